import { expect, test } from "vitest";
import { countdown, isNight, sinceClock } from "./clockwork";

test("how long it has burned", () => {
  expect(sinceClock(42 * 60_000 + 59_000)).toBe("+0:42");
  expect(sinceClock(125 * 60_000)).toBe("+2:05");
  expect(sinceClock(-5_000)).toBe("+0:00");
});

test("when the next update is due", () => {
  expect(countdown(432_000)).toBe("next update in 07:12");
  expect(countdown(-61_000)).toBe("next update late by 01:01");
});

test("a night may go past midnight", () => {
  const nights = (from: number, to: number): boolean[] =>
    [21, 22, 0, 6, 7].map((hour) => isNight(hour, from, to));
  expect(nights(22, 7)).toEqual([false, true, true, true, false]);
  expect(nights(0, 7)).toEqual([false, false, true, true, false]);
});
