//! What a pasted transcript says: who, when, what, and what was left out.

use journal::{
    domain::EntryKind,
    exchange::{Authors, ChatDropped, ChatOptions, ChatReading, ChatShape, chat},
};

use super::zone;

pub const FIRESIDE: &str = include_str!("../../../../tests/data/slack-paste/fireside.txt");
pub const DIRECT: &str = include_str!("../../../../tests/data/slack-paste/multi-person-dm.txt");

pub fn options(day: &str) -> ChatOptions {
    ChatOptions {
        date: day.parse().unwrap(),
        zone: zone("Europe/Berlin"),
        authors: Authors::Keep,
        me: Vec::new(),
    }
}

pub fn read(text: &str) -> ChatReading {
    chat::read(text, &options("2025-03-28")).unwrap()
}

/// Wall time, author and text of each line.
pub fn told(reading: &ChatReading) -> Vec<(String, &str, &str)> {
    let lines = reading.lines.iter();
    lines
        .map(|line| {
            let wall = line.at.with_timezone(&line.zone.0);
            let author = line.author.as_deref().unwrap_or("me");
            (
                wall.format("%d %H:%M").to_string(),
                author,
                line.text.as_str(),
            )
        })
        .collect()
}

pub fn wall<'a>(time: &str, author: &'a str, text: &'a str) -> (String, &'a str, &'a str) {
    (time.to_owned(), author, text)
}

/// `DIRECT` as it comes in.
const DIRECT_LINES: &str = "\
28 15:13 User1: Hello chaps! Happy March!
28 15:13 User1: Wanted to get your feedback on my update Guidewire doc here https://docs.google.com/document/d/0000example/edit?tab=t.0
28 15:14 User1: The part im missing is customer validation - are you guys able to help me out with some customer demand that I can list for these connectors?
28 15:14 User2: hi @user1 will look at it in a bit.. great to hear from you..
28 15:14 User1: You too dude! Hope you're not too sick!
28 15:14 User1: My whole household had Norovirus last week, fun times
28 15:15 User2: oh boy.. the work distracts me from thinking about it and makes the day go by faster
28 15:16 User1: works to a point, noro there's no point even trying to fight it
28 15:16 User1: just buckle up for the ride LOL
28 15:20 User3: Cheers gentlemen!
28 15:20 User3: I will take a look at the doc @user1 :slightly_smiling_face:
28 15:20 User1: cool thank you :bufo+1:
28 15:20 User3: I am sure it is of the utmost quality
28 15:21 User1: dont get too hung up on costs those are under negotiation
28 15:21 User1: it'll be toward the lower end of the range I gave
28 15:21 User3: yea I never do - that is sales jargon
28 15:22 User1: feel free to drop comments on it, it's a WIP
";

#[test]
fn a_direct_conversation_becomes_its_messages() {
    let reading = read(DIRECT);
    assert_eq!(reading.shape, ChatShape::Slack);
    let lines = told(&reading).into_iter();
    let lines: Vec<String> = lines
        .map(|(at, who, text)| format!("{at} {who}: {text}\n"))
        .collect();
    assert_eq!(lines.concat(), DIRECT_LINES);
    let dropped = ChatDropped {
        reactions: 3,
        edited: 1,
        previews: 1,
        ..ChatDropped::default()
    };
    assert_eq!(reading.dropped, dropped);
    assert_eq!(reading.not_understood, []);
    assert_eq!(reading.doubts, []);
}

