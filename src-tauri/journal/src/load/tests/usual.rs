//! This month against one's own earlier ones.

use super::*;
use crate::load::{Usually, on_call};

/// On call all the time for 20 weeks, with so many pages in the last four and in each four before.
fn months(now: i64, before: i64) -> Facts {
    let begin = at(NOW) - TimeDelta::weeks(20);
    let of = |period: i64, count: i64| {
        let end = at(NOW) - TimeDelta::weeks(4 * period);
        (0..count).map(move |n| page(end - TimeDelta::hours(20 * n + 1)))
    };
    let mut pages: Vec<Interruption> = (1..5).flat_map(|period| of(period, before)).collect();
    pages.extend(of(0, now));
    pages.sort_by_key(|page| page.at);
    Facts {
        shifts: vec![shift(begin, at(NOW) + TimeDelta::days(1))],
        interruptions: pages,
        ..nothing()
    }
}

#[test]
fn only_the_interval_says_more_or_less() {
    let verdict = |now, before| on_call(&months(now, before), None, None).usual.verdict;
    assert_eq!(verdict(20, 5), Usually::More);
    assert_eq!(verdict(2, 15), Usually::Less);
    assert_eq!(
        verdict(7, 5),
        Usually::AboutAsUsual,
        "seven against five is chance"
    );
    assert_eq!(verdict(0, 0), Usually::AboutAsUsual);
}

#[test]
fn the_sentence_gives_what_was_and_what_is() {
    let usual = on_call(&months(20, 5), None, None).usual;
    assert_eq!(
        usual.sentence,
        "More than usual: 20 pages in the last 4 weeks, 5 in each of the 4 periods of 4 weeks before."
    );
    assert_eq!((usual.now.interruptions, usual.earlier.len()), (20, 4));
    assert!(
        usual
            .basis
            .starts_with("Pages per hour on call: 4 times as many"),
        "{}",
        usual.basis
    );
    assert!(usual.why.contains("outside working hours"), "{}", usual.why);
}

#[test]
fn three_earlier_periods_are_needed() {
    let mut facts = months(20, 5);
    facts.shifts[0].from = at(NOW) - TimeDelta::weeks(15);
    facts
        .interruptions
        .retain(|page| page.at > at(NOW) - TimeDelta::weeks(15));
    let usual = on_call(&facts, None, None).usual;
    assert_eq!(usual.verdict, Usually::NothingToCompare);
    assert!(usual.sentence.contains("Too early"), "{}", usual.sentence);
}
