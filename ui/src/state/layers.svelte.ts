/** The list that j, k and Enter move in: whichever is on screen announces itself. */
interface ListControl {
  move(step: 1 | -1): void;
  open(): void;
}

/** The pad on screen: what its keys open. */
interface PadControl {
  update(): void;
  end(): void;
  sheet(): void;
}

class Layers {
  palette = $state(false);
  keySheet = $state(false);
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
