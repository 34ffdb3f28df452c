import { describe, expect, it } from "vitest";
import { keyNames } from "./action";

describe("keyNames", () => {
  it("names modifiers as the keyboard at hand does", () => {
    expect(keyNames("$mod+Shift+z", false)).toEqual(["Ctrl", "Shift", "Z"]);
    expect(keyNames("$mod+Shift+z", true)).toEqual(["⌘", "⇧", "Z"]);
  });

  it("lists the presses of a sequence one after the other", () => {
    expect(keyNames("g j", false)).toEqual(["G", "J"]);
  });

  it("names a digit by itself, whatever Shift makes of it", () => {
    expect(keyNames("$mod+Shift+Digit1", false)).toEqual(["Ctrl", "Shift", "1"]);
  });

  it("keeps a plus key readable", () => {
    expect(keyNames("$mod++", false)).toEqual(["Ctrl", "+"]);
  });
});
