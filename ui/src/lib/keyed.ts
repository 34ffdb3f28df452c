/** Lines of a list that is saved as a whole, each known by a number of its own. */
interface Keyed {
  key: number;
  /** The line that it stands under, where lines stand under each other. */
  under?: number | null;
}

export const nextKey = (lines: readonly Keyed[]): number =>
  1 + Math.max(0, ...lines.map(({ key }) => key));

/** The line, and everything below it. */
export function branch(lines: readonly Keyed[], key: number): ReadonlySet<number> {
  const found = new Set([key]);
  // A line may stand before the one that it is under.
  for (let size = 0; size !== found.size;) {
    size = found.size;
    for (const { key: each, under } of lines) {
      if (under !== null && under !== undefined && found.has(under)) found.add(each);
    }
  }
  return found;
}

/**
 * What was taken out of `before`, back where it stood in the list of now. A number that was given
 * to another line meanwhile stays with that one; a line whose own line above is gone stands alone.
 */
export function putBack<T extends Keyed>(
  now: readonly T[],
  before: readonly T[],
  gone: ReadonlySet<number>,
): T[] {
  const isTaken = now.some(({ key }) => gone.has(key));
  const shift = isTaken ? nextKey([...now, ...before]) : 0;
  const lines = [...now];
  before.forEach((line, index) => {
    if (!gone.has(line.key)) return;
    const back = { ...line, key: line.key + shift };
    const { under } = line;
    if (under !== null && under !== undefined) {
      if (gone.has(under)) back.under = under + shift;
      else if (now.every(({ key }) => key !== under)) back.under = null;
    }
    lines.splice(index, 0, back);
  });
  return lines;
}
