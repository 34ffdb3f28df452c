import { beforeEach, describe, expect, it, vi } from "vitest";
import { Draft, DraftBook } from "./draft.svelte";
import { saveAll, unsaved } from "./unsaved";

beforeEach(() => {
  vi.useFakeTimers();
});

describe("Draft", () => {
  it("saves once after typing pauses, with the last text", async () => {
    const save = vi.fn(() => Promise.resolve());
    const draft = new Draft<string>("", save);

    draft.type("repl");
    draft.type("replica lag");
    expect(draft.status).toBe("waiting");
    await vi.runAllTimersAsync();

    expect(save.mock.calls).toEqual([["replica lag"]]);
    expect(draft.status).toBe("saved");
  });

  it("keeps the typed text when saving fails, and saves it on retry", async () => {
    const save = vi
      .fn()
      .mockRejectedValueOnce({ code: "disk_full", message: "The disk is full." })
      .mockResolvedValueOnce(undefined);
    const draft = new Draft<string>("", save);

    draft.type("rolled back");
    await vi.runAllTimersAsync();

    expect(draft.status).toBe("failed");
    expect(draft.value).toBe("rolled back");
    expect(draft.failure?.message).toBe("The disk is full.");

    await draft.flush();
    expect(draft.status).toBe("saved");
    expect(draft.failure).toBeNull();
  });

  it("does not say saved while newer text is unsaved", async () => {
    const finish: (() => void)[] = [];
    const save = vi.fn(() => new Promise<void>((done) => finish.push(done)));
    const draft = new Draft<string>("", save);

    draft.type("first");
    await vi.advanceTimersByTimeAsync(500);
    draft.type("first and second");
    finish[0]?.();
    await vi.advanceTimersByTimeAsync(0);
    expect(draft.status).toBe("saving");

    finish[1]?.();
    await vi.runAllTimersAsync();
    expect(save).toHaveBeenLastCalledWith("first and second");
    expect(draft.status).toBe("saved");
  });

  it("lets no one go on before the last text is saved, whoever began to save it", async () => {
    const finish: (() => void)[] = [];
    const save = vi.fn(() => new Promise<void>((done) => finish.push(done)));
    const draft = new Draft<string>("", save);

    draft.type("A year");
    await vi.advanceTimersByTimeAsync(500);
    draft.type("A year of nights");
    let gone = false;
    const leaving = draft.flush().then(() => (gone = true));
    finish[0]?.();
    await vi.advanceTimersByTimeAsync(0);
    expect(save).toHaveBeenLastCalledWith("A year of nights");
    expect(gone).toBe(false);

    finish[1]?.();
    await leaving;
    expect(draft.status).toBe("saved");
  });

  it("is saved at once before the journal is locked, also from a field that saves on leaving", async () => {
    const save = vi.fn(() => Promise.resolve());
    const typed = new Draft<string>("", save);
    const field = document.createElement("input");
    field.addEventListener("blur", () => typed.type("and an owner"));
    document.body.append(field);
    field.focus();

    await saveAll();

    expect(save).toHaveBeenCalledWith("and an owner");
    expect(typed.status).toBe("saved");
    field.remove();
  });

  it("is not waited for where what it belongs to is gone", async () => {
    const gone = { code: "not_found", message: "It is no longer in the journal." };
    const draft = new Draft<string>("", () => Promise.reject(gone as unknown as Error));
    draft.type("What I saw");
    await draft.flush();
    expect(draft.status, "it still says so").toBe("failed");
    expect(unsaved.has(draft)).toBe(false);
  });

  it("is not overwritten by the journal while something is unsaved", async () => {
    const draft = new Draft("old", () => Promise.resolve());

    draft.type("mine");
    draft.adopt("theirs");
    expect(draft.value).toBe("mine");

    await vi.runAllTimersAsync();
    draft.adopt("theirs");
    expect(draft.value).toBe("theirs");
  });
});

describe("DraftBook", () => {
  it("says failed as long as one field is not saved", async () => {
    const book = new DraftBook();
    const good = book.draft("", () => Promise.resolve());
    const bad = book.draft("", () => Promise.reject(new Error("read-only disk")));

    good.type("a");
    bad.type("b");
    await vi.runAllTimersAsync();

    expect(book.status).toBe("failed");
    expect(book.failure?.message).toBe("read-only disk");
  });
});
