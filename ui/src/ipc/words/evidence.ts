// Written by `WRITE_BINDINGS=1 cargo test -p afterpage-it bindings`.
import type {
  Consent,
  ContributionKind,
  ContributionReach,
  DrillKind,
  DrillResult,
  Noun,
} from "../bindings";

export const consentWords: Record<Consent, string> = {
  "by_name": "may be quoted by name",
  "without_name": "may be quoted without name",
  "not_quoted": "not to be quoted",
  "not_asked": "not asked yet",
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
  "recognition": "recognition (shout-out, award)",
  "invitation": "invitation",
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

export const nounWords: Record<Noun, string> = {
  "incident": "incident",
  "entry": "entry",
  "service": "service",
  "employer": "employer",
  "failure_class": "failure class",
  "packet": "packet",
  "reminder": "reminder",
  "action": "action",
  "attachment": "attachment",
  "runbook": "runbook",
  "contribution": "contribution",
  "feedback": "feedback",
  "hours": "estimate of hours",
  "ladder": "ladder",
  "postmortem": "review",
  "improvement": "improvement",
  "claim": "claim",
  "shift": "shift",
  "interruption": "interruption",
  "check_in": "check-in",
  "rest": "rest",
  "redaction": "redaction",
  "view": "saved view",
  "settings": "setting",
};
