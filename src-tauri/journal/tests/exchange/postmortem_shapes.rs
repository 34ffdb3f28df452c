//! Shapes that people's own reports have: where the head stands, how times say their zone, which headings are only lines.

use journal::domain::{ActionState, MilestoneKind, Section, Severity};
use journal::exchange::ImportOptions;

use super::postmortems::{CameIn, bring_in};
use super::scene::Scene;

/// When it began and ended, in UTC, as far as that came in.
fn span(came: &CameIn) -> [String; 2] {
    [MilestoneKind::Began, MilestoneKind::Resolved].map(|kind| {
        let found = came.incident.milestone(kind);
        found.map_or(String::new(), |at| at.at.format("%m-%dT%H:%M").to_string())
    })
}

pub fn clocks(came: &CameIn) -> Vec<String> {
    let entries = came.entries.iter();
    entries
        .map(|entry| entry.happened_at.format("%dT%H:%M").to_string())
        .collect()
}

#[test]
fn a_rule_between_parts_hides_none_of_them() {
    let came = bring_in(
        "carts.md",
        "# Cart outage\n\n## Summary\nDown.\n\n---\n## Timeline (UTC)\n- 2024-05-02 10:00 Alert fired\n\
         - 2024-05-02 10:40 Carts restored\n\n---\n## Root cause\nPool too small.\n",
    );
    assert_eq!(clocks(&came), ["02T10:00", "02T10:40"]);
    assert_eq!(
        came.postmortem.sections[&Section::RootCause],
        "Pool too small."
    );
}

#[test]
fn what_stands_above_the_first_heading_names_the_report() {
    let front = [
        "---\ntitle: \"Lost mail\"\nauthors:\n  - ada\n  - tove\ntags: [mail]\n---\n",
        "+++\ntitle = 'Lost mail'\nauthors = \"ada, tove\"\n+++\n",
    ];
    for front in front {
        let text = format!(
            "{front}\nOn Friday mail was lost.\n\n## How mail flows\n\nThrough a queue.\n\n## Timeline\n\n- 2024-05-02 10:00 lost\n"
        );
        let came = bring_in("2024-05-02-mail.md", &text);
        assert_eq!(came.incident.title, "Lost mail", "{front}");
        assert_eq!(came.postmortem.header.authors, "ada, tove", "{front}");
        assert!(
            format!("{:?}", came.postmortem).contains("How mail flows"),
            "{front}"
        );
    }
}

#[test]
fn a_report_without_a_known_heading_is_one_by_what_stands_above_it() {
    let came = bring_in(
        "mail.md",
        "---\ntitle: Lost mail\nstart_time: 2024-05-02 10:00 UTC\n---\n\nOn Thursday mail was lost.\n",
    );
    assert_eq!(came.incident.title, "Lost mail");
    assert_eq!(span(&came)[0], "05-02T10:00");
}

#[test]
fn files_of_one_name_and_day_stay_two() {
    let mut scene = Scene::new();
    for title in ["Search outage", "Mail outage"] {
        let text = format!("# {title}\n\n## Timeline\n\n- 2024-05-02 10:00 {title} began\n");
        for _ in 0..2 {
            let options = ImportOptions::default();
            scene
                .journal
                .import("postmortem.md", text.as_bytes(), &options)
                .unwrap();
        }
    }
    assert_eq!(scene.incidents().len(), 2);
}

#[test]
fn a_day_that_cannot_be_placed_is_kept_with_its_clock() {
    let came = bring_in(
        "import.md",
        "# Import\n\n## Summary\n\nSlow.\n\n## Timeline\n\n| Time (UTC) | Event |\n| --- | --- |\n| Jan 14, 10:18 PM | A customer wrote |\n",
    );
    let kept = &came.postmortem.sections[&Section::Timeline];
    assert!(
        kept.contains("01-14 22:18") && kept.contains("A customer wrote"),
        "{kept}"
    );

    let came = bring_in(
        "import.md",
        "# Import\n\n**Date:** January 14-19, 2026\n\n## Timeline\n\n| Time (UTC) | Event |\n| --- | --- |\n| Jan 14, 10:18 PM | A customer wrote |\n",
    );
    assert_eq!(clocks(&came), ["14T22:18"]);
}

#[test]
fn headings_that_begin_with_a_time_are_lines() {
    let came = bring_in(
        "pool.md",
        "# Pool\n\nDate: 2024-05-02\n\n## Timeline (UTC)\n\n### 10:04 \u{2013} Root cause identified\n\nA limit.\n\n\
         ### 11:00 - Follow-up actions agreed\n\nThree of them.\n",
    );
    let texts: Vec<&str> = came
        .entries
        .iter()
        .map(|entry| entry.text.as_str())
        .collect();
    assert_eq!(
        texts,
        [
            "Root cause identified\nA limit.",
            "Follow-up actions agreed\nThree of them."
        ]
    );
    assert!(came.actions.is_empty());
}

