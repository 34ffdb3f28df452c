//! A remediation: what is to be done so that it does not come again, or is found or mended sooner.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{ActionId, AttachmentId, IncidentId, PostmortemId};

/// Fields that came later than the first journals take their default where a stored one has none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Action {
    pub id: ActionId,
    pub incident: Option<IncidentId>,
    /// The review it was agreed in.
    #[serde(default)]
    pub postmortem: Option<PostmortemId>,
    pub what: String,
    #[serde(default)]
    pub kind: Option<ActionKind>,
    #[serde(default)]
    pub priority: Option<Priority>,
    #[serde(default)]
    pub owner: Owner,
    /// Something provisional holds until this is done and verified.
    pub workaround: bool,
    pub due: Option<NaiveDate>,
    /// Today asks for it when it is due.
    #[serde(default = "yes")]
    pub remind: bool,
    pub state: ActionState,
    /// How one will see that it is done.
    #[serde(default)]
    pub acceptance_test: String,
    /// Why it is later than it was due.
    #[serde(default)]
    pub delay: String,
    /// The address of its ticket.
    #[serde(default)]
    pub ticket: String,
    /// Among the few in progress.
    #[serde(default)]
    pub focus: bool,
    /// The incident that this remediation brought about.
    #[serde(default)]
    pub caused: Option<IncidentId>,
    /// Where it came from, so that a second import finds it again.
    #[serde(default)]
    pub source_id: Option<String>,
    pub created_at: DateTime<Utc>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum ActionKind {
    Automation,
    Observability,
    Resilience,
    Documentation,
    Training,
}

/// P0 is the most urgent. Not to be mixed with the severity of an incident (SEV1 to SEV4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Priority {
    P0,
    P1,
    P2,
    P3,
}

/// Others are names only: their work is not managed here.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "who", rename_all = "snake_case")]
pub enum Owner {
    #[default]
    Me,
    Other {
        name: String,
    },
    /// Nobody is named.
    Nobody,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum ActionState {
    Open,
    Done {
        at: DateTime<Utc>,
    },
    /// Seen to work. What shows it may still be missing; then that is said.
    Verified {
        at: DateTime<Utc>,
        proof: Proof,
    },
    /// Left as it is, knowingly.
    RiskAccepted {
        at: DateTime<Utc>,
        who: String,
        why: String,
    },
    Dropped {
        at: DateTime<Utc>,
        why: String,
    },
}

/// What shows that a remediation works: words, an address or a kept file.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(default)]
pub struct Proof {
    pub text: String,
    pub link: String,
    pub attachment: Option<AttachmentId>,
}

/// One change by the user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "field", content = "value", rename_all = "snake_case")]
pub enum ActionEdit {
    What(String),
    Kind(Option<ActionKind>),
    Priority(Option<Priority>),
    Owner(Owner),
    Workaround(bool),
    Due(Option<NaiveDate>),
    Remind(bool),
    State(ActionState),
    AcceptanceTest(String),
    Delay(String),
    Ticket(String),
    Focus(bool),
    Caused(Option<IncidentId>),
}

impl ActionKind {
    pub const ALL: [Self; 5] = [
        Self::Automation,
        Self::Observability,
        Self::Resilience,
        Self::Documentation,
        Self::Training,
    ];

    /// As lists and sentences call it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Automation => "automation",
            Self::Observability => "observability",
            Self::Resilience => "resilience",
            Self::Documentation => "documentation",
            Self::Training => "training",
        }
    }
}

impl Priority {
    pub const ALL: [Self; 4] = [Self::P0, Self::P1, Self::P2, Self::P3];

    pub fn label(self) -> &'static str {
        match self {
            Self::P0 => "P0",
            Self::P1 => "P1",
            Self::P2 => "P2",
            Self::P3 => "P3",
        }
    }

    /// "P1, this sprint": as forms offer it.
    pub fn named(self) -> String {
        format!("{}, {}", self.label(), self.words())
    }

    /// What it means, as lists say it.
    pub fn words(self) -> &'static str {
        match self {
            Self::P0 => "before the next deploy",
            Self::P1 => "this sprint",
            Self::P2 => "this quarter",
            Self::P3 => "nice to have",
        }
    }
}

impl Proof {
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty() && self.link.trim().is_empty() && self.attachment.is_none()
    }
}

impl ActionState {
    /// As lists and papers call it.
    pub fn words(&self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Done { .. } => "done",
            Self::Verified { .. } => "verified",
            Self::RiskAccepted { .. } => "risk accepted",
            Self::Dropped { .. } => "dropped",
        }
    }

    /// When it was finished or left.
    pub fn closed_at(&self) -> Option<DateTime<Utc>> {
        match self {
            Self::Open => None,
            Self::Done { at }
            | Self::Verified { at, .. }
            | Self::RiskAccepted { at, .. }
            | Self::Dropped { at, .. } => Some(*at),
        }
    }

    /// What still has to be said of it: "proof", "who", "why".
    pub fn lacks(&self) -> Vec<&'static str> {
        let said = match self {
            Self::Open | Self::Done { .. } => return Vec::new(),
            Self::Verified { proof, .. } => vec![("proof", !proof.is_empty())],
            Self::RiskAccepted { who, why, .. } => {
                vec![("who", is_said(who)), ("why", is_said(why))]
            }
            Self::Dropped { why, .. } => vec![("why", is_said(why))],
        };
        let lacking = said.into_iter().filter(|(_, said)| !said);
        lacking.map(|(what, _)| what).collect()
    }
}

fn is_said(text: &str) -> bool {
    !text.trim().is_empty()
}

impl Owner {
    /// As papers name them; empty where nobody is named.
    pub fn words(&self) -> &str {
        match self {
            Self::Me => "me",
            Self::Other { name } => name,
            Self::Nobody => "",
        }
    }
}

/// In archives of before there was a choice.
fn yes() -> bool {
    true
}

impl Action {
    /// Mine and open, with everything else still to be said.
    pub fn titled(what: &str, id: ActionId, created_at: DateTime<Utc>) -> Self {
        Self {
            id,
            incident: None,
            postmortem: None,
            what: what.trim().to_owned(),
            kind: None,
            priority: None,
            owner: Owner::Me,
            workaround: false,
            due: None,
            remind: true,
            state: ActionState::Open,
            acceptance_test: String::new(),
            delay: String::new(),
            ticket: String::new(),
            focus: false,
            caused: None,
            source_id: None,
            created_at,
        }
    }

    pub fn is_open(&self) -> bool {
        self.state == ActionState::Open
    }

    /// Something provisional still holds: until the real fix is verified, whatever else became of it.
    pub fn is_workaround_in_place(&self) -> bool {
        self.workaround && !matches!(self.state, ActionState::Verified { .. })
    }
}
