use super::{Scene, at};
use crate::domain::{EntryKind, GuessResult, LensSettings, MilestoneKind, Severity};
use crate::rules::updates::{
    Promised, UpdateAudience, cadence, check, draft, next_update, templates,
};

/// Forty minutes in: a guess ruled out, one open, a roll back, and one update.
fn outage() -> Scene {
    let mut scene = Scene::new();
    scene.incident.severity = Some(Severity::Sev2);
    scene.line(1, EntryKind::Saw, "5 % of checkouts fail");
    scene
        .line(3, EntryKind::Guess, "the database")
        .detail
        .result = Some(GuessResult::RuledOut);
    scene
        .line(5, EntryKind::Guess, "the 03:05 deploy")
        .detail
        .test = "compare error rates".into();
    let next = scene.minute(25);
    let told = scene.line(
        10,
        EntryKind::Told,
        "Update 1\nImpact: 40 users, EU checkout",
    );
    told.detail.next_update = Some(next);
    told.detail.audience = "#payments".into();
    scene.line(20, EntryKind::Did, "opened the graphs.");
    scene.go_to(22);
    scene
}

#[test]
fn an_update_is_drafted_from_the_pad_and_from_the_update_before() {
    let draft = draft(&outage().facts(), "numbered_update").unwrap();
    assert_eq!(
        draft.text,
        "Update 2, 03:32 CET: Checkout errors (SEV2), investigating\n\
         Impact: 40 users, EU checkout\n\
         Since the last update: opened the graphs\n\
         Still open: the 03:05 deploy\n\
         Next update: 03:47 CET"
    );
    assert_eq!((draft.number, draft.to.as_str()), (2, "#payments"));
    assert_eq!(draft.blanks, []);
    assert_eq!(
        draft.next_update,
        Some(at("2026-11-21T02:47:00Z")),
        "15 minutes, as last time"
    );
}

#[test]
fn what_the_incident_says_comes_before_what_the_last_update_said() {
    let mut scene = outage();
    scene.incident.impact.users_share = Some(5.5);
    scene.incident.impact.segment = "EU".into();
    let text = draft(&scene.facts(), "first_acknowledgement").unwrap().text;
    assert!(text.contains("Impact: 5.5 % of users, EU\n"), "{text}");
}

#[test]
fn what_nobody_knows_stands_in_brackets_at_its_place() {
    let scene = Scene::new();
    let draft = draft(&scene.facts(), "first_acknowledgement").unwrap();
    let units: Vec<u16> = draft.text.encode_utf16().collect();
    let blanks: Vec<String> = draft
        .blanks
        .iter()
        .map(|blank| String::from_utf16(&units[blank.start as usize..blank.end as usize]).unwrap())
        .collect();
    assert_eq!(
        blanks,
        [
            "[severity]",
            "[who is hit, and what they cannot do]",
            "[what was seen]",
            "[when]"
        ]
    );
}

#[test]
fn a_resolved_notice_promises_nothing_and_tells_what_ended_it() {
    let mut scene = outage();
    scene.line(30, EntryKind::Did, "rolled back the 03:05 deploy");
    scene.milestone(MilestoneKind::Resolved, 80);
    scene.go_to(90);
    let draft = draft(&scene.facts(), "resolved_notice").unwrap();
    assert!(
        draft
            .text
            .contains("Duration: 1 h 20 min\nWhat ended it: rolled back the 03:05 deploy"),
        "{}",
        draft.text
    );
    assert_eq!(draft.next_update, None);
    let found = check(&draft.text, draft.audience, &LensSettings::default());
    assert_eq!(found, [], "nothing of ours trips our own checks");
}

#[test]
fn the_users_template_takes_the_place_of_the_shipped_one() {
    let mut scene = outage();
    let own = "{title}: {guesses}, {no_such}, {";
    scene.settings.templates.insert("sbar".into(), own.into());
    let draft = draft(&scene.facts(), "sbar").unwrap();
    assert_eq!(
        draft.text,
        "Checkout errors: the 03:05 deploy, [no_such], {"
    );
    assert!(
        templates(&scene.settings)
            .iter()
            .any(|template| template.changed)
    );
}

#[test]
fn every_shipped_template_is_whole_once_the_facts_are_there() {
    let scene = outage();
    assert_eq!(templates(&scene.settings).len(), 10);
    for template in templates(&scene.settings) {
        let draft = draft(&scene.facts(), &template.key).unwrap();
        assert!(
            !draft.text.contains('{') && !draft.text.contains("[impact]"),
            "{}",
            draft.text
        );
    }
    assert_eq!(draft(&scene.facts(), "unknown"), None);
}

#[test]
fn the_impact_is_taken_from_wherever_the_last_update_says_it() {
    for (told, impact) in [
        (
            "all: we look. Impact: 8 % of checkouts fail. Next update 03:30",
            "8 % of checkouts fail",
        ),
        (
            "Impact: EU, e.g. Berlin, cannot pay.",
            "EU, e.g. Berlin, cannot pay",
        ),
        (
            "Update 1\nImpact: EU. Pay is down.\nNext: 3:30",
            "EU. Pay is down.",
        ),
        (
            "The impact is not known",
            "[who is hit, and what they cannot do]",
        ),
    ] {
        let mut scene = Scene::new();
        scene.line(5, EntryKind::Told, told);
        let text = draft(&scene.facts(), "numbered_update").unwrap().text;
        let expected = format!("\nImpact: {impact}\n");
        assert!(text.contains(&expected), "{told}: {text}");
    }
    let star = draft(&Scene::new().facts(), "star").unwrap().text;
    assert!(star.contains("Task: [what has to be done]"), "{star}");
}

