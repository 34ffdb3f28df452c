import { layers } from "../state/layers.svelte";
import { route } from "../state/route.svelte";
import { selection } from "../state/selection.svelte";
import type { Action } from "./action";

/** Of two that are chosen, else of the one that stands open and another. */
export const mergeAction: Action = {
  id: "incident.merge",
  title: "Merge two incidents that are one",
  keys: [],
  possible: () => selection.size === 2 || route.incident !== null,
  effect: () => {
    const [one = null, other = null] = selection.size === 2 ? selection.ids : [route.incident];
    if (one !== null) layers.merge = { one, other };
  },
};
