//! One event the user had a part in.

mod lists;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{
    ClassKey, Debrief, EmployerId, Impact, IncidentId, LeftOut, Link, MarkState, Milestone,
    MilestoneKind, Missing, Pad, Person, Phase, PhaseNote, PrivateBlock, ServiceId, Sharing, Story,
    StoryPart, TimeToResolve, Zone,
};

pub use lists::{IncidentKind, Role, Severity};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "by", rename_all = "snake_case")]
pub enum DetectedBy {
    Alert,
    UserReport,
    Colleague,
    /// Me, before any alert.
    Me {
        lead_minutes: Option<u32>,
    },
    Other,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Mitigation {
    pub kind: MitigationKind,
    /// What it cost.
    pub trade_off: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum MitigationKind {
    RollBack,
    FailOver,
    SwitchOff,
    ShedLoad,
    ScaleUp,
    RevertConfiguration,
    Restart,
    Other,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "as", rename_all = "snake_case")]
pub enum Ending {
    /// Watched for 15 to 30 minutes.
    Fixed,
    /// The permanent fix is pending.
    Mitigated,
    HandedOff {
        state: String,
        tried: String,
        not_tried: String,
    },
    FalseAlarm,
}

/// Where an imported incident came from.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct SourceRef {
    /// The format or tool ("statuspage").
    pub kind: String,
    pub id: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Incident {
    pub id: IncidentId,
    pub title: String,
    pub kind: IncidentKind,
    pub severity: Option<Severity>,
    pub services: Vec<ServiceId>,
    pub class: Option<ClassKey>,
    pub tags: Vec<String>,
    pub zone: Zone,
    /// At most one of each kind, in the order of `MilestoneKind`.
    pub milestones: Vec<Milestone>,
    pub roles: Vec<Role>,
    pub detected_by: Option<DetectedBy>,
    pub impact: Impact,
    pub mitigation: Option<Mitigation>,
    pub ending: Option<Ending>,
    pub story: Story,
    pub phases: Vec<PhaseNote>,
    pub hands_on_minutes: Option<u32>,
    pub employer: Option<EmployerId>,
    pub sharing: Sharing,
    pub source: Option<SourceRef>,
    pub links: Vec<Link>,
    pub private: PrivateBlock,
    #[serde(default)]
    pub pad: Pad,
    #[serde(default)]
    pub debrief: Debrief,
    pub created_at: DateTime<Utc>,
}

/// What it takes to log one: a title and a time. Everything else may come later.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct NewIncident {
    pub title: String,
    pub kind: IncidentKind,
    pub severity: Option<Severity>,
    /// By name; made where they do not exist yet.
    pub services: Vec<String>,
    /// By name or key; made where it does not exist yet.
    pub class: Option<String>,
    pub tags: Vec<String>,
    pub zone: Zone,
    pub milestones: Vec<Milestone>,
    pub roles: Vec<Role>,
    pub mitigation: Option<Mitigation>,
    pub story: Story,
    pub hands_on_minutes: Option<u32>,
}

/// One change by the user: the unit of saving, of history and of undo.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "field", content = "value", rename_all = "snake_case")]
pub enum IncidentEdit {
    Title(String),
    Kind(IncidentKind),
    Severity(Option<Severity>),
    /// By name; made where they do not exist yet.
    Services(Vec<String>),
    /// By name or key; made where it does not exist yet.
    Class(Option<String>),
    Tags(Vec<String>),
    Zone(Zone),
    SetMilestone(Milestone),
    ClearMilestone(MilestoneKind),
    Roles(Vec<Role>),
    DetectedBy(Option<DetectedBy>),
    Impact(Impact),
    Mitigation(Option<Mitigation>),
    Ending(Option<Ending>),
    Story {
        part: StoryPart,
        text: String,
    },
    Phase {
        phase: Phase,
        text: String,
    },
    HandsOnMinutes(Option<u32>),
    /// By name; made where it does not exist yet.
    Employer(Option<String>),
    Sharing(Sharing),
    Links(Vec<Link>),
    Private(PrivateBlock),
    /// A line of a checklist was done, passed over, or (`None`) is open again.
    Mark {
        line: String,
        mark: Option<MarkState>,
    },
    People(Vec<Person>),
    Debrief(Debrief),
}

