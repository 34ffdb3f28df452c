import { core, toFailure, type Failure, type PadLine } from "../ipc";
import { candidates } from "./typedTime.svelte";

const pause = 300;

/** Where a line goes: the incident's pad, or sealed while the journal is locked. */
interface LineKeeper {
  keep(line: string, at: string | null): Promise<unknown>;
  saveDraft(text: string): Promise<unknown>;
}

/**
 * The one line being typed. It is empty again only when the journal has said that the line is on
 * disk; whatever goes wrong, the text stays.
 */
export class TypedLine {
  text = $state("");
  reading = $state.raw<PadLine | null>(null);
  /** The choice between two instants with one wall time. */
  at = $state<string | null>(null);
  failure = $state.raw<Failure | null>(null);
  busy = $state(false);
  /** What is typed now is on disk as a draft. */
  kept = $state(false);
  /** What looked like a secret was seen, and is to be kept all the same. */
  #sure = $state(false);
  /** It looks like a secret, and Enter was pressed once. */
  held = $state(false);
  #keeper: LineKeeper;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  constructor(keeper: LineKeeper) {
    this.#keeper = keeper;
  }

  get choices(): ReturnType<typeof candidates> {
    return candidates(this.reading?.time ?? null);
  }

  /** What was typed before a crash, offered again; never over what is being typed now. */
  offer(draft: string): void {
    if (this.text === "") void this.type(draft);
  }

  async type(text: string): Promise<void> {
    this.text = text;
    this.held = false;
    this.kept = false;
    this.#sure = false;
    this.at = null;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#saveDraft(), pause);
    const mine = ++this.#asked;
    const reading = text.trim() === "" ? null : await core.readPadLine(text);
    if (mine === this.#asked) this.reading = reading;
  }

  /** Whether the line is on disk. */
  async send(): Promise<boolean> {
    const line = this.text;
    if (line.trim() === "" || this.busy) return false;
    if (await this.#mustWait(line)) return false;
    this.busy = true;
    clearTimeout(this.#timer);
    try {
      await this.#keeper.keep(line, this.at);
      this.failure = null;
      // What was typed while it was being stored is the next line.
      if (this.text === line) await this.type("");
      return true;
    } catch (rejection) {
      this.failure = toFailure(rejection);
      return false;
    } finally {
      this.busy = false;
    }
  }

  /** A secret needs a second Enter, a doubtful time a choice. */
  async #mustWait(line: string): Promise<boolean> {
    this.reading = await core.readPadLine(line);
    if (this.reading.secret !== null && !this.#sure) {
      this.#sure = true;
      this.held = true;
      return true;
    }
    return this.choices !== null && this.at === null;
  }

  #saveDraft(): void {
    const text = this.text;
    // A draft that could not be kept costs nothing while the window lives.
    this.#keeper
      .saveDraft(text)
      .then(() => (this.kept = text === this.text && text !== ""))
      .catch(() => undefined);
  }
}
