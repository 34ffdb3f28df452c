// Written by `WRITE_BINDINGS=1 cargo test -p afterpage-it bindings`.
import type { EntryKind, IncidentKind, MilestoneKind, Phase, Role } from "./bindings";

type EntryKey = Exclude<EntryKind, "note">;

export const incidentKindWords: Record<IncidentKind, string> = {
  "incident": "incident",
  "near_miss": "near miss",
  "false_alarm": "false alarm",
  "vendor": "vendor",
  "drill": "drill",
  "reviewed_only": "reviewed only",
  "shadowed": "shadowed",
};

export const milestoneKindWords: Record<MilestoneKind, string> = {
  "began": "began",
  "detected": "detected",
  "paged": "paged",
  "acknowledged": "acknowledged",
  "engaged": "engaged",
  "mitigated": "mitigated",
  "cause_known": "cause known",
  "resolved": "resolved",
  "verified": "verified",
  "reviewed": "reviewed",
};

export const roleWords: Record<Role, string> = {
  "first_responder": "first responder",
  "incident_commander": "incident commander",
  "communicator": "communicator",
  "scribe": "scribe",
  "subject_expert": "subject expert",
  "responder": "responder",
  "facilitator": "facilitator",
  "business_context": "business context",
  "observer": "observer",
};

export const phaseWords: Record<Phase, string> = {
  "detect": "Detect",
  "respond": "Respond",
  "mitigate": "Mitigate",
  "resolve": "Resolve",
  "verify": "Verify",
  "learn": "Learn",
  "prevent": "Prevent",
};

export const entryKindWords: Record<EntryKind, string> = {
  "saw": "saw",
  "did": "did",
  "decided": "decided",
  "guess": "guess",
  "told": "told",
  "asked": "asked",
  "note": "note",
};

export const entryKeyWords: Record<EntryKey, string> = {
  "saw": ".",
  "did": ">",
  "decided": "!",
  "guess": "?",
  "told": "@",
  "asked": "+",
};
