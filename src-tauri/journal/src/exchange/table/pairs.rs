//! What the cells of a column tell that its name does not: whether they are ids, lengths or times of day, and which
//! column holds the days of those.

use std::collections::HashSet;

use super::{
    Column, Table,
    columns::{self, Place},
    spans,
};
use crate::exchange::dates::{self, Part};

/// Columns of a person's own table that are not what they are called.
pub(super) fn look_into(places: &mut Vec<Place>, table: &Table) {
    let titles = places.iter().filter(|place| place.column == Column::Title);
    let has_other_title = titles.count() > 1;
    let clocks: Vec<usize> = places
        .iter()
        .filter(|place| place.column.is_time() && are(table, place.at, Part::Clock))
        .map(|place| place.at)
        .collect();
    for place in places.iter_mut() {
        let name = table.header.get(place.at).map(String::as_str);
        let beside_clocks = clocks.iter().any(|at| *at != place.at);
        let are_lengths = || {
            are_lengths(
                name.unwrap_or_default(),
                table.cells(place.at),
                beside_clocks,
            )
        };
        if place.column == Column::Title && has_other_title && are_ids(table.cells(place.at)) {
            place.column = Column::Id;
        } else if place.column == Column::Resolved && are_lengths() {
            place.column = Column::Minutes;
        } else if place.column == Column::Acknowledged && are_lengths() {
            place.column = Column::MinutesToAcknowledge;
        }
    }
    places.retain(|place| !(place.column == Column::Notes && is_count_of_notes(table, place.at)));
    second_pair(places, table);
    keys_first(places, table);
}

