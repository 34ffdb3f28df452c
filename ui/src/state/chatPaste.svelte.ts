import { core, type ChatOptions, type ChatReport } from "../ipc";
import { Reading } from "./reading.svelte";

/** A transcript on its way into one incident: what is known of it, and what it would bring. */
export class ChatPaste {
  text = $state("");
  options = $state.raw<ChatOptions>() as ChatOptions;
  readonly preview = new Reading<ChatReport>();
  #incident: string;

  constructor(incident: string, date: string, zone: string) {
    this.#incident = incident;
    this.options = { date, zone, authors: "keep", me: [] };
  }

  async put(text: string): Promise<void> {
    this.text = text;
    await this.look();
  }

  async choose(part: Partial<ChatOptions>): Promise<void> {
    this.options = { ...this.options, ...part };
    await this.look();
  }

  isMe(name: string): boolean {
    return this.options.me.includes(name);
  }

  async toggleMe(name: string): Promise<void> {
    const { me } = this.options;
    await this.choose({
      me: this.isMe(name) ? me.filter((each) => each !== name) : [...me, name],
    });
  }

  async look(): Promise<void> {
    if (this.text.trim() === "" || this.options.date === "") {
      this.preview.value = null;
      this.preview.failure = null;
      return;
    }
    await this.preview.ask(() => core.previewChat(this.#incident, this.text, this.options));
  }

  bringIn(): Promise<ChatReport> {
    return core.importChat(this.#incident, this.text, this.options);
  }
}
