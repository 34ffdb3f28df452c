/** Typing on after Enter while the journal is still storing the line before. */
import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { clearMocks } from "@tauri-apps/api/mocks";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import App from "../src/App.svelte";
import { incidentList } from "../src/state/incidentList.svelte";
import { route } from "../src/state/route.svelte";
import { toasts } from "../src/state/toasts.svelte";
import { fakeShell } from "./fake/shell";

beforeEach(() => {
  route.go("today");
  route.incident = null;
  incidentList.clear();
  toasts.shown = [];
});
afterEach(() => clearMocks());

type Shell = ReturnType<typeof fakeShell>;

/** The command answers only once `answer` is called, each time for the question that came first. */
function hold({ answers }: Shell, command: string): { answer: () => Promise<void> } {
  const now = answers[command];
  const waiting: (() => void)[] = [];
  answers[command] = (args: never) =>
    new Promise<void>((go) => waiting.push(go)).then(() => now?.(args));
  return {
    answer: async () => {
      await waitFor(() => expect(waiting).not.toEqual([]));
      waiting.shift()?.();
    },
  };
}

const full = (): never => {
  throw { code: "disk_full", message: "The disk is full.", hint: "Free some space." };
};

/** Letter after letter, as a keyboard does it. */
async function write(field: HTMLInputElement, words: string): Promise<void> {
  for (const letter of words) {
    await fireEvent.input(field, { target: { value: field.value + letter } });
  }
}

const enter = (field: HTMLInputElement): Promise<unknown> =>
  fireEvent.submit(field.form as HTMLFormElement);

/** The Timeline of an incident, where its next line is typed. */
async function newLine() {
  const shell = fakeShell();
  render(App);
  await screen.findByRole("heading", { name: "Today" });
  route.openIncident(shell.journal.incidents[0]?.id ?? "");
  await fireEvent.click(await screen.findByRole("tab", { name: "Timeline" }));
  const field = screen.getByLabelText<HTMLInputElement>(/^New line/);
  const time = screen.getByLabelText<HTMLInputElement>("Time of the line");
  return { ...shell, field, time };
}

describe("a line of the timeline", () => {
  const written = ({ journal }: Shell): unknown[] =>
    journal.entries.slice(-3).map(({ kind, text }) => [kind, text]);

  it("leaves what is typed on as the next line, its kind included", async () => {
    const shell = await newLine();
    const { field } = shell;
    const stored = hold(shell, "add_entry");

    await write(field, "> first");
    await enter(field);
    await write(field, "! second");
    await enter(field);
    await write(field, "? third");
    await stored.answer();
    await stored.answer();

    await waitFor(() => expect(screen.queryByLabelText("Lines being stored")).toBeNull());
    expect(field.value).toBe("third");
    expect(field.getAttribute("aria-label")).toBe("New line, guess");
    await enter(field);
    await stored.answer();
    await waitFor(() =>
      expect(written(shell)).toEqual([
        ["did", "first"],
        ["decided", "second"],
        ["guess", "third"],
      ]),
    );
  });

  it("keeps every line when none can be stored, and stores them in their order on retry", async () => {
    const shell = await newLine();
    const { field, answers } = shell;
    const works = answers["add_entry"];
    answers["add_entry"] = full;

    await write(field, "> first");
    await enter(field);
    await screen.findByText(/The disk is full/);
    expect(field.value).toBe("first");
    expect(field.getAttribute("aria-label")).toBe("New line, did");

    const stored = hold(shell, "add_entry");
    await enter(field);
    await write(field, "second");
    await enter(field);
    await write(field, "third");
    await stored.answer();
    await screen.findByText(/The disk is full/);
    expect(screen.getByLabelText("Lines being stored").textContent).toMatch(/first.*second/s);
    expect(field.value).toBe("third");

    if (works) answers["add_entry"] = works;
    await enter(field);
    await waitFor(() =>
      expect(written(shell)).toEqual([
        ["did", "first"],
        ["note", "second"],
        ["note", "third"],
      ]),
    );
  });
});

describe("a line of the timeline with a time, or a secret", () => {
  const lines = ({ journal }: Shell): string[] => journal.entries.map(({ text }) => text);

  it("waits while what was typed as its time is not a time", async () => {
    const shell = await newLine();
    const { field, time } = shell;
    await fireEvent.input(time, { target: { value: "half past two" } });
    await write(field, "failed over");
    await enter(field);
    await screen.findByText(/Not a time yet/);

    expect(field.value).toBe("failed over");
    expect(lines(shell)).not.toContain("failed over");
    expect(document.activeElement).toBe(time);
  });

  it("takes the time along, even where it is added before the time is read", async () => {
    const shell = await newLine();
    const { field, time } = shell;
    const read = hold(shell, "read_time");
    await fireEvent.input(time, { target: { value: "2026-11-20 03:15" } });
    await write(field, "failed over");
    await enter(field);
    await read.answer();

    await waitFor(() => expect(lines(shell)).toContain("failed over"));
    expect(shell.journal.entries.at(-1)?.happened_at).toBe("2026-11-20T02:15:00.000Z");
    expect([field.value, time.value], "free for the next line").toEqual(["", ""]);
  });

  it("comes back once when it looks like a secret", async () => {
    const shell = await newLine();
    const { field } = shell;
    await write(field, "set AKIA1234");
    await enter(field);
    await screen.findByText(/looks like an access key/);
    expect(lines(shell)).not.toContain("set AKIA1234");
    expect(field.value).toBe("set AKIA1234");

    await enter(field);
    await waitFor(() => expect(lines(shell)).toContain("set AKIA1234"));
  });
});

describe("the quick log", () => {
  it("leaves what is typed on as the next incident", async () => {
    const shell = fakeShell({ count: 0 });
    render(App);
    const field = await screen.findByRole<HTMLInputElement>("textbox");
    const stored = hold(shell, "log_incident");

    await write(field, "first");
    await enter(field);
    await write(field, "second");
    await enter(field);
    await write(field, "third");
    await stored.answer();
    await stored.answer();

    await waitFor(() => expect(shell.journal.incidents).toHaveLength(2));
    expect(shell.journal.incidents.map(({ title }) => title)).toEqual(["second", "first"]);
    expect(field.value).toBe("third");
  });

  it("asks for a doubtful time again when Enter came before the question", async () => {
    const shell = fakeShell({ count: 0 });
    render(App);
    const field = await screen.findByRole<HTMLInputElement>("textbox");
    const read = hold(shell, "read_quick_log");

    await fireEvent.input(field, { target: { value: "2026-10-25 02:30 queue stuck" } });
    await enter(field);
    await read.answer();
    await read.answer();
    await read.answer();

    await screen.findByRole("radio", { name: /After the clocks went back/ });
    expect(field.value).toBe("2026-10-25 02:30 queue stuck");
    expect(shell.journal.incidents).toEqual([]);
  });
});
