//! Which column says what: by the names of a preset, or by what the user said.

use std::collections::BTreeMap;

use super::{
    Column, Preset, Table,
    lines::are_work_notes,
    names::{FIELDS, HOPED, OF_A_RECORD, REFERENCE, WORDS, is_of_the_incident, own_name},
    pairs, spans,
    words::is_maintenance,
};
use crate::{
    domain::Zone,
    exchange::{severities, zones},
};

/// The places of columns, in the order of the preset: of what there is one of, the first that holds something counts.
pub(super) struct Layout(Vec<Place>);

#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) column: Column,
    pub(super) at: usize,
    /// "Start (UTC)", "End UTC"
    pub(super) zone: Option<Zone>,
    /// "Duration (hrs)": what a bare number counts, in milliseconds.
    pub(super) unit: Option<i64>,
    /// "Duration (ticks)": it counts something else.
    pub(super) has_unknown_unit: bool,
    /// The column of the days of its times.
    pub(super) day_at: Option<usize>,
}

/// Neither a field of ours nor a column of the table is called that.
pub(super) struct NoSuchName(pub(super) String);

impl Layout {
    pub(super) fn of(table: &Table, preset: &Preset) -> Self {
        let mut layout = Self::named(&table.header, preset);
        if preset.is_anyones() {
            layout.impact(table);
            layout.lines(table);
            pairs::look_into(&mut layout.0, table);
            layout.0.extend(pairs::titles(&layout.0, table));
        }
        pairs::join(&mut layout.0, table);
        layout
    }

    /// By whole names; in a person's own table also by a word that tells enough.
    pub(super) fn named(header: &[String], preset: &Preset) -> Self {
        let keys: Vec<String> = header.iter().map(|name| key(name)).collect();
        let mut places: Vec<Place> = Vec::new();
        for (column, names) in preset.columns {
            for name in names.iter().map(|name| key(name)) {
                let found = keys.iter().enumerate().filter(|(_, here)| **here == name);
                let found = found.map(|(at, _)| place(header, *column, at));
                for found in found {
                    // "Resolved?" holds a yes or a no.
                    if column.is_time() && header[found.at].trim_end().ends_with('?') {
                        continue;
                    }
                    let is_known = |known: &Place| known.at == found.at && known.column == *column;
                    if !places.iter().any(is_known) {
                        places.push(found);
                    }
                }
            }
        }
        let mut layout = Self(places);
        if preset.is_anyones() {
            layout.guess(header);
            layout.over(header);
        }
        layout
    }

    /// "Fixed at" is the end where nothing else says one.
    fn over(&mut self, header: &[String]) {
        const FIXED: [&str; 4] = ["fixed", "fixedat", "behoben", "impactend"];
        const ENDS: [Column; 4] = [
            Column::Resolved,
            Column::Minutes,
            Column::Hours,
            Column::SecondsToResolve,
        ];
        if ENDS
            .into_iter()
            .any(|end| self.places(end).next().is_some())
        {
            return;
        }
        for known in &mut self.0 {
            if known.column == Column::Mitigated && FIXED.contains(&key(&header[known.at]).as_str())
            {
                known.column = Column::Resolved;
            }
        }
    }

    /// Status pages call the severity an impact; most people tell in a column of that name what was hit.
    fn impact(&mut self, table: &Table) {
        if self.places(Column::Severity).next().is_some() {
            return;
        }
        let named = table.header.iter().position(|name| key(name) == "impact");
        // A number of customers is no level.
        let is_level = |cell: &str| {
            let is_number = cell.bytes().all(|byte| byte.is_ascii_digit());
            let named = || severities::severity(Some(cell)).is_some();
            !is_number && (is_maintenance(cell) || named())
        };
        if let Some(at) = named.filter(|at| pairs::all(table.cells(*at), is_level)) {
            self.0.push(place(&table.header, Column::Severity, at));
        }
    }

