import { expect, test } from "vitest";
import { daysAfter, readDay } from "./day";

const today = "2026-03-01";

test("days are read as they are typed", () => {
  expect(readDay("2026-3-1", today)).toBe("2026-03-01");
  expect(readDay(" Today ", today)).toBe(today);
  expect(readDay("yesterday", today)).toBe("2026-02-28");
  expect(readDay("-3d", today)).toBe("2026-02-26");
  expect(readDay("+2w", today)).toBe("2026-03-15");
});

test("what is no day is not guessed", () => {
  for (const text of ["", "2026-02-30", "03/01/2026", "soon", "2026-13-01", "-d"]) {
    expect(readDay(text, today)).toBeNull();
  }
});

test("days are counted over a clock change", () => {
  expect(daysAfter("2026-03-28", 2)).toBe("2026-03-30");
});
