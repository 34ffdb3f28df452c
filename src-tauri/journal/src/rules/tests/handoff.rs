use super::Scene;
use crate::domain::{
    Ending, EntryKind, GuessResult, Person, Role, Service, ServiceCard, ServiceId, Severity,
};
use crate::rules::handoff::sheet;

fn long_night() -> Scene {
    let mut scene = Scene::new();
    scene.incident.severity = Some(Severity::Sev2);
    scene.incident.pad.people.push(Person {
        name: "Ada".into(),
        role: Some(Role::IncidentCommander),
        thanked: false,
    });
    scene.services.push(Service {
        id: ServiceId(uuid::Uuid::nil()),
        name: "payments".into(),
        card: ServiceCard {
            contacts: "database on call\n\n".into(),
            ..ServiceCard::default()
        },
    });
    scene.line(1, EntryKind::Saw, "5 % of checkouts fail");
    let guess = scene.line(2, EntryKind::Guess, "the deploy");
    guess.detail.result = Some(GuessResult::RuledOut);
    guess.detail.outcome = "errors began before it".into();
    let guess = scene.line(3, EntryKind::Guess, "the certificate");
    (guess.detail.likelihood, guess.detail.test) = (Some(20), "look at its dates".into());
    scene
        .line(4, EntryKind::Guess, "the cache")
        .detail
        .likelihood = Some(60);
    scene
        .line(20, EntryKind::Did, "raised the limit\nwith this command")
        .author = Some("Ada".into());
    let decided = scene.line(30, EntryKind::Decided, "stay on the primary");
    decided.detail.alternatives = "fail over".into();
    scene
        .line(40, EntryKind::Asked, "is the replica healthy?")
        .detail
        .audience = "DBA".into();
    let next = scene.minute(75);
    let told = scene.line(60, EntryKind::Told, "still on it");
    (told.detail.next_update, told.detail.audience) = (Some(next), "#payments".into());
    scene.go_to(120);
    scene
}

#[test]
fn the_sheet_holds_what_the_pad_holds() {
    assert_eq!(
        sheet(&long_night().facts()).text(),
        "\
Checkout errors, SEV2

State now
- Investigating, since 03:10 CET
- 03:11 5 % of checkouts fail

Tried
- Ruled out: the deploy: errors began before it
- 03:30 raised the limit (Ada)
- 03:40 stay on the primary

Not tried
- look at its dates
- fail over

Open guesses
- the cache (60 %)
- the certificate (20 %); test: look at its dates

Next update due
- 04:25 CET, to #payments

Who knows what
- Ada: incident commander
- Asked DBA: is the replica healthy?
- payments: database on call
"
    );
}

#[test]
fn the_ending_takes_over_what_the_sheet_says() {
    let mut scene = long_night();
    let Ending::HandedOff { not_tried, .. } = sheet(&scene.facts()).ending else {
        panic!("a sheet ends in a hand-off");
    };
    assert_eq!(not_tried, "look at its dates\nfail over");
    let kept = Ending::HandedOff {
        state: "stable".into(),
        tried: "all".into(),
        not_tried: "nothing".into(),
    };
    scene.incident.ending = Some(kept.clone());
    assert_eq!(sheet(&scene.facts()).ending, kept, "what I wrote stays");
}

#[test]
fn headings_are_the_users_and_empty_ones_have_a_dash() {
    let mut scene = Scene::new();
    let list = vec!["Where are the keys?".to_owned(), "Tried".to_owned()];
    scene.settings.checklists.insert("hand_off".into(), list);
    let text = sheet(&scene.facts()).text();
    assert_eq!(
        text,
        "Checkout errors\n\nWhere are the keys?\n-\n\nTried\n-\n"
    );
}
