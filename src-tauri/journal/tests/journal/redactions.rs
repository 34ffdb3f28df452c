use journal::Journal;
use journal::domain::*;

use crate::support::*;

#[test]
fn a_term_is_kept_changed_taken_back_and_thrown_away() {
    let (mut journal, _place) = journal();
    let term = journal
        .add_redaction(" Zorbium ", RedactionKind::Customer)
        .unwrap();
    assert_eq!(term.term, "Zorbium");
    for edit in [
        RedactionEdit::Variants(vec!["ZB".to_owned(), "ZB".to_owned()]),
        RedactionEdit::Alias("a large customer".to_owned()),
        RedactionEdit::MayStay(true),
    ] {
        journal.edit_redaction(term.id, edit).unwrap();
    }
    let listed = journal.redactions().unwrap();
    assert_eq!(listed[0].variants, ["ZB"], "each once");
    assert_eq!(listed[0].spellings().collect::<Vec<_>>(), ["Zorbium", "ZB"]);
    assert!(listed[0].may_stay);
    journal.undo().unwrap();
    assert!(!journal.redactions().unwrap()[0].may_stay);
    journal
        .edit_redaction(term.id, RedactionEdit::Term(String::new()))
        .unwrap_err();
}

#[test]
fn names_in_the_users_records_are_proposed_until_they_are_on_the_list() {
    let (mut journal, _place) = journal();
    let mut new = timed("Lag", "2026-01-01T10:00:00Z", "2026-01-01T11:00:00Z");
    new.services = vec!["quaxpay".to_owned()];
    new.story.my_part =
        "I asked ines@zorbium.example and looked at 10.1.2.3, see PAY-12.".to_owned();
    journal.log_incident(new).unwrap();
    let names = |journal: &journal::Journal| -> Vec<String> {
        let seen = journal.names_seen().unwrap().into_iter();
        seen.map(|one| one.name).collect()
    };
    assert_eq!(
        names(&journal),
        ["10.1.2.3", "PAY-12", "ines@zorbium.example", "quaxpay"]
    );
    journal
        .add_redaction("Quaxpay", RedactionKind::Service)
        .unwrap();
    assert!(!names(&journal).contains(&"quaxpay".to_owned()));
}

/// Names in the fields of an incident that is told, of one that is not, and of what belongs to neither.
fn name_everywhere(journal: &mut Journal) {
    let new = timed("Lag", "2024-01-01T10:00:00Z", "2024-01-01T11:00:00Z");
    let hidden = journal.log_incident(new).unwrap().id;
    let responder = Person {
        name: "Zebulon Quarrington".to_owned(),
        role: None,
        thanked: false,
    };
    let permission = Permission {
        by: "Odile Brandt (Legal)".to_owned(),
        on: day("2026-02-01"),
    };
    let mut new = timed("Told", "2026-01-01T10:00:00Z", "2026-01-01T11:00:00Z");
    new.services = vec!["quaxpay".to_owned()];
    let told = journal.log_incident(new).unwrap().id;
    for (id, edit) in [
        (hidden, IncidentEdit::People(vec![responder])),
        (told, IncidentEdit::Sharing(Sharing::Public(permission))),
    ] {
        journal.edit_incident(id, edit).unwrap();
    }
    let action = journal.add_action(Some(hidden), "Check it", false).unwrap();
    let accepted = ActionState::RiskAccepted {
        at: at("2026-01-01T10:00:00Z"),
        who: "Tove Halvorsen".to_owned(),
        why: String::new(),
    };
    journal
        .edit_action(action.id, ActionEdit::State(accepted))
        .unwrap();
    let card = ServiceCard {
        contacts: "Kenji Oduya, +49 151 2\nthe database team".to_owned(),
        channel: "#quax-oncall".to_owned(),
        ..ServiceCard::default()
    };
    let service = journal.services().unwrap()[0].service.id;
    journal.edit_service_card(service, card).unwrap();
    let rubric = "Reach\nAsk ines@acme.example on db-3.acme.internal at 10.2.0.17, see PAY-77.";
    journal.add_ladder("Staff", rubric).unwrap();
    journal.add_class("lost grafana.acme.internal").unwrap();
}

