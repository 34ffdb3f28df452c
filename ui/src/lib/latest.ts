import { writes } from "./writes";

/**
 * Of several answers on their way only that of the latest question counts: an earlier one may
 * arrive last, and would bring back what has been changed since. One that a write overtook is
 * asked for again.
 */
export class Latest {
  #asked = 0;

  /** The answer or its failure; undefined where a later question overtook it. */
  async of<T>(question: () => Promise<T>): Promise<T | undefined> {
    const mine = ++this.#asked;
    try {
      let answer: T;
      let before: number;
      do {
        before = writes.ended;
        answer = await question();
      } while (before !== writes.ended && mine === this.#asked);
      return mine === this.#asked ? answer : undefined;
    } catch (rejection) {
      if (mine === this.#asked) throw rejection;
      return undefined;
    }
  }
}
