/** The line of the pad: stored once, in order, and never taken from under the one who types. */
import { clearMocks } from "@tauri-apps/api/mocks";
import { afterEach, expect, it } from "vitest";
import { TypedLine } from "../src/state/padLine.svelte";
import { fakeShell } from "./fake/shell";

afterEach(() => clearMocks());

/** Takes lines, and says that one is on disk only when it is told to. */
function pad(): { line: TypedLine; kept: string[]; answer: () => void; refuse: () => void } {
  const { answers } = fakeShell();
  const ends: { yes: () => void; no: (why: unknown) => void }[] = [];
  answers["read_pad_line"] = ({ line }: { line: string }) => ({
    kind: "note",
    text: line,
    time: null,
    typed_time: null,
    secret: line.includes("hunter2") ? { kind: "password", words: "a password" } : null,
  });
  const kept: string[] = [];
  const line = new TypedLine({
    keep: (text) =>
      new Promise<void>((yes, no) => {
        kept.push(text);
        ends.push({ yes, no });
      }),
    saveDraft: () => Promise.resolve(),
  });
  return {
    line,
    kept,
    answer: () => ends.shift()?.yes(),
    refuse: () => ends.shift()?.no({ code: "disk_full", message: "The disk is full.", hint: null }),
  };
}

const asked = async (kept: string[], count: number): Promise<void> => {
  await expect.poll(() => kept.length).toBe(count);
};

it("stores a line once, however often Enter is pressed", async () => {
  const { line, kept, answer } = pad();
  await line.type("rolled back");
  const sent = [line.send(), line.send(), line.send()];
  await asked(kept, 1);
  expect(line.text).toBe("rolled back");
  answer();
  await Promise.all(sent);
  expect([kept, line.text]).toEqual([["rolled back"], ""]);
});

it("makes what is typed meanwhile the next lines, ended where Enter was pressed", async () => {
  const { line, kept, answer } = pad();
  await line.type("one");
  const sent = line.send();
  await asked(kept, 1);
  await line.type("one> two");
  void line.send();
  await line.type("one> two. three");
  void line.send();
  await line.type("one> two. threehal");
  answer();
  await asked(kept, 2);
  answer();
  await asked(kept, 3);
  answer();
  await sent;
  expect([kept, line.text]).toEqual([["one", "> two", ". three"], "hal"]);
});

it("keeps every letter where a line could not be stored", async () => {
  const { line, kept, refuse } = pad();
  await line.type("one");
  const sent = line.send();
  await asked(kept, 1);
  await line.type("one and on");
  refuse();
  expect(await sent).toBe(false);
  expect([line.text, line.failure?.code]).toEqual(["one and on", "disk_full"]);
});

it("holds a secret back until it is sent again", async () => {
  const { line, kept, answer } = pad();
  await line.type("password=hunter2");
  expect(await line.send()).toBe(false);
  expect([kept, line.held]).toEqual([[], true]);
  const sent = line.send();
  await asked(kept, 1);
  answer();
  expect(await sent).toBe(true);
});
