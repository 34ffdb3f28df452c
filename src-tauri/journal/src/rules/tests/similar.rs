use uuid::Uuid;

use super::{Scene, at};
use crate::domain::{
    Action, ActionId, ActionState, ClassKey, EntryKind, FailureClass, GuessResult, IncidentId,
    MitigationKind, Service, ServiceCard, ServiceId,
};
use crate::rules::similar::{
    Known, Predecessor, Remembered, is_rare, named, similar, telling_words,
};

const PAYMENTS: ServiceId = ServiceId(Uuid::from_u128(7));

/// An incident that began so many days before the scene of today.
fn before(days: i64, title: &str) -> Scene {
    let mut scene = Scene::new();
    scene.opened -= chrono::TimeDelta::days(days);
    scene.incident.created_at = scene.opened;
    scene.incident.pad.opened_at = Some(scene.opened);
    scene.incident.id = IncidentId(Uuid::from_u128(1_000 + u128::try_from(days).unwrap()));
    title.clone_into(&mut scene.incident.title);
    scene
}

fn find(today: &Scene, earlier: &[Scene], actions: &[Action]) -> Vec<Predecessor> {
    let services = [Service {
        id: PAYMENTS,
        name: "payments".into(),
        card: ServiceCard::default(),
    }];
    let classes = FailureClass::starters();
    let remembered: Vec<Remembered> = earlier
        .iter()
        .map(|scene| Remembered {
            incident: &scene.incident,
            entries: &scene.entries,
            actions,
        })
        .collect();
    let known = Known {
        services: &services,
        classes: &classes,
    };
    let theirs: Vec<_> = earlier
        .iter()
        .map(|scene| telling_words(&scene.incident, &scene.entries))
        .collect();
    let mut rare = telling_words(&today.incident, &today.entries);
    rare.retain(|word| {
        let having = theirs.iter().filter(|words| words.contains(word)).count();
        is_rare(having, theirs.len())
    });
    similar(&today.incident, &remembered, &rare, known)
}

fn titles(found: &[Predecessor]) -> Vec<&str> {
    found.iter().map(|one| one.title.as_str()).collect()
}

#[test]
fn the_likeliest_come_first_with_their_reasons() {
    let mut today = Scene::new();
    today.incident.title = "Replica lag on orders".into();
    today.incident.services = vec![PAYMENTS];
    today.incident.class = Some(ClassKey("slow_query".into()));
    let mut service = before(10, "Queue stuck");
    service.incident.services = vec![PAYMENTS];
    let mut class = before(20, "Slow reports");
    class.incident.class = Some(ClassKey("slow_query".into()));
    let mut words = before(30, "Something else");
    words.line(0, EntryKind::Saw, "replica lag of 40 s");
    let mut all = before(40, "Replica lag again");
    (all.incident.services, all.incident.class) = (
        today.incident.services.clone(),
        today.incident.class.clone(),
    );
    let found = find(
        &today,
        &[
            words,
            class,
            service,
            all,
            before(5, "Disk of the build host"),
        ],
        &[],
    );
    assert_eq!(
        titles(&found),
        ["Replica lag again", "Queue stuck", "Slow reports"],
        "at most three"
    );
    assert_eq!(
        found[0].reasons,
        [
            "Same service: payments",
            "Same class: missing index or slow query",
            "Both mention lag, replica",
        ]
    );
    assert_eq!(found[0].day.to_string(), "2026-10-12");
}

#[test]
fn of_equals_the_latest_comes_first_and_one_word_is_chance() {
    let mut today = Scene::new();
    today.incident.title = "Certificate of gateway expired".into();
    let found = find(
        &today,
        &[
            before(9, "Gateway certificate"),
            before(3, "gateway: certificate!"),
            before(1, "Certificate of the printer"),
            before(2, "The alert was not for errors"),
        ],
        &[],
    );
    assert_eq!(
        titles(&found),
        [""; 0],
        "a word of three others is not rare"
    );
    let found = find(
        &today,
        &[
            before(9, "Gateway certificate"),
            before(3, "gateway: certificate!"),
        ],
        &[],
    );
    assert_eq!(
        titles(&found),
        ["gateway: certificate!", "Gateway certificate"]
    );
    let found = find(&today, &[before(1, "Certificate of the printer")], &[]);
    assert_eq!(titles(&found), [""; 0], "one shared word is chance");
}

