//! What each warning measures, over the entries it is made from.

mod hours;
mod pages;
mod rest;

use std::fmt::Display;

use chrono::{DateTime, Utc};

use super::Facts;
use super::words::moment;
use crate::domain::{Interruption, ItemId, WarningKind};

pub(super) use rest::{Free, free_times};

/// Why nothing can be said, in a sentence that names what is missing.
pub(super) struct NotKnown(pub(super) String);

impl NotKnown {
    fn because(what: impl Display) -> Self {
        Self(format!("Not known: {what}"))
    }
}

pub(super) struct Found {
    pub(super) value: f64,
    pub(super) sentence: String,
    pub(super) arithmetic: String,
    pub(super) entries: Vec<ItemId>,
    /// Whatever the value is.
    pub(super) is_red_anyway: bool,
}

impl Found {
    fn new(value: f64, sentence: String, arithmetic: String, entries: Vec<ItemId>) -> Self {
        Self {
            value,
            sentence,
            arithmetic,
            entries,
            is_red_anyway: false,
        }
    }
}

pub(super) fn measure(facts: &Facts, kind: WarningKind) -> Measured {
    match kind {
        WarningKind::IncidentsPerShift => pages::per_shift(facts),
        WarningKind::IncidentsMean => pages::mean(facts),
        WarningKind::OffHours => pages::off_hours(facts),
        WarningKind::WakingsInANight => pages::wakings(facts),
        WarningKind::BrokenNights => pages::broken_nights(facts),
        WarningKind::RestBeforeWork => rest::before_work(facts),
        WarningKind::LongestRest => rest::longest(facts),
        WarningKind::WeeklyHours => hours::weekly(facts),
        WarningKind::ShareOnCall => hours::share_on_call(facts),
        WarningKind::OperationalShare => hours::operational_share(facts),
        WarningKind::SameCause => pages::same_cause(facts),
        WarningKind::NoAction => pages::no_action(facts),
    }
}

pub(super) type Measured = Result<Found, NotKnown>;

fn items<'a>(pages: impl IntoIterator<Item = &'a Interruption>) -> Vec<ItemId> {
    pages.into_iter().map(|page| page.id.into()).collect()
}

/// Hours on call are known only where the end of each shift is.
fn check_ends(facts: &Facts, from: DateTime<Utc>) -> Result<(), NotKnown> {
    match facts.open_shifts(from, facts.end()).next() {
        None => Ok(()),
        Some(shift) => Err(NotKnown::because(format_args!(
            "the shift from {} has no known end.",
            moment(shift.from, shift.zone)
        ))),
    }
}
