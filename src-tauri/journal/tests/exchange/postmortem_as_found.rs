//! Ways of writing that strangers' reports were found to have.

use journal::domain::MilestoneKind;

use super::{
    at,
    postmortem_shapes::clocks,
    postmortems::{CameIn, bring_in},
};

fn spanned(came: &CameIn) -> [Option<String>; 2] {
    [MilestoneKind::Began, MilestoneKind::Resolved].map(|kind| {
        let at = came.incident.at(kind)?;
        Some(at.format("%dT%H:%M").to_string())
    })
}

fn whats(came: &CameIn) -> Vec<(&str, bool)> {
    let actions = came.actions.iter();
    actions
        .map(|action| (action.what.as_str(), !action.is_open()))
        .collect()
}

fn span(begin: &str, end: &str) -> [Option<String>; 2] {
    [begin, end].map(|clock| Some(clock.to_owned()).filter(|clock| !clock.is_empty()))
}

#[test]
fn a_page_calls_its_title_a_heading_and_weekdays_by_short_names() {
    let text = "---\nheading: \"Steps are late, Aug 31, 2023\"\ndate: 2023-09-08T10:00:00Z\nauthor: A\n---\n\n\
        On Thursday it was slow.\n\n### Background\n\nMany words.\n\n### Incident timeline and response\n\n\
        - Thurs 07:06 PDT: A page.\n- Thurs 07:50 PDT: It is back.\n";
    let came = bring_in("steps.mdx", text);
    assert_eq!(came.incident.title, "Steps are late, Aug 31, 2023");
    assert_eq!(came.entries[0].happened_at, at("2023-08-31T14:06:00Z"));
    assert_eq!(spanned(&came), span("31T14:06", "31T14:50"));
}

#[test]
fn a_page_of_cstate_says_when_behind_each_paragraph() {
    let text = "+++\ntitle = \"Wrong balancer\"\ndate = 2022-04-20T17:00:00.000Z\nresolved = true\n+++\n\
        Today at 5:00pm we moved.\n\n### Back\n\nThe change was undone. {{< track \"2022-04-21T11:34:00.000Z\" >}}\n\n\
        *Resolved* - The right one is in its place. {{< track \"2022-04-21T12:23:00.000Z\" >}}\n";
    let came = bring_in("balancer.md", text);
    assert_eq!(spanned(&came), span("20T17:00", "21T12:23"));
    let lines: Vec<&str> = came.entries.iter().map(|line| line.text.as_str()).collect();
    assert!(lines.contains(&"Back: The change was undone."), "{lines:?}");
}

#[test]
fn what_stands_first_says_from_when_to_when_whatever_it_is_called() {
    let text = "# Front, 1/07/13\n\n## Front and article servers\nDate 1st July 2013 from 13:16 -> 14:10\n\n\
        ## Summary\n\nA picture was missing.\n";
    assert_eq!(
        spanned(&bring_in("front.md", text)),
        span("01T13:16", "01T14:10")
    );
    let text = "# Upgrade\n\n**Date**: 30th January 2023\n\n## Summary\n\nAfter a vote, at roughly 09:30 GMT, the \
        network halted at block 7.\n";
    assert_eq!(spanned(&bring_in("upgrade.md", text)), span("30T09:30", ""));
}

#[test]
fn the_rows_of_a_timeline_say_its_zone_and_when_it_began_and_ended() {
    let text = "# Messages, 2024-08-02\n\nIt stood between 2:00 PM CEST and 2:29 PM CEST.\n\n## Timeline\n\n\
        | When | What | State |\n|---|---|---|\n| 2024-08-02 10:06 CEST | a restart | |\n| 10:10 CEST | messages stop | Impact starts |\n\
        | 22:53 CEST | all is well | IMPACT END |\n";
    let came = bring_in("messages.md", text);
    assert_eq!(came.incident.zone.name(), "Europe/Berlin");
    assert_eq!(spanned(&came), span("02T08:10", "02T20:53"));
    // A line of another day than the sentence has a slip of the pen.
    let slip = text.replace("2024-08-02 10:06", "2024-09-02 10:06");
    assert_eq!(
        spanned(&bring_in("slip.md", &slip)),
        span("02T12:00", "02T12:29")
    );
}

