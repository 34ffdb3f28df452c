import { core, type IncidentEdit, type LiveIncident, type PadView } from "../ipc";
import { Reading } from "./reading.svelte";
import { toasts } from "./toasts.svelte";

/** What burns, and the pad that is looked at. */
class Pads {
  live = $state.raw<readonly LiveIncident[]>([]);
  /** The pad on screen: the one chosen, else the latest. */
  chosen = $state<string | null>(null);
  readonly open = new Reading<PadView>();
  /** The incident that was ended last in this window. */
  ended = $state<string | null>(null);
  /** Ticks once a second while something is live, for clocks and countdowns. */
  now = $state(Date.now());
  #timer: ReturnType<typeof setInterval> | undefined;

  get id(): string | null {
    const live = this.live.find((each) => each.id === this.chosen) ?? this.live[0];
    return live?.id ?? null;
  }

  /** The pad on screen; nothing while another one, that was read before, is still there. */
  get view(): PadView | null {
    const read = this.open.value;
    return read?.view.incident.id === this.id ? read : null;
  }

  async readLive(): Promise<void> {
    this.live = await core.liveIncidents();
    // Another one that begins meanwhile does not take the place of the one being looked at.
    if (!this.live.some(({ id }) => id === this.chosen)) this.chosen = this.live[0]?.id ?? null;
    if (this.live.length > 0) this.#tick();
    else clearInterval(this.#timer);
  }

  async read(): Promise<void> {
    const id = this.id;
    if (id !== null) await this.open.ask(() => core.pad(id));
  }

  /** A new incident, live from now on. */
  async begin(title: string | null): Promise<string> {
    const incident = await core.openPad(title);
    this.chosen = incident.id;
    await this.readLive();
    return incident.id;
  }

  /** An incident that is already known burns, or burns again. Whether its pad is open. */
  async reopen(id: string): Promise<boolean> {
    try {
      await core.reopenPad(id);
      this.chosen = id;
      this.ended = null;
      await this.readLive();
      return true;
    } catch (rejection) {
      toasts.fail(rejection);
      return false;
    }
  }

  /** Does something to the pad on screen; what goes wrong is said. Whether it was done. */
  async act(change: (id: string) => Promise<unknown>): Promise<boolean> {
    const id = this.id;
    if (id === null) return false;
    try {
      await change(id);
      await this.read();
      return true;
    } catch (rejection) {
      toasts.fail(rejection);
      return false;
    }
  }

  edit(edit: IncidentEdit): Promise<boolean> {
    return this.act((id) => core.editIncident(id, edit));
  }

  #tick(): void {
    clearInterval(this.#timer);
    this.now = Date.now();
    this.#timer = setInterval(() => (this.now = Date.now()), 1000);
  }
}

export const pads = new Pads();
