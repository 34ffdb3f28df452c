import { core, type View } from "../ipc";
import { incidentList } from "./incidentList.svelte";
import { route } from "./route.svelte";
import { toasts } from "./toasts.svelte";

/** Questions to the journal's list, kept under a name. */
class Views {
  all = $state.raw<readonly View[]>([]);

  async read(): Promise<void> {
    try {
      this.all = await core.views();
    } catch (rejection) {
      toasts.fail(rejection);
    }
  }

  /** The one that the list shows now. */
  get shown(): View | undefined {
    return this.all.find((view) => incidentList.shows(view));
  }

  open(view: View): void {
    route.go("journal");
    incidentList.ask(view);
  }
}

export const views = new Views();
