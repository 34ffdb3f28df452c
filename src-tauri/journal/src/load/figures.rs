//! The plain counts of a stretch of time.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::clock::{clock_hour, day_of, wall};
use super::nights::{Woken, nights_of};
use super::span::{Span, union};
use super::words::count;
use super::{Facts, HourClass};
use crate::domain::{HoursSpan, Interruption};

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Figures {
    /// Exact, on the UTC line; two schedules at a time count once.
    pub on_call_hours: f64,
    /// Of all hours of the stretch, in percent.
    pub on_call_percent: f64,
    /// Shifts whose end is not known: their hours are not counted.
    pub open_shifts: u32,
    pub interruptions: u32,
    pub at_work: u32,
    pub in_the_evening: u32,
    pub asleep: u32,
    pub wakings: u32,
    /// Pages at night of which it was not entered whether they woke.
    pub wakings_not_entered: u32,
    pub broken_nights: u32,
    pub nights_abandoned: u32,
    /// Distinct clock hours with at least one page.
    pub disturbed_hours: u32,
    /// With hands on incidents, and up with pages of which no incident knows.
    pub hands_on_minutes: u32,
    pub sleep_lost_minutes: u32,
    /// Pages with a verdict, and those of them that needed no action.
    pub classified: u32,
    pub no_action: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Week {
    /// A Monday.
    pub from: NaiveDate,
    pub on_call_hours: f64,
    pub interruptions: u32,
    pub disturbed_hours: u32,
    pub hands_on_minutes: u32,
}

impl Figures {
    /// How often one was woken, in how many nights, and in how many of them there was no more sleep, as far as it was
    /// entered.
    pub fn nights_in_words(&self) -> String {
        let words = self.wakings_in_words();
        match self.nights_abandoned {
            0 => words,
            nights => format!("{words}; no more sleep in {}", number_of(nights, "night")),
        }
    }

    fn wakings_in_words(&self) -> String {
        let woken = format!(
            "woken {} in {}",
            number_of(self.wakings, "time"),
            number_of(self.broken_nights, "night")
        );
        match (self.wakings, self.wakings_not_entered) {
            (_, 0) => woken,
            (0, pages) => format!(
                "not known whether you were woken: of {} at night it was not entered",
                number_of(pages, "page")
            ),
            (_, pages) => {
                let pages = number_of(pages, "page");
                format!("{woken}; of {pages} more it was not entered")
            }
        }
    }
}

fn number_of(n: u32, noun: &str) -> String {
    count(usize::try_from(n).unwrap_or(usize::MAX), noun)
}

impl Facts {
    pub(super) fn off_hours(&self, one: &Interruption) -> bool {
        self.day.class(one.at, one.zone) != HourClass::Work
    }

    /// From `from` on, before `to`.
    pub(super) fn figures(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> Figures {
        let pages: Vec<&Interruption> = self.between(from, to).collect();
        let in_class = |class| {
            let there = pages.iter();
            counted(
                there
                    .filter(|one| self.day.class(one.at, one.zone) == class)
                    .count(),
            )
        };
        let nights = nights_of(self, pages.iter().copied());
        let on_call_hours = self.on_call_hours(from, to);
        let all_hours = super::span::in_hours(to - from);
        let last = to - TimeDelta::milliseconds(1);
        let days = day_of(from, self.zone)..=day_of(last, self.zone);
        let classified: Vec<_> = pages.iter().filter_map(|one| one.verdict).collect();
        Figures {
            on_call_hours,
            on_call_percent: if all_hours > 0.0 {
                100.0 * on_call_hours / all_hours
            } else {
                0.0
            },
            open_shifts: counted(self.open_shifts(from, to).count()),
            interruptions: counted(pages.len()),
            at_work: in_class(HourClass::Work),
            in_the_evening: in_class(HourClass::Evening),
            asleep: in_class(HourClass::Sleep),
            wakings: counted(nights.values().map(|night| night.wakings().len()).sum()),
            wakings_not_entered: counted(nights.values().map(Woken::unknown).sum()),
            broken_nights: counted(nights.values().filter(|night| night.is_broken()).count()),
            nights_abandoned: counted(nights.values().filter(|night| night.is_abandoned()).count()),
            disturbed_hours: disturbed_hours(&pages),
            hands_on_minutes: self.hands_on_minutes(&pages, days),
            sleep_lost_minutes: pages
                .iter()
                .fold(0, |all, one| one.sleep_lost().saturating_add(all)),
            no_action: counted(classified.iter().filter(|one| !one.is_action()).count()),
            classified: counted(classified.len()),
        }
    }

    /// Of an incident its own minutes count, and not also those of its pages; two pages at a time are one time up.
    fn hands_on_minutes(&self, pages: &[&Interruption], days: RangeInclusive<NaiveDate>) -> u32 {
        let known: BTreeSet<_> = self.hands_on.iter().map(|one| one.incident).collect();
        let unknown = pages.iter().filter(|page| {
            page.incident
                .is_none_or(|incident| !known.contains(&incident))
        });
        let up = union(unknown.map(|page| Span {
            from: page.at,
            to: page.ended(),
        }));
        let up = up
            .iter()
            .fold(TimeDelta::zero(), |all, span| all + span.length());
        let of_days = self.hands_on.iter().filter(|one| days.contains(&one.day));
        let minutes = of_days.map(|one| one.minutes);
        let minutes = minutes.chain(u32::try_from(up.num_minutes()));
        minutes.fold(0, u32::saturating_add)
    }

    /// Monday to Monday, oldest first; the last one as far as it has come.
    pub(super) fn weeks(&self, count: u32) -> Vec<Week> {
        let this = HoursSpan::Week.around(day_of(self.now, self.zone)).from;
        let this = this.unwrap_or_else(|| day_of(self.now, self.zone));
        let mondays = (0..i64::from(count))
            .rev()
            .map(|back| this - TimeDelta::weeks(back));
        mondays.map(|monday| self.week(monday)).collect()
    }

    fn week(&self, monday: NaiveDate) -> Week {
        let from = wall(monday, 0, self.zone);
        let to = wall(monday + TimeDelta::weeks(1), 0, self.zone);
        let figures = self.figures(from, to.min(self.end().max(from)));
        Week {
            from: monday,
            on_call_hours: figures.on_call_hours,
            interruptions: figures.interruptions,
            disturbed_hours: figures.disturbed_hours,
            hands_on_minutes: figures.hands_on_minutes,
        }
    }

    /// Seven days, from Monday, of 24 hours each, where the person was.
    pub(super) fn grid(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> Vec<Vec<u32>> {
        use chrono::{Datelike, Timelike};
        let mut grid = vec![vec![0_u32; 24]; 7];
        for one in self.between(from, to) {
            let local = one.at.with_timezone(&one.zone.0);
            let (day, hour) = (local.weekday().num_days_from_monday(), local.hour());
            let row = usize::try_from(day).ok().and_then(|day| grid.get_mut(day));
            let cell = row.and_then(|row| row.get_mut(usize::try_from(hour).ok()?));
            if let Some(cell) = cell {
                *cell += 1;
            }
        }
        grid
    }
}

pub(super) fn disturbed_hours(pages: &[&Interruption]) -> u32 {
    let hours: BTreeSet<DateTime<Utc>> = pages
        .iter()
        .map(|one| clock_hour(one.at, one.zone))
        .collect();
    counted(hours.len())
}

pub(super) fn counted(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
