import { expect, it } from "vitest";
import { cut } from "./marks";

it("marks found words and loses nothing of the line", () => {
  expect(cut("checked p99, nothing", [[8, 11]])).toEqual([
    { text: "checked ", marked: false },
    { text: "p99", marked: true },
    { text: ", nothing", marked: false },
  ]);
});

it("returns a line without marks whole", () => {
  expect(cut("plain", [])).toEqual([{ text: "plain", marked: false }]);
});
