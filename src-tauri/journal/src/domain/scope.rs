//! One question, asked the same way by the list, the statistics, the chart and the packet.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{ClassKey, EmployerId, IncidentKind, Role, ServiceId, Severity};

/// Both days belong to the period; the day of an incident is that of its start in its own zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(default)]
pub struct Period {
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
}

impl Period {
    pub fn contains(self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

/// Empty lists do not restrict. Stored with its version, so that a saved question keeps its meaning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(default)]
pub struct Scope {
    pub version: u32,
    pub period: Period,
    pub services: Vec<ServiceId>,
    pub classes: Vec<ClassKey>,
    pub severities: Vec<Severity>,
    pub roles: Vec<Role>,
    pub kinds: Vec<IncidentKind>,
    pub employers: Vec<EmployerId>,
}

impl Scope {
    pub const VERSION: u32 = 1;
}

impl Default for Scope {
    fn default() -> Self {
        Self {
            version: Self::VERSION,
            period: Period::default(),
            services: Vec::new(),
            classes: Vec::new(),
            severities: Vec::new(),
            roles: Vec::new(),
            kinds: Vec::new(),
            employers: Vec::new(),
        }
    }
}
