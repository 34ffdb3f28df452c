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
  /** Where Enter was pressed in the text while a line was being stored. */
  #enters: number[] = [];

  constructor(keeper: LineKeeper) {
    this.#keeper = keeper;
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
    // Also while someone types without a pause.
    this.#timer ??= setTimeout(() => this.#saveDraft(), pause);
    const mine = ++this.#asked;
    const reading = text.trim() === "" ? null : await core.readPadLine(text);
    if (mine === this.#asked) this.reading = reading;
  }

  /**
   * Whether the line is on disk. What is typed on meanwhile is the next line, and an Enter pressed meanwhile ends it
   * where it was pressed: nothing is stored twice, joined or lost.
   */
  async send(): Promise<boolean> {
    if (this.busy) {
      this.#enters.push(this.text.length);
      return false;
    }
    this.busy = true;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    let isStored = false;
    let end: number | undefined = this.text.length;
    try {
      while (end !== undefined && (await this.#store(this.text.slice(0, end)))) {
        isStored = true;
        end = this.#enters.shift();
      }
    } catch (rejection) {
      this.failure = toFailure(rejection);
    } finally {
      this.#enters = [];
      this.busy = false;
    }
    return isStored;
  }

  /** Whether what was typed behind the line may follow it. */
  async #store(line: string): Promise<boolean> {
    const at = this.at;
    if (line.trim() !== "") {
      if (await this.#mustWait(line, at)) return false;
      await this.#keeper.keep(line, at);
      this.failure = null;
    }
    // Changed while it was being stored: it is the user's again.
    if (!this.text.startsWith(line)) return false;
    this.#enters = this.#enters.map((enter) => enter - line.length);
    await this.type(this.text.slice(line.length));
    return true;
  }

  /** A secret needs a second Enter, a doubtful time a choice. */
  async #mustWait(line: string, at: string | null): Promise<boolean> {
    const isSure = this.#sure;
    const reading = await core.readPadLine(line);
    this.reading = reading;
    if (reading.secret !== null && !isSure) {
      // An Enter meanwhile was pressed before this could be read.
      this.#sure = this.text === line;
      this.held = true;
      return true;
    }
    return candidates(reading.time) !== null && at === null;
  }

  #saveDraft(): void {
    this.#timer = undefined;
    const text = this.text;
    // A draft that could not be kept costs nothing while the window lives.
    this.#keeper
      .saveDraft(text)
      .then(() => (this.kept = text === this.text && text !== ""))
      .catch(() => undefined);
  }
}
