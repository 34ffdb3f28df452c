import { expect, test } from "vitest";
import { partAt, type PlacedPart } from "./packetWords";

const placed = (place: number, page: number, top: number, bottom: number): PlacedPart => ({
  part: {
    section: "a",
    place,
    was: "",
    kind: "paragraph",
    depth: 1,
    original: "",
    words: null,
    left_out: false,
    hidden: false,
    moved_on: null,
    may_reword: true,
    sources: [],
    block: place,
    item: null,
  },
  spots: [{ page, top, bottom }],
});

test("a place on a page leads to the smallest part there", () => {
  const parts = [placed(0, 1, 1000, 9000), placed(1, 1, 2000, 3000), placed(2, 2, 2000, 3000)];
  expect(partAt(parts, 1, 2500)).toBe(parts[1]);
  expect(partAt(parts, 1, 5000)).toBe(parts[0]);
  expect(partAt(parts, 2, 2500)).toBe(parts[2]);
  expect(partAt(parts, 3, 2500)).toBeNull();
});
