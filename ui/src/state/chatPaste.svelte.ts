import {
  core,
  type ChatOptions,
  type ChatReport,
  type SlackChoice,
  type SlackExport,
} from "../ipc";
import { Reading } from "./reading.svelte";

/** A conversation on its way into one incident, pasted or out of an export: what is known of it, what it would bring. */
export class ChatPaste {
  text = $state("");
  /** In place of a text. */
  slack = $state.raw<SlackExport | null>(null);
  part = $state.raw<Required<SlackChoice>>({ channel: "", thread: null, from: null, until: null });
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

  /** Asks for a file; one conversation in it is the one meant. */
  async chooseSlack(): Promise<void> {
    const slack = await core.chooseSlackExport();
    if (slack === null) return;
    this.slack = slack;
    await this.choosePart({
      channel: slack.channels.length === 1 ? (slack.channels[0]?.name ?? "") : "",
    });
  }

  async choosePart(part: Partial<Required<SlackChoice>>): Promise<void> {
    this.part = { ...this.part, ...part };
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
    const isNothing = this.slack === null ? this.text.trim() === "" : this.part.channel === "";
    if (isNothing || this.options.date === "") {
      this.preview.value = null;
      this.preview.failure = null;
      return;
    }
    await this.preview.ask(() =>
      this.slack === null
        ? core.previewChat(this.#incident, this.text, this.options)
        : core.previewSlack(this.#incident, this.part, this.options),
    );
  }

  bringIn(): Promise<ChatReport> {
    return this.slack === null
      ? core.importChat(this.#incident, this.text, this.options)
      : core.importSlack(this.#incident, this.part, this.options);
  }
}
