use journal::domain::*;

use crate::support::*;

const RUBRIC: &str = "- Impact: moves numbers\n- Leadership: others follow\n- Craft";

fn dimension(ladder: &Ladder, name: &str) -> DimensionId {
    let mut dimensions = ladder.dimensions.iter();
    dimensions.find(|each| each.name == name).unwrap().id
}

#[test]
#[expect(clippy::too_many_lines, reason = "one story, told in its order")]
fn evidence_of_every_noun_is_mapped_and_counted_by_quarter() {
    let (mut journal, _place) = journal();
    let today = day("2026-11-21");
    let ladder = journal.add_ladder("Senior to staff", RUBRIC).unwrap();
    let lag = timed("Lag", "2026-11-01T10:00:00Z", "");
    let lag = journal.log_incident(lag).unwrap().id;
    let tool = journal
        .add_contribution(ContributionKind::Tool, "A tool", day("2026-08-02"))
        .unwrap()
        .id;
    let book = journal.add_runbook("A runbook").unwrap().id;
    let written = RunbookEdit::Written(Some(day("2020-01-01")));
    journal.edit_runbook(book, written).unwrap();
    let said = journal
        .add_feedback("You stayed calm.", today, Zone::UTC)
        .unwrap()
        .id;
    let action = journal.add_action(Some(lag), "Watch it", false).unwrap().id;
    let done = ActionState::Done {
        at: at("2026-11-05T10:00:00Z"),
    };
    journal
        .edit_action(action, ActionEdit::State(done))
        .unwrap();
    let open = journal.add_action(None, "Not done", false).unwrap().id;
    let theirs = journal.add_action(None, "Done by Ada", false).unwrap().id;
    let name = "Ada".to_owned();
    for edit in [
        ActionEdit::Owner(Owner::Other { name }),
        ActionEdit::State(ActionState::Done {
            at: at("2026-11-06T10:00:00Z"),
        }),
    ] {
        journal.edit_action(theirs, edit).unwrap();
    }
    journal.ask_feedback("Sam", None, today, None).unwrap();

    let impact = dimension(&ladder, "Impact");
    let all: [ItemId; 5] = [
        lag.into(),
        tool.into(),
        book.into(),
        said.into(),
        action.into(),
    ];
    for item in &all {
        journal.map_evidence(ladder.id, impact, item, true).unwrap();
    }
    let craft = dimension(&ladder, "Craft");
    journal
        .map_evidence(ladder.id, craft, &lag.into(), true)
        .unwrap();

    let mappable = journal.mappable(ladder.id).unwrap();
    assert_eq!(
        mappable.len(),
        5,
        "what is only planned or asked for is no evidence"
    );
    assert!(mappable.iter().all(|each| each.what.item != item(open)));
    let of_lag = mappable.iter().find(|each| each.what.item == item(lag));
    assert_eq!(of_lag.unwrap().dimensions, [impact, craft]);

    let view = journal.ladder(ladder.id, today).unwrap();
    assert_eq!(view.quarters.first().unwrap(), "2025 Q1");
    assert_eq!(view.quarters.last().unwrap(), "2026 Q4");
    assert_eq!(view.rows[0].cells, [0, 0, 0, 0, 0, 0, 1, 3]);
    assert_eq!(view.rows[0].earlier, 1, "what is older is not lost");
    assert_eq!(view.rows[1].cells.iter().sum::<u32>(), 0, "a gap is seen");
    assert_eq!(view.rows[2].evidence[0].title, "Lag");

    let used = journal.uses(&lag.into()).unwrap();
    let used: Vec<_> = used
        .iter()
        .map(|each| (&*each.by.title, &*each.how))
        .collect();
    assert!(
        used.contains(&("Senior to staff", "Impact, Craft")),
        "{used:?}"
    );

    journal
        .map_evidence(ladder.id, craft, &lag.into(), false)
        .unwrap();
    let view = journal.ladder(ladder.id, today).unwrap();
    assert_eq!(view.rows[2].evidence, []);
}

