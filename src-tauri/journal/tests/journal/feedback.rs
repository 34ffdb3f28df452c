use journal::domain::*;

use crate::support::*;

const TODAY: &str = "2026-11-21";

fn add(journal: &mut journal::Journal, text: &str) -> Feedback {
    let zone = Zone::UTC;
    journal.add_feedback(text, day(TODAY), zone).unwrap()
}

#[test]
fn words_are_kept_as_they_were_typed() {
    let (mut journal, place) = journal();
    let lag = journal.log_incident(new_incident("Lag")).unwrap().id;
    let id = add(&mut journal, "You stayed calm.\n\n  Twice.").id;
    let edits = [
        FeedbackEdit::From("Imani Okafor".into()),
        FeedbackEdit::Role("staff engineer".into()),
        FeedbackEdit::Level("L6".into()),
        FeedbackEdit::Relation("peer".into()),
        FeedbackEdit::Channel("in person".into()),
        FeedbackEdit::Date(Some(day("2026-11-20"))),
        FeedbackEdit::Incident(Some(lag)),
        FeedbackEdit::Consent(Consent::WithoutName),
        FeedbackEdit::DescribedAs("a staff engineer in payments".into()),
        FeedbackEdit::AskedOn(Some(day("2026-11-19"))),
    ];
    for edit in edits {
        journal.edit_feedback(id, edit).unwrap();
    }
    let view = journal.feedback(id).unwrap();
    assert_eq!(view.feedback.text, "You stayed calm.\n\n  Twice.");
    assert_eq!(view.incident.as_ref().unwrap().title, "Lag");
    drop(journal);
    assert_eq!(place.open_again(2).feedback(id).unwrap(), view);
}

#[test]
fn consent_alone_lets_words_into_a_paper() {
    let (mut journal, _place) = journal();
    let id = add(&mut journal, "You stayed calm.").id;
    let mut set = |edit| journal.edit_feedback(id, edit).unwrap().quote();
    assert_eq!(
        set(FeedbackEdit::From("Imani Okafor".into())),
        None,
        "not asked"
    );
    set(FeedbackEdit::Role("staff engineer".into()));
    assert_eq!(set(FeedbackEdit::Consent(Consent::NotQuoted)), None);

    let quote = set(FeedbackEdit::Consent(Consent::ByName)).unwrap();
    assert_eq!(quote.by, "Imani Okafor, staff engineer");
    let quote = set(FeedbackEdit::Consent(Consent::WithoutName)).unwrap();
    assert_eq!(
        quote.by, "a colleague",
        "no name, no role, until words are chosen"
    );
    let words = FeedbackEdit::DescribedAs("a staff engineer in payments".into());
    let quote = set(words).unwrap();
    assert_eq!(
        (&*quote.text, &*quote.by),
        ("You stayed calm.", "a staff engineer in payments")
    );
}

#[test]
fn what_was_asked_for_waits_until_it_comes() {
    let (mut journal, _place) = journal();
    let lag = timed("Replica lag", "2026-03-01T10:00:00Z", "");
    let lag = journal.log_incident(lag).unwrap().id;
    let text = journal.feedback_request("Imani Okafor", Some(lag)).unwrap();
    assert!(text.contains("Hello Imani") && text.contains("“Replica lag” on 1 March 2026"));

    let again = Some(day("2026-12-05"));
    let asked = journal
        .ask_feedback("Imani Okafor", Some(lag), day(TODAY), again)
        .unwrap();
    assert_eq!(asked.headline(), "Asked Imani Okafor");
    let due =
        |journal: &journal::Journal, on: &str| journal.feedback_to_ask(day(on)).unwrap().len();
    assert_eq!(due(&journal, "2026-12-04"), 0);
    assert_eq!(due(&journal, "2026-12-05"), 1);

    let came = FeedbackEdit::Text("You stayed calm.".into());
    journal.edit_feedback(asked.id, came).unwrap();
    assert_eq!(due(&journal, "2026-12-05"), 0, "it came");
}

/// Text, words, source line, from, channel, date.
type Pasted = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    Option<&'static str>,
);

const PASTED: [Pasted; 7] = [
    (
        "From: Imani Okafor <imani@example.org>\nDate: Tue, 3 Nov 2026 10:32:00 +0100\nSubject: Thanks\n\nYou stayed calm.\nThat helped.",
        "You stayed calm.\nThat helped.",
        "From: Imani Okafor <imani@example.org>\nDate: Tue, 3 Nov 2026 10:32:00 +0100\nSubject: Thanks",
        "Imani Okafor",
        "mail",
        Some("2026-11-03"),
    ),
    (
        "On Tue, Nov 3, 2026 at 10:32 AM Imani Okafor <imani@example.org> wrote:\n\n> You stayed calm.\n> That helped.",
        "You stayed calm.\nThat helped.",
        "On Tue, Nov 3, 2026 at 10:32 AM Imani Okafor <imani@example.org> wrote:",
        "Imani Okafor",
        "mail",
        Some("2026-11-03"),
    ),
    (
        "On 2026-11-03 10:32, Imani Okafor\n<imani@example.org> wrote:\n> You stayed calm.",
        "You stayed calm.",
        "On 2026-11-03 10:32, Imani Okafor <imani@example.org> wrote:",
        "Imani Okafor",
        "mail",
        Some("2026-11-03"),
    ),
    (
        "Imani Okafor\n  10:32 AM\nYou stayed calm.\nThat helped.",
        "You stayed calm.\nThat helped.",
        "Imani Okafor 10:32 AM",
        "Imani Okafor",
        "chat",
        Some(TODAY),
    ),
    (
        "[10:32] imani: You stayed calm.",
        "You stayed calm.",
        "[10:32] imani:",
        "imani",
        "chat",
        Some(TODAY),
    ),
    (
        "[10:32] imani: calm\n[10:33] sam: very",
        "[10:32] imani: calm\n[10:33] sam: very",
        "",
        "",
        "",
        None,
    ),
    (
        "  <b>You</b> stayed calm. ",
        "<b>You</b> stayed calm.",
        "",
        "",
        "",
        None,
    ),
];

#[test]
fn pasted_words_keep_the_line_that_says_where_they_come_from() {
    let (mut journal, _place) = journal();
    for (pasted, text, source, from, channel, date) in PASTED {
        let read = add(&mut journal, pasted);
        assert_eq!(read.text, text, "{pasted}");
        assert_eq!(read.source, source, "{pasted}");
        assert_eq!((&*read.from, &*read.channel), (from, channel), "{pasted}");
        assert_eq!(read.date, date.map(day), "{pasted}");
        assert_eq!(read.consent, Consent::NotAsked, "a paste is no consent");
    }
}

#[test]
fn a_reply_that_names_nobody_is_kept() {
    let (mut journal, _place) = journal();
    let kept = add(&mut journal, "On wrote:\n> Well done.");
    assert_eq!(kept.text, "Well done.");
    assert_eq!(kept.from, "");
}

#[test]
fn long_words_are_cut_at_the_end_of_a_word_and_that_is_seen() {
    let (mut journal, _place) = journal();
    let text = "In the fail-over I was at the keyboard and not afraid, because I had done exactly this nine days before.";
    let headline = add(&mut journal, text).headline();
    assert!(
        headline.ends_with("because I had done\u{2026}"),
        "{headline}"
    );
    assert_eq!(add(&mut journal, "Short.").headline(), "Short.");
}
