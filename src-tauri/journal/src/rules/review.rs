//! The review of an incident: what it is drafted from, how complete it is, what is at hand for the meeting, and what
//! earlier reviews left open.

mod draft;
mod earlier;
mod kit;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

pub use draft::{ReviewDraft, draft};
pub use earlier::{EarlierIncident, earlier};
pub use kit::{KitLine, ReviewLists, lists};

use crate::domain::{
    Action, ActionKind, ActionState, FactorFamily, Incident, MilestoneKind, Postmortem,
    PostmortemState, Priority, ReviewClock,
};

/// More than these are not worked on at once.
pub const MOST_IN_FOCUS: usize = 5;
const TOP_CAUSES: usize = 3;
/// A review later than this finds less.
const WITHIN: TimeDelta = TimeDelta::hours(48);

/// One thing a complete review has. Shown, and never in the way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Completeness {
    pub key: String,
    pub text: String,
    pub is_met: bool,
    /// What is missing, in the user's own words where there are any.
    pub missing: Vec<String>,
}

/// `actions` are those of the review.
pub fn completeness(postmortem: &Postmortem, actions: &[Action]) -> Vec<Completeness> {
    let line = |key: &str, text: &str, missing: Vec<String>| Completeness {
        key: key.to_owned(),
        text: text.to_owned(),
        is_met: missing.is_empty(),
        missing,
    };
    vec![
        line(
            "factors",
            "Every factor has an action or a stated acceptance",
            unanswered_factors(postmortem, actions),
        ),
        line(
            "families",
            "Factors beyond the technical were considered",
            beyond_technical(postmortem),
        ),
        line(
            "kinds",
            "The five kinds of prevention were considered",
            kinds_not_considered(postmortem, actions),
        ),
        line(
            "top",
            "The top three causes are named",
            top_causes(postmortem),
        ),
        line(
            "focus",
            "At most five actions are in progress",
            too_many_in_focus(actions),
        ),
    ]
}

fn unanswered_factors(postmortem: &Postmortem, actions: &[Action]) -> Vec<String> {
    if postmortem.factors.is_empty() {
        return vec!["No factor is named yet".to_owned()];
    }
    let is_answered = |ids: &[_]| actions.iter().any(|action| ids.contains(&action.id));
    let open = postmortem
        .factors
        .iter()
        .filter(|factor| factor.acceptance.trim().is_empty() && !is_answered(&factor.actions));
    open.map(|factor| factor.text.clone()).collect()
}

fn beyond_technical(postmortem: &Postmortem) -> Vec<String> {
    let looked_at = postmortem.considered_families.iter().copied();
    let mut families = postmortem
        .factors
        .iter()
        .map(|factor| factor.family)
        .chain(looked_at);
    let is_beyond = families.any(|family| family != FactorFamily::Technical);
    let asked = || "Ask about process, people and organisation".to_owned();
    (!is_beyond).then(asked).into_iter().collect()
}

fn kinds_not_considered(postmortem: &Postmortem, actions: &[Action]) -> Vec<String> {
    let has_action = |kind| actions.iter().any(|action| action.kind == Some(kind));
    let missing = ActionKind::ALL
        .into_iter()
        .filter(|kind| !postmortem.considered.contains(kind) && !has_action(*kind));
    missing.map(|kind| kind.words().to_owned()).collect()
}

/// Fewer than three factors are all of them the top.
fn top_causes(postmortem: &Postmortem) -> Vec<String> {
    let factors = &postmortem.factors;
    let top = factors.iter().filter(|factor| factor.top).count();
    let wanted = match top {
        0 if factors.is_empty() => "No factor is named yet",
        0 if factors.len() > TOP_CAUSES => "Mark the three that mattered most",
        top if top > TOP_CAUSES => "More than three are marked",
        _ => return Vec::new(),
    };
    vec![wanted.to_owned()]
}

fn too_many_in_focus(actions: &[Action]) -> Vec<String> {
    let focused: Vec<&Action> = actions
        .iter()
        .filter(|action| action.focus && action.is_open())
        .collect();
    if focused.len() <= MOST_IN_FOCUS {
        return Vec::new();
    }
    vec![format!("{} are in focus", focused.len())]
}

/// What is odd about a set of actions, in sentences.
pub fn notices(actions: &[Action]) -> Vec<String> {
    let open: Vec<&Action> = actions.iter().filter(|action| action.is_open()).collect();
    let with_priority = open.iter().filter_map(|action| action.priority);
    let priorities: Vec<Priority> = with_priority.collect();
    let mut said = Vec::new();
    if priorities.len() > 1 && priorities.iter().all(|priority| *priority == Priority::P0) {
        said.push(
            "Everything is P0. Where all are first, none is: which one comes first?".to_owned(),
        );
    }
    let focused = open.iter().filter(|action| action.focus).count();
    if focused > MOST_IN_FOCUS {
        said.push(format!(
            "{focused} actions are in focus; with more than {MOST_IN_FOCUS} few get done."
        ));
    }
    let lacking = actions.iter().filter(|one| !one.state.lacks().is_empty());
    let (unproved, unexplained): (Vec<&Action>, Vec<&Action>) =
        lacking.partition(|one| matches!(one.state, ActionState::Verified { .. }));
    match unproved.len() {
        0 => {}
        1 => said.push("One verified action has no proof yet.".to_owned()),
        many => said.push(format!("{many} verified actions have no proof yet.")),
    }
    match unexplained.len() {
        0 => {}
        1 => said.push("One accepted risk or dropped action does not say who or why.".to_owned()),
        many => said.push(format!(
            "{many} accepted risks or dropped actions do not say who or why."
        )),
    }
    said
}

/// When the review is to be held, or done as the user chose, and whether it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ReviewDue {
    pub at: DateTime<Utc>,
    pub met_at: Option<DateTime<Utc>>,
}

/// `None` while the incident goes on, or without one. Nor is there a clock for a review that came in finished: its file
/// does not say when it was held.
pub fn due(postmortem: &Postmortem, incident: Option<&Incident>) -> Option<ReviewDue> {
    let incident = incident.filter(|_| postmortem.source_id.is_none())?;
    let ended = incident
        .at(MilestoneKind::Resolved)
        .or(incident.pad.closed_at)?;
    let done_at = match postmortem.state {
        PostmortemState::Done { at } => Some(at),
        PostmortemState::Draft | PostmortemState::InReview => None,
    };
    Some(ReviewDue {
        at: ended + WITHIN,
        met_at: match postmortem.kit.clock {
            ReviewClock::Held => postmortem.kit.held.or(done_at),
            ReviewClock::Done => done_at,
        },
    })
}
