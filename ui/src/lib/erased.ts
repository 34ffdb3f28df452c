import type { Erased } from "../ipc";

/** Where something erased from the journal can still be found, and how that ends; empty when nowhere. */
export function remainsOf({ still_in, backups_not_seen, still_in_log }: Erased): string {
  const sentences = [];
  if (still_in.length > 0) {
    sentences.push(
      `These back-ups still hold it: ${still_in.join(", ")}. Delete them to be rid of it.`,
    );
  }
  if (backups_not_seen !== null) {
    sentences.push(
      `The back-up folder ${backups_not_seen} is not there, so its back-ups were not looked through and may still hold it.`,
    );
  }
  if (still_in_log) {
    sentences.push(
      "Another program was reading the journal, so encrypted traces stay in its folder until the next clean-up, within the hour, or until all have closed it.",
    );
  }
  return sentences.join(" ");
}