#[test]
fn a_channel_becomes_its_messages() {
    let reading = read(FIRESIDE);
    let lines = told(&reading);
    assert_eq!(lines.len(), 12);
    assert_eq!(
        lines[2],
        wall(
            "28 11:59",
            "User11",
            "Rare blufo (blurfo?)\nED: yeah, :blurfo:"
        )
    );
    assert_eq!(
        lines[5],
        wall(
            "28 12:03",
            "Edna Norquist",
            "there's a new shuppa startup! (…at least phonetically the same name) https://www.myshuppa.com/ groceries+alcohol in (at least) dublin",
        )
    );
    assert!(lines[0].2.starts_with(
        "Hi Stripes, here's the agenda for this week's Friday Fireside, with @user2 and @user3\nWe'll hear from"
    ));
    assert!(lines[0].2.ends_with("See you there!"), "{}", lines[0].2);
    assert_eq!(lines[11].0, "28 17:19");
    let dropped = ChatDropped {
        edited: 2,
        previews: 1,
        marks: 4,
        reactions: 26,
        ..ChatDropped::default()
    };
    assert_eq!(reading.dropped, dropped);
    assert_eq!(reading.not_understood, []);
    assert_eq!(reading.doubts.len(), 1, "{:?}", reading.doubts);
    assert_eq!(
        reading.doubts[0].text,
        "This is 9 min earlier than a line above it; it was kept at Fri 28 Mar 2025, 11:51 CET."
    );
    let names: Vec<&str> = reading
        .authors
        .iter()
        .map(|author| author.name.as_str())
        .collect();
    assert_eq!(names[..4], ["User1", "User10", "User11", "Bertram Nowicki"]);
    assert_eq!(reading.authors[0].lines, 2);
}

#[test]
fn every_way_to_copy_the_same_chat_reads_the_same() {
    let expected = [
        wall("28 10:15", "Ada Berg", "replica lag is up"),
        wall("28 10:15", "Ada Berg", "looking"),
        wall("28 22:16", "bo", "on it\nsecond thought"),
    ];
    let ways = [
        "Ada Berg\n  10:15 AM\nreplica lag is up\n10:15\nlooking\n\nbo\n  10:16 PM\non it\nsecond thought\n",
        "Ada Berg\r\n  10:15\r\nreplica lag is up\r\n10:15\r\nlooking\r\n\r\nbo\r\n  22:16\r\non it\r\nsecond thought",
        "Ada Berg\n10:15 AM\nreplica lag is up\n10:15\nlooking\nbo\n10:16 PM\non it\nsecond thought",
        "Ada Berg\n10:15\nreplica lag is up\n10:15\nlooking\n\nbo\n22:16\non it\nsecond thought",
        "Ada Berg  10:15\u{202f}AM\nreplica lag is up\n10:15\nlooking\n\nbo  10:16\u{202f}PM\non it\nsecond thought",
        "Ada BergAda Berg\n:pto:  10:15 AM\nreplica lag is up\n10:15\nlooking\nbo\nAPP  10:16 PM\non it\nsecond thought",
        "Ada Berg [10:15 AM]\nreplica lag is up\n[10:15]\nlooking\nbo  [10:16 PM]\non it\nsecond thought",
        "Ada Berg  [10:15 AM](https://x.example/p1)\nreplica lag is up\n[10:15] looking\nbo [22:16]\non it\nsecond thought",
        "[10:15 AM] Ada Berg: replica lag is up\n[10:15 AM] Ada Berg: looking\n[10:16 PM] bo: on it\nsecond thought",
        "[10:15] Ada Berg: replica lag is up\n[10:15] Ada Berg: looking\n[22:16] bo: on it\nsecond thought",
        "10:15 Ada Berg: replica lag is up\n10:15 Ada Berg: looking\n22:16 bo: on it\nsecond thought",
        "10:15:00 <Ada Berg> replica lag is up\n10:15:00 <Ada Berg> looking\n22:16:00 <bo> on it\n  second thought".trim_end(),
        "- 10:15 - Ada Berg: replica lag is up\n- 10:15 - Ada Berg: looking\n- 22:16 - bo: on it\nsecond thought",
        "\u{feff}2025-03-28 10:15 Ada Berg: replica lag is up\n2025-03-28 10:15 Ada Berg: looking\n2025-03-28T22:16 bo: on it\nsecond thought",
    ];
    for way in ways {
        let reading = read(way);
        let lines = told(&reading);
        let lines: Vec<_> = lines
            .iter()
            .map(|(at, who, text)| (at.clone(), *who, text.replace("\n  ", "\n")))
            .collect();
        let wanted: Vec<_> = expected
            .iter()
            .map(|(at, who, text)| (at.clone(), *who, (*text).to_owned()))
            .collect();
        assert_eq!(lines, wanted, "{way}");
        assert_eq!(reading.not_understood, [], "{way}");
    }
}

