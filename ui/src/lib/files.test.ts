import { expect, it } from "vitest";
import { sizeWords } from "./files";

it("says a size in the unit a person would choose", () => {
  expect(sizeWords(812)).toBe("812 bytes");
  expect(sizeWords(40 * 1024)).toBe("40 kB");
  expect(sizeWords(1.3 * 1024 * 1024)).toBe("1.3 MB");
});
