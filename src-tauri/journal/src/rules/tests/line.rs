use chrono::{DateTime, Utc};

use crate::domain::{TimeReading, Zone};
use crate::rules::line::{PadLine, read_line};
use crate::rules::secrets::SecretKind;

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// Saturday 21 November 2026, 04:00 in Berlin.
fn read(line: &str) -> PadLine {
    let zone: Zone = "Europe/Berlin".parse().unwrap();
    read_line(line, at("2026-11-21T03:00:00Z"), zone)
}

/// A line, its kind, when it happened, and its text.
const LINES: &str = "\
. 03:32 lag at 40 s | Saw | 2026-11-21T02:32:00Z | lag at 40 s
> -10m rolled back | Did | 2026-11-21T02:50:00Z | rolled back
-10 min rolled back | Note | 2026-11-21T02:50:00Z | rolled back
-1h30m paged | Note | 2026-11-21T01:30:00Z | paged
yesterday 23:50 deploy went out | Note | 2026-11-20T22:50:00Z | deploy went out
last friday at 22:10 same alert | Note | 2026-11-20T21:10:00Z | same alert
! 3:05am fail over | Decided | 2026-11-21T02:05:00Z | fail over
40 min ago first page | Note | 2026-11-21T02:20:00Z | first page
14:32 afternoon deploy | Note | 2026-11-20T13:32:00Z | afternoon deploy
02:32 UTC lag | Note | 2026-11-21T02:32:00Z | lag
2026-11-19 10:00 cert renewed | Note | 2026-11-19T09:00:00Z | cert renewed
03:32 mon is down | Note | 2026-11-21T02:32:00Z | mon is down
-10m 5m delays | Note | 2026-11-21T02:50:00Z | 5m delays
";

#[test]
fn a_line_has_a_kind_a_time_and_a_text() {
    for row in LINES.lines() {
        let columns: Vec<&str> = row.split(" | ").collect();
        let [line, kind, time, text] = columns.as_slice() else {
            panic!("{row}");
        };
        let read = read(line);
        let found = (format!("{:?}", read.kind), read.time, read.text.as_str());
        let clear = TimeReading::Clear { at: at(time) };
        assert_eq!(found, ((*kind).to_owned(), Some(clear), *text), "{line}");
    }
}

#[test]
fn the_words_of_the_time_are_kept_for_the_echo() {
    assert_eq!(
        read(". yesterday 23:50 slow").typed_time.as_deref(),
        Some("yesterday 23:50")
    );
}

#[test]
fn numbers_in_a_text_are_no_time() {
    for line in [
        "2 pods down",
        "14 errors",
        "10:1 ratio of retries",
        "14:32",
        "? -10m",
        "yesterday 23:50",
        "now it is slow",
        "-5 degrees in the hall",
        "restarted at 03:32",
        "16:9 on the wall",
        "03:32 EST started",
        "5m rows",
        "friday deploy",
        "- 10m behind",
        "25:99 no clock",
        "p99 2s",
    ] {
        let read = read(line);
        assert_eq!((read.time, read.typed_time), (None, None), "{line}");
        assert!(line.ends_with(&read.text), "nothing typed is lost: {line}");
    }
}

#[test]
fn an_hour_that_came_twice_is_asked_for() {
    let zone: Zone = "Europe/Berlin".parse().unwrap();
    let read = read_line("02:30 lag", at("2026-10-25T03:00:00Z"), zone);
    let twice = TimeReading::Twice {
        earlier: at("2026-10-25T00:30:00Z"),
        later: at("2026-10-25T01:30:00Z"),
    };
    assert_eq!(read.time, Some(twice));
}

#[test]
fn a_secret_is_placed_in_the_line_as_typed() {
    let typed = format!("> 🔑 03:10 set password={}", ["hunter", "22"].concat());
    let secret = read(&typed).secret.unwrap();
    assert_eq!(secret.kind, SecretKind::Password);
    let units: Vec<u16> = typed.encode_utf16().collect();
    let range = secret.range.start as usize..secret.range.end as usize;
    assert_eq!(String::from_utf16(&units[range]).unwrap(), "hunter22");
    assert_eq!(read(". nothing secret").secret, None);
}

#[test]
fn a_blank_keeps_a_sign_text() {
    for (line, text) in [
        (" > we should roll back", "> we should roll back"),
        (" ! urgent", "! urgent"),
        ("  at Frame.run", "  at Frame.run"),
        (" plain", " plain"),
    ] {
        let read = read(line);
        assert_eq!(
            (format!("{:?}", read.kind), read.text.as_str()),
            ("Note".to_owned(), text)
        );
    }
}

#[test]
fn any_text_is_read_without_a_fault() {
    for line in [
        "",
        " ",
        ".",
        ". ",
        "\u{200b}",
        "é 14:32 x",
        "-",
        "- ",
        "ago x",
        ":: x",
        "pm x",
        "-9999999999m x",
    ] {
        let read = read(line);
        assert!(line.contains(&read.text), "{line:?}");
    }
    let long = "x ".repeat(250_000);
    assert_eq!(read(&long).text.len(), long.trim_end().len());
}