#[test]
fn one_item_among_many_may_have_a_list_of_its_own() {
    let text = "# Nodes\n\n### Actions in progress\n\n- Redesign the image\n- Observe each region\n\
        - Profile small nodes:\n  - the journal\n  - the limits\n- Find zombies\n";
    let came = bring_in("nodes.md", text);
    let actions = whats(&came);
    assert_eq!(actions.len(), 4, "{actions:?}");
    assert!(actions[2].0.starts_with("Profile small nodes:"));
}

#[test]
fn lessons_that_tell_what_will_be_otherwise_are_actions_where_nothing_else_is() {
    let text = "# Halt\n\n## Lessons learnt\n\n### 1. Snapshots before an upgrade\n\nGoing forward we take them first.\n\n\
        ### 2. Upgrades should not be on Mondays\n\nIt was one, which we\u{2019}ll avoid.\n\n### 3. Many people were kind\n\nThey were.\n";
    let open = |what| (what, false);
    assert_eq!(
        whats(&bring_in("halt.md", text)),
        [
            open("Snapshots before an upgrade"),
            open("Upgrades should not be on Mondays")
        ]
    );
    let changed = "# Halt\n\n## Conclusion\n\n- Words are good\n- We improved our tests\n- We have added a node\n";
    assert_eq!(
        whats(&bring_in("halt.md", changed)),
        [
            ("We improved our tests", true),
            ("We have added a node", true)
        ]
    );
    let listed = format!("{changed}\n## Future steps\n\n- Watch it\n");
    assert_eq!(whats(&bring_in("halt.md", &listed)), [open("Watch it")]);
}

#[test]
fn a_month_alone_and_days_of_a_month_above_are_lines() {
    let months = "# Move\n\n## Timeline\n\n- 2015-10: Two servers\n- 2015-11: One fails\n- __2016-04: It is over__\n";
    let came = bring_in("move.md", months);
    let days: Vec<String> = came
        .entries
        .iter()
        .map(|entry| entry.happened_at.date_naive().to_string())
        .collect();
    assert_eq!(days, ["2015-10-01", "2015-11-01", "2016-04-01"]);
    assert_eq!(came.entries[0].text, "2015-10: Two servers");
    let days = "# Log in\n\n## What\n\nNobody could.\n\n2023-03 (all times UTC)\n\n- -18 (Saturday) A secret ends\n\
        - -20 (Monday) 11:36 The screen freezes\n- -20 11:38 We (two) look, na\u{ef}vely\n- -27 13:15 It is back\n";
    let came = bring_in("log-in.md", days);
    assert_eq!(
        clocks(&came),
        ["18T00:00", "20T11:36", "20T11:38", "27T13:15"]
    );
    assert_eq!(came.entries[1].text, "The screen freezes");
    assert_eq!(came.entries[2].text, "We (two) look, na\u{ef}vely");
    assert_eq!(came.entries[0].happened_at, at("2023-03-18T00:00:00Z"));
}

#[test]
fn what_was_said_may_stand_above_its_time() {
    let update = |said: &str, when: &str| {
        format!("**Update**: {said}\n<br><span class=\"when\">{when}</span>\n\n")
    };
    let text = format!(
        "### May 16 to June 30 (estimated), 2023\n\n#### All is down\n\n{}{}{}",
        update("The last targets are back.", "June 29, 23:55 PDT"),
        update("One is left.", "June 21, 23:30 PDT"),
        update("It is down.", "May 16, 21:00 PDT")
    );
    let came = bring_in("incidents.md", &text);
    assert_eq!(came.entries.len(), 3);
    assert_eq!(came.entries[0].happened_at, at("2023-05-17T04:00:00Z"));
    assert!(came.entries[0].text.contains("It is down."));
}

