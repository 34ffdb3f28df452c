import { core } from "../ipc";

let told = false;

/** Tells the shell, once, that the first screen stands there with its data. */
export function painted(): void {
  if (told) return;
  told = true;
  // The second frame begins when the first one has been drawn.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      // Only a measurement is lost.
      core.windowReady().catch(() => undefined);
    }),
  );
}
