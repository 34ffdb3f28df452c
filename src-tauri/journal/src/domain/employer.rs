//! Whose incident it was; a journal outlives a job.

use serde::{Deserialize, Serialize};

use super::EmployerId;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Employer {
    pub id: EmployerId,
    /// Unique without regard to case.
    pub name: String,
}
