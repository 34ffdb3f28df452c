import { mockIPC } from "@tauri-apps/api/mocks";
import { emit } from "@tauri-apps/api/event";
import type { JournalState, NewEntry, NewIncident, QuickLog, TimeReading } from "../../src/ipc";
import { emptyDetail } from "../../src/lib/entry";
import { fromNew, id } from "./data";
import { FakeJournal } from "./journal";

type Answer = (args: never) => unknown;

interface FakeOptions {
  count?: number;
  state?: JournalState;
  theme?: string;
}

/** Stands in for the shell; returns its journal and the table of answers, for tests to change. */
export function fakeShell({ count = 40, state = "open", theme = "system" }: FakeOptions = {}) {
  const journal = new FakeJournal(count);
  const changed = (): void => void emit("journal-changed", { ids: [{ noun: "incident", id: "" }] });
  const shell = { state, theme };

  interface TimeAsked {
    text: string;
    beside?: string | null;
  }

  const readTime = ({ text, beside = null }: TimeAsked): TimeReading => {
    if (text === "2026-10-25 02:30") {
      return { state: "twice", earlier: "2026-10-25T00:30:00Z", later: "2026-10-25T01:30:00Z" };
    }
    const isBare = beside !== null && /^\d{2}:\d{2}$/.test(text);
    const said = isBare ? `${beside.slice(0, 10)} ${text}` : text;
    const clock = /(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2})/.exec(said);
    return clock
      ? { state: "clear", at: new Date(`${clock[1]}T${clock[2]}:00+01:00`).toISOString() }
      : { state: "unreadable" };
  };

  const readQuickLog = ({ line, zone }: { line: string; zone: string }): QuickLog => {
    const time: TimeReading = line.includes("02:30")
      ? readTime({ text: "2026-10-25 02:30" })
      : { state: "clear", at: "2026-11-20T02:10:00Z" };
    const at = time.state === "twice" ? time.earlier : "2026-11-20T02:10:00Z";
    const title = line.replace(/^yesterday \d\d:\d\d |^[\d-]+ \d\d:\d\d /, "").split(",")[0] ?? "";
    const story = { what_happened: "", my_part: "", outcome: "", learned: "" };
    return {
      time,
      end: null,
      understood: [
        { what: "severity", value: "SEV2" },
        { what: "service", value: "payments" },
      ],
      incident: {
        ...{ title, kind: "incident", severity: "sev2", services: ["payments"], class: null },
        ...{ tags: [], zone, roles: [], mitigation: null, story, hands_on_minutes: null },
        milestones: [{ kind: "began", at, zone: null, estimated: false }],
      },
    };
  };

  const answers: Record<string, Answer> = {
    app_state: () => ({
      journal: shell.state,
      folder: "/home/ada/.local/share/afterpage",
      zone: "Europe/Berlin",
      platform: "linux",
      unwritable: null,
    }),
    device_settings: () => ({
      theme: shell.theme,
      zoom: 100,
      open: { place: "today", incident: null },
    }),
    window_ready: () => null,
    live_incidents: () => [],
    wanted_page: () => null,
    seen_before: () => ({ services: [], named: [], named_class: null, predecessors: [] }),
    pad: ({ id: wanted }: { id: string }) => ({
      ...{ view: journal.view(wanted), next: [], next_update: null, cadence: [] },
      ...{ reminders: [], actions: [], attachments: [], draft: null },
    }),
    collect_sealed: () => ({ lines: 0, unreadable: 0 }),
    to_debrief: () => [],
    open_reminders: () => [],
    stale_runbooks: () => [],
    feedback_to_ask: () => [],
    evidence: () => ({ total: 0, rows: [], runbooks: 0, contributions: 0, feedback: 0 }),
    journal_settings: () => ({ readiness: { done: [], notes: {}, dismissed: false } }),
    change_device_settings: ({ settings }: { settings: { theme: string } }) => settings,
    report_activity: () => null,
    create_journal: ({ passphrase }: { passphrase: string | null }) => {
      shell.state = passphrase === null ? "unprotected" : "open";
      return passphrase === null ? null : "K7QM-2XVD-9RTA-HC4F-W8NE-5JBP";
    },
    unlock: ({ key }: { key: { value: string } }) => {
      if (key.value !== "correct horse") {
        throw {
          code: "wrong_passphrase",
          message: "This passphrase does not open the journal.",
          hint: "Try again, or use the recovery code.",
        };
      }
      shell.state = "open";
      return null;
    },
    lock: () => void (shell.state = "locked"),
    list_incidents: ({ query }: { query: Parameters<FakeJournal["list"]>[0] }) =>
      journal.list(query),
    facets: ({ query }: { query: Parameters<FakeJournal["list"]>[0] }) => journal.facets(query),
    search: ({ text }: { text: string }) => journal.search(text),
    incident: ({ id: wanted }: { id: string }) => journal.view(wanted),
    edit_incident: (args: { id: string; edit: never }) => {
      const fresh = journal.edit(args.id, args.edit);
      changed();
      return fresh;
    },
    log_incident: ({ incident: given }: { incident: NewIncident }) => {
      const made = fromNew(given, journal.serviceIds(given.services));
      journal.incidents.unshift(made);
      changed();
      return made;
    },
    add_entry: ({ entry: given }: { entry: NewEntry }) => {
      const at = given.happened_at ?? "2026-11-20T09:00:00Z";
      const made = {
        ...{ id: id(), incident: given.incident, kind: given.kind, text: given.text },
        ...{ author: null, source_id: null, zone: "Europe/Berlin", revision: 1 },
        ...{ happened_at: at, noted_at: at, detail: emptyDetail() },
      };
      journal.entries.push(made);
      return made;
    },
    services: () => journal.services.map((service) => ({ service, incidents: 3 })),
    classes: () => [
      { key: "bad_deploy", name: "bad deploy" },
      { key: "disk_full", name: "disk full" },
      { key: "slow_query", name: "missing index or slow query" },
      { key: "expired_credential", name: "certificate or credential expiry" },
      { key: "capacity_limit", name: "capacity limit" },
    ],
    employers: () => [],
    zones: () => ["Europe/Berlin", "America/New_York", "UTC"],
    read_time: readTime,
    read_quick_log: readQuickLog,
    read_pad_line: ({ line }: { line: string }) => ({
      secret: line.includes("AKIA") ? { words: "an access key" } : null,
    }),
    trash: () => [
      {
        item: { noun: "incident", id: "t1" },
        title: "Wrong page, not ours",
        deleted_at: "2026-11-19T08:00:00Z",
      },
    ],
    history: () => [],
    entry_revisions: () => [],
    check_wording: () => [],
    read_link: () => null,
    undo: () => null,
    redo: () => null,
  };

  mockIPC(
    (command, args) => {
      const answer = answers[command];
      if (answer === undefined) throw `Command ${command} not found`;
      return answer(args as never);
    },
    { shouldMockEvents: true },
  );
  return { journal, answers, shell };
}
