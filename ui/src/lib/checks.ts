import { core, type Writing } from "../ipc";
import type { Check } from "../state/findings.svelte";

/** The blameless lens. */
export const wording =
  (writing: Writing): Check =>
  (text) =>
    core.checkWording(text, writing);
