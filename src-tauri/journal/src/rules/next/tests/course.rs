//! The card as the incident goes on: what is seen, told and filed, and burning again.

use super::*;

#[test]
fn the_card_follows_what_is_seen_after_the_mitigation() {
    let is_watching = |scene: &Scene| keys(scene).contains(&"second_wave.timer".to_owned());
    let mut scene = Scene::new();
    told(&mut scene, Some(60));
    scene.line(3, EntryKind::Did, "rolled back the 03:05 deploy");
    scene.go_to(20);
    assert!(is_watching(&scene));
    scene.line(5, EntryKind::Saw, "errors back up to 8 %");
    assert!(!is_watching(&scene), "it goes on");
    scene.line(9, EntryKind::Saw, "errors gone");
    assert!(is_watching(&scene), "what was seen last counts");
    scene.milestone(MilestoneKind::Mitigated, 9);
    scene.line(12, EntryKind::Note, "it came back");
    assert!(!is_watching(&scene), "also after a milestone");
}

#[test]
fn what_was_told_filed_or_said_is_not_asked_again() {
    let mut scene = Scene::new();
    severity(&mut scene, Severity::Sev2);
    scene.line(1, EntryKind::Did, "rolled back");
    scene.ticket("index the orders");
    scene.line(
        30,
        EntryKind::Told,
        "Resolved, all: this is the last update.",
    );
    scene.go_to(31);
    let asked = all_keys(&scene);
    for key in ["first_30.next_time", "decision.ticket"] {
        assert!(!asked.contains(&key.to_owned()), "{key}: {asked:?}");
    }
    scene.incident.pad.closed_at = Some(scene.minute(32));
    scene.go_to(33);
    assert!(!all_keys(&scene).contains(&"recovery_1h.tell_everyone".to_owned()));

    let mut low = Scene::new();
    severity(&mut low, Severity::Sev4);
    low.go_to(130);
    let asked = all_keys(&low);
    for key in ["opening.affected", "escalate.over_two_hours"] {
        assert!(!asked.contains(&key.to_owned()), "{key}: {asked:?}");
    }
}

#[test]
fn one_that_burns_again_is_counted_from_then() {
    let mut scene = Scene::new();
    severity(&mut scene, Severity::Sev2);
    scene.line(2, EntryKind::Did, "rolled back");
    scene.milestone(MilestoneKind::Mitigated, 3);
    scene.incident.pad.reopened_at = Some(scene.minute(3 * 24 * 60));
    scene.go_to(3 * 24 * 60 + 1);
    let asked = all_keys(&scene);
    for key in ["hand_off.suggested", "escalate.customers_hit"] {
        assert!(!asked.contains(&key.to_owned()), "{key}: {asked:?}");
    }
    scene.go_to(3 * 24 * 60 + 22);
    let lines = next(&scene.facts());
    let hit = lines
        .iter()
        .find(|line| line.key == "escalate.customers_hit");
    let why = "Customers hit for 22 minutes, and nobody has been asked.";
    assert_eq!(hit.map(|line| line.why.as_str()), Some(why));
}
