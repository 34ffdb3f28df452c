import { expect, test } from "vitest";
import { acceleratorNames, acceleratorOf } from "./accelerator";

const none = { ctrlKey: false, altKey: false, metaKey: false, shiftKey: false };

test("keys pressed together become a shortcut", () => {
  const keys = { ...none, code: "KeyP", ctrlKey: true, altKey: true };
  expect(acceleratorOf(keys, false)).toBe("CommandOrControl+Alt+P");
  expect(acceleratorOf({ ...none, code: "KeyP", metaKey: true }, true)).toBe("CommandOrControl+P");
  expect(acceleratorOf({ ...none, code: "F9", metaKey: true, shiftKey: true }, false)).toBe(
    "Super+Shift+F9",
  );
});

test("a part of a shortcut, and a plain key, are none", () => {
  expect(acceleratorOf({ ...none, code: "ControlLeft", ctrlKey: true }, false)).toBeNull();
  expect(acceleratorOf({ ...none, code: "KeyP" }, false)).toBeNull();
  expect(acceleratorOf({ ...none, code: "KeyP", shiftKey: true }, false)).toBeNull();
});

test("it is named as the keyboard names it", () => {
  expect(acceleratorNames("CommandOrControl+Alt+P", false)).toEqual(["Ctrl", "Alt", "P"]);
  expect(acceleratorNames("CommandOrControl+Alt+P", true)).toEqual(["⌘", "⌥", "P"]);
});
