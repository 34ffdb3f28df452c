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

/// On call for so many hours of each period, now and before, with such pages.
fn periods(
    hours: (i64, i64),
    now: impl Fn(DateTime<Utc>) -> Vec<Interruption>,
    before: impl Fn(DateTime<Utc>) -> Vec<Interruption>,
) -> Facts {
    let mut facts = nothing();
    for period in (0..7).rev() {
        let begin = at(NOW) - TimeDelta::weeks(4 * (period + 1));
        let (hours, pages) = match period {
            0 => (hours.0, now(begin)),
            _ => (hours.1, before(begin)),
        };
        facts
            .shifts
            .push(shift(begin, begin + TimeDelta::hours(hours)));
        facts.interruptions.extend(pages);
    }
    facts
}

/// So many pages a day apart, from so many hours after noon on.
fn daily(begin: DateTime<Utc>, count: i64, hour: i64) -> Vec<Interruption> {
    let at = |n| begin + TimeDelta::days(n) + TimeDelta::hours(hour);
    (0..count).map(|n| page(at(n))).collect()
}

/// At three in the night.
fn wakings(begin: DateTime<Utc>, count: i64, minutes: u32) -> Vec<Interruption> {
    let mut pages = daily(begin, count, 15);
    for page in &mut pages {
        page.woke_me = Some(true);
        page.minutes_awake = Some(minutes);
    }
    pages
}

#[test]
fn worse_nights_are_told_though_the_pages_are_as_many() {
    let facts = periods(
        (168, 168),
        |begin| wakings(begin, 6, 150),
        |begin| daily(begin, 6, 1),
    );
    let usual = on_call(&facts, None, None).usual;
    assert_eq!(usual.verdict, Usually::More);
    assert_eq!(
        usual.sentence,
        "Worse nights than usual: 6 broken nights in the last 4 weeks, none in any of the 6 periods of 4 weeks before; \
         6 pages, 6 before; 15 h of sleep lost, none before."
    );
    assert!(
        usual.basis.contains("Broken nights per hour on call: more"),
        "{}",
        usual.basis
    );
    let mut unanswered = facts;
    for page in &mut unanswered.interruptions[..36] {
        *page = Interruption {
            at: page.at + TimeDelta::hours(14),
            ..page.clone()
        };
    }
    let usual = on_call(&unanswered, None, None).usual;
    assert_eq!(
        usual.verdict,
        Usually::AboutAsUsual,
        "of earlier nights it was not entered whether they were broken"
    );
}

#[test]
fn more_sleep_lost_than_ever_is_told_though_nothing_else_is_more() {
    let facts = periods(
        (168, 168),
        |begin| wakings(begin, 2, 240),
        |begin| wakings(begin, 2, 10),
    );
    let usual = on_call(&facts, None, None).usual;
    assert_eq!(
        usual.sentence,
        "More sleep lost than in any period before: 8 h of sleep lost in the last 4 weeks, \
         20 min in each of the 6 periods of 4 weeks before; 2 pages, 2 before."
    );
}

#[test]
fn longer_time_on_call_is_told_with_its_hours() {
    let facts = periods(
        (672, 168),
        |begin| {
            daily(begin, 27, 1)
                .into_iter()
                .chain(daily(begin, 21, 2))
                .collect()
        },
        |begin| {
            daily(begin, 7, 1)
                .into_iter()
                .chain(daily(begin, 5, 2))
                .collect()
        },
    );
    let usual = on_call(&facts, None, None).usual;
    assert_eq!(usual.verdict, Usually::AboutAsUsual);
    assert_eq!(
        usual.sentence,
        "On call for longer than usual, with about as many pages an hour: 48 pages in the last 4 weeks, \
         12 in each of the 6 periods of 4 weeks before; 672 h on call, 168 h before."
    );
}

#[test]
fn better_nights_are_told_and_fewer_pages_are_not_less_where_they_cost_more_sleep() {
    let better = periods(
        (168, 168),
        |begin| daily(begin, 6, 1),
        |begin| wakings(begin, 6, 30),
    );
    let usual = on_call(&better, None, None).usual;
    assert_eq!(usual.verdict, Usually::Less);
    assert!(
        usual
            .sentence
            .starts_with("Better nights than usual: 0 broken nights"),
        "{}",
        usual.sentence
    );
    let dear = periods(
        (168, 168),
        |begin| wakings(begin, 1, 600),
        |begin| daily(begin, 12, 1),
    );
    let usual = on_call(&dear, None, None).usual;
    assert_eq!(usual.verdict, Usually::AboutAsUsual);
    assert!(
        usual.sentence.starts_with(
            "Fewer pages than usual, but more sleep lost than in any period before: 10 h of sleep lost"
        ),
        "{}",
        usual.sentence
    );
}
