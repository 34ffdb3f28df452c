import { describe, expect, it } from "vitest";
import type { QuickLog, TimeReading } from "../ipc";
import { asChosen, mustChoose, unchosen } from "./quickLog";

const at = (clock: string): string => `2026-10-25T${clock}:00.000Z`;
const twice: TimeReading = { state: "twice", earlier: at("00:30"), later: at("01:30") };
const clear: TimeReading = { state: "clear", at: at("00:10") };

function quick(time: TimeReading, end: TimeReading | null, began: string, over: string): QuickLog {
  const milestone = { zone: null, estimated: false };
  return {
    time,
    end,
    understood: [],
    incident: {
      milestones: [
        { ...milestone, kind: "began", at: began },
        { ...milestone, kind: "resolved", at: over },
      ],
    } as unknown as QuickLog["incident"],
  };
}

const times = (log: QuickLog, choice: typeof unchosen): string[] =>
  asChosen(log, choice).milestones.map((each) => each.at);

describe("a quick log in the night of a clock change", () => {
  it("keeps a typed length when the later beginning is chosen", () => {
    const log = quick(twice, null, at("00:30"), at("01:10"));
    expect(mustChoose(log, unchosen)).toBe(true);
    const choice = { began: at("01:30"), ended: null };
    expect(mustChoose(log, choice)).toBe(false);
    expect(times(log, choice)).toEqual([at("01:30"), at("02:10")]);
  });

  it("asks for a doubtful end by itself", () => {
    const log = quick(clear, twice, at("00:10"), at("00:30"));
    expect(mustChoose(log, unchosen)).toBe(true);
    const choice = { began: null, ended: at("01:30") };
    expect(mustChoose(log, choice)).toBe(false);
    expect(times(log, choice)).toEqual([at("00:10"), at("01:30")]);
  });
});
