import { describe, expect, it } from "vitest";
import { remainsOf } from "./erased";

const nowhere = { still_in: [], backups_not_seen: null, still_in_log: false };

describe("what remains of something erased", () => {
  it("is nothing to tell when nothing remains", () => {
    expect(remainsOf(nowhere)).toBe("");
  });

  it("names the back-ups, the folder that could not be looked into, and the log", () => {
    const said = remainsOf({
      still_in: ["/copies/a", "/copies/b"],
      backups_not_seen: "/media/disk",
      still_in_log: true,
    });
    expect(said).toMatch(/hold it: \/copies\/a, \/copies\/b\./);
    expect(said).toMatch(/folder \/media\/disk is not there/);
    expect(said).toMatch(/encrypted traces stay/);
  });
});
