import { expect, test } from "vitest";
import { nearest } from "./nearest";

const places = [
  { x: 10, y: 10 },
  { x: 20, y: 10 },
];

test("the nearest place within reach is found", () => {
  expect(nearest(places, 16, 10, 12)).toBe(1);
  expect(nearest(places, 14, 10, 12)).toBe(0);
});

test("nothing is found out of reach", () => {
  expect(nearest(places, 40, 10, 12)).toBe(-1);
  expect(nearest([], 0, 0, 12)).toBe(-1);
});
