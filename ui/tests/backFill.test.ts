/** Old incidents typed and pasted into a table, on a pretended shell whose import knows the times "2026-03-04 02:10". */
import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { clearMocks } from "@tauri-apps/api/mocks";
import axe from "axe-core";
import { afterEach, beforeEach, expect, it } from "vitest";
import App from "../src/App.svelte";
import type { ImportNote, ImportOptions, ImportReport, Incident } from "../src/ipc";
import { readCells } from "../src/lib/cells";
import { route } from "../src/state/route.svelte";
import { toasts } from "../src/state/toasts.svelte";
import { fakeShell } from "./fake/shell";

const nothing: ImportReport = {
  ...{ records: 0, new: 0, changed: 0, unchanged: 0, stay_deleted: 0, different: 0 },
  ...{ maintenance_skipped: 0, entries: 0, warnings: [], skipped: [], unread: [] },
  ...{ without_zone: null, sample: [] },
};

/** What the real import says of a table, as far as these tests go. */
function importer(model: Incident) {
  const added: string[] = [];
  let taken = "";
  let kept = "";
  const read = ({ options }: { options: ImportOptions }): ImportReport => {
    const [, ...rows] = readCells(taken);
    const report = { ...nothing, warnings: [] as ImportNote[], skipped: [] as ImportNote[] };
    const sample: Incident[] = [];
    for (const [row, cells] of rows.entries()) {
      const [title = "", began = "", resolved = "", minutes = "", severity = ""] = cells;
      const note = (field: string, text: string): ImportNote => ({
        ...{ record: row + 1, name: title, field, text },
      });
      const at = /^\d{4}-\d\d-\d\d/.test(began) ? Date.parse(began) : null;
      if (at === null) {
        report.skipped.push(note("began", `“${began}” is not a time`));
        continue;
      }
      if (resolved !== "") report.warnings.push(note("resolved", `“${resolved}” is not a time`));
      const length = /^(\d+)m$/.exec(minutes)?.[1];
      if (minutes !== "" && length === undefined)
        report.warnings.push(note("minutes", `“${minutes}” is not a length of time`));
      const known = /^SEV2$/.test(severity);
      if (severity !== "" && !known)
        report.warnings.push(
          note("severity", `“${severity}” is not a severity that Afterpage knows`),
        );
      const milestone = (kind: "began" | "resolved", when: number) => ({
        ...{ kind, at: new Date(when).toISOString(), zone: null, estimated: false },
      });
      sample.push({
        ...model,
        ...{ title, severity: known ? "sev2" : null, services: [], class: null, roles: [] },
        milestones: [
          milestone("began", at),
          ...(length === undefined ? [] : [milestone("resolved", at + Number(length) * 60_000)]),
        ],
        source: { kind: "spreadsheet", id: `${title} ${at}` },
      });
      if (!options.dry_run) added.push(title);
    }
    return { ...report, records: rows.length, new: sample.length, sample: sample.slice(0, 5) };
  };
  return {
    added,
    get kept() {
      return kept;
    },
    answers: {
      take_pasted: ({ text }: { text: string }) => void (taken = text),
      import_chosen: read,
      back_fill: () => (kept === "" ? null : kept),
      save_back_fill: ({ rows }: { rows: string }) => void (kept = rows),
      read_quick_log: ({ line }: { line: string }) => ({
        incident: /^\d+m$/.test(line)
          ? { title: "", milestones: [{ kind: "began", estimated: true }] }
          : { title: line, milestones: [{ kind: "began", estimated: false }] },
      }),
      read_time: ({ text }: { text: string }) =>
        text === "yesterday 03:10"
          ? { state: "clear", at: "2026-03-03T02:10:00Z" }
          : { state: "unreadable" },
    },
  };
}

async function open() {
  const shell = fakeShell();
  const model = shell.journal.incidents[0];
  if (model === undefined) throw new Error("The pretended journal is empty.");
  const fake = importer(model);
  Object.assign(shell.answers, fake.answers);
  render(App);
  await screen.findByRole("navigation", { name: "Places" });
  route.openBackFill();
  return fake;
}

beforeEach(() => {
  route.go("today");
  toasts.shown = [];
});
afterEach(() => clearMocks());

const cell = (name: string): Promise<HTMLTextAreaElement> =>
  waitFor(() => {
    const field = screen.getByLabelText<HTMLTextAreaElement>(name);
    expect(document.activeElement).toBe(field);
    return field;
  });

