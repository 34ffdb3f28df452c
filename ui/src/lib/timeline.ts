/** A stretch of time laid out on a line: instants in milliseconds, places from 0 to 1. */
interface Stretch {
  from: number;
  to: number;
}

const minute = 60_000;

/** Around all instants, with room at both ends for what lies outside of them; whole minutes. */
export function stretchOf(instants: readonly number[], now: number): Stretch {
  const known = instants.length === 0 ? [now - 30 * minute, now] : instants;
  const first = Math.min(...known);
  const last = Math.max(...known);
  const room = Math.max(10 * minute, (last - first) * 0.08);
  return {
    from: Math.floor((first - room) / minute) * minute,
    to: Math.ceil((last + room) / minute) * minute,
  };
}

export const placeOf = (at: number, { from, to }: Stretch): number =>
  Math.min(1, Math.max(0, (at - from) / (to - from)));

/** The whole minute at a place of the line. */
export const minuteAt = (place: number, { from, to }: Stretch): number =>
  Math.round((from + Math.min(1, Math.max(0, place)) * (to - from)) / minute) * minute;
