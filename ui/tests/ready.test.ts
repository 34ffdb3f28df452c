import { render, waitFor } from "@testing-library/svelte";
import { clearMocks } from "@tauri-apps/api/mocks";
import { afterEach, expect, it, vi } from "vitest";
import App from "../src/App.svelte";
import { painted } from "../src/lib/painted";
import { session } from "../src/state/session.svelte";
import { fakeShell } from "./fake/shell";

vi.mock("../src/lib/painted", () => ({ painted: vi.fn() }));

afterEach(() => {
  clearMocks();
  vi.mocked(painted).mockClear();
  session.app = null;
});

/** The bench and the start of the program wait for this word, whatever the first screen is. */
it.each(["today", "journal", "packets", "settings"])(
  "the window is said to be ready when it reopens at %s",
  async (place) => {
    const { answers } = fakeShell();
    answers["packets"] = () => [];
    answers["journal_settings"] = () => null;
    answers["device_settings"] = () => ({
      theme: "system",
      zoom: 100,
      open: { place, incident: null },
    });
    render(App);
    await waitFor(() => expect(painted).toHaveBeenCalled());
  },
);

it("and when it reopens with an incident", async () => {
  const { answers, journal } = fakeShell();
  const incident = journal.incidents[0]?.id ?? null;
  answers["device_settings"] = () => ({
    theme: "system",
    zoom: 100,
    open: { place: "journal", incident },
  });
  // In a narrow window the list is not there to say it.
  answers["list_incidents"] = () => new Promise(() => undefined);
  render(App);
  await waitFor(() => expect(painted).toHaveBeenCalled());
});
