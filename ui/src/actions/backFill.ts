import { route } from "../state/route.svelte";
import type { Action } from "./action";

export const backFillAction: Action = {
  id: "incident.backfill",
  title: "Back-fill old incidents in a table",
  keys: ["g b"],
  possible: () => !route.inPadWindow,
  effect: () => route.openBackFill(),
};
