//! Two incidents that are one: everything of both is in the one that stays.

use chrono::TimeDelta;
use journal::Journal;
use journal::domain::*;

use crate::support::*;

/// The one that stays, and the one that becomes part of it.
fn two(journal: &mut Journal) -> (IncidentId, IncidentId) {
    let kept = NewIncident {
        severity: Some(Severity::Sev3),
        services: vec!["Payments".into()],
        tags: vec!["eu".into()],
        story: Story {
            my_part: "I rolled it back.".into(),
            ..Story::default()
        },
        ..timed("Replica lag", "2026-11-20T02:10:00Z", "")
    };
    let other = NewIncident {
        severity: Some(Severity::Sev2),
        services: vec!["payments".into(), "Kafka".into()],
        tags: vec!["oncall".into()],
        class: Some("Bad deploy".into()),
        hands_on_minutes: Some(40),
        roles: vec![Role::IncidentCommander],
        story: Story {
            my_part: "I paged the database team.".into(),
            learned: "Watch the lag.".into(),
            ..Story::default()
        },
        ..timed(
            "Checkout slow",
            "2026-11-20T02:15:00Z",
            "2026-11-20T02:50:00Z",
        )
    };
    let kept = journal.log_incident(kept).unwrap().id;
    let other = journal.log_incident(other).unwrap().id;
    journal.add_entry(note(kept, "lag on the replica")).unwrap();
    journal
        .add_entry(note(other, "checkout times out"))
        .unwrap();
    (kept, other)
}

fn texts(journal: &Journal, id: IncidentId) -> Vec<String> {
    let entries = journal.incident(id).unwrap().entries.into_iter();
    let mut texts: Vec<String> = entries.map(|entry| entry.text).collect();
    texts.sort();
    texts
}

#[test]
fn what_only_one_of_them_knows_is_kept_and_texts_stand_together() {
    let (mut journal, _place) = journal();
    let (kept, other) = two(&mut journal);

    journal.merge_incidents(other, kept).unwrap();

    let view = journal.incident(kept).unwrap();
    let names: Vec<_> = view
        .services
        .iter()
        .map(|service| service.name.as_str())
        .collect();
    assert_eq!(names, ["Payments", "Kafka"]);
    let incident = view.incident;
    assert_eq!(incident.title, "Replica lag");
    assert_eq!(incident.tags, ["eu", "oncall"]);
    assert_eq!(incident.class, Some(ClassKey("bad_deploy".into())));
    assert_eq!(incident.hands_on_minutes, Some(40));
    assert_eq!(incident.roles, [Role::IncidentCommander]);
    assert_eq!(
        incident.story.my_part,
        "I rolled it back.\n\nI paged the database team."
    );
    assert_eq!(incident.story.learned, "Watch the lag.");
    assert_eq!(
        incident.at(MilestoneKind::Began),
        Some(at("2026-11-20T02:10:00Z")),
        "of two different times the one that stays counts"
    );
    assert_eq!(
        incident.at(MilestoneKind::Resolved),
        Some(at("2026-11-20T02:50:00Z"))
    );
    let listed = journal.list(&ListQuery::default()).unwrap();
    assert_eq!(listed.total, 1, "the other is in the trash");
}

#[test]
fn what_they_say_differently_is_shown_and_written_down() {
    let (mut journal, _place) = journal();
    let (kept, other) = two(&mut journal);

    let shown = journal.preview_merge(other, kept).unwrap();
    assert_eq!(
        journal.list(&ListQuery::default()).unwrap().total,
        2,
        "nothing was written"
    );
    assert_eq!(shown.entries, 1);
    let otherwise: Vec<_> = shown
        .otherwise
        .iter()
        .map(|said| (said.field.as_str(), said.kept.as_str(), said.other.as_str()))
        .collect();
    assert_eq!(
        otherwise,
        [
            ("severity", "SEV3", "SEV2"),
            ("began", "20 Nov 2026, 02:10 UTC", "20 Nov 2026, 02:15 UTC"),
        ]
    );

    assert_eq!(journal.merge_incidents(other, kept).unwrap(), shown);
    assert_eq!(
        texts(&journal, kept),
        [
            "checkout times out",
            "lag on the replica",
            "“Checkout slow” became part of this.\nIts severity: SEV2\nIts began: 20 Nov 2026, 02:15 UTC",
        ]
    );
    let entries = journal.incident(kept).unwrap().entries;
    let written = entries
        .iter()
        .find(|entry| entry.text.starts_with('“'))
        .unwrap();
    assert_eq!(
        written.author.as_deref(),
        Some("Afterpage"),
        "it is no line of mine"
    );
}

#[test]
fn what_is_only_for_me_is_written_down_where_only_i_see_it() {
    let (mut journal, _place) = journal();
    let (kept, other) = two(&mut journal);
    for (id, delay, fear) in [(kept, 5, "It was mine."), (other, 20, "I froze.")] {
        let private = PrivateBlock {
            delay_minutes: Some(delay),
            fear: fear.into(),
            ..PrivateBlock::default()
        };
        journal
            .edit_incident(id, IncidentEdit::Private(private))
            .unwrap();
    }

    journal.merge_incidents(other, kept).unwrap();

    let private = journal.incident(kept).unwrap().incident.private;
    assert_eq!(private.delay_minutes, Some(5));
    assert_eq!(private.fear, "It was mine.\n\nI froze.");
    assert_eq!(private.notes, "The other’s delay minutes: 20");
    assert!(
        texts(&journal, kept)
            .iter()
            .all(|text| !text.contains("delay"))
    );
}

