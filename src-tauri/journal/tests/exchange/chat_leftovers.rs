//! What a pasted transcript leaves out, sets aside or refuses, and that nothing else is lost.

use chrono::NaiveDate;
use journal::exchange::{ChatDropped, ChatOptions, ChatShape, Refusal, chat};
use proptest::prelude::*;

use super::chat::{options, read, told, wall};

#[test]
fn only_what_is_surely_noise_is_left_out() {
    let reading = read(concat!(
        "ops-room\n\nAda\n  9:00 AM\njoined #ops-room.\n\nBo\n  9:01 AM\nwas added to ops-room by Ada\n.\n\n",
        "New\nAda\n  9:02 AM\n:fire:\n:fire: 3 of 5\n3\n:eyes:\n2\n3 replies\nLast reply 2 days agoView thread\n\n",
        "Bo\n  9:03 AM\nNew\nreplies: 3 replies came\nAlso sent to the channel\n\n",
        "Ada\n  9:04 AM\n\n",
        "Bo\n  9:05 AM\nbrackets (edited) stay inside, and at the end they go (edited) \n",
        "Ada\n  9:06 AM\nwhen?\n7:30\nYesterday\n",
    ));
    assert_eq!(
        told(&reading),
        [
            wall("28 09:02", "Ada", ":fire:\n:fire: 3 of 5\n3"),
            wall("28 09:03", "Bo", "New\nreplies: 3 replies came"),
            wall(
                "28 09:05",
                "Bo",
                "brackets (edited) stay inside, and at the end they go"
            ),
            wall("28 09:06", "Ada", "when?\n7:30\nYesterday"),
        ]
    );
    assert_eq!(
        reading.dropped,
        ChatDropped {
            reactions: 1,
            edited: 1,
            previews: 0,
            marks: 4,
            joined: 2,
            empty: 1
        }
    );
    assert_eq!(reading.not_understood[0].text, "ops-room");
    assert_eq!(
        reading.doubts.len(),
        1,
        "the lone time is said: {:?}",
        reading.doubts
    );
}

#[test]
fn only_the_preview_of_the_link_above_is_left_out() {
    let message = |below: &str| format!("Ada\n  9:00 AM\nsee https://github.com/x\n{below}\n");
    let text = |below: &str| read(&message(below)).lines[0].text.clone();
    assert_eq!(
        text("GitHubGitHub\nx/x: a tool\nIt does things\n:eyes:\n2"),
        "see https://github.com/x"
    );
    assert_eq!(text("byebye\nall"), "see https://github.com/x\nbyebye\nall");
    assert_eq!(text("GitHub\nx/x"), "see https://github.com/x\nGitHub\nx/x");
}

#[test]
fn a_log_pasted_into_a_chat_stays_in_its_message() {
    let reading = read(
        "Ada\n  9:00 AM\nlook:\n09:58:01 ERROR pool is empty\n09:58:02 ERROR pool is empty\n\nBo\n  9:01 AM\nok\n",
    );
    let lines = told(&reading);
    assert_eq!(lines.len(), 2);
    assert_eq!(
        lines[0].2,
        "look:\n09:58:01 ERROR pool is empty\n09:58:02 ERROR pool is empty"
    );
}

#[test]
fn a_zone_behind_a_time_is_said_to_be_text() {
    let reading = read("10:15 UTC restarted\n10:20 quiet");
    assert_eq!(reading.lines[0].text, "UTC restarted");
    assert_eq!(reading.doubts.len(), 1);
    assert_eq!(reading.doubts[0].line, 1);
}

#[test]
fn times_alone_in_their_lines_make_a_log() {
    for text in [
        "10:15 AM\nrestarted\n10:20 AM\nfixed",
        "10:15\nrestarted\n\n10:20\nfixed",
    ] {
        let reading = read(text);
        assert_eq!(reading.shape, ChatShape::Log, "{text}");
        let lines = told(&reading);
        assert_eq!(lines[0], wall("28 10:15", "someone", "restarted"));
        assert_eq!(lines[1], wall("28 10:20", "someone", "fixed"));
    }
}

#[test]
fn text_without_times_is_reported_whole() {
    let reading = read("Dear all,\n\nthe shop is open again.\nBye");
    assert_eq!(reading.shape, ChatShape::Unknown);
    assert_eq!(reading.lines, []);
    let parts: Vec<_> = reading
        .not_understood
        .iter()
        .map(|note| (note.line, note.lines))
        .collect();
    assert_eq!(parts, [(1, 1), (3, 2)]);
}

