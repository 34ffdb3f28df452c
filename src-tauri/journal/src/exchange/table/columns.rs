//! Which column says what: by the names of a preset, or by what the user said.

use std::collections::BTreeMap;

use super::{Column, Preset, Table};

/// The places of columns, in the order of the preset: the first that holds something counts.
pub(super) struct Layout(Vec<(Column, usize)>);

impl Layout {
    pub(super) fn of(table: &Table, preset: &Preset) -> Self {
        let names = preset.columns.iter();
        let places = names.flat_map(|(column, names)| {
            let names = names.iter().map(|name| key(name));
            let found = names.flat_map(|name| {
                let header = table.header.iter().enumerate();
                let found = header.filter(move |(_, here)| key(here) == name);
                found.map(move |(place, _)| (*column, place))
            });
            found.collect::<Vec<_>>()
        });
        Self(places.collect())
    }

    /// With the user's own choice: our name of a field to theirs of a column.
    pub(super) fn with(mut self, chosen: &BTreeMap<String, String>, table: &Table) -> Self {
        for (field, name) in chosen {
            let column = FIELDS.iter().find(|(known, _)| key(known) == key(field));
            let place = table.header.iter().position(|here| key(here) == key(name));
            if let (Some((_, column)), Some(place)) = (column, place) {
                self.0.retain(|(known, _)| known != column);
                self.0.push((*column, place));
            }
        }
        self
    }

    /// A title and a time make an incident.
    pub(super) fn is_enough(&self) -> bool {
        let has = |column| self.0.iter().any(|(known, _)| *known == column);
        has(Column::Title) && (has(Column::Began) || has(Column::Detected))
    }

    pub(super) fn knows(&self, place: usize) -> bool {
        self.0.iter().any(|(_, known)| *known == place)
    }

    pub(super) fn places(&self, column: Column) -> impl Iterator<Item = usize> + '_ {
        let places = self.0.iter().filter(move |(known, _)| *known == column);
        places.map(|(_, place)| *place)
    }
}

/// Letter case, blanks and marks between words do not tell names apart.
pub(super) fn key(name: &str) -> String {
    let letters = name.chars().filter(|c| c.is_alphanumeric() || *c == '#');
    letters.flat_map(char::to_lowercase).collect()
}

/// The names that a file given with `--map` uses.
const FIELDS: [(&str, Column); 19] = [
    ("id", Column::Id),
    ("title", Column::Title),
    ("severity", Column::Severity),
    ("urgency", Column::Urgency),
    ("service", Column::Service),
    ("began", Column::Began),
    ("detected", Column::Detected),
    ("acknowledged", Column::Acknowledged),
    ("mitigated", Column::Mitigated),
    ("cause_known", Column::CauseKnown),
    ("resolved", Column::Resolved),
    ("seconds_to_acknowledge", Column::SecondsToAcknowledge),
    ("seconds_to_resolve", Column::SecondsToResolve),
    ("minutes", Column::Minutes),
    ("my_role", Column::MyRole),
    ("responder", Column::Responder),
    ("tags", Column::Tags),
    ("notes", Column::Notes),
    ("link", Column::Link),
];
