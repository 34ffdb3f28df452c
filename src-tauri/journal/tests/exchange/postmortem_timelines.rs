//! What is a line of a timeline, and what only looks like one.

use journal::domain::Section;

use super::{postmortem_shapes::clocks, postmortems::bring_in};

#[test]
fn clocks_with_dots_are_lines_of_a_timeline_and_nowhere_else() {
    let text = "# Upgrade\n\n## Timeline\n\n25 August 2022\n\n11.07: Started it\n\n13.04 PM reports that it is stuck\n\n26th August\n\n\
        - ~9.15pm Reverted\n- 8.4 releases later it works\n\n## Lessons\n\n- 10.15 upgrades are slow\n";
    let came = bring_in("upgrade.md", text);
    assert_eq!(
        clocks(&came),
        ["25T11:07", "25T13:04", "26T21:15"],
        "a version is no clock"
    );
    assert_eq!(
        came.postmortem.sections[&Section::Lessons],
        "- 10.15 upgrades are slow"
    );
}

#[test]
fn a_timeline_that_counts_to_twelve_goes_on_after_noon() {
    let lines = "- 11:16 deployed\n- 12:16 rolled\n- 1:52 more found\n- 3:31 all done\n";
    let came = bring_in(
        "keys.md",
        &format!("# Keys, March 20, 2019\n\n## Timeline\n\n{lines}"),
    );
    assert_eq!(
        clocks(&came),
        ["20T11:16", "20T12:16", "20T13:52", "20T15:31"]
    );
    // With a clock beyond twelve, or two digits, it is the next morning.
    let lines = lines.replace("12:16", "14:16");
    let came = bring_in(
        "keys.md",
        &format!("# Keys, March 20, 2019\n\n## Timeline\n\n{lines}"),
    );
    assert_eq!(
        clocks(&came),
        ["20T11:16", "20T14:16", "21T01:52", "21T03:31"]
    );
    let came = bring_in(
        "keys.md",
        "# Keys, March 20, 2019\n\n## Timeline\n\n- 11:16 deployed\n- 01:52 more found\n",
    );
    assert_eq!(clocks(&came), ["20T11:16", "21T01:52"]);
    let night = "- 10:00 deployed\n- 11:00 went home\n- 7:00 next morning: alert\n";
    let came = bring_in(
        "keys.md",
        &format!("# Keys, March 20, 2019\n\n## Timeline\n\n{night}"),
    );
    assert_eq!(
        clocks(&came),
        ["20T10:00", "20T11:00", "21T07:00"],
        "nobody goes on eight hours later"
    );
}

#[test]
fn a_log_set_as_code_is_a_timeline() {
    let log = "11:16 :: deployed\n11:54 :: rolled back\nand checked\n";
    let text = format!(
        "# Keys, March 20, 2019\n\n## Timeline\n\n```\n{log}```\n\n## Details\n\n```\n{log}```\n"
    );
    let came = bring_in("keys.md", &text);
    assert_eq!(clocks(&came), ["20T11:16", "20T11:54"]);
    assert_eq!(came.entries[1].text, "rolled back\nand checked");
    assert!(format!("{:?}", came.postmortem.others).contains("11:16 :: deployed"));
}

#[test]
fn a_row_or_a_line_may_be_a_span_of_days() {
    let text = "# Cache open\n\n## Timeline\n\n| Date (UTC) | Event |\n| --- | --- |\n| 2023-07-09 19:16 | Restarted |\n\
        | Between 2023-07-10 to 2023-07-16 | Somebody writes to it |\n| 2023-07-16 11:17 | Closed |\n";
    let came = bring_in("cache.md", text);
    assert_eq!(clocks(&came), ["09T19:16", "10T00:00", "16T11:17"]);
    assert_eq!(
        came.entries[1].text,
        "(until 2023-07-16) Somebody writes to it"
    );
    let came = bring_in(
        "cache.md",
        "# Cache open\n\n## Timeline\n\n- From 2023-07-10 10:00 until 10:30 it was open\n- 2023-07-10 11:00 closed\n",
    );
    assert_eq!(came.entries[0].text, "(until 10:30) it was open");
}

#[test]
fn what_only_looks_like_a_line_of_a_timeline_moves_none() {
    let timeline = |lines: &str| {
        let came = bring_in(
            "store.md",
            &format!("# Outage\n\n**Date:** 2025-03-01\n\n## Timeline\n\n{lines}"),
        );
        let all: Vec<String> = clocks(&came);
        (all, came)
    };
    let (numbers, _) = timeline(
        "- 10:00 alert\n- 12.50 % of requests failed\n- 10.15 GB were free\n- 10:40 resolved\n",
    );
    assert_eq!(numbers, ["01T10:00", "01T10:40"]);
    let (most, _) = timeline(
        "- 09:00 CPU rises\n- 10.50 USD per hour were lost\n- 12.50 % of requests failed\n- 20.04 LTS hosts rebooted\n- 10:40 resolved\n",
    );
    assert_eq!(
        most,
        ["01T09:00", "01T10:40"],
        "however many numbers stand there"
    );
    let (log, came) = timeline(
        "- 10:00 alert\n\n```\n2025-02-26 10:00 -500 credits\n2025-02-27 10:00 ok\n```\n\n- 10:30 resolved\n",
    );
    assert_eq!(log, ["01T10:00", "01T10:30"]);
    assert!(format!("{:?}{:?}", came.entries, came.postmortem).contains("-500 credits"));
    let (aside, _) =
        timeline("10:00 - Alert\n\n2024-12-24: Christmas had been quiet.\n\n10:30 - Resolved\n");
    assert_eq!(aside, ["01T10:00", "01T10:30"]);
    let (rows, came) =
        timeline("| Time | Date | Event |\n|---|---|---|\n| 10:00 | 2025-03-03 | review |\n");
    assert_eq!(rows.len(), 1);
    assert!(
        !came.entries[0].text.contains("until"),
        "{}",
        came.entries[0].text
    );
    let (versions, _) = timeline(
        "| Version | Time | Event |\n|---|---|---|\n| 10.15 | 12:00 | upgraded |\n| 10.16 | 12:30 | again |\n",
    );
    assert_eq!(versions, ["01T12:00", "01T12:30"]);
}

