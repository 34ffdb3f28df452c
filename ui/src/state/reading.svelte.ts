import { toFailure, type Failure } from "../ipc";
import { Latest } from "../lib/latest";

/**
 * Something read from the journal for a view. While it is read again the last answer stays; an
 * answer that was overtaken by a later question is dropped.
 */
export class Reading<T> {
  value = $state.raw<T | null>(null);
  failure = $state.raw<Failure | null>(null);
  #latest = new Latest();

  async ask(question: () => Promise<T>): Promise<void> {
    try {
      const value = await this.#latest.of(question);
      if (value === undefined) return;
      this.value = value;
      this.failure = null;
    } catch (rejection) {
      this.failure = toFailure(rejection);
    }
  }
}
