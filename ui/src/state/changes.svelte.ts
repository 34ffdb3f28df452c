import { onChanged, type ItemId } from "../ipc";

/**
 * Counts what the journal says has changed. A view that reads `of(noun)` inside an effect reads
 * its data again whenever a record of that noun was touched, by this window or another process.
 */
class Changes {
  #counts = $state<Partial<Record<ItemId["noun"], number>>>({});
  #all = $state(0);

  start(): Promise<() => void> {
    return onChanged((ids) => {
      if (ids.length === 0) this.#all += 1;
      for (const noun of new Set(ids.map((id) => id.noun))) {
        this.#counts[noun] = (this.#counts[noun] ?? 0) + 1;
      }
    });
  }

  of(...nouns: ItemId["noun"][]): number {
    return nouns.reduce((sum, noun) => sum + (this.#counts[noun] ?? 0), this.#all);
  }

  /** Whatever it was. */
  any(): number {
    return Object.values(this.#counts).reduce((sum, count) => sum + count, this.#all);
  }
}

export const changes = new Changes();
