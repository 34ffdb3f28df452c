import type { Entry, Incident, MilestoneKind, NewIncident, Severity } from "../../src/ipc";
import { emptyDetail } from "../../src/lib/entry";

const blank = (): Omit<Incident, "id" | "title" | "zone" | "milestones" | "created_at"> => ({
  kind: "incident",
  severity: null,
  services: [],
  class: null,
  tags: [],
  roles: [],
  detected_by: null,
  impact: {
    users: null,
    users_share: null,
    segment: "",
    money: null,
    minutes: null,
    event_at_risk: "",
    blast: { extent: null, regions: "", depth: null, growth: null },
  },
  mitigation: null,
  ending: null,
  story: { what_happened: "", my_part: "", outcome: "", learned: "" },
  phases: [],
  hands_on_minutes: null,
  employer: null,
  sharing: { state: "unmarked" },
  source: null,
  links: [],
  pad: { opened_at: null, reopened_at: null, closed_at: null, marks: [], people: [] },
  debrief: { state: { state: "none" }, sleep_lost_minutes: null, offline_until: null },
  private: {
    own_change: null,
    delay_minutes: null,
    fear: "",
    guilt: "",
    pride: "",
    honesty: "",
    compassion: "",
    rigour: "",
    calibration: { confidence: null, speed: null, talk: null, escalation: null },
    notes: "",
  },
});

let next = 1;
export const id = (): string => `00000000-0000-7000-8000-${String(next++).padStart(12, "0")}`;

export function fromNew(given: NewIncident, services: string[]): Incident {
  const {
    severity,
    kind,
    class: failure,
    tags,
    zone,
    milestones,
    roles,
    mitigation,
    story,
  } = given;
  const created_at = milestones[0]?.at ?? "2026-11-20T09:00:00Z";
  return {
    ...blank(),
    ...{ severity, kind, class: failure, tags, zone, milestones, roles, mitigation, story },
    ...{ id: id(), title: given.title, services, created_at },
  };
}

const titles = [
  "Replica lag on the payments cluster",
  "Certificate of the internal gateway expired",
  "Checkout timeouts after the pricing deploy",
  "Search index fell behind for two hours",
  "Mail queue stuck behind one poison message",
  "Disk full on the build workers",
  "Login loop for single sign-on users in the EU",
  "Webhook deliveries delayed",
];
export const serviceNames = [
  "payments",
  "gateway",
  "checkout",
  "search",
  "mail",
  "builds",
  "login",
];
const classes = ["slow_query", "expired_credential", "bad_deploy", "capacity_limit", "disk_full"];
const severities: Severity[] = ["sev2", "sev1", "sev2", "sev3", "sev4", "sev3"];
const minute = 60_000;

/** Invented incidents, one every few days backwards from November 2026. */
export function makeIncident(index: number, services: readonly string[]): Incident {
  const began = Date.parse("2026-11-18T02:10:00Z") - index * 3.37 * 86_400_000;
  const length = [47, 132, 18, 260, 75, 9, 1810][index % 7] ?? 30;
  const at = (kind: MilestoneKind, after: number): Incident["milestones"][number] => ({
    kind,
    at: new Date(began + after * minute).toISOString(),
    zone: null,
    estimated: kind === "began",
  });
  const given = (chance: number): boolean => (index * 7) % 10 < chance;
  return {
    ...blank(),
    id: id(),
    title: titles[index % titles.length] ?? "",
    zone: index % 9 === 4 ? "America/New_York" : "Europe/Berlin",
    kind: index % 11 === 5 ? "near_miss" : "incident",
    severity: index % 13 === 7 ? null : (severities[index % severities.length] ?? null),
    services: [services[index % services.length] ?? ""],
    class: given(8) ? (classes[index % classes.length] ?? null) : null,
    roles: given(6) ? ["first_responder", "communicator"] : [],
    tags: given(3) ? ["night", "customer visible"] : [],
    milestones: [
      at("began", 0),
      at("detected", 4),
      at("paged", 5),
      at("acknowledged", 8),
      at("mitigated", length * 0.7),
      ...(index % 17 === 3 ? [] : [at("resolved", length)]),
    ],
    mitigation: given(7) ? { kind: "roll_back", trade_off: "" } : null,
    story: given(6)
      ? {
          what_happened:
            "A schema change held a lock on the orders table. Reads went to replicas that fell nine minutes behind.",
          my_part: "I saw the lag first, stopped the change and drained the two slow replicas.",
          outcome: "Payments were slow for 47 minutes and none was lost.",
          learned: "",
        }
      : blank().story,
    created_at: new Date(began).toISOString(),
  };
}

const lines = [
  ["saw", "Replica lag at 540 s and rising on both readers"],
  ["guess", "The migration from 02:05 holds a lock"],
  ["did", "Stopped the migration: ./migrate.sh --abort"],
  ["told", "Status page: payments are slow, next update 03:00"],
  ["saw", "Checked connection pools, found nothing"],
  ["decided", "Drain the two slow replicas instead of failing over"],
  ["note", "Lag back under 2 s"],
] as const;

export const makeEntries = (incident: Incident): Entry[] =>
  lines.map(([kind, text], index) => {
    const at = new Date(Date.parse(incident.created_at) + index * 6 * minute).toISOString();
    return {
      ...{ id: id(), incident: incident.id, kind, text, author: null, source_id: null },
      ...{ happened_at: at, noted_at: at, zone: incident.zone, detail: emptyDetail() },
      revision: index === 1 ? 2 : 1,
    };
  });
