use journal::domain::*;

use crate::support::*;

#[test]
fn an_incident_is_read_as_it_was_logged() {
    let (mut journal, place) = journal();
    let new = NewIncident {
        severity: Some(Severity::Sev2),
        services: vec!["Payments".into(), "Kafka".into(), "payments".into()],
        class: Some("Bad deploy".into()),
        tags: vec!["oncall".into(), "eu".into(), "oncall".into()],
        zone: "Europe/Berlin".parse().unwrap(),
        roles: vec![Role::Responder, Role::IncidentCommander],
        hands_on_minutes: Some(40),
        ..timed(
            "Replica lag",
            "2026-11-20T02:10:00Z",
            "2026-11-20T02:50:00Z",
        )
    };
    let logged = journal.log_incident(new).unwrap();

    let view = journal.incident(logged.id).unwrap();
    assert_eq!(view.incident, logged);
    assert_eq!(
        logged.class,
        Some(ClassKey("bad_deploy".into())),
        "a starter is found by its name"
    );
    assert_eq!(logged.tags, ["oncall", "eu"], "a tag is there once");
    assert_eq!(logged.roles, [Role::IncidentCommander, Role::Responder]);
    let services: Vec<_> = view
        .services
        .iter()
        .map(|service| service.name.as_str())
        .collect();
    assert_eq!(
        services,
        ["Payments", "Kafka"],
        "services are the same without regard to case"
    );
    assert_eq!(logged.seconds_to_resolve(), Some(2400));

    drop(journal);
    assert_eq!(
        place.open_again(2).incident(logged.id).unwrap(),
        view,
        "it is on disk"
    );
}

/// One edit of every field.
fn edits() -> Vec<IncidentEdit> {
    let handed_off = Ending::HandedOff {
        state: "draining".into(),
        tried: "restart".into(),
        not_tried: "failover".into(),
    };
    let rolled_back = Mitigation {
        kind: MitigationKind::RollBack,
        trade_off: "lost a feature".into(),
    };
    let link = Link {
        label: "graph".into(),
        url: "https://example.org".into(),
    };
    let story = IncidentEdit::Story {
        part: StoryPart::Learned,
        text: "watch the lag".into(),
    };
    let phase = IncidentEdit::Phase {
        phase: Phase::Detect,
        text: "saw the graph".into(),
    };
    let impact = Impact {
        users: Some(1200),
        users_share: Some(12.5),
        ..Impact::default()
    };
    let private = PrivateBlock {
        notes: "only for me".into(),
        ..PrivateBlock::default()
    };
    let began = milestone(MilestoneKind::Began, "2026-11-20T16:00:00Z");
    let by_me = DetectedBy::Me {
        lead_minutes: Some(7),
    };
    vec![
        IncidentEdit::Title("Second".into()),
        IncidentEdit::Kind(IncidentKind::NearMiss),
        IncidentEdit::Severity(Some(Severity::Sev1)),
        IncidentEdit::Services(vec!["api".into()]),
        IncidentEdit::Class(Some("Cache stampede".into())),
        IncidentEdit::Tags(vec!["night".into()]),
        IncidentEdit::Zone("Asia/Tokyo".parse().unwrap()),
        IncidentEdit::SetMilestone(began),
        IncidentEdit::Roles(vec![Role::Scribe]),
        IncidentEdit::DetectedBy(Some(by_me)),
        IncidentEdit::Impact(impact),
        IncidentEdit::Mitigation(Some(rolled_back)),
        IncidentEdit::Ending(Some(handed_off)),
        story,
        phase,
        IncidentEdit::HandsOnMinutes(Some(25)),
        IncidentEdit::Employer(Some("Example Ltd".into())),
        IncidentEdit::Sharing(Sharing::Internal),
        IncidentEdit::Links(vec![link]),
        IncidentEdit::Private(private),
    ]
}

