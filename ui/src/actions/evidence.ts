import { layers, type EvidenceDialog } from "../state/layers.svelte";
import { route } from "../state/route.svelte";
import type { Action } from "./action";

const inMain = (): boolean => !route.inPadWindow;

const adding: readonly [string, string, string, EvidenceDialog][] = [
  ["runbook", "Add a runbook", "a r", { what: "runbook" }],
  ["contribution", "Add a contribution", "a c", { what: "contribution", kind: "tool" }],
  ["drill", "Add a drill", "a d", { what: "contribution", kind: "drill" }],
  ["feedback", "Add feedback", "a f", { what: "feedback" }],
  ["ask", "Ask for feedback", "a a", { what: "ask" }],
];

const going: readonly [string, string, string, () => void][] = [
  ["actions", "Actions board", "g b", () => route.goToEvidence("actions")],
  ["claims", "Claims", "g k", () => route.goToEvidence("claims")],
  ["reviews", "Reviews", "g v", () => route.goToEvidence("reviews")],
  ["practice", "Drills and hours", "g h", () => route.goToEvidence("practice")],
  ["ladder", "Open the ladder", "g c", () => route.goToLadder()],
  ["ready", "Getting ready: on call, drills, the career talk", "g r", () => route.goToReady()],
];

/** What stands open and may speak for a dimension of the ladder. */
const open = () =>
  route.evidence ??
  (route.incident === null ? null : { noun: "incident" as const, id: route.incident });

export const evidenceActions: readonly Action[] = [
  ...adding.map(([id, title, keys, dialog]): Action => ({
    id: `evidence.${id}`,
    title,
    keys: [keys],
    possible: inMain,
    effect: () => void (layers.dialog = dialog),
  })),
  ...going.map(([id, title, keys, effect]): Action => ({
    id: `evidence.${id}`,
    title,
    keys: [keys],
    possible: inMain,
    effect,
  })),
  {
    id: "incident.review",
    title: "Review of this incident",
    keys: ["r"],
    possible: () => route.incident !== null,
    effect: () => {
      if (route.incident !== null) route.openReview(route.incident);
    },
  },
  {
    id: "evidence.map",
    title: "Map this to the ladder",
    keys: ["m"],
    possible: () => open() !== null,
    effect: () => {
      const item = open();
      if (item !== null) layers.dialog = { what: "map", item };
    },
  },
];
