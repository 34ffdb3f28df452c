/** A page within Today that comes when it is first opened. */
import type { Component } from "svelte";

export const debriefOf = (): Promise<{ default: Component<{ id: string }> }> =>
  import("./debrief/Debrief.svelte");
