// Written by `WRITE_BINDINGS=1 cargo test -p afterpage-it bindings`.
import type {
  Duty,
  PageVerdict,
  WarningKind,
} from "../bindings";

export const dutyWords: Record<Duty, string> = {
  "primary": "primary",
  "secondary": "secondary",
  "shadow": "shadow",
};

export const pageVerdictWords: Record<PageVerdict, string> = {
  "service_issue": "action: service issue",
  "could_have_waited": "action, but it could have waited",
  "looked_only": "action: looked only",
  "wrong_time": "no action: wrong time period",
  "maintenance_not_silenced": "no action: maintenance not silenced",
  "threshold": "no action: threshold",
  "faulty_check": "no action: faulty check",
  "nothing_to_do": "no action: other",
};

export const warningKindWords: Record<WarningKind, string> = {
  "incidents_per_shift": "Incidents in 12 hours on call",
  "incidents_mean": "Incidents per 12 hours on call, mean of 21 days",
  "off_hours": "Pages outside working hours, 30 days",
  "wakings_in_a_night": "Wakings in one night",
  "broken_nights": "Broken nights in 7 days",
  "rest_before_work": "Rest between a call-out and work, h",
  "longest_rest": "Longest unbroken rest in 7 days, h",
  "weekly_hours": "Weekly hours, mean of 17 weeks, h",
  "share_on_call": "Share of the last 12 weeks on call, %",
  "operational_share": "Operational share of a quarter's hours, %",
  "same_cause": "Times the same cause came in 21 days",
  "no_action": "Pages without need of action, %",
};
