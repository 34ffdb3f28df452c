/** The screens beside Today come when they are first gone to: the window opens with what it shows. */
import type { Component } from "svelte";
import type { EvidenceDialog } from "../state/layers.svelte";
import type { Place } from "../state/route.svelte";
import Today from "./today/Today.svelte";

type Loading = Promise<{ default: Component }>;

const loaders: Record<Place, () => Loading> = {
  pad: () => import("./pad/PadScreen.svelte"),
  today: () => Promise.resolve({ default: Today }),
  journal: () => import("./journal/Journal.svelte"),
  evidence: () => import("./evidence/Evidence.svelte"),
  insights: () => import("./insights/Insights.svelte"),
  oncall: () => import("./oncall/OnCall.svelte"),
  packets: () => import("./packets/Packets.svelte"),
  settings: () => import("./settings/Settings.svelte"),
};

export const screenOf = (place: Place): Loading => loaders[place]();

export const padWindow = (): Loading => import("./pad/PadWindow.svelte");

export const firstStart = (): Promise<{ default: Component<{ folder: string }> }> =>
  import("./start/FirstStart.svelte");

export const keySheet = (): Loading => import("../components/KeySheet.svelte");

export const evidenceDialogs = (): Promise<{
  default: Component<{ dialog: EvidenceDialog }>;
}> => import("./evidence/Dialogs.svelte");

/** Once the first screen is painted, so that going somewhere waits for nothing. */
export function fetchAll(): void {
  for (const load of [...Object.values(loaders), evidenceDialogs, keySheet])
    load().catch(() => undefined);
}
