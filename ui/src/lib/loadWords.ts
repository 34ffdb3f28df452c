/** The words of on-call load, and small sums over what the page gets. */
import type { CheckIn, Night } from "../ipc";
import { dutyWords, pageVerdictWords } from "../ipc/words/load";
import { capitalised, options } from "./words";

export const dutyName = capitalised(dutyWords);

export const verdicts = options(capitalised(pageVerdictWords));

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
