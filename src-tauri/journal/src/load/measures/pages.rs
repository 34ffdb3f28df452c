//! Measures of interruptions.

use chrono::{DateTime, TimeDelta, Utc};

use super::{Found, Measured, NotKnown, check_ends, items};
use crate::domain::{Interruption, ItemId};
use crate::insight::clopper_pearson;
use crate::load::causes::{AGAIN, by_cause, key};
use crate::load::figures::counted;
use crate::load::nights::{Woken, nights_of, nights_since};
use crate::load::span::{Span, holds};
use crate::load::words::{count, list, moment, number, page};
use crate::load::{Facts, on_call_spans, shift_spans};

const TWELVE_HOURS: TimeDelta = TimeDelta::hours(12);

/// The most incidents within twelve hours, in the shifts of the last week.
pub(super) fn per_shift(facts: &Facts) -> Measured {
    let from = facts.ago(7);
    let spans = shift_spans(&facts.shifts);
    let incidents = on_call_incidents(facts, from, &spans);
    let within = |span: &Span| span.within(from, facts.end()).is_some();
    if !spans.iter().any(within) {
        return Err(NotKnown::because("no shift in the last 7 days."));
    }
    let most = incidents.iter().enumerate().map(|(at, first)| {
        let rest = incidents.get(at..).unwrap_or_default().iter();
        let within = rest.take_while(|one| one.at < first.at + TWELVE_HOURS);
        within.copied().collect::<Vec<&Interruption>>()
    });
    // Of equals the latest: it is the one that is remembered.
    let most = most.max_by_key(Vec::len).unwrap_or_default();
    let sentence = match most.len() {
        0 => "No incident on call in the last 7 days.".to_owned(),
        n => format!(
            "{} within 12 hours on call, in the last 7 days.",
            count(n, "incident")
        ),
    };
    let arithmetic = list(most.iter().map(|one| page(one)).collect());
    Ok(Found::new(
        real(most.len()),
        sentence,
        arithmetic,
        items(most),
    ))
}

/// Incidents per twelve hours on call, over 21 days.
pub(super) fn mean(facts: &Facts) -> Measured {
    let from = facts.ago(21);
    if facts.shifts.iter().all(|shift| shift.from > from) {
        return Err(NotKnown::because("your shifts do not reach back 21 days."));
    }
    check_ends(facts, from)?;
    let hours = facts.on_call_hours(from, facts.end());
    if hours < 12.0 {
        return Err(NotKnown::because(format_args!(
            "{} h on call in the last 21 days are less than 12.",
            number(hours)
        )));
    }
    let incidents = on_call_incidents(facts, from, &on_call_spans(&facts.shifts));
    let value = real(incidents.len()) * 12.0 / hours;
    let sentence = format!(
        "{} incidents per 12 hours on call, as a mean of 21 days.",
        number(value)
    );
    let arithmetic = format!(
        "{} in {} h on call: {} × 12 ÷ {} = {}",
        count(incidents.len(), "incident"),
        number(hours),
        incidents.len(),
        number(hours),
        number(value)
    );
    Ok(Found::new(value, sentence, arithmetic, items(incidents)))
}

pub(super) fn off_hours(facts: &Facts) -> Measured {
    let from = facts.ago(30);
    recorded_since(facts, from, "30 days")?;
    let pages: Vec<_> = facts
        .since(from)
        .filter(|one| facts.off_hours(one))
        .collect();
    let all = facts.since(from).count();
    let sentence = format!(
        "{} outside working hours in the last 30 days.",
        count(pages.len(), "page")
    );
    let arithmetic = format!(
        "{} in all, less {} in working hours",
        count(all, "page"),
        all - pages.len()
    );
    Ok(Found::new(
        real(pages.len()),
        sentence,
        arithmetic,
        items(pages),
    ))
}

pub(super) fn wakings(facts: &Facts) -> Measured {
    let from = facts.ago(7);
    recorded_since(facts, from, "7 days")?;
    let nights = nights_since(facts, from);
    let has_woken = nights.values().any(Woken::is_broken);
    check_known(nights.values(), has_woken)?;
    let rank = |night: &Woken<'_>| (night.is_abandoned(), night.wakings().len());
    let worst = nights.into_iter().max_by_key(|(_, night)| rank(night));
    let Some((day, night)) = worst.filter(|(_, night)| rank(night) > (false, 0)) else {
        let sentence = "No page woke you in the last 7 days.".to_owned();
        return Ok(Found::new(0.0, sentence, String::new(), Vec::new()));
    };
    let (wakings, is_abandoned) = (night.wakings(), night.is_abandoned());
    let evening = day.format("%-d %b");
    let woken = match wakings.len() {
        1 => "Woken once".to_owned(),
        n => format!("Woken {n} times"),
    };
    let sentence = if is_abandoned {
        format!("{woken} in the night of {evening}, and there was no more sleep.")
    } else {
        format!("{woken} in the night of {evening}, the worst of the last 7 days.")
    };
    let arithmetic = list(wakings.iter().map(|one| page(one)).collect());
    let value = real(wakings.len());
    Ok(Found {
        is_red_anyway: is_abandoned,
        ..Found::new(value, sentence, arithmetic, items(night.pages))
    })
}

