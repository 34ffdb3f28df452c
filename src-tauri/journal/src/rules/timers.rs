//! When the quiet hints of a live incident are due. Minutes of zero: never.

use chrono::{DateTime, TimeDelta, Utc};

use super::{Facts, phrases};
use crate::domain::EntryKind;

/// Whether a line tells that it goes better or goes on, which hints depend on.
pub fn tells_of_course(text: &str) -> bool {
    phrases::course(text).is_some()
}

/// Handing over is suggested so long after the pad was opened.
pub fn hand_off_at(facts: &Facts) -> Option<DateTime<Utc>> {
    after(facts.opened(), facts.settings.hand_off_minutes)
}

/// Escalating is suggested once customers have been hit for so long and nobody was asked for help.
pub fn escalate_at(facts: &Facts) -> Option<DateTime<Utc>> {
    let is_alone = !facts.has(EntryKind::Asked);
    let is_hit = facts.customers_hit() || facts.is_severe();
    let calls = is_alone && is_hit && facts.incident.pad.is_live() && !facts.is_mitigated();
    after(facts.hit_since(), facts.settings.escalate_minutes).filter(|_| calls)
}

fn after(start: DateTime<Utc>, minutes: u32) -> Option<DateTime<Utc>> {
    (minutes > 0).then(|| start + TimeDelta::minutes(i64::from(minutes)))
}
