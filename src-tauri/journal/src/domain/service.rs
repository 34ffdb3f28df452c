//! Something that breaks.

use serde::{Deserialize, Serialize};

use super::ServiceId;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Service {
    pub id: ServiceId,
    /// Unique without regard to case.
    pub name: String,
}
