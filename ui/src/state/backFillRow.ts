import type { ImportNote, ImportReport, Incident, TimeReading } from "../ipc";
import { writeCells } from "../lib/cells";
import { clock, duration, isoDay, moment } from "../lib/time";
import { roleName, severityName } from "../lib/words";
import { candidates } from "./typedTime.svelte";

/** What stands in a row, in the order of its cells. */
export const columns = [
  "Title",
  "Began",
  "Resolved",
  "Severity",
  "Services",
  "Class",
  "My role",
  "What happened",
] as const;

const at = { title: 0, began: 1, resolved: 2, severity: 3, services: 4, class: 5, role: 6 };

/** A row on its way to the import; a length in place of a time has a column of its own there. */
export interface SentRow {
  line: readonly string[];
  isLength: boolean;
}

/** The names by which an import knows the columns. */
export const fields = [
  ...["title", "began", "resolved", "minutes", "severity"],
  ...["service", "class", "my_role", "story"],
];

export function tableOf(rows: readonly SentRow[]): string {
  const cells = rows.map(({ line, isLength }) => {
    const end = line[at.resolved] ?? "";
    const both = isLength ? ["", end] : [end, ""];
    return [...line.slice(0, at.resolved), ...both, ...line.slice(at.resolved + 1)];
  });
  return writeCells([fields, ...cells]);
}

/** What the journal says of a row. */
export interface Verdict {
  /** By column: what was understood, where that says more than the cell. */
  echoes: string[];
  /** By column: why it cannot be kept as it is. */
  faults: string[];
  /** By column: what is still to be typed; said once the row is left. */
  missing: string[];
  /** The import knows it by this; null as long as it cannot be added. */
  id: string | null;
  isLength: boolean;
  /** Nothing tells whether 03/04 is in March or in April. */
  asksDay: boolean;
  /** A time such as "yesterday 03:10" by its day, which stays the same tomorrow. */
  plainly: { column: number; text: string } | null;
}

/** Who is asked, and what is in the journal already. */
export interface Reader {
  zone: string;
  dryRun(row: SentRow): Promise<ImportReport>;
  readTime(text: string): Promise<TimeReading>;
  /** Whether a line of the quick log would take it for how long something took. */
  isLength(text: string): Promise<boolean>;
  isService(id: string): boolean;
  className(key: string): string | null;
}

/** So that the other cells of a row are read before these are typed. */
const standIns: readonly string[] = ["?", "2000-01-01"];

const isBlank = (line: readonly string[], column: number): boolean =>
  (line[column] ?? "").trim() === "";

/** As the import will read it; a time that is none to it, as the quick log does. */
export async function readRow(line: readonly string[], reader: Reader): Promise<Verdict> {
  const sent = line.map(
    (text, column) => (isBlank(line, column) ? standIns[column] : null) ?? text,
  );
  const read = async (isLength: boolean): Promise<Verdict> => {
    const row = { line: sent, isLength };
    return judge(line, isLength, await reader.dryRun(row), reader);
  };
  const end = line[at.resolved] ?? "";
  const isLength = end.trim() !== "" && (await reader.isLength(end));
  const verdict = await read(isLength);
  if (verdict.faults[at.began] !== "") return asTyped(verdict, line, at.began, reader);
  if (isLength || verdict.faults[at.resolved] === "") return verdict;
  const other = await read(true);
  return other.faults[at.resolved] === "" ? other : asTyped(verdict, line, at.resolved, reader);
}

/** For each row the one above that is the same incident: both would become one. */
export function twinsOf(ids: readonly (string | null)[]): (number | null)[] {
  const first = new Map<string, number>();
  return ids.map((id, row) => {
    const above = id === null ? undefined : first.get(id);
    if (id !== null && above === undefined) first.set(id, row);
    return above ?? null;
  });
}

/** For a question that only the user can answer. */
export function openDay(line: readonly string[]): Verdict {
  const verdict = { ...unread(line), asksDay: true };
  verdict.faults[at.began] = "Is the day first here, or the month? Say so above the table.";
  return verdict;
}

function unread(line: readonly string[]): Verdict {
  const none = (): string[] => columns.map(() => "");
  const missing = none();
  if (isBlank(line, at.title)) missing[at.title] = "A title is missing.";
  if (isBlank(line, at.began)) missing[at.began] = "A time is missing, such as 2026-03-04 02:10.";
  const isOpen = { id: null, isLength: false, asksDay: false, plainly: null };
  return { echoes: none(), faults: none(), missing, ...isOpen };
}

