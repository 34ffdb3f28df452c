//! The one place where records of any source become incidents: what each word and each instant means here.

use std::{
    cmp::Ordering,
    collections::{BTreeMap, HashMap, HashSet},
};

use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};

use super::{
    ImportNote,
    chat::Authors,
    hex::to_hex,
    names,
    own_facts::{LineFacts, OwnCells},
    record::{self, Extent, Fault, Record, RecordEntry, Report, Status, Untold, quoted},
    severities::{self, severity},
};
use crate::domain::{
    EntryKind, IncidentKind, Link, Milestone, MilestoneKind, Person, Role, Severity, SourceRef,
    Story, Zone,
};

/// A record in the words of the journal.
#[derive(Debug, Clone)]
pub(crate) struct Mapped {
    pub(crate) source: SourceRef,
    pub(crate) title: String,
    pub(crate) story: Story,
    pub(crate) kind: IncidentKind,
    /// By name or key.
    pub(crate) class: Option<String>,
    /// The one it was written down in, where the source says so.
    pub(crate) zone: Option<Zone>,
    pub(crate) extent: Extent,
    pub(crate) untold: Untold,
    pub(crate) severity: Option<Severity>,
    /// By name.
    pub(crate) services: Vec<String>,
    pub(crate) tags: Vec<String>,
    /// Mine.
    pub(crate) roles: Vec<Role>,
    /// Everyone else.
    pub(crate) people: Vec<Person>,
    pub(crate) milestones: Vec<Milestone>,
    pub(crate) links: Vec<Link>,
    pub(crate) entries: Vec<MappedEntry>,
    pub(crate) report: Option<Box<Report>>,
    pub(crate) own: Option<Box<OwnCells>>,
    pub(crate) warnings: Vec<ImportNote>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct MappedEntry {
    pub(crate) source_id: String,
    /// `None` is me.
    pub(crate) author: Option<String>,
    pub(crate) kind: EntryKind,
    pub(crate) at: DateTime<Utc>,
    pub(crate) text: String,
    pub(crate) own: Option<Box<LineFacts>>,
}

/// Who I am in the sources, and what is kept of the others' names.
pub(crate) struct Asked {
    me: HashSet<String>,
    authors: Authors,
}

impl Asked {
    pub(crate) fn new(me: &[String], authors: Authors) -> Self {
        Self {
            me: me.iter().map(|name| names::key(name)).collect(),
            authors,
        }
    }

    /// Whether others are called as their source calls them.
    pub(crate) fn keeps_names(&self) -> bool {
        self.authors == Authors::Keep && self.me.is_empty()
    }

    fn is_me(&self, person: &record::Person) -> bool {
        let mut names = person.also.iter().chain([&person.name]);
        names.any(|name| self.me.contains(&names::key(name)))
    }

