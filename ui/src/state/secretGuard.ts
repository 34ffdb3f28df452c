import { core, Failure } from "../ipc";
import { toasts } from "./toasts.svelte";

/** Asks once about what looks like a key, a token or a card number; the same text a second time is meant. */
export class SecretGuard {
  #asked: string | null = null;

  /** Whether it may be stored. */
  async allows(text: string): Promise<boolean> {
    const doubt = await this.#doubt(text);
    if (doubt !== null)
      toasts.say(`${doubt} It is not stored yet: do the same once more to store it.`);
    return doubt === null;
  }

  /** Refuses, where the field is free for the next text already and this one has to come back. */
  async check(text: string): Promise<void> {
    const doubt = await this.#doubt(text);
    if (doubt === null) return;
    throw new Failure("secret", `${doubt} It is not stored yet.`, "Once more stores it as it is.");
  }

  async #doubt(text: string): Promise<string | null> {
    if (this.#asked === text) return null;
    const { secret } = await core.readPadLine(text);
    if (secret === null) return null;
    this.#asked = text;
    return `This looks like ${secret.words}.`;
  }
}
