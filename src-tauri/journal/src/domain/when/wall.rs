//! From a clock on the wall to the UTC line, and back out of the two hours a year where that has no single answer.

use chrono::{LocalResult, NaiveDateTime, Offset, TimeDelta, TimeZone};

use super::TimeReading;
use crate::domain::Zone;

/// The instant that a clock on the wall of `zone` showed as `wall`.
pub fn read_wall(wall: NaiveDateTime, zone: Zone) -> TimeReading {
    match zone.0.from_local_datetime(&wall) {
        LocalResult::Single(at) => TimeReading::Clear { at: at.to_utc() },
        LocalResult::Ambiguous(one, other) => TimeReading::Twice {
            earlier: one.min(other).to_utc(),
            later: one.max(other).to_utc(),
        },
        LocalResult::None => around_gap(wall, zone).unwrap_or(TimeReading::Unreadable),
    }
}

/// Reads a skipped wall time by the offset in force after the gap (which lands before it) and by the one before it
/// (which lands after it).
fn around_gap(wall: NaiveDateTime, zone: Zone) -> Option<TimeReading> {
    let offset_before = nearest_offset(wall, zone, -1)?;
    let offset_after = nearest_offset(wall, zone, 1)?;
    Some(TimeReading::Skipped {
        before: wall.checked_sub_signed(offset_after)?.and_utc(),
        after: wall.checked_sub_signed(offset_before)?.and_utc(),
    })
}

/// The offset at the nearest wall time that exists, looking back (-1) or ahead (1). The longest gap known is a whole
/// day (Apia, 2011-12-30), so a little more than a day of quarter hours is always enough.
fn nearest_offset(wall: NaiveDateTime, zone: Zone, direction: i32) -> Option<TimeDelta> {
    let quarter = TimeDelta::minutes(15) * direction;
    (1..=100).find_map(|steps| {
        let near = wall.checked_add_signed(quarter * steps)?;
        let local = match zone.0.from_local_datetime(&near) {
            LocalResult::Single(local) | LocalResult::Ambiguous(local, _) => local,
            LocalResult::None => return None,
        };
        Some(TimeDelta::seconds(i64::from(
            local.offset().fix().local_minus_utc(),
        )))
    })
}
