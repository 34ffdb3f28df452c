import { flushSync } from "svelte";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { Draft } from "./draft.svelte";
import { Reading } from "./reading.svelte";

beforeEach(() => {
  vi.useFakeTimers();
});

/** As a field does it: what the journal said last is taken over. */
function field(save: (value: string) => Promise<unknown>) {
  let told = $state("as it was");
  const draft = new Draft(told, save);
  const stop = $effect.root(() => {
    $effect(() => draft.adopt(told));
  });
  flushSync();
  return {
    draft,
    stop,
    hear(value: string) {
      told = value;
      flushSync();
    },
  };
}

describe("a field that saves as it is typed", () => {
  it("keeps what was typed until the journal says something new", async () => {
    const { draft, hear, stop } = field(() => Promise.resolve());
    draft.type("as it is now");
    await vi.runAllTimersAsync();
    flushSync();
    // The journal has it, and the page has not read it anew yet.
    expect(draft.status).toBe("saved");
    expect(draft.value).toBe("as it is now");
    hear("changed elsewhere");
    expect(draft.value).toBe("changed elsewhere");
    stop();
  });

  it("does not take an answer that was on its way before the write", async () => {
    let journal = "as it was";
    const { draft, hear, stop } = field((value) => {
      journal = value;
      return Promise.resolve();
    });
    const answers: (() => void)[] = [];
    const reading = new Reading<string>();
    const asked = reading.ask(() => {
      const seen = journal;
      return new Promise((done) => answers.push(() => done(seen)));
    });
    draft.type("as it is now");
    await vi.runAllTimersAsync();
    answers.shift()?.();
    await vi.runAllTimersAsync();
    // It is asked once more instead.
    answers.shift()?.();
    await asked;
    hear(reading.value ?? "");
    expect(draft.value).toBe("as it is now");
    stop();
  });
});
