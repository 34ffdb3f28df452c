//! Measures of rest: between a call-out and work, and the longest in a week.

use chrono::{DateTime, TimeDelta, Utc};

use super::{Found, Measured, NotKnown, items};
use crate::domain::Interruption;
use crate::load::clock::day_of;
use crate::load::span::{Span, in_hours, union};
use crate::load::words::{moment, number, page};
use crate::load::{Facts, HourClass, shift_spans};

/// The shortest rest between a call-out outside working hours and the work after it.
pub(super) fn before_work(facts: &Facts) -> Measured {
    if facts.day.work_days.is_empty() || facts.day.work_from >= facts.day.work_to {
        return Err(NotKnown::because(
            "without working hours there is no next start of work.",
        ));
    }
    let mut shortest: Option<(TimeDelta, &Interruption, DateTime<Utc>)> = None;
    for one in last_call_outs(facts) {
        let Some(work) = work_after(facts, one) else {
            continue;
        };
        let rest = (work - one.ended()).max(TimeDelta::zero());
        if shortest.is_none_or(|(least, ..)| rest <= least) {
            shortest = Some((rest, one, work));
        }
    }
    let Some((rest, one, work)) = shortest else {
        return Err(NotKnown::because(
            "no call-out outside working hours in the last 7 days.",
        ));
    };
    let value = in_hours(rest);
    let sentence = format!(
        "{} h of rest between the last call-out and work on {}.",
        number(value),
        work.with_timezone(&one.zone.0).format("%-d %b")
    );
    let awake = match one.minutes_awake {
        Some(minutes) => format!("over after {minutes} min"),
        None => "its length was not entered".to_owned(),
    };
    let arithmetic = format!(
        "{}, {awake}; work from {}",
        page(one),
        moment(work, one.zone)
    );
    Ok(Found::new(value, sentence, arithmetic, items([one])))
}

/// Of the call-outs before each start of work, the one that was over last.
fn last_call_outs(facts: &Facts) -> Vec<&Interruption> {
    let mut last: Vec<(DateTime<Utc>, &Interruption)> = Vec::new();
    for one in facts.since(facts.ago(7)) {
        let is_work = |at| facts.day.class(at, one.zone) == HourClass::Work;
        if is_work(one.at) && is_work(one.ended()) {
            continue;
        }
        let Some(work) = work_after(facts, one) else {
            continue;
        };
        match last.iter_mut().find(|(start, _)| *start == work) {
            Some((_, latest)) if latest.ended() <= one.ended() => *latest = one,
            Some(_) => {}
            None => last.push((work, one)),
        }
    }
    last.into_iter().map(|(_, one)| one).collect()
}

/// The next start of work; where rest was taken over it, the first working hour behind that.
fn work_after(facts: &Facts, one: &Interruption) -> Option<DateTime<Utc>> {
    let mut start = facts.day.next_work(one.at, one.zone)?;
    let over = |start| {
        let mut rests = facts.rests.iter();
        rests.find(|rest| rest.from <= start && start < rest.to)
    };
    while let Some(rest) = over(start) {
        start = match facts.day.class(rest.to, one.zone) {
            HourClass::Work => rest.to,
            HourClass::Evening | HourClass::Sleep => facts.day.next_work(rest.to, one.zone)?,
        };
    }
    Some(start)
}

pub(super) fn longest(facts: &Facts) -> Measured {
    let pages: Vec<_> = facts.since(facts.ago(7)).collect();
    if pages.is_empty() {
        return Err(NotKnown::because("no page was entered in the last 7 days."));
    }
    let free = free_times(facts, 7, Free::OfWorkAndPages);
    let longest = free.into_iter().max_by_key(|span| span.length());
    let (value, arithmetic) = longest.map_or((0.0, String::new()), |span| {
        let (from, to) = (moment(span.from, facts.zone), moment(span.to, facts.zone));
        (
            span.hours(),
            if span.to < facts.end() {
                format!("{from} to {to}, free of work and pages")
            } else if facts.is_end_of_day {
                format!("from {from} to the end of that day")
            } else {
                format!("since {from}, and it lasts still")
            },
        )
    });
    let sentence = format!(
        "{} h was the longest unbroken rest in the last 7 days.",
        number(value)
    );
    Ok(Found::new(value, sentence, arithmetic, items(pages)))
}

/// What a rest must be free of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::load) enum Free {
    OfWorkAndPages,
    /// And of being on call.
    OfAll,
}

/// Stretches without work and pages, of so many days before now, in order; the last one may last still. One that began
/// before is given from where these days begin.
pub(in crate::load) fn free_times(facts: &Facts, days: i64, of: Free) -> Vec<Span> {
    let (from, end) = (facts.ago(days), facts.end());
    let mut busy = at_work(facts, from);
    busy.extend(facts.since(from).map(|one| Span {
        from: one.at,
        to: one.ended().min(end),
    }));
    if of == Free::OfAll {
        busy.extend(shift_spans(&facts.shifts));
    }
    let busy = union(
        busy.into_iter()
            .filter(|span| span.to >= from && span.from < end),
    );
    let mut free = Vec::new();
    let mut since = from;
    for span in busy {
        if span.from > since {
            free.push(Span {
                from: since,
                to: span.from,
            });
        }
        since = since.max(span.to);
    }
    if end > since {
        free.push(Span {
            from: since,
            to: end,
        });
    }
    free
}

/// Working hours as far as no rest was taken in them.
fn at_work(facts: &Facts, from: DateTime<Utc>) -> Vec<Span> {
    let (first, last) = (day_of(from, facts.zone), day_of(facts.now, facts.zone));
    let days = first.iter_days().take_while(|day| *day <= last);
    let hours = days.filter_map(|day| facts.day.work(day, facts.zone));
    let mut parts: Vec<Span> = hours
        .filter_map(|span| span.within(from, facts.end()))
        .collect();
    for rest in &facts.rests {
        let around = |span: Span| {
            [
                span.within(span.from, rest.from),
                span.within(rest.to, span.to),
            ]
        };
        let cut = parts.into_iter().flat_map(|span| {
            if span.within(rest.from, rest.to).is_some() {
                around(span).into_iter().flatten().collect()
            } else {
                vec![span]
            }
        });
        parts = cut.collect();
    }
    parts
}
