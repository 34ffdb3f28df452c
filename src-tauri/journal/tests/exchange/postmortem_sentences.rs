//! Times and plans that only sentences, marks and labels of a report's own tell of.

use journal::domain::MilestoneKind;

use super::postmortems::{CameIn, bring_in};

fn brought_in(text: &str) -> CameIn {
    bring_in("report.md", text)
}

/// In UTC to the minute, with "~" where it is estimated.
fn milestone(came: &CameIn, kind: MilestoneKind) -> Option<String> {
    let milestone = came.incident.milestone(kind)?;
    let about = if milestone.estimated { "~" } else { "" };
    Some(
        milestone
            .at
            .format(&format!("{about}%m-%d %H:%M"))
            .to_string(),
    )
}

fn began_and_ended(text: &str) -> [Option<String>; 2] {
    let came = brought_in(text);
    [MilestoneKind::Began, MilestoneKind::Resolved].map(|kind| milestone(&came, kind))
}

#[test]
fn a_sentence_says_the_day_before_its_hours() {
    for sentence in [
        "On April 26, 2023 between the hours of 1900 and 2100 UTC, transactions were slow.",
        "On Wednesday, 2023-04-26 from ~19:00 (maybe before) to 21:00 UTC, transactions were slow.",
        "On Wednesday, April 26th, 2023 at approximately 7:00pm UTC transactions began to wait, and that lasted until April 26th, at 9:00pm UTC.",
    ] {
        let said = began_and_ended(&format!(
            "# Slow transactions, reviewed on 2023-05-02\n\n## Summary\n\n{sentence}\n\n## Root cause\n\nA bug.\n"
        ));
        let wanted = ["~04-26 19:00", "~04-26 21:00"].map(|at| Some(at.to_owned()));
        assert_eq!(said, wanted, "{sentence}");
    }
}

#[test]
fn the_first_sentence_says_when_it_began() {
    let text = "# The oracle was wrong\n\n## Summary\n\nOn September 5, 2025 at 13:38 UTC, a pool was emptied.\n\n\
                ## Timeline (UTC)\n\n- 07:00 An account is made\n- 13:38 The pool is emptied\n";
    assert_eq!(
        began_and_ended(text),
        [Some("~09-05 13:38".to_owned()), None]
    );
    let noticed = text.replace("a pool was emptied", "we were alerted");
    assert_eq!(
        began_and_ended(&noticed)[0].as_deref(),
        Some("~09-05 07:00")
    );
}

#[test]
fn lines_that_are_marked_as_the_beginning_and_the_end_are_these() {
    let text = "# Pods stuck on 2019-03-26\n\n## Timeline\n\nAll times in UTC.\n\n\
                - [12-05 16:21] The bug comes in\n- [03-25 23:04] The node is drained (**outage starts**)\n\
                - [03-26 08:10] A fix is out **<END OF\n  OUTAGE>**\n- [03-26 09:00] The channel is closed\n";
    let wanted = ["~03-25 23:04", "~03-26 08:10"].map(|at| Some(at.to_owned()));
    assert_eq!(began_and_ended(text), wanted);
    let first = brought_in(text).entries[0].happened_at;
    assert_eq!(first.to_string(), "2018-12-05 16:21:00 UTC");
}

#[test]
fn labels_of_times_may_have_remarks_behind_them() {
    let came = brought_in(
        "# Epsilon down\n\n* **Time of first Impact:** 2025-03-15 22:26 UTC\n\
         * **Time Detected**: 2025-03-15 22:49 UTC (a page came in)\n* **Time Acknowledge**: 2025-03-15 23:58 UTC\n\
         * **Time Responded/Engaged**: 2025-03-16 00:05 UTC\n\n## Timeline (UTC)\n\n| When | What |\n|---|---|\n\
         | 18:00 | Pods restart |\n",
    );
    let said = [
        (MilestoneKind::Began, "03-15 22:26"),
        (MilestoneKind::Detected, "03-15 22:49"),
        (MilestoneKind::Acknowledged, "03-15 23:58"),
        (MilestoneKind::Engaged, "03-16 00:05"),
    ];
    for (kind, at) in said {
        assert_eq!(milestone(&came, kind).as_deref(), Some(at), "{kind:?}");
    }
    let is_remarked = |text: &str| text.contains("(a page came in)");
    assert!(came.entries.iter().any(|entry| is_remarked(&entry.text)));
}

#[test]
fn a_zone_is_found_beside_its_other_half_and_below_its_clock() {
    let text = "# Site down\n\n**Date/time:** 2023-08-25 21:14\nPDT\n\n## Timeline (all times in PST/PDT)\n\n\
                ### 2023-08-25\n\n- 21:14 - It goes down\n\n### 2023-08-26\n\n- 12:55 - Service restored\n";
    let wanted = ["08-26 04:14", "~08-26 19:55"].map(|at| Some(at.to_owned()));
    assert_eq!(began_and_ended(text), wanted);
}

