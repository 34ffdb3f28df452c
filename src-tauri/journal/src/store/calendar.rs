//! Which daily back-ups are kept.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

const DAYS: usize = 7;
const WEEKS: usize = 4;
const MONTHS: usize = 12;

/// The newest back-up of each of the last seven days, four weeks and twelve months that have one.
/// Spans without a back-up do not count, so a long break from the journal costs nothing. A date
/// after today comes from a wrong clock: it is kept and does not displace another.
pub fn keep(dates: &BTreeSet<NaiveDate>, today: NaiveDate) -> BTreeSet<NaiveDate> {
    let (past, future): (Vec<_>, Vec<_>) = dates.iter().rev().partition(|date| **date <= today);
    let mut kept: BTreeSet<NaiveDate> = future.into_iter().collect();
    kept.extend(newest_of_each(&past, DAYS, |date| date));
    kept.extend(newest_of_each(&past, WEEKS, |date| date.iso_week()));
    kept.extend(newest_of_each(&past, MONTHS, |date| {
        (date.year(), date.month())
    }));
    kept
}

/// `dates` come newest first.
fn newest_of_each<Span: PartialEq>(
    dates: &[NaiveDate],
    spans: usize,
    span: impl Fn(NaiveDate) -> Span,
) -> Vec<NaiveDate> {
    let mut newest = dates.to_vec();
    newest.dedup_by(|older, newer| span(*older) == span(*newer));
    newest.truncate(spans);
    newest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn every_day(from: &str, to: &str) -> BTreeSet<NaiveDate> {
        day(from)
            .iter_days()
            .take_while(|date| *date <= day(to))
            .collect()
    }

    #[test]
    fn after_two_years_of_days_seven_days_four_weeks_and_twelve_months_remain() {
        let kept = keep(&every_day("2024-11-22", "2026-11-21"), day("2026-11-21"));
        let kept: Vec<String> = kept.iter().map(ToString::to_string).collect();
        // Saturday the 21st and six days before it, three Sundays, eleven ends of months.
        let expected = "2025-12-31 2026-01-31 2026-02-28 2026-03-31 2026-04-30 2026-05-31 2026-06-30 \
                        2026-07-31 2026-08-31 2026-09-30 2026-10-31 2026-11-01 2026-11-08 2026-11-15 \
                        2026-11-16 2026-11-17 2026-11-18 2026-11-19 2026-11-20 2026-11-21";
        assert_eq!(kept.join(" "), expected);
    }

    #[test]
    fn pruning_every_day_reaches_the_same_as_pruning_once() {
        let mut kept = BTreeSet::new();
        for date in every_day("2025-01-01", "2026-11-21") {
            kept.insert(date);
            kept = keep(&kept, date);
            assert!(kept.contains(&date), "the newest is never pruned");
        }
        assert!(
            kept.len() >= 18,
            "days, weeks and months survive daily pruning: {kept:?}"
        );
        assert!(kept.len() <= DAYS + WEEKS + MONTHS);
    }

    #[test]
    fn a_break_of_a_year_prunes_nothing_that_was_kept_before_it() {
        let before = keep(&every_day("2024-01-01", "2025-06-30"), day("2025-06-30"));
        let few: BTreeSet<_> = before.iter().copied().rev().take(3).collect();
        assert_eq!(keep(&few, day("2026-11-21")), few);
    }

    #[test]
    fn a_date_from_a_wrong_clock_is_kept_and_displaces_nothing() {
        let mut dates = every_day("2026-11-15", "2026-11-21");
        dates.insert(day("2031-01-01"));
        assert_eq!(keep(&dates, day("2026-11-21")), dates);
    }

    #[test]
    fn nothing_to_keep_of_nothing() {
        assert!(keep(&BTreeSet::new(), day("2026-11-21")).is_empty());
    }
}
