//! The intermediate record: what any tool's export says about an incident, before anyone decides what it means here.
//! A reader is one file of its own format that fills these; `mapping` is the one place that turns them into incidents.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};

use super::ImportNote;
use crate::domain::{
    ActionKind, EntryKind, Header, Link, MilestoneKind, OtherPart, Owner, Priority, Section,
    SourceRef, Zone,
};

/// The records of one file, the bad ones in their places.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    pub(crate) records: Vec<Numbered>,
}

#[derive(Debug)]
pub(crate) struct Numbered {
    /// From 1, in the order of the file.
    pub(crate) number: u32,
    /// Its title or id, as far as either could be read.
    pub(crate) name: String,
    pub(crate) record: Result<Record, Fault>,
}

/// Why a record cannot be used: the field, as its format names it, and the rest of the sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) field: String,
    pub(crate) problem: String,
}

#[derive(Debug, Clone)]
pub(crate) struct Record {
    pub(crate) source: SourceRef,
    /// Who speaks in the entries ("Status page"); never me.
    pub(crate) author: &'static str,
    pub(crate) title: String,
    /// In the source's own word.
    pub(crate) severity: Option<String>,
    /// Planned work, not an incident.
    pub(crate) maintenance: bool,
    /// What the source itself says about its milestones; the rest follows from the entries.
    pub(crate) instants: Vec<(MilestoneKind, DateTime<Utc>)>,
    pub(crate) services: Vec<String>,
    pub(crate) entries: Vec<RecordEntry>,
    pub(crate) links: Vec<Link>,
    /// Long texts about the whole incident, such as a postmortem.
    pub(crate) notes: Vec<String>,
    /// Said by the reader while reading: field and sentence.
    pub(crate) remarks: Vec<Fault>,
    /// What only a report on the incident says.
    pub(crate) report: Option<Box<Report>>,
}

/// A postmortem that someone wrote elsewhere.
#[derive(Debug, Clone, Default)]
pub(crate) struct Report {
    /// The one its times are in, where it says so.
    pub(crate) zone: Option<Zone>,
    /// Milestones that it does not state, read off its timeline.
    pub(crate) estimated: Vec<(MilestoneKind, DateTime<Utc>)>,
    pub(crate) header: Header,
    pub(crate) sections: BTreeMap<Section, String>,
    pub(crate) others: Vec<OtherPart>,
    pub(crate) actions: Vec<RecordAction>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RecordAction {
    pub(crate) what: String,
    pub(crate) owner: Owner,
    pub(crate) priority: Option<Priority>,
    pub(crate) kind: Option<ActionKind>,
    pub(crate) due: Option<NaiveDate>,
    pub(crate) ticket: String,
    pub(crate) is_done: bool,
}

#[derive(Debug, Clone)]
pub(crate) struct RecordEntry {
    /// The source's own id of the line, where it has one.
    pub(crate) id: Option<String>,
    pub(crate) at: DateTime<Utc>,
    pub(crate) kind: EntryKind,
    pub(crate) status: Status,
    pub(crate) text: String,
}

/// What a line says about the state of the incident.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Status {
    Investigating,
    Identified,
    Monitoring,
    Resolved,
    Other,
}

/// A text of the source inside a message: quoted, and not longer than a message should be.
pub(crate) fn quoted(text: &str) -> String {
    const SHOWN: usize = 60;
    let mut start: String = text.chars().take(SHOWN).collect();
    if start.len() < text.len() {
        start.push('\u{2026}');
    }
    format!("\u{201c}{start}\u{201d}")
}

impl Fault {
    pub(crate) fn new(field: impl Into<String>, problem: impl Into<String>) -> Self {
        Self {
            field: field.into(),
            problem: problem.into(),
        }
    }

    pub(crate) fn note(self, number: u32, name: &str) -> ImportNote {
        ImportNote {
            record: number,
            name: name.to_owned(),
            field: self.field,
            text: self.problem,
        }
    }
}
