import { core, type TextFinding } from "../ipc";
import { carried } from "../lib/findings";
import { toasts } from "./toasts.svelte";

/** What looks at a text: the blameless lens, or the checks of an update. */
export type Check = (text: string) => Promise<readonly TextFinding[]>;

const pause = 300;

/** What a check says of one text while it is typed. Only the answer to the latest question counts. */
export class Findings {
  #list = $state.raw<readonly TextFinding[]>([]);
  #read = $state.raw("");
  #latest = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Asks soon: at once for a text that has just appeared, after a pause while it is typed. */
  ask(text: string, check: Check): void {
    const mine = ++this.#latest;
    clearTimeout(this.#timer);
    if (text.trim() === "") return this.#take("", []);
    this.#timer = setTimeout(
      () => {
        check(text)
          .then((list) => {
            if (mine === this.#latest) this.#take(text, list);
          })
          .catch((rejection: unknown) => toasts.fail(rejection));
      },
      this.#read === "" ? 0 : pause,
    );
  }

  /** Those whose words stand in `text`. */
  in(text: string): readonly TextFinding[] {
    return carried(this.#list, this.#read, text);
  }

  /** For good; undo brings it back. */
  async dismiss(finding: TextFinding): Promise<void> {
    try {
      await core.dismissFinding(finding.id);
      this.#list = this.#list.filter((other) => other.id !== finding.id);
    } catch (rejection) {
      toasts.fail(rejection);
    }
  }

  stop(): void {
    this.#latest += 1;
    clearTimeout(this.#timer);
  }

  #take(text: string, list: readonly TextFinding[]): void {
    this.#read = text;
    this.#list = list;
  }
}
