//! Every chart by its name: what it says, its table, and its form.

mod compared;
mod counted;
mod kinds;
mod quarters;
mod when;
mod work;

use std::num::NonZero;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::available_parallelism;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::incidents::{Charted, Incidents};
use super::{Drawing, FigureError, Look, response_times};
use crate::document::{Align, Column, Row, Table, Text};
use crate::words::{severity as severity_label, short_date};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum ChartName {
    /// One dot per incident: when it began against how long it took
    ResponseTimes,
    /// Two strips of dots and the ratio between them; needs a change date
    BeforeAfter,
    /// To detect, acknowledge, mitigate and resolve, side by side
    Spans,
    /// Hours of the week
    Week,
    /// Days of the last twelve months
    Calendar,
    /// How many over time, by severity
    Severities,
    /// How many over time, each severity apart
    SeveritiesApart,
    /// How many over time, by failure class
    Classes,
    /// When each failure class came again
    Recurrence,
    /// Roles taken
    Roles,
    /// Times to resolve by quarter, the latest against those before
    Quarters,
    /// Reactive of all hours by quarter, as estimated
    Share,
    /// Pieces of evidence over time, by kind and reach
    Growth,
}

impl ChartName {
    /// In the order of the page.
    pub const ALL: [Self; 13] = [
        Self::ResponseTimes,
        Self::BeforeAfter,
        Self::Quarters,
        Self::Spans,
        Self::Week,
        Self::Calendar,
        Self::Severities,
        Self::SeveritiesApart,
        Self::Classes,
        Self::Recurrence,
        Self::Roles,
        Self::Share,
        Self::Growth,
    ];

    /// As programs call it.
    pub fn key(self) -> &'static str {
        match self {
            Self::ResponseTimes => "response_times",
            Self::BeforeAfter => "before_after",
            Self::Spans => "spans",
            Self::Week => "week",
            Self::Calendar => "calendar",
            Self::Severities => "severities",
            Self::SeveritiesApart => "severities_apart",
            Self::Classes => "classes",
            Self::Recurrence => "recurrence",
            Self::Roles => "roles",
            Self::Quarters => "quarters",
            Self::Share => "share",
            Self::Growth => "growth",
        }
    }
}

/// `change` is the first day of "after"; only `BeforeAfter` looks at it, and says so where there is none.
pub fn draw(
    name: ChartName,
    data: &Incidents,
    change: Option<NaiveDate>,
    look: &Look<'_>,
) -> Result<Drawing, FigureError> {
    let look = &look.within_reason();
    match name {
        ChartName::ResponseTimes => response_times(&data.times, look),
        ChartName::BeforeAfter => compared::before_after(data, change, look),
        ChartName::Spans => compared::spans(data, look),
        ChartName::Week => when::week(data, look),
        ChartName::Calendar => when::calendar(data, look),
        ChartName::Severities => counted::severities(data, look),
        ChartName::SeveritiesApart => counted::severities_apart(data, look),
        ChartName::Classes => counted::classes(data, look),
        ChartName::Recurrence => kinds::recurrence(data, look),
        ChartName::Roles => kinds::roles(data, look),
        ChartName::Quarters => quarters::quarters(data, look),
        ChartName::Share => work::share(data, look),
        ChartName::Growth => work::growth(data, look),
    }
}

/// Several charts of the same incidents, drawn at the same time, by as many threads as there are cores, and told in their
/// order.
pub fn draw_all(
    names: &[ChartName],
    data: &Incidents,
    change: Option<NaiveDate>,
    look: &Look<'_>,
) -> Result<Vec<Drawing>, FigureError> {
    let cores = available_parallelism().map_or(1, NonZero::get);
    let next = AtomicUsize::new(0);
    let draw_on = || {
        let mut drawn = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(name) = names.get(at) else {
                return drawn;
            };
            drawn.push((at, draw(*name, data, change, look)));
        }
    };
    let mut drawn = std::thread::scope(|scope| {
        let others: Vec<_> = (1..cores).map(|_| scope.spawn(draw_on)).collect();
        let mut drawn = draw_on();
        for other in others {
            drawn.extend(other.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        drawn
    });
    drawn.sort_by_key(|(at, _)| *at);
    drawn.into_iter().map(|(_, drawing)| drawing).collect()
}

const NOTHING: &str = "No incident here yet. Log one, or widen the period.";

fn table(caption: &str, columns: &[(&str, Align, f32)], rows: Vec<Row>) -> Table {
    let column = |(title, align, weight): &(&str, Align, f32)| Column {
        title: (*title).to_owned(),
        align: *align,
        weight: *weight,
    };
    Table {
        caption: Text::plain(caption),
        columns: columns.iter().map(column).collect(),
        rows,
    }
}

fn row(cells: Vec<String>, sources: Vec<Uuid>) -> Row {
    Row {
        cells: cells.into_iter().map(Text::plain).collect(),
        sources,
    }
}

/// "Replica lag, SEV2, 14 Mar 2025", and what the chart adds.
fn readout(one: &Charted, more: &str) -> String {
    let day = short_date(one.day);
    let severity = severity_label(one.severity);
    format!("{}, {severity}, {day}{more}", one.title)
}

fn ids<'a>(incidents: impl IntoIterator<Item = &'a Charted>) -> Vec<Uuid> {
    incidents.into_iter().map(|one| one.incident).collect()
}