/// How many comments there are says nothing of what they say.
fn is_count_of_notes(table: &Table, at: usize) -> bool {
    all(table.cells(at), |cell| {
        cell.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// A key of a ticket tells more than the number of a row.
fn keys_first(places: &mut [Place], table: &Table) {
    let ids = || (0..places.len()).filter(|place| places[*place].column == Column::Id);
    let cells = |place: usize| table.cells(places[place].at);
    let number = ids()
        .next()
        .filter(|place| all(cells(*place), |cell| cell.parse::<u32>().is_ok()));
    let key = ids().find(|place| all(cells(*place), is_id));
    if let (Some(number), Some(key)) = (number, key) {
        places.swap(number, key);
    }
}

/// Where no column is called so: what kind of thing each was, or its key.
pub(super) fn titles(places: &[Place], table: &Table) -> Option<Place> {
    if places.iter().any(|place| place.column == Column::Title) {
        return None;
    }
    let keys: Vec<String> = table.header.iter().map(|name| columns::key(name)).collect();
    let kind = KINDS.iter().find_map(|kind| {
        let name = columns::key(kind);
        let found = keys.iter().position(|here| *here == name)?;
        let is_filled =
            |row: &csv::StringRecord| row.get(found).is_some_and(|cell| !dates::is_blank(cell));
        table.rows.iter().all(is_filled).then_some(found)
    });
    let kind = kind.map(|at| columns::place(&table.header, Column::Title, at));
    kind.or_else(|| {
        let ids = || places.iter().filter(|place| place.column == Column::Id);
        let key = ids().find(|place| are_ids(table.cells(place.at)));
        // What has an id beside that of an incident is something of it, such as an update.
        let has = |name: &str| keys.iter().any(|here| here == name);
        let is_part = has("id") && has("incidentid");
        let id = key.or_else(|| ids().next().filter(|_| !is_part))?;
        Some(Place {
            column: Column::Title,
            ..*id
        })
    })
}

/// What people call the kind of a thing that went wrong.
const KINDS: [&str; 13] = [
    "problem",
    "issue",
    "error",
    "alert",
    "alert name",
    "incident_type",
    "issue_type",
    "event_type",
    "category",
    "kategorie",
    "catégorie",
    "categoría",
    "categoria",
];

/// "INC-12": letters of a project and a number.
fn is_id(cell: &str) -> bool {
    let letters = cell.bytes().take_while(u8::is_ascii_alphabetic).count();
    let number = cell[letters..].trim_start_matches(['-', '_', '#']);
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    (1..=10).contains(&letters) && !number.is_empty() && is_number(number)
}

/// None of them twice.
fn are_ids<'c>(cells: impl Iterator<Item = &'c str> + Clone) -> bool {
    let mut seen = HashSet::new();
    all(cells.clone(), is_id) && cells.into_iter().all(|cell| seen.insert(cell))
}

/// "Resolution time" over "45 min": how long it took, where its name would say when. A clock could be either, except
/// under a name that counts in a table without other clocks; a one is a yes.
fn are_lengths<'c>(
    name: &str,
    cells: impl Iterator<Item = &'c str> + Clone,
    beside_clocks: bool,
) -> bool {
    const COUNTING: [&str; 2] = ["resolution time", "ack time"];
    let name = name.trim().to_lowercase().replace(['_', '-'], " ");
    let is_counting = COUNTING.iter().any(|one| name.starts_with(one)) && !beside_clocks;
    let is_clock = |cell: &str| dates::part(cell) == Some(Part::Clock);
    let is_day = |cell: &str| dates::is_time(cell) || dates::is_count(cell);
    let is_length = |cell: &str| spans::read(cell, spans::MINUTE).is_some() && !is_day(cell);
    let cells = cells.filter(|cell| *cell != "0");
    // "23.10" below "End" is no number of minutes.
    (is_counting || !all(cells.clone(), |cell| dotted_clock(cell).is_some()))
        && all(cells.clone(), is_length)
        && (is_counting || !all(cells.clone(), is_clock))
        && !all(cells, |cell| cell == "1")
}

/// "23.10", as some countries write a clock, with a colon.
pub(super) fn dotted_clock(cell: &str) -> Option<String> {
    let (hour, minute) = cell.trim().split_once('.')?;
    let number = |text: &str, below: u32| {
        let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
        is_number && text.parse().is_ok_and(|number: u32| number < below)
    };
    let is_one = number(hour, 24) && minute.len() == 2 && number(minute, 60);
    is_one.then(|| format!("{hour}:{minute}"))
}

/// "Date, Time, Date, Time": the second pair is the end.
fn second_pair(places: &mut [Place], table: &Table) {
    let second = |column: Column| {
        let found = places.iter().enumerate();
        let mut found: Vec<(usize, usize)> = found
            .filter(|(_, place)| place.column == column)
            .map(|(number, place)| (place.at, number))
            .collect();
        found.sort_unstable();
        found.get(1).map(|(_, number)| *number)
    };
    let tells_the_end = |place: &Place| {
        matches!(
            place.column,
            Column::Resolved | Column::Minutes | Column::Hours | Column::SecondsToResolve
        )
    };
    if let (Some(day), Some(clock)) = (second(Column::Day), second(Column::Began))
        && !places.iter().any(tells_the_end)
        && places[day].at + 1 == places[clock].at
        && are(table, places[clock].at, Part::Clock)
    {
        places[day].column = Column::Resolved;
        places[clock].column = Column::Resolved;
    }
}

/// Of what is said in two columns, one of days and one of times, the times come first and know their days.
pub(super) fn join(places: &mut [Place], table: &Table) {
    for clock in 0..places.len() {
        let column = places[clock].column;
        if !column.is_time() || !are(table, places[clock].at, Part::Clock) {
            continue;
        }
        let mut others = 0..places.len();
        let day = others.find(|other| {
            places[*other].column == column && are(table, places[*other].at, Part::Day)
        });
        if let Some(day) = day {
            places[clock].day_at = Some(places[day].at);
            if day < clock {
                places.swap(day, clock);
            }
        }
    }
}

/// Whether all that stands in a column is one part of a time.
fn are(table: &Table, at: usize, part: Part) -> bool {
    all(table.cells(at), |cell| dates::part(cell) == Some(part))
}

/// And there are some.
pub(super) fn all<'c>(cells: impl Iterator<Item = &'c str>, is_one: impl Fn(&str) -> bool) -> bool {
    let mut cells = cells.peekable();
    cells.peek().is_some() && cells.all(is_one)
}

impl Table {
    /// What stands in a column, without what stands for "empty".
    pub(super) fn cells(&self, at: usize) -> impl Iterator<Item = &str> + Clone {
        let cells = self.rows.iter().filter_map(move |row| row.get(at));
        cells.map(str::trim).filter(|cell| !dates::is_blank(cell))
    }
}