#[test]
fn the_stricter_mark_counts() {
    let (mut journal, _place) = journal();
    let (kept, other) = two(&mut journal);
    let public = Sharing::Public(Permission {
        by: "Ada".into(),
        on: day("2026-11-21"),
    });
    journal
        .edit_incident(kept, IncidentEdit::Sharing(public))
        .unwrap();

    let merged = journal.merge_incidents(other, kept).unwrap();

    let sharing = journal.incident(kept).unwrap().incident.sharing;
    assert_eq!(
        sharing,
        Sharing::Unmarked,
        "the other was not marked for others"
    );
    let said = merged
        .otherwise
        .iter()
        .find(|said| said.field == "sharing")
        .unwrap();
    assert!(
        said.other.contains("Ada"),
        "the permission is written down: {said:?}"
    );
}

#[test]
fn whatever_named_the_other_names_the_one_that_stays() {
    let (mut journal, _place) = journal();
    let (kept, other) = two(&mut journal);
    let action = journal
        .add_action(Some(other), "Alert on lag", false)
        .unwrap();
    let runbook = journal.add_runbook("Lag").unwrap();
    journal
        .edit_runbook(runbook.id, RunbookEdit::UsedIn(vec![kept, other]))
        .unwrap();
    let review = journal.begin_postmortem(other).unwrap();
    let packet = journal
        .create_packet(PacketKind::Review, "Year", Period::default())
        .unwrap();
    journal
        .edit_packet(packet.id, PacketEdit::Chosen(Some(vec![other])))
        .unwrap();

    let merged = journal.merge_incidents(other, kept).unwrap();

    assert_eq!(merged.others, 4);
    assert_eq!(
        journal
            .action(action.id, day("2026-11-21"))
            .unwrap()
            .action
            .incident,
        Some(kept)
    );
    assert_eq!(journal.postmortem_of(kept).unwrap().unwrap().id, review.id);
    assert_eq!(
        journal
            .runbook(runbook.id, day("2026-11-21"))
            .unwrap()
            .runbook
            .used_in,
        [kept],
        "it is named once"
    );
    assert_eq!(journal.packets().unwrap()[0].chosen, Some(vec![kept]));
}

#[test]
fn one_undo_makes_two_of_them_again() {
    let (mut journal, _place) = journal();
    let (kept, other) = two(&mut journal);
    let action = journal
        .add_action(Some(other), "Alert on lag", false)
        .unwrap();
    let facts = |journal: &Journal| {
        [kept, other].map(|id| {
            let view = journal.incident(id).unwrap();
            (view.incident, view.deleted_at, texts(journal, id))
        })
    };
    let before = facts(&journal);

    journal.merge_incidents(other, kept).unwrap();
    let merged = facts(&journal);
    assert!(merged != before);
    journal.undo().unwrap();

    assert_eq!(facts(&journal), before);
    assert_eq!(
        journal
            .action(action.id, day("2026-11-21"))
            .unwrap()
            .action
            .incident,
        Some(other)
    );
    assert_eq!(journal.search("checkout").unwrap()[0].incident, other);
    journal.redo().unwrap();
    assert_eq!(facts(&journal), merged);
    assert_eq!(journal.verify().unwrap().problems, [""; 0]);
}

#[test]
fn one_that_still_burns_is_left_alone() {
    let (mut journal, _place) = journal();
    let (kept, other) = two(&mut journal);
    let live = journal.open_pad(Some("Now"), Zone::UTC).unwrap().id;
    for (from, into) in [(live, kept), (other, live)] {
        let refused = journal.merge_incidents(from, into).unwrap_err();
        assert_eq!(refused.code(), "still_live");
    }
    journal.merge_incidents(kept, kept).unwrap();
    assert_eq!(
        journal.list(&ListQuery::default()).unwrap().total,
        3,
        "nothing was changed"
    );
}

#[test]
fn lines_stay_whole_when_what_they_came_from_is_erased() {
    let (mut journal, place) = journal();
    let (kept, other) = two(&mut journal);
    let entry = journal.add_entry(note(other, "first words")).unwrap().id;
    let amended = EntryEdit::Text("second words".into());
    journal.edit_entry(entry, amended).unwrap();

    journal.merge_incidents(other, kept).unwrap();
    place.clock.pass(TimeDelta::days(40));
    assert_eq!(
        journal.empty_old_trash().unwrap(),
        0,
        "it holds the first words"
    );
    let words = |journal: &Journal| -> Vec<String> {
        let revisions = journal.entry_revisions(entry).unwrap().into_iter();
        revisions.map(|revision| revision.text).collect()
    };
    assert_eq!(
        words(&journal),
        ["first words", "second words", "second words"]
    );

    journal.erase(&other.into()).unwrap();
    assert_eq!(words(&journal), ["second words"]);
    assert!(texts(&journal, kept).contains(&"second words".to_owned()));
    assert_eq!(journal.verify().unwrap().problems, [""; 0]);
}
