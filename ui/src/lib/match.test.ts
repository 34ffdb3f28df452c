import { expect, it } from "vitest";
import { ranked } from "./match";

it("puts titles that begin with the word before those that merely hold it", () => {
  const titles = ["Undo", "Open Today", "Today's list", "Journal"];

  expect(ranked("to", titles, (title) => title)).toEqual(["Today's list", "Open Today"]);
});

it("asks for every word, in any order and any case", () => {
  const titles = ["Replica lag on payments", "Payments queue full"];

  expect(ranked("PAY lag", titles, (title) => title)).toEqual(["Replica lag on payments"]);
});

it("leaves the order alone when nothing is typed", () => {
  expect(ranked("", ["b", "a"], (title) => title)).toEqual(["b", "a"]);
});
