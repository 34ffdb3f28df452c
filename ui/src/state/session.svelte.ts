import { core, onLocked, onPageWanted, toFailure, type AppState, type Failure } from "../ipc";
import { counted } from "../lib/counted";
import { device } from "./device.svelte";
import { layers } from "./layers.svelte";
import { route } from "./route.svelte";
import { toasts } from "./toasts.svelte";

const isOpen = (app: AppState | null): boolean =>
  app?.journal === "open" || app?.journal === "unprotected";

/** Goes back to where the window was left; an incident that is gone by now stays closed. */
async function reopen(): Promise<void> {
  const { place, incident } = device.settings.open;
  route.go(place);
  if (place !== "journal" || incident === null) return;
  const isThere = await core.incident(incident).then(
    () => true,
    () => false,
  );
  if (isThere) route.openIncident(incident);
}

/** Lines that were taken while the journal was locked join their incident. */
async function collectSealed(): Promise<void> {
  try {
    const { lines, unreadable } = await core.collectSealed();
    if (lines > 0) {
      toasts.say(`${counted(lines, "line")} taken while locked joined the pad.`);
    }
    if (unreadable > 0) {
      toasts.say(
        `${unreadable} sealed lines belong to another journal, or are damaged. They stay in the folder "inbox".`,
      );
    }
  } catch (rejection) {
    toasts.fail(rejection);
  }
}

/** The pad's own window shows nothing but the pad; what it asks for opens in this one. */
async function showWanted(): Promise<void> {
  if (route.inPadWindow) return;
  // A page that could not be asked for costs one click.
  const wanted = await core.wantedPage().catch(() => null);
  if (wanted?.page === "debrief") route.openDebrief(wanted.id);
  else if (wanted) route.openIncident(wanted.id);
}

/** Whether there is a journal, and whether it is open. */
class Session {
  app = $state<AppState | null>(null);
  /** Why there is no knowing whether there is a journal: a file of it is missing or damaged. */
  failure = $state.raw<Failure | null>(null);
  /** Shown once after a journal was made or a passphrase set; forgotten when the reader says so. */
  recoveryCode = $state<string | null>(null);

  /** `ready` is done when it is known how this device looks and where the window was left. */
  async start(ready: Promise<void>): Promise<void> {
    const listening = Promise.all([
      onLocked(() => void this.refresh()),
      onPageWanted(() => void (this.open && showWanted())),
    ]);
    const [app] = await Promise.all([this.#read(), listening, ready]);
    await this.#show(app);
  }

  async refresh(): Promise<void> {
    await this.#show(await this.#read());
  }

  async #show(app: AppState | null): Promise<void> {
    if (isOpen(app) && !this.open) {
      await reopen();
      await showWanted();
      void collectSealed();
    }
    this.app = app;
    if (!this.open) {
      route.incident = null;
      route.evidence = null;
      layers.dialog = null;
      layers.palette = false;
      // What they say may name an incident.
      toasts.clear();
    }
  }

  async #read(): Promise<AppState | null> {
    try {
      const app = await core.appState();
      this.failure = null;
      return app;
    } catch (rejection) {
      this.failure = toFailure(rejection);
      return null;
    }
  }

  get open(): boolean {
    return isOpen(this.app);
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
