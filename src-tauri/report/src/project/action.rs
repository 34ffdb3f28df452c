//! What was to be done, as its reader may see it.

use chrono::NaiveDate;
use journal::domain::{Action, ActionKind, ActionState, IncidentId, Owner, RedactionKind, Zone};

use super::work::day;
use crate::redact::Redactor;

#[derive(Debug, Clone, PartialEq)]
pub struct ProjectedAction {
    pub incident: Option<IncidentId>,
    pub what: String,
    pub kind: Option<ActionKind>,
    pub mine: bool,
    /// Who has it to do, where that is another and may be named.
    pub owner: Option<String>,
    pub due: Option<NaiveDate>,
    /// "3 October 2026", or "October 2026".
    pub due_words: Option<String>,
    pub state: &'static str,
    /// The day on which it was finished or left, in the same words.
    pub closed_words: Option<String>,
    /// What shows that it works, or why it was left.
    pub because: Option<String>,
    /// The incident that it brought about itself.
    pub caused: Option<IncidentId>,
    pub verified: bool,
    pub done: bool,
}

impl ProjectedAction {
    pub(super) fn of(action: &Action, zone: Zone, redactor: &mut Redactor) -> Self {
        let verified = matches!(action.state, ActionState::Verified { .. });
        Self {
            incident: action.incident,
            what: redactor.text(&action.what),
            kind: action.kind,
            mine: matches!(action.owner, Owner::Me),
            owner: match &action.owner {
                Owner::Other { .. } if redactor.level().replaces(RedactionKind::Person) => {
                    Some("a colleague".to_owned())
                }
                Owner::Other { name } => Some(redactor.text(name)),
                Owner::Me | Owner::Nobody => None,
            },
            due: action.due,
            due_words: action.due.map(|due| day(due, redactor)),
            state: action.state.words(),
            closed_words: action
                .state
                .closed_at()
                .map(|at| day(at.with_timezone(&zone.0).date_naive(), redactor)),
            because: because(&action.state)
                .filter(|text| !text.trim().is_empty())
                .map(|text| redactor.text(text)),
            caused: action.caused,
            verified,
            done: verified || matches!(action.state, ActionState::Done { .. }),
        }
    }
}

fn because(state: &ActionState) -> Option<&str> {
    match state {
        ActionState::Verified { proof, .. } => Some(&proof.text),
        ActionState::RiskAccepted { why, .. } | ActionState::Dropped { why, .. } => Some(why),
        ActionState::Open | ActionState::Done { .. } => None,
    }
}

impl ProjectedAction {
    pub fn is_open(&self) -> bool {
        self.state == ActionState::Open.words()
    }
}