#[test]
fn a_review_with_a_part_of_mine_and_a_sentence_that_holds_may_speak_too() {
    let (mut journal, _place) = journal();
    let ladder = journal.add_ladder("Staff", RUBRIC).unwrap();
    for hour in 10..16 {
        let at = format!("2026-11-01T{hour}:00:00Z");
        let mut incident = timed("Lag", &at, &at.replace(":00:00", ":30:00"));
        incident.roles = vec![Role::IncidentCommander];
        journal.log_incident(incident).unwrap();
    }
    let review = journal.begin_facilitated("Queue full").unwrap().id;
    let read = journal.begin_facilitated("Only read").unwrap().id;
    journal
        .edit_postmortem(read, PostmortemEdit::MyRoles(Vec::new()))
        .unwrap();
    let claim = |role| ClaimQuery {
        template: ClaimTemplate::Part { role },
        scope: Scope::default(),
    };
    let held = journal.save_claim(claim(Role::IncidentCommander)).unwrap();
    let note = journal.save_claim(claim(Role::Scribe)).unwrap();
    assert!(!held.is_note() && note.is_note());

    let mappable = journal.mappable(ladder.id).unwrap();
    let offered: Vec<&ItemId> = mappable.iter().map(|each| &each.what.item).collect();
    assert!(offered.contains(&&item(review)) && offered.contains(&&item(held.id)));
    assert!(!offered.contains(&&item(read)) && !offered.contains(&&item(note.id)));
}

#[test]
fn a_new_wording_keeps_the_evidence_of_dimensions_that_stay() {
    let (mut journal, _place) = journal();
    let ladder = journal.add_ladder("Staff", RUBRIC).unwrap();
    let lag = journal.log_incident(new_incident("Lag")).unwrap().id;
    for name in ["Impact", "Craft"] {
        let to = dimension(&ladder, name);
        journal
            .map_evidence(ladder.id, to, &lag.into(), true)
            .unwrap();
    }
    let rubric = LadderEdit::Rubric("- Impact: moves more numbers\n- Teaching".into());
    let anew = journal.edit_ladder(ladder.id, rubric).unwrap();
    assert_eq!(anew.dimensions[0].wording, "moves more numbers");
    assert_eq!(dimension(&anew, "Impact"), dimension(&ladder, "Impact"));
    assert_eq!(
        anew.mapped.len(),
        1,
        "what spoke for Craft speaks for nothing now"
    );
    journal.undo().unwrap();
    assert_eq!(
        journal.ladders().unwrap()[0].mapped.len(),
        2,
        "until it is undone"
    );

    let added = journal.add_dimension(ladder.id, "Patience").unwrap();
    assert_eq!(added.dimensions.len(), 4);
    let doubts = LadderEdit::Doubts(vec![Doubt {
        reason: "Too few talks".into(),
        answer: "One in May".into(),
    }]);
    assert_eq!(
        journal.edit_ladder(ladder.id, doubts).unwrap().doubts.len(),
        1
    );
}

#[test]
fn what_is_deleted_or_erased_speaks_for_nothing() {
    let (mut journal, _place) = journal();
    let ladder = journal.add_ladder("Staff", RUBRIC).unwrap();
    let impact = dimension(&ladder, "Impact");
    let tool = journal
        .add_contribution(ContributionKind::Tool, "A tool", day("2026-08-02"))
        .unwrap()
        .id;
    let lag = journal.log_incident(new_incident("Lag")).unwrap().id;
    for item in [ItemId::from(tool), ItemId::from(lag)] {
        journal
            .map_evidence(ladder.id, impact, &item, true)
            .unwrap();
    }
    journal.delete(&item(tool)).unwrap();
    assert_eq!(journal.ladders().unwrap()[0].mapped.len(), 1);
    journal.undo().unwrap();
    assert_eq!(journal.ladders().unwrap()[0].mapped.len(), 2);

    journal.delete(&item(lag)).unwrap();
    let today = day("2026-11-21");
    let view = journal.ladder(ladder.id, today).unwrap();
    assert_eq!(view.rows[0].evidence.len(), 1, "the trash is no evidence");
    journal.erase(&item(lag)).unwrap();
    assert_eq!(journal.ladders().unwrap()[0].mapped.len(), 1);
}