    fn author(&self, person: &record::Person) -> Option<String> {
        (!self.is_me(person)).then(|| names::shown(&person.name, self.authors))
    }
}

pub(crate) fn map(number: u32, record: Record, asked: &Asked) -> Mapped {
    let mut remarks = record.remarks.clone();
    let milestones = milestones(&record);
    let severity = severity(record.severity.as_deref());
    remarks.extend(contradictions(&milestones));
    let mut entries = entries(&record, asked);
    if let Some(word) = &record.severity
        && (severity.is_none() || severities::says_more(word))
        && !record.maintenance
    {
        let text = format!("Impact at the source: {word}");
        entries.extend(start(&milestones).map(|at| about("impact", at, text, record.author)));
    }
    if severity.is_none()
        && let Some(word) = &record.severity
        && !record.maintenance
    {
        let problem = format!(
            "{} is not a severity that Afterpage knows; the word was kept as a note",
            quoted(word)
        );
        remarks.push(Fault::new("severity", problem));
    }
    if let Some(word) = &record.urgency {
        let text = format!("Urgency at the source: {word}");
        entries.extend(start(&milestones).map(|at| about("urgency", at, text, record.author)));
    }
    let warnings = remarks.into_iter();
    Mapped {
        warnings: warnings
            .map(|remark| remark.note(number, &record.title))
            .collect(),
        kind: match record.kind {
            Some(kind) => kind,
            None if record.maintenance => IncidentKind::ReviewedOnly,
            None => IncidentKind::Incident,
        },
        class: record.class.clone(),
        zone: said_zone(&record),
        severity,
        roles: roles(&record, asked),
        people: people(&record.people, asked),
        milestones: with_estimated(milestones, &record),
        services: distinct(record.services),
        tags: distinct(record.tags),
        links: record.links,
        title: record.title,
        story: Story {
            what_happened: record.story,
            ..Story::default()
        },
        source: record.source,
        extent: record.extent,
        untold: record.untold,
        report: record.report,
        own: record.own,
        entries,
    }
}

fn said_zone(record: &Record) -> Option<Zone> {
    let of_report = record.report.as_ref().and_then(|report| report.zone);
    record.zone.or(of_report)
}

/// Those of the source, and those that a report only lets one guess.
fn with_estimated(
    known: BTreeMap<MilestoneKind, DateTime<Utc>>,
    record: &Record,
) -> Vec<Milestone> {
    let milestone = |kind, at, estimated| Milestone {
        kind,
        at,
        zone: None,
        estimated,
    };
    let stated = known.into_iter();
    let mut all: Vec<Milestone> = stated
        .map(|(kind, at)| milestone(kind, at, record.estimated.contains(&kind)))
        .collect();
    let guessed = record.report.iter().flat_map(|report| &report.estimated);
    all.extend(guessed.map(|(kind, at)| milestone(*kind, *at, true)));
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

/// What the sources say that I did; a responder where they only say that I was there.
fn roles(record: &Record, asked: &Asked) -> Vec<Role> {
    let mine = record.people.iter();
    let mine = mine.filter(|(person, _)| asked.is_me(person));
    let mut roles: Vec<Role> = mine
        .map(|(_, role)| role.unwrap_or(Role::Responder))
        .collect();
    roles.extend(record.my_roles.iter().copied());
    roles.sort_unstable();
    roles.dedup();
    roles
}

/// Everyone else, once, under the name that is kept of them; nobody where no name is.
fn people(people: &[(record::Person, Option<Role>)], asked: &Asked) -> Vec<Person> {
    let mut others: Vec<Person> = Vec::new();
    if asked.authors == Authors::Drop {
        return others;
    }
    for (person, role) in people {
        let Some(name) = asked.author(person) else {
            continue;
        };
        match others.iter_mut().find(|other| other.name == name) {
            Some(known) => known.role = known.role.or(*role),
            None => others.push(Person {
                name,
                role: *role,
                thanked: false,
            }),
        }
    }
    others
}

/// Real logs contradict themselves: kept as they are, and said.
fn contradictions(milestones: &BTreeMap<MilestoneKind, DateTime<Utc>>) -> Vec<Fault> {
    let noticed = || milestones.get(&MilestoneKind::Detected);
    let Some(began) = milestones.get(&MilestoneKind::Began).or_else(noticed) else {
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
fn entries(record: &Record, asked: &Asked) -> Vec<MappedEntry> {
    let mut taken = HashMap::new();
    let mut entries: Vec<MappedEntry> = record
        .entries
        .iter()
        .map(|entry| MappedEntry {
            source_id: unused(&mut taken, &line_id(entry)),
            author: match &entry.by {
                Some(person) => asked.author(person),
                None => (!entry.is_mine).then(|| record.author.to_owned()),
            },
            kind: entry.kind,
            at: entry.at,
            text: entry.text.clone(),
            own: entry.own.clone(),
        })
        .collect();
    let last = record.entries.iter().map(|entry| entry.at).max();
    let first = record.instants.first().map(|(_, at)| *at);
    let taken_down = record.instant(MilestoneKind::Detected).or(first).or(last);
    let over = record.instant(MilestoneKind::Resolved).or(last).or(first);
    for (name, notes, at) in [
        ("note", &record.notes, taken_down),
        ("closing", &record.closing, over),
    ] {
        for (place, note) in (1..).zip(notes) {
            let id = format!("{name} {place}");
            entries.extend(at.map(|at| about(&id, at, note.clone(), record.author)));
        }
    }
    entries
}

fn about(id: &str, at: DateTime<Utc>, text: String, author: &'static str) -> MappedEntry {
    MappedEntry {
        source_id: id.to_owned(),
        author: Some(author.to_owned()),
        kind: EntryKind::Note,
        at,
        text,
        own: None,
    }
}

/// The source's id of a line, or one made of its time and state, so that a corrected wording is a change to the same
/// line and not a second one.
fn line_id(entry: &RecordEntry) -> String {
    entry.id.clone().unwrap_or_else(|| {
        let status = match &entry.own {
            // Nobody corrects the wording of a line in a table and leaves it without the id that stood there.
            Some(_) => entry.text.clone(),
            None => format!("{:?}", entry.status),
        };
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
