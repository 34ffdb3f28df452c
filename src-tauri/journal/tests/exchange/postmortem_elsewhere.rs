//! Reports whose heads are in other languages, whose lines only a break parts, and whose lists a few words announce.

use journal::domain::MilestoneKind;

use super::postmortems::bring_in;

/// When it began and ended, in UTC to the minute.
fn times(text: &str) -> [Option<String>; 2] {
    let came = bring_in("report.md", text);
    [MilestoneKind::Began, MilestoneKind::Resolved].map(|kind| {
        let at = came.incident.at(kind)?;
        Some(at.format("%m-%d %H:%M").to_string())
    })
}

fn at(began: &str, ended: &str) -> [Option<String>; 2] {
    [Some(began.to_owned()), Some(ended.to_owned())]
}

#[test]
fn a_head_says_its_times_in_other_languages() {
    for (head, wanted) in [
        (
            "| 項目 | 内容 |\n|---|---|\n| 発生日時 | 2026-04-15 23:28 (JST)（証明書の期限） |\n| 復旧日時 | 2026-04-16 00:26 頃 (JST) |\n| 重大度 | SEV-2 |",
            at("04-15 14:28", "04-15 15:26"),
        ),
        (
            "Inicio: 2026-04-15 23:28 UTC\nFin: 2026-04-16 00:26 UTC\nSeveridad: SEV2",
            at("04-15 23:28", "04-16 00:26"),
        ),
        (
            "- 影響: 2026-09-29 09:20 頃〜10:52（JST）。送信できない\n- 重大度: 中",
            at("09-29 00:20", "09-29 01:52"),
        ),
        (
            "- Impact: 2026-09-29 09:20 - 10:52 UTC, nothing could be sent",
            at("09-29 09:20", "09-29 10:52"),
        ),
    ] {
        let text =
            format!("# Mail\n\n{head}\n\n## Summary\n\nIt stood.\n\n## Root cause\n\nA bug.\n");
        assert_eq!(times(&text), wanted, "{head}");
    }
}

#[test]
fn a_heading_may_say_start_and_end() {
    let text = "# 2026-10-04: sign-up failed\n\n## Start and end (UTC)\n\n2026-10-04 03:33 to 03:41. It worked again then.\n\n## Root cause\n\nA limit.\n";
    assert_eq!(times(text), at("10-04 03:33", "10-04 03:41"));
}

#[test]
fn a_sentence_says_from_when_on_and_until_when() {
    let text = "# API outage, reviewed on 2022-03-31\n\n**Summary**: The API\n\n**Description**: Starting at 09:00 UTC on March 20 2022, the API answered with errors. Most of the errors stopped around 03:00 UTC March 21 2022.\n\n**Resolution**: restarted\n";
    assert_eq!(times(text), at("03-20 09:00", "03-21 03:00"));
}

#[test]
fn breaks_part_lines_that_the_page_wraps_elsewhere() {
    let text = "---\ntitle: Chain halt\ndate: 2020-05-20\n---\n\n### When?\n\n11:20AM Monday, May 18th: a change. <br/> 3:10PM Monday, May\n18th: first signs. <br/> 3:23PM Monday, May 18th: it halts\nfor the first time.\n\n### Why did it happen?\n\nA bug.\n";
    let came = bring_in("halt.md", text);
    let told: Vec<_> = came
        .entries
        .iter()
        .map(|entry| {
            (
                entry.happened_at.format("%m-%d %H:%M").to_string(),
                entry.text.replace('\n', " "),
            )
        })
        .collect();
    let line = |at: &str, text: &str| (at.to_owned(), text.to_owned());
    assert_eq!(
        told,
        [
            line("05-18 11:20", "a change."),
            line("05-18 15:10", "first signs."),
            line("05-18 15:23", "it halts for the first time."),
        ]
    );
}

#[test]
fn breaks_at_the_ends_of_lines_part_them_as_before() {
    let text = "# Queue, 2024-05-04\n\n## Timeline\n\n09:00 it stands<br>\n09:40 it is back<br/>\n";
    let came = bring_in("queue.md", text);
    let told: Vec<_> = came.entries.iter().map(|entry| entry.text.trim()).collect();
    assert_eq!(told, ["it stands", "it is back"]);
}

