//! Reports that say in sentences, headings and tables of their own what others say in a head and a list.

use journal::domain::{MilestoneKind, Owner, Section, Zone};

use super::at;
use super::postmortems::{CameIn, bring_in};

fn brought_in(text: &str) -> CameIn {
    bring_in("report.md", text)
}

/// What is to be done, and whether it still is.
fn to_do(came: &CameIn) -> Vec<(&str, bool)> {
    let actions = came.actions.iter();
    actions
        .map(|action| (action.what.as_str(), action.is_open()))
        .collect()
}

#[test]
fn when_it_lasted_is_read_off_a_sentence() {
    let spans = [
        (
            "The API was unavailable between 09:15 and 09:40 UTC.",
            "09:15",
            "09:40",
        ),
        ("It was down from 9:15am to 9:40am UTC.", "09:15", "09:40"),
        (
            "For 25 minutes (09:15 UTC - 09:40 UTC) nothing was sold.",
            "09:15",
            "09:40",
        ),
    ];
    for (sentence, began, ended) in spans {
        let found = brought_in(&format!(
            "# Shop down on 2023-01-25\n\n## Impact\n\n{sentence}\n\n## Timeline\n\n- 08:00 UTC a change went out\n"
        ));
        let times = [MilestoneKind::Began, MilestoneKind::Resolved].map(|kind| {
            let milestone = found.incident.milestone(kind).unwrap();
            assert!(
                milestone.estimated,
                "{sentence}: a label would say it for certain"
            );
            milestone.at
        });
        let said = [began, ended].map(|clock| at(&format!("2023-01-25T{clock}:00Z")));
        assert_eq!(times, said, "{sentence}");
        assert!(found.postmortem.section(Section::Impact).contains(sentence));
    }
}

#[test]
fn a_day_that_is_said_of_all_lines_is_that_of_each_that_says_none() {
    let found = brought_in(
        "# Builds down\n\n## Timeline\n\nUnless otherwise noted all events happened on 2019-10-21, in UTC.\n\n\
         - 2019-10-20 00:55 builds fail\n- 01:38 alerts\n- 02:06 back\n",
    );
    let days: Vec<String> = found
        .entries
        .iter()
        .map(|entry| entry.happened_at.to_string())
        .collect();
    assert_eq!(
        days,
        [
            "2019-10-20 00:55:00 UTC",
            "2019-10-21 01:38:00 UTC",
            "2019-10-21 02:06:00 UTC"
        ]
    );
}

#[test]
fn a_day_that_is_said_of_all_lines_needs_no_other_and_is_not_that_of_a_line() {
    let days = |text: &str| {
        let found = brought_in(text);
        let days = found.entries.iter().map(|entry| entry.happened_at);
        days.map(|at| at.to_string()).collect::<Vec<_>>()
    };
    let alone = "# Builds down\n\n## Timeline\n\nUnless otherwise noted all events\nhappened on 2019-10-21, in UTC.\n\n- 01:38 alerts\n";
    assert_eq!(days(alone), ["2019-10-21 01:38:00 UTC"]);
    let below = "# Down on 2024-03-04\n\n## Timeline\n\nAll times UTC unless otherwise noted.\n\
                 09:00 Deploy fails\n2024-03-05 02:00 Back\n";
    assert_eq!(days(below)[0], "2024-03-04 09:00:00 UTC");
}

#[test]
fn the_front_matter_names_a_report_whose_largest_headings_are_its_parts() {
    let found = brought_in(
        "---\ntitle: \"TLS expires\"\ndate: 2023-02-27\nauthors: [\"Ada\", 'Grace']\n---\n\n# Context\n\nBy hand.\n\n\
         # Root cause\n\nA certificate.\n",
    );
    assert_eq!(found.incident.title, "TLS expires");
    assert_eq!(found.postmortem.header.authors, "Ada, Grace");
    let others = &found.postmortem.others;
    assert!(
        others
            .iter()
            .any(|part| part.heading == "Context" && part.text == "By hand.")
    );
}

