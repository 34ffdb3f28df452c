//! Lines of a timeline that stand in one cell.

use super::told;

/// One line, as written.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) time: String,
    pub(super) by: String,
    pub(super) text: String,
}

/// Jira: "12/Jun/23 8:08 PM;account;text". The text may hold semicolons and rows of its own.
pub(super) fn comment(cell: &str) -> Option<Line> {
    let mut parts = cell.splitn(3, ';');
    let (time, by, text) = (parts.next()?, parts.next()?, parts.next()?);
    crate::exchange::dates::is_time(time).then(|| Line {
        time: time.trim().to_owned(),
        by: by.trim().to_owned(),
        text: text.trim().to_owned(),
    })
}

/// As JSON wrote them, or as ServiceNow does: "2024-05-01 10:02:11 - Ada Lovelace (Work notes)", the text in the rows below, and the next.
pub(super) fn work_notes(cell: &str) -> Vec<Line> {
    if let Some(told) = told::lines(cell) {
        return told;
    }
    let mut lines: Vec<Line> = Vec::new();
    for row in cell.lines() {
        match (head(row), lines.last_mut()) {
            (Some((time, by)), _) => lines.push(Line {
                time: time.to_owned(),
                by: by.to_owned(),
                text: String::new(),
            }),
            (None, Some(line)) => {
                if !line.text.is_empty() {
                    line.text.push('\n');
                }
                line.text.push_str(row.trim_end());
            }
            (None, None) => {}
        }
    }
    for line in &mut lines {
        line.text.truncate(line.text.trim_end().len());
    }
    lines
}

/// Whether a cell is nothing but such lines.
pub(super) fn are_work_notes(cell: &str) -> bool {
    if told::lines(cell).is_some() {
        return true;
    }
    let first = cell.lines().find(|row| !row.trim().is_empty());
    first.is_some_and(|row| head(row).is_some())
}

fn head(row: &str) -> Option<(&str, &str)> {
    let (time, rest) = row.split_once(" - ")?;
    let (by, kind) = rest.rsplit_once(" (")?;
    let is_head = kind.trim_end().ends_with(')') && crate::exchange::dates::is_time(time);
    is_head.then_some((time.trim(), by.trim()))
}