    /// Lines of a timeline are told by their heads, whatever they are called.
    fn lines(&mut self, table: &Table) {
        for at in 0..table.header.len() {
            if pairs::all(table.cells(at), are_work_notes) {
                self.0.retain(|known| known.at != at);
                self.0.push(place(&table.header, Column::WorkNotes, at));
            }
        }
    }

    /// Of two columns that say the same the one with the better word comes first, wherever it stands.
    fn guess(&mut self, header: &[String]) {
        let mut guesses = Vec::new();
        for (at, name) in header.iter().enumerate() {
            if self.knows(at) {
                continue;
            }
            let whole = words(name);
            let own = words(own_name(name));
            // "service.self": of what a nested object says only its name is one.
            let (_, last) = name.rsplit_once('.').unwrap_or_default();
            if REFERENCE.contains(&last) {
                continue;
            }
            // When it will perhaps be over is no end.
            let is_hoped = own.iter().any(|word| HOPED.contains(&word.as_str()));
            // Who detected it, and whether it is resolved.
            if name.trim_end().ends_with('?') || own.iter().any(|word| word == "by") {
                continue;
            }
            let said_by = |words: &[String]| {
                let mut ranked = WORDS.iter().enumerate();
                ranked.find(|(_, (of, _))| {
                    of.iter().all(|word| words.iter().any(|here| here == word))
                })
            };
            let said = said_by(&own).or_else(|| said_by(&whole));
            let said = said.filter(|(_, (_, column))| is_of_the_incident(name, *column));
            let said = said.filter(|(_, (_, column))| !(is_hoped && column.is_an_end()));
            let is_of_record = own.iter().any(|word| OF_A_RECORD.contains(&word.as_str()));
            let said = said.filter(|(_, (_, column))| !(is_of_record && *column == Column::Day));
            // What a parent is called stands deeper than what this one is.
            let depth = name.matches('.').count();
            guesses.extend(
                said.map(|(rank, (_, column))| ((rank, depth), place(header, *column, at))),
            );
        }
        guesses.sort_by_key(|(better, _)| *better);
        self.0.extend(guesses.into_iter().map(|(_, place)| place));
    }

    /// With the user's own choice: our name of a field to theirs of columns.
    pub(super) fn with(
        mut self,
        chosen: &BTreeMap<String, Vec<String>>,
        table: &Table,
    ) -> Result<Self, NoSuchName> {
        for (field, names) in chosen {
            let column = field_named(field).ok_or_else(|| NoSuchName(field.clone()))?;
            self.0.retain(|known| known.column != column);
            for name in names {
                let mut found = self.0.len();
                for (at, here) in table.header.iter().enumerate() {
                    if here == name || key(here) == key(name) {
                        self.0
                            .retain(|known| known.at != at || is_chosen(chosen, known.column));
                        found = found.min(self.0.len());
                        self.0.push(place(&table.header, column, at));
                    }
                }
                if found == self.0.len() {
                    return Err(NoSuchName(name.clone()));
                }
            }
        }
        pairs::join(&mut self.0, table);
        Ok(self)
    }

    /// As the user could have chosen it.
    pub(super) fn as_chosen(&self, table: &Table) -> BTreeMap<String, Vec<String>> {
        let mut chosen: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for place in &self.0 {
            let field = FIELDS.iter().find(|(_, column)| *column == place.column);
            if let (Some((field, _)), Some(name)) = (field, table.header.get(place.at)) {
                let names = chosen.entry((*field).to_owned()).or_default();
                if !names.contains(name) {
                    names.push(name.clone());
                }
            }
        }
        chosen
    }

    /// A title and a time make an incident.
    pub(super) fn is_enough(&self) -> bool {
        let has = |column| self.0.iter().any(|known| known.column == column);
        has(Column::Title) && (has(Column::Began) || has(Column::Detected) || has(Column::Day))
    }

    pub(super) fn knows(&self, at: usize) -> bool {
        self.0.iter().any(|known| known.at == at)
    }

