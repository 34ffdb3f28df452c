//! Packets and charts as files.

use serde_json::Value;

use super::{
    LOG,
    desk::{Desk, read, stderr},
};

#[test]
fn a_packet_says_why_there_is_no_time_to_resolve() {
    let desk = Desk::with_journal();
    let at = "2025-03-14 03:10";
    desk.done(&["log", "At once", "--at", at, "--resolved", at]);
    desk.done(&["log", "Never ended", "--at", at]);
    desk.done(&[
        "packet",
        "--kind",
        "review",
        "--dated",
        "2026-01-05",
        "--out",
        "review.md",
    ]);
    let packet = String::from_utf8(read(&desk.path("review.md"))).expect("text");
    let row = |title: &str| {
        let rows = packet
            .lines()
            .filter(|line| line.contains("| 2025-03-14<br>03:10 |"));
        rows.filter(|line| line.contains(title)).collect::<String>()
    };
    assert!(row("At once").ends_with("| no time |"), "{packet}");
    assert!(row("Never ended").ends_with("| not known |"), "{packet}");
}

#[test]
fn packets_and_charts_are_written_and_equal_days_give_equal_bytes() {
    let desk = Desk::with_journal();
    desk.done(&LOG);
    for ending in ["pdf", "md", "html", "txt"] {
        let (one, two) = (format!("one.{ending}"), format!("two.{ending}"));
        for name in [&one, &two] {
            desk.done(&[
                "packet",
                "--kind",
                "review",
                "--from",
                "2025-01-01",
                "--to",
                "2025-12-31",
                "--dated",
                "2026-01-05",
                "--out",
                name,
            ]);
        }
        assert!(read(&desk.path(&one)) == read(&desk.path(&two)), "{ending}");
    }
    assert!(read(&desk.path("one.pdf")).starts_with(b"%PDF-"));
    desk.done(&["chart", "response-times", "--out", "chart.svg"]);
    let chart = String::from_utf8(read(&desk.path("chart.svg"))).expect("text");
    assert!(chart.contains("Response times, n = 1"), "{chart}");
}

#[test]
fn a_paper_of_a_day_tells_nothing_that_came_later() {
    let desk = Desk::with_journal();
    desk.done(&["log", "Disk full", "--at", "2026-01-04 10:00"]);
    let packet = ["packet", "--kind", "review", "--dated", "2026-01-05"];
    desk.done(&[&packet[..], &["--out", "before.md"]].concat());
    desk.done(&["log", "Queue stood still", "--at", "2026-03-01 10:00"]);
    desk.done(&[&packet[..], &["--out", "after.md"]].concat());
    let [before, after] = ["before.md", "after.md"].map(|name| read(&desk.path(name)));
    assert!(before == after, "equal days, equal bytes");
}

#[test]
fn a_program_is_told_what_was_written_and_what_is_not_in_it() {
    let desk = Desk::with_journal();
    desk.done(&["log", "Queue stood still", "--at", "2026-03-01 10:00"]);
    let chart = desk.json(&["chart", "response-times", "--out", "chart.svg"]);
    let packet = ["packet", "--kind", "portfolio", "--audience", "public"];
    let packet = desk.json(&[&packet[..], &["--out", "packet.md"]].concat());
    let export = desk.json(&["export", "--format", "json", "--out", "all.json"]);
    assert_eq!(chart["file"], "chart.svg");
    let title = chart["title"].as_str().expect("a title");
    assert!(title.starts_with("Response times"), "{title}");
    assert_eq!(packet["file"], "packet.md");
    assert_eq!(packet["kept_out"][0]["title"], "Queue stood still");
    assert_eq!(packet["replaced"].as_array().map(Vec::len), Some(0));
    assert_eq!(export["file"], "all.json");
}

#[test]
fn characters_without_a_font_are_named_and_drawn_with_a_font_of_the_users() {
    let desk = Desk::with_journal();
    desk.done(&["log", "日本", "--at", "2026-03-01 10:00"]);
    let packet = ["packet", "--kind", "review", "--out", "packet.pdf"];

    let refused = desk.run(&packet);
    let for_programs = desk.run(&[&packet[..], &["--json"]].concat());
    let font = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../report/tests/paper/data/NotoSansJP-Sample.ttf"
    );
    let drawn = desk.run(&[&packet[..], &["--font", font]].concat());

    assert_eq!(refused.status.code(), Some(1));
    assert!(
        stderr(&refused).contains("日 (U+65E5)"),
        "the character is named"
    );
    serde_json::from_slice::<Value>(&for_programs.stderr).expect("one JSON value and nothing else");
    assert_eq!(drawn.status.code(), Some(0), "{}", stderr(&drawn));
}