function judge(
  line: readonly string[],
  isLength: boolean,
  report: ImportReport,
  reader: Reader,
): Verdict {
  const verdict = { ...unread(line), isLength };
  const [incident] = report.sample;
  if (incident !== undefined) verdict.echoes = echoes(line, incident, reader);
  for (const note of [...report.skipped, ...report.warnings]) tell(note, line, incident, verdict);
  if (incident !== undefined && incident.roles.length === 0 && !isBlank(line, at.role)) {
    const cell = line[at.role] ?? "";
    verdict.faults[at.role] = `“${cell}” is not a role, such as incident commander or responder.`;
  }
  const isHere = report.unchanged + report.changed > 0;
  if (isHere) verdict.faults[at.title] ||= "It is in the journal already.";
  if (report.stay_deleted > 0) verdict.faults[at.title] ||= "It is in the trash; restore it there.";
  const isWhole = [...verdict.faults, ...verdict.missing].every((text) => text === "");
  if (isWhole && report.new === 1) verdict.id = incident?.source?.id ?? null;
  return verdict;
}

/** What the import remarks on, at the cell that it is about. */
function tell(
  { field, text }: ImportNote,
  line: readonly string[],
  incident: Incident | undefined,
  verdict: Verdict,
): void {
  const isEnd = field === "resolved" || field === "minutes";
  if (isEnd && incident && instant(incident, "resolved") !== null) {
    verdict.echoes[at.resolved] += ": not after it began, so no length is counted";
  } else if (isEnd) {
    verdict.faults[at.resolved] = `${text}. A time or a length, such as 02:50 or 40m.`;
  } else if (field === "began") {
    verdict.faults[at.began] = `${text}. Write it as 2026-03-04 02:10.`;
  } else if (field === "severity") {
    const cell = line[at.severity] ?? "";
    verdict.faults[at.severity] = `“${cell}” is not a severity: SEV1 to SEV4.`;
  } else {
    verdict.faults[at.title] = `${field} ${text}.`.trimStart();
  }
}

const instant = (incident: Incident, kind: "began" | "resolved"): string | null =>
  incident.milestones.find((milestone) => milestone.kind === kind)?.at ?? null;

function echoes(line: readonly string[], incident: Incident, reader: Reader): string[] {
  const all = columns.map(() => "");
  const [from, to] = [instant(incident, "began"), instant(incident, "resolved")];
  if (from !== null && !isBlank(line, at.began)) {
    all[at.began] = moment(from, reader.zone);
    if (to !== null) {
      const seconds = (Date.parse(to) - Date.parse(from)) / 1000;
      const length = seconds > 0 ? `, ${duration(seconds)}` : "";
      all[at.resolved] = `${moment(to, reader.zone)}${length}`;
    }
  }
  if (incident.severity !== null) all[at.severity] = severityName[incident.severity];
  const fresh = incident.services.filter((id) => !reader.isService(id)).length;
  if (fresh > 0) all[at.services] = fresh === 1 ? "A new service" : `${fresh} new services`;
  if (incident.class !== null) all[at.class] = reader.className(incident.class) ?? "A new class";
  all[at.role] = incident.roles.map((role) => roleName[role]).join(", ");
  const isSame = (text: string, column: number): boolean =>
    text.toLowerCase() === (line[column] ?? "").trim().toLowerCase();
  return all.map((text, column) => (isSame(text, column) ? "" : text));
}

/** "yesterday 23:50" is no time in a table, but one that people type. */
async function asTyped(
  verdict: Verdict,
  line: readonly string[],
  column: number,
  { readTime, zone }: Reader,
): Promise<Verdict> {
  const cell = line[column] ?? "";
  const reading = await readTime(cell);
  const two = candidates(reading);
  if (two !== null) {
    const either = two.map((each) => `${each.at} (${each.words.toLowerCase()})`).join(" or ");
    verdict.faults[column] = `The clocks changed that night. Write ${either}.`;
  } else if (reading.state === "clear") {
    const text = `${isoDay(reading.at, zone)} ${clock(reading.at, zone)}`;
    if (text !== cell) verdict.plainly = { column, text };
  }
  return verdict;
}