#[test]
fn a_table_without_a_head_loses_no_line() {
    let came = bring_in(
        "head.md",
        "# Pool\n\nDate: 2024-05-02\n\n## Timeline (UTC)\n\n| **10:04** | Alert |\n|-|-|\n| 1100 | Over |\n",
    );
    assert_eq!(clocks(&came), ["02T10:04", "02T11:00"]);
}

#[test]
fn the_zone_of_all_times_is_said_in_many_ways() {
    for (heading, line, hour) in [
        ("Timeline", "*(All times US/Pacific, 24-hour clock.)*", "17"),
        ("Timeline", "All timestamps in CET", "09"),
        ("Timeline", "All times PT.", "17"),
        (
            "Timeline",
            "All times listed are in Central European Summer Time (CEST).",
            "08",
        ),
        (
            "Timeline",
            "Note: all times below are Pacific Daylight Time.",
            "17",
        ),
        ("Timeline - all times in JST", "", "01"),
        ("Timeline, JST", "", "01"),
        ("JST Timeline", "", "01"),
    ] {
        let month = if hour == "09" { "01" } else { "06" };
        let text = format!("# Pool\n\n## {heading}\n\n{line}\n\n- 2024-{month}-02 10:00 Alert\n");
        let came = bring_in("pool.md", &text);
        let read = came.entries[0].happened_at.format("%H").to_string();
        assert_eq!(read, hour, "{heading}: {line}");
    }
}

#[test]
fn a_beginning_and_an_end_stand_in_one_value() {
    for head in [
        "**When:** 2024-05-04, 10:00\u{2013}11:00 UTC",
        "**Date:** 2024-05-04\n\n**Duration:** 10:00\u{2013}11:00 UTC (1 h)",
        "**Period:** May 4th 2024 10:00 UTC to 11:00",
        "**Incident window:** 2024-05-04 10:00 UTC \u{2013} 2024-05-04 11:00 UTC",
    ] {
        let came = bring_in(
            "pool.md",
            &format!("# Pool\n\n{head}\n\n## Root cause\n\nA limit.\n"),
        );
        assert_eq!(span(&came), ["05-04T10:00", "05-04T11:00"], "{head}");
    }
}

#[test]
fn facts_in_a_list_are_read_under_any_of_these_headings() {
    for heading in [
        "Summary",
        "Impact",
        "Key Timestamps",
        "Incident Overview",
        "Basic information",
    ] {
        let came = bring_in(
            "pool.md",
            &format!(
                "# Pool\n\n## {heading}\n\n- **Impact start:** March 3, 2023 9:36 AM (UTC)\n\
                 - **Fixed:** March 3, 2023 10:12 AM (UTC)\n- **Severity:** P2\n\n## Root cause\n\nA limit.\n"
            ),
        );
        assert_eq!(span(&came), ["03-03T09:36", "03-03T10:12"], "{heading}");
        assert_eq!(came.incident.severity, Some(Severity::Sev2), "{heading}");
    }
}

#[test]
fn what_a_heading_or_a_label_says_beside_its_name_is_kept() {
    let came = bring_in(
        "pool.md",
        "# Pool\n\n## Impact\n\n- **Users affected:** 1,200\n- **Customer impact:** no payments\n\n\
         ## Root cause: pool too small\n\nTen.\n\n## Resolution (a day later)\n\nTwenty.\n",
    );
    let of = |section| came.postmortem.sections[&section].as_str();
    assert_eq!(
        of(Section::Impact),
        "- Users affected: 1,200\n- Customer impact: no payments"
    );
    assert_eq!(of(Section::RootCause), "Root cause: pool too small\n\nTen.");
    assert_eq!(
        of(Section::Resolution),
        "Resolution (a day later)\n\nTwenty."
    );
}

#[test]
fn boxes_to_tick_are_actions_under_any_heading() {
    let came = bring_in(
        "pool.md",
        "# Pool\n\n## Summary\n\nFull.\n\n## Recovery list\n\n- [ ] Watch the pool\n- [x] Double it\n",
    );
    let said: Vec<(&str, bool)> = came
        .actions
        .iter()
        .map(|action| (action.what.as_str(), action.is_open()))
        .collect();
    assert_eq!(said, [("Watch the pool", true), ("Double it", false)]);
}

#[test]
fn four_digits_are_a_clock_only_where_a_clock_stands() {
    let came = bring_in(
        "pool.md",
        "# Pool\n\nDate: 2024-05-02\n\n## Impact\n\n| Region | Failed carts |\n| --- | --- |\n| EU | 1200 |\n\n\
         ## Timeline (UTC)\n\n| Users | What |\n| --- | --- |\n| 1530 | gone |\n\n- 14:00 alert\n",
    );
    assert_eq!(clocks(&came), ["02T14:00"]);
    assert!(came.postmortem.sections[&Section::Impact].contains("1200"));
}