#[test]
fn names_of_what_a_paper_does_not_tell_are_names_all_the_same() {
    let (mut journal, _place) = journal();
    name_everywhere(&mut journal);
    let scope = Scope {
        period: Period {
            from: Some(day("2026-01-01")),
            to: None,
        },
        ..Scope::default()
    };
    let data = journal
        .paper_data(&scope, Audience::Public, RedactionLevel::Public)
        .unwrap();
    assert_eq!(data.incidents.len(), 1);
    let seen = journal::rules::names::seen(&data);
    let seen: Vec<&str> = seen.iter().map(|one| one.name.as_str()).collect();
    for name in [
        "Zebulon Quarrington",
        "Odile Brandt",
        "Tove Halvorsen",
        "Kenji Oduya",
        "#quax-oncall",
        "quaxpay",
        "ines@acme.example",
        "db-3.acme.internal",
        "10.2.0.17",
        "PAY-77",
        "grafana.acme.internal",
    ] {
        assert!(seen.contains(&name), "{name} is missing: {seen:?}");
    }
    assert!(!seen.contains(&"the database team"), "{seen:?}");
}

#[test]
fn what_is_not_marked_for_the_readers_is_neither_read_nor_counted() {
    let (mut journal, _place) = journal();
    let mut ids = Vec::new();
    for title in ["For everyone", "For colleagues", "For nobody"] {
        let new = timed(title, "2026-01-01T10:00:00Z", "2026-01-01T11:00:00Z");
        let mut new = new;
        new.roles = vec![Role::IncidentCommander];
        ids.push(journal.log_incident(new).unwrap().id);
    }
    let permission = Permission {
        by: "Legal".to_owned(),
        on: day("2026-02-01"),
    };
    for (id, sharing) in [
        (ids[0], Sharing::Public(permission)),
        (ids[1], Sharing::Internal),
    ] {
        journal
            .edit_incident(id, IncidentEdit::Sharing(sharing))
            .unwrap();
    }
    for (audience, titles) in [
        (Audience::Own, 3),
        (Audience::Internal, 2),
        (Audience::Public, 1),
    ] {
        let data = journal
            .paper_data(&Scope::default(), audience, RedactionLevel::of(audience))
            .unwrap();
        assert_eq!(data.incidents.len(), titles);
        assert_eq!(data.kept_out.len(), 3 - titles);
        assert_eq!(data.stats.n as usize, titles, "figures count what is in it");
        let led = data
            .work
            .claims
            .iter()
            .find(|claim| claim.reading.sentence.starts_with("Led the response"));
        assert_eq!(led.unwrap().reading.incidents.len(), titles);
    }
}

#[test]
fn a_draft_prefers_what_is_written_led_and_followed_through() {
    let (mut journal, _place) = journal();
    for number in 0..8 {
        let mut new = timed(
            &format!("Plain {number}"),
            "2026-01-01T10:00:00Z",
            "2026-01-01T11:00:00Z",
        );
        new.severity = Some(Severity::Sev4);
        journal.log_incident(new).unwrap();
    }
    let mut new = timed("Told", "2025-01-01T10:00:00Z", "2025-01-01T11:00:00Z");
    new.severity = Some(Severity::Sev1);
    new.roles = vec![Role::IncidentCommander];
    new.story.my_part = "I led it.".to_owned();
    let told = journal.log_incident(new).unwrap();
    let draft = journal.draft(&Scope::default(), Audience::Own).unwrap();
    assert_eq!(draft.stories.len(), 5);
    assert_eq!(draft.stories[0].incident, told.id);
    assert_eq!(
        draft.stories[0].reasons,
        [
            "a story that is written",
            "a high severity",
            "a leading part"
        ]
    );
    assert!(
        draft
            .gaps
            .iter()
            .any(|gap| gap == "Told: the outcome not written yet.")
    );
    assert_eq!(draft.quote, None);
}
