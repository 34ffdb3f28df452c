import { fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { emit } from "@tauri-apps/api/event";
import { clearMocks } from "@tauri-apps/api/mocks";
import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import App from "../src/App.svelte";
import { incidentList } from "../src/state/incidentList.svelte";
import { layers } from "../src/state/layers.svelte";
import { house } from "../src/state/house.svelte";
import { route } from "../src/state/route.svelte";
import { session } from "../src/state/session.svelte";
import { toasts } from "../src/state/toasts.svelte";
import { fakeShell } from "./fake/shell";

beforeEach(() => {
  route.go("today");
  route.incident = null;
  layers.palette = false;
  incidentList.clear();
  toasts.shown = [];
  house.backupFailure = null;
});
afterEach(() => clearMocks());

/** Colours need a real browser; everything else is judged here. */
async function findings(): Promise<string[]> {
  const result = await axe.run(document.body, { rules: { "color-contrast": { enabled: false } } });
  return result.violations.map((each) => `${each.id}: ${each.nodes[0]?.html ?? ""}`);
}

const type = (field: HTMLElement, value: string): Promise<unknown> =>
  fireEvent.input(field, { target: { value } });

describe("first start", () => {
  it("says what an open journal means, and makes one without a recovery code", async () => {
    fakeShell({ state: "absent", count: 0 });
    render(App);

    await fireEvent.click(await screen.findByRole("radio", { name: /anyone who has this folder/ }));
    expect(await findings()).toEqual([]);
    await fireEvent.click(screen.getByRole("button", { name: "Start the journal" }));

    await screen.findByRole("heading", { name: "Today" });
  });

  it("shows the recovery code once, and goes on only when it is kept", async () => {
    fakeShell({ state: "absent", count: 0 });
    render(App);

    const start = await screen.findByRole("button", { name: "Start the journal" });
    expect(start).toBeDisabledButton();
    await type(screen.getByLabelText("Passphrase"), "four unrelated words");
    await type(screen.getByLabelText("The same again"), "four unrelated words");
    await fireEvent.click(start);

    await screen.findByText("K7QM-2XVD-9RTA-HC4F-W8NE-5JBP");
    expect(await findings()).toEqual([]);
    await fireEvent.click(screen.getByRole("checkbox"));
    await fireEvent.click(screen.getByRole("button", { name: "Open the journal" }));
    await screen.findByRole("heading", { name: "Today" });
  });
});

describe("lock screen", () => {
  it("says that the passphrase is wrong, keeps it, and opens with the right one", async () => {
    fakeShell({ state: "locked" });
    render(App);

    const field = await screen.findByLabelText<HTMLInputElement>("Passphrase");
    await type(field, "incorrect");
    await fireEvent.click(screen.getByRole("button", { name: "Unlock" }));
    await screen.findByText(/does not open the journal\. Try again/);
    expect(field.value).toBe("incorrect");
    expect(await findings()).toEqual([]);

    await type(field, "correct horse");
    await fireEvent.click(screen.getByRole("button", { name: "Unlock" }));
    await screen.findByRole("heading", { name: "Today" });
  });
});

describe("today", () => {
  it("echoes the line before it is kept, then shows it among the latest", async () => {
    fakeShell({ count: 0 });
    render(App);

    await screen.findByText("The journal is empty. Three ways to begin");
    expect(await findings()).toEqual([]);
    await type(screen.getByRole("textbox"), "yesterday 03:10 replica lag, SEV2");
    expect(await screen.findByText("SEV2")).toBeTruthy();
    await fireEvent.click(screen.getByRole("button", { name: "Log" }));

    const latest = await screen.findByRole("region", { name: "Latest incidents" });
    expect(within(latest).getByText("replica lag")).toBeTruthy();
  });

  it("asks which of two times is meant in the night the clocks go back", async () => {
    const { journal } = fakeShell({ count: 0 });
    render(App);

    await type(await screen.findByRole("textbox"), "2026-10-25 02:30 queue stuck");
    const later = await screen.findByRole("radio", { name: /After the clocks went back/ });
    expect(screen.getByRole("button", { name: "Log" })).toBeDisabledButton();
    await fireEvent.click(later);
    await fireEvent.click(screen.getByRole("button", { name: "Log" }));

    await waitFor(() => expect(journal.incidents).toHaveLength(1));
    expect(journal.incidents[0]?.milestones[0]?.at).toBe("2026-10-25T01:30:00.000Z");
  });

  it("keeps the typed line when it cannot be saved, and says why", async () => {
    const { answers } = fakeShell({ count: 0 });
    answers["log_incident"] = () => {
      throw { code: "disk_full", message: "The disk is full.", hint: "Free some space." };
    };
    render(App);

    const line = await screen.findByRole<HTMLInputElement>("textbox");
    await type(line, "yesterday 03:10 replica lag");
    await fireEvent.click(screen.getByRole("button", { name: "Log" }));

    await screen.findByText("The disk is full. Free some space.");
    expect(line.value).toBe("yesterday 03:10 replica lag");
  });
});

describe("journal", () => {
  it("puts only the rows in view into the page, out of 10,000", async () => {
    fakeShell({ count: 10_000 });
    route.go("journal");
    render(App);

    const rows = await screen.findAllByRole("option", { name: /payments cluster/ });
    expect(rows.length).toBeLessThan(60);
    expect(screen.getByRole("status", { name: "" })).toBeTruthy();
    expect(await findings()).toEqual([]);
  });

  it("finds a line of a timeline and shows it", async () => {
    fakeShell();
    route.go("journal");
    render(App);

    await type(await screen.findByRole("searchbox"), "found nothing");
    const mark = await screen.findAllByText("found nothing");
    expect(mark[0]?.tagName).toBe("MARK");
  });

  it("opens with Enter, and Escape goes out by one level", async () => {
    fakeShell();
    route.go("journal");
    render(App);
    await screen.findByRole("listbox", { name: "Incidents" });

    for (const key of ["j", "j", "Enter"]) await fireEvent.keyDown(document.body, { key });
    await screen.findByRole("region", { name: "Incident" });
    await fireEvent.keyDown(document.body, { key: "Escape" });

    await waitFor(() => expect(screen.queryByRole("region", { name: "Incident" })).toBeNull());
    expect(route.place).toBe("journal");
  });
});

describe("incident", () => {
  async function openFirst(): Promise<ReturnType<typeof fakeShell>> {
    const shell = fakeShell();
    route.openIncident(shell.journal.incidents[0]?.id ?? "");
    render(App);
    await screen.findByRole("tab", { name: "Story" });
    return shell;
  }

  it("saves what is typed, and says so only then", async () => {
    const { journal } = await openFirst();

    await type(screen.getByLabelText("What I learned"), "Ask for the lock time first.");
    expect(screen.queryByText("Saved")).toBeNull();
    await fireEvent.blur(screen.getByLabelText("What I learned"));

    await screen.findByText("Saved");
    expect(journal.incidents[0]?.story.learned).toBe("Ask for the lock time first.");
    expect(await findings()).toEqual([]);
  });

  it("keeps the text on a full disk and saves it on retry", async () => {
    const { journal, answers } = await openFirst();
    const works = answers["edit_incident"];
    answers["edit_incident"] = () => {
      throw { code: "disk_full", message: "The disk is full.", hint: "Free some space." };
    };

    const field = screen.getByLabelText<HTMLTextAreaElement>("What I learned");
    await type(field, "Still here.");
    await fireEvent.blur(field);
    const retry = await screen.findByRole("button", { name: "Try again" });
    expect(field.value).toBe("Still here.");
    expect(screen.getByText("Not saved")).toBeTruthy();

    if (works) answers["edit_incident"] = works;
    await fireEvent.click(retry);
    await waitFor(() => expect(journal.incidents[0]?.story.learned).toBe("Still here."));
  });

  it("reads a milestone as typed, in the night of the incident", async () => {
    const { journal } = await openFirst();
    await fireEvent.click(screen.getByRole("tab", { name: "Timeline" }));

    const field = screen.getByLabelText("Verified");
    await type(field, "04:45");
    await screen.findByText(/Nov 18, 2026, 04:45/);
    await fireEvent.keyDown(field, { key: "Enter" });

    await waitFor(() => {
      const verified = journal.incidents[0]?.milestones.find((each) => each.kind === "verified");
      expect(verified?.at).toBe("2026-11-18T03:45:00.000Z");
    });
    expect(await findings()).toEqual([]);
  });

  it("takes a kind key at the start of a line, and one Backspace takes it back", async () => {
    const { journal } = await openFirst();
    await fireEvent.click(screen.getByRole("tab", { name: "Timeline" }));

    const line = screen.getByLabelText<HTMLInputElement>(/^New line/);
    await type(line, ">");
    await type(line, "> ");
    expect(line.value).toBe("");
    expect(line.getAttribute("aria-label")).toBe("New line, did");

    line.setSelectionRange(0, 0);
    await fireEvent.keyDown(line, { key: "Backspace" });
    expect(line.value).toBe("> ");
    expect(line.getAttribute("aria-label")).toBe("New line, note");

    await type(line, "> rolled back");
    await fireEvent.click(screen.getByRole("button", { name: "Add" }));
    await waitFor(() => expect(journal.entries.at(-1)?.text).toBe("> rolled back"));
  });
});

describe("what happens around the journal", () => {
  const app = {
    ...{ journal: "open", folder: "/home/ada/.local/share/afterpage", zone: "Europe/Berlin" },
    ...{ platform: "linux", unwritable: null },
  };

  // Each of these is about how the window starts.
  beforeEach(() => {
    session.app = null;
  });

  it("says quietly that the journal can only be read, and keeps what is typed", async () => {
    const { answers } = fakeShell();
    answers["app_state"] = () => ({ ...app, unwritable: "read_only" });
    answers["log_incident"] = () => {
      throw { code: "read_only", message: "The folder cannot be written to.", hint: "Move it." };
    };
    render(App);

    const notices = await screen.findByRole("status", { name: "Notices" });
    expect(within(notices).getByText(/can be read, but not changed/)).toBeTruthy();
    expect(await findings()).toEqual([]);
    const line = await screen.findByRole<HTMLInputElement>("textbox");
    await type(line, "yesterday 03:10 replica lag");
    await fireEvent.click(screen.getByRole("button", { name: "Log" }));
    await screen.findByText("The folder cannot be written to. Move it.");
    expect(line.value).toBe("yesterday 03:10 replica lag");
  });

  it("says that the daily back-up was not made, until that is dismissed", async () => {
    fakeShell();
    render(App);
    await screen.findByRole("heading", { name: "Today" });

    const message = "The back-up folder /media/disk is not there. No back-up was made.";
    const hint = "Connect the disk it is on, or choose another folder in Settings.";
    await emit("backup-failed", {
      error: { code: "backup_folder_missing", message, hint, field: null },
    });
    const notices = screen.getByRole("status", { name: "Notices" });
    await within(notices).findByText(/the journal itself is safe.*is not there.*Connect the disk/s);
    await fireEvent.click(within(notices).getByRole("button", { name: "Dismiss" }));
    expect(within(notices).queryByText(/daily back-up/)).toBeNull();
  });

  it("shows why a journal does not open, and opens it once it does", async () => {
    const { answers } = fakeShell();
    answers["app_state"] = () => {
      throw { code: "database_missing", message: "journal.db is missing.", hint: "Put it back." };
    };
    render(App);

    await screen.findByRole("heading", { name: "The journal did not open" });
    await screen.findByText("journal.db is missing. Put it back.");
    expect(screen.getByRole("button", { name: "Restore from a back-up" })).toBeTruthy();
    expect(await findings()).toEqual([]);
    answers["app_state"] = () => app;
    await fireEvent.click(screen.getByRole("button", { name: "Try again" }));
    await screen.findByRole("heading", { name: "Today" });
  });
});
