//! Reports copied from status pages, times that are known only roughly, and actions that say their state first.

use journal::domain::{ActionState, MilestoneKind};

use super::postmortems::{CameIn, bring_in};

const COPIED: &str = "---\ntitle: Slow publishing\n---\n\n## Postmortem\n\n*Posted May 6, 2024 - 10:27 UTC*\n\n## Executive Summary\n\nOn Saturday, May 4, 2024, between 10:44 and 11:23 UTC users could not publish.\n\n## Incident Timeline\n\n- **10:44 UTC**: Publishing fails\n- **11:23 UTC**: The fix is out\n\n## What's Next?\n\n- Test what is deployed\n\n## Resolved\n\n*Posted May 4, 2024 - 14:36 UTC*\n\nPublishing works again.\n\n## Investigating\n\n*Posted May 4, 2024 - 11:02 UTC*\n\nWe are looking into it.\n";

fn lines(came: &CameIn) -> Vec<String> {
    let lines = came.entries.iter().map(|entry| {
        let when = entry.happened_at.format("%m-%d %H:%M");
        format!("{when} {}", entry.text.replace('\n', " / "))
    });
    lines.collect()
}

#[test]
fn posts_that_are_named_in_brackets_are_lines_with_what_stands_below() {
    let text = "---\ntitle: No agents\ndate: 2023-03-28T14:00:00-00:00\n---\n\n[Final message]\nThe disks were cleaned.\n\n\
        [Update - 2023-03-29 15h50 UTC]\nThe queue is empty.\n\nWatching it.\n\n[Update - 2023-03-28 21h00 UTC]\nAgents start.\n\n\
        [Initial message]\nNo agent starts.\n";
    let came = bring_in("agents.md", text);
    assert_eq!(
        lines(&came),
        [
            "03-28 21:00 Update / Agents start.",
            "03-29 15:50 Update / The queue is empty. / Watching it.",
        ]
    );
    let kept = format!("{:?}", came.postmortem);
    for words in [
        "[Final message]",
        "The disks were cleaned.",
        "Initial message",
        "No agent starts.",
    ] {
        assert!(kept.contains(words), "{words}: {kept}");
    }
    assert_eq!(came.incident.title, "No agents");
}

#[test]
fn posts_in_fences_are_lines() {
    let text = "---\ntitle: Hub away\ndate: \"2021-05-03T18:40:25.284Z\"\n---\n\nIt answers with 502.\n\n\
        ::: update Monitoring | 2021-05-03T19:16:54.777Z\nIt is back.\n\n:::\n\n\
        ::: update Resolved | 2021-05-03T22:51:55.840Z\n\nThe disk was lost.\n\nIt was mounted again.\n:::\n";
    assert_eq!(
        lines(&bring_in("hub.md", text)),
        [
            "05-03 19:16 Monitoring / It is back.",
            "05-03 22:51 Resolved / The disk was lost. / It was mounted again.",
        ]
    );
}

#[test]
fn posts_of_a_status_page_are_lines_and_the_day_it_was_put_out_is_none() {
    let came = bring_in("slow.md", COPIED);
    assert_eq!(
        lines(&came),
        [
            "05-04 10:44 Publishing fails",
            "05-04 11:02 Investigating / We are looking into it.",
            "05-04 11:23 The fix is out",
            "05-04 14:36 Resolved / Publishing works again.",
        ]
    );
    assert_eq!(came.incident.title, "Slow publishing");
    assert_eq!(came.actions.len(), 1);
}

#[test]
fn rough_clocks_and_rows_without_one_keep_their_place() {
    let text = "# Disk, 2024-05-04\n\n## Timeline\n\n| Time (UTC) | Event |\n|---|---|\n| ~16:00z | The disk is full |\n| ~16:0xz | Restarted |\n| post-reboot | Still refused |\n| ~16:1xz | Pruned |\n| 16:27\u{2192}16:30z | Deployed |\n| \u{2014} | Nothing more |\n";
    let came = bring_in("disk.md", text);
    let lines: Vec<String> = came
        .entries
        .iter()
        .map(|entry| format!("{} {}", entry.happened_at.format("%H:%M"), entry.text))
        .collect();
    assert_eq!(
        lines,
        [
            "16:00 The disk is full",
            "16:00 Restarted",
            "16:00 post-reboot \u{2013} Still refused",
            "16:10 Pruned",
            "16:27 (until 16:30z) Deployed",
        ]
    );
    assert!(came.incident.at(MilestoneKind::Began).is_some());
}

