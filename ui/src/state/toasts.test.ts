import { expect, test } from "vitest";
import { Failure } from "../ipc";
import { toasts } from "./toasts.svelte";

const texts = (): string[] => toasts.shown.map(({ text }) => text);

test("what stays is not pushed out by what passes", () => {
  toasts.clear();
  toasts.fail(new Failure("disk_full", "The disk is full.", "Free some space."));
  toasts.keep("A back-up still holds it.");
  for (const text of ["One.", "Two.", "Three.", "Four."]) toasts.say(text);
  expect(texts()).toEqual([
    "The disk is full. Free some space.",
    "A back-up still holds it.",
    "Two.",
    "Three.",
    "Four.",
  ]);
});

test("the same words stand there once", () => {
  toasts.clear();
  for (let n = 0; n < 3; n++) toasts.fail(new Failure("locked", "It is locked."));
  expect(texts()).toEqual(["It is locked."]);
});
