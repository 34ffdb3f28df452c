import { core, type JournalSettings } from "../ipc";
import { Reading } from "./reading.svelte";

type Part = Partial<JournalSettings>;

/**
 * The settings of the journal while they stand on the screen. Fields are saved one after the other, each into what the
 * one before left: two that are typed at once never take each other back.
 */
export class JournalSettingsPage {
  readonly reading = new Reading<JournalSettings>();
  #last: Promise<unknown> = Promise.resolve();

  get value(): JournalSettings | null {
    return this.reading.value;
  }

  read(): Promise<void> {
    return this.reading.ask(() => core.journalSettings());
  }

  /** Refused changes are told where they were made. */
  change = (part: Part | ((now: JournalSettings) => Part)): Promise<void> => {
    const done = this.#last.then(async () => {
      const now = await core.journalSettings();
      const changed = typeof part === "function" ? part(now) : part;
      this.reading.value = await core.changeJournalSettings({ ...now, ...changed });
    });
    this.#last = done.catch(() => undefined);
    return done;
  };

  changePad = (
    part: (pad: JournalSettings["pad"]) => Partial<JournalSettings["pad"]>,
  ): Promise<void> => this.change(({ pad }) => ({ pad: { ...pad, ...part(pad) } }));
}

export type ChangePad = JournalSettingsPage["changePad"];
