import type { EntryKind } from "../ipc";
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
