/** Which rows of a long list are worth having in the page: those in view and a few on each side. */
interface Span {
  first: number;
  /** One past the last row. */
  end: number;
}

export function visibleSpan(
  scrollTop: number,
  viewHeight: number,
  rowHeight: number,
  count: number,
  spare = 8,
): Span {
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - spare);
  const end = Math.min(count, Math.ceil((scrollTop + viewHeight) / rowHeight) + spare);
  return { first: Math.min(first, count), end: Math.max(end, Math.min(first, count)) };
}

/** The scroll position that brings a row wholly into view, moving as little as possible. */
export function scrollFor(
  index: number,
  scrollTop: number,
  viewHeight: number,
  rowHeight: number,
): number {
  const top = index * rowHeight;
  if (top < scrollTop) return top;
  if (top + rowHeight > scrollTop + viewHeight) return top + rowHeight - viewHeight;
  return scrollTop;
}
