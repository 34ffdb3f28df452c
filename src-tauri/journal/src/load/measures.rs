//! What each warning measures, over the entries it is made from.

mod hours;
mod pages;
mod rest;

use super::Facts;
use crate::domain::{Interruption, ItemId, WarningKind};

pub(super) use rest::{Free, free_times};

pub(super) enum Measure {
    Known(Found),
    /// What is missing, in a sentence.
    NotKnown(String),
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

pub(super) fn measure(facts: &Facts, kind: WarningKind) -> Measure {
    let measured = match kind {
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
    };
    match measured {
        Ok(found) => Measure::Known(found),
        Err(missing) => Measure::NotKnown(missing),
    }
}

type Measured = Result<Found, String>;

fn items<'a>(pages: impl IntoIterator<Item = &'a Interruption>) -> Vec<ItemId> {
    pages.into_iter().map(|page| page.id.into()).collect()
}
