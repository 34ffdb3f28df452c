import { expect, it } from "vitest";
import { besides } from "./typedTime";

const began = "2026-10-30T22:50:00Z"; // 23:50 in Berlin

it("reads a bare time in the night of its incident", () => {
  expect(besides("23:58", began, "Europe/Berlin")).toBe("2026-10-30 23:58");
});

it("goes past midnight with the incident, and past the end of a month", () => {
  expect(besides("0:20", "2026-10-31T22:50:00Z", "Europe/Berlin")).toBe("2026-11-01 00:20");
});

it("leaves everything else to the journal", () => {
  expect(besides("-10m", began, "Europe/Berlin")).toBe("-10m");
  expect(besides("05:40", null, "Europe/Berlin")).toBe("05:40");
});
