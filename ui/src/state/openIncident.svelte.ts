import {
  core,
  type Impact,
  type IncidentEdit,
  type IncidentView,
  type Phase,
  type PrivateBlock,
  type StoryPart,
} from "../ipc";
import { Latest } from "../lib/latest";
import { phaseName, storyName } from "../lib/words";
import { Draft, DraftBook } from "./draft.svelte";

type Field = IncidentEdit["field"];

/**
 * One incident while it stands open. Every change is one edit of the core; fields that are typed
 * keep what was typed until it is saved, and take over what another process wrote otherwise.
 */
export class OpenIncident {
  view = $state.raw<IncidentView>() as IncidentView;
  readonly book = new DraftBook();
  readonly title: Draft<string>;
  readonly story: Readonly<Record<StoryPart, Draft<string>>>;
  readonly phases: Readonly<Record<Phase, Draft<string>>>;
  readonly impact: Draft<Impact>;
  readonly private: Draft<PrivateBlock>;
  #choices: Partial<Record<Field, Draft<IncidentEdit>>> = {};
  #latest = new Latest();

  constructor(view: IncidentView) {
    this.view = view;
    const { incident } = view;
    this.title = this.#typed(incident.title, (value) => ({ field: "title", value }));
    this.impact = this.#typed(incident.impact, (value) => ({ field: "impact", value }));
    this.private = this.#typed(incident.private, (value) => ({ field: "private", value }));
    this.story = each(storyName, (part) =>
      this.#typed(incident.story[part], (text) => ({ field: "story", value: { part, text } })),
    );
    this.phases = each(phaseName, (phase) =>
      this.#typed(this.#phase(phase), (text) => ({ field: "phase", value: { phase, text } })),
    );
  }

  get incident(): IncidentView["incident"] {
    return this.view.incident;
  }

  /** The instant other times of this incident are read beside. */
  get start(): string | null {
    const at = (kind: string): string | undefined =>
      this.incident.milestones.find((milestone) => milestone.kind === kind)?.at;
    return at("began") ?? at("detected") ?? this.incident.milestones[0]?.at ?? null;
  }

  /** A change that is chosen, not typed: saved at once, and kept for a retry when that fails. */
  async choose(edit: IncidentEdit): Promise<void> {
    this.#choices[edit.field] ??= this.book.draft(edit, (value) => this.#edit(value));
    await this.#choices[edit.field]?.put(edit);
    // What is chosen next builds on this. Where reading fails, whoever hears of the change says so.
    await this.read().catch(() => undefined);
  }

  /** A typed field that exists only while something else is set, such as a mitigation's cost. */
  typing<T>(value: () => T, edit: (value: T) => IncidentEdit): Draft<T> {
    return this.#typed(value(), edit);
  }

  /** Takes over what the journal holds now, except where something typed is not saved yet. */
  async read(): Promise<void> {
    const view = await this.#latest.of(() => core.incident(this.incident.id));
    if (view === undefined) return;
    this.view = view;
    const { incident } = view;
    this.title.adopt(incident.title);
    this.impact.adopt(incident.impact);
    this.private.adopt(incident.private);
    each(storyName, (part) => this.story[part].adopt(incident.story[part]));
    each(phaseName, (phase) => this.phases[phase].adopt(this.#phase(phase)));
  }

  #phase(phase: Phase): string {
    return this.incident.phases.find((note) => note.phase === phase)?.text ?? "";
  }

  #typed<T>(value: T, edit: (value: T) => IncidentEdit): Draft<T> {
    return this.book.draft(value, (typed) => this.#edit(edit(typed)));
  }

  async #edit(edit: IncidentEdit): Promise<void> {
    await core.editIncident(this.incident.id, edit);
  }
}

function each<K extends string, T>(names: Record<K, string>, make: (key: K) => T): Record<K, T> {
  const keys = Object.keys(names) as K[];
  return Object.fromEntries(keys.map((key) => [key, make(key)])) as Record<K, T>;
}
