//! Severities: what they mean and ask for, a helper to choose one, and what the blast radius advises.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use crate::domain::{BlastRadius, Depth, Extent, Growth, PadSettings, Severity};

/// One row of the table of severities.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct SeverityRow {
    pub severity: Severity,
    pub name: String,
    /// In the user's own words, where there are some.
    pub meaning: String,
    /// The user changed the meaning or the interval.
    pub changed: bool,
    /// Customers are told within this many minutes; `None`: only if they ask, or not at all.
    pub first_word_minutes: Option<u32>,
    pub first_word: String,
    /// With the user's own interval, where there is one.
    pub update_minutes: Option<u32>,
    /// Minutes in which it should be resolved, where that is a number.
    pub target_minutes: Option<u32>,
    pub target: String,
}

struct Shipped {
    severity: Severity,
    name: &'static str,
    meaning: &'static str,
    first_word: (Option<u32>, &'static str),
    target: (Option<u32>, &'static str),
}

const TABLE: [Shipped; 4] = [
    Shipped {
        severity: Severity::Sev1,
        name: "Critical",
        meaning: "Complete outage, risk of data loss, a breach, or major revenue at stake",
        first_word: (Some(15), "within 15 min"),
        target: (None, "as soon as possible"),
    },
    Shipped {
        severity: Severity::Sev2,
        name: "High",
        meaning: "A major feature degraded for many: over 5 % of checkouts fail, half the logins are slow",
        first_word: (Some(30), "within 30 min"),
        target: (Some(120), "2 h"),
    },
    Shipped {
        severity: Severity::Sev3,
        name: "Medium",
        meaning: "A minor degradation for some, under 5 %",
        first_word: (None, "only if asked"),
        target: (Some(480), "8 h"),
    },
    Shipped {
        severity: Severity::Sev4,
        name: "Low",
        meaning: "No user notices",
        first_word: (None, "not told"),
        target: (None, "normal work"),
    },
];

/// All four, the worst first.
pub fn severity_table(settings: &PadSettings) -> Vec<SeverityRow> {
    TABLE
        .iter()
        .map(|row| SeverityRow {
            severity: row.severity,
            name: row.name.to_owned(),
            meaning: own_meaning(settings, row.severity)
                .unwrap_or(row.meaning)
                .to_owned(),
            changed: settings.severity_meanings.contains_key(&row.severity)
                || settings.update_minutes.contains_key(&row.severity),
            first_word_minutes: row.first_word.0,
            first_word: row.first_word.1.to_owned(),
            update_minutes: settings.update_interval(row.severity),
            target_minutes: row.target.0,
            target: row.target.1.to_owned(),
        })
        .collect()
}

fn own_meaning(settings: &PadSettings, severity: Severity) -> Option<&str> {
    let own = settings.severity_meanings.get(&severity)?;
    Some(own.as_str()).filter(|own| !own.trim().is_empty())
}

/// The one question of the helper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Affected {
    Nobody,
    AFew,
    Many,
    Everyone,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct SeverityProposal {
    pub severity: Severity,
    pub reason: String,
}

/// Who is affected decides; hard down for many is as bad as for everyone.
pub fn severity_helper(affected: Affected, depth: Option<Depth>) -> SeverityProposal {
    let (severity, reason) = match (affected, depth) {
        (Affected::Nobody, _) => (Severity::Sev4, "Nobody is affected."),
        (Affected::AFew, _) => (Severity::Sev3, "A few are affected."),
        (Affected::Many, Some(Depth::HardDown)) => (Severity::Sev1, "It is down for many."),
        (Affected::Many, None | Some(Depth::Degraded)) => {
            (Severity::Sev2, "It is degraded for many.")
        }
        (Affected::Everyone, _) => (Severity::Sev1, "Everyone is affected."),
    };
    SeverityProposal {
        severity,
        reason: reason.to_owned(),
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct BlastAdvice {
    pub text: String,
    pub why: String,
}

/// A total outage is recent for this long (our default): what changed in the last hour can still be rolled back.
pub const RECENT: TimeDelta = TimeDelta::minutes(60);

/// What to do first, once it is known how far it reaches. `age` is the time since it began.
pub fn blast_advice(blast: &BlastRadius, age: TimeDelta) -> Option<BlastAdvice> {
    let (text, why) = match (blast.extent?, blast.growth) {
        (Extent::Subset, Some(Growth::Stable)) => (
            "Investigate carefully.",
            "It hits a part and does not grow: there is time to understand it.",
        ),
        (Extent::Subset, Some(Growth::Growing)) => (
            "Stop the growth first.",
            "It hits a part and grows: shed load, switch off, isolate; the cause can wait.",
        ),
        (Extent::Subset, None) => return None,
        (Extent::All, _) if age <= RECENT => (
            "Roll back now.",
            "It hits everything and is recent: the last change is the likeliest cause.",
        ),
        (Extent::All, _) => (
            "Get help. It will be a long night.",
            "It hits everything and is not new: rolling back is unlikely to be enough.",
        ),
    };
    Some(BlastAdvice {
        text: text.to_owned(),
        why: why.to_owned(),
    })
}
