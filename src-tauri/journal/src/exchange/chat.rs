//! A pasted chat: a Slack transcript or a plain log of times becomes lines for one incident.
//!
//! `shape` says which of the known forms a text has, `split` cuts it into messages, `noise` knows what Slack puts
//! around them, `times` turns clocks into instants, `slack_export` reads a workspace's own from its `slack_files`, and
//! `bring_in` writes what the incident does not have yet.

mod bring_in;
mod clock;
mod names;
mod noise;
mod shape;
mod slack_export;
mod slack_files;
mod slack_text;
mod split;
mod text;
mod times;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::refusal::Refusal;
use crate::domain::{EntryKind, Zone};

pub(crate) use bring_in::{IMPORT_CHAT, bring_in};
pub use slack_export::{SlackChannel, SlackChoice, read_slack, slack_channels};
pub(crate) use slack_files::{is_a_day, is_export};

const MAX_MB: u32 = 10;
const MAX_LINES: u32 = 200_000;
/// What refusals call a text that came without a file.
const PASTED: &str = "The pasted text";

/// What only the user knows about a transcript.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ChatOptions {
    /// The day of times that have none of their own, and what “Today” means: for a plain log the day it begins, for
    /// a text with “Today”, “Yesterday” or weekdays the day it was copied.
    pub date: NaiveDate,
    pub zone: Zone,
    pub authors: Authors,
    /// The names that are me, in any case; their lines become my own. The empty name stands for lines without one.
    pub me: Vec<String>,
}

/// How the names of others are kept. Names inside of texts are left as they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Authors {
    #[default]
    Keep,
    /// "Ada Lovelace" as "AL".
    Initials,
    /// Every other person is "someone", so that their lines never count as mine.
    Drop,
}

/// The form that a text was recognised as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum ChatShape {
    /// A name, its time below or beside it, then the text.
    Slack,
    /// "[10:15] name: text", or "name [10:15]" above the text.
    Brackets,
    /// "10:15 text" or "10:15 name: text".
    Log,
    /// No line begins with a time.
    Unknown,
}

/// What a text says, before a journal is asked what it has of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ChatReading {
    pub shape: ChatShape,
    /// In the order of the text.
    pub lines: Vec<ChatLine>,
    /// In the order in which they first speak, to choose from which of them are me.
    pub authors: Vec<ChatAuthor>,
    /// The text says “Today”, “Yesterday” or a weekday: the date asked for is the day it was copied.
    pub says_today: bool,
    pub dropped: ChatDropped,
    /// Times that could mean something else, and what was chosen.
    pub doubts: Vec<ChatNote>,
    /// Parts that belong to no message, with their beginnings.
    pub not_understood: Vec<ChatNote>,
}

/// One message as it will stand in the incident.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ChatLine {
    /// Where it begins in the text, from 1.
    pub line: u32,
    pub at: DateTime<Utc>,
    pub zone: Zone,
    /// As the user chose it; `None` is me.
    pub author: Option<String>,
    pub kind: EntryKind,
    pub text: String,
    /// The same for the same message in any paste, whatever is chosen about authors.
    pub source_id: String,
}

/// Someone who speaks, as the text calls them; empty where lines carry no name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ChatAuthor {
    pub name: String,
    pub lines: u32,
}

/// What Slack put around the messages and was left out, counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ChatDropped {
    pub reactions: u32,
    /// Marks that a message was edited.
    pub edited: u32,
    /// Previews of links.
    pub previews: u32,
    /// "3 replies", "View thread", "New" and the like.
    pub marks: u32,
    /// Messages that say that someone joined, left or was added.
    pub joined: u32,
    /// Messages of which no text is left, such as pictures.
    pub empty: u32,
}

/// Something to say about a part of the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ChatNote {
    /// Where it begins, from 1.
    pub line: u32,
    /// How many lines it is about.
    pub lines: u32,
    pub text: String,
}

/// What an import of a chat did, or as a preview would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ChatReport {
    pub shape: ChatShape,
    pub lines: Vec<ChatReportLine>,
    pub new: u32,
    pub known: u32,
    /// Deleted here by the user; they stay deleted.
    pub stay_deleted: u32,
    pub authors: Vec<ChatAuthor>,
    pub says_today: bool,
    pub dropped: ChatDropped,
    pub doubts: Vec<ChatNote>,
    pub not_understood: Vec<ChatNote>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ChatReportLine {
    pub line: ChatLine,
    pub state: ChatLineState,
}

/// What the incident has of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum ChatLineState {
    New,
    /// There from an earlier import, and left as it is.
    Known,
    StaysDeleted,
}

/// Reads a transcript. Nothing of it is lost: every line is in a message, among what was dropped, or among what was
/// not understood. Refused only where it is empty or too large.
pub fn read(text: &str, options: &ChatOptions) -> Result<ChatReading, Refusal> {
    check_size(text)?;
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
    let form = shape::Form::of(&lines);
    let split = split::split(&lines, form);
    let timed = times::settle(split.items, options);
    let not_understood = in_order(split.not_understood, timed.unplaced);
    let doubts = in_order(split.doubts, timed.doubts);
    let (lines, authors) = names::attribute(timed.messages, form.shape(), options);
    Ok(ChatReading {
        shape: form.shape(),
        lines,
        authors,
        says_today: timed.says_today,
        dropped: split.dropped,
        doubts,
        not_understood,
    })
}

fn check_size(text: &str) -> Result<(), Refusal> {
    let file = PASTED.to_owned();
    if text.len() > MAX_MB as usize * 1024 * 1024 {
        let limit_mb = MAX_MB;
        return Err(Refusal::TooLarge { file, limit_mb });
    }
    if text.lines().nth(MAX_LINES as usize).is_some() {
        let limit = MAX_LINES;
        return Err(Refusal::TooManyLines { file, limit });
    }
    if text.trim_start_matches('\u{feff}').trim().is_empty() {
        return Err(Refusal::Empty { file });
    }
    Ok(())
}

fn in_order(mut notes: Vec<ChatNote>, more: Vec<ChatNote>) -> Vec<ChatNote> {
    notes.extend(more);
    notes.sort_by_key(|note| note.line);
    notes
}

/// A place in the text as people count.
fn line_number(index: usize) -> u32 {
    u32::try_from(index).map_or(u32::MAX, |index| index.saturating_add(1))
}
