//! What follows from the facts of an incident, asked by several rules.

use chrono::{DateTime, TimeDelta, Utc};

use super::{
    Facts,
    phrases::{self, Course},
};
use crate::domain::{Entry, EntryKind, GuessResult, MilestoneKind, MitigationKind, Severity, Zone};

impl<'a> Facts<'a> {
    pub(super) fn zone(&self) -> Zone {
        self.incident.zone
    }

    /// When my part began: the pad was opened (again), or else the incident itself.
    pub(super) fn opened(&self) -> DateTime<Utc> {
        let pad = &self.incident.pad;
        let opened = pad.reopened_at.or(pad.opened_at);
        opened.unwrap_or_else(|| self.incident.start())
    }

    /// When it began as far as is known; a later milestone alone says nothing about that.
    pub(super) fn began(&self) -> DateTime<Utc> {
        let began = self.incident.began_or_detected();
        began.map_or_else(|| self.opened(), |milestone| milestone.at)
    }

    /// Since when customers are hit, as far as is known: of one that burns again, since then.
    pub(super) fn hit_since(&self) -> DateTime<Utc> {
        let again = self.incident.pad.reopened_at;
        again.map_or_else(|| self.began(), |again| again.max(self.began()))
    }

    /// Never negative: a clock that was set back has not undone what happened.
    pub(super) fn since(&self, instant: DateTime<Utc>) -> TimeDelta {
        (self.now - instant).max(TimeDelta::zero())
    }

