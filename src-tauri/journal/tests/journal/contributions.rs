use journal::domain::*;

use crate::support::*;

fn measured() -> Measured {
    Measured {
        what: "Pages per week".into(),
        before: Some(11.0),
        after: Some(4.0),
        unit: "pages".into(),
        how: "the pager's own export".into(),
    }
}

#[test]
fn a_contribution_of_every_kind_is_kept_whole() {
    let (mut journal, place) = journal();
    let lag = journal.log_incident(new_incident("Lag")).unwrap().id;
    let mut made = Vec::new();
    for kind in ContributionKind::ALL {
        let id = journal
            .add_contribution(kind, kind.words(), day("2026-05-02"))
            .unwrap()
            .id;
        let edits = [
            ContributionEdit::Date(day("2026-06-03")),
            ContributionEdit::What("A checker".into()),
            ContributionEdit::Why("Lag woke us twice".into()),
            ContributionEdit::Reach(Some(ContributionReach::SeveralTeams)),
            ContributionEdit::Numbers(vec![measured()]),
            ContributionEdit::Links(vec![Link {
                label: "code".into(),
                url: "https://example.org".into(),
            }]),
            ContributionEdit::People(vec![Helper {
                name: "Imani".into(),
                thanked: Some(day("2026-06-04")),
            }]),
            ContributionEdit::Drill(Drill {
                kind: Some(DrillKind::GameDay),
                result: Some(DrillResult::FoundGaps),
            }),
            ContributionEdit::Incidents(vec![lag]),
        ];
        for edit in edits {
            journal.edit_contribution(id, edit).unwrap();
        }
        made.push(journal.contribution(id).unwrap());
    }

    drop(journal);
    let journal = place.open_again(2);
    for view in made {
        assert_eq!(view.contribution.numbers, [measured()]);
        assert_eq!(view.incidents[0].title, "Lag");
        assert_eq!(journal.contribution(view.contribution.id).unwrap(), view);
    }
}

#[test]
fn a_file_is_kept_with_a_contribution_and_goes_with_it() {
    let (mut journal, place) = journal();
    let today = day("2026-11-21");
    let id = journal
        .add_contribution(ContributionKind::Talk, "A talk", today)
        .unwrap()
        .id;
    let bytes = b"the slides of the talk";
    let file = journal
        .attach_to_contribution(id, "slides.txt", bytes)
        .unwrap();
    assert_eq!(
        journal.contribution(id).unwrap().attachments,
        std::slice::from_ref(&file)
    );
    assert_eq!(journal.attachment_bytes(file.id).unwrap(), bytes);
    assert_eq!(
        journal.contribution(id).unwrap().uses,
        [],
        "a file of its own is no use of it"
    );

    journal.delete(&item(id)).unwrap();
    journal.undo().unwrap();
    assert_eq!(journal.contribution(id).unwrap().attachments.len(), 1);

    journal.erase(&item(id)).unwrap();
    assert_eq!(
        journal.attachment_bytes(file.id).unwrap_err().code(),
        "not_found"
    );
    assert_eq!(journal.verify().unwrap().problems, Vec::<String>::new());
    drop(journal);
    assert!(
        !holds(&decrypted_bytes(&place), "the slides of the talk"),
        "nothing of the file is left"
    );
}

#[test]
fn numbers_that_are_none_are_refused() {
    let (mut journal, _place) = journal();
    let id = journal
        .add_contribution(ContributionKind::Tool, "A tool", day("2026-05-02"))
        .unwrap()
        .id;
    let odd = Measured {
        before: Some(f64::NAN),
        ..measured()
    };
    let refused = journal.edit_contribution(id, ContributionEdit::Numbers(vec![odd]));
    assert_eq!(refused.unwrap_err().code(), "invalid_number");
}

