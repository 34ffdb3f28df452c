//! Own earlier quarters as the baseline.

use std::collections::BTreeMap;

use journal::insight::{self, Durations, Quarter, Span};

use super::compared::{durations, points, strip_label};
use super::{NOTHING, ids, row, table};
use crate::document::Align;
use crate::figure::basis::{self, Firmness};
use crate::figure::chart::Words;
use crate::figure::form::{Said, compose};
use crate::figure::incidents::{Charted, Incidents};
use crate::figure::strips::{Strip, Strips};
use crate::figure::{Drawing, FigureError, Look};
use crate::words::count;

/// More rows would not be read; the trend counts all.
const SHOWN: usize = 8;

/// A row of dots for each of the latest quarters; in words the latest against all before it, and the trend.
pub(super) fn quarters(data: &Incidents, look: &Look<'_>) -> Result<Drawing, FigureError> {
    let all = by_quarter(&data.all);
    let shown = &all[all.len().saturating_sub(SHOWN)..];
    let [n, drawn] = [&all, shown].map(known);
    let labels: Vec<String> = all
        .iter()
        .map(|(quarter, _, lengths)| strip_label(&quarter.name(), lengths))
        .collect();
    let not_all = if drawn < n {
        format!(", {drawn} of them drawn")
    } else {
        String::new()
    };
    let title = format!("Time to resolve by quarter, n = {n}{not_all}");
    let sentence = sentence(&all);
    let rows = all
        .iter()
        .zip(&labels)
        .map(|((quarter, incidents, _), label)| {
            row(
                vec![quarter.name(), label.clone()],
                ids(incidents.iter().copied()),
            )
        });
    let said = Said {
        alternative: format!(
            "One row of dots for each of the latest quarters, on one logarithmic axis. {} {sentence}",
            labels[labels.len().saturating_sub(SHOWN)..].join(" ")
        ),
        table: table(
            &title,
            &[
                ("Quarter", Align::Start, 1.4),
                ("What is known", Align::Start, 5.0),
            ],
            rows.collect(),
        ),
        words: Words {
            basis: quarters_basis(data, &all, shown),
            title,
            sentence,
        },
    };
    let labels = labels.into_iter().skip(all.len() - shown.len());
    let strips: Vec<Strip> = shown
        .iter()
        .zip(labels)
        .map(|((_, incidents, _), label)| Strip {
            label,
            points: points(incidents, Span::Resolve),
            with_median: true,
        })
        .collect();
    compose(said, look, |top| Strips::new(strips, None, top, look))
}

/// What all of it rests on, and how much of it is drawn where that is not all.
fn quarters_basis(data: &Incidents, all: &[OfQuarter<'_>], shown: &[OfQuarter<'_>]) -> String {
    let [n, drawn] = [all, shown].map(known);
    let facts = basis::basis(
        "Resolved - began",
        &n.to_string(),
        Firmness::of_span(Span::Resolve, data.all.iter()),
        &data.untimed,
    );
    let quarters = count(all.len(), "quarter");
    let how = "the latest against all before it by the ratio of all pairs; a trend of the medians is told from eight on";
    let part = if drawn < n {
        format!(
            " The latest {} of {quarters} are drawn ({drawn}).",
            shown.len()
        )
    } else {
        String::new()
    };
    format!("{facts}. {quarters}, {how}.{part}")
}

/// How many times to resolve.
fn known(quarters: &[OfQuarter<'_>]) -> usize {
    quarters.iter().map(|(.., lengths)| lengths.len()).sum()
}

type OfQuarter<'a> = (Quarter, Vec<&'a Charted>, Durations);

/// Those with a time to resolve, the oldest quarter first.
fn by_quarter(all: &[Charted]) -> Vec<OfQuarter<'_>> {
    let mut by_quarter: BTreeMap<Quarter, Vec<&Charted>> = BTreeMap::new();
    for one in all {
        if one.span(Span::Resolve).is_some() {
            let quarter = Quarter::of(one.day);
            by_quarter.entry(quarter).or_default().push(one);
        }
    }
    by_quarter
        .into_iter()
        .map(|(quarter, incidents)| {
            let lengths = durations(&incidents, Span::Resolve);
            (quarter, incidents, lengths)
        })
        .collect()
}

fn sentence(all: &[OfQuarter<'_>]) -> String {
    let Some(((latest, incidents, _), earlier)) = all.split_last() else {
        return NOTHING.to_owned();
    };
    if earlier.is_empty() {
        return format!(
            "{} is the first quarter here; later ones are compared with it.",
            latest.name()
        );
    }
    let before: Vec<&Charted> = earlier
        .iter()
        .flat_map(|(_, all, _)| all.iter().copied())
        .collect();
    let compared = insight::effect(
        &durations(&before, Span::Resolve),
        &durations(incidents, Span::Resolve),
    );
    let medians: Vec<(f64, f64)> = all
        .iter()
        .filter_map(|(quarter, _, lengths)| Some((f64::from(quarter.ordinal()), lengths.median()?)))
        .collect();
    let mut parts = vec![format!(
        "{} against all quarters before. {}",
        latest.name(),
        insight::words::told(&compared)
    )];
    parts.extend(insight::trend(&medians).map(|trend| insight::words::trend(&trend)));
    parts.join(" ")
}
