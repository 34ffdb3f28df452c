//! When incidents come: the hours of the week, and the days of a year.

use std::collections::BTreeMap;

use chrono::{Datelike, Months, NaiveDate, Timelike};

use journal::load::{HourClass, HoursOfDay};

use super::{NOTHING, ids, row, table};
use crate::document::Align;
use crate::figure::basis::{self, Firmness};
use crate::figure::cells::{Border, Cell, Cells};
use crate::figure::chart::Words;
use crate::figure::form::{Said, compose};
use crate::figure::incidents::{Charted, Incidents};
use crate::figure::{Drawing, FigureError, Look};
use crate::words::count;

const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
/// Seven days of 24 hours, in the zone the person was in.
pub(super) fn week(data: &Incidents, look: &Look<'_>) -> Result<Drawing, FigureError> {
    let grid = Grid::of(&data.all);
    let n = data.all.len();
    let is = |class: HourClass| move |day, hour| class_of(&data.day, day, hour) == class;
    let asleep = grid.count(is(HourClass::Sleep));
    let working = grid.count(is(HourClass::Work));
    let sentence = if n == 0 {
        NOTHING.to_owned()
    } else {
        format!(
            "Of {}, {working} came at work ({}, {} to {}), {asleep} at night ({} to {}) and {} at other times.",
            count(n, "incident"),
            days_in_words(&data.day),
            data.day.work_from,
            data.day.work_to,
            data.day.sleep_from,
            data.day.sleep_to,
            n - working - asleep
        )
    };
    let title = format!("Hours of the week, n = {n}");
    let rows = grid.hours().filter(|(.., came)| !came.is_empty());
    let rows = rows.map(|(day, hour, came)| {
        let cells = vec![
            format!("{} {hour:02}:00", DAYS[day]),
            came.len().to_string(),
        ];
        row(cells, ids(came.iter().copied()))
    });
    let said = Said {
        alternative: format!(
            "A grid of seven days and 24 hours, darker where more incidents came. {sentence}"
        ),
        table: table(
            &title,
            &[("Hour", Align::Start, 3.0), ("Incidents", Align::End, 1.0)],
            rows.collect(),
        ),
        words: Words {
            basis: basis::basis(
                "When it came: paged, else detected, else began, in the zone you were in",
                &n.to_string(),
                Firmness::default(),
                &data.other_kinds,
            ) + ".",
            title,
            sentence,
        },
    };
    compose(said, look, |top| {
        (n > 0).then(|| week_cells(&grid, &data.day).lay(top, look))
    })
}

/// The incidents of each hour of the week.
struct Grid<'a>(Vec<Vec<&'a Charted>>);

impl<'a> Grid<'a> {
    fn of(all: &'a [Charted]) -> Self {
        let mut grid: Vec<Vec<&Charted>> = vec![Vec::new(); 7 * 24];
        for one in all {
            let hour = one.came.weekday().num_days_from_monday() * 24 + one.came.hour();
            if let Some(came) = usize::try_from(hour)
                .ok()
                .and_then(|hour| grid.get_mut(hour))
            {
                came.push(one);
            }
        }
        Self(grid)
    }

