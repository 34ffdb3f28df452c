/** The words of reviews and actions. Their keys are the generated types, so a new one cannot be forgotten. */
import type {
  ActionKind,
  ActionState,
  FactorFamily,
  Layer,
  PostmortemState,
  Priority,
  ReviewClock,
  ReviewRole,
} from "../ipc";

/** Of texts that are kept under a key only where there is one. */
export const textOf = <K extends string>(texts: Partial<Record<K, string>>, key: K): string =>
  texts[key] ?? "";

export const actionKindName: Record<ActionKind, string> = {
  automation: "Automation",
  observability: "Observability",
  resilience: "Resilience",
  documentation: "Documentation",
  training: "Training",
};

export const priorityName: Record<Priority, string> = {
  p0: "P0, before the next deploy",
  p1: "P1, this sprint",
  p2: "P2, this quarter",
  p3: "P3, nice to have",
};

export const actionStateName: Record<ActionState["state"], string> = {
  open: "Open",
  done: "Done",
  verified: "Verified",
  risk_accepted: "Risk accepted",
  dropped: "Dropped",
};

export const familyName: Record<FactorFamily, string> = {
  technical: "Technical",
  process: "Process",
  human: "Human",
  organisational: "Organisational",
};

export const layerName: Record<Layer, string> = {
  review: "Review",
  tests: "Tests",
  canary: "Canary",
  monitoring: "Monitoring before users",
  rollback: "Rollback speed",
};

export const reviewRoleName: Record<ReviewRole, string> = {
  wrote: "Wrote it",
  facilitated: "Facilitated",
  contributed: "Contributed",
};

export const postmortemStateName: Record<PostmortemState["state"], string> = {
  draft: "Draft",
  in_review: "In review",
  done: "Done",
};

export const reviewClockName: Record<ReviewClock, string> = {
  held: "the review is held",
  done: "the review is done",
};
