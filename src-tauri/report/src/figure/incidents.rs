use chrono::{DateTime, NaiveDate};
use chrono_tz::Tz;
use journal::domain::{ContributionReach, ItemId, Role, Severity};
use journal::insight::Span;
use journal::load::HoursOfDay;
use uuid::Uuid;

use super::data::{LeftOut, ResponseTimes};

/// What the charts of one scope are drawn from, in the order in which they began. Only `project` makes one, so that a
/// chart shows nothing that its reader must not see.
#[derive(Debug, Clone, PartialEq)]
pub struct Incidents {
    pub(crate) times: ResponseTimes,
    pub(crate) all: Vec<Charted>,
    /// Reasons and counts of those without a time to resolve, the open ones too.
    pub(crate) untimed: Vec<LeftOut>,
    /// Of kinds that no figure speaks of, where the scope does not name them.
    pub(crate) other_kinds: Vec<LeftOut>,
    /// The first and the last day that the journal knows about.
    pub(crate) observed: [NaiveDate; 2],
    /// The last day of the scope's period, where it has one.
    pub(crate) until: Option<NaiveDate>,
    /// When the user works and sleeps.
    pub(crate) day: HoursOfDay,
    /// The oldest first.
    pub(crate) hours: Vec<Estimate>,
    /// The oldest first.
    pub(crate) work: Vec<Work>,
}

impl Incidents {
    /// What the points of the chart of evidence stand for.
    pub fn evidence(&self) -> impl Iterator<Item = &ItemId> {
        self.work.iter().map(|one| &one.item)
    }
}

/// How the hours of a quarter went, as far as the user estimated them.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Estimate {
    pub name: String,
    /// The first day of the quarter.
    pub from: NaiveDate,
    pub reactive_percent: Option<f32>,
}

/// A piece of evidence of work that is no incident.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Work {
    pub item: ItemId,
    pub record: Uuid,
    pub title: String,
    pub kind: String,
    pub reach: Option<ContributionReach>,
    pub day: NaiveDate,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Charted {
    pub incident: Uuid,
    pub title: String,
    pub severity: Option<Severity>,
    pub class: Option<String>,
    pub roles: Vec<Role>,
    /// When it came to the person: paged, else detected, else its start; in the zone they were in.
    pub came: DateTime<Tz>,
    /// The civil day of the start.
    pub day: NaiveDate,
    /// In the order of `Span::ALL`.
    pub spans: [Option<u64>; 4],
    /// Which of them have no length because both ends are at the same moment.
    pub at_once: [bool; 4],
    /// Which of them rest on an estimated time.
    pub estimated: [bool; 4],
    pub begin_estimated: bool,
    /// "Detected" stands in for a begin that is not known.
    pub from_detected: bool,
}

impl Charted {
    pub fn span(&self, span: Span) -> Option<f64> {
        let seconds = self.spans[place(span)]?;
        #[expect(
            clippy::cast_precision_loss,
            reason = "a duration beyond 2^53 s is off any chart"
        )]
        let seconds = seconds as f64;
        Some(seconds)
    }

    pub fn is_at_once(&self, span: Span) -> bool {
        self.at_once[place(span)]
    }

    pub fn is_estimated(&self, span: Span) -> bool {
        self.estimated[place(span)]
    }
}

/// In `Span::ALL`.
fn place(span: Span) -> usize {
    match span {
        Span::Detect => 0,
        Span::Acknowledge => 1,
        Span::Mitigate => 2,
        Span::Resolve => 3,
    }
}
