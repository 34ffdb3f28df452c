import { core, onLocked, type AppState } from "../ipc";
import { layers } from "./layers.svelte";
import { route } from "./route.svelte";

/** Whether there is a journal, and whether it is open. */
class Session {
  app = $state<AppState | null>(null);
  /** Shown once after a journal was made or a passphrase set; forgotten when the reader says so. */
  recoveryCode = $state<string | null>(null);

  async start(): Promise<void> {
    await onLocked(() => void this.refresh());
    await this.refresh();
  }

  async refresh(): Promise<void> {
    this.app = await core.appState();
    if (!this.open) {
      route.incident = null;
      layers.palette = false;
    }
  }

  get open(): boolean {
    return this.app?.journal === "open" || this.app?.journal === "unprotected";
  }

  get zone(): string {
    return this.app?.zone ?? "UTC";
  }

  async lock(): Promise<void> {
    await core.lock();
    await this.refresh();
  }
}

export const session = new Session();