#[test]
fn what_the_head_says_first_holds_and_nothing_of_the_rest_is_lost() {
    let came = bring_in(
        "pool.md",
        "# Pool\n\nSeverity: SEV1\n\n## Summary\n\nIncident window: 10:00-11:00 UTC\n\n## Impact\n\n\
         - Severity: low for internal users\n",
    );
    assert_eq!(came.incident.severity, Some(Severity::Sev1));
    let all = format!("{:?}", came.postmortem.sections);
    for kept in ["low for internal users", "10:00", "11:00"] {
        assert!(all.contains(kept), "{kept}: {all}");
    }
}

#[test]
fn what_a_severity_says_beside_its_level_is_kept() {
    let came = bring_in(
        "store.md",
        "# Outage\n\n## Severity\n\n**Critical** - Complete or major outage affecting most customers\n\n## Timeline\n\n- 2025-03-01 10:00 alert\n",
    );
    assert_eq!(came.postmortem.header.severity, Some(Severity::Sev1));
    assert!(format!("{:?}", came.postmortem.others).contains("affecting most customers"));
}

#[test]
fn a_small_heading_is_the_title_where_it_stands_first() {
    let came = bring_in(
        "store.md",
        "### Outage of the store on March 1, 2025\n\n### Timeline\n\n- 10:00 alert\n- 10:30 resolved\n",
    );
    assert_eq!(came.incident.title, "Outage of the store on March 1, 2025");
    assert_eq!(clocks(&came), ["01T10:00", "01T10:30"]);
}

#[test]
fn what_was_done_against_it_is_its_timeline() {
    let came = bring_in(
        "store.md",
        "# Outage\n\n**Date:** 2025-03-01\n\n## Actions taken\n\n- 10:00 Restarted\n- 10:10 Promoted\n- 10:20 resolved\n",
    );
    assert_eq!(clocks(&came), ["01T10:00", "01T10:10", "01T10:20"]);
    assert_eq!(came.actions.len(), 0);
}

#[test]
fn a_name_alone_in_its_line_is_a_heading_and_a_second_heading_hides_no_head() {
    let came = bring_in(
        "mail.md",
        "# Mail report\n## Network event on the relay\n\n**Incident Date:** 11 December 2025  \n\
         **Impact Window:** **02:00\u{2013}02:08 CET** (01:00\u{2013}01:08 UTC)\n\nIt was slow.\n\n## Timeline (CET)\n\n\
         - 02:00 slow\n- 02:08 fast\n\nAction Items\n- Watch it\n\n- Move it\n",
    );
    assert_eq!(span(&came), ["12-11T01:00", "12-11T01:08"]);
    let whats: Vec<&str> = came.actions.iter().map(|one| one.what.as_str()).collect();
    assert_eq!(whats, ["Watch it", "Move it"]);
    let told = format!("{:?}", came.postmortem);
    assert!(
        told.contains("Network event on the relay") && told.contains("It was slow."),
        "{told}"
    );
}

#[test]
fn what_was_taken_or_put_in_is_an_action_that_is_done() {
    for heading in [
        "Corrective Actions Taken",
        "Guardrails implemented",
        "Preventive measures already taken",
    ] {
        let text = format!(
            "# Lag, 2024-05-04\n\n## Summary\n\nIt was late.\n\n## {heading}\n\n- A limit for the pool\n- An alarm before it\n"
        );
        let came = bring_in("lag.md", &text);
        let done = came.actions.iter();
        let done = done.filter(|action| matches!(action.state, ActionState::Done { .. }));
        assert_eq!(done.count(), 2, "{heading}: {:?}", came.actions);
    }
    let fought =
        "# Lag, 2024-05-04\n\n## Summary\n\nIt was late.\n\n## Actions taken\n\n- Restarted it\n";
    assert!(bring_in("lag.md", fought).actions.is_empty());
}

#[test]
fn below_sections_as_large_as_a_title_no_heading_is_the_title() {
    let text = "# Summary\n\nOn 15 August 2023 nobody could check in.\n\n# Impact\n\nQueues.\n\n# Ownership\n\n- The crew\n\n# Stakeholders\n\n- Robin\n";
    assert_eq!(bring_in("check-in.md", text).incident.title, "check-in");
    let named = format!("{text}\n# Incident review: check-in\n\nLater.\n");
    let title = bring_in("check-in.md", &named).incident.title;
    assert_eq!(title, "Incident review: check-in");
}

#[test]
fn a_table_of_things_with_their_times_is_no_timeline() {
    let text = "# Missed slots, 2024-11-28\n\n## Timeline\n\n- 05:52 UTC Many are missed\n\n## Slots\n\n\
                | slot | time | builder |\n|---|---|---|\n| 10495509 | 2024-11-28 05:41:59 | one |\n| 10495511 | 2024-11-28 05:42:23 | two |\n\n\
                ## What came later\n\n| # | Time | What |\n|---|---|---|\n| 1 | 2024-11-28 06:00 UTC | It is over |\n";
    let entries = bring_in("slots.md", text).entries;
    let lines: Vec<&str> = entries.iter().map(|entry| &*entry.text).collect();
    assert_eq!(lines, ["Many are missed", "1 \u{2013} It is over"]);
}
