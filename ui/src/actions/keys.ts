import { tinykeys } from "tinykeys";
import type { Action } from "./action";

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches("input:not([type=checkbox], [type=radio]), textarea, select"));

const pressable = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest("button, a[href], summary, [role=option]") !== null;

const hasUseForSpace = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest("button, a[href], summary, input, [role=combobox]") !== null;

const isRadio = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches("input[type=radio]");

const modalOpen = (): boolean => document.querySelector("dialog:modal, dialog[open]") !== null;

/**
 * Whether a key belongs to the action or to what has the focus. A dialog keeps all keys; a text
 * field keeps everything it can use, undo included; arrows choose among radio buttons; Enter and
 * Space press the button they stand on.
 */
function belongsToAction(action: Action, binding: string, event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing || modalOpen()) return false;
  if (typing(event.target)) return binding === "Escape" || action.whileTyping === true;
  if (isRadio(event.target) && binding.startsWith("Arrow")) return false;
  if (binding === "Space" && hasUseForSpace(event.target)) return false;
  return !(binding === "Enter" && pressable(event.target));
}

/** Lets the keyboard reach every action; returns what stops it again. */
export function bindKeys(actions: readonly Action[], target: Window): () => void {
  const bindings = actions.flatMap((action) =>
    action.keys.map((binding) => {
      const run = (event: KeyboardEvent): void => {
        if (!belongsToAction(action, binding, event) || action.possible?.() === false) return;
        event.preventDefault();
        void action.effect();
      };
      return [binding, run] as const;
    }),
  );
  return tinykeys(target, Object.fromEntries(bindings));
}
