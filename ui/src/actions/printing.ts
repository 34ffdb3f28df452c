import { core } from "../ipc";
import { toasts } from "../state/toasts.svelte";

/** All lists of the pad on one page; asks where to put it. */
export async function printLists(): Promise<void> {
  try {
    const exported = await core.exportChecklists();
    if (exported !== null) toasts.say(`The lists are in ${exported.path}.`);
  } catch (rejection) {
    toasts.fail(rejection);
  }
}
