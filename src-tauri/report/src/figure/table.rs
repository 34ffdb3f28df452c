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

/// What is read out at the point of a row: the title first.
pub(super) fn read_out(row: &Row) -> String {
    let mut said = String::new();
    for cell in [1, 2, 0, 3]
        .into_iter()
        .filter_map(|place| row.cells.get(place))
    {
        if !said.is_empty() {
            said.push_str(", ");
        }
        cell.0.iter().for_each(|span| said.push_str(&span.text));
    }
    said
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