impl Incident {
    /// What the pad counts from: the beginning, where it is known by now, else when the pad was opened.
    pub fn burns_since(&self) -> DateTime<Utc> {
        if let Some(again) = self.pad.reopened_at {
            return again;
        }
        let opened = self.pad.opened_at.unwrap_or(self.created_at);
        self.at(MilestoneKind::Began)
            .map_or(opened, |began| began.min(opened))
    }

    /// One of which nothing but its title is known.
    pub fn titled(title: String, id: IncidentId, zone: Zone, created_at: DateTime<Utc>) -> Self {
        Self {
            id,
            title,
            kind: IncidentKind::Incident,
            severity: None,
            services: Vec::new(),
            class: None,
            tags: Vec::new(),
            zone,
            milestones: Vec::new(),
            roles: Vec::new(),
            detected_by: None,
            impact: Impact::default(),
            mitigation: None,
            ending: None,
            story: Story::default(),
            phases: Vec::new(),
            hands_on_minutes: None,
            employer: None,
            sharing: Sharing::default(),
            source: None,
            links: Vec::new(),
            private: PrivateBlock::default(),
            pad: Pad::default(),
            debrief: Debrief::default(),
            created_at,
        }
    }

    pub fn milestone(&self, kind: MilestoneKind) -> Option<&Milestone> {
        self.milestones.iter().find(|m| m.kind == kind)
    }

    pub fn at(&self, kind: MilestoneKind) -> Option<DateTime<Utc>> {
        self.milestone(kind).map(|m| m.at)
    }

    /// When it began; "detected" stands in where that is unknown.
    pub fn began_or_detected(&self) -> Option<&Milestone> {
        self.milestone(MilestoneKind::Began)
            .or_else(|| self.milestone(MilestoneKind::Detected))
    }

    /// Where it stands in time: its begin, its detection, its earliest milestone, or when it was written down.
    pub fn start(&self) -> DateTime<Utc> {
        self.began_or_detected()
            .map(|m| m.at)
            .or_else(|| self.milestones.iter().map(|m| m.at).min())
            .unwrap_or(self.created_at)
    }

    /// The civil day of the start in the incident's own zone.
    pub fn day(&self) -> NaiveDate {
        self.start().with_timezone(&self.zone.0).date_naive()
    }

    /// Resolved minus began (or detected), or why that is no duration. Zero is none: nothing is solved in no time.
    pub fn time_to_resolve(&self) -> Result<TimeToResolve, LeftOut> {
        let began = self.began_or_detected().ok_or(LeftOut::NoStart)?;
        let resolved = self
            .milestone(MilestoneKind::Resolved)
            .ok_or(LeftOut::NoEnd)?;
        match u64::try_from((resolved.at - began.at).num_seconds()) {
            Ok(seconds) if seconds > 0 => Ok(TimeToResolve {
                seconds,
                estimated: began.estimated || resolved.estimated,
            }),
            Ok(_) | Err(_) => Err(LeftOut::NotPositive),
        }
    }

    /// `None` where the start or the end is unknown or the times contradict each other.
    pub fn seconds_to_resolve(&self) -> Option<u64> {
        self.time_to_resolve().ok().map(|time| time.seconds)
    }

    /// What a reader would still ask for.
    pub fn missing(&self) -> Vec<Missing> {
        let facts = [
            (Missing::Severity, self.severity.is_some()),
            (
                Missing::Resolved,
                self.milestone(MilestoneKind::Resolved).is_some(),
            ),
            (Missing::Role, !self.roles.is_empty()),
            (Missing::Story, self.story.is_begun()),
        ];
        facts
            .into_iter()
            .filter(|(_, is_there)| !is_there)
            .map(|(missing, _)| missing)
            .collect()
    }
}
