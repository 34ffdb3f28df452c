//! The intermediate record: what any tool's export says about an incident, before anyone decides what it means here.
//! A reader is one file of its own format that fills these; `mapping` is the one place that turns them into incidents.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};

use super::{
    ImportNote,
    own_facts::{LineFacts, OwnCells},
};
use crate::domain::{
    ActionKind, EntryKind, Header, IncidentId, IncidentKind, Link, MilestoneKind, OtherPart, Owner,
    Priority, Role, Section, SourceRef, Zone, has_four_digit_year,
};

/// The records of one file, the bad ones in their places.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    pub(crate) records: Vec<Numbered>,
    /// The first time without a zone, and how it was read in the zone that was asked for.
    pub(crate) without_zone: Option<(String, DateTime<Utc>)>,
    /// Columns of a table, or fields of the records, that hold something and were not read.
    pub(crate) unread: Vec<String>,
}

impl Reading {
    /// Another file of the same import.
    pub(crate) fn add(&mut self, other: Self) {
        let before = u32::try_from(self.records.len()).unwrap_or(u32::MAX);
        let records = other.records.into_iter().map(|record| Numbered {
            number: record.number.saturating_add(before),
            ..record
        });
        self.records.extend(records);
        self.without_zone = self.without_zone.take().or(other.without_zone);
        self.unread.extend(other.unread);
    }
}

#[derive(Debug)]
pub(crate) struct Numbered {
    /// From 1, in the order of the file.
    pub(crate) number: u32,
    /// Its title or id, as far as either could be read.
    pub(crate) name: String,
    pub(crate) record: Result<Record, Fault>,
}

impl Numbered {
    /// Why it cannot be used, where that is so.
    pub(crate) fn fault(&self) -> Option<ImportNote> {
        let fault = self.record.as_ref().err()?;
        Some(fault.clone().note(self.number, &self.name))
    }
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
    /// Who speaks in the entries that name nobody ("Status page"); never me.
    pub(crate) author: &'static str,
    pub(crate) title: String,
    /// In the source's own word.
    pub(crate) severity: Option<String>,
    /// How fast it woke someone, in the source's own word.
    pub(crate) urgency: Option<String>,
    /// In our own terms, where the source says so.
    pub(crate) kind: Option<IncidentKind>,
    /// By name or key.
    pub(crate) class: Option<String>,
    /// The one the people were in, where it says so.
    pub(crate) zone: Option<Zone>,
    /// Planned work, not an incident.
    pub(crate) maintenance: bool,
    pub(crate) extent: Extent,
    /// What the file also lists, and is none: a pull request, a test of the tool.
    pub(crate) is_no_incident: bool,
    /// What the source itself says about its milestones; the rest follows from the entries.
    pub(crate) instants: Vec<(MilestoneKind, DateTime<Utc>)>,
    /// Which of them the source only guesses.
    pub(crate) estimated: Vec<MilestoneKind>,
    pub(crate) services: Vec<String>,
    pub(crate) tags: Vec<String>,
    /// Everyone who had a part, as often as the source says so, with the role where it says that.
    pub(crate) people: Vec<(Person, Option<Role>)>,
    /// Where a source speaks of me without a name.
    pub(crate) my_roles: Vec<Role>,
    pub(crate) entries: Vec<RecordEntry>,
    pub(crate) links: Vec<Link>,
    /// Texts about the whole incident, as it was taken down.
    pub(crate) notes: Vec<String>,
    /// And those that were written when it was over.
    pub(crate) closing: Vec<String>,
    /// What happened, where I tell it myself.
    pub(crate) story: String,
    /// Said by the reader while reading: field and sentence.
    pub(crate) remarks: Vec<Fault>,
    /// What its file has no place for: what is known of it stays.
    pub(crate) untold: Untold,
    /// What only a report on the incident says.
    pub(crate) report: Option<Box<Report>>,
    /// What only our own table of incidents says.
    pub(crate) own: Option<Box<OwnCells>>,
}

/// How much of an incident a record tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Extent {
    /// All that its source knows: what it does not say any more is gone there.
    Whole,
    /// Everything but its log, which its source gives apart: what only the log knows stays.
    WithoutLog,
    /// Its log alone: adds to what is here.
    Log,
    /// Nothing but lines, for an incident that is here already.
    Lines,
}

/// Of what a file that tells whole incidents cannot tell, as a table without a column for it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Untold {
    pub(crate) milestones: Vec<MilestoneKind>,
    /// The lines of the timeline.
    pub(crate) lines: bool,
}

/// A postmortem that someone wrote elsewhere.
#[derive(Debug, Clone, Default)]
pub(crate) struct Report {
    /// Of a note that Afterpage wrote: the incident that it was written from.
    pub(crate) written_from: Option<IncidentId>,
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
    /// Who said or did it, where the source names them.
    pub(crate) by: Option<Person>,
    /// It is mine, where the source knows who I am.
    pub(crate) is_mine: bool,
    /// What only our own table of lines says.
    pub(crate) own: Option<Box<LineFacts>>,
}

