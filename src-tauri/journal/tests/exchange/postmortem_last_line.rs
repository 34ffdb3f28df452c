//! Where nothing says that it was over, the timeline of a report does: by its last line.

use journal::{domain::MilestoneKind, exchange::ImportOptions};

use super::postmortems::{bring_in, came_in};
use super::scene::Scene;

/// When it was over by a timeline of these lines, and whether that is an estimate.
fn end(lines: &[&str]) -> Option<(String, bool)> {
    end_of("Timeline", lines)
}

fn end_of(heading: &str, lines: &[&str]) -> Option<(String, bool)> {
    let lines: Vec<String> = lines.iter().map(|line| format!("- {line}\n")).collect();
    let text = format!("# Queue, 2024-05-04\n\n## {heading}\n\n{}", lines.concat());
    let came = bring_in("queue.md", &text);
    let told = came.incident.milestones.iter();
    let mut ends = told.filter(|one| one.kind == MilestoneKind::Resolved);
    let end = ends.next()?;
    Some((end.at.format("%m-%d %H:%M").to_string(), end.estimated))
}

fn estimated(at: &str) -> (String, bool) {
    (at.to_owned(), true)
}

const FIRST: [&str; 2] = [
    "09:00 UTC Nobody can log in",
    "09:10 UTC Ada looks at the logs",
];

#[test]
fn the_last_line_of_a_timeline_is_taken_for_the_end() {
    let with = |line: &'static str| end(&[FIRST.as_slice(), &[line]].concat());
    let last = "09:40 UTC All runners were stopped, removing the access";
    assert_eq!(with(last), Some(estimated("05-04 09:40")));
    for open in [
        "09:40 UTC The queue is down again",
        "09:40 UTC Still no log-in",
        "09:40 UTC Bo starts investigating",
        "09:40 UTC The database is unreachable",
        "09:40 UTC A customer reports a blank page",
    ] {
        assert_eq!(with(open), None, "{open}");
    }
}

#[test]
fn a_line_that_says_so_counts_before_the_last_one() {
    let lines = [
        FIRST[0],
        "09:10 UTC Service restored",
        "09:40 UTC Ada writes to the customers",
    ];
    assert_eq!(end(&lines), Some(estimated("05-04 09:10")));
}

#[test]
fn what_was_written_afterwards_is_not_its_end() {
    let lines = [
        FIRST[0],
        FIRST[1],
        "09:40 UTC The old key is deleted",
        "15:00 UTC Postmortem published",
    ];
    assert_eq!(end(&lines), Some(estimated("05-04 09:40")));
}

#[test]
fn two_lines_or_another_part_say_nothing_of_the_end() {
    let last = "09:40 UTC All runners were stopped";
    assert_eq!(end(&[FIRST[0], last]), None);
    let lines = [FIRST[0], FIRST[1], last];
    assert_eq!(end_of("Commands we ran", &lines), None);
}

#[test]
fn the_reader_is_told_that_it_is_a_guess() {
    let mut scene = Scene::new();
    let text = "# Queue, 2024-05-04\n\n## Timeline\n\n- 09:00 UTC Nobody can log in\n- 09:10 UTC Ada looks\n- 09:40 UTC The key is deleted\n";
    let options = ImportOptions::default();
    let report = scene
        .journal
        .import("queue.md", text.as_bytes(), &options)
        .unwrap();
    let told = format!("{report:?}");
    assert!(
        told.contains("the last line of the timeline was taken"),
        "{told}"
    );
    assert!(
        came_in(&scene)
            .incident
            .at(MilestoneKind::Resolved)
            .is_some()
    );
}

#[test]
fn a_timeline_of_days_ends_on_the_day_that_says_so() {
    let lines = ["2024-05-01 Hardening is released", "2024-05-04: Resolution"];
    assert_eq!(end(&lines), Some(estimated("05-04 00:00")));
    let same_day = ["2024-05-04 Hardening is released", "2024-05-04: Resolution"];
    assert_eq!(end(&same_day), None, "it would have lasted no time");
}

#[test]
fn a_status_among_the_facts_of_an_overview_may_say_when_it_was_closed() {
    let text = "# Away\n\n**Summary**: It was away.\n\n## Incident overview\n\n**Projects**: the window\n\n**Status**: Closed April 14, 2026 at 10am PT with measures.\n\n### Timeline\n\n- 2026-04-02: Released\n- 2026-04-14: Resolution\n";
    let came = bring_in("away.md", text);
    let end = came.incident.at(MilestoneKind::Resolved);
    let end = end.map(|at| at.format("%m-%d %H:%M").to_string());
    assert_eq!(end.as_deref(), Some("04-14 17:00"));
}

#[test]
fn the_last_day_of_a_timeline_of_days_is_taken_too() {
    let lines = [
        "2021-01-20: A bypass is reported",
        "2021-03-04: The vendors are told",
        "2021-05-11: The patch is public",
    ];
    assert_eq!(end(&lines), Some(estimated("05-11 00:00")));
}

#[test]
fn what_is_still_open_or_would_end_before_it_began_has_no_end() {
    let timeline = "- 09:00 UTC Nobody can log in\n- 09:10 UTC Ada looks at the logs\n- 09:40 UTC Bo rolls the patch out to half of the hosts\n";
    let end = |head: &str| {
        let text = format!("# Queue, 2024-05-04\n\n{head}\n\n## Timeline\n\n{timeline}");
        bring_in("queue.md", &text)
            .incident
            .at(MilestoneKind::Resolved)
    };
    assert!(end("Status: Complete").is_some());
    assert!(end("Status: Investigating").is_none());
    assert!(end("**Began**: 2024-05-04 10:00 UTC").is_none());
}
