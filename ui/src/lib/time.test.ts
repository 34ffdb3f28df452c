import { afterEach, describe, expect, it, vi } from "vitest";
import durations from "../../../tests/data/durations.json";
import { clock, dayBegun, duration, isoDay, language, moment, zoneNote } from "./time";

// The tests run in Europe/Berlin (see vite.config.ts).
const night = "2026-10-25T00:30:00Z";

describe("language", () => {
  afterEach(() => vi.restoreAllMocks());

  it.each([
    ["de-AT", "de-AT"],
    ["C", "en"],
    ["", "en"],
  ])("of a system set to %j is %s", (system, expected) => {
    vi.spyOn(navigator, "language", "get").mockReturnValue(system);

    expect(language()).toBe(expected);
  });
});

describe("duration", () => {
  // The papers and the command line are held to the same cases.
  it.each(durations as [number, string][])("writes %i seconds as %s", (seconds, words) => {
    expect(duration(seconds)).toBe(words);
  });
});

describe("zones", () => {
  it("names a zone only when it is not the reader's own", () => {
    expect(zoneNote("Europe/Berlin")).toBe("");
    expect(zoneNote("America/New_York")).toBe("New York");
  });

  it("shows an instant on the wall clock of the zone it happened in", () => {
    expect(clock(night, "Europe/Berlin")).toBe("02:30");
    expect(clock(night, "America/New_York")).toBe("20:30");
    expect(moment(night, "America/New_York")).toMatch(/20:30 New York$/);
  });

  it("keeps the civil date of that zone", () => {
    expect(isoDay(night, "Europe/Berlin")).toBe("2026-10-25");
    expect(isoDay(night, "America/New_York")).toBe("2026-10-24");
  });

  it("shows the date as soon as a time line leaves the day it began on", () => {
    expect(dayBegun(night, "Europe/Berlin", "2026-10-25T05:00:00Z")).toBeNull();
    expect(dayBegun(night, "Europe/Berlin", "2026-10-24T05:00:00Z")).toMatch(/Oct/);
    expect(dayBegun(night, "Europe/Berlin", null)).toMatch(/Oct/);
  });
});