#[test]
fn a_paragraph_that_begins_with_a_date_is_a_line_among_those_with_clocks() {
    let text = "# Disk\n\n## Timeline\n\n2019-09-24 a migration takes long\n\n2019-09-29 ~21:15 an update hangs\n\n\
        13:34 a deployment fails\n\n16:11 the update is stopped\n";
    let came = bring_in("disk.md", text);
    assert_eq!(
        clocks(&came),
        ["24T00:00", "29T21:15", "30T13:34", "30T16:11"]
    );
}

#[test]
fn a_sentence_tells_when_it_began_and_was_over() {
    for (said, expected) in [
        (
            "On Friday October 18th 2024, nobody could read. The downtime started around 10AM after a merge and was \
             resolved the same day, by 8PM.",
            span("18T10:00", "18T20:00"),
        ),
        (
            "On 18 October 2024 we had an outage, which started with slow answers in two regions around 11:00 UTC.",
            span("18T11:00", ""),
        ),
        (
            "On 18 October 2024 the site went down at 15:35 UTC.",
            span("18T15:35", ""),
        ),
        // What started is no outage.
        (
            "On 18 October 2024 the clean-up started at 15:35 UTC.",
            span("", ""),
        ),
    ] {
        let came = bring_in("reads.md", &format!("# Reads\n\n## Summary\n\n{said}\n"));
        assert_eq!(spanned(&came), expected, "{said}");
    }
}

#[test]
fn a_page_of_status_says_when_it_was_resolved_and_what_was_affected() {
    let text = "---\nsection: issue\ntitle: Network\ndate: 2024-06-02T12:55:09Z\nresolved: true\n\
        resolvedWhen: 2024-06-02T19:48:19Z\naffected:\n  - Proxy\n  - API\nseverity: disrupted\n---\n\n\
        - 13:10 a node is gone\n- 19:46 it is back\n";
    let came = bring_in("network.md", text);
    assert_eq!(spanned(&came), span("02T12:55", "02T19:48"));
    assert_eq!(came.incident.services.len(), 2);
}

#[test]
fn clocks_with_dots_count_where_they_fit_between_the_others() {
    let text = "# Search, 2022-09-22\n\n## Timeline\n\n13.00 an upgrade\n\n13:23 errors\n\n14.00 a query\n\n14.02 a reindex\n\n\
        14:42: it fails\n\n15:17 a new one\n";
    let came = bring_in("search.md", text);
    assert_eq!(
        clocks(&came),
        [
            "22T13:00", "22T13:23", "22T14:00", "22T14:02", "22T14:42", "22T15:17"
        ]
    );
    let sizes = text.replace("14.02 a reindex", "10.15 GB were free");
    assert!(!clocks(&bring_in("search.md", &sizes)).contains(&"22T10:15".to_owned()));
}

#[test]
fn a_question_about_actions_asks_for_none() {
    let text = "# Keys\n\n## Five Whys\n\n**Why could nobody perform these actions?**\n1. The key did not match\n\n\
        ## Remediation\n\n* [ ] Write it down\n";
    assert_eq!(
        whats(&bring_in("keys.md", text)),
        [("Write it down", false)]
    );
}

#[test]
fn a_page_tells_of_a_day_before_the_one_on_which_it_was_put_out() {
    let text = "---\ndate: 2019-08-16 14:39:49\ntitle: Down\n---\n## Overview\n\nAfter midnight on Aug 08, 2019 it was down.\n\n\
        ## Timeline\n\n- 00:39 a report\n- 09:21 operation restored\n";
    assert_eq!(clocks(&bring_in("down.md", text)), ["08T00:39", "08T09:21"]);
}

