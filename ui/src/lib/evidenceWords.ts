/** The words of evidence. Apart from the others, because the first screen needs none of them. */
import type {
  Consent,
  ContributionKind,
  DrillKind,
  DrillResult,
  EvidenceKind,
  EvidenceOpen,
  ItemId,
  ContributionReach,
} from "../ipc";
import {
  consentWords,
  contributionKindWords,
  drillKindWords,
  drillResultWords,
  nounWords,
  contributionReachWords,
} from "../ipc/words/evidence";
import { capitalised } from "./words";

export const contributionKindName: Record<ContributionKind, string> =
  capitalised(contributionKindWords);

export const reachName: Record<ContributionReach, string> = capitalised(contributionReachWords);

export const drillKindName: Record<DrillKind, string> = capitalised(drillKindWords);

export const drillResultName: Record<DrillResult, string> = capitalised(drillResultWords);

export const consentName: Record<Consent, string> = capitalised(consentWords);

export const evidenceKindName: Record<EvidenceKind, string> = {
  runbook: "Runbooks",
  contribution: "Contributions",
  feedback: "Feedback",
};

export const openName: Record<EvidenceOpen, string> = {
  stale: "stale",
  awaited: "awaited",
  consent_not_asked: "consent not asked",
  thanks_due: "thanks due",
};

/** What may speak for a dimension of a ladder. */
export const evidenceNouns = [
  "incident",
  "runbook",
  "contribution",
  "feedback",
  "postmortem",
  "action",
  "claim",
] as const satisfies readonly ItemId["noun"][];

/** One record of a noun, as a line about it begins. */
export const nounName = capitalised(nounWords);

/** Offered, not enforced: people stand in many relations. */
export const relations = [
  "manager",
  "skip-level manager",
  "peer",
  "report",
  "mentee",
  "another team",
  "customer",
];

export const channels = ["mail", "chat", "in person", "review form", "retrospective", "survey"];
