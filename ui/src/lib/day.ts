/** Civil days as they are typed. */

const day = 86_400_000;

const iso = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** "2026-03-01" moved by some days. */
export const daysAfter = (from: string, days: number): string =>
  iso(Date.parse(`${from}T00:00:00Z`) + days * day);

/** "2026-03-01", "today", "yesterday", "-3d", "+2w" as a day; null where it is none. */
export function readDay(text: string, today: string): string | null {
  const words = text.trim().toLowerCase();
  if (words === "today") return today;
  if (words === "yesterday") return daysAfter(today, -1);
  const moved = /^([+-]\d{1,4})\s*([dw])$/.exec(words);
  if (moved !== null) {
    return daysAfter(today, Number(moved[1]) * (moved[2] === "w" ? 7 : 1));
  }
  const parts = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(words);
  if (parts === null) return null;
  const [, year = "", month = "", date = ""] = parts;
  const written = `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  const time = Date.parse(`${written}T00:00:00Z`);
  // The 30th of February would be read as a day in March.
  return Number.isNaN(time) || iso(time) !== written ? null : written;
}