/// Two megabytes that say a thousand times that it started must not be looked through a thousand times.
#[test]
fn a_text_that_begins_again_and_again_is_read_all_the_same() {
    let said = "the outage started ".repeat(80_000);
    let text = format!("# Reads, 2026-02-13\n\n## Summary\n\n{said}at 09:00 UTC.\n");
    assert_eq!(spanned(&bring_in("reads.md", &text)), span("13T09:00", ""));
}

#[test]
fn when_a_page_was_put_out_is_no_beginning() {
    let page = "---\ntitle: Network\ndate: 2023-11-10T10:42:00Z\ntags: review\n---\n\n## Timeline\n\n- 08:45: It is down\n";
    assert_eq!(spanned(&bring_in("n.md", page)), span("10T08:45", ""));
    let report = page
        .replace("tags: review", "severity: SEV2")
        .replace("08:45", "11:45");
    assert_eq!(
        spanned(&bring_in("n.md", &report))[0].as_deref(),
        Some("10T10:42")
    );
}

#[test]
fn a_weekday_in_a_column_of_its_own_is_no_day_without_a_time() {
    let table = "# Proxy, 2022-06-28\n\n## Timeline (all times UTC)\n\n| Day | Date (2022) | Time | Event |\n|--|--|--|--|\n\
        | Mon | Jun 27 | 13:47 | It is turned off |\n| Tues | Jun 28 | 20:28 | Many ask for it |\n| Wed | Jun 29 | 7:05 | We look |\n";
    let came = bring_in("proxy.md", table);
    assert_eq!(clocks(&came), ["27T13:47", "28T20:28", "29T07:05"]);
    assert_eq!(came.entries[0].text, "It is turned off");
}

