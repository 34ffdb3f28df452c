use super::data::{ResponsePoint, ResponseTimes};
use super::words;
use crate::document::{Align, Column, Row, Table, Text};
use crate::words::severity as severity_label;

/// The incidents of the chart in order of time, one row each.
pub(super) fn table(data: &ResponseTimes, caption: &str) -> Table {
    let column = |title: &str, align, weight| Column {
        title: title.to_owned(),
        align,
        weight,
    };
    Table {
        caption: Text::plain(caption),
        columns: vec![
            column("Began", Align::Start, 2.0),
            column("Incident", Align::Start, 5.0),
            column("Severity", Align::Start, 1.4),
            column("Time to resolve", Align::End, 2.4),
        ],
        rows: data.points().iter().map(row).collect(),
    }
}

fn row(point: &ResponsePoint) -> Row {
    Row {
        cells: vec![
            Text::plain(words::began(point)),
            Text::plain(point.title.clone()),
            Text::plain(severity_label(point.severity)),
            Text::plain(words::lasted(point)),
        ],
        sources: vec![point.incident],
    }
}
