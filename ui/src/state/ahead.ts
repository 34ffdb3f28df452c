import { core, type ListPage } from "../ipc";
import { everyIncident } from "../lib/query";

/** How many of the latest incidents Today lists. */
export const latestShown = 8;

let asked: Promise<ListPage | null> | null = null;

/**
 * Asks for the latest incidents beside the question whether the journal is open: the first screen then waits for one
 * answer, and not for two. A journal that turns out to be locked gives none.
 */
export function askAhead(): void {
  asked = core.listIncidents(everyIncident(latestShown)).catch(() => null);
}

/** The answer, once; nothing of it stays here. */
export function takeAhead(): Promise<ListPage | null> | null {
  const answer = asked;
  asked = null;
  return answer;
}