/// Somebody, as the source calls them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Person {
    pub(crate) name: String,
    /// What else they are known by: an address, a handle, an id.
    pub(crate) also: Vec<String>,
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

impl Record {
    /// With nothing but what every record has.
    pub(crate) fn of(kind: &str, id: String, title: String) -> Self {
        Self {
            source: SourceRef {
                kind: kind.to_owned(),
                id,
            },
            author: "",
            title: if title.trim().len() == title.len() {
                title
            } else {
                title.trim().to_owned()
            },
            severity: None,
            urgency: None,
            kind: None,
            class: None,
            zone: None,
            maintenance: false,
            extent: Extent::Whole,
            is_no_incident: false,
            instants: Vec::new(),
            estimated: Vec::new(),
            services: Vec::new(),
            tags: Vec::new(),
            people: Vec::new(),
            my_roles: Vec::new(),
            entries: Vec::new(),
            links: Vec::new(),
            notes: Vec::new(),
            closing: Vec::new(),
            story: String::new(),
            remarks: Vec::new(),
            untold: Untold::default(),
            report: None,
            own: None,
        }
    }

    /// In place of what was known of it before; what is not there changes nothing.
    pub(crate) fn set(&mut self, kind: MilestoneKind, at: Option<DateTime<Utc>>) {
        if let Some(at) = at.filter(|at| has_four_digit_year(*at)) {
            self.instants.retain(|(known, _)| *known != kind);
            self.instants.push((kind, at));
        }
    }

    /// The earlier of this and what is known.
    pub(crate) fn set_first(&mut self, kind: MilestoneKind, at: DateTime<Utc>) {
        let known = self.instants.iter().find(|(known, _)| *known == kind);
        if known.is_none_or(|(_, known)| at < *known) {
            self.set(kind, Some(at));
        }
    }

    /// When the source took it down: then it had been noticed, where nothing else is said of that, unless it was taken
    /// down before it began or when it was over.
    pub(crate) fn noticed_at(&mut self, at: Option<DateTime<Utc>>) {
        let began = self.instant(MilestoneKind::Began);
        let ends = [MilestoneKind::Mitigated, MilestoneKind::Resolved];
        let over = ends.iter().filter_map(|kind| self.instant(*kind)).min();
        let at = at.filter(|at| began.is_none_or(|began| began <= *at));
        let at = at.filter(|at| began.is_none() || over.is_none_or(|over| *at <= over));
        if self.instant(MilestoneKind::Detected).is_none() {
            self.set(MilestoneKind::Detected, at);
        }
    }

    pub(crate) fn instant(&self, wanted: MilestoneKind) -> Option<DateTime<Utc>> {
        let found = self.instants.iter().find(|(kind, _)| *kind == wanted);
        found.map(|(_, at)| *at)
    }

    pub(crate) fn link(&mut self, label: &str, url: Option<String>) {
        self.links.extend(url.map(|url| Link {
            label: label.to_owned(),
            url,
        }));
    }

    /// An incident stands somewhere in time.
    pub(crate) fn dated(self) -> Result<Self, Fault> {
        if self.instants.is_empty() && self.entries.is_empty() {
            return Err(Fault::new("", "has no time that could be read"));
        }
        Ok(self)
    }
}

impl RecordEntry {
    pub(crate) fn note(at: DateTime<Utc>, text: String) -> Self {
        Self {
            id: None,
            at,
            kind: EntryKind::Note,
            status: Status::Other,
            text,
            by: None,
            is_mine: false,
            own: None,
        }
    }
}

impl Person {
    pub(crate) fn new(name: String, also: Option<String>) -> Self {
        Self {
            name,
            also: also.into_iter().collect(),
        }
    }

    pub(crate) fn named(name: String) -> Self {
        Self::new(name, None)
    }
}

/// The role that a tool calls by one of these words; each organisation words its own.
pub(crate) fn role(name: &str) -> Option<Role> {
    const WORDS: [(&str, Role); 17] = [
        ("first responder", Role::FirstResponder),
        ("commander", Role::IncidentCommander),
        ("incident lead", Role::IncidentCommander),
        ("incident manager", Role::IncidentCommander),
        ("communicat", Role::Communicator),
        ("comms", Role::Communicator),
        ("liaison", Role::Communicator),
        ("scribe", Role::Scribe),
        ("expert", Role::SubjectExpert),
        ("sme", Role::SubjectExpert),
        ("tech lead", Role::SubjectExpert),
        ("facilitator", Role::Facilitator),
        ("business", Role::BusinessContext),
        ("observer", Role::Observer),
        ("shadow", Role::Observer),
        ("responder", Role::Responder),
        ("on-call", Role::Responder),
    ];
    let name = name.to_lowercase();
    if name.trim() == "ic" {
        return Some(Role::IncidentCommander);
    }
    let mut words = WORDS.iter();
    words
        .find(|(word, _)| name.contains(word))
        .map(|(_, role)| *role)
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
