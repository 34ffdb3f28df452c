//! The table `ring`: when a reminder last rang, which is no change by the user.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, params};

use super::document;
use crate::Result;
use crate::domain::Reminder;

/// Those that fall due and have not rung since they were set.
pub fn due(conn: &Connection, now: DateTime<Utc>) -> Result<Vec<Reminder>> {
    let mut reminders = document::all::<Reminder>(conn)?;
    reminders.retain(|reminder| reminder.is_waiting() && reminder.at <= now);
    Ok(reminders)
}

/// Whether this process is the one to ring it: each rings once for the instant it was set to.
pub fn claim(conn: &Connection, reminder: &Reminder, now: DateTime<Utc>) -> Result<bool> {
    let claimed = conn
        .prepare_cached(
            "INSERT INTO ring (reminder, at) VALUES (?1, ?3)
             ON CONFLICT (reminder) DO UPDATE SET at = excluded.at WHERE at < ?2",
        )?
        .execute(params![
            reminder.id.to_string(),
            reminder.at.timestamp_millis(),
            now.timestamp_millis()
        ])?;
    Ok(claimed > 0)
}
