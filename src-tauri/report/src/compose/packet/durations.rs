//! How long incidents took, as a sentence and as cells of a table: of too few for an interval the middle says less than
//! the shortest and the longest of them.

use journal::insight::{Durations, Summary, summarize};

use super::super::build::figures;
use crate::document::{Column, Text};
use crate::words;

/// "Median time to resolve 38 min (95 % interval 21 min to 1 h 10 min); ", of few "Time to resolve 10 min to 30 min; ".
pub fn in_words(durations: &Durations) -> String {
    let Summary {
        median, interval, ..
    } = summarize(durations);
    match (median.zip(interval), durations.range()) {
        (Some((median, interval)), _) => format!(
            "Median time to resolve {} (95 % interval {}); ",
            words::real_duration(median),
            span_in_words(interval)
        ),
        (None, Some(range)) => format!("Time to resolve {}; ", span_in_words(range)),
        (None, None) => "No time to resolve is known; ".to_owned(),
    }
}

pub fn columns() -> [Column; 3] {
    [
        figures("Median", 1.3),
        figures("95 % interval, or range", 2.2),
        figures("n", 0.7),
    ]
}

pub fn cells(durations: &Durations) -> [Text; 3] {
    let Summary {
        n,
        median,
        interval,
        ..
    } = summarize(durations);
    let median = median.filter(|_| interval.is_some());
    let span = interval.or_else(|| durations.range());
    let none = || "-".to_owned();
    [
        Text::plain(median.map_or_else(none, words::real_duration)),
        Text::plain(span.map_or_else(none, span_in_words)),
        Text::plain(n.to_string()),
    ]
}

/// "36 min to 2 h 14 min", of one alone "36 min".
fn span_in_words([low, high]: [f64; 2]) -> String {
    let (low, high) = (words::real_duration(low), words::real_duration(high));
    if low == high {
        return low;
    }
    format!("{low} to {high}")
}
