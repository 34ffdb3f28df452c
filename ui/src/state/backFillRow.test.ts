import { expect, test } from "vitest";
import type { ImportReport, Incident, TimeReading } from "../ipc";
import { openDay, readRow, tableOf, twinsOf, type Reader, type SentRow } from "./backFillRow";

const row = (...cells: string[]): string[] =>
  Array.from({ length: 8 }, (_, column) => cells[column] ?? "");

const incident = (parts: Partial<Incident>): Incident =>
  ({
    ...{ severity: null, services: [], class: null, roles: [], milestones: [] },
    source: { kind: "spreadsheet", id: "one" },
    ...parts,
  }) as Partial<Incident> as Incident;

const began = { kind: "began", at: "2026-03-04T01:10:00Z", zone: null, estimated: false } as const;
const after = (at: string) => ({ ...began, kind: "resolved", at }) as const;

const report = (parts: Partial<ImportReport>): ImportReport => ({
  ...{ records: 1, new: 1, changed: 0, unchanged: 0, stay_deleted: 0, different: 0 },
  ...{ maintenance_skipped: 0, entries: 0, warnings: [], skipped: [], unread: [] },
  ...{ without_zone: null, sample: [incident({ milestones: [began] })] },
  ...parts,
});

function reader(dryRun: (row: SentRow) => Partial<ImportReport>, time?: TimeReading) {
  const sent: SentRow[] = [];
  const asked: Reader = {
    zone: "Europe/Berlin",
    dryRun: (row) => {
      sent.push(row);
      return Promise.resolve(report(dryRun(row)));
    },
    readTime: () => Promise.resolve(time ?? { state: "unreadable" }),
    isLength: (text) => Promise.resolve(text === "40m"),
    isService: (id) => id === "known",
    className: (key) => (key === "disk_full" ? "disk full" : null),
  };
  return { sent, asked };
}

const note = (field: string, text: string) => ({ record: 1, name: "", field, text });

test("a row goes out under the names of the import, a length in a column of its own", () => {
  const rows = [
    { line: row("Lag", "2026-03-04 02:10", "02:50", "SEV2", "a, b"), isLength: false },
    { line: row('"Full"', "2026-03-05", "40m"), isLength: true },
  ];
  expect(tableOf(rows)).toBe(
    [
      "title\tbegan\tresolved\tminutes\tseverity\tservice\tclass\tmy_role\tstory",
      "Lag\t2026-03-04 02:10\t02:50\t\tSEV2\ta, b\t\t\t",
      '"""Full"""\t2026-03-05\t\t40m\t\t\t\t\t',
    ].join("\n"),
  );
});

test("what was understood is told where it says more than the cell", async () => {
  const read = incident({
    milestones: [began, after("2026-03-04T01:50:00Z")],
    ...{ severity: "sev2", services: ["known", "fresh"], class: "disk_full" },
    roles: ["incident_commander"],
  });
  const { sent, asked } = reader(() => ({ sample: [read] }));
  const line = row("Lag", "2026-03-04 02:10", "40m", "P2", "a, b", "Disk full", "commander");
  const verdict = await readRow(line, asked);
  expect(sent.map(({ isLength }) => isLength)).toEqual([true]);
  expect(verdict.echoes).toEqual([
    "",
    "Mar 4, 2026, 02:10",
    "Mar 4, 2026, 02:50, 40 min",
    "SEV2 High",
    "A new service",
    "",
    "Incident commander",
    "",
  ]);
  expect(verdict.faults.join(""), "nothing is wrong with it").toBe("");
  expect(verdict.id).toBe("one");
});

test("the other cells are read before title and time are typed, but it cannot be added", async () => {
  const { sent, asked } = reader(() => ({ warnings: [note("severity", "“big” is no severity")] }));
  const verdict = await readRow(row("", "", "", "big"), asked);
  expect(sent[0]?.line.slice(0, 2)).toEqual(["?", "2000-01-01"]);
  expect(verdict.faults[3]).toBe("“big” is not a severity: SEV1 to SEV4.");
  expect(verdict.echoes[1], "nobody said 2000").toBe("");
  expect(verdict.missing.slice(0, 2)).toEqual([
    "A title is missing.",
    "A time is missing, such as 2026-03-04 02:10.",
  ]);
  expect(verdict.id).toBeNull();
});

test("an end that is no time may be a length, and else is told", async () => {
  const refused = ({ line, isLength }: SentRow): Partial<ImportReport> =>
    isLength && line[2] === "90"
      ? { sample: [incident({ milestones: [began, after("2026-03-04T02:40:00Z")] })] }
      : { warnings: [note(isLength ? "minutes" : "resolved", "“it” is not a time")] };
  const { asked } = reader(refused);
  const number = await readRow(row("Lag", "2026-03-04 02:10", "90"), asked);
  expect([number.isLength, number.echoes[2]]).toEqual([true, "Mar 4, 2026, 03:40, 1 h 30 min"]);
  const neither = await readRow(row("Lag", "2026-03-04 02:10", "later"), asked);
  expect(neither.faults[2]).toBe("“it” is not a time. A time or a length, such as 02:50 or 40m.");
  expect(neither.id).toBeNull();
});

test("an end before the beginning is said and does not stand in the way", async () => {
  const { asked } = reader(() => ({
    sample: [incident({ milestones: [began, after("2026-03-04T00:50:00Z")] })],
    warnings: [note("resolved", "lies before the start")],
  }));
  const verdict = await readRow(row("Lag", "2026-03-04 02:10", "2026-03-04 01:50"), asked);
  expect(verdict.echoes[2]).toBe("Mar 4, 2026, 01:50: not after it began, so no length is counted");
  expect(verdict.id).toBe("one");
});

test("a time as people type it is said by its day, and of two the reader writes one", async () => {
  const refused = (): Partial<ImportReport> => ({
    ...{ new: 0, sample: [] },
    skipped: [note("began", "“yesterday 02:10” is not a time")],
  });
  const { asked } = reader(refused, { state: "clear", at: "2026-03-04T01:10:00Z" });
  const verdict = await readRow(row("Lag", "yesterday 02:10"), asked);
  expect(verdict.plainly).toEqual({ column: 1, text: "2026-03-04 02:10" });

  const [earlier, later] = ["2025-10-26T00:30:00Z", "2025-10-26T01:30:00Z"];
  const twice = reader(refused, { state: "twice", earlier, later });
  const doubtful = await readRow(row("Lag", "26 Oct 02:30"), twice.asked);
  expect(doubtful.faults[1]).toContain(`Write ${earlier} (before the clocks went back) or`);
});

test("what is here already, or twice in the table, is not added again", async () => {
  const here = reader(() => ({ ...{ new: 0, unchanged: 1 }, sample: [] }));
  const verdict = await readRow(row("Lag", "2026-03-04 02:10"), here.asked);
  expect([verdict.faults[0], verdict.id]).toEqual(["It is in the journal already.", null]);
  expect(twinsOf(["a", null, "b", "a", null, "a"])).toEqual([null, null, null, 0, null, 0]);
});

test("a day that can be read in two ways is asked for", () => {
  const verdict = openDay(row("Lag", "03/04/2026"));
  expect([verdict.asksDay, verdict.id]).toEqual([true, null]);
  expect(verdict.faults[1]).toMatch(/^Is the day first here/);
});
