/**
 * Keeps a text area as tall as its text. Engines that know `field-sizing` do so by themselves;
 * WebKit up to 2.50 does not, and would hide all but two lines of a story.
 */
export function growing(area: HTMLTextAreaElement): () => void {
  if ("fieldSizing" in area.style) return () => undefined;
  let width = 0;
  const fit = (): void => {
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`;
  };
  // A new width breaks the lines anew; it is also how an area inside closed details appears.
  const watch = new ResizeObserver(() => {
    if (area.clientWidth === width) return;
    width = area.clientWidth;
    fit();
  });
  watch.observe(area);
  area.addEventListener("input", fit);
  return () => {
    watch.disconnect();
    area.removeEventListener("input", fit);
  };
}