#[test]
fn items_that_say_their_state_first_are_actions() {
    let text = "# Helm, 2024-05-04\n\n## Summary\n\nIt fell.\n\n## Mitigations\n\n* Implemented: A second cluster.\n* Suggested: A warning before it.\n";
    let came = bring_in("helm.md", text);
    let told: Vec<_> = came
        .actions
        .iter()
        .map(|action| (action.what.as_str(), action.state == ActionState::Open))
        .collect();
    assert_eq!(
        told,
        [("A second cluster.", false), ("A warning before it.", true)]
    );
}

#[test]
fn numbered_paragraphs_in_bold_are_actions_below_a_heading_that_says_more_than_its_name() {
    let text = "# Index, 2024-05-04\n\n## Summary\n\nIt was gone.\n\n## What to do better \u{2014} in order of priority\n\n**1. Fix it in the product.** Today it is only\nhalf true.\n\n**2) Never delete first.** Build it, then swap.\n\nThat is all.\n";
    let told: Vec<String> = bring_in("index.md", text)
        .actions
        .into_iter()
        .map(|action| action.what)
        .collect();
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].starts_with("Fix it in the product. Today it is only"));
    assert!(told[1].starts_with("Never delete first."));
}

#[test]
fn many_paragraphs_that_begin_with_at_are_lines_up_to_what_is_to_be_done() {
    let sentence = |minute: u32| format!("At 10:{minute} UTC, somebody did step {minute}.\n\n");
    let told = |sentences: u32| {
        let lines: String = (10..10 + sentences).map(sentence).collect();
        format!(
            "# Payouts postmortem, 2024-05-04\n\nIt went to the wrong place.\n\n{lines}To prevent a similar situation in the future:\n\n1. Simulate it\n2. Watch it\n"
        )
    };
    let came = bring_in("payouts.md", &told(5));
    assert_eq!((came.entries.len(), came.actions.len()), (5, 2));
    let came = bring_in("payouts.md", &told(1));
    assert_eq!(came.entries.len(), 0, "one may only say how long it lasted");
}

#[test]
fn a_page_of_a_blog_says_its_title_and_of_which_day_it_tells() {
    let text = "---\npost_title: The March 6th Outage\npost_date: 2013-04-04 00:00:00\n---\nOn March 6th 2013, downloads were broken.\n\n## Timeline of events\n\n2:00 - We began to deploy.\n\n4:30 - It was verified.\n\n## Conclusions - What We Plan to Change\n\nPlans for the next time.\n\n* Test the plan\n* Watch it\n";
    let came = bring_in("2013-04-04-the-outage.md", text);
    assert_eq!(came.incident.title, "The March 6th Outage");
    let days: Vec<String> = came
        .entries
        .iter()
        .map(|entry| entry.happened_at.format("%m-%d %H:%M").to_string())
        .collect();
    assert_eq!(days, ["03-06 02:00", "03-06 04:30"]);
    assert_eq!(came.actions.len(), 2);
}

#[test]
fn labels_in_a_list_below_a_heading_of_actions_are_words_of_these() {
    let text = "# Queue postmortem, 2024-05-04\n\n**Summary**: It stood.\n\n**Root cause**: A bug.\n\n## Prevention Measures\n\n- **Database**: Count its connections\n- **Alerting**: Add an alert\n- **Documentation**: Write it down\n";
    assert_eq!(bring_in("queue.md", text).actions.len(), 3);
}

#[test]
fn updates_that_begin_with_a_clock_in_bold_are_lines() {
    let text = "---\ntitle: Mail is late\ndate: 2021-02-22T01:00:00+00:00\n---\n\nMail could bounce.\n\n\
        **Update 09:00**: We are on lists.\n\n**Update 10:00**: Mail comes in.\n\n**Update 12:00**: Mail goes out.\n\n\
        **23 Feb 2021**: We are on none.\n";
    assert_eq!(
        lines(&bring_in("mail.md", text)),
        [
            "02-22 09:00 We are on lists.",
            "02-22 10:00 Mail comes in.",
            "02-22 12:00 Mail goes out.",
            "02-23 00:00 We are on none.",
        ]
    );
}