const press = (field: HTMLElement, key: string, more: object = {}): Promise<boolean> =>
  fireEvent.keyDown(field, { key, ...more });

/** From the cell where the focus is on, one after the other. */
async function write(...texts: string[]): Promise<void> {
  for (const text of texts) {
    const field = document.activeElement as HTMLTextAreaElement;
    await fireEvent.input(field, { target: { value: text } });
    await press(field, "Tab");
    await waitFor(() => expect(document.activeElement).not.toBe(field));
  }
}

async function paste(field: HTMLElement, text: string): Promise<void> {
  await fireEvent.paste(field, { clipboardData: { getData: () => text } });
}

it("rows are typed, checked, pasted, mended and added in one step", async () => {
  const fake = await open();

  await cell("Title, row 1");
  await write("Replica lag", "2026-03-04 02:10", "40m", "big");
  await screen.findByText("“big” is not a severity: SEV1 to SEV4.");
  await screen.findByText(/Mar 4, 2026, 02:50, 40 min/);
  expect(screen.queryByText("A title is missing."), "nobody was at the others yet").toBeNull();
  await press(await cell("Services, row 1"), "F2");
  await press(await cell("Services, row 1"), "Escape");
  await press(await cell("Services, row 1"), "ArrowLeft");
  await write("SEV2");
  await screen.findByText("SEV2 High");
  await screen.findByText("Add 1 incident");

  // Below, it goes on where the row was begun.
  await press(await cell("Services, row 1"), "Enter");
  await press(await cell("Severity, row 2"), "Home");
  await paste(
    await cell("Title, row 2"),
    'Disk full\tyesterday 03:10\n"Two\nlines"\t2026-03-05 10:00\t30m\nNo time\tsometime\n',
  );
  await screen.findByText("Add 3 incidents");
  await screen.findByText("2026-03-03 03:10");
  await screen.findByText("“sometime” is not a time. Write it as 2026-03-04 02:10.");
  await screen.findByText("1 row needs a look: 4");

  await fireEvent.click(screen.getByText("Add 3 incidents"));
  await screen.findByText("3 incidents added.");
  expect(fake.added).toEqual(["Replica lag", "Disk full", "Two\nlines"]);
  await screen.findByText("1 row needs a look: 1");
  expect(screen.queryByText("Disk full"), "what was added has gone").toBeNull();
  await waitFor(() => expect(fake.kept).toContain("sometime"));
  expect(fake.kept).not.toContain("Replica lag");
});

it("what was not added is there again, and steps are taken back", async () => {
  const fake = await open();
  await cell("Title, row 1");
  await write("Replica lag", "2026-03-04 02:10");
  await waitFor(() => expect(fake.kept).toContain("02:10"));

  await fireEvent.click(screen.getByRole("button", { name: "Back to the journal" }));
  await screen.findByRole("heading", { name: "Journal" });
  route.openBackFill();
  const first = await cell("Title, row 1");
  expect(first.value).toBe("Replica lag");

  await press(first, "ArrowDown", { shiftKey: true });
  await press(first, "d", { ctrlKey: true });
  await screen.findByText("Replica lag");
  await press(first, "z", { ctrlKey: true });
  await waitFor(() => expect(screen.queryByText("Replica lag")).toBeNull());
  await press(first, "Delete");
  await waitFor(() => expect(first.value).toBe(""));
});

it("the same incident twice is said, and a paste that is too long is not cut off", async () => {
  await open();
  const first = await cell("Title, row 1");
  await paste(first, "Lag\t2026-03-04 02:10\nLag\t2026-03-04 02:10\n");
  await screen.findByText("The same as row 1: title, beginning and services.");
  await screen.findByText("Add 1 incident");
  await paste(first, "x\n".repeat(501));
  await screen.findByText(/more than the 500 rows that fit here/);
});

it("is clear to all, as far as can be told without colours", async () => {
  await open();
  await paste(await cell("Title, row 1"), "Lag\tsometime\t\tbig\n");
  await screen.findByText("1 row needs a look: 1");
  const found = await axe.run(document.body, { rules: { "color-contrast": { enabled: false } } });
  expect(found.violations.map((each) => `${each.id}: ${each.nodes[0]?.html ?? ""}`)).toEqual([]);
});
