import type { TableLook } from "../ipc";

/**
 * Fields to the names of the columns that were picked for them, in the order of the table; `before` is what was said
 * earlier of the same table.
 */
export function columnsOf(
  table: TableLook,
  picked: readonly string[],
  before: Readonly<Record<string, readonly string[]>> = {},
): Record<string, string[]> {
  const columns: Record<string, string[]> = {};
  table.columns.forEach((column, place) => {
    const field = picked[place] ?? "";
    if (field === "") return;
    const names = (columns[field] ??= []);
    if (!names.includes(column.name)) names.push(column.name);
  });
  // What was proposed and is no longer wanted is given to no column, now and at the next look.
  const proposed = table.columns.flatMap(({ field }) => field ?? []);
  for (const field of [...proposed, ...Object.keys(before)]) columns[field] ??= [];
  return columns;
}

/** Whether the table has every column that the fields name. */
export function fits(table: TableLook, columns: Readonly<Record<string, string[]>>): boolean {
  const names = new Set(table.columns.map((column) => column.name));
  return Object.values(columns).every((wanted) => wanted.every((name) => names.has(name)));
}
