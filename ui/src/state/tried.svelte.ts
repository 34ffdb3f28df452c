import type { InsightsQuestion, Scope } from "../ipc";

/**
 * By scope, the days that its incidents were divided by: the best of several proves less than the
 * first. Kept while the window is open, so that looking elsewhere in between forgets none.
 */
class Tried {
  #days = $state.raw<Readonly<Record<string, readonly string[]>>>({});

  note({ scope, change }: InsightsQuestion): void {
    const before = this.of(scope);
    if (change === null || before.includes(change)) return;
    this.#days = { ...this.#days, [JSON.stringify(scope)]: [...before, change] };
  }

  of(scope: Scope): readonly string[] {
    return this.#days[JSON.stringify(scope)] ?? [];
  }
}

export const tried = new Tried();
