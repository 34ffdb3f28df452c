//! The review of an incident, or of someone else's that the user facilitated.

mod lists;

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{ActionId, ActionKind, IncidentId, PostmortemId, Severity};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Postmortem {
    pub id: PostmortemId,
    /// `None`: facilitated for others, with no incident of mine.
    pub incident: Option<IncidentId>,
    pub title: String,
    pub template: Template,
    pub state: PostmortemState,
    pub my_roles: Vec<ReviewRole>,
    pub header: Header,
    /// Of every section that has one, whether the template shows it or not: switching templates loses nothing.
    pub sections: BTreeMap<Section, String>,
    /// Parts of an imported one that are no section here, in their order.
    pub others: Vec<OtherPart>,
    pub whys: Vec<Why>,
    pub factors: Vec<Factor>,
    /// Why it was not caught, layer by layer.
    pub layers: BTreeMap<Layer, String>,
    /// Kinds of prevention that were thought of and need no action.
    pub considered: Vec<ActionKind>,
    /// Families of factors that were looked at, with nothing found.
    #[serde(default)]
    pub considered_families: Vec<FactorFamily>,
    pub kit: ReviewKit,
    pub published: Vec<Publication>,
    /// Who read it, in the user's words.
    pub readers: String,
    /// Where it came from, so that a second import finds it again.
    pub source_id: Option<String>,
    pub created_at: DateTime<Utc>,
}

/// What the review says of the incident where it has none of its own here, or says it otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(default)]
pub struct Header {
    pub day: Option<NaiveDate>,
    pub severity: Option<Severity>,
    pub minutes: Option<u32>,
    pub authors: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Section {
    Summary,
    Impact,
    Timeline,
    Trigger,
    RootCause,
    /// What the seven-section template calls its analysis.
    Factors,
    /// How it was found out.
    Detection,
    Resolution,
    WentWell,
    WentPoorly,
    Lucky,
    Surprise,
    Actions,
    Lessons,
    Sharing,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Template {
    #[default]
    Full,
    SevenSections,
    Short,
    /// For a near miss: a quarter of an hour, each at their own time.
    NearMiss,
    LearningReview,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum PostmortemState {
    #[default]
    Draft,
    /// Others look at it.
    InReview,
    Done {
        at: DateTime<Utc>,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum ReviewRole {
    Wrote,
    Facilitated,
    Contributed,
}

/// A heading of an imported report and what stood under it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct OtherPart {
    pub heading: String,
    pub text: String,
}

/// One answer to "why". Each may have several next ones.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Why {
    /// Counted within its postmortem.
    pub key: u32,
    /// The answer that this one explains; `None` explains the incident itself.
    pub under: Option<u32>,
    pub text: String,
}

/// One hole in the cheese.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Factor {
    /// Counted within its postmortem.
    pub key: u32,
    pub family: FactorFamily,
    pub layer: Option<Layer>,
    pub text: String,
    /// Among the few that mattered most.
    pub top: bool,
    pub actions: Vec<ActionId>,
    /// Why nothing is to be done about it; empty where that was not said.
    pub acceptance: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum FactorFamily {
    Technical,
    Process,
    Human,
    Organisational,
}

/// What might have caught it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Layer {
    Review,
    Tests,
    Canary,
    Monitoring,
    Rollback,
}

/// The meeting, or what takes its place.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(default)]
pub struct ReviewKit {
    pub size: Option<ReviewSize>,
    /// When it is planned.
    pub planned: Option<DateTime<Utc>>,
    /// When it was held.
    pub held: Option<DateTime<Utc>>,
    pub clock: ReviewClock,
    /// Lines of the preparation list and the agenda that are ticked, by their keys.
    pub ticks: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum ReviewSize {
    Major,
    Minor,
    Asynchronous,
}

/// What has to have happened 48 hours after the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum ReviewClock {
    #[default]
    Held,
    Done,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Publication {
    /// The wiki, a list, a blog.
    pub place: String,
    pub on: Option<NaiveDate>,
    pub link: String,
}

/// One change by the user.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "field", content = "value", rename_all = "snake_case")]
pub enum PostmortemEdit {
    Title(String),
    Template(Template),
    State(PostmortemState),
    MyRoles(Vec<ReviewRole>),
    Header(Header),
    Section { section: Section, text: String },
    Others(Vec<OtherPart>),
    Whys(Vec<Why>),
    Factors(Vec<Factor>),
    Layer { layer: Layer, text: String },
    Considered(Vec<ActionKind>),
    ConsideredFamilies(Vec<FactorFamily>),
    Kit(ReviewKit),
    Published(Vec<Publication>),
    Readers(String),
}

impl Postmortem {
    pub fn titled(title: &str, id: PostmortemId, created_at: DateTime<Utc>) -> Self {
        Self {
            id,
            incident: None,
            title: title.trim().to_owned(),
            template: Template::Full,
            state: PostmortemState::Draft,
            my_roles: Vec::new(),
            header: Header::default(),
            sections: BTreeMap::new(),
            others: Vec::new(),
            whys: Vec::new(),
            factors: Vec::new(),
            layers: BTreeMap::new(),
            considered: Vec::new(),
            considered_families: Vec::new(),
            kit: ReviewKit::default(),
            published: Vec::new(),
            readers: String::new(),
            source_id: None,
            created_at,
        }
    }

    /// Empty where nothing was written.
    pub fn section(&self, section: Section) -> &str {
        self.sections.get(&section).map_or("", String::as_str)
    }

    /// An emptied text goes.
    pub fn set_section(&mut self, section: Section, text: String) {
        if text.is_empty() {
            self.sections.remove(&section);
        } else {
            self.sections.insert(section, text);
        }
    }
}
