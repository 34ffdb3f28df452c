import { expect, test } from "vitest";
import type { TextFinding } from "../ipc";
import { carried } from "./findings";

const finding = (start: number, end: number): TextFinding => ({
  id: `${start}`,
  range: { start, end },
  rule: "human_error",
  why: "",
  suggestion: "",
});

const ranges = (before: string, after: string, ...found: TextFinding[]): number[][] =>
  carried(found, before, after).map(({ range }) => [range.start, range.end]);

test("findings keep to their words while the text is typed on", () => {
  const before = "human error, and careless.";
  expect(ranges(before, `${before} Then`, finding(0, 11), finding(17, 25))).toEqual([
    [0, 11],
    [17, 25],
  ]);
  expect(ranges(before, `So ${before}`, finding(17, 25))).toEqual([[20, 28]]);
});

test("words that are being changed are not underlined until they are read again", () => {
  expect(ranges("a human error.", "a human errors.", finding(2, 13))).toEqual([]);
  expect(ranges("a human error", "a human", finding(2, 13))).toEqual([]);
});
