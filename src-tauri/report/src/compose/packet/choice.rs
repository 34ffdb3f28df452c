//! Which incidents are told in full: the user's own choice, or a rule that the paper states.

use std::cmp::Reverse;

use journal::domain::{IncidentId, Role, Severity};

use crate::project::ProjectedIncident;

/// More than this is not read.
const MOST_TOLD: usize = 12;

/// One reason to tell an incident, with its words for the method note.
struct Preference {
    weight: fn(&ProjectedIncident) -> u8,
    words: &'static str,
}

/// The weightiest first.
const RULE: [Preference; 4] = [
    Preference {
        weight: story,
        words: "a story that has been written",
    },
    Preference {
        weight: hand,
        words: "a hand in it",
    },
    Preference {
        weight: severity,
        words: "a higher severity",
    },
    Preference {
        weight: part,
        words: "a leading part in it",
    },
];

pub struct Choice<'a> {
    /// In the user's order, or oldest first.
    pub told: Vec<&'a ProjectedIncident>,
    how: How,
}

enum How {
    ByUser { missing: usize },
    All,
    ByDraft,
    ByRule { of: usize },
}

impl<'a> Choice<'a> {
    pub fn of(chosen: Option<&[IncidentId]>, all: &'a [ProjectedIncident]) -> Self {
        match chosen {
            Some(ids) => Self::by_user(ids, all),
            None => Self::by_rule(all),
        }
    }

    /// Of a paper whose stories the draft proposes.
    pub fn of_draft(chosen: Option<&[IncidentId]>, told: Vec<&'a ProjectedIncident>) -> Self {
        let how = match chosen {
            Some(ids) => How::ByUser {
                missing: ids.len().saturating_sub(told.len()),
            },
            None => How::ByDraft,
        };
        Self { told, how }
    }

    fn by_user(ids: &[IncidentId], all: &'a [ProjectedIncident]) -> Self {
        let told: Vec<&ProjectedIncident> = ids
            .iter()
            .filter_map(|id| all.iter().find(|incident| incident.id == *id))
            .collect();
        Self {
            how: How::ByUser {
                missing: ids.len() - told.len(),
            },
            told,
        }
    }

    fn by_rule(all: &'a [ProjectedIncident]) -> Self {
        let mut told: Vec<&ProjectedIncident> = all.iter().collect();
        told.sort_by_key(|incident| {
            let weights = RULE.map(|preference| (preference.weight)(incident));
            Reverse((weights, incident.start, incident.id))
        });
        told.truncate(MOST_TOLD);
        told.sort_by_key(|incident| (incident.start, incident.id));
        Self {
            how: if all.len() > MOST_TOLD {
                How::ByRule { of: all.len() }
            } else {
                How::All
            },
            told,
        }
    }

    /// For the method note; `kept_out` incidents of the period are told to others only.
    pub fn sentence(&self, kept_out: usize) -> String {
        match self.how {
            How::ByUser { missing: 0 } => {
                "The incidents told in full were chosen by the writer.".to_owned()
            }
            How::ByUser { missing } => format!(
                "The incidents told in full were chosen by the writer; {missing} of those chosen lie outside the \
                 period or are no longer in the journal."
            ),
            How::ByDraft | How::All if self.told.is_empty() => {
                "No incident is told in full.".to_owned()
            }
            How::ByDraft => {
                "The stories were chosen by rule: by what is written of them, severity, my role, outcome, \
                 follow-through, words of others, and breadth."
                    .to_owned()
            }
            How::All if kept_out > 0 => {
                "Every incident that may be told to these readers is told in full.".to_owned()
            }
            How::All => "Every incident of the period is told in full.".to_owned(),
            How::ByRule { of } => format!(
                "The {} incidents told in full were chosen out of {of} by rule: first those with {}, then the later \
                 ones.",
                self.told.len(),
                RULE.map(|preference| preference.words)
                    .join(", then those with ")
            ),
        }
    }
}

fn story(incident: &ProjectedIncident) -> u8 {
    u8::from(incident.has_story())
}

fn severity(incident: &ProjectedIncident) -> u8 {
    incident.severity.map_or(0, |severity| match severity {
        Severity::Sev1 => 4,
        Severity::Sev2 => 3,
        Severity::Sev3 => 2,
        Severity::Sev4 => 1,
    })
}

/// Not only present.
fn hand(incident: &ProjectedIncident) -> u8 {
    u8::from(part(incident) > 1)
}

fn part(incident: &ProjectedIncident) -> u8 {
    let weight = |role: &Role| match role {
        Role::IncidentCommander => 3,
        Role::FirstResponder | Role::SubjectExpert | Role::Responder | Role::Facilitator => 2,
        Role::Communicator | Role::Scribe | Role::BusinessContext | Role::Observer => 1,
    };
    incident.roles.iter().map(weight).max().unwrap_or(0)
}
