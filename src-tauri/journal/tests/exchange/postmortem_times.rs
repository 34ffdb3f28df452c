//! When it began and ended, and of which day lines are, in the words of people.

use journal::domain::{MilestoneKind, Section};

use super::{
    at,
    postmortem_shapes::clocks,
    postmortems::{CameIn, bring_in},
};

fn began_and_ended(came: &CameIn) -> [Option<String>; 2] {
    let of = |kind| {
        came.incident
            .at(kind)
            .map(|at| at.format("%dT%H:%M").to_string())
    };
    [of(MilestoneKind::Began), of(MilestoneKind::Resolved)]
}

fn spanned(begin: &str, end: &str) -> [Option<String>; 2] {
    [Some(begin.to_owned()), Some(end.to_owned())]
}

#[test]
fn a_head_says_from_when_to_when_in_many_ways() {
    for head in [
        "| Date | 2026-06-11 |\n|---|---|\n| Duration | ~14 minutes (11:42 \u{2192} ~11:56 UTC) of mail down |\n",
        "| Date | 2026-06-11 |\n|---|---|\n| Time | 2026-06-11 11:42 - 2026-06-11 11:56 (UTC) |\n",
        "**Date:** 2026-06-11\n\n**Konsekvens:** Ingen kunne s\u{f8}ke fra 11:42 til 11:56\n",
        "Date: 2026-06-11\n\n<table>\n<tbody>\n<tr><td>Time in SEV-1</td>\n\n<td>14 minutes (11:42am to 11:56am)</td></tr>\n</tbody>\n</table>\n",
    ] {
        let text =
            format!("# Mail down\n\n{head}\n## Timeline\n\n- 11:30 deployed\n- 12:20 home\n");
        let came = bring_in("mail.md", &text);
        assert_eq!(
            began_and_ended(&came),
            spanned("11T11:42", "11T11:56"),
            "{text}"
        );
    }
}

#[test]
fn the_last_line_that_says_it_is_over_is_the_end_unless_it_fails_again() {
    for (said, end) in [
        ("13:00 search is no longer down", Some("13:00")),
        ("13:00 resolution is confirmed complete", Some("13:00")),
        ("13:00 all systems verified operational", Some("13:00")),
        ("13:00 the site is available again", Some("13:00")),
        ("13:00 mail restored", Some("13:00")),
        ("13:00 restored from the backup of Monday", Some("12:30")),
        ("13:00 it went down once more", None),
        ("13:00 we talked", Some("12:30")),
    ] {
        let text = format!(
            "# Search, 2026-06-11\n\n## Timeline\n\n- 12:00 alert\n- 12:30 it is back\n- {said}\n"
        );
        let came = bring_in("search.md", &text);
        let expected = end.map(|end| format!("11T{end}"));
        assert_eq!(began_and_ended(&came)[1], expected, "{said}");
    }
}

#[test]
fn a_tag_before_the_time_stays_with_its_line() {
    let text = "# Certificate\n\n## Timeline\n\n- Around 2025-11-26, the renewal began to fail.\n\
        - **[Outage start]** On 2025-12-26, at 07:35:39, it expired.\n- At 09:00, a user wrote.\n\
        - **[Outage end]** At 20:31, a new one was in place.\n";
    let came = bring_in("certificate.md", text);
    assert_eq!(
        clocks(&came),
        ["26T00:00", "26T07:35", "26T09:00", "26T20:31"]
    );
    assert_eq!(came.entries[1].text, "[Outage start] it expired.");
    assert_eq!(came.entries[3].happened_at, at("2025-12-26T20:31:00Z"));
    assert_eq!(began_and_ended(&came), spanned("26T07:35", "26T20:31"));
}

#[test]
fn a_page_put_out_the_day_after_tells_of_yesterday() {
    let head = |said: &str| {
        format!(
            "---\ntitle: Breaking changes\npubDate: Jan 16, 2025\n---\n\n{said} it broke.\n\n### Timeline\n\n\
            - **12:00am** - it broke\n- **4:09am** - they knew\n"
        )
    };
    let came = bring_in("page.md", &head("Yesterday"));
    assert_eq!(clocks(&came), ["15T00:00", "15T04:09"]);
    let came = bring_in("page.md", &head("This morning"));
    assert_eq!(clocks(&came), ["16T00:00", "16T04:09"]);
}

#[test]
fn four_digits_before_a_zone_are_a_clock_and_no_year() {
    let text = "# Upgrade\n\n- Date: 2025-Feb-07\n\n## Timeline\n\n- Feb 7 1506 UTC: agreed\n- 1936 UTC: released\n\
        - Feb 9 1924 UTC: it failed\n- March 5, 2025 was a holiday\n";
    let came = bring_in("upgrade.md", text);
    assert_eq!(clocks(&came)[..3], ["07T15:06", "07T19:36", "09T19:24"]);
    assert_eq!(came.entries[0].happened_at, at("2025-02-07T15:06:00Z"));
}

#[test]
fn a_second_zone_and_dots_without_a_sign_behind_them_are_read() {
    let text = "# 2021-11-15: nodes\n\n## Timeline\n\nUTC/ACDT\n\n03:16/13:46 - an alert\n\n03:19/13:49 - another\n";
    let came = bring_in("nodes.md", text);
    assert_eq!(clocks(&came), ["15T03:16", "15T03:19"]);
    let dotted = |lines: &str| {
        let came = bring_in(
            "dots.md",
            &format!("# Home page, 2022-02-24\n\n## Timeline\n\n{lines}"),
        );
        clocks(&came).len()
    };
    let day =
        "08.47 Alert\n\n08.48 A reckons\n\n08.50 A merges\n\n09.06 A waits\n\n10.07 Recovery\n";
    assert_eq!(dotted(day), 5);
    assert_eq!(
        dotted(&day.replace("08.50", "07.50")),
        0,
        "numbers that go back are none"
    );
}

