import type { ContributionKind, ItemId, MarkState } from "../ipc";

/** The list that j, k and Enter move in: whichever is on screen announces itself. */
interface ListControl {
  move(step: 1 | -1): void;
  open(): void;
  /** Absent where rows cannot be chosen. */
  choose?: ChoiceControl;
}

export interface ChoiceControl {
  toggle(): void;
  /** Moves, and chooses what is passed over. */
  extend(step: 1 | -1): void;
  all(): void;
  /** Whether there was a choice to give up. */
  none(): boolean;
}

/** Incidents to be made one; the second may be chosen yet. */
interface MergeWish {
  one: string;
  other: string | null;
}

/** What opens over the pad. */
export type PadTool =
  | "update"
  | "bad"
  | "guesses"
  | "decisions"
  | "people"
  | "timers"
  | "seen"
  | "recovery"
  | "sheet"
  | "to_fix"
  | "chat"
  | "end"
  | "false_alarm";

/** The pad on screen: what its keys do. */
interface PadControl {
  open(tool: PadTool): void;
  nothingNew(): void;
  /** The line of the card "Next" at this place, counted from one. */
  mark(place: number, state: MarkState): void;
  watchFix(): void;
  fold(): void;
}

/** What can be added to the evidence, or done with it, from wherever the reader is. */
export type EvidenceDialog =
  | { what: "runbook" }
  | { what: "contribution"; kind: ContributionKind }
  | { what: "feedback" }
  | { what: "ask" }
  | { what: "map"; item: ItemId };

class Layers {
  /** Names the incident that what is added belongs to, if it is added from one. */
  dialog = $state.raw<EvidenceDialog | null>(null);
  palette = $state(false);
  merge = $state.raw<MergeWish | null>(null);
  keySheet = $state(false);
  /** The drill with a made-up page lies over the pad. */
  practice = $state(false);
  list: ListControl | null = null;
  /** Puts the caret into the place where a search is typed, if this screen has one. */
  search: (() => void) | null = null;
  pad = $state.raw<PadControl | null>(null);
  /** Asks for a chat to bring into the incident on screen. */
  chat = $state.raw<(() => void) | null>(null);
  /** Puts the caret into the quick-log line. */
  quickLog: (() => void) | null = null;
}

export const layers = new Layers();
