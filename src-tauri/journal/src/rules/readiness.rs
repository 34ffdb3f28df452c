//! "Getting ready": short lists for the first week, month and quarter on call, for a look at one's own reviews, and for
//! the talk about a next step. Keys never change; words may.

use serde::{Deserialize, Serialize};

use crate::domain::Readiness;

/// Lines with a note are talking points; the note is the user's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ReadinessList {
    pub key: String,
    pub title: String,
    pub lines: Vec<ReadinessLine>,
    pub takes_notes: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ReadinessLine {
    /// Stable ("week.channel"): ticks and notes are kept by it.
    pub key: String,
    pub text: String,
    /// What it means in practice.
    pub advice: String,
    pub done: bool,
    pub note: String,
}

struct Shipped {
    key: &'static str,
    title: &'static str,
    takes_notes: bool,
    /// Key, text, and what the line means in practice.
    lines: &'static [(&'static str, &'static str, &'static str)],
}

pub const CAREER_TALK: &str = "career_talk";

const LISTS: [Shipped; 5] = [
    Shipped {
        key: "week",
        title: "In a week",
        takes_notes: false,
        lines: &[
            (
                "channel",
                "Know the channel",
                "Where an incident is declared, how, and who is told by it.",
            ),
            (
                "schedule",
                "Know the schedule",
                "My own shifts are in my calendar, and I know who comes after me.",
            ),
            (
                "runbooks",
                "Runbooks for the five likeliest incidents",
                "Evidence lists them, and says which have none. Ten lines are a runbook.",
            ),
            (
                "templates",
                "Look over the templates of updates",
                "In my own words, so that nothing has to be phrased at night.",
            ),
            (
                "contacts",
                "Contacts on the cards of my services",
                "Whom to wake, and how. The pad shows them, offline too.",
            ),
        ],
    },
    Shipped {
        key: "month",
        title: "In a month",
        takes_notes: false,
        lines: &[
            (
                "lead_review",
                "Lead one review",
                "Someone else's incident counts, and is often the better start.",
            ),
            (
                "improve",
                "Make one improvement",
                "An alert, a runbook, a test: small, finished, dated.",
            ),
            (
                "share",
                "Share one thing learned",
                "Five minutes in the team's meeting are enough.",
            ),
        ],
    },
    Shipped {
        key: "quarter",
        title: "In a quarter",
        takes_notes: false,
        lines: &[
            (
                "drill",
                "Hold a drill",
                "At a table is fine: a scenario, a clock, and what was missing afterwards.",
            ),
            (
                "post",
                "Write a post",
                "What broke, what it taught, for people who were not there.",
            ),
            (
                "talk",
                "Give a talk",
                "To the team next door. What they ask shows what is worth writing down.",
            ),
        ],
    },
    Shipped {
        key: "review_check",
        title: "How are my own reviews?",
        takes_notes: false,
        lines: &[
            (
                "soon",
                "Within 48 hours",
                "Held or written, while people still remember.",
            ),
            (
                "blameless",
                "They open with what they are for",
                "Nobody has to defend themselves in the first minute.",
            ),
            (
                "families",
                "They look beyond the technical",
                "Process, people's situation and the organisation are asked about too.",
            ),
            (
                "owned",
                "Every action has an owner and a day",
                "What belongs to nobody is not an action yet.",
            ),
            (
                "earlier",
                "Earlier actions come first",
                "A review begins with what the last one promised.",
            ),
            (
                "near_misses",
                "Near misses are reviewed as well",
                "Fifteen minutes in writing, without a meeting.",
            ),
            (
                "read",
                "They are read",
                "By people outside the room, and someone can say what changed by it.",
            ),
        ],
    },
    Shipped {
        key: CAREER_TALK,
        title: "The career talk with my manager",
        takes_notes: true,
        lines: &[
            (
                "goals",
                "My goals",
                "The step, by when, and why it matters to me.",
            ),
            (
                "evidence",
                "The evidence so far",
                "Three to five stories, each with a number or somebody's words.",
            ),
            (
                "gaps",
                "The gaps",
                "What the ladder asks for and my quarters do not show yet.",
            ),
            (
                "questions",
                "What I want to ask",
                "Who decides, on what, when; and what would make it a clear yes.",
            ),
        ],
    },
];

/// All of them with the user's ticks and notes.
pub fn readiness_lists(readiness: &Readiness) -> Vec<ReadinessList> {
    LISTS
        .iter()
        .map(|list| with_ticks(list, readiness))
        .collect()
}

/// Whether the lists have such a line.
pub fn has_line(key: &str) -> bool {
    let parts = key.split_once('.');
    parts.is_some_and(|(list, line)| {
        let mut lists = LISTS.iter().filter(|shipped| shipped.key == list);
        lists.any(|shipped| shipped.lines.iter().any(|(name, _, _)| *name == line))
    })
}

fn with_ticks(list: &Shipped, readiness: &Readiness) -> ReadinessList {
    let lines = list.lines.iter().map(|(name, text, advice)| {
        let key = format!("{}.{name}", list.key);
        ReadinessLine {
            done: readiness.done.contains(&key),
            note: readiness.notes.get(&key).cloned().unwrap_or_default(),
            text: (*text).to_owned(),
            advice: (*advice).to_owned(),
            key,
        }
    });
    ReadinessList {
        key: list.key.to_owned(),
        title: list.title.to_owned(),
        takes_notes: list.takes_notes,
        lines: lines.collect(),
    }
}
