/**
 * How well typed words fit a text: every word must occur, words at the start of a word count more.
 * Null where a word is missing. Small on purpose: it ranks some hundred titles, not a corpus.
 */
function score(typed: string, text: string): number | null {
  const haystack = text.toLocaleLowerCase();
  let total = 0;
  for (const word of typed.toLocaleLowerCase().split(/\s+/).filter(Boolean)) {
    const at = haystack.indexOf(word);
    if (at < 0) return null;
    const startsWord = at === 0 || !/[\p{L}\p{N}]/u.test(haystack.charAt(at - 1));
    total += at === 0 ? 3 : startsWord ? 2 : 1;
  }
  return total;
}

/** The items that fit, best first; items that fit equally well keep their order. */
export function ranked<T>(typed: string, items: readonly T[], text: (item: T) => string): T[] {
  return items
    .map((item) => ({ item, fit: score(typed, text(item)) }))
    .filter((each): each is { item: T; fit: number } => each.fit !== null)
    .sort((a, b) => b.fit - a.fit)
    .map((each) => each.item);
}