#[test]
fn tables_are_what_their_columns_say() {
    let found = brought_in(
        "# Cache failure\n\n**Date**: 2026-02-27\n\n| Action item | Owner | Bug |\n|---|---|---|\n| Add an alert | Ada | 12 |\n\n\
         ## Timeline\n\n- 14:15 UTC answers are slow\n\n## Action items\n\n| Time (UTC) | Action |\n|---|---|\n\
         | 14:32 | Restarted the containers |\n\n- [ ] Test the patch\n",
    );
    let actions: Vec<&str> = found.actions.iter().map(|action| &*action.what).collect();
    assert_eq!(actions, ["Add an alert", "Test the patch"]);
    assert_eq!(
        found.actions[0].owner,
        Owner::Other {
            name: "Ada".to_owned()
        }
    );
    let texts: Vec<&str> = found.entries.iter().map(|entry| &*entry.text).collect();
    assert_eq!(texts, ["answers are slow", "Restarted the containers"]);
    assert_eq!(found.postmortem.header.authors, "");
}

#[test]
fn a_table_of_actions_may_say_their_days_first() {
    let found = brought_in(
        "# Down on 2024-03-04\n\n## Action items\n\n| When | Action | Owner |\n|---|---|---|\n\
         | 2024-05-01 | Add an alert | Ada |\n",
    );
    assert_eq!(found.actions[0].what, "Add an alert");
    assert_eq!(found.actions[0].due, "2024-05-01".parse().ok());
}

#[test]
fn numbered_headings_of_actions_are_to_be_done() {
    let found = brought_in(
        "# Disk full on 2022-12-13\n\n## Root cause\n\nArchives.\n\n## Resulting Action\n\n### 1) Clean up each night\n\n\
         A job removes archives.\n\n### 2) Find out why no alert came\n\nShould it have?\n\n### 3) Buy a bigger disk\n",
    );
    let actions: Vec<&str> = found
        .actions
        .iter()
        .filter_map(|action| action.what.lines().next())
        .collect();
    let said = [
        "Clean up each night",
        "Find out why no alert came",
        "Buy a bigger disk",
    ];
    assert_eq!(actions, said);
    assert!(found.actions[0].what.contains("A job removes archives."));
}

#[test]
fn no_heading_is_lost() {
    let found = brought_in(
        "# Account lost on 2023-12-04\n\n## Timeline\n\n### 2023-12-04 Monday\n\n- 08:42 UTC account made\n\n\
         ### 2023-12-05 - Second try\n\n- 09:00 UTC again\n\n## An ounce of prevention is worth a pound of cure\n\n\
         A second factor helps.\n\n## Protecting yourself\n\n### Locking\n\nUse a lock file.\n\n## Questions for follow up\n\n- Why?\n",
    );
    assert_eq!(found.actions.len(), 1, "advice to readers is none");
    let texts: Vec<&str> = found.entries.iter().map(|entry| &*entry.text).collect();
    assert_eq!(texts, ["account made", "again"]);
    let mut kept: Vec<&str> = found
        .postmortem
        .others
        .iter()
        .map(|part| &*part.heading)
        .collect();
    kept.extend(found.postmortem.sections.values().map(String::as_str));
    for heading in [
        "Second try",
        "An ounce of prevention is worth a pound of cure",
        "Protecting yourself",
        "Locking",
        "Questions for follow up",
    ] {
        assert!(
            kept.iter().any(|text| text.contains(heading)),
            "{heading}: {kept:?}"
        );
    }
}

#[test]
fn labels_below_each_other_are_parts() {
    let found = brought_in(
        "# Chain halt\n\n**Date**: 2022-09-07  \n**Impact**: No blocks for 30 hours.  \n**Root cause**: A file was missing.  \n",
    );
    let review = &found.postmortem;
    assert_eq!(review.section(Section::Impact), "No blocks for 30 hours.");
    assert_eq!(review.section(Section::RootCause), "A file was missing.");
}