#[test]
fn nothing_and_too_much_are_refused_with_a_next_step() {
    let refused = |text: &str| -> Refusal { chat::read(text, &options("2025-03-28")).unwrap_err() };
    assert_eq!(refused("\u{feff} \n").code(), "import_empty");
    let large = refused(&"10:15 x\n".repeat(1_400_000));
    assert_eq!(large.code(), "import_too_large");
    assert_eq!(
        large.to_string(),
        "The pasted text is larger than 10 MB. Nothing was imported."
    );
    let long = refused(&"10:15 x\n".repeat(200_001));
    assert_eq!(long.code(), "import_too_many_lines");
    assert!(!long.hint().is_empty());
}

/// Shapes that would make careless code read the same text again and again.
#[test]
fn large_texts_are_read_line_by_line() {
    let pasted = "09:58:01 ERROR the pool of the replica is empty again\n".repeat(100_000);
    let mentions = "Ada\n  9:00 AM\n".to_owned() + &"@bo \n".repeat(100_000);
    let marks = "Ada\n  9:00 AM\nx\n".to_owned() + &"New\n".repeat(100_000);
    let days = "Ada\n  9:00 AM\nx\n".to_owned() + &"Today\n\n".repeat(90_000);
    let wide = "Ada\n  9:00 AM\n".to_owned() + &":a: at ".repeat(700_000);
    let headings = "Ada\n  9:00 AM\nx https://a.example\nSiteSite\n".repeat(40_000);
    for text in [pasted, mentions, marks, days, wide, headings] {
        assert!(!read(&text).lines.is_empty());
    }
}

fn odd_line() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "Ada",
        "  9:00 AM",
        "9:05",
        "[9:06] Bo: x",
        "Bo [23:59]",
        "Today",
        "Friday, March 28th",
        "Yesterday at 3:10 PM",
        ":+1:",
        "3",
        "New",
        "3 replies",
        "",
        "10:15 text",
        "@bo ",
        " and",
        "SiteSite",
        "https://a.example",
        "  Feb 29th at 12:00 PM",
        "2025-03-30 02:30 gap",
        "0:00",
        "24:00 x",
        "99:99",
        "joined #x.",
        "(edited)",
    ]);
    prop_oneof![4 => known.prop_map(str::to_owned), 1 => "\\PC{0,12}", 1 => "[ -~\u{a0}\u{202f}é]{0,20}"]
}

proptest! {
    #[test]
    fn no_text_panics_and_every_line_keeps_its_place(lines in prop::collection::vec(odd_line(), 0..40)) {
        let text = lines.join("\n");
        if let Ok(reading) = chat::read(&text, &options("2025-03-28")) {
            let places: Vec<u32> = reading.lines.iter().map(|line| line.line).collect();
            prop_assert!(places.is_sorted_by(|one, other| one < other));
            prop_assert!(reading.lines.iter().all(|line| !line.text.is_empty()));
        }
    }

    #[test]
    fn no_date_panics(day in prop::sample::select(vec![NaiveDate::MIN, NaiveDate::MAX]), lines in prop::collection::vec(odd_line(), 1..20)) {
        let text = lines.join("\n");
        let _ = chat::read(&text, &ChatOptions { date: day, ..options("2025-03-28") });
    }

    /// Words that stand in no message, no count and no list would be lost.
    #[test]
    fn no_word_is_lost(lines in prop::collection::vec(prop_oneof!["zq[a-z]{3,6}", odd_line()], 1..30)) {
        let text = lines.join("\n");
        let words = lines.iter().filter(|line| line.starts_with("zq")).count();
        if let Ok(reading) = chat::read(&text, &options("2025-03-28")) {
            let of = |text: &str| text.matches("zq").count();
            let kept: usize = reading.lines.iter().map(|line| of(&line.text) + of(line.author.as_deref().unwrap_or(""))).sum();
            let aside: usize = reading.not_understood.iter().map(|note| note.lines as usize).sum();
            let dropped = reading.dropped.previews as usize * 3 + reading.dropped.empty as usize + reading.dropped.joined as usize;
            prop_assert!(kept + aside + dropped >= words, "{:?}", reading);
        }
    }
}
