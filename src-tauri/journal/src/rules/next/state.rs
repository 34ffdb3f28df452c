//! What a line of the card "Next" depends on.

use crate::domain::{
    Ending, Entry, EntryKind, GuessBucket, IncidentKind, MilestoneKind, Role, Severity,
};
use crate::rules::{Facts, facts::is_open, promised};

/// How far the incident has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    /// Live, and not mitigated.
    Fighting,
    /// Live, mitigated, being watched.
    Watching,
    Live,
    /// Ended by me; neither a false alarm nor handed to someone else.
    Over,
}

impl Stage {
    pub(super) fn holds(self, facts: &Facts) -> bool {
        let incident = facts.incident;
        let live = incident.pad.is_live();
        let mine = !matches!(
            incident.ending,
            Some(Ending::FalseAlarm | Ending::HandedOff { .. })
        );
        let real = incident.kind != IncidentKind::FalseAlarm;
        let stage = match self {
            Self::Fighting => live && !facts.is_mitigated(),
            Self::Watching => live && facts.is_mitigated(),
            Self::Live => live,
            Self::Over => incident.pad.closed_at.is_some(),
        };
        stage && mine && real
    }
}

/// What is still open. A line whose answer is already there is not asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    Always,
    NothingWritten,
    NotAcknowledged,
    /// I have done nothing yet.
    NotEngaged,
    NobodyAsked,
    /// Nobody named and nobody asked.
    Alone,
    SeverityMissing,
    ImpactMissing,
    CostMissing,
    EventMissing,
    ServiceMissing,
    /// No service is named yet, or the card of one has a runbook.
    RunbookPossible,
    /// Neither seen nor done anything.
    Unconfirmed,
    /// No guess in this bucket.
    Unguessed(GuessBucket),
    NoGuess,
    GuessUntested,
    Update(Update),
    /// Nobody was asked, though this calls for it.
    Uncalled(Call),
    CommanderMissing,
    /// Nothing is filed that is to be done about it.
    NoTicket,
    TimelineThin,
    NotResolved,
    NotVerified,
    ToThank,
    CustomersWereHit,
    NotReviewed,
}

/// What is open about the updates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Update {
    NothingTold,
    Sev1NothingTold,
    /// Nobody was told and nobody was asked.
    NobodyKnows,
    /// The last one said nothing about the next.
    NextTimeMissing,
    Due,
    /// Nothing was told since it was over.
    EndUntold,
}

/// What calls for someone else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Call {
    /// SEV1 or SEV2, and neither people nor updates.
    Undeclared,
    Sev1,
    Severe,
    /// Anything that users notice.
    Noticed,
    CustomersHit,
    Breach,
}

impl When {
    pub(super) fn holds(self, facts: &Facts) -> bool {
        let incident = facts.incident;
        let missing = |kind| incident.at(kind).is_none();
        match self {
            Self::Always => true,
            Self::NothingWritten => facts.entries.is_empty(),
            Self::NotAcknowledged => {
                missing(MilestoneKind::Acknowledged)
                    && missing(MilestoneKind::Engaged)
                    && !facts.has(EntryKind::Did)
            }
            Self::NotEngaged => facts.own().all(|entry| entry.kind != EntryKind::Did),
            Self::NobodyAsked => nobody_asked(facts),
            Self::Alone => incident.pad.people.is_empty() && nobody_asked(facts),
            Self::SeverityMissing => incident.severity.is_none(),
            // SEV4 says that nobody is hit.
            Self::ImpactMissing => {
                !facts.impact_known() && incident.severity != Some(Severity::Sev4)
            }
            Self::CostMissing => incident.impact.money.is_none(),
            Self::EventMissing => incident.impact.event_at_risk.trim().is_empty(),
            Self::ServiceMissing => incident.services.is_empty(),
            Self::RunbookPossible => {
                let mut cards = facts.services.iter().map(|service| &service.card);
                facts.services.is_empty() || cards.any(|card| !card.runbooks.is_empty())
            }
            Self::Unconfirmed => !facts.has(EntryKind::Saw) && !facts.has(EntryKind::Did),
            Self::Unguessed(bucket) => {
                let mut guesses = facts.of(EntryKind::Guess);
                guesses.all(|guess| guess.detail.bucket != Some(bucket))
            }
            Self::NoGuess => !facts.has(EntryKind::Guess),
            Self::GuessUntested => facts.open_guesses().any(is_untested),
            Self::NotResolved => !facts.is_resolved(),
            Self::NotVerified => missing(MilestoneKind::Verified),
            Self::NotReviewed => missing(MilestoneKind::Reviewed),
            Self::TimelineThin => facts.entries.len() < 3,
            Self::ToThank => to_thank(facts),
            Self::CustomersWereHit => facts.customers_hit(),
            Self::NoTicket => facts.actions.is_empty(),
            Self::CommanderMissing => facts.is_severe() && !has_commander(facts),
            Self::Uncalled(call) => nobody_asked(facts) && call.holds(facts),
            Self::Update(update) => update.holds(facts),
        }
    }
}

impl Call {
    fn holds(self, facts: &Facts) -> bool {
        let incident = facts.incident;
        match self {
            Self::Sev1 => incident.severity == Some(Severity::Sev1),
            Self::Severe => facts.is_severe(),
            Self::Noticed => incident.severity != Some(Severity::Sev4),
            Self::CustomersHit => facts.customers_hit() || facts.is_severe(),
            Self::Breach => {
                let class = incident.class.as_ref().map(|class| class.0.as_str());
                class == Some("security")
            }
            Self::Undeclared => {
                facts.is_severe() && incident.pad.people.is_empty() && !facts.has(EntryKind::Told)
            }
        }
    }
}

impl Update {
    fn holds(self, facts: &Facts) -> bool {
        let incident = facts.incident;
        let silent = !facts.has(EntryKind::Told);
        let next = facts.last_told().map(|told| told.detail.next_update);
        let unheard = incident.severity == Some(Severity::Sev4);
        let end_told = || {
            let last = facts.last_told();
            last.is_some_and(|told| {
                facts.is_of_now(told.happened_at) && promised::says_the_last(&told.text)
            })
        };
        match self {
            Self::NothingTold => silent && !unheard,
            Self::Sev1NothingTold => silent && incident.severity == Some(Severity::Sev1),
            Self::NobodyKnows => silent && nobody_asked(facts) && !unheard,
            Self::NextTimeMissing => {
                next == Some(None) && !unheard && !facts.is_resolved() && !end_told()
            }
            Self::Due => next.flatten().is_some_and(|due| due <= facts.now),
            Self::EndUntold => {
                let over = incident
                    .at(MilestoneKind::Resolved)
                    .or(incident.pad.closed_at);
                let told = facts.last_told().map(|told| told.happened_at);
                let untold = told.is_none_or(|told| over.is_some_and(|over| told < over));
                untold && !end_told() && !unheard
            }
        }
    }
}

fn nobody_asked(facts: &Facts) -> bool {
    !facts.has(EntryKind::Asked)
}

fn has_commander(facts: &Facts) -> bool {
    let role = Role::IncidentCommander;
    let mut people = facts.incident.pad.people.iter();
    facts.incident.roles.contains(&role) || people.any(|person| person.role == Some(role))
}

fn to_thank(facts: &Facts) -> bool {
    let people = &facts.incident.pad.people;
    if people.is_empty() {
        !nobody_asked(facts)
    } else {
        people.iter().any(|person| !person.thanked)
    }
}

fn is_untested(guess: &Entry) -> bool {
    is_open(guess) && guess.detail.test.trim().is_empty()
}
