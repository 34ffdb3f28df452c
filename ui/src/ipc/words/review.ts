// Written by `WRITE_BINDINGS=1 cargo test -p afterpage-it bindings`.
import type {
  ActionKind,
  ActionState,
  FactorFamily,
  Layer,
  Priority,
  ReviewRole,
} from "../bindings";

export const actionKindWords: Record<ActionKind, string> = {
  "automation": "automation",
  "observability": "observability",
  "resilience": "resilience",
  "documentation": "documentation",
  "training": "training",
};

export const actionStateWords: Record<ActionState["state"], string> = {
  "open": "open",
  "done": "done",
  "verified": "verified",
  "risk_accepted": "risk accepted",
  "dropped": "dropped",
};

export const factorFamilyWords: Record<FactorFamily, string> = {
  "technical": "technical",
  "process": "process",
  "human": "human",
  "organisational": "organisational",
};

export const layerWords: Record<Layer, string> = {
  "review": "review",
  "tests": "tests",
  "canary": "canary",
  "monitoring": "monitoring before users",
  "rollback": "rollback speed",
};

export const priorityWords: Record<Priority, string> = {
  "p0": "P0, before the next deploy",
  "p1": "P1, this sprint",
  "p2": "P2, this quarter",
  "p3": "P3, nice to have",
};

export const reviewRoleWords: Record<ReviewRole, string> = {
  "wrote": "wrote",
  "facilitated": "facilitated",
  "contributed": "contributed",
};
