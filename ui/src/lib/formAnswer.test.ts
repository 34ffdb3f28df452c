import { describe, expect, it } from "vitest";
import { answers, cut, length } from "./formAnswer";
import type { Part } from "./packetWords";

let place = 0;
function part(kind: Part["kind"], depth: number, original: string, more: Partial<Part> = {}): Part {
  return {
    section: "",
    place: place++,
    was: "",
    kind,
    depth,
    original,
    words: null,
    left_out: false,
    hidden: false,
    moved_on: null,
    may_reword: true,
    sources: [],
    block: null,
    item: null,
    ...more,
  };
}

const parts = [
  part("heading", 1, "Stories"),
  part("heading", 2, "The ledger"),
  part("paragraph", 2, "It failed at noon."),
  part("item", 2, "I commanded."),
  part("item", 2, "Others restored.", { words: "Two colleagues restored." }),
  part("figure", 2, "A chart"),
  part("quote", 2, "Calm."),
  part("heading", 2, "Left out", { left_out: true }),
  part("paragraph", 2, "Nobody reads this.", { hidden: true }),
  part("heading", 1, "Only a chart"),
  part("figure", 1, "A chart"),
];

describe("what goes into a form", () => {
  it("is the words under a heading, as the packet says them", () => {
    const ledger = "It failed at noon.\n\n- I commanded.\n- Two colleagues restored.\n\nCalm.";
    expect(answers(parts)).toEqual([
      { title: "Stories", text: `The ledger\n\n${ledger}` },
      { title: "The ledger", text: ledger },
    ]);
  });

  it("counts characters as a person does", () => {
    expect(length("né👩‍🚒")).toBe(3);
    expect(cut("né👩‍🚒!", 2)).toEqual(["né", "👩‍🚒!"]);
  });
});
