//! When incidents come: the hours of the week, and the days of a year.

use std::collections::BTreeMap;

use chrono::{Datelike, Months, NaiveDate, Timelike};

use super::{NOTHING, ids, row, table};
use crate::document::Align;
use crate::figure::cells::{Cell, Cells};
use crate::figure::chart::Words;
use crate::figure::form::{Said, compose};
use crate::figure::incidents::{Charted, Incidents};
use crate::figure::{Drawing, FigureError, Look};
use crate::words::count;

const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const WORK: std::ops::Range<usize> = 8..18;
const SLEEP_FROM: usize = 22;

/// Seven days of 24 hours, in the zone the person was in.
pub(super) fn week(data: &Incidents, look: &Look<'_>) -> Result<Drawing, FigureError> {
    let grid = Grid::of(&data.all);
    let n = data.all.len();
    let asleep = grid.count(|_, hour| !(WORK.start..SLEEP_FROM).contains(&hour));
    let working = grid.count(|day, hour| day < 5 && WORK.contains(&hour));
    let sentence = if n == 0 {
        NOTHING.to_owned()
    } else {
        format!(
            "Of {}, {working} came at work (Monday to Friday, 8 to 18), {asleep} at night (22 to 8) and {} in the \
             evening or at the weekend.",
            count(n, "incident"),
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
            basis: format!(
                "When it came: paged, else detected, else began, in the zone you were in; n = {n}."
            ),
            title,
            sentence,
        },
    };
    compose(said, look, |top| {
        (n > 0).then(|| week_cells(&grid).lay(top, look))
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

fn week_cells(grid: &Grid<'_>) -> Cells {
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
        borders: vec![
            [(WORK.start, 0), (WORK.start, 7)],
            [(SLEEP_FROM, 0), (SLEEP_FROM, 7)],
            [(WORK.end, 0), (WORK.end, 5)],
            [(WORK.start, 5), (WORK.end, 5)],
        ],
        bands: vec![
            (0, WORK.start, "sleep".to_owned()),
            (WORK.start, WORK.end, "work".to_owned()),
            (WORK.end, SLEEP_FROM, "evening".to_owned()),
        ],
        has_unknown: false,
    }
}

/// The last twelve months that the scope reaches, a row for each.
pub(super) fn calendar(data: &Incidents, look: &Look<'_>) -> Result<Drawing, FigureError> {
    let [known_from, known_to] = data.observed;
    let last = data
        .all
        .iter()
        .map(|one| one.day)
        .max()
        .unwrap_or(known_to)
        .max(known_to);
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
    let title = format!("Days of the last twelve months, n = {n}");
    let sentence = if n == 0 {
        NOTHING.to_owned()
    } else {
        format!(
            "{} on {}.",
            count(n, "incident"),
            count(by_day.len(), "day")
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
            basis: format!(
                "Day of the begin in the incident's zone, n = {n}. Before {} the journal knows nothing.",
                crate::words::date(known_from)
            ),
            title,
            sentence,
        },
    };
    let months = months(first, last);
    compose(said, look, |top| {
        (n > 0).then(|| year_cells(&months, &by_day, data.observed).lay(top, look))
    })
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
