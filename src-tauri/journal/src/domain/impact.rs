//! What an incident did to people and money, and how far it reached.

use serde::{Deserialize, Serialize};

/// Every fact may be missing; a missing one is never zero.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(default)]
pub struct Impact {
    pub users: Option<u32>,
    /// Percent of all users, 0 to 100.
    pub users_share: Option<f64>,
    /// Which users ("checkout, EU").
    pub segment: String,
    pub money: Option<Money>,
    pub minutes: Option<u32>,
    /// An upcoming event that the incident put at risk.
    pub event_at_risk: String,
    pub blast: BlastRadius,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Money {
    pub amount: f64,
    /// ISO 4217 code.
    pub currency: String,
    pub estimate: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(default)]
pub struct BlastRadius {
    pub extent: Option<Extent>,
    pub regions: String,
    pub depth: Option<Depth>,
    pub growth: Option<Growth>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Extent {
    All,
    Subset,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Depth {
    Degraded,
    HardDown,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Growth {
    Growing,
    Stable,
}