#[test]
fn words_are_read_whole() {
    let found = brought_in(
        "# Queues on 2022-12-18\n\n## Timeline\n\nAll events are documented in UTC time (a screenshot shows timestamps in UTC+2).\n\n\
         - 20:32 `worker-3` is slow\n- Dec 18th 20:XX more reports\n- 20:41 queues are backing up\n- 20:50 the team is back, and it still stands\n",
    );
    let incident = &found.incident;
    assert!(incident.milestone(MilestoneKind::Resolved).is_none());
    assert_eq!(incident.zone, Zone::UTC);
    let texts: Vec<&str> = found.entries.iter().map(|entry| &*entry.text).collect();
    assert_eq!(texts[0], "more reports", "at 20:00, as far as is known");
    assert_eq!(texts[1], "`worker-3` is slow");
}

#[test]
fn what_is_to_be_done_may_stand_among_lessons_and_reasons_may_stand_among_what_is_to_be_done() {
    let text = "# Queue full on 2023-01-25\n\n## Impact\n\nAll.\n\n## Fork\n\nAction point: watch the fork.\n\n\
        ## Lessons learned and future improvements\nTest for negative values.\nAlarm when no block comes.\n\n\
        ## Prevention\n\nAll errors were due to missing tests:\n\n- The upgrade had none.\n- The region had few.\n\n\
        We go by two rules:\n\n1. Every feature has a test.\n2. Canary raises an alarm. DONE in #5126\n3. It is NOT DONE yet\n";
    let came = brought_in(text);
    assert_eq!(
        to_do(&came),
        [
            ("Every feature has a test.", true),
            ("Canary raises an alarm. DONE in #5126", false),
            ("It is NOT DONE yet", true),
            ("watch the fork.", true),
        ]
    );
}

#[test]
fn sentences_among_lessons_are_to_be_done_where_no_list_says_what_is() {
    let text = "# Queue full on 2023-01-25\n\n## Lessons learned and future improvements\n\
        Test for negative values.\nAlarm when no block comes.\n";
    let came = brought_in(text);
    assert_eq!(
        to_do(&came),
        [
            ("Test for negative values.", true),
            ("Alarm when no block comes.", true)
        ]
    );
}

#[test]
fn the_day_above_the_lines_is_theirs_and_that_of_the_page_is_not() {
    let text = "---\ntitle: \"Postmortem 2020-04-28\"\ndate: 2020-04-29T00:04:35+02:00\ndraft: false\n---\n\n\
        ## Overview\n\n**Date**: 2020-04-29\n\n**Impact**: The mail was down.\n\n\
        ## Timeline\n\n2020-04-28 (all times UTC):\n\n* 15:45: first outage.\n* 20:51: back online.\n";
    let came = brought_in(text);
    let times: Vec<String> = came
        .entries
        .iter()
        .map(|entry| entry.happened_at.to_rfc3339())
        .collect();
    assert_eq!(
        times,
        ["2020-04-28T15:45:00+00:00", "2020-04-28T20:51:00+00:00"]
    );
    assert_eq!(
        came.incident.at(MilestoneKind::Began),
        Some(at("2020-04-28T15:45:00Z"))
    );
}

#[test]
fn a_day_of_the_title_is_that_before_the_report_was_put_out_and_boxes_below_boxes_are_their_own() {
    let text = "---\ntitle: Retrospective of the September 25th incident\ndate: 2025-09-26\n---\n\n\
        ## Timeline\n\n- 10:08 UTC - expired\n\n## Remediation and lessons\n\n- [ ] Write it down\n  - [x] Test it\n";
    let came = brought_in(text);
    assert_eq!(came.entries[0].happened_at, at("2025-09-25T10:08:00Z"));
    assert_eq!(to_do(&came), [("Write it down", true), ("Test it", false)]);
}
