import { core, type TimeReading } from "../ipc";
import { toasts } from "./toasts.svelte";

/** A time while it is being typed: what the journal understands, and which of two was chosen. */
export class TypedTime {
  /** Null while nothing is being typed. */
  text = $state<string | null>(null);
  reading = $state<TimeReading | null>(null);
  chosen = $state<string | null>(null);
  #asked = 0;
  #answer: Promise<void> = Promise.resolve();

  type(text: string, reference: string | null, zone: string): Promise<void> {
    this.text = text;
    // What was read of an earlier text is not what stands here now.
    this.chosen = null;
    this.reading = null;
    this.#asked += 1;
    this.#answer = text.trim() === "" ? Promise.resolve() : this.#read(text, reference, zone);
    return this.#answer;
  }

  async #read(text: string, reference: string | null, zone: string): Promise<void> {
    const asked = this.#asked;
    try {
      const reading = await core.readTime(text, reference, zone);
      // An answer to what stood here two letters ago is not an answer any more.
      if (asked === this.#asked) this.reading = reading;
    } catch (rejection) {
      toasts.fail(rejection);
    }
  }

  get instant(): string | null {
    return this.chosen ?? (this.reading?.state === "clear" ? this.reading.at : null);
  }

  /** The instant, once the journal has answered; null where there is none, or typing went on. */
  async settled(): Promise<string | null> {
    const asked = this.#asked;
    await this.#answer;
    return asked === this.#asked ? this.instant : null;
  }

  done(): void {
    this.#asked += 1;
    this.text = null;
    this.reading = null;
    this.chosen = null;
  }
}

/** The two instants a wall time in a clock change may mean; null where there is nothing to choose. */
export function candidates(reading: TimeReading | null): { at: string; words: string }[] | null {
  if (reading?.state === "twice") {
    return [
      { at: reading.earlier, words: "Before the clocks went back" },
      { at: reading.later, words: "After the clocks went back" },
    ];
  }
  if (reading?.state === "skipped") {
    return [
      { at: reading.before, words: "Counted before the gap" },
      { at: reading.after, words: "Counted after the gap" },
    ];
  }
  return null;
}
