import { toasts } from "../state/toasts.svelte";

/** Copies what was told; where there is no clipboard, the line still stands in the pad to be copied from. */
export async function copyTold(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toasts.say("Copied, and kept as told. Paste it where it belongs.");
  } catch {
    toasts.keep("Kept as told. The clipboard took nothing: copy the text from its line.");
  }
}
