import {
  between,
  blank,
  clear,
  cut,
  fillDown,
  isFilled,
  paste,
  writeCells,
  type Block,
  type Cells,
  type Place,
} from "../lib/cells";

const rowsAtFirst = 12;

/** More than this is a file to import, not something to type. */
export const mostRows = 500;

const isSame = (one: Cells, other: Cells): boolean =>
  one.length === other.length &&
  one.every((row, at) => row.every((text, column) => text === other[at]?.[column]));

/** Cells to be typed into, the place where the reader is, and the steps that can be taken back. */
export class Sheet {
  cells = $state.raw<Cells>([]);
  active = $state.raw<Place>({ row: 0, column: 0 });
  /** The other corner of what is chosen. */
  corner = $state.raw<Place>({ row: 0, column: 0 });
  readonly width: number;
  #past: Cells[] = [];
  #future: Cells[] = [];

  constructor(width: number, cells: Cells = []) {
    this.width = width;
    this.cells = this.#roomy(cells);
  }

  get chosen(): Block {
    return between(this.active, this.corner);
  }

  /** The places of the rows that say something. */
  get filled(): number[] {
    return this.cells.flatMap((line, row) => (isFilled(line) ? [row] : []));
  }

  text({ row, column }: Place): string {
    return this.cells[row]?.[column] ?? "";
  }

  /** Below the last row there is always another. */
  go(to: Place, isStretch = false): void {
    const row = Math.max(0, Math.min(mostRows - 1, this.cells.length, to.row));
    const column = Math.max(0, Math.min(this.width - 1, to.column));
    if (row === this.cells.length) this.cells = [...this.cells, ...blank(1, this.width)];
    this.corner = { row, column };
    if (!isStretch) this.active = this.corner;
  }

  /** From where the reader is, or from where the stretch ends. */
  step(rows: number, columns: number, isStretch = false): void {
    const { row, column } = isStretch ? this.corner : this.active;
    this.go({ row: row + rows, column: column + columns }, isStretch);
  }

  put(at: Place, text: string): void {
    this.#change(paste(this.cells, at, [[text]]));
  }

  /** Says the same more plainly, unless it says something else by now: no step of its own. */
  amend(at: Place, from: string, to: string): void {
    if (this.text(at) === from) this.cells = paste(this.cells, at, [[to]]);
  }

  /** Whether there was room. */
  paste(block: Cells): boolean {
    const { from } = this.chosen;
    if (from.row + block.length > mostRows) return false;
    this.#change(paste(this.cells, from, block));
    this.active = from;
    const width = Math.max(...block.map((line) => line.length));
    this.corner = {
      row: from.row + block.length - 1,
      column: Math.min(this.width - 1, from.column + width - 1),
    };
    return true;
  }

  get copied(): string {
    return writeCells(cut(this.cells, this.chosen));
  }

  fillDown(): void {
    this.#change(fillDown(this.cells, this.chosen));
  }

  clear(): void {
    this.#change(clear(this.cells, this.chosen));
  }

  /** Whether there was a step to take back. */
  undo(): boolean {
    return this.#back(this.#past, this.#future);
  }

  redo(): boolean {
    return this.#back(this.#future, this.#past);
  }

  /** Rows that are somewhere else now; no step leads back to them. */
  drop(rows: readonly number[]): void {
    this.#past = [];
    this.#future = [];
    this.cells = this.#roomy(this.cells.filter((_, row) => !rows.includes(row)));
    this.go({ row: Math.min(this.active.row, this.cells.length - 1), column: this.active.column });
  }

  #change(cells: Cells): void {
    if (isSame(cells, this.cells)) return;
    this.#past.push(this.cells);
    this.#future = [];
    this.cells = cells;
  }

  #back(from: Cells[], to: Cells[]): boolean {
    const cells = from.pop();
    if (cells === undefined) return false;
    to.push(this.cells);
    this.cells = cells;
    this.go({ ...this.active, row: Math.min(this.active.row, cells.length - 1) });
    return true;
  }

  #roomy(cells: Cells): Cells {
    return [...cells, ...blank(Math.max(0, rowsAtFirst - cells.length), this.width)];
  }
}
