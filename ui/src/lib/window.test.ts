import { describe, expect, it } from "vitest";
import { scrollFor, visibleSpan } from "./window";

describe("visibleSpan", () => {
  it("holds only the rows in view and the spare ones, out of 10,000", () => {
    expect(visibleSpan(36_000, 720, 36, 10_000)).toEqual({ first: 992, end: 1_028 });
  });

  it("stops at both ends of the list", () => {
    expect(visibleSpan(0, 720, 36, 5)).toEqual({ first: 0, end: 5 });
    expect(visibleSpan(0, 720, 36, 0)).toEqual({ first: 0, end: 0 });
  });

  it("survives a list that became shorter than the scroll position", () => {
    expect(visibleSpan(36_000, 720, 36, 10)).toEqual({ first: 10, end: 10 });
  });
});

describe("scrollFor", () => {
  it("stays put when the row is already in view", () => {
    expect(scrollFor(3, 0, 720, 36)).toBe(0);
  });

  it("moves just far enough up or down", () => {
    expect(scrollFor(1, 360, 720, 36)).toBe(36);
    expect(scrollFor(20, 0, 720, 36)).toBe(36);
  });
});
