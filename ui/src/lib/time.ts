/** Dates and times in the system's language; a zone is named only where it is not the current one. */

/** The system's language; English where the system names none, as one set to "C" does. */
export function language(): string {
  try {
    return Intl.getCanonicalLocales(navigator.language)[0] ?? "en";
  } catch {
    return "en";
  }
}

const currentZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

function format(instant: string, zone: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(language(), { timeZone: zone, ...options }).format(
    new Date(instant),
  );
}

/** "14:32" in the given zone. Always 24 hours: incident times are read against logs. */
export const clock = (instant: string, zone: string): string =>
  format(instant, zone, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

/** "3 Nov 2026", as the system writes it. */
export const day = (instant: string, zone: string): string => format(instant, zone, dayParts);

const dayParts = { day: "numeric", month: "short", year: "numeric" } as const;

/** A day of the calendar ("2026-11-03") as the system writes it. */
export const dayOf = (day: string): string => format(`${day}T00:00:00Z`, "UTC", dayParts);

/** "Tue 3 Nov". */
const weekday = (instant: string, zone: string): string =>
  format(instant, zone, { weekday: "short", day: "numeric", month: "short" });

/** "2026-11-03", sortable and the same in every language. */
export function isoDay(instant: string, zone: string): string {
  const parts = new Intl.DateTimeFormat("en-CA", { timeZone: zone }).formatToParts(
    new Date(instant),
  );
  // Engines differ in whether they write "3" or "03".
  const part = (type: string, digits: number): string =>
    (parts.find((each) => each.type === type)?.value ?? "").padStart(digits, "0");
  return `${part("year", 4)}-${part("month", 2)}-${part("day", 2)}`;
}

/** "New York" for "America/New_York"; nothing when it is the zone the reader sits in. */
export function zoneNote(zone: string): string {
  if (zone === currentZone()) return "";
  return zone.split("/").at(-1)?.replaceAll("_", " ") ?? zone;
}

/** "3 Nov 2026, 14:32 New York": the full statement of one instant. */
export function moment(instant: string, zone: string): string {
  const note = zoneNote(zone);
  return `${day(instant, zone)}, ${clock(instant, zone)}${note === "" ? "" : ` ${note}`}`;
}

/** "Tue 3 Nov" where an instant begins a day that the line above did not stand under. */
export function dayBegun(instant: string, zone: string, above: string | null): string | null {
  const sameDay = above !== null && isoDay(instant, zone) === isoDay(above, zone);
  return sameDay ? null : weekday(instant, zone);
}

const units = [
  ["d", 86_400],
  ["h", 3_600],
  ["min", 60],
] as const;

/** "47 min", "2 h 05 min", "3 d 4 h": two units at most, never rounded up. */
export function duration(seconds: number): string {
  if (seconds < 60) return `${Math.floor(seconds)} s`;
  const index = units.findIndex(([, size]) => seconds >= size);
  const [name, size] = units[index] ?? units[2];
  const whole = `${Math.floor(seconds / size)} ${name}`;
  const smaller = units[index + 1];
  if (smaller === undefined) return whole;
  const rest = Math.floor((seconds % size) / smaller[1]);
  if (rest === 0) return whole;
  const digits = smaller[0] === "min" ? String(rest).padStart(2, "0") : String(rest);
  return `${whole} ${digits} ${smaller[0]}`;
}
