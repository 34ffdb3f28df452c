import type { EntryKind } from "../ipc";

/** One thing that the drill asks for. */
interface Step {
  ask: string;
  example: string;
  kind: EntryKind;
}

/** The page that came in, made up. */
export const madeUpPage =
  "CHECKOUT: error rate 7 % (limit 1 %), EU only. Last deploy 02:50. Dashboard: checkout-eu.";

const steps: readonly Step[] = [
  { ask: "What do you see?", example: ". errors only in the EU", kind: "saw" },
  { ask: "What could it be?", example: "? the 02:50 deploy", kind: "guess" },
  { ask: "What do you decide?", example: "! roll back checkout", kind: "decided" },
  { ask: "What did you do?", example: "> rolled back checkout", kind: "did" },
  { ask: "Whom do you tell?", example: "@ support: rolled back, watching", kind: "told" },
];

export const length = 60;

interface PractisedLine {
  kind: EntryKind;
  text: string;
  seconds: number;
}

/** Sixty seconds with a made-up page. It lives in this window's memory alone: the journal never hears of it. */
export class Drill {
  lines = $state.raw<readonly PractisedLine[]>([]);
  seconds = $state(0);
  #began = Date.now();
  #timer: ReturnType<typeof setInterval>;

  constructor() {
    this.#timer = setInterval(() => this.#tick(), 250);
  }

  get left(): number {
    return Math.max(0, length - this.seconds);
  }

  /** The first thing that no line answers yet. */
  get step(): Step | undefined {
    return steps.find(({ kind }) => this.lines.every((line) => line.kind !== kind));
  }

  get isOver(): boolean {
    return this.left === 0 || this.step === undefined;
  }

  take(kind: EntryKind, text: string): void {
    this.lines = [...this.lines, { kind, text, seconds: this.seconds }];
    if (this.isOver) this.stop();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #tick(): void {
    this.seconds = Math.min(length, Math.floor((Date.now() - this.#began) / 1000));
    if (this.isOver) this.stop();
  }
}
