//! Settings of the journal: exported with it and kept in its history. Those of the device live in the shell.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{FactorFamily, OnCallSettings, Readiness, Severity, Zone};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(default)]
pub struct JournalSettings {
    /// The name on the cover of packets.
    pub author: String,
    /// Minutes without a key or a click before the journal locks; `None` never.
    pub lock_after_minutes: Option<u32>,
    /// Where daily back-ups go; `None` makes none.
    pub backup_folder: Option<String>,
    /// A font file for scripts that are not bundled (Chinese, Japanese, Korean).
    pub extra_font: Option<String>,
    pub pad: PadSettings,
    pub lens: LensSettings,
    /// Days after which a runbook that nobody looked after is stale.
    pub runbook_stale_days: u32,
    pub readiness: Readiness,
    pub on_call: OnCallSettings,
    pub imports: ImportSettings,
    /// What a review offers for the factors of a family, where the user wants other ones.
    pub factor_starters: FactorStarters,
}

/// Starters of the families that the user changed, line by line.
pub type FactorStarters = BTreeMap<FactorFamily, Vec<String>>;

/// What was said about one import and holds for the next ones.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(default)]
pub struct ImportSettings {
    /// My names, addresses and ids in other tools.
    pub me: Vec<String>,
    /// How spreadsheets are to be read, each by the name that the user gave it.
    pub tables: BTreeMap<String, TableReading>,
}

/// How a spreadsheet is to be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct TableReading {
    /// Fields to the names of the columns that hold them.
    pub columns: BTreeMap<String, Vec<String>>,
    /// Of days such as 03/04/2026; `None` where the cells tell.
    pub day_first: Option<bool>,
    /// Of times that name none.
    pub zone: Zone,
}

/// What the blameless lens leaves alone, and what it looks for besides.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(default)]
pub struct LensSettings {
    /// Keys of rules that are switched off.
    pub off: BTreeSet<String>,
    /// Suggestions that were dismissed, by id, the latest last.
    pub dismissed: Vec<String>,
    /// The user's own words to look for.
    pub own: Vec<OwnWording>,
}

/// Words that the user would rather say otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct OwnWording {
    /// Found as whole words in this order, whatever their case and the signs between them.
    pub words: String,
    /// What to write instead, or how; may be empty.
    pub instead: String,
}

/// The lists and the times of the pad. Only what the user changed is kept, so that better defaults reach old journals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(default)]
pub struct PadSettings {
    /// Checklists by key, line by line.
    pub checklists: BTreeMap<String, Vec<String>>,
    /// Templates of updates by key.
    pub templates: BTreeMap<String, String>,
    /// What a severity means, where the user has other words for it.
    pub severity_meanings: BTreeMap<Severity, String>,
    /// Minutes between updates, where they are not the severity's own; 0 promises none.
    pub update_minutes: BTreeMap<Severity, u32>,
    /// After this long, handing over is suggested; 0: never.
    pub hand_off_minutes: u32,
    /// Customers hit for this long: escalate; 0: never.
    pub escalate_minutes: u32,
    /// A fix is watched for this long before "resolved".
    pub verify_minutes: u32,
    /// Working hours, as whole hours of the day: a debrief is offered within them.
    pub work_from: u8,
    pub work_to: u8,
    /// More than this many minutes awake at night, and the next morning is off.
    pub rest_after_minutes: u32,
    /// When the morning off ends, as a whole hour of the day.
    pub rest_until: u8,
}

impl Default for JournalSettings {
    fn default() -> Self {
        Self {
            author: String::new(),
            lock_after_minutes: Some(15),
            backup_folder: None,
            extra_font: None,
            pad: PadSettings::default(),
            lens: LensSettings::default(),
            runbook_stale_days: 180,
            readiness: Readiness::default(),
            on_call: OnCallSettings::default(),
            imports: ImportSettings::default(),
            factor_starters: FactorStarters::new(),
        }
    }
}

impl Default for PadSettings {
    fn default() -> Self {
        Self {
            checklists: BTreeMap::new(),
            templates: BTreeMap::new(),
            severity_meanings: BTreeMap::new(),
            update_minutes: BTreeMap::new(),
            hand_off_minutes: 120,
            escalate_minutes: 15,
            verify_minutes: 15,
            work_from: 8,
            work_to: 18,
            rest_after_minutes: 120,
            rest_until: 12,
        }
    }
}

impl PadSettings {
    /// Minutes until the next update is due; SEV4 has none unless the user set it.
    pub fn update_interval(&self, severity: Severity) -> Option<u32> {
        let own = self.update_minutes.get(&severity).copied();
        own.or_else(|| shipped_interval(severity))
            .filter(|minutes| *minutes > 0)
    }
}

/// The interval that ships with a severity.
pub(crate) fn shipped_interval(severity: Severity) -> Option<u32> {
    match severity {
        Severity::Sev1 => Some(15),
        Severity::Sev2 => Some(30),
        Severity::Sev3 => Some(60),
        Severity::Sev4 => None,
    }
}
