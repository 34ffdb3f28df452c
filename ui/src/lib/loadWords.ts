/** The words of on-call load, and small sums over what the page gets. */
import type { CheckIn, Night, PageVerdict, WarningKind } from "../ipc";

export const verdictNames: Record<PageVerdict, string> = {
  service_issue: "Action: service issue",
  could_have_waited: "Action, but it could have waited",
  looked_only: "Action: looked only",
  wrong_time: "No action: wrong time period",
  maintenance_not_silenced: "No action: maintenance not silenced",
  threshold: "No action: threshold",
  faulty_check: "No action: faulty check",
  nothing_to_do: "No action: other",
};

export const verdicts = Object.entries(verdictNames).map(([value, name]) => ({
  value: value as PageVerdict,
  name,
}));

export const dutyNames = { primary: "Primary", secondary: "Secondary", shadow: "Shadow" } as const;

/** What each warning looks at, and the unit of its limits. */
export const warningNames: Record<WarningKind, { name: string; unit: string }> = {
  incidents_per_shift: { name: "Incidents in 12 hours on call", unit: "" },
  incidents_mean: { name: "Incidents per 12 hours on call, mean of 21 days", unit: "" },
  off_hours: { name: "Pages outside working hours, 30 days", unit: "" },
  wakings_in_a_night: { name: "Wakings in one night", unit: "" },
  broken_nights: { name: "Broken nights in 7 days", unit: "" },
  rest_before_work: { name: "Rest between a call-out and work", unit: "h" },
  longest_rest: { name: "Longest unbroken rest in 7 days", unit: "h" },
  weekly_hours: { name: "Weekly hours, mean of 17 weeks", unit: "h" },
  share_on_call: { name: "Share of the last 12 weeks on call", unit: "%" },
  operational_share: { name: "Operational share of a quarter's hours", unit: "%" },
  same_cause: { name: "Times the same cause came in 21 days", unit: "" },
  no_action: { name: "Pages without need of action", unit: "%" },
};

/** "11", "10.5": one digit at most, none where it says nothing. What crosses as a number may be none. */
export const number = (value: number | null): string =>
  value === null ? "" : String(Math.round(value * 10) / 10);

export const plural = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? "" : "s"}`;

const weekdayOf = new Intl.DateTimeFormat("en-GB", {
  timeZone: "UTC",
  weekday: "short",
  day: "numeric",
  month: "short",
  year: "numeric",
});

/** What a night says when it is pointed at or read aloud. */
export function nightWords({ day, wakings, on_call, sleep_abandoned, pages }: Night): string {
  const name = weekdayOf.format(new Date(`${day}T00:00:00Z`));
  if (wakings === null) {
    return pages.length > 0
      ? `${name}: ${plural(pages.length, "page")}, not known whether it woke you`
      : `${name}: nothing is known`;
  }
  const woken = wakings === 0 ? "not woken" : `woken ${plural(wakings, "time")}`;
  const more = sleep_abandoned ? ", no more sleep" : "";
  return `${name}: ${woken}${more}${on_call ? ", on call" : ""}`;
}

interface Month {
  name: string;
  /** Of days that were not or are not yet, none. */
  nights: (Night | undefined)[];
}

/** Thirty-one places for each month, the latest month last. */
export function months(nights: readonly Night[]): Month[] {
  const found = new Map<string, Month>();
  for (const night of nights) {
    const key = night.day.slice(0, 7);
    const month = found.get(key) ?? { name: monthName(key), nights: Array<Night | undefined>(31) };
    month.nights[Number(night.day.slice(8)) - 1] = night;
    found.set(key, month);
  }
  return [...found.values()];
}

const monthName = (key: string): string =>
  new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", month: "short", year: "2-digit" }).format(
    new Date(`${key}-01T00:00:00Z`),
  );

/** The marks of a question over time, the latest last. */
export const marks = (
  checkIns: readonly CheckIn[],
  question: "rested" | "manageable",
): { day: string; mark: number }[] =>
  checkIns.flatMap((one) => {
    const mark = one[question];
    return mark === null ? [] : [{ day: one.day, mark }];
  });
