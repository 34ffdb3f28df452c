import { beforeEach, expect, it, vi } from "vitest";
import { core } from "../ipc";
import { Draft } from "./draft.svelte";
import { session } from "./session.svelte";
import { toasts } from "./toasts.svelte";
import { unsaved } from "./unsaved";

const full = { code: "disk_full", message: "The disk is full." };

beforeEach(() => {
  unsaved.clear();
  toasts.clear();
  vi.restoreAllMocks();
  vi.spyOn(core, "wantedPage").mockResolvedValue(null);
  vi.spyOn(core, "collectSealed").mockResolvedValue({ lines: 0, unreadable: 0 });
});

it("stays open when something typed cannot be saved, until it is asked a second time", async () => {
  const lock = vi.spyOn(core, "lock").mockResolvedValue(undefined);
  vi.spyOn(core, "appState").mockResolvedValue({ journal: "locked" } as never);
  new Draft("", () => Promise.reject(full as unknown as Error)).type("What I saw");

  await session.lock();
  expect(lock).not.toHaveBeenCalled();
  expect(toasts.shown.at(-1)?.text).toContain("could not be saved yet");

  await session.lock();
  expect(lock).toHaveBeenCalledOnce();
});

it("saves what was left over when the journal is open again, and says what still cannot be saved", async () => {
  const app = vi.spyOn(core, "appState").mockResolvedValue({ journal: "locked" } as never);
  let isFull = true;
  const save = vi.fn(() => (isFull ? Promise.reject(full as unknown as Error) : Promise.resolve()));
  const draft = new Draft<string>("", save);
  draft.type("What I saw");
  await draft.flush();
  await session.refresh();

  app.mockResolvedValue({ journal: "unprotected" } as never);
  await session.refresh();
  expect(toasts.shown.at(-1)?.text).toContain("could not be saved yet");

  app.mockResolvedValue({ journal: "locked" } as never);
  await session.refresh();
  isFull = false;
  app.mockResolvedValue({ journal: "unprotected" } as never);
  await session.refresh();
  expect(save).toHaveBeenLastCalledWith("What I saw");
  expect(draft.status).toBe("saved");
  expect(toasts.shown).toEqual([]);
});