#[test]
fn a_few_words_announce_what_is_to_be_done() {
    let found = |body: &str| {
        let text =
            format!("# Queue, 2024-05-04\n\n## Summary\n\nIt stood.\n\n## Analysis\n\n{body}\n");
        let actions = bring_in("queue.md", &text).actions;
        actions
            .into_iter()
            .map(|action| action.what)
            .collect::<Vec<_>>()
    };
    for body in [
        "Agreed actions:\n\n1. Drain it\n2. Test it",
        "There are therefore two corrective layers:\n\n1. Drain it\n2. Test it",
        "We deployed a permanent fix to:\n\na) Drain it\n\nb) Test it",
    ] {
        let found = found(body);
        assert_eq!(found, ["Drain it", "Test it"], "{body}");
    }
    for body in [
        "The pre-agreed maintenance actions:\n\n1. Move to the second site\n2. Restart",
        "The corrective release had two effects:\n\n- memory rose\n- the cache emptied",
        "Recovery actions:\n\n1. Restarted it\n2. Drained it",
        "We shipped the following fixes that night:\n\n- a limit\n- an index",
    ] {
        assert_eq!(found(body), [""; 0], "{body}");
    }
}

#[test]
fn what_was_done_about_it_and_what_stopped_then_says_nothing_of_the_end() {
    let told = |sentences: &str| {
        format!("# Queue, 2024-05-06\n\n## Summary\n\n{sentences}\n\n## Root cause\n\nA bug.\n")
    };
    let text = told(
        "On May 4 2024 at 10:00 UTC, the database began to fail. Writes stopped at 10:05 UTC. Customers could not pay between 10:00 and 12:00 UTC.",
    );
    assert_eq!(times(&text), at("05-04 10:00", "05-04 12:00"));
    let text = told("Resolution: At 17:00 UTC on May 4 2024 the fix was deployed.");
    assert_eq!(times(&text), [None, None]);
    let text = "# Queue, 2024-05-06\n\n## Data\n\n2024-04-30 03:00 UTC. The nightly copy was the last whole one.\n\n## Root cause\n\nA bug.\n";
    assert_eq!(times(text)[0], None);
}

#[test]
fn what_was_done_to_end_it_is_not_to_be_done() {
    let text = "# Queue, 2024-05-04\n\n## Timeline\n\n- 09:00 UTC it stands\n\n## Resolution\n\nWe rolled back the change to prevent further impact. A rate limit was put in place to protect the database.\n";
    assert_eq!(bring_in("queue.md", text).actions.len(), 0);
}

#[test]
fn breaks_beside_hard_ends_of_lines_leave_these_as_they_are() {
    let text = "# Queue, 2024-05-04\n\n## Timeline\n\n09:00 UTC it stands<br>still the same  \n09:40 UTC it is slow  \n10:00 UTC all clear\n";
    let came = bring_in("queue.md", text);
    let told: Vec<_> = came.entries.iter().map(|entry| entry.text.trim()).collect();
    assert_eq!(
        told,
        ["it stands\nstill the same", "it is slow", "all clear"]
    );
}

#[test]
fn sentences_whose_lines_happen_to_begin_with_clocks_are_no_timeline() {
    let text = "# Queue, 2024-05-04\n\n## Summary\n\nIt stood.\n\n## Background\n\nBefore the deploy these held:\n10:15 is the time of the copy,\n10:30 that of the report and\n11:00 that of the export.\n";
    assert_eq!(bring_in("queue.md", text).entries.len(), 0);
}

#[test]
fn what_changes_and_what_stops_a_repeat_is_to_be_done() {
    for heading in [
        "What we\u{2019}ll change",
        "What stops a repeat",
        "是正",
        "What we are changing",
    ] {
        let text = format!(
            "# Queue, 2024-05-04\n\n## Summary\n\nIt stood.\n\n## {heading}\n\n- Drain it\n- Test it\n"
        );
        assert_eq!(bring_in("queue.md", &text).actions.len(), 2, "{heading}");
    }
}

#[test]
fn work_that_goes_on_is_to_be_done_where_only_lessons_say_so() {
    let text = "# Cloud, 2024-05-04\n\n## Timeline\n\n- 09:00 UTC it stands\n\n## Lessons Learned\n\nOne part could stop all. A fix is now put in place to keep on. Work is also ongoing to find others like it.\n";
    assert_eq!(bring_in("cloud.md", text).actions.len(), 2);
}
