//! What the debrief reads off the lines about the incident itself.

use super::{Scene, berlin};
use crate::domain::{EntryKind, Role, Severity};
use crate::rules::debrief::propose;
use crate::rules::title::{called_by_time, title};

fn of_line(kind: EntryKind, text: &str) -> Scene {
    let mut scene = Scene::new();
    scene.line(0, kind, text);
    scene
}

fn severity(scene: &Scene) -> Option<Severity> {
    propose(&scene.facts()).severity.map(|one| one.severity)
}

fn roles(scene: &Scene) -> Vec<Role> {
    let roles = propose(&scene.facts()).roles;
    roles.into_iter().map(|one| one.role).collect()
}

#[test]
fn a_severity_is_the_one_that_a_line_says_last() {
    for (text, expected) in [
        ("SEV2", Some(Severity::Sev2)),
        ("SEV2, checkout fails for a third", Some(Severity::Sev2)),
        ("sev-1 declared", Some(Severity::Sev1)),
        ("severity: 3", Some(Severity::Sev3)),
        ("downgraded from SEV1 to SEV2", Some(Severity::Sev2)),
        ("is this a SEV1?", None),
        ("not a SEV1", None),
        ("will call it SEV1 if it grows", None),
        ("SEV20", None),
        ("seven pods", None),
    ] {
        assert_eq!(
            severity(&of_line(EntryKind::Note, text)),
            expected,
            "{text}"
        );
    }
    assert_eq!(severity(&of_line(EntryKind::Guess, "SEV1")), None);
    let mut scene = of_line(EntryKind::Saw, "SEV1 paged");
    scene.line(20, EntryKind::Told, "Down to SEV2, errors at 1 %");
    scene.line(30, EntryKind::Did, "closed the channel");
    let proposal = propose(&scene.facts()).severity.expect("a severity");
    assert_eq!(proposal.severity, Severity::Sev2);
    assert_eq!(
        proposal.reason,
        "You wrote \"Down to SEV2, errors at 1 %\"."
    );
    scene.line(40, EntryKind::Note, "sev3 now").author = Some("Ana".to_owned());
    let proposal = propose(&scene.facts()).severity.expect("a severity");
    assert_eq!(proposal.reason, "Ana wrote \"sev3 now\".");
    scene.incident.severity = Some(Severity::Sev3);
    assert_eq!(severity(&scene), None, "it is set already");
}

#[test]
fn a_role_is_mine_when_i_say_so() {
    for (text, expected) in [
        ("I take command", Some(Role::IncidentCommander)),
        ("SEV2, I'm taking command", Some(Role::IncidentCommander)),
        ("took over as IC", Some(Role::IncidentCommander)),
        ("I am incident commander now", Some(Role::IncidentCommander)),
        ("acked", Some(Role::FirstResponder)),
        ("got paged: checkout errors", Some(Role::FirstResponder)),
        ("I'm doing comms", Some(Role::Communicator)),
        ("scribing", Some(Role::Scribe)),
        ("Maya takes command", None),
        ("Maya is taking command", None),
        ("asked Maya to take command", None),
        ("should I take command?", None),
        ("ran the command I have", None),
        ("the replica acked", None),
        ("IC: Maya", None),
    ] {
        let found = roles(&of_line(EntryKind::Note, text));
        assert_eq!(found, Vec::from_iter(expected), "{text}");
    }
    let asked = of_line(EntryKind::Asked, "I take command, who takes notes");
    assert_eq!(roles(&asked), []);
    let mut others = of_line(EntryKind::Note, "I take command");
    others.entries[0].author = Some("Ana".to_owned());
    assert_eq!(roles(&others), [], "somebody else wrote it");
}

#[test]
fn what_was_done_and_told_shows_a_role_too() {
    let mut scene = of_line(EntryKind::Did, "restarted the API");
    assert_eq!(roles(&scene), [Role::Responder]);
    scene.line(1, EntryKind::Told, "We are looking");
    assert_eq!(roles(&scene), [Role::Responder], "one update is no role");
    scene.line(2, EntryKind::Told, "It is over");
    assert_eq!(roles(&scene), [Role::Communicator, Role::Responder]);
    scene.line(3, EntryKind::Note, "acked the page");
    assert_eq!(
        roles(&scene),
        [Role::FirstResponder, Role::Communicator],
        "the first responder is no further one"
    );
    scene.incident.roles = vec![Role::FirstResponder];
    assert_eq!(
        roles(&scene),
        [Role::Communicator],
        "what is set is not proposed"
    );
}

#[test]
fn the_line_of_impact_is_that_of_the_last_update_or_the_one_that_says_most() {
    let mut scene = of_line(EntryKind::Saw, "CPU at 100 %");
    assert_eq!(propose(&scene.facts()).impact, None);
    scene.line(2, EntryKind::Saw, "7 % of EU checkouts fail");
    let impact = |scene: &Scene| propose(&scene.facts()).impact;
    assert_eq!(impact(&scene).as_deref(), Some("7 % of EU checkouts fail"));
    scene.line(3, EntryKind::Saw, "customers in the EU cannot pay");
    let hit = Some("customers in the EU cannot pay");
    assert_eq!(impact(&scene).as_deref(), hit);
    scene.line(
        4,
        EntryKind::Told,
        "We look into it.\nImpact: EU cannot pay",
    );
    assert_eq!(impact(&scene).as_deref(), Some("EU cannot pay"));
    scene.incident.impact.segment = "Checkout".to_owned();
    assert_eq!(impact(&scene), None, "it is written already");
}

#[test]
fn what_nobody_named_is_called_by_the_first_line_that_tells_of_it() {
    let mut scene = Scene::new();
    scene.incident.title = called_by_time(scene.opened, berlin());
    assert_eq!(title(&scene.facts()), scene.incident.title);
    scene.line(0, EntryKind::Note, "acked, online");
    scene.line(1, EntryKind::Note, "SEV2, I take command");
    assert_eq!(title(&scene.facts()), scene.incident.title);
    scene.line(2, EntryKind::Saw, "SEV2: search returns 500");
    assert_eq!(title(&scene.facts()), "search returns 500");
    scene.line(-1, EntryKind::Note, "paged: empty results SEV2");
    scene.entries.rotate_right(1);
    assert_eq!(title(&scene.facts()), "empty results");
    scene.incident.title = "Search down".to_owned();
    assert_eq!(title(&scene.facts()), "Search down", "somebody named it");
}
