import { onBackupFailed, type Failure } from "../ipc";

/** What is done for the journal unasked, as far as it did not succeed. */
class House {
  /** Why the last daily back-up was not made, until the reader has seen it or a back-up was made. */
  backupFailure = $state.raw<Failure | null>(null);

  start(): Promise<() => void> {
    return onBackupFailed((failure) => (this.backupFailure = failure));
  }
}

export const house = new House();
