import { core } from "../ipc";
import { toasts } from "./toasts.svelte";

/** Asks once about what looks like a key, a token or a card number; the same text a second time is meant. */
export class SecretGuard {
  #asked: string | null = null;

  /** Whether it may be stored. */
  async allows(text: string): Promise<boolean> {
    if (this.#asked === text) return true;
    const { secret } = await core.readPadLine(text);
    if (secret === null) return true;
    this.#asked = text;
    toasts.say(
      `This looks like ${secret.words}. It is not stored yet: do the same once more to store it.`,
    );
    return false;
  }
}
