import { onBackupFailed, onRang, type Failure } from "../ipc";
import { reminderName } from "../lib/words";
import { toasts } from "./toasts.svelte";

/** What is done for the journal unasked: back-ups, as far as they did not succeed, and reminders. */
class House {
  /** Why the last daily back-up was not made, until the reader has seen it or a back-up was made. */
  backupFailure = $state.raw<Failure | null>(null);

  async start(): Promise<void> {
    await Promise.all([
      onBackupFailed((failure) => (this.backupFailure = failure)),
      // The desktop may show no notifications; this line is always seen.
      onRang((reminders) => {
        for (const { what } of reminders) toasts.say(`${reminderName[what]}.`);
      }),
    ]);
  }
}

export const house = new House();
