/** Where focus goes next in a group that is one Tab stop: arrows move, Home and End jump. */
export function nextIndex(key: string, index: number, count: number): number | null {
  if (count === 0) return null;
  switch (key) {
    case "ArrowDown":
    case "ArrowRight":
      return (index + 1) % count;
    case "ArrowUp":
    case "ArrowLeft":
      return (index - 1 + count) % count;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return null;
  }
}

/** Moves focus among the direct focusable children of a toolbar, tab list or rail. */
export function rove(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-stop]")];
  const index = stops.indexOf(document.activeElement as HTMLElement);
  const next = index < 0 ? null : nextIndex(event.key, index, stops.length);
  if (next === null) return;
  event.preventDefault();
  stops[next]?.focus();
}