    pub(super) fn places(&self, column: Column) -> impl Iterator<Item = &Place> {
        self.0.iter().filter(move |known| known.column == column)
    }

    /// What a column is taken for.
    pub(super) fn column(&self, at: usize) -> Option<Column> {
        let known = self.0.iter().find(|known| known.at == at);
        known.map(|known| known.column)
    }
}

fn is_chosen(chosen: &BTreeMap<String, Vec<String>>, column: Column) -> bool {
    chosen
        .keys()
        .any(|field| field_named(field) == Some(column))
}

pub(super) fn place(header: &[String], column: Column, at: usize) -> Place {
    let name = header.get(at).map(String::as_str).unwrap_or_default();
    let words = words(name);
    let bracket = name.split_once('(');
    let in_bracket = bracket.and_then(|(_, rest)| zones::named(rest));
    let unit = unit(&words);
    let is_utc = words.last().is_some_and(|last| last == "utc");
    Place {
        column,
        at,
        zone: in_bracket.or(is_utc.then_some(Zone::UTC)),
        unit,
        has_unknown_unit: unit.is_none() && names_a_unit(name, &words),
        day_at: None,
    }
}

/// The first that is named; a letter counts only at the end ("Duration (h)", not "customer's"), and so does "ms" ("MS
/// Exchange").
fn unit(words: &[String]) -> Option<i64> {
    let mut units = words.iter().enumerate().filter_map(|(place, word)| {
        let is_sure = (word.len() > 1 && word != "ms") || place + 1 == words.len();
        spans::unit_named(word).filter(|_| is_sure)
    });
    units.next()
}

/// A word in brackets behind a name, or one for what is finer than any time here, where no known unit stands.
fn names_a_unit(name: &str, words: &[String]) -> bool {
    const FINER: [&str; 8] = [
        "us",
        "\u{b5}s",
        "micros",
        "microseconds",
        "ns",
        "nanos",
        "nanoseconds",
        "ticks",
    ];
    let bracket = name.trim_end().strip_suffix(')');
    let in_bracket = bracket.and_then(|name| name.rsplit_once('('));
    let is_word = |text: &str| !text.is_empty() && text.chars().all(char::is_alphabetic);
    in_bracket.is_some_and(|(_, word)| is_word(word.trim()))
        || words
            .last()
            .is_some_and(|last| FINER.contains(&last.as_str()))
}

/// Letter case, blanks and marks between words do not tell names apart, nor does what stands in brackets behind them.
pub(super) fn key(name: &str) -> String {
    let plain = match name.split_once('(') {
        Some((before, rest)) if !before.trim().is_empty() && zones::named(rest).is_some() => before,
        Some(_) | None => name,
    };
    let letters = plain.chars().filter(|c| c.is_alphanumeric() || *c == '#');
    letters
        .flat_map(char::to_lowercase)
        .map(without_mark)
        .collect()
}

/// "titulo" for "título": many leave the marks of their letters out.
fn without_mark(letter: char) -> char {
    match letter {
        'á' | 'à' | 'â' | 'ã' | 'ä' | 'å' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ó' | 'ò' | 'ô' | 'õ' | 'ö' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'ç' => 'c',
        'ñ' => 'n',
        other => other,
    }
}

/// `downtime_start`, "Incident Start" and `incidentStart` in their words.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut was_lower = false;
    for c in name.chars() {
        if !c.is_alphanumeric() || (c.is_uppercase() && was_lower) {
            words.push(String::new());
        }
        was_lower = c.is_lowercase();
        if c.is_alphanumeric()
            && let Some(last) = words.last_mut()
        {
            last.extend(c.to_lowercase().map(without_mark));
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

fn field_named(field: &str) -> Option<Column> {
    let known = FIELDS.iter().find(|(known, _)| key(known) == key(field));
    known.map(|(_, column)| *column)
}
