//! Something to ring once, at a wall time in the zone the person was in.

use chrono::{DateTime, NaiveDateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{IncidentId, ReminderId, Zone};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Reminder {
    pub id: ReminderId,
    pub incident: Option<IncidentId>,
    pub what: ReminderKind,
    /// As a clock on the wall shows it, so that it rings right after the clocks were changed.
    pub wall: NaiveDateTime,
    pub zone: Zone,
    pub state: ReminderState,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum ReminderKind {
    /// The next update was promised.
    NextUpdate,
    /// The fix has been watched long enough to call it resolved.
    Verify,
    /// Two hours in: hand over.
    HandOff,
    /// Customers have been hit long enough to escalate.
    Escalate,
    /// One hour after: tell everyone, close the channel, thank the responders.
    RecoveryHour,
    /// A day after: follow up, collect data, schedule the review.
    RecoveryDay,
    /// Two days after: review written, actions filed, runbook updated.
    RecoveryTwoDays,
    Debrief,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum ReminderState {
    Waiting,
    /// It rings once, in whichever process sees it first.
    Rung {
        at: DateTime<Utc>,
    },
    Done {
        at: DateTime<Utc>,
    },
    /// For good.
    Dismissed {
        at: DateTime<Utc>,
    },
}

impl Reminder {
    /// The instant of its wall time; one that the clocks skip rings after the gap, one that exists twice at first.
    pub fn due(&self) -> DateTime<Utc> {
        use chrono::{Days, TimeDelta, TimeZone};
        let found = self.zone.0.from_local_datetime(&self.wall);
        let found = found.earliest().or_else(|| {
            // Inside a gap: no gap is longer than a day.
            (1..=96)
                .filter_map(|quarter| {
                    let later = self
                        .wall
                        .checked_add_signed(TimeDelta::minutes(15 * quarter))?;
                    self.zone.0.from_local_datetime(&later).earliest()
                })
                .next()
        });
        found.map_or_else(
            || {
                let wall = self.wall.and_utc();
                wall.checked_add_days(Days::new(1)).unwrap_or(wall)
            },
            |at| at.to_utc(),
        )
    }

    pub fn is_waiting(&self) -> bool {
        self.state == ReminderState::Waiting
    }
}
