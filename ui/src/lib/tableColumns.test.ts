import { expect, test } from "vitest";
import type { TableLook } from "../ipc";
import { columnsOf, fits } from "./tableColumns";

const table: TableLook = {
  format: "spreadsheet",
  columns: [
    { name: "When", field: "began" },
    { name: "What", field: null },
    { name: "More", field: "notes" },
    { name: "Fix", field: null },
  ],
  rows: [],
  row_count: 0,
  is_part: false,
  is_enough: false,
  open_day: null,
};

test("a field takes all columns that were picked for it", () => {
  expect(columnsOf(table, ["began", "title", "notes", "notes"])).toEqual({
    began: ["When"],
    title: ["What"],
    notes: ["More", "Fix"],
  });
});

test("what was given to no column stays so", () => {
  const before = { resolved: [], title: ["More"] };
  expect(columnsOf(table, ["began", "title", "", ""], before)).toEqual({
    began: ["When"],
    title: ["What"],
    notes: [],
    resolved: [],
  });
});

test("a reading fits a table that has its columns", () => {
  expect(fits(table, { title: ["What"], notes: ["More", "Fix"], resolved: [] })).toBe(true);
  expect(fits(table, { title: ["Titel"] })).toBe(false);
});

test("what is no longer wanted is given to no column", () => {
  expect(columnsOf(table, ["", "title", "", ""])).toEqual({
    title: ["What"],
    began: [],
    notes: [],
  });
});
