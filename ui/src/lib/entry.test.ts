import { expect, it } from "vitest";
import { kindTyped } from "./entry";

it.each([
  [".", "saw"],
  [">", "did"],
  ["!", "decided"],
  ["?", "guess"],
  ["@", "told"],
  ["+", "asked"],
])("takes %s and a space as %s", (key, kind) => {
  expect(kindTyped(key, `${key} `)).toBe(kind);
});

it("leaves commands, names and pasted quotes as text", () => {
  expect(kindTyped(".", "./rollback.sh")).toBeNull();
  expect(kindTyped("@alic", "@alice")).toBeNull();
  expect(kindTyped("", "> quoted from the chat")).toBeNull();
  expect(kindTyped("a", "a ")).toBeNull();
});
