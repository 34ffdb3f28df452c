import { beforeEach, expect, it, vi } from "vitest";
import { core, type TimeReading } from "../ipc";
import { TypedTime } from "./typedTime.svelte";

vi.mock("../ipc", () => ({ core: { readTime: vi.fn() } }));

const zone = "Europe/Berlin";
const [early, late] = ["2026-11-20T01:40:00Z", "2026-11-20T13:40:00Z"];
const clear = (at: string): TimeReading => ({ state: "clear", at });

/** What answers each question to the journal, in the order in which they came. */
let answers: ((reading: TimeReading) => void)[] = [];

beforeEach(() => {
  answers = [];
  vi.mocked(core.readTime).mockImplementation(
    () => new Promise((resolve) => answers.push(resolve)),
  );
});

it("has no instant between a letter and its answer", async () => {
  const typed = new TypedTime();
  const first = typed.type("2:40", null, zone);
  answers[0]?.(clear(early));
  await first;
  expect(typed.instant).toBe(early);

  void typed.type("2:40 pm", null, zone);
  expect(typed.instant, "2:40 in the morning was not meant").toBeNull();
});

it("gives the instant of the last letter to who asks before it is read", async () => {
  const typed = new TypedTime();
  void typed.type("2:40", null, zone);
  void typed.type("2:40 pm", null, zone);
  const settled = typed.settled();
  answers[1]?.(clear(late));
  answers[0]?.(clear(early));

  expect(await settled).toBe(late);
});

it("gives nothing where typing went on, or was given up", async () => {
  const typed = new TypedTime();
  void typed.type("2:4", null, zone);
  const before = typed.settled();
  void typed.type("2:40", null, zone);
  answers[0]?.(clear(early));
  expect(await before, "there is more to come").toBeNull();

  const given = typed.settled();
  typed.done();
  answers[1]?.(clear(early));
  expect(await given).toBeNull();
});

it("leaves a doubtful time to be chosen", async () => {
  const typed = new TypedTime();
  void typed.type("02:30", null, zone);
  answers[0]?.({ state: "twice", earlier: early, later: late });

  expect(await typed.settled()).toBeNull();
  typed.chosen = late;
  expect(typed.instant).toBe(late);
});

it("is settled when nothing is typed, and when it was emptied", async () => {
  const typed = new TypedTime();
  expect(await typed.settled()).toBeNull();
  await typed.type("", null, zone);
  expect(core.readTime).not.toHaveBeenCalledWith("", zone);
  expect(await typed.settled()).toBeNull();
});
