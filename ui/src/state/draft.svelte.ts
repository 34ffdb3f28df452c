import { untrack } from "svelte";
import { toFailure, type Failure } from "../ipc";
import { writes } from "../lib/writes";
import { unsaved } from "./unsaved";

export type SaveStatus = "still" | "waiting" | "saving" | "saved" | "failed";

const pause = 400;

/**
 * One field that saves as it is typed. What was typed stays in `value` until the journal has
 * confirmed it, whatever the journal answers; "saved" is said only after that answer.
 */
export class Draft<T> {
  value = $state() as T;
  status = $state<SaveStatus>("still");
  failure = $state<Failure | null>(null);

  #save: (value: T) => Promise<unknown>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | null = null;

  constructor(value: T, save: (value: T) => Promise<unknown>) {
    this.value = value;
    this.#save = save;
  }

  type(value: T): void {
    this.#take(value);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), pause);
  }

  /** Chooses a value that needs no pause, such as one from a menu. */
  async put(value: T): Promise<void> {
    this.#take(value);
    await this.flush();
  }

  /** Saves now what is still waiting: on leaving the field, on retry, on closing. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    // Whoever waits for one write also waits for the next, which another may have begun meanwhile.
    while (this.#running !== null) await this.#running;
    if (this.status !== "waiting" && this.status !== "failed") return;
    this.#running = this.#write().finally(() => (this.#running = null));
    await this.#running;
    // Typed on while the last value was being written.
    if (this.pending && this.status === "waiting") await this.flush();
  }

  /**
   * Takes a fresh value from the journal, unless the user's own is not saved yet. That it is saved by now makes no value
   * fresh: what was read before would take back what was typed.
   */
  adopt(value: T): void {
    if (!untrack(() => this.pending)) this.value = value;
  }

  get pending(): boolean {
    return this.status === "waiting" || this.status === "saving" || this.status === "failed";
  }

  #take(value: T): void {
    this.value = value;
    this.status = "waiting";
    unsaved.add(this);
  }

  async #write(): Promise<void> {
    const sent = this.value;
    this.status = "saving";
    try {
      await this.#save(sent).finally(() => (writes.ended += 1));
      this.failure = null;
      if (this.status === "saving") {
        this.status = "saved";
        unsaved.delete(this);
      }
    } catch (rejection) {
      this.failure = toFailure(rejection);
      if (this.status === "saving") this.status = "failed";
      // Of what is gone nothing can ever be saved.
      if (this.failure.code === "not_found") unsaved.delete(this);
    }
  }
}

/** One text inside a draft that is saved as a whole; what a text field needs of a draft. */
export type TextDraft = Pick<Draft<string>, "value" | "failure" | "type" | "flush">;

type TextKey<T> = { [K in keyof T]: T[K] extends string ? K : never }[keyof T];

export function partOf<T extends object>(draft: Draft<T>, key: TextKey<T>): TextDraft {
  return {
    get value() {
      return draft.value[key] as string;
    },
    get failure() {
      return draft.failure;
    },
    type: (text) => draft.type({ ...draft.value, [key]: text }),
    flush: () => draft.flush(),
  };
}

/** All drafts of one screen, for its one true "saved" mark. */
export class DraftBook {
  #drafts = $state.raw<readonly Draft<never>[]>([]);

  draft<T>(value: T, save: (value: T) => Promise<unknown>): Draft<T> {
    const draft = new Draft(value, save);
    this.#drafts = [...this.#drafts, draft as unknown as Draft<never>];
    return draft;
  }

  get status(): SaveStatus {
    const has = (status: SaveStatus): boolean =>
      this.#drafts.some((draft) => draft.status === status);
    if (has("failed")) return "failed";
    if (has("saving")) return "saving";
    if (has("waiting")) return "waiting";
    return has("saved") ? "saved" : "still";
  }

  get failure(): Failure | null {
    return this.#drafts.find((draft) => draft.status === "failed")?.failure ?? null;
  }

  async flush(): Promise<void> {
    await Promise.all(this.#drafts.map((draft) => draft.flush()));
  }
}
