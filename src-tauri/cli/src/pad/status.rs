//! What stands under the lines: how it goes, and text cut to the width of the terminal.

use chrono::{DateTime, Utc};
use journal::Journal;
use journal::domain::{IncidentId, Zone};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::clock;
use crate::failure::Result;

/// "03:52  +0:42  SEV2  next update in 07:12".
pub(super) fn open_status(
    journal: &Journal,
    id: IncidentId,
    zone: Zone,
    now: DateTime<Utc>,
) -> Result<String> {
    let live = journal.live()?.into_iter().find(|live| live.id == id);
    let Some(live) = live else {
        return Ok(format!("{}  ended", clock(now, zone)));
    };
    // A clock that was set back shows no time before the beginning.
    let minutes = (now - live.since).num_minutes().max(0);
    let mut status = format!(
        "{}  +{}:{:02}",
        clock(now, zone),
        minutes / 60,
        minutes % 60
    );
    if let Some(severity) = live.severity {
        status = format!("{status}  {}", severity.label());
    }
    if let Some(next) = live.next_update {
        let seconds = (next - now).num_seconds();
        let (sign, seconds) = if seconds < 0 {
            ("-", -seconds)
        } else {
            ("", seconds)
        };
        let words = if sign.is_empty() { "in" } else { "late by" };
        status = format!(
            "{status}  next update {words} {:02}:{:02}",
            seconds / 60,
            seconds % 60
        );
    }
    Ok(format!("{status}  {}", live.title))
}

/// No text of a journal may steer the terminal.
pub(super) fn printable(text: &str) -> String {
    text.chars()
        .map(|character| {
            if character.is_control() {
                ' '
            } else {
                character
            }
        })
        .collect()
}

pub(super) fn fitted(text: &str, width: usize) -> String {
    let text = columns(&printable(text), 0, width);
    let missing = width.saturating_sub(text.width());
    format!("{text}{}", " ".repeat(missing))
}

/// So many columns of a text from a column on; Chinese and Japanese characters take two.
pub(super) fn columns(text: &str, from: usize, room: usize) -> String {
    let mut at = 0;
    let mut shown = String::new();
    for character in text.chars() {
        let wide = character.width().unwrap_or(1);
        if at >= from && at + wide <= from + room {
            shown.push(character);
        }
        at += wide;
    }
    shown
}

/// A text that is too wide, without its middle.
pub(super) fn ends_shown(text: &str, width: usize) -> String {
    let letters: Vec<char> = text.chars().collect();
    if letters.len() <= width {
        return text.to_owned();
    }
    let end = width * 2 / 3;
    let start: String = letters[..width - end - 1].iter().collect();
    let rest: String = letters[letters.len() - end..].iter().collect();
    format!("{start}…{rest}")
}
