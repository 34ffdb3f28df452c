//! Something that breaks.

use serde::{Deserialize, Serialize};

use super::{Link, ServiceId};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Service {
    pub id: ServiceId,
    /// Unique without regard to case.
    pub name: String,
    #[serde(default)]
    pub card: ServiceCard,
}

/// What the pad shows as soon as the service is named.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(default)]
pub struct ServiceCard {
    pub runbooks: Vec<Link>,
    pub dashboard: String,
    pub channel: String,
    /// Whom to escalate to, one per line.
    pub contacts: String,
}
