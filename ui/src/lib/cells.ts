/** Rows of cells, as a spreadsheet holds them. Nothing here changes what it is given. */
export type Cells = readonly (readonly string[])[];

export interface Place {
  row: number;
  column: number;
}

/** From one corner to the other; both belong to it. */
export interface Block {
  from: Place;
  to: Place;
}

/** The rectangle between two places, whichever comes first. */
export function between(one: Place, other: Place): Block {
  return {
    from: { row: Math.min(one.row, other.row), column: Math.min(one.column, other.column) },
    to: { row: Math.max(one.row, other.row), column: Math.max(one.column, other.column) },
  };
}

/** What a spreadsheet copies: tabs between cells, and quotes around those that hold tabs, quotes or new lines. */
export function readCells(text: string): string[][] {
  const plain = text.replaceAll("\r\n", "\n").replaceAll("\r", "\n").replace(/\n$/, "");
  const rows: string[][] = [[]];
  let at = 0;
  while (at <= plain.length) {
    const { cell, end } = cellAt(plain, at);
    rows.at(-1)?.push(cell);
    if (plain[end] === "\n") rows.push([]);
    at = end + 1;
  }
  return rows;
}

/** A quote that is not closed before the cell ends is a letter like any other. */
function cellAt(text: string, at: number): { cell: string; end: number } {
  const quoted = /"((?:[^"]|"")*)"(?=[\t\n]|$)/y;
  quoted.lastIndex = at;
  const found = quoted.exec(text);
  if (found !== null)
    return { cell: (found[1] ?? "").replaceAll('""', '"'), end: quoted.lastIndex };
  const rest = text.slice(at).search(/[\t\n]/);
  const end = rest < 0 ? text.length : at + rest;
  return { cell: text.slice(at, end), end };
}

export function writeCells(cells: Cells): string {
  const cell = (text: string): string =>
    /["\t\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  return cells.map((row) => row.map(cell).join("\t")).join("\n");
}

export function cut(cells: Cells, { from, to }: Block): string[][] {
  const rows = cells.slice(from.row, to.row + 1);
  return rows.map((row) => row.slice(from.column, to.column + 1));
}

export const blank = (rows: number, width: number): string[][] =>
  Array.from({ length: rows }, () => new Array<string>(width).fill(""));

/** From a place on; rows are made as needed, and what has no column is left out. */
export function paste(cells: Cells, at: Place, block: Cells): Cells {
  const width = cells[0]?.length ?? 0;
  const missing = Math.max(0, at.row + block.length - cells.length);
  const rows = [...cells.map((row) => [...row]), ...blank(missing, width)];
  block.forEach((line, down) => {
    const row = rows[at.row + down];
    line
      .slice(0, width - at.column)
      .forEach((text, right) => row?.splice(at.column + right, 1, text));
  });
  return rows;
}

/** The first row of a block in all of it; of one row alone, what stands above it. */
export function fillDown(cells: Cells, { from, to }: Block): Cells {
  const source = from.row === to.row ? from.row - 1 : from.row;
  const line = cells[source]?.slice(from.column, to.column + 1);
  if (line === undefined) return cells;
  const below = Array.from({ length: to.row - source }, () => line);
  return paste(cells, { row: source + 1, column: from.column }, below);
}

export const clear = (cells: Cells, { from, to }: Block): Cells =>
  paste(cells, from, blank(to.row - from.row + 1, to.column - from.column + 1));

export const isFilled = (line: readonly string[]): boolean =>
  line.some((text) => text.trim() !== "");
