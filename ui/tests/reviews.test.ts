/** What a review and the board offer of the actions that are there. */
import { fireEvent, render, screen } from "@testing-library/svelte";
import { clearMocks } from "@tauri-apps/api/mocks";
import { afterEach, expect, it, vi } from "vitest";
import type {
  Action,
  ActionBoard,
  Factor,
  Owner,
  PostmortemEdit,
  PostmortemView,
} from "../src/ipc";
import Board from "../src/screens/actions/Board.svelte";
import Answer from "../src/screens/review/Answer.svelte";
import { OpenDocument } from "../src/state/openDocument.svelte";
import { fakeShell } from "./fake/shell";

afterEach(() => clearMocks());

const action = (id: string, what: string, owner: Owner = { who: "me" }): Action => ({
  ...{ id, what, owner, incident: null, postmortem: null, kind: null, priority: null },
  ...{ workaround: false, due: null, remind: true, state: { state: "open" }, acceptance_test: "" },
  ...{ delay: "", ticket: "", focus: false, caused: null, source_id: null },
  created_at: "2026-11-20T09:00:00Z",
});

it("answers a factor by an action that is there, and takes the answer off again", async () => {
  fakeShell();
  const factor: Factor = {
    ...{ key: 1, family: "technical", layer: null, text: "no alarm", top: false },
    ...{ actions: ["a1"], acceptance: "" },
  };
  const actions = [action("a1", "Page on lag"), action("a2", "Test the failover")];
  const view = { actions, postmortem: { id: "review" } } as unknown as PostmortemView;
  const open = new OpenDocument<PostmortemView, PostmortemEdit>(
    view,
    () => Promise.resolve(view),
    () => Promise.resolve(),
  );
  const acceptance = { value: "", failure: null, type: vi.fn(), flush: () => Promise.resolve() };
  const onanswer = vi.fn();
  render(Answer, { open, factor, acceptance, onanswer });

  const picker = screen.getByLabelText<HTMLSelectElement>("Or one that is there");
  expect([...picker.options].map(({ text }) => text)).toEqual([
    "Choose an action",
    "Test the failover",
  ]);
  await fireEvent.change(picker, { target: { value: "a2" } });
  expect(onanswer).toHaveBeenLastCalledWith(["a1", "a2"]);

  await fireEvent.click(screen.getByRole("button", { name: "Take this answer off" }));
  expect(onanswer).toHaveBeenLastCalledWith([]);
});

it("keeps what others and nobody own off the board until they are asked for", async () => {
  const { answers } = fakeShell();
  const rows = [
    action("a1", "Page on lag"),
    action("a2", "Buy more disks", { who: "other", name: "Bo" }),
    action("a3", "Rotate the key", { who: "nobody" }),
  ].map((each) => ({
    ...{ action: each, of: "", is_overdue: false, caused: null, attachments: [] },
  }));
  answers["action_board"] = (): ActionBoard => ({ rows, notices: [], workarounds: [] });
  render(Board);

  await screen.findByText("Page on lag");
  expect(screen.queryByText("Buy more disks")).toBeNull();
  expect(screen.queryByText("Rotate the key")).toBeNull();

  await fireEvent.click(screen.getByRole("checkbox", { name: "Others' and nobody's too" }));
  screen.getByText("Buy more disks");
  screen.getByText("Rotate the key");
});
