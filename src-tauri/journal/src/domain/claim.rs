//! A sentence bound to the data it rests on.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{ClaimId, IncidentId, Period, Role, Scope};

/// What kind of sentence it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ClaimTemplate {
    /// "Led the response to 7 SEV1 incidents": the verb follows the role.
    Part { role: Role },
    /// "Half of 17 incidents were resolved within 25 min."
    TypicalTime,
    /// "The typical time to resolve fell from 52 min to 25 min"; `day` is the first of "after".
    TimeChange { day: NaiveDate },
    /// "Incidents came 2.4 times as rarely."
    FrequencyChange { day: NaiveDate },
    /// "None in the 210 days since."
    Quiet { day: NaiveDate },
    /// "Verified 5 of 6 actions."
    Actions,
    /// "Wrote 3 runbooks, used in 7 incidents I worked on."
    Runbooks,
}

impl ClaimTemplate {
    /// The first day of "after", where it speaks of a change.
    pub fn day(self) -> Option<NaiveDate> {
        match self {
            Self::TimeChange { day } | Self::FrequencyChange { day } | Self::Quiet { day } => {
                Some(day)
            }
            Self::Part { .. } | Self::TypicalTime | Self::Actions | Self::Runbooks => None,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ClaimQuery {
    pub template: ClaimTemplate,
    pub scope: Scope,
}

impl ClaimQuery {
    /// The same question about the days of a paper. What came before a change is looked at as far back as it was asked.
    #[must_use]
    pub fn within(&self, period: Period) -> Self {
        let mut asked = self.clone();
        let own = &mut asked.scope.period;
        own.to = own.to.into_iter().chain(period.to).min();
        if self.template.day().is_none() {
            own.from = own.from.into_iter().chain(period.from).max();
        }
        asked
    }
}

/// What the data says to a query.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ClaimReading {
    pub sentence: String,
    pub figures: Vec<ClaimFigure>,
    /// Oldest first.
    pub incidents: Vec<IncidentId>,
    /// Why the data does not carry such a sentence; none where it does.
    pub not_carried: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ClaimFigure {
    /// "median before".
    pub name: String,
    /// With its unit.
    pub value: String,
    pub n: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Claim {
    pub id: ClaimId,
    pub query: ClaimQuery,
    /// As it was when it was saved. What the data does not carry is a note, not a claim.
    pub saved: ClaimReading,
    pub saved_at: DateTime<Utc>,
}

impl ClaimReading {
    /// The same figures from the same incidents. Days that pass are no change of the data, nor is a new name, nor that
    /// one of the two was read when fewer figures were kept.
    pub fn rests_on_the_same(&self, other: &Self) -> bool {
        let is_told_otherwise = |figure: &ClaimFigure| {
            let same = other.figures.iter().find(|one| one.name == figure.name);
            same.is_some_and(|same| same != figure)
        };
        !self.figures.iter().any(is_told_otherwise)
            && self.incidents == other.incidents
            && self.not_carried.is_some() == other.not_carried.is_some()
    }
}

impl Claim {
    pub fn is_note(&self) -> bool {
        self.saved.not_carried.is_some()
    }
}
