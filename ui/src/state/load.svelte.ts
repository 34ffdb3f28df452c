import { core, type OnCallToday } from "../ipc";
import { Reading } from "./reading.svelte";

/** What opens over the place "On-call", from wherever it was asked for. */
export type LoadDialog = "page" | "pages" | "shift" | "calendar" | "rest" | "check_in" | "talk";

/** What the rail and Today know of on-call load. */
class LoadState {
  readonly today = new Reading<OnCallToday>();
  dialog = $state<LoadDialog | null>(null);

  get begun(): boolean {
    return this.today.value?.begun ?? false;
  }

  read(): Promise<void> {
    return this.today.ask(() => core.onCallToday());
  }
}

export const load = new LoadState();
