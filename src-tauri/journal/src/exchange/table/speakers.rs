//! Who: the people of a row, and the lines of a timeline that its cells hold.

use std::collections::{HashMap, HashSet};

use csv::StringRecord;

use super::{
    Column, Table,
    columns::{self, Place},
    lines::{self, Line},
    rows::Rows,
};
use crate::{
    domain::Role,
    exchange::{
        dates,
        record::{self, Person, Record, RecordEntry},
    },
};

/// Names by ids, where a column and one of the same name with "Id" stand side by side, as in "Assignee", "Assignee Id" and
/// "Persona asignada", "ID de la persona asignada".
pub(super) fn names(table: &Table) -> (HashMap<String, String>, HashSet<usize>) {
    let keys: Vec<String> = table.header.iter().map(|name| columns::key(name)).collect();
    let mut first = HashMap::new();
    for (at, key) in keys.iter().enumerate() {
        first.entry(key.as_str()).or_insert(at);
    }
    let pairs = keys.iter().enumerate().filter_map(|(at, key)| {
        let ids = ["", "de", "del", "dela", "der", "des", "du", "do", "da"];
        let ids = ids.into_iter().map(|of| format!("id{of}{key}"));
        let mut ids = std::iter::once(format!("{key}id")).chain(ids);
        Some((at, ids.find_map(|id| first.get(id.as_str()).copied())?))
    });
    let (mut names, mut places) = (HashMap::new(), HashSet::new());
    for (name, id) in pairs {
        places.insert(id);
        for row in &table.rows {
            if let (Some(name), Some(id)) = (row.get(name), row.get(id))
                && !name.trim().is_empty()
                && !id.trim().is_empty()
            {
                names.insert(id.trim().to_owned(), name.trim().to_owned());
            }
        }
    }
    (names, places)
}

impl Rows<'_> {
    pub(super) fn people(&self, cells: &StringRecord, record: &mut Record) {
        for name in self.list(cells, Column::Responder) {
            record
                .people
                .push((self.person(&name), Some(Role::Responder)));
        }
        for name in self.list(cells, Column::Person) {
            let with_role = name
                .strip_suffix(')')
                .and_then(|name| name.rsplit_once(" ("));
            let with_role = with_role.filter(|_| self.preset.is_own);
            let person = match with_role {
                Some((name, role)) => (self.person(name), record::role(role)),
                None => (self.person(&name), None),
            };
            record.people.push(person);
        }
    }

    /// By name where the table says whose id it is.
    fn person(&self, name: &str) -> Person {
        if let Some(known) = self.names.get(name) {
            Person::new(known.clone(), Some(name.to_owned()))
        } else {
            let mut ids = self.names.iter().filter(|(_, known)| *known == name);
            Person::new(name.to_owned(), ids.next().map(|(id, _)| id.clone()))
        }
    }

    pub(super) fn timeline(&self, cells: &StringRecord, record: &mut Record) {
        let mut entries = Vec::new();
        let mut rest = Vec::new();
        for (place, cell) in self.all(cells, Column::Comment) {
            let entry = lines::comment(cell).and_then(|line| self.entry(place, &line));
            match entry {
                Some(entry) => entries.push(entry),
                None => rest.push(cell.to_owned()),
            }
        }
        for (place, cell) in self.all(cells, Column::WorkNotes) {
            if lines::are_work_notes(cell) {
                for line in lines::work_notes(cell) {
                    match self.entry(place, &line) {
                        Some(entry) => entries.push(entry),
                        None => rest.push(format!("{} - {}\n{}", line.time, line.by, line.text)),
                    }
                }
            } else {
                rest.push(cell.to_owned());
            }
        }
        entries.sort_by_key(|entry: &RecordEntry| entry.at);
        // A column may hold the lines of two others.
        let mut told = HashSet::new();
        entries.retain(|entry| {
            let by = entry.by.as_ref().map(|person| person.name.clone());
            told.insert((entry.at, by, entry.text.clone()))
        });
        let authors = entries.iter().filter_map(|entry| entry.by.clone());
        record.people.extend(authors.map(|author| (author, None)));
        record.entries = entries;
        record.notes.extend(rest);
    }

    /// `None` where its time cannot be read.
    fn entry(&self, place: &Place, line: &Line) -> Option<RecordEntry> {
        let how = dates::Reading {
            order: self.order,
            zone: place.zone.unwrap_or(self.zone),
            day: None,
        };
        let read = dates::instant(&line.time, how).ok().flatten()?;
        let is_named = !line.by.is_empty();
        Some(RecordEntry {
            by: is_named.then(|| self.person(&line.by)),
            ..RecordEntry::note(read.at, line.text.clone())
        })
    }
}
