//! Night by night: how often one was woken, and where nothing is known of it.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::clock::day_of;
use super::{Facts, shift_spans, span};
use crate::domain::{Interruption, InterruptionId};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Night {
    /// The date of its evening.
    pub day: NaiveDate,
    /// `None` where there was neither a shift nor a page, or of the pages it is not known whether they woke.
    pub wakings: Option<u32>,
    pub sleep_abandoned: bool,
    pub on_call: bool,
    pub pages: Vec<InterruptionId>,
}

/// Pages of one night.
pub(super) struct Woken<'a> {
    pub(super) pages: Vec<&'a Interruption>,
}

impl<'a> Woken<'a> {
    pub(super) fn wakings(&self) -> Vec<&'a Interruption> {
        let mut woken = self.pages.clone();
        woken.retain(|one| one.woke_me == Some(true));
        woken
    }

    pub(super) fn is_broken(&self) -> bool {
        self.pages.iter().any(|one| one.woke_me == Some(true))
    }

    pub(super) fn is_abandoned(&self) -> bool {
        self.pages.iter().any(|one| one.sleep_abandoned)
    }

    /// Of no page that did not wake is it known that it did not.
    pub(super) fn unknown(&self) -> usize {
        self.pages
            .iter()
            .filter(|one| one.woke_me.is_none())
            .count()
    }
}

/// Nights with a page, by the date of their evening.
pub(super) fn nights_of<'a>(
    facts: &Facts,
    pages: impl Iterator<Item = &'a Interruption>,
) -> BTreeMap<NaiveDate, Woken<'a>> {
    by_night(pages, |page| facts.day.night(page.at, page.zone))
}

fn by_night<'a, N: IntoIterator<Item = NaiveDate>>(
    pages: impl Iterator<Item = &'a Interruption>,
    of: impl Fn(&Interruption) -> N,
) -> BTreeMap<NaiveDate, Woken<'a>> {
    let mut nights: BTreeMap<NaiveDate, Woken<'a>> = BTreeMap::new();
    for page in pages {
        for night in of(page) {
            let woken = nights.entry(night).or_insert(Woken { pages: Vec::new() });
            woken.pages.push(page);
        }
    }
    nights
}

/// Nights in which one was up with a page, also with one that came in the evening before.
pub(super) fn nights_up<'a>(
    facts: &Facts,
    pages: impl Iterator<Item = &'a Interruption>,
) -> BTreeMap<NaiveDate, Woken<'a>> {
    by_night(pages, |page| {
        let (first, last) = (day_of(page.at, page.zone), day_of(page.ended(), page.zone));
        let before = first.pred_opt().unwrap_or(first);
        let days = before.iter_days().take_while(|day| *day <= last);
        let is_up = |day: &NaiveDate| {
            let night = facts.day.night_span(*day, page.zone);
            night.within(page.at, page.ended()).is_some()
        };
        days.filter(is_up).collect::<Vec<_>>()
    })
}

/// Nights that were not over before `from`, with all of their pages.
pub(super) fn nights_since(facts: &Facts, from: DateTime<Utc>) -> BTreeMap<NaiveDate, Woken<'_>> {
    let mut nights = nights_of(facts, facts.since(from - TimeDelta::days(1)));
    nights.retain(|day, night| {
        let zone = night.pages.first().map_or(facts.zone, |page| page.zone);
        facts.day.night_span(*day, zone).to > from
    });
    nights
}

/// The year of nights up to now, oldest first.
pub(super) fn year(facts: &Facts) -> Vec<Night> {
    const DAYS: u64 = 365;
    let today = day_of(facts.now, facts.zone);
    let Some(first) = today.checked_sub_days(chrono::Days::new(DAYS)) else {
        return Vec::new();
    };
    let spans = shift_spans(&facts.shifts);
    let with_pages = nights_of(
        facts,
        facts.interruptions.iter().filter(|one| one.at <= facts.now),
    );
    let days = first.iter_days().take_while(|day| *day <= today);
    let begun = days.filter(|day| facts.day.night_span(*day, facts.zone).from <= facts.now);
    begun
        .map(|day| {
            let night = facts.day.night_span(day, facts.zone);
            let on_call = span::hours_within(&spans, night.from, night.to.min(facts.end())) > 0.0;
            with_pages.get(&day).map_or(
                Night {
                    day,
                    wakings: on_call.then_some(0),
                    sleep_abandoned: false,
                    on_call,
                    pages: Vec::new(),
                },
                |woken| of_pages(day, woken, on_call),
            )
        })
        .collect()
}

fn of_pages(day: NaiveDate, woken: &Woken<'_>, on_call: bool) -> Night {
    let wakings = woken.wakings().len();
    let is_known = wakings > 0 || woken.unknown() == 0;
    Night {
        day,
        wakings: is_known.then(|| u32::try_from(wakings).unwrap_or(u32::MAX)),
        sleep_abandoned: woken.is_abandoned(),
        on_call,
        pages: woken.pages.iter().map(|one| one.id).collect(),
    }
}
