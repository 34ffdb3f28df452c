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

/// Names by ids, where a column and one of the same name with "Id" stand side by side, as in "Assignee", "Assignee Id".
pub(super) fn names(table: &Table) -> (HashMap<String, String>, HashSet<usize>) {
    let keys: Vec<String> = table.header.iter().map(|name| columns::key(name)).collect();
    let pairs = keys.iter().enumerate().filter_map(|(at, key)| {
        let id = format!("{key}id");
        Some((at, keys.iter().position(|other| *other == id)?))
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
            match lines::comment(cell) {
                Some(line) => entries.extend(self.entry(place, line)),
                None => rest.push(cell.to_owned()),
            }
        }
        for (place, cell) in self.all(cells, Column::WorkNotes) {
            if lines::are_work_notes(cell) {
                let lines = lines::work_notes(cell).into_iter();
                entries.extend(lines.filter_map(|line| self.entry(place, line)));
            } else {
                rest.push(cell.to_owned());
            }
        }
        entries.sort_by_key(|entry: &RecordEntry| entry.at);
        let authors = entries.iter().filter_map(|entry| entry.by.clone());
        record.people.extend(authors.map(|author| (author, None)));
        record.entries = entries;
        record.notes.extend(rest);
    }

    fn entry(&self, place: &Place, line: Line<'_>) -> Option<RecordEntry> {
        let how = dates::Reading {
            order: self.order,
            zone: place.zone.unwrap_or(self.zone),
            day: None,
        };
        let read = dates::instant(line.time, how).ok().flatten()?;
        let is_named = !line.by.is_empty();
        Some(RecordEntry {
            by: is_named.then(|| self.person(line.by)),
            ..RecordEntry::note(read.at, line.text)
        })
    }
}
