/** Ending a pad: what follows comes however soon the window hears that the incident is over. */
import { clearMocks } from "@tauri-apps/api/mocks";
import { fireEvent, render, screen } from "@testing-library/svelte";
import { afterEach, expect, it, vi } from "vitest";
import type { PadView } from "../src/ipc";
import PadTools from "../src/screens/pad/PadTools.svelte";
import { pads } from "../src/state/pad.svelte";
import { makeIncident } from "./fake/data";
import { fakeShell } from "./fake/shell";

afterEach(() => clearMocks());

it("says what was ended though its pad is gone before the answer comes", async () => {
  const { answers } = fakeShell();
  const incident = makeIncident(0, []);
  let answer = (): void => undefined;
  answers["end_pad"] = () => new Promise<void>((yes) => (answer = yes));
  answers["alarm_fix"] = () => "Mend the alert";
  answers["live_incidents"] = () => [];
  const onclose = vi.fn();
  // What is read from a part of the page that is gone is stale, and Svelte warns of it.
  const stale = vi.spyOn(console, "warn");
  const pad = { view: { incident } } as PadView;
  const { rerender } = render(PadTools, { pad, tool: "end", onclose });
  await fireEvent.click(await screen.findByRole("button", { name: /^Fixed/ }));
  await rerender({ pad: null, tool: "end", onclose });
  answer();
  await expect.poll(() => pads.ended).toBe(incident.id);
  expect(onclose).toHaveBeenCalledOnce();
  expect(stale).not.toHaveBeenCalled();
});
