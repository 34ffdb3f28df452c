import { expect, it } from "vitest";
import { nextIndex } from "./roving";

it("moves through a group and around its ends", () => {
  expect(nextIndex("ArrowDown", 2, 3)).toBe(0);
  expect(nextIndex("ArrowUp", 0, 3)).toBe(2);
  expect(nextIndex("End", 0, 3)).toBe(2);
  expect(nextIndex("Home", 2, 3)).toBe(0);
});

it("leaves other keys alone", () => {
  expect(nextIndex("a", 1, 3)).toBeNull();
  expect(nextIndex("ArrowDown", 0, 0)).toBeNull();
});