#[test]
fn practice_counts_the_days_since_the_last_incident_and_the_last_drill() {
    let (mut journal, _place) = journal();
    let today = day("2026-11-21");
    assert_eq!(
        journal
            .practice(HoursSpan::Quarter, today)
            .unwrap()
            .last_drill,
        None,
        "never is not zero days"
    );
    let log = timed("Lag", "2026-11-01T10:00:00Z", "2026-11-01T11:00:00Z");
    journal.log_incident(log).unwrap();
    let drill = NewIncident {
        kind: IncidentKind::Drill,
        ..timed("Restore drill", "2026-09-01T10:00:00Z", "")
    };
    journal.log_incident(drill).unwrap();
    let id = journal
        .add_contribution(ContributionKind::Drill, "Game day", day("2026-11-11"))
        .unwrap()
        .id;
    let result = ContributionEdit::Drill(Drill {
        kind: Some(DrillKind::GameDay),
        result: Some(DrillResult::FoundGaps),
    });
    journal.edit_contribution(id, result).unwrap();

    let practice = journal.practice(HoursSpan::Quarter, today).unwrap();
    let incident = practice.last_incident.unwrap();
    assert_eq!((&*incident.what.title, incident.days), ("Lag", 20));
    assert_eq!(practice.last_drill.unwrap().days, 10);
    let drills: Vec<_> = practice
        .drills
        .iter()
        .map(|drill| (&*drill.what.title, drill.result))
        .collect();
    assert_eq!(
        drills,
        [
            ("Game day", Some(DrillResult::FoundGaps)),
            ("Restore drill", None)
        ]
    );
}

#[test]
fn hours_are_estimated_by_quarter_or_week_beside_what_the_incidents_say() {
    let (mut journal, _place) = journal();
    let today = day("2026-11-21");
    for (title, began, minutes) in [
        ("a", "2026-10-02T10:00:00Z", Some(90)),
        ("b", "2026-11-20T10:00:00Z", None),
    ] {
        let new = NewIncident {
            hands_on_minutes: minutes,
            ..timed(title, began, "")
        };
        journal.log_incident(new).unwrap();
    }
    let mut set = |span, edit| journal.set_hours(span, today, edit).unwrap();
    set(HoursSpan::Quarter, HoursEdit::Reactive(Some(60.0)));
    set(HoursSpan::Quarter, HoursEdit::Proactive(Some(180.0)));
    set(HoursSpan::Week, HoursEdit::Reactive(Some(8.0)));

    let quarter = &journal.practice(HoursSpan::Quarter, today).unwrap().hours[0];
    assert_eq!(
        (&*quarter.name, quarter.from),
        ("2026 Q4", day("2026-10-01"))
    );
    assert_eq!(quarter.reactive_percent, Some(25.0));
    assert_eq!(
        (
            quarter.hands_on_minutes,
            quarter.incidents_with_minutes,
            quarter.incidents
        ),
        (90, 1, 2),
        "of how many incidents the minutes are known is said"
    );
    let week = &journal.practice(HoursSpan::Week, today).unwrap().hours[0];
    assert_eq!(week.from, day("2026-11-16"), "a Monday");
    assert_eq!(week.reactive_percent, None, "one part alone is no share");

    let total = HoursEdit::Total(Some(480.0));
    journal.set_hours(HoursSpan::Quarter, today, total).unwrap();
    let percent = |journal: &journal::Journal| {
        journal.practice(HoursSpan::Quarter, today).unwrap().hours[0].reactive_percent
    };
    assert_eq!(percent(&journal), Some(12.5), "of all that was worked");

    for edit in [
        HoursEdit::Reactive(None),
        HoursEdit::Proactive(None),
        HoursEdit::Total(None),
    ] {
        journal.set_hours(HoursSpan::Quarter, today, edit).unwrap();
    }
    let emptied = journal.practice(HoursSpan::Quarter, today).unwrap();
    assert_eq!(emptied.hours[0].estimate, None);
    let again = HoursEdit::Reactive(Some(10.0));
    journal.set_hours(HoursSpan::Quarter, today, again).unwrap();
    let estimate = journal.practice(HoursSpan::Quarter, today).unwrap().hours[0]
        .estimate
        .clone()
        .unwrap();
    assert_eq!((estimate.reactive, estimate.total), (Some(10.0), None));
}
