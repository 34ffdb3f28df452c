import { core } from "../ipc";

/** The idle lock counts minutes; telling it more than every few seconds would be noise. */
const atMostEvery = 5_000;
let last = -atMostEvery;

export function reportActivity(event: Event): void {
  if (event.timeStamp - last < atMostEvery) return;
  last = event.timeStamp;
  // An unheard key costs an early lock at worst, and the lock screen says what happened.
  core.reportActivity().catch(() => undefined);
}