    /// Day, hour and what came in it.
    fn hours(&self) -> impl Iterator<Item = (usize, usize, &[&'a Charted])> {
        self.0
            .iter()
            .enumerate()
            .map(|(at, came)| (at / 24, at % 24, came.as_slice()))
    }

    fn count(&self, wanted: impl Fn(usize, usize) -> bool) -> usize {
        self.hours()
            .filter(|(day, hour, _)| wanted(*day, *hour))
            .map(|(.., came)| came.len())
            .sum()
    }
}

fn week_cells(grid: &Grid<'_>, hours: &HoursOfDay) -> Cells {
    let cell = |(day, hour, came): (usize, usize, &[&Charted])| Cell {
        row: day,
        column: hour,
        readout: format!(
            "{} {hour:02}:00, {}",
            DAYS[day],
            count(came.len(), "incident")
        ),
        incidents: Some(ids(came.iter().copied())),
    };
    Cells {
        rows: DAYS.map(str::to_owned).to_vec(),
        columns: (0..24)
            .step_by(3)
            .map(|hour| (hour, format!("{hour:02}")))
            .collect(),
        column_count: 24,
        filled: grid.hours().map(cell).collect(),
        borders: borders(hours),
        bands: bands(hours),
        has_unknown: false,
    }
}

fn class_of(hours: &HoursOfDay, day: usize, hour: usize) -> HourClass {
    let small = |number: usize| u8::try_from(number).unwrap_or(u8::MAX);
    hours.class_of(small(day), small(hour))
}

/// Between two hours of which one is for something else than the other.
fn borders(hours: &HoursOfDay) -> Vec<Border> {
    let mut found = Vec::new();
    for day in 0..7 {
        for hour in 0..24 {
            let here = class_of(hours, day, hour);
            if hour > 0 && class_of(hours, day, hour - 1) != here {
                found.push([(hour, day), (hour, day + 1)]);
            }
            if day > 0 && class_of(hours, day - 1, hour) != here {
                found.push([(hour, day), (hour + 1, day)]);
            }
        }
    }
    found
}

/// What the hours of a working day are for, each named once.
fn bands(hours: &HoursOfDay) -> Vec<(usize, usize, String)> {
    let day = hours.work_days.first().map_or(0, |day| usize::from(*day));
    let mut found: Vec<(usize, usize, HourClass)> = Vec::new();
    for hour in 0..24 {
        let class = class_of(hours, day, hour);
        match found.last_mut() {
            Some((_, end, last)) if *last == class => *end = hour + 1,
            Some(_) | None => found.push((hour, hour + 1, class)),
        }
    }
    let mut named = Vec::new();
    found.retain(|(.., class)| {
        let is_new = !named.contains(class);
        named.push(*class);
        is_new
    });
    let name = |class| match class {
        HourClass::Sleep => "sleep",
        HourClass::Work => "work",
        HourClass::Evening => "evening",
    };
    let bands = found.into_iter();
    bands
        .map(|(from, end, class)| (from, end, name(class).to_owned()))
        .collect()
}

/// "Monday to Friday", "Mon, Wed, Thu".
fn days_in_words(hours: &HoursOfDay) -> String {
    const NAMES: [&str; 7] = [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ];
    let days: Vec<usize> = hours
        .work_days
        .iter()
        .map(|day| usize::from(*day))
        .collect();
    let in_a_row = days.windows(2).all(|pair| pair[1] == pair[0] + 1);
    match (days.first(), days.last()) {
        (Some(&first), Some(&last)) if in_a_row && days.len() > 2 && last < 7 => {
            format!("{} to {}", NAMES[first], NAMES[last])
        }
        (None, _) | (_, None) => "no day".to_owned(),
        (Some(_), Some(_)) => {
            let short = days.iter().filter_map(|day| DAYS.get(*day).copied());
            short.collect::<Vec<_>>().join(", ")
        }
    }
}

/// Twelve months, a row for each, up to the end of the period, else to the last incident.
pub(super) fn calendar(data: &Incidents, look: &Look<'_>) -> Result<Drawing, FigureError> {
    let [_, known_to] = data.observed;
    let latest = data.all.iter().map(|one| one.day).max();
    let last = latest.max(data.until).unwrap_or(known_to);
    let first = last
        .with_day(1)
        .and_then(|first| first.checked_sub_months(Months::new(11)))
        .unwrap_or(last);
    let shown: Vec<&Charted> = data.all.iter().filter(|one| one.day >= first).collect();
    let n = shown.len();
    let mut by_day: BTreeMap<NaiveDate, Vec<&Charted>> = BTreeMap::new();
    for one in &shown {
        by_day.entry(one.day).or_default().push(one);
    }
    let title = format!("Days of twelve months, n = {n}");
    let sentence = if n == 0 {
        NOTHING.to_owned()
    } else {
        format!(
            "{} on {} of the twelve months up to {}.",
            count(n, "incident"),
            count(by_day.len(), "day"),
            last.format("%B %Y")
        )
    };
    let rows = by_day.iter().map(|(day, came)| {
        let cells = vec![crate::words::date(*day), came.len().to_string()];
        row(cells, ids(came.iter().copied()))
    });
    let said = Said {
        alternative: format!(
            "A grid of twelve months and their days, darker where more incidents began, hatched where the journal holds \
             nothing. {sentence}"
        ),
        table: table(
            &title,
            &[("Day", Align::Start, 3.0), ("Incidents", Align::End, 1.0)],
            rows.collect(),
        ),
        words: Words {
            basis: calendar_basis(data, &shown),
            title,
            sentence,
        },
    };
    let months = months(first, last);
    compose(said, look, |top| {
        (n > 0).then(|| year_cells(&months, &by_day, data.observed).lay(top, look))
    })
}

fn calendar_basis(data: &Incidents, shown: &[&Charted]) -> String {
    let earlier = data.all.len() - shown.len();
    let left_out = basis::with(&data.other_kinds, earlier, "in earlier months");
    let facts = basis::basis(
        "Day of the begin in the incident's zone",
        &shown.len().to_string(),
        Firmness::of_begins(shown.iter().copied()),
        &left_out,
    );
    let known_from = crate::words::date(data.observed[0]);
    format!("{facts}. Before {known_from} the journal knows nothing.")
}

fn months(first: NaiveDate, last: NaiveDate) -> Vec<NaiveDate> {
    let months = (0..12).filter_map(|month| first.checked_add_months(Months::new(month)));
    months.take_while(|month| *month <= last).collect()
}

fn year_cells(
    months: &[NaiveDate],
    by_day: &BTreeMap<NaiveDate, Vec<&Charted>>,
    [known_from, known_to]: [NaiveDate; 2],
) -> Cells {
    let mut cells = Vec::new();
    for (at, month) in months.iter().enumerate() {
        let days = month
            .iter_days()
            .take_while(|day| day.month() == month.month());
        for (column, day) in days.enumerate() {
            let came = by_day.get(&day).map_or(&[][..], Vec::as_slice);
            let is_known = (known_from..=known_to).contains(&day) || !came.is_empty();
            cells.push(Cell {
                row: at,
                column,
                readout: format!(
                    "{}, {}",
                    day.format("%a %-d %b %Y"),
                    count(came.len(), "incident")
                ),
                incidents: is_known.then(|| ids(came.iter().copied())),
            });
        }
    }
    Cells {
        rows: months
            .iter()
            .map(|month| month.format("%b %Y").to_string())
            .collect(),
        columns: [1, 5, 10, 15, 20, 25, 30]
            .map(|day| (day - 1, day.to_string()))
            .to_vec(),
        column_count: 31,
        has_unknown: cells.iter().any(|cell| cell.incidents.is_none()),
        filled: cells,
        borders: Vec::new(),
        bands: Vec::new(),
    }
}
