//! What the debrief reads off the lines about the incident itself.

use super::{Scene, berlin};
use crate::domain::{EntryKind, MilestoneKind, Role, Severity};
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
        ("this is a sev 1", Some(Severity::Sev1)),
        ("downgraded from SEV1 to SEV2", Some(Severity::Sev2)),
        ("customers can't log in, SEV1", Some(Severity::Sev1)),
        ("No logins at all - SEV1", Some(Severity::Sev1)),
        ("not a SEV1, SEV2", Some(Severity::Sev2)),
        ("was SEV3, now SEV2", Some(Severity::Sev2)),
        ("errors everywhere, SEV1 now", Some(Severity::Sev1)),
    ] {
        assert_eq!(
            severity(&of_line(EntryKind::Note, text)),
            expected,
            "{text}"
        );
    }
    for text in [
        "is this a SEV1?",
        "not a SEV1",
        "will call it SEV1 if it grows",
        "if this goes on we call sev1",
        "don't think it's a sev1",
        "downgraded from sev1",
        "looks like last week's sev1",
        "opened the sev1 channel",
        "sev1 runbook says restart",
        ". ticket INC-4 was sev1",
        "policy: sev1 needs a comms lead",
        "#sev1-war-room is open",
        "pod sev2-worker-7f9 crashlooping",
        "queue sev1_high is stuck",
        "https://wiki.example.com/sev1",
        "level=error severity=2",
        "{\"severity\":1}",
        "<134> severity 4 syslog",
        "too small for a SEV2",
        "more like a sev3 than a sev2",
        "SEV20",
        "seven pods",
    ] {
        assert_eq!(severity(&of_line(EntryKind::Note, text)), None, "{text}");
    }
    assert_eq!(severity(&of_line(EntryKind::Guess, "SEV1")), None);
    let mut scene = of_line(EntryKind::Saw, "SEV1, paged");
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
        (
            "can't find Ana, I take command",
            Some(Role::IncidentCommander),
        ),
        (
            "No commander, so I take command",
            Some(Role::IncidentCommander),
        ),
        ("Ana: taking command", None),
        ("[03:14] Ana Berg: I take command", None),
        ("Ana said \"I'm the incident commander\"", None),
        ("Bo, take command", None),
        ("she says I'm IC", None),
        ("taken command by Ana", None),
        ("took command line history of db1", None),
        ("I have lead the search", None),
        ("acked by Ana", None),
    ] {
        let found = roles(&of_line(EntryKind::Note, text));
        assert_eq!(found, Vec::from_iter(expected), "{text}");
    }
    for text in [
        "are payments affected?",
        "check whether logins fail",
        "page Bo if payments fail",
        "users table got locked",
        "see ticket 8812 from customers",
        "2 payments pods restarted themselves",
        "errors back to normal, requests failed 0",
    ] {
        let scene = of_line(EntryKind::Saw, text);
        assert_eq!(propose(&scene.facts()).impact, None, "{text}");
    }
    let scene = of_line(EntryKind::Saw, "EU customers are affected");
    assert!(propose(&scene.facts()).impact.is_some());
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
    scene.entries.clear();
    for text in ["upgraded to sev1", "not a sev1", "was SEV3, now SEV2"] {
        scene.line(0, EntryKind::Note, text);
    }
    assert_eq!(title(&scene.facts()), scene.incident.title);
    scene.line(1, EntryKind::Note, "checkout is down in EU, I take command");
    assert_eq!(title(&scene.facts()), "checkout is down in EU");
    scene.incident.title = "Search down".to_owned();
    assert_eq!(title(&scene.facts()), "Search down", "somebody named it");
}

#[test]
fn when_it_began_is_read_from_a_line_that_tells_of_what_is_bad() {
    let began = |text: &str| {
        let milestones = propose(&of_line(EntryKind::Saw, text).facts()).milestones;
        let mut all = milestones.into_iter();
        let began = all.find(|one| one.milestone.kind == MilestoneKind::Began);
        began.map(|one| one.milestone.at)
    };
    let at = |text: &str| Some(super::at(text));
    assert_eq!(
        began("error rate 31 % since 02:50"),
        at("2026-11-21T01:50:00Z")
    );
    assert_eq!(began("it began at 03:05"), at("2026-11-21T02:05:00Z"));
    assert_eq!(
        began("checkout down since 23:50"),
        at("2026-11-20T22:50:00Z")
    );
    for text in [
        "no errors since 01:10",
        "green since 01:10",
        "Ana on call since 20:00",
        "rollback started at 02:40",
        "maintenance begins at 04:30",
        "errors since 01:05 UTC",
        "errors since 3:05 pm",
        "errors since 14:02 yesterday",
        "errors since 01:10?",
    ] {
        assert_eq!(began(text), None, "{text}");
    }
}
