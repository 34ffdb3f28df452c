//! Reports that write 10.42 for a clock, or say only days, or name the day in a sentence.

use journal::domain::MilestoneKind;

use super::postmortems::bring_in;

fn told(name: &str, text: &str) -> [Option<String>; 2] {
    let incident = bring_in(name, text).incident;
    [MilestoneKind::Began, MilestoneKind::Resolved].map(|kind| {
        let at = incident.at(kind)?;
        Some(at.format("%m-%d %H:%M").to_string())
    })
}

fn span(begin: &str, end: &str) -> [Option<String>; 2] {
    [begin, end].map(|at| Some(at.to_owned()))
}

fn lines(text: &str) -> Vec<String> {
    let came = bring_in("report.md", text);
    let lines = came.entries.iter();
    lines
        .map(|entry| format!("{} {}", entry.happened_at.format("%H:%M"), entry.text))
        .collect()
}

#[test]
fn items_with_dots_are_lines_where_several_have_them() {
    let text = "# Report of February 11, 2016\n\n### What happened\n\nIt stood on Thursday.\n\n- 10.42: Booking stands\n- 10.46: Ada is told\n- 10.56: It heals itself\n\nWhat we found:\n\n- A machine was gone\n";
    let found = [
        "10:42 Booking stands",
        "10:46 Ada is told",
        "10:56 It heals itself",
    ];
    assert_eq!(lines(text), found);
    let kept = format!("{:?}", bring_in("report.md", text).postmortem);
    assert!(
        kept.contains("A machine was gone"),
        "it is no part of a line: {kept}"
    );
}

#[test]
fn numbers_with_dots_are_none() {
    let versions = "# Report of February 11, 2016\n\n### What happened\n\n- 10.42: old\n- 9.46: older\n- 11.56: new\n";
    assert!(lines(versions).is_empty(), "they do not follow each other");
    let two = "# Report of February 11, 2016\n\n### What happened\n\n- 10.42: one\n- 10.46: two\n";
    assert!(lines(two).is_empty());
}

#[test]
fn a_sentence_with_dots_says_from_when_to_when() {
    let of = |sentence: &str| {
        let text = format!("# Report of August 12, 2016\n\n### What we learnt\n\n{sentence}\n");
        told("report.md", &text)
    };
    assert_eq!(
        of(
            "We saw that the network failure started at approximately 10.16, and was fixed at approximately 11.35."
        ),
        span("08-12 10:16", "08-12 11:35")
    );
    assert_eq!(
        of("The failure started at 10.16% of load, and was fixed at 11.35%."),
        [None, None]
    );
}

#[test]
fn a_sentence_may_say_days_alone() {
    let text = "# No downloads\n\n**Date**: 2023-03-23\n\n## Summary\n\nStarting on March 15th and going through to March 17th (most of it until the 16th), users saw nothing.\n";
    assert_eq!(
        told("downloads.md", text),
        span("03-15 00:00", "03-17 00:00")
    );
}

#[test]
fn the_evening_before_the_day_of_the_file_is_its_day() {
    let text = "# The proxy is gone\n\n## Summary\n\nOn the evening of Feb 23, nobody could log in.\n\n## Timeline\n\n- 21:10 The proxy is gone\n- 21:34 It is back to normal\n";
    let evening = span("02-23 21:10", "02-23 21:34");
    assert_eq!(told("2017-02-24-proxy.md", text), evening);
    let week = text.replace("Feb 23", "Feb 17");
    let same = span("02-24 21:10", "02-24 21:34");
    assert_eq!(told("2017-02-24-proxy.md", &week), same);
}

#[test]
fn what_a_team_is_doing_is_to_be_done() {
    for heading in [
        "What we\u{2019}re doing to fix this",
        "What we are doing differently",
    ] {
        let text = format!(
            "# Booking stands, 2016-02-11\n\n## {heading}\n\nWe learn from it.\n\n- We will audit the machines.\n- We intend to disable the old alerts.\n"
        );
        let actions = bring_in("booking.md", &text).actions;
        let whats: Vec<&str> = actions.iter().map(|action| action.what.as_str()).collect();
        assert_eq!(
            whats,
            [
                "We will audit the machines.",
                "We intend to disable the old alerts."
            ]
        );
    }
}

#[test]
fn a_lesson_that_needs_something_is_to_be_done() {
    let text = "# Booking stands, 2016-02-11\n\n## Lessons\n\nWe learnt that we need a second proxy. It was a long day.\n";
    let actions = bring_in("booking.md", text).actions;
    assert_eq!(actions.len(), 1);
    assert!(actions[0].what.contains("a second proxy"));
}

#[test]
fn clocks_of_a_timeline_come_before_days_and_before_what_another_part_tells() {
    let timeline = "## Timeline\n\n- 2023-03-15 14:20 UTC A deploy\n- 2023-03-16 09:00 UTC Ada looks\n- 2023-03-17 16:40 UTC Service restored\n";
    let with = |other: &str| {
        told(
            "report.md",
            &format!("# Down, 2023-03-15\n\n{other}\n\n{timeline}"),
        )
    };
    let whole = span("03-15 14:20", "03-17 16:40");
    for other in [
        "## Summary\n\nStarting on March 15th and going through to March 17th, users saw errors.",
        "## Root cause\n\nA first failure started at 10:20 and was fixed at 10:25.",
    ] {
        assert_eq!(with(other), whole, "{other}");
    }
}

#[test]
fn what_a_lesson_tells_of_a_year_before_is_not_this_one() {
    let text = "# Down, 2023-03-15\n\n## Lessons\n\nLast year the outage started on 3 May 2022 at 10:00, and was resolved by 11:00.\n";
    assert_eq!(told("report.md", text), [None, None]);
}

#[test]
fn versions_and_amounts_in_their_order_are_no_clocks() {
    let versions = "# Report of February 11, 2016\n\n## Affected versions\n\n- 20.04: patched\n- 22.04: patched\n- 22.10: fails\n";
    assert!(lines(versions).is_empty());
    for number in ["10.15 GB", "10.16.0.3", "10.16 % of load"] {
        let text = format!(
            "# Report of August 12, 2016\n\n## Summary\n\nThe failure started at {number}, and was fixed.\n"
        );
        assert_eq!(told("report.md", &text), [None, None], "{number}");
    }
    let zoned = "# Report of August 12, 2016\n\n## Summary\n\nThe failure started at 10.16 UTC, and was fixed at 11.35 UTC.\n";
    assert_eq!(told("report.md", zoned), span("08-12 10:16", "08-12 11:35"));
}

#[test]
fn what_a_team_is_doing_well_is_not_to_be_done() {
    let text = "# Down, 2016-02-11\n\n## What are we doing well?\n\n- The alarm rang at once.\n";
    assert!(bring_in("report.md", text).actions.is_empty());
}
