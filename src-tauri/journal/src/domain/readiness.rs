//! What the user ticked and noted on the page "Getting ready".

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

/// By the stable keys of the lines.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(default)]
pub struct Readiness {
    pub done: BTreeSet<String>,
    pub notes: BTreeMap<String, String>,
    /// The page is offered no more; it stays reachable by name.
    pub dismissed: bool,
}
