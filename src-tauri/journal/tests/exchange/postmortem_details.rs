//! What single lines of a report say: which actions are done, in which order they came, how long it took, of which day it
//! is, and what is a timeline under another name.

use journal::domain::{ActionState, MilestoneKind, PostmortemState, Section};
use journal::exchange::ImportOptions;

use super::at;
use super::postmortems::{CameIn, bring_in, came_in};
use super::scene::Scene;

#[test]
fn a_day_before_a_dash_is_a_line_of_a_timeline_in_paragraphs() {
    let text = "# Limits\n\n## Timeline\n\nOctober 9, 2025 - the limit was raised\n\n\
        **October 12, 2025**: it was lowered\n\nOctober 14, 2025 it was as before, we thought\n";
    let came = bring_in("limits.md", text);
    assert_eq!(
        lines(&came),
        [
            ("10-09 00:00".to_owned(), "the limit was raised"),
            (
                "10-12 00:00".to_owned(),
                "it was lowered\nOctober 14, 2025 it was as before, we thought"
            ),
        ]
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

fn lines(came: &CameIn) -> Vec<(String, &str)> {
    let lines = came.entries.iter();
    lines
        .map(|entry| {
            let at = entry.happened_at.format("%m-%d %H:%M").to_string();
            (at, entry.text.as_str())
        })
        .collect()
}

#[test]
fn old_work_is_of_the_day_of_its_report() {
    let mut scene = Scene::new();
    let text = "# Lag\n\n## Timeline\n\n- 2019-02-20 08:03 logs stop\n- 2019-02-20 09:00 all resolved\n\n\
        ## Action items\n\n- [x] Watch the lag\n- Alert on it\n";
    let options = ImportOptions::default();
    scene
        .journal
        .import("lag.md", text.as_bytes(), &options)
        .unwrap();
    let came = came_in(&scene);
    let ended = at("2019-02-20T09:00:00Z");
    assert_eq!(came.postmortem.state, PostmortemState::Done { at: ended });
    let states: Vec<&ActionState> = came.actions.iter().map(|action| &action.state).collect();
    assert_eq!(
        states,
        [&ActionState::Done { at: ended }, &ActionState::Open]
    );
    let view = scene.journal.postmortem(came.postmortem.id).unwrap();
    assert_eq!(view.due, None, "nobody knows when it was held");

    let headed = "# Lag\n\n- **Date:** 20 February 2019\n\n## Summary\n\nSlow.\n\n## Actions\n\n- [x] Watch\n";
    let came = bring_in("headed.md", headed);
    let noon = at("2019-02-20T12:00:00Z");
    assert_eq!(came.postmortem.state, PostmortemState::Done { at: noon });
    assert_eq!(came.actions[0].state, ActionState::Done { at: noon });
}

#[test]
fn paragraphs_with_clocks_are_a_timeline_under_any_name() {
    let text = "# Keys leaked on 2025-07-23\n\n- **Impact**:\n\nOne key.\n\n- **Context**:\n\n\
        15:35 \u{2013} Plan pushed\n\n16:48 - More found:\n\n* a token\n* a key\n\n17:20 - Revoked it\n\n24/07/25\n\n\
        12:34 \u{2013} History purged\n\n- **Resolution**:\n\nAt 12:34 it was over.\n";
    let came = bring_in("keys.md", text);
    assert_eq!(
        lines(&came),
        [
            ("07-23 15:35".to_owned(), "Plan pushed"),
            ("07-23 16:48".to_owned(), "More found:\n- a token\n- a key"),
            ("07-23 17:20".to_owned(), "Revoked it"),
            ("07-24 12:34".to_owned(), "History purged"),
        ]
    );
    let told = "# Lag on 2025-07-23\n\n## Background\n\nAt 10:15 it began.\n\nAt 10:20 we saw it.\n\nAt 10:30 it ended.\n\n\
        ## Summary\n\nSlow.\n";
    let came = bring_in("told.md", told);
    assert_eq!(lines(&came), [], "a story is no list of times");
    assert!(
        came.postmortem.others[0]
            .text
            .contains("At 10:20 we saw it.")
    );
}

#[test]
fn days_as_headings_go_on_with_the_timeline() {
    let text = "# Hub down on 2025-07-22\n\n## Timeline\n\n_All times in UTC_\n\n## July 22\n\n1:03\nFirst alert\n\n\
        5:00\nAcknowledged\n\n## July 24\n\n### 4:10\n\nIt held.\n\n- 5:30 watched it\n\n\
        ## Follow-up timeline\n\n- 2025-07-25 08:16 cleaned up\n\n## Action items\n\n- Watch it\n";
    let came = bring_in("hub.md", text);
    assert_eq!(
        lines(&came),
        [
            ("07-22 01:03".to_owned(), "First alert"),
            ("07-22 05:00".to_owned(), "Acknowledged"),
            ("07-24 04:10".to_owned(), "It held."),
            ("07-24 05:30".to_owned(), "watched it"),
            ("07-25 08:16".to_owned(), "cleaned up"),
        ]
    );
    assert_eq!(came.actions.len(), 1);
}

#[test]
fn days_are_told_by_their_name_their_number_and_in_the_heading_of_a_timeline() {
    let days = |text: &str| {
        let came = bring_in("search.md", text);
        let said = lines(&came).into_iter().map(|(at, _)| at);
        said.collect::<Vec<_>>()
    };
    let by_name = "# Search down\n\nDate: 2023-03-03\n\n## Timeline\n\n- Thursday 9:10am: alert\n- Friday 9:40am: back\n\
        - Monday, 14:05 - reviewed\n";
    assert_eq!(days(by_name), ["03-02 09:10", "03-03 09:40", "03-06 14:05"]);
    let over_a_week = "# Search down\n\n## Timeline\n\n- Monday 9:10am: alert\n- Friday 10:05: back\n\n\
        ## Follow-up timeline\n\n- 2023-03-07 08:00 watched\n";
    assert_eq!(
        days(over_a_week),
        ["03-06 09:10", "03-07 08:00", "03-10 10:05"]
    );
    let by_number = "# Search down\n\nDate: 2023-03-03\n\n## Timeline\n\n### Day 1\n\n- 09:10 alert\n\n\
        ### Day 2: recovery\n\n- 09:40 back\n\n### Day 4\n\n- 10:00 reviewed\n";
    assert_eq!(
        days(by_number),
        ["03-03 09:10", "03-04 09:40", "03-06 10:00"]
    );
    let in_headings = "# Search down\n\n## Timeline: 3 March 2023\n\n- 22:10 alert\n- 23:50 restarted\n\n\
        ## Timeline: 4 March\n\n- 00:40 back\n- 12:10 closed\n";
    assert_eq!(
        days(in_headings),
        ["03-03 22:10", "03-03 23:50", "03-04 00:40", "03-04 12:10"]
    );
    let in_two_zones = "# Search down\n\nDate: 2023-03-04\n\n## Timeline\n\n- 07:10 UTC alert\n- 23:20 PST paged\n\
        - 07:40 UTC restarted\n- 02:10 PST back\n";
    assert_eq!(
        days(in_two_zones),
        ["03-04 07:10", "03-04 07:20", "03-04 07:40", "03-04 10:10"]
    );
}

#[test]
fn improvements_are_actions_and_say_which() {
    let text = "# Flags down on 2025-09-29\n\n## Summary\n\nSlow.\n\n## Remediation\n\n### Immediate Actions (Completed)\n\n\
        - Raise the timeout\n\n### Short-term / Long-term Improvements\n\n- Part reads from writes\n\n\
        ## Remediation tasks\n\n- Drill\n";
    let came = bring_in("flags.md", text);
    let whats: Vec<&str> = came
        .actions
        .iter()
        .map(|action| action.what.as_str())
        .collect();
    assert_eq!(
        whats,
        ["Raise the timeout", "Part reads from writes", "Drill"]
    );
    let rest = came.postmortem.section(Section::Actions);
    assert!(rest.contains("Short-term"), "{rest}");
}

#[test]
fn a_clock_that_cannot_be_read_keeps_its_day_for_the_lines_below() {
    let text = "# Keys\n\n## Timeline\n\n- 2017-10-10 9:06x Reported\n- 9:30 Looked\n\
        - Called the provider at 10:29.\n- 17:00-18:00 Waited\n";
    let came = bring_in("keys.md", text);
    assert_eq!(
        lines(&came)[1..],
        [
            ("10-10 09:30".to_owned(), "Looked"),
            ("10-10 10:29".to_owned(), "Called the provider at 10:29."),
            ("10-10 17:00".to_owned(), "(until 18:00) Waited"),
        ]
    );
}

#[test]
fn a_day_alone_is_no_beginning_and_what_fails_again_is_no_end() {
    let text = "# Hub\n\n## Timeline\n\n- 2018-02-01 Sold out\n- 2018-02-02 15:12 It hangs\n\
        - 2018-02-02 16:00 All resolved\n- 2018-02-02 17:00 Down again\n";
    let came = bring_in("hub.md", text);
    assert_eq!(
        came.incident.at(MilestoneKind::Began),
        Some(at("2018-02-02T15:12:00Z"))
    );
    assert_eq!(came.incident.at(MilestoneKind::Resolved), None);
}

#[test]
fn questions_what_was_and_what_a_template_ticks_are_not_to_be_done() {
    let asked = "# Lag\n\n## Summary\n\nSlow.\n\n## Actions\n\nAlert on the lag.\n\nCould we be faster?\n\n\
        No, that took a while.\n\nThe cookie was rescoped.\n";
    let came = bring_in("asked.md", asked);
    let what: Vec<&str> = came.actions.iter().map(|one| one.what.as_str()).collect();
    assert_eq!(what, ["Alert on the lag."]);
    let rest = &came.postmortem.sections[&Section::Actions];
    assert!(rest.contains("faster?") && rest.contains("took a while") && rest.contains("rescoped"));

    let ticked = "# Lag\n\n## Summary\n\nSlow.\n\n## Actions\n\n- [x] Sections above are filled out\n- {{ action }}\n\
        - [ ] Alert on it\n\n```bash\nkubectl get pods\n```\n";
    let came = bring_in("ticked.md", ticked);
    assert_eq!(came.actions.len(), 1);
    assert!(
        came.actions[0].what.contains("```bash\nkubectl"),
        "{}",
        came.actions[0].what
    );
}

#[test]
fn the_first_of_several_small_headings_is_no_title() {
    let came = bring_in(
        "2025-09-10-tls-incident.md",
        "### Artifacts:\n\nA recording.\n\n### Root cause\n\nA certificate.\n\n### Timeline\n\n- 17:51 it fails\n- 18:53 it works\n",
    );
    assert_eq!(came.incident.title, "2025-09-10-tls-incident");
    assert!(format!("{:?}", came.postmortem.others).contains("A recording."));
}

#[test]
fn a_day_of_the_report_may_say_its_date_too() {
    let came = bring_in(
        "node.md",
        "# Node failure\n\n**Date:** January 25, 2026\n\n## Timeline\n\n### Day 1 - January 23, 2026\n\n| Time | Event |\n|---|---|\n\
         | 23:08 | Down |\n\n### Day 2 - January 24, 2026\n\n| Time | Event |\n|---|---|\n| 17:32 | Up |\n",
    );
    assert_eq!(
        lines(&came),
        [
            ("01-23 23:08".to_owned(), "Down"),
            ("01-24 17:32".to_owned(), "Up")
        ]
    );
}
