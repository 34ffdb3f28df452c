import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Action } from "./action";
import { bindKeys } from "./keys";

const make = (keys: string[], effect: () => void): Action => ({
  id: keys.join(),
  title: "An action",
  keys,
  effect,
});

const open = vi.fn();
const undo = vi.fn();
const back = vi.fn();
let unbind: () => void;

beforeEach(() => {
  vi.clearAllMocks();
  document.body.replaceChildren();
  unbind = bindKeys(
    [make(["Enter", "g j", "ArrowUp"], open), make(["$mod+z"], undo), make(["Escape"], back)],
    window,
  );
});
afterEach(() => unbind());

function press(target: EventTarget, key: string, ctrlKey = false): void {
  if (ctrlKey) press(target, "Control");
  target.dispatchEvent(
    new KeyboardEvent("keydown", { key, ctrlKey, bubbles: true, cancelable: true }),
  );
}

function put<T extends HTMLElement>(element: T): T {
  document.body.append(element);
  return element;
}

it("runs an action by its key and by its sequence", () => {
  press(document.body, "Enter");
  press(document.body, "g");
  press(document.body, "j");

  expect(open).toHaveBeenCalledTimes(2);
});

it("leaves typing to the text field, undo included, but lets Escape out", () => {
  const field = put(document.createElement("input"));

  press(field, "Enter");
  press(field, "z", true);
  press(field, "Escape");

  expect(open).not.toHaveBeenCalled();
  expect(undo).not.toHaveBeenCalled();
  expect(back).toHaveBeenCalledOnce();
});

it("lets arrows choose among radio buttons", () => {
  const radio = put(document.createElement("input"));
  radio.type = "radio";

  press(radio, "ArrowUp");

  expect(open).not.toHaveBeenCalled();
  press(document.body, "ArrowUp");
  expect(open).toHaveBeenCalledOnce();
});

it("lets Enter press the button it stands on", () => {
  press(put(document.createElement("button")), "Enter");

  expect(open).not.toHaveBeenCalled();
});

it("gives every key to an open dialog", () => {
  put(document.createElement("dialog")).setAttribute("open", "");

  press(document.body, "Escape");

  expect(back).not.toHaveBeenCalled();
});
