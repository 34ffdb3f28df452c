// Written by `WRITE_BINDINGS=1 cargo test -p afterpage-it bindings`.
import type {
  Consent,
  ContributionKind,
  DrillKind,
  DrillResult,
  EntryKind,
  IncidentKind,
  MilestoneKind,
  PacketKind,
  Phase,
  ContributionReach,
  RedactionKind,
  Role,
} from "./bindings";

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

export const contributionKindWords: Record<ContributionKind, string> = {
  "postmortem_published": "postmortem published",
  "tool": "tool or automation",
  "alert_improved": "alert improved",
  "design": "design or reliability project",
  "process": "process or template made standard",
  "drill": "drill or game day",
  "mentoring": "shadowing or mentoring",
  "talk": "talk",
  "article": "post or article",
  "course": "certificate or course",
  "open_source": "open source",
  "recognition": "recognition (shout-out, award, invitation)",
  "outcome": "outcome (role, title, ownership)",
  "people_met": "people met",
};

export const contributionReachWords: Record<ContributionReach, string> = {
  "me": "me",
  "team": "team",
  "several_teams": "several teams",
  "company": "company",
  "industry": "industry",
};

export const drillKindWords: Record<DrillKind, string> = {
  "tabletop": "tabletop",
  "game_day": "game day",
  "fault_injection": "fault injection",
  "recovery": "fail-over or restore",
  "role_play": "role play",
  "other": "other",
};

export const drillResultWords: Record<DrillResult, string> = {
  "as_planned": "went as planned",
  "found_gaps": "found gaps",
  "broken_off": "broken off",
};

export const consentWords: Record<Consent, string> = {
  "by_name": "may be quoted by name",
  "without_name": "may be quoted without name",
  "not_quoted": "not to be quoted",
  "not_asked": "not asked yet",
};

export const packetKindWords: Record<PacketKind, string> = {
  "review": "Review packet",
  "promotion": "Promotion packet",
  "note": "Note after an incident",
  "war_stories": "War stories",
  "star_card": "STAR card",
  "talk_outline": "Talk outline",
  "postmortem": "Postmortem",
  "portfolio": "Portfolio",
};

export const redactionKindWords: Record<RedactionKind, string> = {
  "person": "person",
  "customer": "customer",
  "service": "service",
  "company": "company",
  "host": "host",
  "money": "sum of money",
  "date": "date",
  "other": "other",
};