#[test]
fn a_heading_may_say_its_time_last_and_a_clock_only_its_ten_minutes() {
    let text = "# Queue full\n\n## Timeline, 3 November 2025\n\n### Before\n\n- Quiet\n\n### Root cause found (16:20-16:40)\n\n\
        - A flag\n\n### Recovery (17:00)\n\n- ~17:1x Drained\n- 17:20 Done\n\n## Recovery (details)\n\nBy hand.\n";
    let came = bring_in("queue.md", text);
    assert_eq!(
        clocks(&came),
        ["03T16:20", "03T17:00", "03T17:10", "03T17:20"]
    );
    assert!(
        came.entries[0].text.contains("A flag"),
        "what stands below is about it"
    );
    assert!(came.postmortem.sections[&Section::Resolution].contains("By hand."));
}

#[test]
fn a_day_may_be_a_row_of_its_own_or_stand_in_a_sentence() {
    let table = "# Stale data on 2020-01-30\n\n## Timeline\n\n| Time | What |\n|---|---|\n\
        | 1/28 | |\n| 12:45 | Put in |\n| 1/30 | |\n| 11:00 | Put out |\n";
    let told = "# Downtime\n\nIt was down for most of yesterday (2018-09-20).\n\n## Timeline\n\n- 12:00 Hung\n- 18:21 Back\n";
    for (text, times) in [
        (table, ["2020-01-28T12:45", "2020-01-30T11:00"]),
        (told, ["2018-09-20T12:00", "2018-09-20T18:21"]),
    ] {
        let came = bring_in("queue.md", text);
        let at = |entry: &journal::domain::Entry| entry.happened_at.format("%Y-%m-%dT%H:%M");
        let found: Vec<String> = came
            .entries
            .iter()
            .map(|entry| at(entry).to_string())
            .collect();
        assert_eq!(found, times, "{text}");
    }
}

#[test]
fn a_month_and_a_day_are_read_by_the_year_of_the_report() {
    let text = "# Stale data on 2020-07-01\n\n## Timeline\n\n- 01/07 10:00 Hung\n- 02/07 11:00 Back\n- 3/4 of it was lost\n";
    let came = bring_in("queue.md", text);
    let days: Vec<String> = came
        .entries
        .iter()
        .map(|entry| entry.happened_at.format("%m-%d %H").to_string())
        .collect();
    assert_eq!(days, ["07-01 10", "07-02 11"]);
}

#[test]
fn a_norwegian_report_is_one() {
    let text = "---\ntitle: 16.03.2020 - Ingen nye søknader\n---\n\n# Tittel\n\n**Dato:** 16.03.2020\n\n## Aksjonspunkter\n\n\
        | Aksjon | Type | Eier | Referanse |\n|---|---|---|---|\n| Overvåke køen | Forbedring | Kari | [Utført](https://x.example/1) |\n\
        | Lage sjekk | Forbedring | | |\n\n## Tidslinje\n\n17:25 - Mange varsler\n\n21:20 - Normalt\n";
    let came = bring_in("rapport.md", text);
    assert_eq!(came.incident.title, "16.03.2020 - Ingen nye søknader");
    assert_eq!(came.entries.len(), 2);
    let actions: Vec<(bool, &str)> = came
        .actions
        .iter()
        .map(|action| (action.is_open(), action.ticket.as_str()))
        .collect();
    assert_eq!(actions, [(false, "https://x.example/1"), (true, "")]);
}

#[test]
fn a_time_may_say_how_far_off_it_is() {
    let text = "# Upgrade fails\n\n## Timeline\n\n| Time (UTC) | Who | What |\n| --- | --- | --- |\n| \u{b1}5m 2026-05-26T09:11 | ada | upgrade begins |\n| \u{b1} 10 min 2026-05-26T09:30 | ada | it does not start |\n";
    let came = bring_in("upgrade.md", text);
    let clocks = came.entries.iter();
    let clocks: Vec<String> = clocks
        .map(|entry| entry.happened_at.format("%Y-%m-%d %H:%M").to_string())
        .collect();
    assert_eq!(clocks, ["2026-05-26 09:11", "2026-05-26 09:30"]);
}
