import type { EntryDetail, EntryKind } from "../ipc";
import { entryKey } from "./words";

const kindOfKey = new Map(
  Object.entries(entryKey).map(([kind, key]) => [key, kind as EntryKind] as const),
);

/**
 * The kind a line takes on when a space is typed after its first character: "> " at the very start
 * and nothing else, so that "./rollback.sh", "@alice" and a pasted "> quote" stay text.
 */
export function kindTyped(before: string, after: string): EntryKind | null {
  if (before.length !== 1 || after !== `${before} `) return null;
  return kindOfKey.get(before) ?? null;
}

/** The facts that only some kinds carry, all still unknown. */
export const emptyDetail = (): EntryDetail => ({
  why: "",
  alternatives: "",
  outcome: "",
  bucket: null,
  likelihood: null,
  test: "",
  result: null,
  audience: "",
  next_update: null,
});