pub(super) fn broken_nights(facts: &Facts) -> Measured {
    let from = facts.ago(7);
    recorded_since(facts, from, "7 days")?;
    let nights = nights_of(facts, facts.since(from));
    let broken = nights.values().filter(|night| night.is_broken()).count();
    check_known(nights.values(), broken >= SEVERAL)?;
    let broken: Vec<_> = nights
        .iter()
        .filter(|(_, night)| night.is_broken())
        .collect();
    let sentence = format!(
        "{} in the last 7 days.",
        count(broken.len(), "broken night")
    );
    let days = broken.iter().map(|(day, night)| {
        format!(
            "{} ({})",
            day.format("%-d %b"),
            count(night.wakings().len(), "waking")
        )
    });
    let arithmetic = list(days.collect());
    let entries = items(broken.iter().flat_map(|(_, night)| night.wakings()));
    Ok(Found::new(
        real(broken.len()),
        sentence,
        arithmetic,
        entries,
    ))
}

/// The cause that paged most often.
pub(super) fn same_cause(facts: &Facts) -> Measured {
    let from = facts.end() - AGAIN;
    let recent = by_cause(facts.since(from));
    if recent.is_empty() {
        return Err(NotKnown::because(
            "no page with a cause in the last 21 days.",
        ));
    }
    let pages = recent.into_values();
    let most = pages.max_by_key(|pages| (pages.len(), pages.last().map(|last| last.at)));
    let most = most.unwrap_or_default();
    let name = most
        .last()
        .map(|last| last.cause.clone())
        .unwrap_or_default();
    let sentence = match most.len() {
        1 => "No cause paged twice within 21 days.".to_owned(),
        2 => format!("“{name}” paged twice within 21 days."),
        n => format!("“{name}” paged {n} times within 21 days."),
    };
    let arithmetic = list(most.iter().map(|one| moment(one.at, one.zone)).collect());
    Ok(Found::new(
        real(most.len()),
        sentence,
        arithmetic,
        items(most),
    ))
}

/// The lower end of the 95 % interval of the share, in percent.
pub(super) fn no_action(facts: &Facts) -> Measured {
    const FEWEST: usize = 10;
    let classified: Vec<_> = facts
        .since(facts.ago(90))
        .filter(|one| one.verdict.is_some())
        .collect();
    if classified.len() < FEWEST {
        return Err(NotKnown::because(format_args!(
            "{} with a verdict in the last 90 days, of 10 that it takes.",
            count(classified.len(), "page")
        )));
    }
    let mut idle = classified.clone();
    idle.retain(|one| one.verdict.is_some_and(|verdict| !verdict.is_action()));
    let (k, n) = (idle.len(), classified.len());
    let [low, high] = clopper_pearson(counted(k), counted(n)).map(|share| 100.0 * share);
    let sentence = format!("{k} of {n} pages with a verdict needed no action.");
    let arithmetic = format!(
        "{k} ÷ {n} = {} %; 95 % interval {} to {} %; the lower end counts",
        number(100.0 * real(k) / real(n)),
        number(low),
        number(high)
    );
    Ok(Found::new(low, sentence, arithmetic, items(idle)))
}

/// The first page of each incident in these shifts, from an instant on. What belongs to no incident is told apart by its cause,
/// and without one each page stands for itself.
fn on_call_incidents<'a>(
    facts: &'a Facts,
    from: DateTime<Utc>,
    spans: &[Span],
) -> Vec<&'a Interruption> {
    let mut seen: Vec<(ItemId, String, DateTime<Utc>)> = Vec::new();
    let mut firsts = Vec::new();
    for page in facts.since(from).filter(|one| holds(spans, one.at)) {
        let incident = page.incident.map_or_else(|| page.id.into(), ItemId::from);
        let cause = key(&page.cause);
        let is_known = seen.iter().any(|(other, name, at)| {
            let same_cause = page.incident.is_none() && !cause.is_empty() && *name == cause;
            *other == incident || (same_cause && page.at - *at < TWELVE_HOURS)
        });
        if !is_known {
            firsts.push(page);
            seen.push((incident, cause, page.at));
        }
    }
    firsts
}

/// Pages were written down as far back as is looked at, or at least once since.
fn recorded_since(facts: &Facts, from: DateTime<Utc>, words: &str) -> Result<(), NotKnown> {
    let mut recorded = facts.interruptions.iter().filter(|one| one.at <= facts.now);
    let first = recorded.next();
    if first.is_some_and(|first| first.at <= from) || facts.since(from).next().is_some() {
        return Ok(());
    }
    Err(NotKnown::because(format_args!(
        "no page was entered in the last {words}."
    )))
}

/// Broken nights that are worth a word whatever the others were.
const SEVERAL: usize = 2;

/// Of every page at night it is known whether it woke, or what is known is bad enough: a missing answer is never "fine".
fn check_known<'a, 'b: 'a>(
    nights: impl Iterator<Item = &'a Woken<'b>>,
    is_enough: bool,
) -> Result<(), NotKnown> {
    let (mut pages, mut unknown) = (0, 0);
    for night in nights {
        if night.is_abandoned() {
            return Ok(());
        }
        pages += night.pages.len();
        unknown += night.unknown();
    }
    if unknown > 0 && !is_enough {
        return Err(NotKnown::because(format_args!(
            "of {unknown} of {} at night it was not entered whether it woke you.",
            count(pages, "page")
        )));
    }
    Ok(())
}

#[expect(
    clippy::cast_precision_loss,
    reason = "pages of a person stay far below 2^53"
)]
fn real(n: usize) -> f64 {
    n as f64
}