#[test]
fn when_a_page_was_put_out_and_what_nobody_knows_is_no_beginning() {
    let page = "---\nlayout: post\ntitle: Site down\ndate: 2016-11-18 15:05:00\n---\n\n\
                On Thursday, November 17th, 2016 at 12:05pm UTC our site went down.\n";
    assert_eq!(
        began_and_ended(page),
        [Some("~11-17 12:05".to_owned()), None]
    );
    let unknown = "# Leaked key\n\nDate: 2026-01-31\n\n- Start: Unknown (first seen on 2026-01-31)\n\n\
                   ## Timeline (UTC)\n\n- 18:20 The key is found\n";
    assert_eq!(began_and_ended(unknown), [None, None]);
}

#[test]
fn a_list_that_a_sentence_announces_is_to_be_done() {
    let came = brought_in(
        "# Slow on 2023-04-26\n\n## Root cause\n\nReplicas were late:\n\n- One\n- Two\n\n\
         Going forward, we will do the following:\n\n- We will alert on lag\n- We will raise limits (fixed by now)\n\n## Lessons learned\n\nNone.\n",
    );
    let actions: Vec<(&str, bool)> = came
        .actions
        .iter()
        .map(|action| (&*action.what, action.is_open()))
        .collect();
    assert_eq!(
        actions,
        [
            ("We will alert on lag", true),
            ("We will raise limits (fixed by now)", false)
        ]
    );
}

#[test]
fn the_name_of_a_unit_behind_a_clock_keeps_its_ticks() {
    let came = brought_in(
        "# Unit fails on 2022-04-20\n\n## Timeline (UTC)\n\n* `19:48` - `shop.service` fails\n* `20:10` - Restarted\n",
    );
    assert_eq!(came.entries[0].text, "`shop.service` fails");
}

/// "MM-DD HH:MM text", in UTC.
fn timeline(came: &CameIn) -> Vec<String> {
    let mut lines: Vec<String> = came
        .entries
        .iter()
        .map(|entry| format!("{} {}", entry.happened_at.format("%m-%d %H:%M"), entry.text))
        .collect();
    lines.sort();
    lines
}

#[test]
fn a_label_before_its_time_is_a_line_and_states_what_it_names() {
    let text = "# Node behind\n\n## Timeline\n\n- **Incident Start:**        2025-08-18 23:15 UTC\n\
                - **Time of Detection:**     2025-08-18 23:25 UTC (Prometheus alerts)\n\
                - **Continued Degradation:** 2025-08-19 00:35-02:43 UTC\n\
                - **Time resolved:**    2025-08-19 02:43 UTC\n\
                - **Stable Operation:**    2025-08-19 02:50 UTC onwards\n";
    let came = brought_in(text);
    assert_eq!(
        timeline(&came),
        [
            "08-18 23:15 Incident Start",
            "08-18 23:25 Time of Detection (Prometheus alerts)",
            "08-19 00:35 Continued Degradation (until 02:43 UTC)",
            "08-19 02:43 Time resolved",
            "08-19 02:50 Stable Operation onwards",
        ]
    );
    let stated = [
        (MilestoneKind::Began, "08-18 23:15"),
        (MilestoneKind::Detected, "08-18 23:25"),
        (MilestoneKind::Resolved, "08-19 02:43"),
    ];
    for (kind, at) in stated {
        assert_eq!(milestone(&came, kind).as_deref(), Some(at));
    }
}

#[test]
fn a_heading_says_the_half_of_the_day_for_the_lines_below_it() {
    let text = "# Testnet split\n\nAuthor: a team\nDate: Mar 12, 2025, 18:00 UTC\n\n## Timeline of March 5, 2025 (UTC)\n\n\
                ### 11:50 AM-12:08 PM: Coordination\n\n- 11:50: blocks are empty\n- 12:08: a call\n\n\
                ### 10:45-11:37 AM: Fix\n\n- 11:57-12:09: decoding\n- 1:07: a test\n\n\
                ### 1:17-1:59 PM: Releases\n\n- 1:17: first release\n- 1:42 PM: second release\n\n\
                ### 10:05 PM: All agree\n";
    let came = brought_in(text);
    assert_eq!(
        timeline(&came),
        [
            "03-05 11:50 blocks are empty",
            "03-05 11:57 (until 12:09) decoding",
            "03-05 12:08 a call",
            "03-05 13:07 a test",
            "03-05 13:17 first release",
            "03-05 13:42 second release",
            "03-05 22:05 All agree",
        ]
    );
    assert_eq!(
        milestone(&came, MilestoneKind::Began).as_deref(),
        Some("~03-05 11:50"),
        "it was written a week later"
    );
}

