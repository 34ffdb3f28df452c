import { describe, expect, it } from "vitest";
import { branch, nextKey, putBack } from "./keyed";

const line = (key: number, under: number | null = null) => ({ key, under });

it("numbers the next line after the highest", () => {
  expect(nextKey([])).toBe(1);
  expect(nextKey([line(4), line(2)])).toBe(5);
});

it("finds all that stands below a line, in whatever order they are kept", () => {
  const lines = [line(3, 2), line(1), line(2, 1), line(4)];
  expect([...branch(lines, 1)].sort()).toEqual([1, 2, 3]);
});

describe("putting back what was taken out", () => {
  const before = [line(1), line(2), line(3, 2), line(4)];
  const gone = new Set([2, 3]);

  it("puts it where it stood, and keeps what came since", () => {
    const now = [line(1), line(4), line(5)];
    expect(putBack(now, before, gone)).toEqual([...before, line(5)]);
  });

  it("leaves a number with the line that it was given to meanwhile", () => {
    const last = [line(1), line(2), line(3, 2)];
    const now = [line(1), line(2)];
    expect(putBack(now, last, gone)).toEqual([line(1), line(6), line(7, 6), line(2)]);
  });

  it("lets a line stand alone whose line above is gone", () => {
    expect(putBack([line(1)], before, new Set([3]))).toEqual([line(1), line(3)]);
  });
});
