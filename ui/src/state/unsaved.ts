/** What was typed anywhere and is not confirmed yet. */
export const unsaved = new Set<{ flush: () => Promise<void> }>();

/** Before the journal is locked: leaves the field that has the focus, and saves all that is still waiting. */
export async function saveAll(): Promise<void> {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  await Promise.all([...unsaved].map((draft) => draft.flush()));
}
