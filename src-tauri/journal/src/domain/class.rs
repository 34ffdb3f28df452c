//! Failure classes: a starter list under stable keys; only the user's own names and additions are stored.

use serde::{Deserialize, Serialize};

/// A stable key: a starter's (`bad_deploy`), or made from the name the user first gave.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(transparent)]
pub struct ClassKey(pub String);

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct FailureClass {
    pub key: ClassKey,
    pub name: String,
}

const STARTERS: [(&str, &str); 15] = [
    ("slow_query", "missing index or slow query"),
    ("race_condition", "race condition"),
    ("dependency_cascade", "dependency failure cascade"),
    ("configuration_error", "configuration error"),
    ("capacity_limit", "capacity limit"),
    ("expired_credential", "certificate or credential expiry"),
    ("disk_full", "disk full"),
    ("memory_leak", "memory leak"),
    ("bad_deploy", "bad deploy"),
    ("data_corruption", "data corruption"),
    ("network_dns", "network or DNS"),
    ("alert_fatigue", "alert fatigue hid the real one"),
    ("third_party", "third party"),
    ("security", "security"),
    ("other", "other"),
];

impl FailureClass {
    /// The list that ships, in the order in which it is offered.
    pub fn starters() -> Vec<Self> {
        STARTERS
            .iter()
            .map(|(key, name)| Self {
                key: ClassKey((*key).to_owned()),
                name: (*name).to_owned(),
            })
            .collect()
    }
}

impl ClassKey {
    /// The key of a class the user names: lower case, words joined by one underscore.
    pub fn from_name(name: &str) -> Self {
        let words: Vec<String> = name
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect();
        Self(words.join("_"))
    }

    /// Whether it is one of the list that ships.
    pub fn is_starter(&self) -> bool {
        STARTERS.iter().any(|(key, _)| *key == self.0)
    }
}
