/** For a field that grows with its text, but whose text stands in a list: Enter does not break it. */
export function oneLine(event: KeyboardEvent): void {
  if (event.key === "Enter" && !event.isComposing) event.preventDefault();
}
