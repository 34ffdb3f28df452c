//! Ringing: the one column of the table `reminder` that is no change by the user.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, params};

use super::columns::get_json;
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
            "UPDATE reminder SET rung_at = ?3 WHERE id = ?1 AND (rung_at IS NULL OR rung_at < ?2)
             RETURNING value",
        )?
        .query_map(
            params![
                reminder.id.to_string(),
                reminder.at.timestamp_millis(),
                now.timestamp_millis()
            ],
            |row| get_json::<Reminder>(row, "value"),
        )?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(!claimed.is_empty())
}
