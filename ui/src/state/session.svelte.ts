import { core, onLocked, onPageWanted, toFailure, type AppState, Failure, type Page } from "../ipc";
import { counted } from "../lib/counted";
import { device } from "./device.svelte";
import { layers } from "./layers.svelte";
import { route } from "./route.svelte";
import { toasts } from "./toasts.svelte";
import { saveAll, unsaved } from "./unsaved";

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
        `${counted(unreadable, "line")} taken while locked cannot be read: of another journal, or damaged. They stay in the folder "inbox".`,
      );
    }
  } catch (rejection) {
    toasts.fail(rejection);
  }
}

/** What could not be saved before the journal was locked is still in memory: saved now that it is open again. */
async function saveLeftOver(): Promise<void> {
  if (unsaved.size === 0) return;
  await saveAll();
  if (unsaved.size > 0)
    toasts.fail(notSaved("It is tried again each time the journal is locked or opened."));
}

const notSaved = (hint: string): Failure =>
  new Failure(
    "unsaved",
    "Something that was typed could not be saved yet. It is kept while the program runs.",
    hint,
  );

/** What the pad's window asked for, until the journal is open and it can be shown. */
let wanted: Page | null = null;

async function askWanted(): Promise<void> {
  // The pad's own window shows nothing but the pad; what it asks for opens in the other one.
  if (route.inPadWindow) return;
  // A page that could not be asked for costs one click.
  wanted = (await core.wantedPage().catch(() => null)) ?? wanted;
}

function showWanted(): void {
  const page = wanted;
  wanted = null;
  if (page?.page === "debrief") route.openDebrief(page.id);
  else if (page) route.openIncident(page.id);
}

/** Whether there is a journal, and whether it is open. */
class Session {
  app = $state<AppState | null>(null);
  /** Why there is no knowing whether there is a journal: a file of it is missing or damaged. */
  failure = $state.raw<Failure | null>(null);
  /** Shown once after a journal was made or a passphrase set; forgotten when the reader says so. */
  recoveryCode = $state<string | null>(null);
  /** That something typed is not saved was said when the journal was to be locked. */
  #warned = false;

  /** `ready` is done when it is known how this device looks and where the window was left. */
  async start(ready: Promise<void>): Promise<void> {
    const listening = Promise.all([
      onLocked(() => void this.refresh()),
      onPageWanted(() => void askWanted().then(() => this.open && showWanted())),
    ]);
    const [app] = await Promise.all([this.#read(), askWanted(), listening, ready]);
    await this.#show(app);
  }

  async refresh(): Promise<void> {
    const [app] = await Promise.all([this.#read(), askWanted()]);
    await this.#show(app);
  }

  async #show(app: AppState | null): Promise<void> {
    if (isOpen(app) && !this.open) {
      await saveLeftOver();
      await reopen();
      showWanted();
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

  /** Asked a second time, it locks although something typed could not be saved. */
  async lock(): Promise<void> {
    await saveAll();
    const isNews = unsaved.size > 0 && !this.#warned;
    this.#warned = isNews;
    if (isNews) {
      toasts.fail(notSaved("The journal stays open. Lock it again to lock it all the same."));
      return;
    }
    await core.lock();
    await this.refresh();
  }
}

export const session = new Session();
