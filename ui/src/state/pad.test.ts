import { expect, test } from "vitest";
import type { LiveIncident, PadView } from "../ipc";
import { pads } from "./pad.svelte";

const live = (id: string): LiveIncident => ({ id }) as LiveIncident;
const read = (id: string): PadView => ({ view: { incident: { id } } }) as PadView;

test("the pad of another incident is not shown while this one's is read", () => {
  pads.live = [live("a"), live("b")];
  pads.chosen = "a";
  pads.open.value = read("a");
  expect(pads.view?.view.incident.id).toBe("a");

  pads.chosen = "b";
  expect(pads.view).toBeNull();

  pads.open.value = read("b");
  expect(pads.view?.view.incident.id).toBe("b");
});

test("where nothing is live there is no pad", () => {
  pads.live = [];
  pads.chosen = null;
  expect(pads.view).toBeNull();
});
