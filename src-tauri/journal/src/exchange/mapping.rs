//! The one place where records of any source become incidents: what each word and each instant means here.

use std::{
    cmp::Ordering,
    collections::{BTreeMap, HashMap, HashSet},
};

use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};

use super::{
    ImportNote,
    hex::to_hex,
    record::{Fault, Record, RecordEntry, Report, Status, quoted},
};
use crate::domain::{
    EntryKind, IncidentKind, Link, Milestone, MilestoneKind, Severity, SourceRef, when::vocabulary,
};

/// A record in the words of the journal.
#[derive(Debug, Clone)]
pub(crate) struct Mapped {
    pub(crate) source: SourceRef,
    pub(crate) title: String,
    pub(crate) kind: IncidentKind,
    pub(crate) severity: Option<Severity>,
    /// By name.
    pub(crate) services: Vec<String>,
    pub(crate) milestones: Vec<Milestone>,
    pub(crate) links: Vec<Link>,
    pub(crate) entries: Vec<MappedEntry>,
    pub(crate) report: Option<Box<Report>>,
    pub(crate) warnings: Vec<ImportNote>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct MappedEntry {
    pub(crate) source_id: String,
    pub(crate) author: &'static str,
    pub(crate) kind: EntryKind,
    pub(crate) at: DateTime<Utc>,
    pub(crate) text: String,
}

pub(crate) fn map(number: u32, record: Record) -> Mapped {
    let mut remarks = record.remarks.clone();
    let milestones = milestones(&record);
    let severity = severity(record.severity.as_deref());
    remarks.extend(contradictions(&milestones));
    let mut entries = entries(&record);
    if severity.is_none()
        && let Some(word) = &record.severity
        && !record.maintenance
    {
        let text = format!("Impact at the source: {word}");
        entries.extend(start(&milestones).map(|at| about("impact", at, text, record.author)));
        let problem = format!(
            "{} is not a severity that Afterpage knows; the word was kept as a note",
            quoted(word)
        );
        remarks.push(Fault::new("impact", problem));
    }
    let warnings = remarks.into_iter();
    Mapped {
        warnings: warnings
            .map(|remark| remark.note(number, &record.title))
            .collect(),
        kind: if record.maintenance {
            IncidentKind::ReviewedOnly
        } else {
            IncidentKind::Incident
        },
        severity,
        services: distinct(record.services),
        milestones: with_estimated(milestones, record.report.as_deref()),
        links: record.links,
        title: record.title,
        source: record.source,
        report: record.report,
        entries,
    }
}

/// Those of the source, and those that a report only lets one guess.
fn with_estimated(
    known: BTreeMap<MilestoneKind, DateTime<Utc>>,
    report: Option<&Report>,
) -> Vec<Milestone> {
    let milestone = |estimated| {
        move |(kind, at): (MilestoneKind, DateTime<Utc>)| Milestone {
            kind,
            at,
            zone: None,
            estimated,
        }
    };
    let guessed = report.map(|report| report.estimated.clone());
    let mut all: Vec<Milestone> = known.into_iter().map(milestone(false)).collect();
    all.extend(guessed.into_iter().flatten().map(milestone(true)));
    all.sort_by_key(|milestone| milestone.kind);
    all
}

/// The instants that the source states, and those that its updates show.
fn milestones(record: &Record) -> BTreeMap<MilestoneKind, DateTime<Utc>> {
    let first = |status| {
        let with_status = record.entries.iter().filter(|e| e.status == status);
        with_status.map(|entry| entry.at).min()
    };
    let shown = [
        (MilestoneKind::Detected, first(Status::Investigating)),
        (MilestoneKind::CauseKnown, first(Status::Identified)),
        (MilestoneKind::Mitigated, first(Status::Monitoring)),
        (MilestoneKind::Resolved, end(&record.entries)),
    ];
    let shown = shown.into_iter().filter_map(|(kind, at)| Some((kind, at?)));
    shown.chain(record.instants.iter().copied()).collect()
}

/// The first "resolved" update after which the incident was not opened again.
fn end(entries: &[RecordEntry]) -> Option<DateTime<Utc>> {
    let mut by_time: Vec<&RecordEntry> = entries.iter().collect();
    by_time.sort_by_key(|entry| entry.at);
    let closing = by_time
        .iter()
        .rev()
        .take_while(|entry| matches!(entry.status, Status::Resolved | Status::Other));
    closing
        .filter(|entry| entry.status == Status::Resolved)
        .map(|entry| entry.at)
        .last()
}

fn severity(word: Option<&str>) -> Option<Severity> {
    let word = word?.trim().to_lowercase();
    match word.as_str() {
        "critical" => Some(Severity::Sev1),
        "major" => Some(Severity::Sev2),
        "minor" => Some(Severity::Sev3),
        "none" => Some(Severity::Sev4),
        _ => vocabulary::severity(&word),
    }
}

/// Real logs contradict themselves: kept as they are, and said.
fn contradictions(milestones: &BTreeMap<MilestoneKind, DateTime<Utc>>) -> Vec<Fault> {
    let Some(began) = milestones.get(&MilestoneKind::Began) else {
        return Vec::new();
    };
    let odd = milestones.iter().filter_map(|(kind, at)| {
        let problem = match at.cmp(began) {
            Ordering::Less => {
                format!("{at:?} lies before the start, {began:?}; no length is counted from it")
            }
            // What is noticed in the same moment is usual; what is over in it was not timed.
            Ordering::Equal if *kind == MilestoneKind::Resolved => {
                format!("{at:?} is the moment it began; no length is counted from it")
            }
            Ordering::Equal | Ordering::Greater => return None,
        };
        Some(Fault::new(kind.words(), problem))
    });
    odd.collect()
}

fn start(milestones: &BTreeMap<MilestoneKind, DateTime<Utc>>) -> Option<DateTime<Utc>> {
    let began = milestones.get(&MilestoneKind::Began).copied();
    began.or_else(|| milestones.values().min().copied())
}

/// The source's own lines, then what it says about the incident as a whole.
fn entries(record: &Record) -> Vec<MappedEntry> {
    let mut taken = HashMap::new();
    let mut entries: Vec<MappedEntry> = record
        .entries
        .iter()
        .map(|entry| MappedEntry {
            source_id: unused(&mut taken, &line_id(entry)),
            author: record.author,
            kind: entry.kind,
            at: entry.at,
            text: entry.text.clone(),
        })
        .collect();
    let at = record.entries.iter().map(|entry| entry.at).max();
    let at = at.or_else(|| record.instants.first().map(|(_, at)| *at));
    for (place, note) in (1..).zip(&record.notes) {
        let id = format!("note {place}");
        entries.extend(at.map(|at| about(&id, at, note.clone(), record.author)));
    }
    entries
}

fn about(id: &str, at: DateTime<Utc>, text: String, author: &'static str) -> MappedEntry {
    MappedEntry {
        source_id: id.to_owned(),
        author,
        kind: EntryKind::Note,
        at,
        text,
    }
}

/// The source's id of a line, or one made of its time and state, so that a corrected wording is a change to the same
/// line and not a second one.
fn line_id(entry: &RecordEntry) -> String {
    entry.id.clone().unwrap_or_else(|| {
        let status = format!("{:?}", entry.status);
        digest(&[&entry.at.timestamp_millis().to_string(), &status])[..16].to_owned()
    })
}

/// Two lines of the same minute and state are told apart by their order. `taken` holds the ids given out so far, each
/// with the last number tried after it: a source may state the same minute thousands of times.
fn unused(taken: &mut HashMap<String, u32>, id: &str) -> String {
    let Some(&last) = taken.get(id) else {
        taken.insert(id.to_owned(), 1);
        return id.to_owned();
    };
    let mut number = last + 1;
    while taken.contains_key(&format!("{id}-{number}")) {
        number += 1;
    }
    let free = format!("{id}-{number}");
    taken.insert(id.to_owned(), number);
    taken.insert(free.clone(), 1);
    free
}

/// Without blanks and repetitions, in the order of the source.
fn distinct(names: Vec<String>) -> Vec<String> {
    let mut seen = HashSet::new();
    let names = names.into_iter().map(|name| name.trim().to_owned());
    names
        .filter(|name| !name.is_empty() && seen.insert(name.to_lowercase()))
        .collect()
}

fn digest(parts: &[&str]) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part.len().to_le_bytes());
        hasher.update(part.as_bytes());
    }
    to_hex(&hasher.finalize())
}