    pub(super) fn of(&self, kind: EntryKind) -> impl DoubleEndedIterator<Item = &'a Entry> {
        self.entries.iter().filter(move |entry| entry.kind == kind)
    }

    /// The lines I wrote or that tell what I did. Drafts of the story use no others.
    pub(super) fn own(&self) -> impl DoubleEndedIterator<Item = &'a Entry> {
        self.entries.iter().filter(|entry| entry.author.is_none())
    }

    pub(super) fn has(&self, kind: EntryKind) -> bool {
        self.of(kind).next().is_some()
    }

    pub(super) fn last_told(&self) -> Option<&'a Entry> {
        self.of(EntryKind::Told).next_back()
    }

    pub(super) fn open_guesses(&self) -> impl Iterator<Item = &'a Entry> {
        self.of(EntryKind::Guess).filter(|guess| is_open(guess))
    }

    /// By the milestone, by the mitigation named, or by a line that tells of one; unless it is said to go on since.
    pub(super) fn is_mitigated(&self) -> bool {
        if self.is_resolved() {
            return true;
        }
        let is_told = self.is_named_mitigated() || self.last_mitigation().is_some();
        is_told && self.course_since() != Some(Course::GoesOn)
    }

    fn is_named_mitigated(&self) -> bool {
        let incident = self.incident;
        let is_named = incident.mitigation.is_some() && incident.pad.reopened_at.is_none();
        is_named
            || self.reached(MilestoneKind::Mitigated).is_some()
            || self.said_mitigated().is_some()
    }

    /// The first line that says it in so many words.
    pub(super) fn said_mitigated(&self) -> Option<&'a Entry> {
        let mut of_now = self.entries.iter();
        of_now.find(|entry| self.is_of_now(entry.happened_at) && says_mitigated(entry))
    }

    /// A milestone of this time: one of before it burned again tells nothing of now.
    fn reached(&self, kind: MilestoneKind) -> Option<DateTime<Utc>> {
        self.incident.at(kind).filter(|at| self.is_of_now(*at))
    }

    pub(super) fn is_of_now(&self, at: DateTime<Utc>) -> bool {
        let again = self.incident.pad.reopened_at;
        again.is_none_or(|again| at >= again)
    }

    /// What others are told needs more than a verb: a milestone, a named mitigation, or a later line that it is better.
    fn may_be_called_mitigated(&self) -> bool {
        let is_better = self.course_since() == Some(Course::Better);
        self.is_mitigated() && (self.is_named_mitigated() || is_better)
    }

    /// The line that says what was last done to stop it, or that it is stopped.
    fn last_mitigation(&self) -> Option<usize> {
        self.entries.iter().rposition(|entry| {
            let did = entry.kind == EntryKind::Did && phrases::mitigated(&entry.text).is_some();
            self.is_of_now(entry.happened_at) && (did || says_mitigated(entry))
        })
    }

    /// What was last seen or noted of how it goes since it was mitigated, by the milestone or the last thing done.
    fn course_since(&self) -> Option<Course> {
        let line = self.last_mitigation().map_or(0, |line| line + 1);
        let milestone = self.reached(MilestoneKind::Mitigated);
        let is_named_only = line == 0 && milestone.is_none();
        let mut later = self.entries[line..].iter().rev().filter(|entry| {
            matches!(entry.kind, EntryKind::Saw | EntryKind::Note)
                && milestone.is_none_or(|at| entry.happened_at > at)
        });
        let last = later.find_map(|entry| phrases::course(&entry.text));
        // Nobody knows which lines came before a mitigation without a time.
        last.filter(|_| !is_named_only)
    }

    pub(super) fn is_severe(&self) -> bool {
        matches!(
            self.incident.severity,
            Some(Severity::Sev1 | Severity::Sev2)
        )
    }

    pub(super) fn impact_known(&self) -> bool {
        let impact = &self.incident.impact;
        impact.users.is_some()
            || impact.users_share.is_some()
            || !impact.segment.trim().is_empty()
            || impact.blast.extent.is_some()
    }

    /// Known to be hit; "nobody" is known too.
    pub(super) fn customers_hit(&self) -> bool {
        let impact = &self.incident.impact;
        let nobody =
            impact.users == Some(0) || impact.users_share.is_some_and(|share| share <= 0.0);
        self.impact_known() && !nobody
    }

    pub(super) fn is_resolved(&self) -> bool {
        self.reached(MilestoneKind::Resolved).is_some()
    }

    /// How far it is, for someone who was not there.
    pub(super) fn state_words(&self) -> &'static str {
        let mut guesses = self.of(EntryKind::Guess);
        let confirmed = guesses.any(|guess| guess.detail.result == Some(GuessResult::Confirmed));
        if self.is_resolved() {
            "resolved"
        } else if self.may_be_called_mitigated() {
            "mitigated, being watched"
        } else if confirmed || self.incident.at(MilestoneKind::CauseKnown).is_some() {
            "cause found, working on it"
        } else {
            "investigating"
        }
    }

    /// "03:10 CET", in the incident's zone.
    pub(super) fn clock(&self, at: DateTime<Utc>) -> String {
        let local = at.with_timezone(&self.zone().0);
        local.format("%H:%M %Z").to_string()
    }

    /// "03:10", where the zone is not in question.
    pub(super) fn short_clock(&self, at: DateTime<Utc>) -> String {
        let local = at.with_timezone(&self.zone().0);
        local.format("%H:%M").to_string()
    }
}

pub(super) fn is_open(guess: &Entry) -> bool {
    matches!(guess.detail.result, None | Some(GuessResult::Open))
}

/// Guesses and questions say nothing of how it is.
fn says_mitigated(entry: &Entry) -> bool {
    !matches!(entry.kind, EntryKind::Guess | EntryKind::Asked)
        && phrases::says_mitigated(&entry.text)
}

/// What a line says was done to stop it, or was decided.
pub(super) fn told_mitigation(entry: &Entry) -> Option<MitigationKind> {
    match entry.kind {
        EntryKind::Did => phrases::mitigated(&entry.text),
        EntryKind::Decided => phrases::mitigation(&entry.text),
        EntryKind::Saw
        | EntryKind::Guess
        | EntryKind::Told
        | EntryKind::Asked
        | EntryKind::Note => None,
    }
}
