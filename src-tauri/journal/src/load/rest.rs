//! Rest owed by the rules against rest taken. What is owed is worked out, never stored: an edited rule counts at once.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::Facts;
use super::clock::{day_of, wall};
use super::measures::{Free, free_times};
use super::nights::{Woken, nights_up};
use super::span::{Span, in_hours, on_call_spans, union};
use super::words::{count, moment, number};
use crate::domain::{ItemId, Rest, Zone};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Owed {
    /// The date of the night's evening.
    pub night: NaiveDate,
    /// When the rest begins to be owed: in the morning.
    pub since: DateTime<Utc>,
    /// In a sentence.
    pub because: String,
    pub hours: f64,
    /// Of them not yet taken.
    pub open_hours: f64,
    pub entries: Vec<ItemId>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct RestLedger {
    /// The latest first.
    pub owed: Vec<Owed>,
    /// The latest first.
    pub taken: Vec<Rest>,
    pub owed_hours: f64,
    pub taken_hours: f64,
    /// What is still owed. Rest that was taken before it was owed settles nothing.
    pub balance_hours: f64,
    pub days_since_full_rest: Option<u32>,
    pub full_rest_hours: u32,
    /// What other rules say now, in sentences.
    pub notices: Vec<String>,
}

pub(super) fn ledger(facts: &Facts) -> RestLedger {
    let mut owed = owed(facts);
    let mut taken = facts.rests.clone();
    taken.retain(|rest| rest.from <= facts.now);
    settle(&mut owed, &taken);
    let lengths = taken.iter().map(|rest| in_hours(rest.to - rest.from));
    let ledger = RestLedger {
        owed_hours: sum(owed.iter().map(|one| one.hours)),
        balance_hours: sum(owed.iter().map(|one| one.open_hours)),
        taken_hours: sum(lengths),
        days_since_full_rest: days_since_full_rest(facts),
        full_rest_hours: facts.settings.full_rest_hours,
        notices: no_deploys(facts)
            .into_iter()
            .chain(days_on_call(facts))
            .collect(),
        owed,
        taken,
    };
    RestLedger {
        owed: ledger.owed.into_iter().rev().collect(),
        taken: ledger.taken.into_iter().rev().collect(),
        ..ledger
    }
}

/// Of nothing, nothing: the sum of the language would be minus zero.
fn sum(hours: impl Iterator<Item = f64>) -> f64 {
    hours.fold(0.0, |all, one| all + one)
}

/// The rule of the night: more than so many minutes up at night, and the next morning is off. The oldest first.
fn owed(facts: &Facts) -> Vec<Owed> {
    let hours = facts.rest_until.saturating_sub(facts.day.work_from);
    if hours == 0 {
        return Vec::new();
    }
    let pages = facts.interruptions.iter().filter(|one| one.at <= facts.now);
    let mut owed = Vec::new();
    for (day, night) in nights_up(facts, pages) {
        let zone = night.pages.first().map_or(facts.zone, |page| page.zone);
        let minutes = minutes_up(facts, day, zone, &night);
        if minutes <= i64::from(facts.rest_after_minutes) {
            continue;
        }
        owed.push(Owed {
            night: day,
            since: wall(day.succ_opt().unwrap_or(day), facts.day.work_from, zone),
            because: format!(
                "Night of {}: {minutes} min up are more than {}, so the next morning is off until {:02}:00.",
                day.format("%-d %b %Y"),
                facts.rest_after_minutes,
                facts.rest_until
            ),
            hours: f64::from(hours),
            open_hours: f64::from(hours),
            entries: night.pages.iter().map(|page| page.id.into()).collect(),
        });
    }
    owed
}

/// Of a night, as far as it was entered; two pages at a time are one time up.
fn minutes_up(facts: &Facts, day: NaiveDate, zone: Zone, night: &Woken<'_>) -> i64 {
    let hours = facts.day.night_span(day, zone);
    let up = night.pages.iter().map(|page| Span {
        from: page.at,
        to: page.ended(),
    });
    let in_night = union(up)
        .into_iter()
        .filter_map(|span| span.within(hours.from, hours.to));
    in_night
        .fold(TimeDelta::zero(), |all, span| all + span.length())
        .num_minutes()
}

/// The oldest debt first, by whatever part of a rest was taken after it began.
fn settle(owed: &mut [Owed], taken: &[Rest]) {
    for rest in taken {
        let mut used = 0.0;
        for one in owed.iter_mut().filter(|one| one.since < rest.to) {
            let before = in_hours((one.since - rest.from).max(TimeDelta::zero()));
            let start = before.max(used);
            let settled = one
                .open_hours
                .min(in_hours(rest.to - rest.from) - start)
                .max(0.0);
            one.open_hours -= settled;
            used = start + settled;
        }
    }
}

/// Neither work nor a page nor a shift, for long enough. A shift cannot be told from none where none was entered.
fn days_since_full_rest(facts: &Facts) -> Option<u32> {
    const LOOK_BACK: i64 = 365;
    let known_from = facts.known_from()?;
    let free = free_times(facts, LOOK_BACK, Free::OfAll);
    let full = f64::from(facts.settings.full_rest_hours);
    let mut known = free
        .into_iter()
        .rev()
        .filter_map(|span| span.within(known_from, facts.end()));
    let last = known.find(|span| span.hours() >= full)?;
    u32::try_from((facts.now - last.to).num_days()).ok()
}

fn no_deploys(facts: &Facts) -> Option<String> {
    let hours = facts.settings.no_deploys_hours;
    let until = |ended: DateTime<Utc>| ended + TimeDelta::hours(i64::from(hours));
    let over = facts.majors.iter().filter(|major| major.ended <= facts.now);
    let last = over.max_by_key(|major| major.ended)?;
    (hours > 0 && until(last.ended) > facts.now).then(|| {
        format!(
            "No deploys until {}: {} after “{}”.",
            moment(until(last.ended), facts.zone),
            count(usize::try_from(hours).unwrap_or(usize::MAX), "hour"),
            last.title
        )
    })
}

/// Days of this month with a shift, entered ahead ones too: a month can still be put right before it is over.
fn days_on_call(facts: &Facts) -> Option<String> {
    use chrono::Datelike;
    let most = facts.settings.most_days_a_month;
    let today = day_of(facts.now, facts.zone);
    let first = today.with_day(1)?;
    let days = first
        .iter_days()
        .take_while(|day| day.month() == first.month());
    let spans = on_call_spans(&facts.shifts);
    let hours = days.map(|day| {
        super::hours_within(&spans, wall(day, 0, facts.zone), wall(day, 24, facts.zone))
    });
    let days = sum(hours) / 24.0;
    (most > 0 && days > f64::from(most)).then(|| {
        format!(
            "{} days on call in {}; your rule is at most {most}.",
            number(days),
            today.format("%B")
        )
    })
}
