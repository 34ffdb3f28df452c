//! Settings of on-call load: hours, thresholds, rules of rest. They are the user's, and kept only where they differ.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

/// What is looked at. The order is the order of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum WarningKind {
    /// W1: incidents in 12 hours on call.
    IncidentsPerShift,
    /// W2: the mean of that over 21 days.
    IncidentsMean,
    /// W3: interruptions outside working hours in 30 days.
    OffHours,
    /// W4: wakings in one night.
    WakingsInANight,
    /// W5: nights with a waking in 7 days.
    BrokenNights,
    /// W6: rest between the last call-out and work.
    RestBeforeWork,
    /// W7: the longest unbroken rest in 7 days.
    LongestRest,
    /// W8: mean weekly hours over 17 weeks.
    WeeklyHours,
    /// W9: share of the last 12 weeks on call.
    ShareOnCall,
    /// W10: operational share of the hours of a quarter.
    OperationalShare,
    /// W11: the same cause again within 21 days.
    SameCause,
    /// W12: pages that needed no action.
    NoAction,
}

impl WarningKind {
    pub const ALL: [Self; 12] = [
        Self::IncidentsPerShift,
        Self::IncidentsMean,
        Self::OffHours,
        Self::WakingsInANight,
        Self::BrokenNights,
        Self::RestBeforeWork,
        Self::LongestRest,
        Self::WeeklyHours,
        Self::ShareOnCall,
        Self::OperationalShare,
        Self::SameCause,
        Self::NoAction,
    ];

    /// What it looks at and in which unit, as the settings list it.
    pub fn words(self) -> &'static str {
        match self {
            Self::IncidentsPerShift => "Incidents in 12 hours on call",
            Self::IncidentsMean => "Incidents per 12 hours on call, mean of 21 days",
            Self::OffHours => "Pages outside working hours, 30 days",
            Self::WakingsInANight => "Wakings in one night",
            Self::BrokenNights => "Broken nights in 7 days",
            Self::RestBeforeWork => "Rest between a call-out and work, h",
            Self::LongestRest => "Longest unbroken rest in 7 days, h",
            Self::WeeklyHours => "Weekly hours, mean of 17 weeks, h",
            Self::ShareOnCall => "Share of the last 12 weeks on call, %",
            Self::OperationalShare => "Operational share of a quarter's hours, %",
            Self::SameCause => "Times the same cause came in 21 days",
            Self::NoAction => "Pages without need of action, %",
        }
    }
}

/// Where a warning turns amber and red, in its own unit.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Limits {
    pub amber: f64,
    pub red: f64,
}

/// Working hours are those of the pad's settings. Nothing here is ever shown to anyone else unless ticked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(default)]
pub struct OnCallSettings {
    /// Working days, from 0 (Monday) to 6.
    pub work_days: BTreeSet<u8>,
    /// The hours of sleep, as whole hours of the day.
    pub sleep_from: u8,
    pub sleep_to: u8,
    /// The user's own limits.
    pub limits: BTreeMap<WarningKind, Limits>,
    pub muted: BTreeSet<WarningKind>,
    /// No deploys for so many hours after a major incident; 0: no such rule.
    pub no_deploys_hours: u32,
    /// At most so many days a month on call; 0: no such rule.
    pub most_days_a_month: u32,
    /// A rest of so many hours without work or a page is a full one.
    pub full_rest_hours: u32,
    /// Names under which calendars know me.
    pub me: Vec<String>,
    /// Where to get help, in the user's words; empty: the sentence that ships.
    pub help: String,
    /// The quiet line on Today that was dismissed: the shift it stood for.
    pub dismissed: String,
}

/// Ships with the app; names no country's number, because it would be wrong in the next one.
pub const HELP: &str = "If it gets too much: your doctor, your employer's assistance programme, someone you trust. \
In danger, the emergency number of where you are.";

impl Default for OnCallSettings {
    fn default() -> Self {
        Self {
            work_days: (0..5).collect(),
            sleep_from: 22,
            sleep_to: 8,
            limits: BTreeMap::new(),
            muted: BTreeSet::new(),
            no_deploys_hours: 12,
            most_days_a_month: 7,
            full_rest_hours: 35,
            me: Vec::new(),
            help: String::new(),
            dismissed: String::new(),
        }
    }
}

impl OnCallSettings {
    pub fn help(&self) -> &str {
        let own = self.help.trim();
        if own.is_empty() { HELP } else { own }
    }
}
