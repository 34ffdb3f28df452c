//! What the pad keeps with its incident while it burns, and what is asked the morning after.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::Role;

/// An incident that was never live has the default one.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(default)]
pub struct Pad {
    /// When its pad was first opened.
    pub opened_at: Option<DateTime<Utc>>,
    /// When it was opened again after a pause; its hints and its clock are counted from then.
    pub reopened_at: Option<DateTime<Utc>>,
    /// When it ended; opened and not ended means live.
    pub closed_at: Option<DateTime<Utc>>,
    /// What was done with the lines of the card "Next".
    pub marks: Vec<Mark>,
    pub people: Vec<Person>,
}

/// A line of a checklist that was done or passed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Mark {
    /// The line's stable key ("opening.severity").
    pub line: String,
    pub state: MarkState,
    pub at: DateTime<Utc>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum MarkState {
    Done,
    Ignored,
}

/// Someone else in the incident, and what they do there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Person {
    pub name: String,
    pub role: Option<Role>,
    pub thanked: bool,
}

/// The two minutes of the morning after.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(default)]
pub struct Debrief {
    pub state: DebriefState,
    pub sleep_lost_minutes: Option<u32>,
    /// Until when I said that I am offline.
    pub offline_until: Option<DateTime<Utc>>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum DebriefState {
    /// Logged by hand: there is nothing to debrief.
    #[default]
    None,
    /// Offered from this instant on.
    Due {
        at: DateTime<Utc>,
    },
    Done {
        at: DateTime<Utc>,
    },
    /// For good.
    Dismissed {
        at: DateTime<Utc>,
    },
}

impl Pad {
    pub fn is_live(&self) -> bool {
        self.opened_at.is_some() && self.closed_at.is_none()
    }

    pub fn mark(&self, line: &str) -> Option<MarkState> {
        let mark = self.marks.iter().find(|mark| mark.line == line);
        mark.map(|mark| mark.state)
    }
}
