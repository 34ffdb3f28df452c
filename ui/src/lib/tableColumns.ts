import type { TableLook } from "../ipc";

/** Fields to the names of the columns that were picked for them, in the order of the table. */
export function columnsOf(table: TableLook, picked: readonly string[]): Record<string, string[]> {
  const columns: Record<string, string[]> = {};
  table.columns.forEach((column, place) => {
    const field = picked[place] ?? "";
    if (field === "") return;
    const names = (columns[field] ??= []);
    if (!names.includes(column.name)) names.push(column.name);
  });
  // What was proposed and is no longer wanted is given to no column.
  for (const { field } of table.columns) {
    if (field !== null && !(field in columns)) columns[field] = [];
  }
  return columns;
}
