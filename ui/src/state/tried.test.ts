import { expect, it } from "vitest";
import { wholeScope } from "../lib/query";
import { tried } from "./tried.svelte";

it("counts each day once, and for its own scope alone", () => {
  const scope = wholeScope();
  const narrow = { ...scope, roles: ["responder" as const] };
  tried.note({ scope, change: null });
  tried.note({ scope, change: "2026-03-01" });
  tried.note({ scope, change: "2026-04-01" });
  tried.note({ scope, change: "2026-03-01" });

  expect(tried.of(wholeScope())).toEqual(["2026-03-01", "2026-04-01"]);
  expect(tried.of(narrow)).toEqual([]);
});
