import { expect, test } from "vitest";
import type { Night } from "../ipc";
import { marks, months, nightWords, number, plural } from "./loadWords";

const night = (day: string, more: Partial<Night> = {}): Night => ({
  day,
  wakings: null,
  sleep_abandoned: false,
  on_call: false,
  pages: [],
  ...more,
});

test("a night says what is known of it", () => {
  expect(nightWords(night("2026-11-24"))).toBe("Tue, 24 Nov 2026: nothing is known");
  expect(nightWords(night("2026-11-24", { wakings: 0, on_call: true }))).toBe(
    "Tue, 24 Nov 2026: not woken, on call",
  );
  expect(nightWords(night("2026-11-24", { wakings: 2, sleep_abandoned: true }))).toBe(
    "Tue, 24 Nov 2026: woken 2 times, no more sleep",
  );
  expect(nightWords(night("2026-11-24", { pages: ["a"] }))).toBe(
    "Tue, 24 Nov 2026: 1 page, not known whether it woke you",
  );
});

test("nights stand in their months, on the place of their day", () => {
  const found = months([night("2026-10-31"), night("2026-11-01", { wakings: 1 })]);
  expect(found.map(({ name }) => name)).toEqual(["Oct 26", "Nov 26"]);
  expect(found[0]?.nights[30]?.day).toBe("2026-10-31");
  expect(found[1]?.nights[0]?.wakings).toBe(1);
  expect(found[1]?.nights[1]).toBeUndefined();
});

test("a question that was left open has no mark", () => {
  const of = (day: string, rested: number | null) => ({
    id: day,
    day,
    rested,
    manageable: null,
    stressors: "",
    cost_to_life: "",
    decompressed: null,
  });
  expect(marks([of("2026-11-01", 3), of("2026-11-02", null)], "rested")).toEqual([
    { day: "2026-11-01", mark: 3 },
  ]);
});

test("numbers have no more digits than they need", () => {
  expect([number(11), number(10.52), number(0.04)]).toEqual(["11", "10.5", "0"]);
  expect([plural(1, "page"), plural(2, "page")]).toEqual(["1 page", "2 pages"]);
});
