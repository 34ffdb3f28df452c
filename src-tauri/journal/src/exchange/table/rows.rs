//! From rows to records.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use chrono::{DateTime, Utc};
use csv::StringRecord;
use sha2::{Digest, Sha256};

use super::{
    Column, Preset, Table,
    columns::{self, Layout, Place},
    moments, objects, speakers, words,
};
use crate::{
    domain::Zone,
    exchange::{
        ImportOptions,
        dates::{self, Order},
        hex::to_hex,
        input::MAX_FIELD_BYTES,
        record::{self, Fault, Numbered, Reading, Record, Untold, quoted},
        refusal::Refusal,
        sheets::as_written,
    },
};

pub(super) fn read(
    table: &Table,
    file: &str,
    preset: &Preset,
    layout: &Layout,
    options: &ImportOptions,
) -> Result<Reading, Refusal> {
    let order = moments::order(table, layout, options).map_err(|cell| which_day(file, cell))?;
    let (names, ids) = speakers::names(table);
    let mut rows = Rows {
        table,
        preset,
        layout,
        order: order.unwrap_or(Order::DayFirst),
        zone: options.zone,
        untold: moments::untold(preset, layout),
        names,
        ids,
        without_zone: None,
        without_id: HashMap::new(),
        unread: HashSet::new(),
        columns: if preset.is_own {
            table.header.as_slice().into()
        } else {
            Arc::default()
        },
    };
    let records = (1..).zip(&table.rows).map(|(number, cells)| Numbered {
        number,
        name: rows
            .first(cells, Column::Title)
            .map(|(_, title)| title.chars().take(80).collect())
            .unwrap_or_default(),
        record: rows.record(cells),
    });
    let records = objects::with_broken(records, &table.broken);
    let mut unread: Vec<usize> = rows.unread.into_iter().collect();
    unread.sort_unstable();
    let mut told = HashSet::new();
    let unread = unread.iter().map(|at| table.name(*at));
    let unread = unread.chain(table.beside.iter().cloned());
    Ok(Reading {
        records,
        without_zone: rows.without_zone,
        // Columns may share a name.
        unread: unread.filter(|name| told.insert(name.clone())).collect(),
    })
}

pub(super) fn which_day(file: &str, cell: &str) -> Refusal {
    Refusal::WhichDay {
        file: file.to_owned(),
        cell: cell.to_owned(),
    }
}

impl Table {
    pub(super) fn name(&self, at: usize) -> String {
        match self.header.get(at) {
            Some(name) if !name.is_empty() => name.clone(),
            Some(_) | None => format!("Column {}", at + 1),
        }
    }
}

/// The rows of one table, and what was met in them.
pub(super) struct Rows<'a> {
    pub(super) table: &'a Table,
    pub(super) preset: &'a Preset,
    pub(super) layout: &'a Layout,
    pub(super) order: Order,
    pub(super) zone: Zone,
    untold: Untold,
    pub(super) names: HashMap<String, String>,
    /// The columns of those ids.
    pub(super) ids: HashSet<usize>,
    pub(super) without_zone: Option<(String, DateTime<Utc>)>,
    /// Rows without an id by what they say, each with its number among those.
    without_id: HashMap<String, HashMap<String, usize>>,
    pub(super) unread: HashSet<usize>,
    /// The names of them all, where the table is our own.
    pub(super) columns: Arc<[String]>,
}

