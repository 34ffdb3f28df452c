use crate::domain::MitigationKind;
use crate::rules::phrases::{Words, mitigation};

#[test]
fn a_pattern_is_words_with_choices_numbers_and_optional_words() {
    let words = Words::of("We expect to be back up in 30 minutes. Soon");
    assert!(words.has("be|is back up? in <n> <unit>"));
    assert!(
        words.has("be back online? up"),
        "an optional word may be absent"
    );
    assert!(!words.has("back soon"), "the words stand side by side");
    assert!(
        !words.has("minutes soon"),
        "no phrase reaches over the end of a sentence"
    );
    assert!(Words::of("back by 14:30, eta 9am").has("by <time>"));
    assert!(!Words::of("rolled back in 3 minutes").has("-rolled back in <n> <unit>"));
}

#[test]
fn the_place_of_a_phrase_is_in_bytes_of_the_text() {
    let text = "Größe: It’s BACK in 5 min";
    let found = Words::of(text).find("back in <n> <unit>");
    assert_eq!(&text[found[0].clone()], "BACK in 5 min");
    let curly = Words::of(text).find("it's");
    assert_eq!(&text[curly[0].clone()], "It’s", "either apostrophe");
}

#[test]
fn what_was_done_is_told_from_what_was_considered() {
    for (text, kind) in [
        (
            "rolled back the 03:05 deploy",
            Some(MitigationKind::RollBack),
        ),
        ("Rolled the release back", Some(MitigationKind::RollBack)),
        ("roll back", Some(MitigationKind::RollBack)),
        ("failed over to eu-west-2", Some(MitigationKind::FailOver)),
        ("flag off for new checkout", Some(MitigationKind::SwitchOff)),
        ("scaled the api up to 12", Some(MitigationKind::ScaleUp)),
        ("restarted payments-api", Some(MitigationKind::Restart)),
        (
            "reverted config of the proxy",
            Some(MitigationKind::RevertConfiguration),
        ),
        ("did not roll back, migration is one way", None),
        ("should we roll back?", None),
        ("will roll back if it grows", None),
        ("rollback failed, image is gone", None),
        ("tried the logs, nothing", None),
        ("restarted it, did not help", None),
        (
            "restarted it. Not the cache then",
            Some(MitigationKind::Restart),
        ),
        ("checked whether pods restart?", None),
    ] {
        assert_eq!(mitigation(text), kind, "{text}");
    }
}
