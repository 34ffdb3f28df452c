/** A sentence is saved once, and an improvement says which incidents it counts. */
import { render, screen } from "@testing-library/svelte";
import { clearMocks } from "@tauri-apps/api/mocks";
import { afterEach, expect, it } from "vitest";
import type { ImprovementFinding, Proposal } from "../src/ipc";
import { wholeScope } from "../src/lib/query";
import Claims from "../src/screens/insights/Claims.svelte";
import ImprovementItem from "../src/screens/insights/ImprovementItem.svelte";
import { fakeShell } from "./fake/shell";

afterEach(() => clearMocks());

const proposal = (sentence: string, kind: "actions" | "runbooks"): Proposal => ({
  query: { template: { kind }, scope: wholeScope() },
  reading: { sentence, figures: [], incidents: [], not_carried: null },
});

it("offers to save only what is not saved yet", async () => {
  const { answers } = fakeShell();
  const [saved, fresh] = [proposal("Verified 5.", "actions"), proposal("Wrote 3.", "runbooks")];
  answers["propose_claims"] = () => [saved, fresh];
  const kept = [JSON.stringify(saved.query)];
  render(Claims, { question: { scope: wholeScope(), change: null }, claims: [], kept });

  await screen.findByRole("button", { name: "Save as a claim: Wrote 3." });
  expect(screen.queryByRole("button", { name: "Save as a claim: Verified 5." })).toBeNull();
  screen.getByText("Saved above");
});

it("says what an improvement counts, and what it could count instead", () => {
  fakeShell();
  const scope = { ...wholeScope(), roles: ["responder" as const] };
  const finding = {
    improvement: {
      id: "i1",
      title: "Alarm",
      day: "2026-03-01",
      scope,
      behind: null,
      days_tried: [],
    },
    behind: null,
    stats: {
      ...{ scope, sentences: [] },
      change: { day: "2026-03-01", matched: [{ name: "disk full", scope }] },
    },
    supported: null,
  } as unknown as ImprovementFinding;
  const names = { services: [], classes: [], employers: [] };
  const looked: unknown[] = [];
  const onlook = (question: unknown): void => void looked.push(question);
  render(ImprovementItem, { finding, causes: [], names, kept: [], above: wholeScope(), onlook });

  screen.getByText(/^Counted: My role: /);
  screen.getByRole("button", { name: "Count what is chosen above" });
  screen.getByRole("button", { name: "Count disk full alone" }).click();
  expect(looked).toEqual([{ scope, change: "2026-03-01" }]);
  expect(screen.getByLabelText<HTMLInputElement>("Its title").value).toBe("Alarm");
});