impl<'a> Rows<'a> {
    /// What stands under the columns, without blanks.
    pub(super) fn all<'c>(
        &self,
        cells: &'c StringRecord,
        column: Column,
    ) -> impl Iterator<Item = (&'a Place, &'c str)> + use<'a, 'c> {
        let places = self.layout.places(column);
        let is_own = self.preset.is_own;
        let cells = places.filter_map(move |place| {
            let cell = cells.get(place.at)?;
            let cell = if is_own {
                as_written(cell)
            } else {
                cell.trim()
            };
            Some((place, cell))
        });
        // What a program writes for nothing.
        let is_null = move |cell: &str| !is_own && cell.eq_ignore_ascii_case("null");
        cells.filter(move |(_, cell)| !cell.is_empty() && !is_null(cell))
    }

    pub(super) fn first<'c>(
        &self,
        cells: &'c StringRecord,
        column: Column,
    ) -> Option<(&'a Place, &'c str)> {
        self.all(cells, column).next()
    }

    fn record(&mut self, cells: &StringRecord) -> Result<Record, Fault> {
        self.check(cells)?;
        if self.preset.is_anyones()
            && let Some(sum) = self.sum(cells)
        {
            let mut record = Record::of(self.preset.name, sum.to_owned(), sum.to_owned());
            record.is_no_incident = true;
            return Ok(record);
        }
        let mut used = HashSet::new();
        let title = self.one(cells, Column::Title, &mut used);
        // A tool's number calls it something too.
        let is_a_tools = !self.preset.is_anyones() && !self.preset.is_own;
        let title = title.or_else(|| {
            let id = self.one(cells, Column::Id, &mut used);
            id.filter(|_| is_a_tools)
        });
        let title = title.or_else(|| self.is_called_by_id().then_some("Incident"));
        let title = title.ok_or_else(|| Fault::new("title", "is missing"))?;
        let numbered = self.numbered(title);
        let title = numbered.as_deref().unwrap_or(title);
        let mut record = Record::of(self.preset.name, String::new(), first_line(title));
        record.untold = self.untold.clone();
        if self.preset.is_own {
            title.clone_into(&mut record.title);
        } else if title != record.title {
            record.notes.push(title.to_owned());
        }
        self.words(cells, &mut record, &mut used);
        self.times(cells, &mut record, &mut used);
        self.status(cells, &mut record, &mut used);
        self.spans(cells, &mut record, &mut used);
        self.over(cells, &mut record, &mut used);
        self.people(cells, &mut record);
        record.services = self.list(cells, Column::Service);
        record.tags = self.list(cells, Column::Tags);
        self.timeline(cells, &mut record);
        let notes = self.all(cells, Column::Notes);
        record.notes.extend(notes.map(|(_, cell)| cell.to_owned()));
        let closing = self.all(cells, Column::Closing);
        record.closing = closing.map(|(_, cell)| cell.to_owned()).collect();
        self.role(cells, &mut record, &mut used);
        let story = self.one(cells, Column::Story, &mut used);
        record.story = story.map(str::to_owned).unwrap_or_default();
        let id = self.one(cells, Column::Id, &mut used);
        let id = id.filter(|id| !dates::is_blank(id));
        if let Some(links) = self.one(cells, Column::Link, &mut used) {
            record.links.extend(self.links(links));
        }
        if self.preset.is_own {
            record.own = Some(Box::new(self.own(cells, &mut used)?));
        }
        record.notes.extend(self.others(cells, &used));
        record.source.id = match id {
            Some(id) => id.to_owned(),
            None => self.by_its_facts(cells, &record),
        };
        // Of our own a pad may have been opened for one whose times nobody wrote down yet.
        if self.preset.is_own && record.remarks.is_empty() {
            return Ok(record);
        }
        dated(record)
    }

    /// The number of a row where nothing calls it otherwise.
    fn numbered(&self, title: &str) -> Option<String> {
        let is_number = !title.is_empty() && title.bytes().all(|byte| byte.is_ascii_digit());
        (is_number && self.is_called_by_id()).then(|| format!("Incident {title}"))
    }

    /// No column of a person's own table says what happened: the one of its ids has to, and may be empty.
    fn is_called_by_id(&self) -> bool {
        let place = |column| self.layout.places(column).next().map(|place| place.at);
        let title = place(Column::Title);
        self.preset.is_anyones() && title.is_some() && title == place(Column::Id)
    }

    /// What a row below a table is called that only sums it up.
    fn sum<'c>(&self, cells: &'c StringRecord) -> Option<&'c str> {
        const NAMES: [&str; 12] = [
            "total",
            "totals",
            "sum",
            "average",
            "avg",
            "mean",
            "median",
            "count",
            "summe",
            "gesamt",
            "durchschnitt",
            "mittelwert",
        ];
        let mut filled = cells.iter().map(str::trim).filter(|cell| !cell.is_empty());
        let first = filled.next()?;
        let name = first.trim_end_matches(':').to_lowercase();
        let is_dated = || {
            let times = (0..cells.len()).filter(|at| {
                let column = self.layout.column(*at);
                column.is_some_and(|column| column.is_time() || column == Column::Day)
            });
            let mut times = times.filter_map(|at| cells.get(at));
            times.any(|cell| !dates::is_blank(cell))
        };
        (NAMES.contains(&name.as_str()) && !is_dated()).then_some(first)
    }

    /// Without an id: rows that only say the same are counted, and a row that stands there twice is one.
    fn by_its_facts(&mut self, cells: &StringRecord, record: &Record) -> String {
        let id = digest(record);
        let row: Vec<&str> = cells.iter().collect();
        let known = self.without_id.entry(id.clone()).or_default();
        let next = known.len() + 1;
        match *known.entry(row.join("\u{1f}")).or_insert(next) {
            1 => id,
            number => format!("{id}-{number}"),
        }
    }

    /// What there is one of; its column is read then.
    fn one<'c>(
        &self,
        cells: &'c StringRecord,
        column: Column,
        used: &mut HashSet<usize>,
    ) -> Option<&'c str> {
        let (place, cell) = self.first(cells, column)?;
        used.insert(place.at);
        Some(cell)
    }

    /// Words from lists of ours, and of others.
    fn words(&self, cells: &StringRecord, record: &mut Record, used: &mut HashSet<usize>) {
        let mut one = |column| self.one(cells, column, used);
        let severity = one(Column::Severity);
        record.maintenance = severity.is_some_and(|cell| self.is_maintenance(cell));
        record.severity = severity.filter(|_| !record.maintenance).map(str::to_owned);
        record.urgency = one(Column::Urgency).map(str::to_owned);
        if let Some(cell) = one(Column::Class) {
            let own = || self.preset.is_own.then(|| cell.to_owned());
            record.class = words::class_key(cell).or_else(own);
            if record.class.is_none() {
                record.notes.push(format!("Class: {cell}"));
                record.remarks.push(self.unknown_word(Column::Class, cell));
            }
        }
        let estimated = one(Column::Estimated).into_iter();
        let estimated = estimated.flat_map(|kinds| self.parts(kinds));
        record.estimated = estimated
            .filter_map(|kind| words::milestone_kind(&kind))
            .collect();
        if let Some(cell) = one(Column::Kind) {
            record.kind = words::incident_kind(cell);
            if record.kind.is_none() {
                record.notes.push(format!("Kind: {cell}"));
                record.remarks.push(self.unknown_word(Column::Kind, cell));
            }
        }
        if let Some(cell) = one(Column::Zone) {
            record.zone = words::zone_named(cell);
            if record.zone.is_none() {
                record.remarks.push(self.unknown_word(Column::Zone, cell));
            }
        }
    }

    /// Where a word for it is not known, all of it is a note too.
    fn role(&self, cells: &StringRecord, record: &mut Record, used: &mut HashSet<usize>) {
        let Some(mine) = self.one(cells, Column::MyRole, used) else {
            return;
        };
        let words = self.parts(mine);
        record.my_roles = words.iter().filter_map(|word| record::role(word)).collect();
        if record.my_roles.len() < words.len() {
            record.notes.push(format!("My role: {mine}"));
        }
    }

    fn check(&self, cells: &StringRecord) -> Result<(), Fault> {
        for (at, cell) in cells.iter().enumerate() {
            if cell.len() > MAX_FIELD_BYTES {
                return Err(Fault::new(self.table.name(at), "is longer than 1 MB"));
            }
            if cell.contains('\0') {
                return Err(Fault::new(
                    self.table.name(at),
                    "holds a NUL character, which no text needs",
                ));
            }
        }
        Ok(())
    }

    /// Status pages name it among their impacts.
    fn is_maintenance(&self, cell: &str) -> bool {
        let mut places = self.layout.places(Column::Severity);
        words::is_maintenance(cell)
            && places.any(|place| columns::key(&self.table.name(place.at)) == "impact")
    }

    fn unknown_word(&self, column: Column, cell: &str) -> Fault {
        let place = self.layout.places(column).next();
        let name = place.map(|place| self.table.name(place.at));
        let problem = format!("{} is not one that Afterpage knows", quoted(cell));
        Fault::new(name.unwrap_or_default(), problem)
    }
}

/// An incident stands somewhere in time; where nothing could be read, why.
fn dated(mut record: Record) -> Result<Record, Fault> {
    if record.instants.is_empty() && !record.remarks.is_empty() {
        return Err(record.remarks.swap_remove(0));
    }
    record.dated()
}

/// Where the table has no id: what the incident is known by.
fn digest(record: &Record) -> String {
    let mut hasher = Sha256::new();
    let start = record
        .instants
        .iter()
        .map(|(_, at)| at.timestamp_millis())
        .min();
    let services = record.services.join("\n");
    for part in [
        &record.title,
        &start.unwrap_or_default().to_string(),
        &services,
    ] {
        hasher.update(part.len().to_le_bytes());
        hasher.update(part.as_bytes());
    }
    to_hex(&hasher.finalize()[..12])
}

fn first_line(text: &str) -> String {
    text.lines().next().unwrap_or_default().trim().to_owned()
}
