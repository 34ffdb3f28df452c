// Written by `WRITE_BINDINGS=1 cargo test -p afterpage-it bindings`.
import type {
  DetectedBy,
  EntryKind,
  IncidentKind,
  MilestoneKind,
  Phase,
  ReminderKind,
  Role,
  Severity,
  StoryPart,
} from "../bindings";

export const detectedByWords: Record<DetectedBy["by"], string> = {
  "alert": "an alert",
  "user_report": "a user report",
  "colleague": "a colleague",
  "me": "me, before any alert",
  "other": "other means",
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

export const entryKeyWords: Record<Exclude<EntryKind, "note">, string> = {
  "saw": ".",
  "did": ">",
  "decided": "!",
  "guess": "?",
  "told": "@",
  "asked": "+",
};

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

export const phaseWords: Record<Phase, string> = {
  "detect": "Detect",
  "respond": "Respond",
  "mitigate": "Mitigate",
  "resolve": "Resolve",
  "verify": "Verify",
  "learn": "Learn",
  "prevent": "Prevent",
};

export const reminderKindWords: Record<ReminderKind, string> = {
  "next_update": "The next update is due",
  "verify": "See whether the fix still holds",
  "hand_off": "Think of handing over",
  "escalate": "Think of escalating",
  "recovery_hour": "Tell everyone, close the channel, thank the responders",
  "recovery_day": "Follow up, collect the data, schedule the review",
  "recovery_two_days": "Review written, actions filed, runbook updated",
  "debrief": "Time for the debrief",
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

export const severityWords: Record<Severity, string> = {
  "sev1": "SEV1 Critical",
  "sev2": "SEV2 High",
  "sev3": "SEV3 Medium",
  "sev4": "SEV4 Low",
};

export const storyPartWords: Record<StoryPart, string> = {
  "what_happened": "What happened",
  "my_part": "My part",
  "outcome": "The outcome",
  "learned": "What I learned",
};
