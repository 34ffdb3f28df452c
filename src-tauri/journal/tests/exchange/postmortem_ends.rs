//! How strangers' reports say that it was over, and that they mean to do something.

use journal::domain::MilestoneKind;

use super::postmortems::bring_in;

#[test]
fn a_line_says_that_it_is_over_in_many_words() {
    for words in [
        "The issue was resolve by draining the node",
        "The alarm stops firing",
        "Alerts stopped firing",
        "The alarm clears",
    ] {
        let text = format!(
            "# Queue, 2024-05-04\n\n## Timeline\n\n- 09:00 UTC it stands\n- 09:40 UTC {words}\n"
        );
        let came = bring_in("queue.md", &text);
        let end = came.incident.at(MilestoneKind::Resolved);
        let clock = end.map(|at| at.format("%H:%M").to_string());
        assert_eq!(clock.as_deref(), Some("09:40"), "{words}");
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