#[test]
fn every_edit_is_kept() {
    let (mut journal, _place) = journal();
    let id = journal.log_incident(new_incident("First")).unwrap().id;
    for edit in edits() {
        journal.edit_incident(id, edit).unwrap();
    }

    let view = journal.incident(id).unwrap();
    let incident = view.incident;
    assert_eq!(incident.title, "Second");
    assert_eq!(
        incident.day().to_string(),
        "2026-11-21",
        "the day is that of Tokyo"
    );
    assert_eq!(incident.class, Some(ClassKey("cache_stampede".into())));
    assert_eq!(incident.impact.users_share, Some(12.5));
    assert!(matches!(incident.ending, Some(Ending::HandedOff { .. })));
    assert_eq!(incident.phases.len(), 1);
    assert_eq!(incident.private.notes, "only for me");
    assert_eq!(view.employer.unwrap().name, "Example Ltd");
    let classes = journal.classes().unwrap();
    assert!(classes.iter().any(|class| class.name == "Cache stampede"));
    let steps = journal.history(&item(id)).unwrap().len();
    assert_eq!(steps, 21, "each edit is a step of history");
    assert_eq!(journal.verify().unwrap().problems, Vec::<String>::new());
}

#[test]
fn times_that_contradict_each_other_are_kept_and_said() {
    let (mut journal, _place) = journal();
    let new = timed("Odd clocks", "2026-11-20T03:00:00Z", "2026-11-20T02:00:00Z");
    let id = journal.log_incident(new).unwrap().id;
    let view = journal.incident(id).unwrap();
    assert_eq!(view.warnings.len(), 1);
    assert!(
        view.warnings[0].contains("“Resolved” is before “Began”"),
        "{:?}",
        view.warnings
    );
    assert_eq!(
        view.incident.seconds_to_resolve(),
        None,
        "never a negative duration"
    );
}

#[test]
fn a_time_that_lies_ahead_is_kept_and_said() {
    let (mut journal, _place) = journal();
    let ahead = timed("Next year", "2126-11-20T03:00:00Z", "2126-11-20T04:00:00Z");
    let id = journal.log_incident(ahead).unwrap().id;
    let view = journal.incident(id).unwrap();
    let [began, resolved] = &view.warnings[..] else {
        panic!("one for each: {:?}", view.warnings);
    };
    assert!(began.contains("“Began” lies ahead"), "{began}");
    assert!(resolved.contains("“Resolved” lies ahead"), "{resolved}");
    assert_eq!(view.incident.milestones.len(), 2);
}

#[test]
fn an_amended_entry_keeps_when_it_was_noted_and_what_it_said() {
    let (mut journal, place) = journal();
    let id = journal.log_incident(new_incident("Lag")).unwrap().id;
    let noted = place.clock.now();
    let entry = journal
        .add_entry(note(id, "restarted the consumer"))
        .unwrap();
    place.clock.pass(chrono::TimeDelta::minutes(5));
    journal
        .edit_entry(entry.id, EntryEdit::Text("restarted both consumers".into()))
        .unwrap();
    let earlier = at("2026-11-21T02:58:00Z");
    let time = EntryEdit::Time {
        at: earlier,
        zone: "Europe/Paris".parse().unwrap(),
    };
    let amended = journal.edit_entry(entry.id, time).unwrap();

    assert_eq!((amended.noted_at, amended.happened_at), (noted, earlier));
    assert_eq!(
        (amended.revision, amended.text.as_str()),
        (3, "restarted both consumers")
    );
    let said: Vec<_> = journal
        .entry_revisions(entry.id)
        .unwrap()
        .into_iter()
        .map(|revision| (revision.text, revision.happened_at))
        .collect();
    assert_eq!(said[0], ("restarted the consumer".to_owned(), noted));
    assert_eq!(said.len(), 3);
}

#[test]
fn entries_stand_in_the_order_in_which_they_happened() {
    let (mut journal, _place) = journal();
    let id = journal.log_incident(new_incident("Lag")).unwrap().id;
    for (text, time) in [
        ("second", "2026-11-21T03:05:00Z"),
        ("first", "2026-11-21T03:00:00Z"),
    ] {
        let entry = NewEntry {
            happened_at: Some(at(time)),
            ..note(id, text)
        };
        journal.add_entry(entry).unwrap();
    }
    let entries = journal.incident(id).unwrap().entries;
    let texts: Vec<_> = entries.iter().map(|entry| entry.text.as_str()).collect();
    assert_eq!(texts, ["first", "second"]);
}

