//! What an incident is, how bad it was, and what one did in it.

use serde::{Deserialize, Serialize};

#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum IncidentKind {
    #[default]
    Incident,
    NearMiss,
    FalseAlarm,
    /// A third party's.
    Vendor,
    Drill,
    /// I facilitated the review of someone else's incident.
    ReviewedOnly,
    Shadowed,
}

/// SEV1 is the worst. Not to be mixed with the priority of an action (P0 to P3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    Sev1,
    Sev2,
    Sev3,
    Sev4,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    FirstResponder,
    IncidentCommander,
    Communicator,
    Scribe,
    SubjectExpert,
    Responder,
    Facilitator,
    BusinessContext,
    /// Observer or shadow.
    Observer,
}
impl IncidentKind {
    pub const ALL: [Self; 7] = [
        Self::Incident,
        Self::NearMiss,
        Self::FalseAlarm,
        Self::Vendor,
        Self::Drill,
        Self::ReviewedOnly,
        Self::Shadowed,
    ];

    /// What really happened and was met while it burned.
    pub const MET: [Self; 4] = [Self::Incident, Self::NearMiss, Self::Vendor, Self::Shadowed];

    pub fn was_met(self) -> bool {
        Self::MET.contains(&self)
    }

    /// Others worked on it, and who had these roles looked on.
    pub fn was_only_watched(self, roles: &[Role]) -> bool {
        self == Self::Shadowed || roles == [Role::Observer]
    }

    /// As lists and sentences call it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Incident => "incident",
            Self::NearMiss => "near miss",
            Self::FalseAlarm => "false alarm",
            Self::Vendor => "vendor",
            Self::Drill => "drill",
            Self::ReviewedOnly => "reviewed only",
            Self::Shadowed => "shadowed",
        }
    }
}

impl Role {
    pub const ALL: [Self; 9] = [
        Self::FirstResponder,
        Self::IncidentCommander,
        Self::Communicator,
        Self::Scribe,
        Self::SubjectExpert,
        Self::Responder,
        Self::Facilitator,
        Self::BusinessContext,
        Self::Observer,
    ];

    /// Those that are told of one incident: who was first to respond was a responder too.
    pub fn told(roles: &[Self]) -> impl Iterator<Item = Self> {
        let was_first = roles.contains(&Self::FirstResponder);
        let told = roles.iter().copied();
        told.filter(move |role| *role != Self::Responder || !was_first)
    }

    /// As lists and sentences call it.
    pub fn words(self) -> &'static str {
        match self {
            Self::FirstResponder => "first responder",
            Self::IncidentCommander => "incident commander",
            Self::Communicator => "communicator",
            Self::Scribe => "scribe",
            Self::SubjectExpert => "subject expert",
            Self::Responder => "responder",
            Self::Facilitator => "facilitator",
            Self::BusinessContext => "business context",
            Self::Observer => "observer",
        }
    }
}

impl Severity {
    pub const ALL: [Self; 4] = [Self::Sev1, Self::Sev2, Self::Sev3, Self::Sev4];

    /// 1 to 4.
    pub fn level(self) -> u8 {
        match self {
            Self::Sev1 => 1,
            Self::Sev2 => 2,
            Self::Sev3 => 3,
            Self::Sev4 => 4,
        }
    }

    pub fn label(self) -> &'static str {
        match self {
            Self::Sev1 => "SEV1",
            Self::Sev2 => "SEV2",
            Self::Sev3 => "SEV3",
            Self::Sev4 => "SEV4",
        }
    }

    /// As forms offer it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Sev1 => "SEV1 Critical",
            Self::Sev2 => "SEV2 High",
            Self::Sev3 => "SEV3 Medium",
            Self::Sev4 => "SEV4 Low",
        }
    }
}
