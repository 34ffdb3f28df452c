/** Where an action's keys work, if not everywhere. */
type Context = "list" | "incident";

/** One thing a user can do. Palette, tooltips, menus and key sheet all read this record. */
export interface Action {
  id: string;
  title: string;
  /** In tinykeys' grammar: "$mod+k", "g j", "?". The first one is shown. */
  keys: readonly string[];
  /** Absent: everywhere, and in the palette. */
  context?: Context;
  effect: () => void | Promise<void>;
  /** Its keys work inside a text field too, which has no use for them. */
  whileTyping?: boolean;
  /** Absent: always possible. */
  possible?: () => boolean;
}

const isMac = (): boolean => navigator.userAgent.includes("Mac");

const glyphs: Record<string, string> = {
  Escape: "Esc",
  ArrowUp: "↑",
  ArrowDown: "↓",
};

/** Keys as the user's keyboard names them: ["Ctrl", "K"], ["G", "J"]. */
export function keyNames(binding: string, mac = isMac()): string[] {
  return binding.split(" ").flatMap((press) => {
    const parts = press.split(/\+(?!$)/);
    return parts.map((part) => {
      if (part === "$mod") return mac ? "⌘" : "Ctrl";
      if (part === "Shift" && mac) return "⇧";
      if (part.startsWith("Digit")) return part.slice(5);
      return glyphs[part] ?? (part.length === 1 ? part.toUpperCase() : part);
    });
  });
}

/** "Search (Ctrl K)": the text of a tooltip. */
export function withKeys(action: Action): string {
  const [first] = action.keys;
  return first === undefined ? action.title : `${action.title} (${keyNames(first).join(" ")})`;
}
