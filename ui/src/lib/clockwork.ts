/** Clocks of an incident that is live: how long it has burned, and how long until something is due. */

const two = (value: number): string => String(value).padStart(2, "0");

/** "+0:42", hours and minutes; a clock that was set back shows zero. */
export function sinceClock(milliseconds: number): string {
  const minutes = Math.max(0, Math.floor(milliseconds / 60_000));
  return `+${Math.floor(minutes / 60)}:${two(minutes % 60)}`;
}

/** "07:12", or "1:07:12" from an hour on. */
function clockOf(milliseconds: number): string {
  const seconds = Math.floor(Math.abs(milliseconds) / 1000);
  const minutes = Math.floor(seconds / 60);
  const rest = `${two(minutes % 60)}:${two(seconds % 60)}`;
  return minutes < 60 ? rest : `${Math.floor(minutes / 60)}:${rest}`;
}

/** "next update in 07:12", "next update late by 01:01". */
export function countdown(milliseconds: number): string {
  const clock = clockOf(milliseconds);
  return milliseconds >= 0 ? `next update in ${clock}` : `next update late by ${clock}`;
}

/** Whether an hour of the clock on the wall lies in a night that may go past midnight. */
export const isNight = (hour: number, from: number, to: number): boolean =>
  from <= to ? hour >= from && hour < to : hour >= from || hour < to;

/** "in 07:12", "for 01:01 already". */
export function dueIn(milliseconds: number): string {
  const clock = clockOf(milliseconds);
  return milliseconds >= 0 ? `in ${clock}` : `for ${clock} already`;
}
