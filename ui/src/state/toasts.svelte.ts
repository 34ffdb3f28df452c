import { toFailure } from "../ipc";

interface Toast {
  id: number;
  text: string;
  tone: "calm" | "failure";
  undo?: () => void | Promise<void>;
  stays?: true;
}

/** Long enough to read twice, and to decide where there is something to take back; undo stays on its key. */
const shownFor = 8_000;
const offeredFor = 20_000;

const stays = ({ tone, stays }: Toast): boolean => tone === "failure" || stays === true;

class Toasts {
  shown = $state<Toast[]>([]);
  #next = 1;

  say(text: string, undo?: Toast["undo"]): void {
    this.#show({ id: this.#next++, text, tone: "calm", ...(undo ? { undo } : {}) });
  }

  /** Something calm that is not to be missed: it stays until it is dismissed. */
  keep(text: string): void {
    this.#show({ id: this.#next++, text, tone: "calm", stays: true });
  }

  /** A failure stays until it is dismissed: it carries the next step. */
  fail(rejection: unknown): void {
    const { message, hint } = toFailure(rejection);
    this.#show({
      id: this.#next++,
      text: hint === undefined ? message : `${message} ${hint}`,
      tone: "failure",
    });
  }

  dismiss(id: number): void {
    this.shown = this.shown.filter((toast) => toast.id !== id);
  }

  clear(): void {
    this.shown = [];
  }

  #show(toast: Toast): void {
    // What stays makes no room for others; the same words need to stand there once.
    const others = this.shown.filter(({ text }) => text !== toast.text);
    const passing = others.filter((each) => !stays(each)).slice(-2);
    this.shown = [...others.filter((each) => stays(each) || passing.includes(each)), toast];
    if (stays(toast)) return;
    setTimeout(() => this.dismiss(toast.id), toast.undo ? offeredFor : shownFor);
  }
}

export const toasts = new Toasts();
