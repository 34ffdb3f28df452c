//! How strangers' reports say that it was over, and that they mean to do something.

use journal::domain::{MilestoneKind, Section};

use super::postmortems::bring_in;

/// When it was over, by a line of 09:40.
fn end_told_by(words: &str) -> Option<String> {
    let text = format!(
        "# Queue, 2024-05-04\n\n## Timeline\n\n- 09:00 UTC it stands\n- 09:40 UTC {words}\n"
    );
    let end = bring_in("queue.md", &text)
        .incident
        .at(MilestoneKind::Resolved);
    end.map(|at| at.format("%H:%M").to_string())
}

#[test]
fn a_line_says_that_it_is_over_in_many_words() {
    for words in [
        "The issue was resolve by draining the node",
        "The alarm stops firing",
        "Alerts stopped firing",
        "The alarm clears",
        "Ada confirms that uploads are running again",
        "The cluster enters its healthy state",
        "Block production resumed",
        "The demotion of builders is patched and deployed",
    ] {
        assert_eq!(end_told_by(words).as_deref(), Some("09:40"), "{words}");
    }
}

#[test]
fn what_is_not_well_yet_is_no_end() {
    for words in [
        "Two pods are still in an unhealthy state",
        "The cluster is not in a healthy state",
        "Started network recovery",
        "Waiting until block production resumes",
        "Once the issue has been fixed we restart it",
    ] {
        assert_eq!(end_told_by(words), None, "{words}");
    }
}

#[test]
fn sentences_that_intend_are_to_be_done_and_those_to_readers_are_not() {
    let told = |sentence: &str| {
        let text = format!(
            "# Queue, 2024-05-04\n\n## Timeline\n\n- 09:00 UTC it stands\n\n## Recovery\n\nIt was slow. {sentence}\n"
        );
        bring_in("queue.md", &text).actions.len()
    };
    for sentence in [
        "We are exploring a second queue.",
        "We are reviewing our alarms.",
        "We're also looking at a test of it.",
        "We\u{2019}re going to drain it first.",
        "Ledger Ltd plans to build a second one.",
        "The vendor is actively working on the hosts.",
    ] {
        assert_eq!(told(sentence), 1, "{sentence}");
    }
    for sentence in [
        "We're looking forward to your feedback.",
        "We knew we must drain it first.",
        "We will share more soon.",
    ] {
        assert_eq!(told(sentence), 0, "{sentence}");
    }
}

#[test]
fn the_beginning_stands_in_front_of_what_failed_and_not_of_what_was_done_about_it() {
    let began = |sentence: &str| {
        let text = format!(
            "# Chain, 2024-05-04\n\n## Summary\n\n{sentence}\n\n## Timeline\n\n- 10:30 UTC a page\n- 11:00 UTC it is back\n"
        );
        let at = bring_in("chain.md", &text)
            .incident
            .at(MilestoneKind::Began);
        at.map(|at| at.format("%H:%M").to_string())
    };
    let some = |clock: &str| Some(clock.to_owned());
    assert_eq!(
        began("At about 09:30 UTC, the chain halted at block 7."),
        some("09:30")
    );
    assert_eq!(began("The rollout was halted at 10:40 UTC."), some("10:30"));
    assert_eq!(
        began("At 14:00 UTC we took back the release because of which checkout stopped working."),
        some("10:30")
    );
}

fn milestones(text: &str) -> Vec<(MilestoneKind, String)> {
    let came = bring_in("report.md", text);
    let told = came.incident.milestones.iter();
    told.map(|one| (one.kind, one.at.format("%Y-%m-%d %H:%M").to_string()))
        .collect()
}

#[test]
fn a_cause_in_the_head_does_not_end_it() {
    let head = |overview: &str| {
        format!(
            "# Cart refuses requests\n\n## {overview}\n\n- **Severity:** P3\n- **Cause:** A change of configuration\n- **Started:** 2026-08-05 4:35 PM\n- **Resolved:** 2026-08-07 2:12 PM\n\n## Impact\n\nNobody could buy.\n"
        )
    };
    for overview in ["Overview", "Incident metadata"] {
        let told = milestones(&head(overview));
        let expected = [
            (MilestoneKind::Began, "2026-08-05 16:35".to_owned()),
            (MilestoneKind::Resolved, "2026-08-07 14:12".to_owned()),
        ];
        assert_eq!(told, expected, "{overview}");
    }
    let came = bring_in("report.md", &head("Overview"));
    let cause = &came.postmortem.sections[&Section::RootCause];
    assert_eq!(cause, "A change of configuration");
}

#[test]
fn a_window_may_be_told_on_two_clocks_and_two_lines() {
    let text = "# Relay runs out of memory\n\n## Incident metadata\n\n- **Severity:** Critical\n- **Primary incident window:** approximately 2026-09-02 16:41 PDT / 23:41 UTC through\n  2026-09-02 18:08:18 PDT / 2026-09-03 01:08:18 UTC\n\n## Summary\n\nIt was restarted again and again.\n";
    let expected = [
        (MilestoneKind::Began, "2026-09-02 23:41".to_owned()),
        (MilestoneKind::Resolved, "2026-09-03 01:08".to_owned()),
    ];
    assert_eq!(milestones(text), expected);
    let other = text.replace(" / 23:41 UTC", " / 23:20 PDT");
    let came = bring_in("report.md", &other);
    let whole = format!("{:?} {:?}", came.entries, came.postmortem);
    assert!(
        whole.contains("23:20"),
        "another time is no other clock: {whole}"
    );
}

#[test]
fn a_status_may_say_when_it_was_closed() {
    let end = |status: &str| {
        let text =
            format!("# Away, 2026-04-14\n\n**Status**: {status}\n\n## Summary\n\nIt was away.\n");
        let at = bring_in("away.md", &text)
            .incident
            .at(MilestoneKind::Resolved);
        at.map(|at| at.format("%m-%d %H:%M").to_string())
    };
    let closed = end("Closed April 14, 2026 at 10am UTC with preventative measures.");
    assert_eq!(closed.as_deref(), Some("04-14 10:00"));
    assert_eq!(end("Open since April 14, 2026 at 10am UTC"), None);
}