#[test]
fn a_packet_and_the_settings_are_kept() {
    let (mut journal, place) = journal();
    let settings = JournalSettings {
        author: "A. Sample".into(),
        ..JournalSettings::default()
    };
    journal.change_settings(settings.clone()).unwrap();
    let period = Period {
        from: Some(day("2026-01-01")),
        to: Some(day("2026-06-30")),
    };
    let packet = journal
        .create_packet(PacketKind::Review, "First half", period)
        .unwrap();
    assert_eq!(
        packet.author, "A. Sample",
        "the author comes from the settings"
    );
    let chosen = vec![journal.log_incident(new_incident("Lag")).unwrap().id];
    let packet = journal
        .edit_packet(packet.id, PacketEdit::Chosen(Some(chosen)))
        .unwrap();

    drop(journal);
    let journal = place.open_again(2);
    assert_eq!(journal.packets().unwrap(), [packet]);
    assert_eq!(journal.settings().unwrap(), settings);
    let history = journal
        .history(&ItemId {
            noun: Noun::Settings,
            id: "journal".into(),
        })
        .unwrap();
    assert_eq!(
        history[0].changes[0].after, "A. Sample",
        "settings are in the history"
    );
}

#[test]
fn what_is_not_there_is_said() {
    let (mut journal, _place) = journal();
    let unknown = IncidentId(uuid::Uuid::from_u128(7));
    assert_eq!(journal.incident(unknown).unwrap_err().code(), "not_found");
    assert_eq!(
        journal.add_entry(note(unknown, "x")).unwrap_err().code(),
        "not_found"
    );
    let odd = ItemId {
        noun: Noun::Packet,
        id: "no id at all".into(),
    };
    assert_eq!(journal.delete(&odd).unwrap_err().code(), "not_found");
}

#[test]
fn a_packet_is_kept_in_versions_that_change_apart() {
    let (mut journal, _place) = journal();
    let first = journal
        .create_packet(PacketKind::Review, "First half", Period::default())
        .unwrap();
    let chosen = vec![journal.log_incident(new_incident("Lag")).unwrap().id];
    let letter = Design {
        paper: PaperSize::Letter,
        ..Design::default()
    };
    let chosen = PacketEdit::Chosen(Some(chosen));
    journal
        .edit_packet(first.id, PacketEdit::Design(letter))
        .unwrap();
    let first = journal.edit_packet(first.id, chosen).unwrap();

    let second = journal.duplicate_packet(first.id).unwrap();
    let alike = Packet {
        id: second.id,
        name: "First half, version 2".into(),
        ..first.clone()
    };
    assert_eq!(second, alike);
    let third = journal.duplicate_packet(second.id).unwrap();
    assert_eq!(third.name, "First half, version 3");
    let again = journal.duplicate_packet(first.id).unwrap();
    assert_eq!(again.name, "First half, version 4");

    let other = PacketEdit::Chosen(Some(Vec::new()));
    journal.edit_packet(second.id, other).unwrap();
    assert!(journal.packets().unwrap().contains(&first));
    journal.undo().unwrap();
    journal.undo().unwrap();
    assert_eq!(
        journal.packets().unwrap().len(),
        3,
        "one version is taken back"
    );
}

#[test]
fn a_second_60_is_the_next_one() {
    let (mut journal, _place) = journal();
    let leap = at("2026-11-20T10:00:60Z");
    let mut new = new_incident("Lag");
    new.milestones = vec![Milestone {
        kind: MilestoneKind::Began,
        at: leap,
        zone: None,
        estimated: false,
    }];
    let id = journal.log_incident(new).unwrap().id;
    let began = journal.incident(id).unwrap().incident.milestones[0].at;
    assert_eq!(began.to_rfc3339(), "2026-11-20T10:01:00+00:00");
}
