import type { IncidentRow } from "../ipc";

/** Incidents chosen in the journal's list, to be changed together. */
class Selection {
  /** A click chooses instead of opening. */
  choosing = $state(false);
  rows = $state.raw<readonly IncidentRow[]>([]);
  /** Where a stretch of rows begins. */
  #anchor = 0;

  get size(): number {
    return this.rows.length;
  }

  get active(): boolean {
    return this.choosing || this.size > 0;
  }

  get ids(): string[] {
    return this.rows.map((row) => row.id);
  }

  has(id: string | undefined): boolean {
    return this.rows.some((row) => row.id === id);
  }

  toggle(row: IncidentRow, index: number): void {
    this.#anchor = index;
    this.rows = this.has(row.id)
      ? this.rows.filter(({ id }) => id !== row.id)
      : [...this.rows, row];
  }

  /** From where the last one was chosen to here: first and end of the stretch. */
  stretch(from: number, to: number): [number, number] {
    if (this.size === 0) this.#anchor = from;
    return [Math.min(this.#anchor, to), Math.max(this.#anchor, to) + 1];
  }

  clear(): void {
    this.choosing = false;
    this.rows = [];
  }
}

export const selection = new Selection();
