/** Shortcuts of the whole system, in the grammar of the shell: "CommandOrControl+Alt+P". */

type Pressed = Pick<KeyboardEvent, "code" | "ctrlKey" | "altKey" | "metaKey" | "shiftKey">;

const isMac = (): boolean => navigator.userAgent.includes("Mac");

/** The keys that may end a shortcut: letters, digits and function keys, by their place on the keyboard. */
function keyOf(code: string): string | null {
  const found = /^(?:Key([A-Z])|Digit([0-9])|(F(?:[1-9]|1[0-9]|2[0-4])))$/.exec(code);
  return found?.[1] ?? found?.[2] ?? found?.[3] ?? null;
}

/** Nothing while only a part is held, and nothing that would take a plain key from every program. */
export function acceleratorOf(pressed: Pressed, mac = isMac()): string | null {
  const key = keyOf(pressed.code);
  const main = mac ? pressed.metaKey : pressed.ctrlKey;
  const held = [
    main && "CommandOrControl",
    (mac ? pressed.ctrlKey : pressed.metaKey) && (mac ? "Control" : "Super"),
    pressed.altKey && "Alt",
    pressed.shiftKey && "Shift",
  ].filter((name) => name !== false);
  const isEnough = held.some((name) => name !== "Shift");
  return key !== null && isEnough ? [...held, key].join("+") : null;
}

const names: Record<string, [string, string]> = {
  CommandOrControl: ["Ctrl", "⌘"],
  Control: ["Ctrl", "⌃"],
  Super: ["Super", "⌘"],
  Alt: ["Alt", "⌥"],
  Shift: ["Shift", "⇧"],
};

/** As the user's keyboard names them: ["Ctrl", "Alt", "P"]. */
export const acceleratorNames = (accelerator: string, mac = isMac()): string[] =>
  accelerator.split("+").map((part) => names[part]?.[mac ? 1 : 0] ?? part);