#[test]
fn the_next_update_comes_after_the_severitys_interval_on_a_whole_minute() {
    let mut scene = Scene::opened("2026-11-21T02:10:40Z");
    assert_eq!(
        next_update(&scene.facts()),
        None,
        "no severity, no interval"
    );
    for (severity, expected) in [
        (Severity::Sev1, Some("2026-11-21T02:25:00Z")),
        (Severity::Sev2, Some("2026-11-21T02:40:00Z")),
        (Severity::Sev3, Some("2026-11-21T03:10:00Z")),
        (Severity::Sev4, None),
    ] {
        scene.incident.severity = Some(severity);
        assert_eq!(
            next_update(&scene.facts()),
            expected.map(at),
            "{severity:?}"
        );
    }
    // Chosen last time: 20 minutes, though the promise was cut to the whole minute.
    let next = at("2026-11-21T02:30:00Z");
    scene.line(0, EntryKind::Told, "on it").detail.next_update = Some(next);
    scene.now = at("2026-11-21T02:31:10Z");
    assert_eq!(
        next_update(&scene.facts()),
        Some(at("2026-11-21T02:51:00Z"))
    );
}

#[track_caller]
fn rules(text: &str, audience: UpdateAudience) -> Vec<(String, String)> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let place =
        |start: u32, end: u32| String::from_utf16(&units[start as usize..end as usize]).unwrap();
    let found = check(text, audience, &LensSettings::default()).into_iter();
    found
        .map(|one| (one.rule, place(one.range.start, one.range.end)))
        .collect()
}

const WHOLE: &str = "EU customers cannot pay. Next update: 14:30 CET.";

#[test]
fn promises_and_blame_are_underlined_where_they_stand() {
    for (words, rule) in [
        ("back in 30 minutes", "promise"),
        ("Back up by 14:30", "promise"),
        ("will be fixed by Monday", "promise"),
        ("should be resolved soon", "promise"),
        ("ETA 20 min", "promise"),
        ("ETA is 14:30", "promise"),
        ("We guarantee", "promise"),
        ("never happen again", "promise"),
        ("human error", "human_error"),
        ("developer forgot", "person_at_fault"),
        ("should have known", "should_have"),
        ("engineer pushed a bad", "person_at_fault"),
        ("careless", "judging"),
    ] {
        let text = format!("😀 {words} thing. {WHOLE}");
        let found = rules(&text, UpdateAudience::Responders);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert_eq!(found[0].0, rule, "{text}");
        assert!(found[0].1.starts_with(words), "{text}: {found:?}");
    }
}

#[test]
fn plain_sentences_are_left_alone() {
    for text in [
        "We rolled back in 3 minutes and traffic came back in 5 minutes.",
        "The service failed to start, the deploy broke checkout.",
        "It will be reviewed on Monday. No ETA yet.",
        "The team is working on it. You should see fewer errors.",
        "The queue was back by 14:10, error rate is down.",
        "Fixed the alert. Users could retry.",
    ] {
        let text = format!("{text} {WHOLE}");
        for audience in [UpdateAudience::Responders, UpdateAudience::Customers] {
            assert_eq!(rules(&text, audience), [], "{text}");
        }
    }
}

#[test]
fn jargon_is_for_those_who_speak_it() {
    let text = format!("The pods of Kafka are OOMKilled. {WHOLE}");
    assert_eq!(rules(&text, UpdateAudience::Responders), []);
    assert_eq!(rules(&text, UpdateAudience::Support), []);
    for audience in [UpdateAudience::Executives, UpdateAudience::Customers] {
        let words: Vec<String> = rules(&text, audience)
            .into_iter()
            .map(|(_, words)| words)
            .collect();
        assert_eq!(words, ["pods", "Kafka", "OOMKilled"]);
    }
}

#[test]
fn what_is_missing_is_found_at_the_end() {
    let names = |text: &str| -> Vec<String> {
        let found = rules(text, UpdateAudience::Responders).into_iter();
        found.map(|(rule, _)| rule).collect()
    };
    assert_eq!(
        names("We are looking into it."),
        ["no_next_update", "no_impact"]
    );
    assert_eq!(names("EU customers cannot pay."), ["no_next_update"]);
    assert_eq!(
        names("EU customers cannot pay. Next update soon."),
        ["no_next_update"]
    );
    assert_eq!(names("Looking. Next update at 14:30 CET."), ["no_impact"]);
    assert_eq!(
        names("Resolved at 14:10. Customers can pay again."),
        [""; 0]
    );
    assert_eq!(names("Not resolved. Customers wait."), ["no_next_update"]);
    assert_eq!(
        names("Impact: [who is hit, and what they cannot do]\nNext update: [when]"),
        ["blank", "blank", "no_next_update", "no_impact"]
    );
    assert_eq!(names("  "), [""; 0], "nothing written, nothing to say");
}

#[test]
fn the_cadence_is_what_was_promised_against_what_was_sent() {
    let mut scene = Scene::new();
    for (minute, next) in [(0, Some(15)), (14, Some(30)), (33, None), (40, Some(60))] {
        let next = next.map(|minute| scene.minute(minute));
        scene
            .line(minute, EntryKind::Told, "update")
            .detail
            .next_update = next;
        scene.line(minute, EntryKind::Did, "looked");
    }
    let kept: Vec<_> = cadence(&scene.entries)
        .into_iter()
        .map(
            |Promised {
                 sent_at,
                 late_by_seconds,
                 ..
             }| (sent_at, late_by_seconds),
        )
        .collect();
    assert_eq!(
        kept,
        [
            (Some(scene.minute(14)), Some(-60)),
            (Some(scene.minute(33)), Some(180)),
            (None, None),
        ]
    );
}
