import { toFailure, type Failure } from "../ipc";

/**
 * Something read from the journal for a view. While it is read again the last answer stays; an
 * answer that was overtaken by a later question is dropped.
 */
export class Reading<T> {
  value = $state.raw<T | null>(null);
  failure = $state.raw<Failure | null>(null);
  #latest = 0;

  async ask(question: () => Promise<T>): Promise<void> {
    const mine = ++this.#latest;
    try {
      const value = await question();
      if (mine !== this.#latest) return;
      this.value = value;
      this.failure = null;
    } catch (rejection) {
      if (mine === this.#latest) this.failure = toFailure(rejection);
    }
  }
}
