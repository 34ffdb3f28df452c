//! Which alerts were worth it, cause by cause, and who comes again.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::Facts;
use super::figures::counted;
use crate::domain::{Interruption, InterruptionId};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct CauseRow {
    pub cause: String,
    pub pages: u32,
    /// With a verdict, and of those, without need of action.
    pub classified: u32,
    pub no_action: u32,
    pub woke_me: u32,
    /// For any of its pages.
    pub fix_filed: bool,
    pub last: DateTime<Utc>,
    /// It paged again within 21 days.
    pub again: bool,
    pub entries: Vec<InterruptionId>,
}

/// Metrics, W11: within this time the same cause is a repeat.
pub(super) const AGAIN: TimeDelta = TimeDelta::days(21);

/// How causes are told apart.
pub(super) fn key(cause: &str) -> String {
    cause
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}

/// Pages with a cause, by it.
pub(super) fn by_cause<'a>(
    pages: impl Iterator<Item = &'a Interruption>,
) -> BTreeMap<String, Vec<&'a Interruption>> {
    let mut causes: BTreeMap<String, Vec<&Interruption>> = BTreeMap::new();
    for page in pages.filter(|page| !page.cause.trim().is_empty()) {
        causes.entry(key(&page.cause)).or_default().push(page);
    }
    causes
}

/// The most frequent first.
pub(super) fn rows(facts: &Facts, from: DateTime<Utc>, to: DateTime<Utc>) -> Vec<CauseRow> {
    let mut rows: Vec<CauseRow> = by_cause(facts.between(from, to))
        .into_values()
        .filter_map(|pages| row(&pages))
        .collect();
    rows.sort_by(|a, b| (b.pages, b.last, &a.cause).cmp(&(a.pages, a.last, &b.cause)));
    rows
}

fn row(pages: &[&Interruption]) -> Option<CauseRow> {
    let last = pages.last()?;
    let verdicts: Vec<_> = pages.iter().filter_map(|one| one.verdict).collect();
    Some(CauseRow {
        cause: last.cause.clone(),
        pages: counted(pages.len()),
        classified: counted(verdicts.len()),
        no_action: counted(verdicts.iter().filter(|one| !one.is_action()).count()),
        woke_me: counted(pages.iter().filter(|one| one.woke_me == Some(true)).count()),
        fix_filed: pages.iter().any(|one| one.fix_filed),
        last: last.at,
        again: pages
            .windows(2)
            .any(|pair| pair[1].at - pair[0].at <= AGAIN),
        entries: pages.iter().map(|one| one.id).collect(),
    })
}