#[test]
fn what_lessons_ask_for_is_to_be_done_where_nothing_else_is() {
    let lessons = "## Lessons learned\n\n- We need better health checks.\n- We should have tested it.\n- It was quick.\n";
    let came = bring_in("lessons.md", &format!("# Outage, 2024-10-09\n\n{lessons}"));
    let told = |came: &CameIn| -> Vec<String> {
        came.actions.iter().map(|one| one.what.clone()).collect()
    };
    assert_eq!(told(&came), ["We need better health checks."]);
    assert!(came.postmortem.sections[&Section::Lessons].contains("better health checks"));
    let listed = format!("# Outage, 2024-10-09\n\n## Actions\n\n- Raise the limit\n\n{lessons}");
    assert_eq!(told(&bring_in("lessons.md", &listed)), ["Raise the limit"]);
}

#[test]
fn a_heading_with_paragraphs_below_it_is_one_thing_to_do() {
    let text = "# Fork, 2021-06-24\n\n## Corrective actions\n\n### Say what each assertion means\n\nThis line is unclear.\n\n\
        It could be moved.\n\n### Test on a second client\n\nNobody did.\n";
    let came = bring_in("fork.md", text);
    let told: Vec<&str> = came
        .actions
        .iter()
        .map(|one| one.what.lines().next().unwrap_or_default())
        .collect();
    assert_eq!(
        told,
        ["Say what each assertion means", "Test on a second client"]
    );
    assert!(came.actions[0].what.contains("It could be moved."));
}

#[test]
fn a_sentence_tells_when_it_began_and_another_when_it_was_restored() {
    let text = "# Logs\n\n## Description\n\nOn 2022-11-08 at 15:35 UTC the server became inaccessible. A new disk was added and it was \
        restored at 22:47 UTC. Data from 2022-11-01 11:34 UTC to 2022-11-08 15:37 UTC was lost.\n";
    assert_eq!(
        began_and_ended(&bring_in("logs.md", text)),
        spanned("08T15:35", "08T22:47")
    );
    let text = "# Network, a postmortem\n\nAt approximately 08:45 on November 10th, 2023, the network failed.\n\n## Remediation\n\n\
        I am going to need to:\n\n1. Lift the cables\n\nA duct would do, too.\n\nAs for the foxes:\n\n1. Fill the hole\n";
    let came = bring_in("network.md", text);
    assert_eq!(began_and_ended(&came)[0].as_deref(), Some("10T08:45"));
    assert_eq!(came.actions.len(), 2);
    let text = text.replace("As for the foxes", "The affected hosts were");
    assert_eq!(bring_in("network.md", &text).actions.len(), 1);
}

#[test]
fn a_sentence_in_the_middle_tells_when_it_began_where_it_names_what_it_was() {
    let text = "---\ntitle: No network\ndate: 2019-07-11 18:10:00 +0000\n---\n\nWe share what goes wrong, too. On July 11th at \
        6:10 PM UTC we had a network outage. We saw it at once.\n";
    let came = bring_in("network.md", text);
    assert_eq!(began_and_ended(&came)[0].as_deref(), Some("11T18:10"));
    for none in [
        "we had a similar outage",
        "there was no more disruption",
        "we had a meeting about the outage",
        "we had another outage",
    ] {
        let text = text.replace("we had a network outage", none);
        assert_eq!(
            began_and_ended(&bring_in("network.md", &text))[0],
            None,
            "{none}"
        );
    }
}

#[test]
fn days_that_head_what_was_known_before_are_of_the_first_of_them() {
    let text = "# Router froze, 2023-01-16\n\n## Timeline\n\nJanuary 13th-15th:\n- I put a stick into it.\n\nJanuary 16th:\n\n\
        - 03:15: It froze.\n- 08:00: It worked again.\n";
    let came = bring_in("router.md", text);
    let lines: Vec<(String, &str)> = came
        .entries
        .iter()
        .map(|entry| {
            (
                entry.happened_at.format("%dT%H:%M").to_string(),
                entry.text.as_str(),
            )
        })
        .collect();
    assert_eq!(lines.len(), 3);
    assert!(lines[0].0.starts_with("13T") && lines[0].1.contains("a stick"));
    assert_eq!(lines[1].0, "16T03:15");
}

#[test]
fn spans_are_told_in_many_forms() {
    let of = |summary: &str| {
        let text = format!("# Outage, 2024-11-19\n\n## Summary\n\n{summary}\n");
        began_and_ended(&bring_in("outage.md", &text))
    };
    assert_eq!(
        of("The power outage was 2024-11-05 02:50 UTC - 2024-11-05 04:00 UTC (1h10)."),
        spanned("05T02:50", "05T04:00")
    );
    assert_eq!(
        of(
            "In ~7am UTC of Nov. 5 2024 the chain stood. It came back round ~11am UTC of Nov. 5 2024."
        ),
        spanned("05T07:00", "05T11:00")
    );
    let told = of(
        "On November 5th \u{2019}24 we had an outage which started in one region around 11:00 UTC.",
    );
    assert_eq!(told[0].as_deref(), Some("05T11:00"));
}
