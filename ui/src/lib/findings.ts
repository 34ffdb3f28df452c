import type { TextFinding } from "../ipc";

/**
 * What is known of a text, for the same text typed on: findings before and behind the place of the
 * change keep to their words, those at it wait for the next answer.
 */
export function carried(
  findings: readonly TextFinding[],
  before: string,
  after: string,
): readonly TextFinding[] {
  if (before === after) return findings;
  let same = 0;
  const shorter = Math.min(before.length, after.length);
  while (same < shorter && before[same] === after[same]) same += 1;
  let tail = 0;
  while (tail < shorter - same && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const moved = after.length - before.length;
  return findings.flatMap((finding) => {
    const { start, end } = finding.range;
    if (end < same) return [finding];
    if (start <= before.length - tail || start === end) return [];
    return [{ ...finding, range: { start: start + moved, end: end + moved } }];
  });
}
