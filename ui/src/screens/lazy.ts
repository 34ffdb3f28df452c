/** What Today opens comes when it is first opened. */
import type { Component } from "svelte";

export const debriefOf = (): Promise<{ default: Component<{ id: string }> }> =>
  import("./debrief/Debrief.svelte");

export const gettingReady = (): Promise<{ default: Component }> =>
  import("./ready/GettingReady.svelte");
export const recoveryOf = (): Promise<{
  default: Component<{ id: string; onclose: () => void }>;
}> => import("./pad/Recovery.svelte");
