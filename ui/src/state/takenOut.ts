import { core, type Factor, type PostmortemEdit, type PostmortemView, type Why } from "../ipc";
import { branch, putBack } from "../lib/keyed";
import type { Draft } from "./draft.svelte";
import type { OpenDocument } from "./openDocument.svelte";
import { toasts } from "./toasts.svelte";

interface Lists {
  factors: Factor;
  whys: Why;
}

/**
 * Takes a line out of a list of a review, with all that stands below it, and offers it back. The
 * journal's own undo would not do: to it everything typed into the list within minutes is one step.
 */
export async function takeOut<K extends keyof Lists>(
  open: OpenDocument<PostmortemView, PostmortemEdit>,
  draft: Draft<Lists[K][]>,
  key: number,
  field: K,
  words: string,
): Promise<void> {
  const { id } = open.view.postmortem;
  const before = draft.value;
  const gone = branch(before, key);
  await draft.put(before.filter((line) => !gone.has(line.key)));
  if (draft.failure !== null) return;
  toasts.say(words, async () => {
    try {
      await open.book.flush();
      // The review may have been left, and opened anew, since.
      const { postmortem } = await core.postmortem(id);
      const value = putBack(postmortem[field] as Lists[K][], before, gone);
      await core.editPostmortem(id, { field, value } as PostmortemEdit);
    } catch (rejection) {
      toasts.fail(rejection);
    }
  });
}
