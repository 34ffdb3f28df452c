import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { clearMocks } from "@tauri-apps/api/mocks";
import { afterEach, beforeEach, expect, it } from "vitest";
import App from "../src/App.svelte";
import { route } from "../src/state/route.svelte";
import { fakeShell } from "./fake/shell";

const finding = {
  id: "1f",
  range: { start: 12, end: 23 },
  rule: "human_error",
  why: "It names a slip.",
  suggestion: "Say what made it possible.",
};

beforeEach(() => {
  route.go("today");
  route.incident = null;
});
afterEach(() => clearMocks());

it("underlines what the lens finds in the story, says why, and forgets what is dismissed", async () => {
  const { answers, journal } = fakeShell();
  const dismissed: string[] = [];
  answers["check_wording"] = ({ text }: { text: string }) =>
    text.includes("human error") ? [finding] : [];
  answers["dismiss_finding"] = ({ finding: id }: { finding: string }) => dismissed.push(id);
  render(App);
  await screen.findByRole("heading", { name: "Today" });
  route.openIncident(journal.incidents[0]?.id ?? "");
  await screen.findByRole("tab", { name: "Story" });

  const story = await screen.findByLabelText("What happened");
  await fireEvent.input(story, { target: { value: "Root cause: human error." } });
  const list = await screen.findByRole("list", { name: "Worth a look in What happened" });
  expect(list.textContent).toContain("It names a slip. Say what made it possible.");
  expect(document.querySelector(".marked")?.textContent).toBe("human error");

  await fireEvent.click(screen.getByRole("button", { name: "Dismiss: human error" }));
  await waitFor(() => expect(document.querySelector(".marked")).toBeNull());
  expect(dismissed).toEqual(["1f"]);
});
