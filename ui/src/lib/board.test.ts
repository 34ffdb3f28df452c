import { expect, it } from "vitest";
import type { ActionRow } from "../ipc";
import { grouped } from "./board";

const row = (what: string, part: Partial<ActionRow["action"]>, is_overdue = false): ActionRow => ({
  action: {
    id: what,
    incident: null,
    postmortem: null,
    what,
    kind: null,
    priority: null,
    owner: { who: "me" },
    workaround: false,
    due: null,
    remind: true,
    state: { state: "open" },
    acceptance_test: "",
    delay: "",
    ticket: "",
    focus: false,
    caused: null,
    source_id: null,
    created_at: "2026-11-21T00:00:00Z",
    ...part,
  },
  of: "",
  is_overdue,
  caused: null,
  attachments: [],
});

const shown = (rows: ActionRow[], by: Parameters<typeof grouped>[1]): string[] =>
  grouped(rows, by, "2026-12-05").map(
    (group) => `${group.name}: ${group.rows.map((each) => each.action.what).join(" ")}`,
  );

const rows = [
  row("a", { due: "2026-12-01", owner: { who: "other", name: "Ada" } }),
  row("b", { priority: "p0", due: "2026-11-01" }, true),
  row("c", { kind: "training", state: { state: "done", at: "2026-11-21T00:00:00Z" } }),
];

it("groups by what is asked for, in the order of its list", () => {
  expect(shown(rows, "state")).toEqual(["Open: a b", "Done: c"]);
  expect(shown(rows, "priority")).toEqual(["P0, before the next deploy: b", "No priority: a c"]);
  expect(shown(rows, "due")).toEqual(["Overdue: b", "Within two weeks: a", "No longer open: c"]);
  expect(shown(rows, "owner")).toEqual(["Mine: b c", "Ada: a"]);
  expect(shown(rows, "kind")).toEqual(["Training: c", "No kind: a b"]);
});
