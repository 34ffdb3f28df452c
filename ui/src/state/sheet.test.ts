import { expect, test } from "vitest";
import { mostRows, Sheet } from "./sheet.svelte";

const sheet = () => new Sheet(3);

test("each step is taken back and made again, but nothing that changed nothing", () => {
  const one = sheet();
  one.put({ row: 0, column: 0 }, "a");
  one.put({ row: 0, column: 0 }, "a");
  one.paste([
    ["x", "y"],
    ["z", "w"],
  ]);
  expect(one.cells.slice(0, 2)).toEqual([
    ["x", "y", ""],
    ["z", "w", ""],
  ]);
  expect(one.undo()).toBe(true);
  expect(one.text({ row: 0, column: 0 })).toBe("a");
  expect(one.undo()).toBe(true);
  expect(one.undo(), "there were two steps").toBe(false);
  expect(one.redo()).toBe(true);
  expect(one.redo()).toBe(true);
  expect(one.copied).toBe("x");
});

test("a stretch is chosen, filled down, copied and emptied", () => {
  const one = sheet();
  one.put({ row: 0, column: 1 }, "SEV2");
  one.go({ row: 0, column: 1 });
  one.step(1, 0, true);
  one.step(1, 0, true);
  one.fillDown();
  expect(one.copied).toBe("SEV2\nSEV2\nSEV2");
  expect(one.active, "it grows from where one stands").toEqual({ row: 0, column: 1 });
  one.clear();
  expect(one.filled).toEqual([]);
});

test("there is always a row to go on with, and an end to how many", () => {
  const one = sheet();
  one.go({ row: 11, column: 9 });
  one.step(1, 0);
  expect(one.active).toEqual({ row: 12, column: 2 });
  expect(one.cells).toHaveLength(13);
  expect(one.paste(Array.from({ length: mostRows }, () => ["x"]))).toBe(false);
  expect(one.filled, "what does not fit is not cut off unseen").toEqual([]);
});

test("rows that were added go, and no step brings them back", () => {
  const one = sheet();
  one.paste([["one"], ["two"], ["three"]]);
  one.drop([0, 2]);
  expect(one.filled).toEqual([0]);
  expect(one.text({ row: 0, column: 0 })).toBe("two");
  expect(one.undo()).toBe(false);
});

test("a cell is said more plainly only while it says the same", () => {
  const one = sheet();
  const at = { row: 0, column: 1 };
  one.put(at, "yesterday 03:10");
  one.amend(at, "yesterday 03:10", "2026-11-26 03:10");
  one.amend(at, "yesterday 03:10", "never");
  expect(one.text(at)).toBe("2026-11-26 03:10");
  one.undo();
  expect(one.text(at)).toBe("");
});
