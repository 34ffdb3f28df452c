import { Latest } from "../lib/latest";
import { Draft, DraftBook, type TextDraft } from "./draft.svelte";

interface Edit {
  field: string;
}

/**
 * A record that is read whole, while it stands open. Every change is one edit of the core; fields
 * that are typed keep what was typed until it is saved, and take over what was written elsewhere.
 */
export class OpenDocument<V, E extends Edit> {
  view = $state.raw<V>() as V;
  readonly book = new DraftBook();
  #read: () => Promise<V>;
  #edit: (edit: E) => Promise<unknown>;
  #adopting: (() => void)[] = [];
  #choices: Record<string, Draft<E>> = {};
  #latest = new Latest();

  constructor(view: V, read: () => Promise<V>, edit: (edit: E) => Promise<unknown>) {
    this.view = view;
    this.#read = read;
    this.#edit = edit;
  }

  /** A typed field: how it stands in the record, and the edit that its text makes. */
  typed<T>(of: (view: V) => T, edit: (value: T) => E): Draft<T> {
    const draft = this.book.draft(of(this.view), (value) => this.#edit(edit(value)));
    this.#adopting.push(() => draft.adopt(of(this.view)));
    return draft;
  }

  /** A change that is chosen, not typed: saved at once, and kept for a retry when that fails. */
  async choose(edit: E): Promise<void> {
    this.#choices[edit.field] ??= this.book.draft(edit, (value) => this.#edit(value));
    await this.#choices[edit.field]?.put(edit);
    // What is chosen next builds on this. Where reading fails, whoever hears of the change says so.
    await this.read().catch(() => undefined);
  }

  async read(): Promise<void> {
    const view = await this.#latest.of(this.#read);
    if (view === undefined) return;
    this.view = view;
    for (const adopt of this.#adopting) adopt();
  }
}

type Texts<T> = { [K in keyof T]: T[K] extends string ? K : never }[keyof T];

/** One text of one line of a list that is saved as a whole. */
export function lineOf<T extends object>(
  draft: Draft<T[]>,
  index: number,
  key: Texts<T>,
): TextDraft {
  return {
    get value() {
      return (draft.value[index]?.[key] ?? "") as string;
    },
    get failure() {
      return draft.failure;
    },
    type: (text) =>
      draft.type(draft.value.map((line, at) => (at === index ? { ...line, [key]: text } : line))),
    flush: () => draft.flush(),
  };
}
