import { expect, test } from "vitest";
import { later } from "./later";

test("an hour, a morning and a Monday lie ahead", () => {
  const friday = new Date(2026, 2, 6, 17, 30);
  const [hour, tomorrow, monday] = later(friday).map(({ at }) => new Date(at));
  expect(hour).toEqual(new Date(2026, 2, 6, 18, 30));
  expect(tomorrow).toEqual(new Date(2026, 2, 7, 9));
  expect(monday).toEqual(new Date(2026, 2, 9, 9));
});

test("on a Sunday tomorrow is offered once, and on a Monday the next one", () => {
  expect(later(new Date(2026, 2, 8, 12))).toHaveLength(2);
  const [, , monday] = later(new Date(2026, 2, 9, 12)).map(({ at }) => new Date(at));
  expect(monday).toEqual(new Date(2026, 2, 16, 9));
});
