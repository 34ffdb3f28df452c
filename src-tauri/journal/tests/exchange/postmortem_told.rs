//! What a report tells in sentences, in a list without times, and in the head of a status page.

use super::postmortems::{CameIn, bring_in};
use journal::domain::MilestoneKind;

pub(crate) fn lines(came: &CameIn) -> Vec<String> {
    let entries = came.entries.iter();
    let lines = entries.map(|entry| {
        let at = entry.happened_at.format("%m-%d %H:%M");
        format!("{at} {}", entry.text)
    });
    lines.collect()
}

pub(crate) fn at(came: &CameIn, kind: MilestoneKind) -> Option<String> {
    let milestone = came.incident.at(kind)?;
    Some(milestone.format("%m-%d %H:%M").to_string())
}

#[test]
fn a_sentence_may_say_its_clock_in_the_middle_and_tell_of_two_moments() {
    let text = "# Relays, 2024-11-05\n\n## Summary\n\nOn November 5th 2024 the relays answered slowly from around 11:00 UTC on and were \
                gone by 17:00 UTC. It was found at 22:50 UTC and resolved at 23:01 UTC. We will test it at 10:00 UTC. \
                The copy runs daily at 04:00 UTC.\n";
    let came = bring_in("relays.md", text);
    assert_eq!(
        lines(&came),
        [
            "11-05 11:00 the relays answered slowly from around 11:00 UTC on.",
            "11-05 17:00 were gone by 17:00 UTC.",
            "11-05 22:50 It was found at 22:50 UTC.",
            "11-05 23:01 resolved at 23:01 UTC.",
        ]
    );
}

#[test]
fn the_summary_and_the_details_tell_a_moment_once() {
    let text = "# Names, 2023-01-25\n\n## Summary\n\nAt 09:15 UTC we changed the names. By 09:40 UTC all was well.\n\n\
                ## Details\n\nAt 09:15 UTC Ada merged the branch. Around 09:30 UTC the record came back.\n";
    assert_eq!(
        lines(&bring_in("names.md", text)),
        [
            "01-25 09:15 we changed the names.",
            "01-25 09:30 the record came back.",
            "01-25 09:40 all was well.",
        ]
    );
}

#[test]
fn days_alone_are_lines_where_three_sentences_begin_with_one() {
    let text = "# Four bad days\n\n## What happened\n\nOn 11 April 2026, we saw more errors. They went away.\n\n\
                Also on 11 April 2026, a copy failed.\n\nOn April 13 2026, the mirrors lost half of all files. \
                It took long to see.\n\nOn Wednesday, the names were gone.\n";
    assert_eq!(
        lines(&bring_in("days.md", text)),
        [
            "04-11 00:00 we saw more errors.",
            "04-11 00:00 a copy failed.",
            "04-13 00:00 the mirrors lost half of all files.",
            "04-15 00:00 the names were gone.",
        ]
    );
    let two = text.replace("Also on 11 April 2026, a", "A");
    let two = two.replace("On Wednesday, the", "The");
    assert!(bring_in("days.md", &two).entries.is_empty());
    let with_timeline = format!("{text}\n## Timeline\n\n- 2026-04-12 Found\n");
    assert_eq!(
        lines(&bring_in("days.md", &with_timeline)),
        ["04-12 00:00 Found"]
    );
}

#[test]
fn a_weekday_is_the_last_one_before_the_report() {
    let text = "---\ndate: 2012-09-24\n---\n# Outage of the builds\n\n## What happened\n\nLast Wednesday, the queue grew. \
                On Thursday, it grew more. At 18:00 UTC it stood still. On Friday, we paused it.\n";
    assert_eq!(
        lines(&bring_in("builds.md", text)),
        [
            "09-19 00:00 the queue grew.",
            "09-20 00:00 it grew more.",
            "09-20 18:00 it stood still.",
            "09-21 00:00 we paused it.",
        ]
    );
}

#[test]
fn a_timeline_without_times_keeps_its_order_on_the_day_of_the_report() {
    let text = "# Player, 2026-05-04\n\n## Timeline (compressed)\n\n1. A customer writes.\n   - To sales.\n2. We change the \
                selector.\n3. The player is back.\n";
    let came = bring_in("player.md", text);
    assert_eq!(
        lines(&came),
        [
            "05-04 00:00 A customer writes.\n- To sales.",
            "05-04 00:00 We change the selector.",
            "05-04 00:00 The player is back.",
        ]
    );
    let timed = text.replace("A customer", "10:15 A customer");
    assert_eq!(lines(&bring_in("player.md", &timed)).len(), 1);
}

#[test]
fn dots_go_on_after_noon_and_days_with_dashes_follow_the_date_in_words() {
    let dotted = "# Home, 2021-03-02\n\n## Timeline\n\n11.55 It is away\n\n12.00 NP looks\n\n12.10 Ada calls\n\n12.30 DM too\n\n12.56 A fix\n\n\
                  1.02 The build is done\n\n1.28 All well\n";
    let told = lines(&bring_in("home.md", dotted));
    assert_eq!(
        told[5..],
        ["03-02 13:02 The build is done", "03-02 13:28 All well"]
    );
    let dashed = "# 12-01-2026 - Away\n\n## Timeline\n\n- 11-01-2026 10:00 UTC It fails\n- 12-01-2026 09:52 UTC Reported\n\n\
                  ## Root cause\n\nIt expired on 8 January 2026.\n";
    assert_eq!(
        lines(&bring_in("away.md", dashed)),
        ["01-11 10:00 It fails", "01-12 09:52 Reported"]
    );
    let days = "# Loss, 2023-11-06\n\n## Timeline\n\n- 11:10 6th Nov 2023 - Merged\n- 7-13th Nov - Mended\n";
    assert_eq!(
        lines(&bring_in("loss.md", days)),
        ["11-06 11:10 Merged", "11-07 00:00 Mended"]
    );
}

#[test]
fn posts_in_the_head_of_a_page_are_lines_and_it_was_put_out_when_it_began() {
    let text = "---\nlayout: post\ntitle: Calls fail\ndate: 2021-03-23 06:30\nresolvedDate: 2021-03-29 12:00\nstates:\n\
                - status: investigating\n  content: \"We look into it\"\n- status: update\n  content: \"It will be moved.\nWorkaround: \
                another way\"\n  date: 2021-03-24 08:00\n- status: resolved\n  content: \"It was moved\"\n  date: 2021-03-29 12:00\n---\n\
                ## Impact\n\nCalls.\n";
    let came = bring_in("calls.md", text);
    let told = lines(&came);
    for line in [
        "03-23 06:30 investigating: We look into it",
        "03-24 08:00 update: It will be moved.\nWorkaround: another way",
        "03-29 12:00 resolved: It was moved",
    ] {
        assert!(told.contains(&line.to_owned()), "{line} is not in {told:?}");
    }
    assert_eq!(
        at(&came, MilestoneKind::Began).as_deref(),
        Some("03-23 06:30")
    );
    assert_eq!(
        at(&came, MilestoneKind::Resolved).as_deref(),
        Some("03-29 12:00")
    );
}

#[test]
fn lessons_that_a_sentence_announces_ask_for_something() {
    let text = "# Names, 2023-01-25\n\n## Timeline\n\n- 09:15 UTC Gone\n\n## Afterthoughts\n\nThe lessons that we take away are as follows:\n\n\
                - We need to write the steps down.\n- It was cold.\n- Each change should go out by itself.\n";
    assert_eq!(bring_in("names.md", text).actions.len(), 2);
}
