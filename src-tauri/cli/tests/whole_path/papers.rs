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
            .filter(|line| line.starts_with("| 2025-03-14"));
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
fn a_chart_is_written_as_png_in_the_width_asked_for() {
    let desk = Desk::with_journal();
    desk.done(&LOG);
    desk.done(&["chart", "response-times", "--out", "usual.png"]);
    desk.done(&[
        "chart",
        "response-times",
        "--width",
        "800",
        "--out",
        "small.PNG",
    ]);
    assert_eq!(png_width(&read(&desk.path("usual.png"))), 1_600);
    assert_eq!(png_width(&read(&desk.path("small.PNG"))), 800);
    desk.refused(2, &["chart", "response-times", "--out", "chart.jpg"]);
    desk.refused(
        2,
        &[
            "chart",
            "response-times",
            "--width",
            "99999",
            "--out",
            "a.png",
        ],
    );
}

/// From the header, which is the first part of every PNG.
fn png_width(file: &[u8]) -> u32 {
    assert!(file.starts_with(b"\x89PNG\r\n\x1a\n"), "not a PNG");
    u32::from_be_bytes(file[16..20].try_into().expect("four bytes"))
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
