/** Pages within Today that come when they are first opened. */
import type { Component } from "svelte";

export const debriefOf = (): Promise<{ default: Component<{ id: string }> }> =>
  import("./debrief/Debrief.svelte");

export const gettingReady = (): Promise<{ default: Component }> =>
  import("./ready/GettingReady.svelte");
