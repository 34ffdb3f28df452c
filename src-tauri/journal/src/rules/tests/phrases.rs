use crate::domain::MitigationKind;
use crate::rules::phrases::{Course, Words, course, mitigated, mitigation};

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

#[test]
fn what_stopped_it_was_done_and_not_only_named() {
    for (text, kind) in [
        ("rolled back the 03:05 deploy", MitigationKind::RollBack),
        ("rolled the batch job back", MitigationKind::RollBack),
        ("rollback done", MitigationKind::RollBack),
        (
            "rollback failed, restarted payments-api",
            MitigationKind::Restart,
        ),
        (
            "read the runbook and failed over to eu-west-2",
            MitigationKind::FailOver,
        ),
        ("flag off for new checkout", MitigationKind::SwitchOff),
        ("switched off recommendations", MitigationKind::SwitchOff),
        ("Restarted the pods that were down", MitigationKind::Restart),
        (
            "Rolled back because checkout was still failing",
            MitigationKind::RollBack,
        ),
        ("Due to 500s rolled back v42", MitigationKind::RollBack),
        ("blocked the bots", MitigationKind::ShedLoad),
        (
            "rolled back, errors down to 0.1 %",
            MitigationKind::RollBack,
        ),
    ] {
        assert_eq!(mitigated(text), Some(kind), "{text}");
    }
    for text in [
        "read the failover runbook",
        "cancelled the rollback, 4.11 has the same bug",
        "rollback blocked by CI",
        "about to restart",
        "rolled back; errors the same",
        "rolled back, still 5 % fail",
        "restarted it, it did not work",
        "restarting the consumer",
        "started the rollback",
        "checked whether the nodes were rebooted",
        "asked Ada how they failed over last time",
        "saw that pods restarted",
        "restarted it on staging",
        "disabled the alert",
        "switched off the alert",
        "reverted the deploy, blocked by CI",
    ] {
        assert_eq!(mitigated(text), None, "{text}");
    }
}

#[test]
fn how_it_goes_is_told_from_what_only_sounds_like_it() {
    let cases = [
        (
            Some(Course::GoesOn),
            "errors back up to 8 %|it came back|not fixed|down again|still failing|checkout is down|\
             error rate is normal on the EU cluster, US down|it is not yet resolved|did not hold|errors are back|\
             latency is climbing|same errors|it keeps crashing|the errors returned",
        ),
        (
            Some(Course::Better),
            "errors gone|error rate is normal|error rate is down to 0.1 %|checkout works again|recovered",
        ),
        (
            None,
            "still watching|scaled down the batch job|wrote it down|success rate back up to 99 %|checkout is back up|\
             the pods came back|it came back up|errors came down|tracked it down to one host|queue depth down",
        ),
    ];
    for (expected, texts) in cases {
        for text in texts.split('|') {
            assert_eq!(course(text), expected, "{text}");
        }
    }
}
