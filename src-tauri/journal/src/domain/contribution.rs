//! Any other work that belongs in a packet.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{ContributionId, IncidentId, Link};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum ContributionKind {
    PostmortemPublished,
    /// Or automation.
    Tool,
    AlertImproved,
    /// Or a reliability project.
    Design,
    /// Or a template; made standard.
    Process,
    /// Or a game day.
    Drill,
    /// Or shadowing.
    Mentoring,
    Talk,
    /// Or a post. Older journals keep theirs as talks.
    Article,
    /// Or a certificate.
    Course,
    OpenSource,
    /// A shout-out, an award.
    Recognition,
    /// To speak, to a panel, onto a project. Older journals keep theirs as recognition.
    Invitation,
    /// A role, a title, ownership.
    Outcome,
    PeopleMet,
}

impl ContributionKind {
    pub const ALL: [Self; 15] = [
        Self::PostmortemPublished,
        Self::Tool,
        Self::AlertImproved,
        Self::Design,
        Self::Process,
        Self::Drill,
        Self::Mentoring,
        Self::Talk,
        Self::Article,
        Self::Course,
        Self::OpenSource,
        Self::Recognition,
        Self::Invitation,
        Self::Outcome,
        Self::PeopleMet,
    ];

    pub fn words(self) -> &'static str {
        match self {
            Self::PostmortemPublished => "postmortem published",
            Self::Tool => "tool or automation",
            Self::AlertImproved => "alert improved",
            Self::Design => "design or reliability project",
            Self::Process => "process or template made standard",
            Self::Drill => "drill or game day",
            Self::Mentoring => "shadowing or mentoring",
            Self::Talk => "talk",
            Self::Article => "post or article",
            Self::Course => "certificate or course",
            Self::OpenSource => "open source",
            Self::Recognition => "recognition (shout-out, award)",
            Self::Invitation => "invitation",
            Self::Outcome => "outcome (role, title, ownership)",
            Self::PeopleMet => "people met",
        }
    }
}

/// How far it was felt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum ContributionReach {
    Me,
    Team,
    SeveralTeams,
    Company,
    Industry,
}

impl ContributionReach {
    pub const ALL: [Self; 5] = [
        Self::Me,
        Self::Team,
        Self::SeveralTeams,
        Self::Company,
        Self::Industry,
    ];

    pub fn words(self) -> &'static str {
        match self {
            Self::Me => "me",
            Self::Team => "team",
            Self::SeveralTeams => "several teams",
            Self::Company => "company",
            Self::Industry => "industry",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum DrillKind {
    /// Talked through at a table.
    Tabletop,
    GameDay,
    /// Something is broken on purpose.
    FaultInjection,
    /// A fail-over, or a restore from a back-up.
    Recovery,
    /// One plays the system, another the responder.
    RolePlay,
    Other,
}

impl DrillKind {
    pub const ALL: [Self; 6] = [
        Self::Tabletop,
        Self::GameDay,
        Self::FaultInjection,
        Self::Recovery,
        Self::RolePlay,
        Self::Other,
    ];

    pub fn words(self) -> &'static str {
        match self {
            Self::Tabletop => "tabletop",
            Self::GameDay => "game day",
            Self::FaultInjection => "fault injection",
            Self::Recovery => "fail-over or restore",
            Self::RolePlay => "role play",
            Self::Other => "other",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum DrillResult {
    AsPlanned,
    FoundGaps,
    BrokenOff,
}

impl DrillResult {
    pub const ALL: [Self; 3] = [Self::AsPlanned, Self::FoundGaps, Self::BrokenOff];

    pub fn words(self) -> &'static str {
        match self {
            Self::AsPlanned => "went as planned",
            Self::FoundGaps => "found gaps",
            Self::BrokenOff => "broken off",
        }
    }
}

/// What only a drill has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Drill {
    pub kind: Option<DrillKind>,
    pub result: Option<DrillResult>,
}

/// A number with what it rests on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Measured {
    pub what: String,
    pub before: Option<f64>,
    pub after: Option<f64>,
    pub unit: String,
    /// How it was measured.
    pub how: String,
}

/// Someone who helped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Helper {
    pub name: String,
    /// The day on which a thank-you was sent.
    pub thanked: Option<NaiveDate>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Contribution {
    pub id: ContributionId,
    pub kind: ContributionKind,
    pub title: String,
    pub date: NaiveDate,
    pub what: String,
    pub why: String,
    pub reach: Option<ContributionReach>,
    pub numbers: Vec<Measured>,
    pub links: Vec<Link>,
    pub people: Vec<Helper>,
    /// Kept when the kind is changed by mistake; shown of drills only.
    pub drill: Drill,
    /// What led to it, or what it was used in.
    pub incidents: Vec<IncidentId>,
    pub created_at: DateTime<Utc>,
}

/// One change by the user.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "field", content = "value", rename_all = "snake_case")]
pub enum ContributionEdit {
    Kind(ContributionKind),
    Title(String),
    Date(NaiveDate),
    What(String),
    Why(String),
    Reach(Option<ContributionReach>),
    Numbers(Vec<Measured>),
    Links(Vec<Link>),
    People(Vec<Helper>),
    Drill(Drill),
    Incidents(Vec<IncidentId>),
}
