//! One page or call, and what it cost.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::{IncidentId, InterruptionId, Zone};

/// What a page was good for (after Etsy's opsweekly, in our own words).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum PageVerdict {
    /// Action taken: the service had an issue.
    ServiceIssue,
    /// Action taken: an issue that could have waited.
    CouldHaveWaited,
    /// Action taken: looked only.
    LookedOnly,
    /// No action: the alert was meant for another time.
    WrongTime,
    /// No action: maintenance that nobody silenced.
    MaintenanceNotSilenced,
    /// No action: the threshold is off.
    Threshold,
    /// No action: the check itself is faulty.
    FaultyCheck,
    /// No action, for another reason.
    NothingToDo,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Interruption {
    pub id: InterruptionId,
    pub at: DateTime<Utc>,
    /// Where I was.
    pub zone: Zone,
    /// `None` where that is not known.
    pub woke_me: Option<bool>,
    /// Up, or at it, because of it.
    pub minutes_awake: Option<u32>,
    pub minutes_to_sleep: Option<u32>,
    /// There was no more sleep that night.
    pub sleep_abandoned: bool,
    pub verdict: Option<PageVerdict>,
    /// A fix for the alert or its cause was filed.
    pub fix_filed: bool,
    pub incident: Option<IncidentId>,
    /// What paged: the alert, or what was broken.
    pub cause: String,
}

/// What it takes to enter one: a time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct NewInterruption {
    pub at: DateTime<Utc>,
    pub zone: Zone,
    #[serde(default)]
    pub woke_me: Option<bool>,
    #[serde(default)]
    pub minutes_awake: Option<u32>,
    #[serde(default)]
    pub minutes_to_sleep: Option<u32>,
    #[serde(default)]
    pub sleep_abandoned: bool,
    #[serde(default)]
    pub verdict: Option<PageVerdict>,
    #[serde(default)]
    pub fix_filed: bool,
    #[serde(default)]
    pub incident: Option<IncidentId>,
    #[serde(default)]
    pub cause: String,
}

/// One change by the user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "field", content = "value", rename_all = "snake_case")]
pub enum InterruptionEdit {
    At(DateTime<Utc>),
    Zone(Zone),
    WokeMe(Option<bool>),
    MinutesAwake(Option<u32>),
    MinutesToSleep(Option<u32>),
    SleepAbandoned(bool),
    Verdict(Option<PageVerdict>),
    FixFiled(bool),
    Incident(Option<IncidentId>),
    Cause(String),
}

impl PageVerdict {
    pub const ALL: [Self; 8] = [
        Self::ServiceIssue,
        Self::CouldHaveWaited,
        Self::LookedOnly,
        Self::WrongTime,
        Self::MaintenanceNotSilenced,
        Self::Threshold,
        Self::FaultyCheck,
        Self::NothingToDo,
    ];

    pub fn is_action(self) -> bool {
        match self {
            Self::ServiceIssue | Self::CouldHaveWaited | Self::LookedOnly => true,
            Self::WrongTime
            | Self::MaintenanceNotSilenced
            | Self::Threshold
            | Self::FaultyCheck
            | Self::NothingToDo => false,
        }
    }

    /// As lists and sentences call it.
    pub fn words(self) -> &'static str {
        match self {
            Self::ServiceIssue => "action: service issue",
            Self::CouldHaveWaited => "action, but it could have waited",
            Self::LookedOnly => "action: looked only",
            Self::WrongTime => "no action: wrong time period",
            Self::MaintenanceNotSilenced => "no action: maintenance not silenced",
            Self::Threshold => "no action: threshold",
            Self::FaultyCheck => "no action: faulty check",
            Self::NothingToDo => "no action: other",
        }
    }
}

impl Interruption {
    /// When the call-out was over, as far as that was entered.
    pub fn ended(&self) -> DateTime<Utc> {
        let awake = TimeDelta::minutes(i64::from(self.minutes_awake.unwrap_or(0)));
        self.at.checked_add_signed(awake).unwrap_or(self.at)
    }

    /// Sleep that it cost, as far as that was entered.
    pub fn sleep_lost(&self) -> u32 {
        let parts = [self.minutes_awake, self.minutes_to_sleep];
        let lost = parts.into_iter().flatten();
        if self.woke_me == Some(true) {
            lost.fold(0, u32::saturating_add)
        } else {
            0
        }
    }

    pub fn apply(&mut self, edit: InterruptionEdit) {
        match edit {
            InterruptionEdit::At(at) => self.at = at,
            InterruptionEdit::Zone(zone) => self.zone = zone,
            InterruptionEdit::WokeMe(woke) => self.woke_me = woke,
            InterruptionEdit::MinutesAwake(minutes) => self.minutes_awake = minutes,
            InterruptionEdit::MinutesToSleep(minutes) => self.minutes_to_sleep = minutes,
            InterruptionEdit::SleepAbandoned(abandoned) => self.sleep_abandoned = abandoned,
            InterruptionEdit::Verdict(verdict) => self.verdict = verdict,
            InterruptionEdit::FixFiled(filed) => self.fix_filed = filed,
            InterruptionEdit::Incident(incident) => self.incident = incident,
            InterruptionEdit::Cause(cause) => cause.trim().clone_into(&mut self.cause),
        }
    }
}

impl NewInterruption {
    /// Of which only the time is known.
    pub fn at(at: DateTime<Utc>, zone: Zone) -> Self {
        Self {
            at,
            zone,
            woke_me: None,
            minutes_awake: None,
            minutes_to_sleep: None,
            sleep_abandoned: false,
            verdict: None,
            fix_filed: false,
            incident: None,
            cause: String::new(),
        }
    }

    pub(crate) fn with_id(self, id: InterruptionId) -> Interruption {
        Interruption {
            id,
            at: self.at,
            zone: self.zone,
            woke_me: self.woke_me,
            minutes_awake: self.minutes_awake,
            minutes_to_sleep: self.minutes_to_sleep,
            sleep_abandoned: self.sleep_abandoned,
            verdict: self.verdict,
            fix_filed: self.fix_filed,
            incident: self.incident,
            cause: self.cause.trim().to_owned(),
        }
    }
}
