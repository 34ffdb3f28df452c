import { expect, test } from "vitest";
import { between, clear, cut, fillDown, isFilled, paste, readCells, writeCells } from "./cells";

const grid = [
  ["a", "b", "c"],
  ["d", "", "f"],
  ["", "", ""],
];
const block = (row: number, column: number, toRow: number, toColumn: number) =>
  between({ row, column }, { row: toRow, column: toColumn });

test("copied cells are read with their quotes, tabs and new lines", () => {
  expect(readCells("a\tb\r\nc\t\r\n")).toEqual([
    ["a", "b"],
    ["c", ""],
  ]);
  expect(readCells('"one\ntwo"\t"say ""hi"""\n"\tx"\tlast')).toEqual([
    ["one\ntwo", 'say "hi"'],
    ["\tx", "last"],
  ]);
  expect(readCells('5" disk\t"half\n"a" b\t""')).toEqual([
    ['5" disk', '"half'],
    ['"a" b', ""],
  ]);
  expect(readCells("")).toEqual([[""]]);
});

test("what is written is read as the same", () => {
  const cells = [
    ["a\tb", 'say "x"', ""],
    ["one\ntwo", "", "z"],
  ];
  expect(readCells(writeCells(cells))).toEqual(cells);
});

test("a paste makes rows and leaves out what has no column", () => {
  const pasted = paste(grid, { row: 2, column: 1 }, [
    ["1", "2", "3"],
    ["4", "5", "6"],
  ]);
  expect(pasted.slice(2)).toEqual([
    ["", "1", "2"],
    ["", "4", "5"],
  ]);
  expect(grid[2], "what was given stays as it was").toEqual(["", "", ""]);
});

test("the first row of a block fills it, and one row is filled from above", () => {
  expect(fillDown(grid, block(0, 0, 2, 1))).toEqual([
    ["a", "b", "c"],
    ["a", "b", "f"],
    ["a", "b", ""],
  ]);
  expect(fillDown(grid, block(1, 1, 1, 1))[1]).toEqual(["d", "b", "f"]);
  expect(fillDown(grid, block(0, 0, 0, 0)), "above the first row is nothing").toEqual(grid);
});

test("a block is cut and cleared, whichever corner comes first", () => {
  expect(cut(grid, block(1, 2, 0, 1))).toEqual([
    ["b", "c"],
    ["", "f"],
  ]);
  expect(clear(grid, block(1, 2, 0, 1))).toEqual([
    ["a", "", ""],
    ["d", "", ""],
    ["", "", ""],
  ]);
});

test("a row of blanks says nothing", () => {
  expect([["", " "], ["x", ""], []].map(isFilled)).toEqual([false, true, false]);
});