#[test]
fn courtesies_are_no_actions_and_a_lesson_may_name_what_follows() {
    let text = "# Database, 2023-02-15\n\n## Future Solutions\n\nWe will degrade gracefully.\n\nThank you for your patience.\n\n\
        We apologise, and will add an alarm.\n";
    let whats = |name, text| {
        whats(&bring_in(name, text))
            .into_iter()
            .map(|(what, _)| what.to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        whats("database.md", text),
        [
            "We will degrade gracefully.",
            "We apologise, and will add an alarm."
        ]
    );
    let lessons = "# Login, 2026-06-12\n\n## Lessons learned\n\n- It is no footgun. Follow-up: a test with the real image.\n\
        - Nobody had looked.\n";
    assert_eq!(
        whats("login.md", lessons),
        ["It is no footgun. Follow-up: a test with the real image."]
    );
    let asked = "# Cluster, 2018-11-09\n\n## What are we doing to prevent this to happen again?\n\nWe rehearse the restore.\n";
    assert_eq!(whats("cluster.md", asked), ["We rehearse the restore."]);
}

#[test]
fn a_line_may_say_that_the_incident_is_closed() {
    let lines = "# Account, 2023-11-22\n\nAll times in UTC.\n\n## Timeline\n\n- 08:42 Somebody else signs in\n\
        - 15:53 Admins close the incident\n- 16:20 Mail is answered\n";
    assert_eq!(
        spanned(&bring_in("account.md", lines))[1],
        span("22T08:42", "22T15:53")[1]
    );
}

#[test]
fn a_report_in_sentences_says_what_it_means_to_do() {
    let text = "# Account, 2023-11-22\n\n## Timeline\n\n- 08:42 UTC Somebody signs in\n\n## Deleting has consequences\n\nNobody saw it. Even so, we should keep what we may need later. \
        Had we looked, we should have known.\n\nWe will continue to look on.\n";
    assert_eq!(
        whats(&bring_in("account.md", text)),
        [("Even so, we should keep what we may need later.", false)]
    );
    let listed = format!("{text}\n## Action items\n\n- Ask twice before it is deleted\n");
    assert_eq!(
        whats(&bring_in("account.md", &listed)),
        [("Ask twice before it is deleted", false)]
    );
}

#[test]
fn words_lined_up_behind_their_numbers_are_items_and_a_heading_may_say_two_things() {
    let text = "# Balancer, 2022-06-11\n\n## Timeline\n\n- 20:18 UTC It is down\n\n\
        # Preventing the issue from happening again / What we have learnt\n\n\
        1.            Rewrite the switch\n2.            Look at it after each change\n";
    assert_eq!(
        whats(&bring_in("balancer.md", text)),
        [
            ("Rewrite the switch", false),
            ("Look at it after each change", false)
        ]
    );
}

#[test]
fn a_table_of_names_is_nothing_to_do_and_a_level_behind_the_same_words_is_no_other_action() {
    let text = "# Records\n\n## Guardrails added\n\n- Check each record before it is written (High)\n\n| Record | Kind |\n|---|---|\n\
        | static.example.org | CNAME |\n\n## Action items\n\n| Action | Priority |\n|---|---|\n\
        | Check each record before it is written | High |\n| acme/api#482 | Low |\n";
    let came = bring_in("records.md", text);
    let told: Vec<(&str, bool)> = came
        .actions
        .iter()
        .filter_map(|action| Some((action.what.lines().next()?, action.is_open())))
        .collect();
    assert_eq!(
        told,
        [
            ("Check each record before it is written (High)", false),
            ("acme/api#482", true)
        ]
    );
}

#[test]
fn a_post_whose_title_calls_it_an_outage_is_a_report_of_sentences_alone() {
    let text = "---\ntitle: \"Queue post&#x2011;mortem\"\nlayout: post\n---\n\nThe queue stood. We will drain it first.\n";
    let came = bring_in("2024-05-04-queue.md", text);
    assert_eq!(came.incident.title, "Queue post\u{2011}mortem");
    assert_eq!(spanned(&came), span("", ""));
}

#[test]
fn the_items_of_one_list_may_be_the_parts_of_a_report() {
    let text = "# Gap in the queue\n\n1. Incident Date\n   - April 23rd 2018\n2. Timeline\n   - April 23rd, nothing came in\n\
           - April 24th, the queue was drained\n3. Root Cause\n   - A folder was moved\n4. Action items\n   - Watch the folder\n";
    let came = bring_in("gap.md", text);
    assert_eq!(came.entries.len(), 2);
    assert_eq!(whats(&came), [("Watch the folder", false)]);
}

#[test]
fn a_sentence_takes_its_day_from_the_one_that_names_the_same_clock_and_a_title_says_from_when_to_when()
 {
    let text = "---\ntitle: \"Post-mortem: keys\"\npubDate: May 2, 2024\n---\n\nOn April 30th at 5:05pm UTC the keys were \
        revoked.\n\n### Impact\n\nIt was unavailable from 5:05pm UTC until 9:05pm UTC.\n";
    assert_eq!(
        spanned(&bring_in("keys.md", text)),
        span("30T17:05", "30T21:05")
    );
    let text = "---\ntitle: MEET - Ausfall am 21.04.2020 von 10:04 - 10:24\n---\n\nDer Dienst war nicht erreichbar.\n";
    assert_eq!(
        spanned(&bring_in("meet.md", text)),
        span("21T10:04", "21T10:24")
    );
}

#[test]
fn a_table_of_lengths_gives_no_title_and_what_a_remedy_intends_is_to_be_done() {
    let text = "---\ntitle: The network was slow\npublished: 2023-02-01\n---\n\n### Key timings\n\n| Event | Time period |\n|---|---|\n\
        | Time to detection | 40 mins |\n\n## Timeline\n\n- 2023-01-25 07:45 UTC slow\n\n## Remediation\n\nWe take this seriously. \
        We intend to test our own way around it. It will not be quick.\n";
    let came = bring_in("network.md", text);
    assert_eq!(came.incident.title, "The network was slow");
    assert_eq!(
        whats(&came),
        [("We intend to test our own way around it.", false)]
    );
}