#[test]
fn words_behind_a_time_of_the_head_stay_with_it() {
    let text = "# Stale pages\n\n| Start | 2026-09-21 20:59 UTC, first failed run of the controller. The last good one was at 20:18 UTC. |\n| --- | --- |\n\n\
                ## Timeline (UTC)\n\n| When | What |\n| --- | --- |\n| 09-21 20:59 | The run fails |\n\
                | 09-26 ~22:45 | Production recovers |\n";
    let came = brought_in(text);
    assert_eq!(
        milestone(&came, MilestoneKind::Began).as_deref(),
        Some("09-21 20:59")
    );
    let last = timeline(&came).pop();
    assert_eq!(last.as_deref(), Some("09-26 22:45 Production recovers"));
}

#[test]
fn each_group_of_a_list_of_actions_is_opened() {
    let group = |name: &str| {
        format!("- **{name}**:\n  - Add an alert for {name}\n  - Write a runbook for {name}\n")
    };
    let text = format!(
        "# Node behind\n\n## Action items\n\n{}{}",
        group("lag"),
        group("disk")
    );
    let what: Vec<String> = brought_in(&text)
        .actions
        .into_iter()
        .map(|action| action.what)
        .collect();
    assert_eq!(
        what,
        [
            "Add an alert for lag",
            "Write a runbook for lag",
            "Add an alert for disk",
            "Write a runbook for disk",
        ]
    );
}

#[test]
fn without_a_timeline_the_sentences_that_begin_with_a_clock_are_its_lines() {
    let text = "# Bad release of 2021-04-27\n\nOn 2021-04-27 at 15:09 UTC we released it. At\n15:23 UTC we heard of a fault. \
                By 15:56 UTC, the old one was out again. It took 47 minutes.\n\n## Root cause\n\nA check.\n";
    let lines = |text: &str| -> Vec<String> {
        let entries = brought_in(text).entries;
        let lines = entries
            .iter()
            .map(|entry| format!("{} {}", entry.happened_at.format("%H:%M"), entry.text));
        lines.collect()
    };
    assert_eq!(
        lines(text),
        [
            "15:09 we released it.",
            "15:23 we heard of a fault.",
            "15:56 the old one was out again.",
        ]
    );
    let kept = brought_in(text).postmortem;
    assert!(
        format!("{kept:?}").contains("15:23 UTC we heard"),
        "the sentences stay where they stand: {kept:?}"
    );
    let two = text.replace("By 15:56 UTC, the", "The");
    assert_eq!(lines(&two).len(), 2);
    let one = two.replace("At\n15:23 UTC we", "We");
    assert!(lines(&one).is_empty());
    let with_timeline = format!("{text}\n## Timeline\n\n- 15:30 UTC Found\n");
    assert_eq!(lines(&with_timeline), ["15:30 Found"]);
}

#[test]
fn a_recovery_that_is_complete_is_the_end() {
    let text = "# Halt of 2024-04-01\n\n## Timeline (UTC)\n\n- 02:51 The chain halts\n- 06:11 Recovery of the chain (nodes, peers) completed\n\
                - 06:18 Told the partners\n";
    assert_eq!(began_and_ended(text)[1].as_deref(), Some("~04-01 06:11"));
    let begins = text.replace("completed", "begins");
    assert_eq!(began_and_ended(&begins)[1].as_deref(), Some("~04-01 06:18"));
}

#[test]
fn a_sentence_of_long_before_or_of_what_was_learned_is_no_line() {
    let text = "# Down on 2024-05-04\n\n## Summary\n\nAt 10:00 a.m. UTC we saw errors. At 10:20 UTC approx. 5,000 users were away. \
                At 10:40 UTC it was over.\n\n## Background\n\nOn March 3 2024 at 10:00 UTC a similar one began. At 11:00 UTC it went on. \
                At 12:00 UTC it was over.\n\n## Lessons\n\nAt 09:00 UTC every day we meet. By 18:00 UTC we go home. At 19:00 UTC we eat.\n";
    let came = brought_in(text);
    let lines = came.entries.iter();
    let lines: Vec<String> = lines
        .map(|entry| format!("{} {}", entry.happened_at.format("%m-%d %H:%M"), entry.text))
        .collect();
    assert_eq!(
        lines,
        [
            "05-04 10:00 we saw errors.",
            "05-04 10:20 approx. 5,000 users were away.",
            "05-04 10:40 it was over.",
        ]
    );
}