#[test]
fn neither_the_incident_itself_nor_a_later_one_nor_the_class_other_counts() {
    let mut today = Scene::new();
    today.incident.services = vec![PAYMENTS];
    today.incident.class = Some(ClassKey("other".into()));
    let mut itself = Scene::new();
    itself.incident.services = vec![PAYMENTS];
    let mut later = Scene::opened("2026-12-01T00:00:00Z");
    later.incident.id = IncidentId(Uuid::from_u128(9));
    later.incident.services = vec![PAYMENTS];
    let mut other = before(4, "Printer");
    other.incident.class = Some(ClassKey("other".into()));
    assert_eq!(find(&today, &[itself, later, other], &[]), []);
}

#[test]
fn what_worked_what_was_ruled_out_and_what_is_still_open_come_along() {
    let mut today = Scene::new();
    today.incident.services = vec![PAYMENTS];
    let mut then = before(9, "Checkout slow");
    then.incident.services = vec![PAYMENTS];
    let guess = then.line(1, EntryKind::Guess, "the database");
    guess.detail.result = Some(GuessResult::RuledOut);
    guess.detail.outcome = "no slow queries".into();
    then.line(2, EntryKind::Guess, "the network");
    then.line(5, EntryKind::Did, "looked at the graphs");
    then.line(6, EntryKind::Did, "restart did not help, rollback failed");
    let worked = then
        .line(9, EntryKind::Did, "failed over to the replica\n$ output")
        .id;
    let action = |id: u128, workaround, state| Action {
        workaround,
        state,
        ..Action::titled(
            &format!("action {id}"),
            ActionId(Uuid::from_u128(id)),
            at("2026-11-01T00:00:00Z"),
        )
    };
    let done = ActionState::Done {
        at: at("2026-11-02T00:00:00Z"),
    };
    let actions = [
        action(1, true, ActionState::Open),
        action(2, true, done),
        action(3, false, ActionState::Open),
    ];

    let found = find(&today, &[then], &actions);

    let one = &found[0];
    assert_eq!(one.mitigation, Some(MitigationKind::FailOver));
    let lines: Vec<_> = one
        .worked
        .iter()
        .map(|line| (line.entry, line.text.as_str()))
        .collect();
    assert_eq!(lines, [(worked, "failed over to the replica")]);
    let lines: Vec<_> = one
        .ruled_out
        .iter()
        .map(|line| line.text.as_str())
        .collect();
    assert_eq!(lines, ["the database: no slow queries"]);
    let open: Vec<_> = one
        .open_workarounds
        .iter()
        .map(|open| open.what.as_str())
        .collect();
    assert_eq!(open, ["action 1"]);
}

#[test]
fn what_a_line_names_is_known_without_being_set() {
    let service = |id: u128, name: &str| Service {
        id: ServiceId(Uuid::from_u128(id)),
        name: name.into(),
        card: ServiceCard::default(),
    };
    let services = [
        service(1, "payments-api"),
        service(2, "db"),
        service(3, "mail"),
    ];
    let classes = FailureClass::starters();
    let known = Known {
        services: &services,
        classes: &classes,
    };
    let mut today = Scene::new();
    today.line(
        0,
        EntryKind::Saw,
        "Payments-API: the disk full alert of db fired, mails wait",
    );
    let found = named(&today.incident, &today.entries, known);
    assert_eq!(
        found.services,
        [services[0].id],
        "whole names of three letters or more"
    );
    assert_eq!(found.class, Some(ClassKey("disk_full".into())));
    today.incident.services = vec![services[0].id];
    today.incident.class = Some(ClassKey("security".into()));
    let found = named(&today.incident, &today.entries, known);
    assert_eq!(
        found,
        crate::rules::similar::Named::default(),
        "what is set is not offered again"
    );
}
