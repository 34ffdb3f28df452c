import { beforeEach, expect, it, vi } from "vitest";
import { core, type PostmortemEdit, type PostmortemView, type Why } from "../ipc";
import { OpenDocument } from "./openDocument.svelte";
import { takeOut } from "./takenOut";
import { toasts } from "./toasts.svelte";

vi.mock("../ipc", () => ({
  core: { postmortem: vi.fn(), editPostmortem: vi.fn() },
  toFailure: (rejection: unknown) => rejection,
}));

const why = (key: number, under: number | null = null): Why => ({ key, under, text: `why ${key}` });

/** What the journal holds, whichever window wrote it. */
let stored: Why[] = [];
const view = (): PostmortemView =>
  ({ postmortem: { id: "review", whys: stored } }) as unknown as PostmortemView;

const write = (edit: { field: string; value?: unknown }): Promise<unknown> => {
  if (edit.field === "whys") stored = edit.value as Why[];
  return Promise.resolve();
};

beforeEach(() => {
  toasts.clear();
  vi.mocked(core.postmortem).mockImplementation(() => Promise.resolve(view()));
  vi.mocked(core.editPostmortem).mockImplementation((_, edit) => write(edit) as never);
});

it("takes out a branch and puts it back beside what was written since", async () => {
  stored = [why(1), why(2, 1), why(3)];
  const open = new OpenDocument<PostmortemView, PostmortemEdit>(
    view(),
    () => Promise.resolve(view()),
    write,
  );
  const draft = open.typed<Why[]>(
    ({ postmortem }) => postmortem.whys,
    (value) => ({ field: "whys", value }),
  );

  await takeOut(open, draft, 1, "whys", "Removed.");
  expect(stored).toEqual([why(3)]);

  stored = [why(3), why(4)];
  await toasts.shown[0]?.undo?.();
  expect(stored).toEqual([why(1), why(2, 1), why(3), why(4)]);
});

it("offers nothing back where it could not be taken out", async () => {
  stored = [why(1)];
  const refuse = (): Promise<never> => Promise.reject(new Error("The disk is full."));
  const open = new OpenDocument<PostmortemView, PostmortemEdit>(
    view(),
    () => Promise.resolve(view()),
    refuse,
  );
  const draft = open.typed<Why[]>(
    ({ postmortem }) => postmortem.whys,
    (value) => ({ field: "whys", value }),
  );

  await takeOut(open, draft, 1, "whys", "Removed.");
  expect(toasts.shown).toEqual([]);
});
