import { expect, test } from "vitest";
import { minuteAt, placeOf, stretchOf } from "./timeline";

const at = (time: string): number => Date.parse(`2026-03-01T${time}Z`);

test("a line has room at both ends", () => {
  const stretch = stretchOf([at("03:00:00"), at("05:00:00")], 0);
  expect(stretch).toEqual({ from: at("02:50:00"), to: at("05:10:00") });
  expect(placeOf(at("04:00:00"), stretch)).toBe(0.5);
});

test("a place is a whole minute, and never off the line", () => {
  const stretch = stretchOf([at("03:00:30"), at("05:00:00")], 0);
  expect(minuteAt(0.5, stretch) % 60_000).toBe(0);
  expect(minuteAt(-3, stretch)).toBe(stretch.from);
  expect(placeOf(at("23:00:00"), stretch)).toBe(1);
});

test("without a time it ends now", () => {
  const stretch = stretchOf([], at("03:00:00"));
  expect(stretch.to).toBeGreaterThanOrEqual(at("03:00:00"));
});