#[test]
fn a_plain_log_becomes_lines_without_a_name() {
    let reading = read(
        "Notes\n\n14:30 saw errors\n  on two hosts\n14:31:10 > restarted the broker\n14:32 - told: everyone\n14:40-14:50 quiet\n\n25:10 what",
    );
    assert_eq!(reading.shape, ChatShape::Log);
    let lines: Vec<_> = reading
        .lines
        .iter()
        .map(|line| (line.kind, line.text.as_str(), line.line))
        .collect();
    assert_eq!(
        lines,
        [
            (EntryKind::Note, "saw errors\n  on two hosts", 3),
            (EntryKind::Did, "restarted the broker", 5),
            (
                EntryKind::Note,
                "told: everyone\n14:40-14:50 quiet\n\n25:10 what",
                6
            ),
        ]
    );
    assert_eq!(reading.not_understood.len(), 1);
    assert_eq!(
        (
            reading.not_understood[0].line,
            reading.not_understood[0].text.as_str()
        ),
        (1, "Notes")
    );
    let doubts: Vec<u32> = reading.doubts.iter().map(|note| note.line).collect();
    assert_eq!(
        doubts,
        [7, 9],
        "what begins like a time and is none is said"
    );
    assert!(
        reading
            .lines
            .iter()
            .all(|line| line.author.as_deref() == Some("someone"))
    );
}

#[test]
fn names_are_kept_shortened_or_dropped_and_mine_are_me() {
    let text =
        "10:00 Ada Berg: one\n10:01 bo.krok: two\n10:02 @me-self: three\n10:03 ADA BERG: four";
    let with = |authors, me: &[&str]| {
        let me = me.iter().map(|name| (*name).to_owned()).collect();
        let reading = chat::read(
            text,
            &ChatOptions {
                authors,
                me,
                ..options("2025-03-28")
            },
        )
        .unwrap();
        let authors = reading.lines.into_iter().map(|line| line.author);
        authors
            .map(|author| author.unwrap_or_else(|| "me".to_owned()))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        with(Authors::Keep, &["Me-Self"]),
        ["Ada Berg", "bo.krok", "me", "ADA BERG"]
    );
    assert_eq!(
        with(Authors::Initials, &["ada berg"]),
        ["me", "BK", "MS", "me"]
    );
    assert_eq!(
        with(Authors::Drop, &["bo.krok"]),
        ["someone", "me", "someone", "someone"]
    );
    let reading = read(text);
    let authors: Vec<_> = reading
        .authors
        .iter()
        .map(|a| (a.name.as_str(), a.lines))
        .collect();
    assert_eq!(authors, [("Ada Berg", 2), ("bo.krok", 1), ("me-self", 1)]);
}

#[test]
fn lines_without_a_name_are_mine_if_i_say_so() {
    let mine = ChatOptions {
        me: vec![String::new()],
        ..options("2025-03-28")
    };
    let reading = chat::read("10:00 restarted\n10:05 all quiet", &mine).unwrap();
    assert_eq!(reading.authors[0].name, "");
    assert!(reading.lines.iter().all(|line| line.author.is_none()));
}

#[test]
fn signs_of_the_pad_are_text_in_what_others_wrote() {
    let slack = "Ada\n  10:01 AM\n> we should roll back\n\nBo\n  10:02 AM\n! urgent\n\nAda\n  10:03 AM\n? who\n";
    let log = "10:01 Ada: > we should roll back\n10:02 Bo: ! urgent\n10:03 Ada: ? who";
    for text in [slack, log] {
        let mut options = options("2025-03-28");
        options.me = vec!["Ada".to_owned()];
        let reading = chat::read(text, &options).unwrap();
        let kinds: Vec<_> = reading
            .lines
            .iter()
            .map(|line| (line.kind, line.text.as_str()))
            .collect();
        let mine = (EntryKind::Did, "we should roll back");
        let others = (EntryKind::Note, "! urgent");
        assert_eq!(kinds[..2], [mine, others], "{text}");
        let reading = read(text);
        let as_written = (reading.lines[0].kind, reading.lines[0].text.as_str());
        assert_eq!(
            as_written,
            (EntryKind::Note, "> we should roll back"),
            "{text}"
        );
    }
}
