import { toFailure, type Failure } from "../ipc";

/**
 * Lines that Enter was pressed on, stored one after the other while the next is being typed.
 * None is dropped before the journal has it: after a failure they wait here, in their order.
 */
export class LineQueue<T> {
  waiting = $state.raw<readonly T[]>([]);
  failure = $state.raw<Failure | null>(null);
  #sending = false;
  #store: (line: T) => Promise<void>;
  #giveBack: (line: T) => boolean;

  /** `giveBack` puts the only line that failed back where it was typed, unless typing went on there. */
  constructor(store: (line: T) => Promise<void>, giveBack: (line: T) => boolean) {
    this.#store = store;
    this.#giveBack = giveBack;
  }

  async add(line: T): Promise<void> {
    this.waiting = [...this.waiting, line];
    await this.send();
  }

  /** Goes on with what waits; also the second try after a failure. */
  async send(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    this.failure = null;
    while (this.failure === null && this.waiting.length > 0) await this.#sendFirst();
    this.#sending = false;
  }

  async #sendFirst(): Promise<void> {
    const [first] = this.waiting as [T];
    try {
      await this.#store(first);
      this.waiting = this.waiting.slice(1);
    } catch (rejection) {
      if (this.waiting.length === 1 && this.#giveBack(first)) this.waiting = [];
      this.failure = toFailure(rejection);
    }
  }
}
