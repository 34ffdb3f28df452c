import { isoDay } from "./time";

const bareClock = /^\s*(\d{1,2})[:.](\d{2})\s*$/;

function dayAfter(iso: string): string {
  const date = new Date(`${iso}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}

/**
 * What to ask the core when a time is typed beside others of the same incident. A bare "05:40" in
 * an incident of last month means that night, not today; past midnight it means the day after.
 */
export function besides(text: string, reference: string | null, zone: string): string {
  const clock = bareClock.exec(text);
  if (clock === null || reference === null) return text;
  const time = `${clock[1]?.padStart(2, "0") ?? ""}:${clock[2] ?? ""}`;
  const began = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(new Date(reference));
  const day = isoDay(reference, zone);
  return `${time < began ? dayAfter(day) : day} ${time}`;
}
