//! Many pages at once, one a line.

use super::*;
use crate::load::read_pages;

#[test]
fn each_line_begins_with_a_time_and_the_rest_comes_in_any_order() {
    let text = "yesterday 03:10 woke 40m disk full on db-3\n\n\
                2026-11-24 23:55, slept, flaky check, no action\n\
                11:00 Lag filed";
    let pages = read_pages(text, at(NOW), zone("Europe/Berlin"));
    let found: Vec<_> = pages
        .iter()
        .map(|line| (line.line, line.page.clone().unwrap()))
        .collect();
    assert_eq!(found.len(), 3);
    let (line, first) = &found[0];
    assert_eq!((*line, first.at), (1, berlin("11-25 03:10")));
    assert_eq!((first.woke_me, first.minutes_awake), (Some(true), Some(40)));
    assert_eq!(first.cause, "disk full on db-3");
    let (line, second) = &found[1];
    assert_eq!((*line, second.at), (3, berlin("11-24 23:55")));
    assert_eq!(
        (second.woke_me, second.verdict),
        (Some(false), Some(PageVerdict::NothingToDo))
    );
    assert_eq!(second.cause, "flaky check");
    assert!(found[2].1.fix_filed && found[2].1.cause == "Lag");
}

#[test]
fn how_long_one_was_awake_does_not_say_that_one_was_awake_before() {
    for (text, woke_me, minutes) in [
        ("03:10 woke me, awake 40m, disk full", Some(true), Some(40)),
        ("03:10 awake 40m, woke me, disk full", Some(true), Some(40)),
        ("03:10 awake for 40m disk full", None, Some(40)),
        ("03:10 awake 40 min disk full", None, Some(40)),
        ("03:10 awake disk full 40m", Some(false), Some(40)),
        ("03:10 woke, awake, disk full", Some(true), None),
    ] {
        let read = read_pages(text, at(NOW), zone("Europe/Berlin"));
        let page = read[0].page.clone().unwrap();
        assert_eq!(
            (page.woke_me, page.minutes_awake),
            (woke_me, minutes),
            "{text}"
        );
        assert_eq!(page.cause, "disk full", "{text}");
    }
}

#[test]
fn a_doubtful_time_and_none_at_all_are_said() {
    let pages = read_pages(
        "2026-10-25 02:30 lag\nlag again",
        at(NOW),
        zone("Europe/Berlin"),
    );
    assert!(pages.iter().all(|line| line.page.is_none()));
    assert!(pages[0].problem.as_deref().unwrap().contains("twice"));
    assert_eq!(pages[1].problem.as_deref(), Some("It begins with no time."));
}
