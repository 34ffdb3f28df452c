//! What the debrief proposes the morning after. Proposals only: nothing here is set without being shown.

mod milestones;
mod night;
mod story;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{
    Facts,
    facts::told_mitigation,
    said::{self, RoleProposal},
    severity::SeverityProposal,
};
use crate::domain::{EntryId, EntryKind, GuessResult, Milestone, MitigationKind, StoryPart};

pub use night::{night_minutes, within_work_hours};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct DebriefProposal {
    /// Only those the incident does not have yet, in their normal order.
    pub milestones: Vec<MilestoneProposal>,
    /// As the lines call it, where it has none yet.
    pub severity: Option<SeverityProposal>,
    /// Only those I do not have yet.
    pub roles: Vec<RoleProposal>,
    /// Who was hit, and how, where nothing is written yet.
    pub impact: Option<String>,
    /// The four questions, each in my own lines.
    pub story: Vec<StoryDraft>,
    pub mitigation: Option<MitigationKind>,
    /// The time between my lines; of a longer pause only half an hour counts (our default).
    pub hands_on_minutes: Option<u32>,
    /// From my first to my last line.
    pub up: Option<UpSpan>,
    /// Minutes up between 22 and 8, where the incident was (the hours of sleep of the on-call load).
    pub sleep_lost_minutes: Option<u32>,
    pub rest: Option<RestOwed>,
    /// To copy: "Up 03:10-05:40; offline until 12:00."
    pub line: Option<String>,
    /// When to offer the debrief: after the rest owed, within work hours.
    pub offer_at: DateTime<Utc>,
    /// What I guessed and what came of it, to calibrate by.
    pub guesses: Vec<GuessKept>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct MilestoneProposal {
    pub milestone: Milestone,
    /// The line it was read from; `None`: from the end of the pad.
    pub entry: Option<EntryId>,
    pub why: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct StoryDraft {
    pub part: StoryPart,
    /// The lines as sentences.
    pub text: String,
    /// The lines it is made of.
    pub lines: Vec<StoryLine>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct StoryLine {
    pub entry: EntryId,
    pub text: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct UpSpan {
    pub from: DateTime<Utc>,
    pub to: DateTime<Utc>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct RestOwed {
    pub until: DateTime<Utc>,
    /// The rule and its arithmetic.
    pub why: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct GuessKept {
    pub entry: EntryId,
    pub text: String,
    /// As it was guessed, in percent.
    pub likelihood: Option<u8>,
    pub result: GuessResult,
}

/// Everything the page is prefilled with.
pub fn propose(facts: &Facts) -> DebriefProposal {
    let up = night::up(facts);
    let sleep_lost = up.map(|up| night_minutes(up.from, up.to, facts.zone()));
    let rest = night::rest_owed(facts);
    DebriefProposal {
        milestones: milestones::propose(facts),
        severity: said::severity(facts),
        roles: said::roles(facts),
        impact: said::impact(facts),
        story: story::drafts(facts),
        mitigation: mitigation(facts),
        hands_on_minutes: night::hands_on_minutes(facts),
        up,
        sleep_lost_minutes: sleep_lost,
        line: night::line(facts, rest.as_ref()),
        offer_at: debrief_at(facts),
        rest,
        guesses: guesses(facts),
    }
}

/// When to offer the debrief of an incident that has just ended: after the rest owed, within work hours.
pub fn debrief_at(facts: &Facts) -> DateTime<Utc> {
    let ended = facts.incident.pad.closed_at.unwrap_or(facts.now);
    let rested = night::rest_owed(facts).map_or(ended, |rest| rest.until.max(ended));
    within_work_hours(rested, facts.zone(), facts.settings)
}

fn mitigation(facts: &Facts) -> Option<MitigationKind> {
    let named = facts
        .incident
        .mitigation
        .as_ref()
        .map(|mitigation| mitigation.kind);
    named.or_else(|| told_mitigation(milestones::mitigating(facts)?))
}

fn guesses(facts: &Facts) -> Vec<GuessKept> {
    let own = facts.own().filter(|entry| entry.kind == EntryKind::Guess);
    own.map(|guess| GuessKept {
        entry: guess.id,
        text: guess.text.clone(),
        likelihood: guess.detail.likelihood,
        result: guess.detail.result.unwrap_or(GuessResult::Open),
    })
    .collect()
}
