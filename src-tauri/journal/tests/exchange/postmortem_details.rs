//! What single lines of a report say: which actions are done, in which order they came, how long it took.

use journal::domain::Section;

use super::postmortems::bring_in;

#[test]
fn actions_come_in_in_their_order_and_done_is_said_of_the_whole() {
    let text = "# Queue full\n\n## Action items\n\n- Zebra\n- Yak can be done in the next sprint\n- Wolf\n- To be done: vole\n\
        - Done: tapir\n- Swan (done)\n- Could it have been found sooner?\n  - Perhaps\n\n### Process\n\n- Ask twice\n";
    let came = bring_in("queue.md", text);
    let said: Vec<(&str, bool)> = came
        .actions
        .iter()
        .map(|action| (action.what.as_str(), !action.is_open()))
        .collect();
    assert_eq!(
        said,
        [
            ("Zebra", false),
            ("Yak can be done in the next sprint", false),
            ("Wolf", false),
            ("To be done: vole", false),
            ("Done: tapir", true),
            ("Swan (done)", true),
            ("Ask twice", false),
        ]
    );
    let rest = &came.postmortem.sections[&Section::Actions];
    assert!(rest.contains("Could it have been found sooner?") && rest.contains("Perhaps"));
    assert!(
        rest.contains("Process"),
        "a heading is not lost with what stood below it"
    );
}

#[test]
fn lines_of_a_cell_and_a_stated_length_are_read() {
    let text = "# Lag\n\n- **Date:** 20 February 2019\n- **Duration:** 5 h 27 min\n\n## Timeline\n\n\
        | Time (UTC) | Who | What |\n| --- | --- | --- |\n| 2019-02-20 08:03 | Postmortem | logs stop<br>for all pods |\n\
        | 2019-02-20 09:00 | Ada | restarted it |\n";
    let came = bring_in("lag.md", text);
    assert_eq!(came.postmortem.header.minutes, Some(327));
    let lines: Vec<&str> = came
        .entries
        .iter()
        .map(|entry| entry.text.as_str())
        .collect();
    assert_eq!(
        lines,
        ["logs stop\nfor all pods", "Ada \u{2013} restarted it"]
    );
}
