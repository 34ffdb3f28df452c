//! Remediations: what was stored before they said more, the board, what is due, the text of a ticket.

use journal::domain::*;

use super::support::{at, day, item, journal, new_incident, with_database};

#[test]
fn one_that_was_stored_before_there_was_more_to_say_is_read() {
    let (mut journal, place) = journal();
    let action = journal.add_action(None, "Rotate the logs", true).unwrap();
    with_database(&place, |conn| {
        let old = r#"{"id":"ID","incident":null,"what":"Rotate the logs","workaround":true,"due":null,"state":{"state":"dropped","at":"2026-11-21T03:10:00Z","why":"no time"},"created_at":"2026-11-21T03:10:00Z"}"#;
        let old = old.replace("ID", &action.id.to_string());
        conn.execute("UPDATE document SET value = ?1", [old])
            .unwrap();
    });
    let read = &journal.actions().unwrap()[0];
    assert_eq!(read.owner, Owner::Me);
    assert_eq!(read.priority, None);
    let why = "no time".to_owned();
    let dropped_at = at("2026-11-21T03:10:00Z");
    assert_eq!(
        read.state,
        ActionState::Dropped {
            at: dropped_at,
            why
        }
    );
}

#[test]
fn the_board_says_what_is_overdue_odd_and_still_provisional() {
    let (mut journal, _place) = journal();
    let late = journal
        .add_action(None, "Alert on a full disk", false)
        .unwrap()
        .id;
    let patched = journal.add_action(None, "Fix the leak", true).unwrap().id;
    let edit = |journal: &mut journal::Journal, id, edit| journal.edit_action(id, edit).unwrap();
    edit(&mut journal, late, ActionEdit::Due(Some(day("2026-11-20"))));
    for id in [late, patched] {
        edit(&mut journal, id, ActionEdit::Priority(Some(Priority::P0)));
    }

    let board = journal.action_board(day("2026-11-21")).unwrap();
    let overdue: Vec<bool> = board.rows.iter().map(|row| row.is_overdue).collect();
    assert_eq!(overdue, [true, false]);
    assert_eq!(board.notices.len(), 1, "{:?}", board.notices);
    assert!(board.notices[0].contains("P0"));
    assert_eq!(board.workarounds[0].id, patched);

    let done = ActionState::Done {
        at: at("2026-11-21T03:10:00Z"),
    };
    edit(&mut journal, patched, ActionEdit::State(done));
    let board = journal.action_board(day("2026-11-21")).unwrap();
    assert_eq!(board.workarounds.len(), 1, "done is not yet verified");

    let verified = |proof| ActionState::Verified {
        at: at("2026-11-21T03:10:00Z"),
        proof,
    };
    edit(
        &mut journal,
        patched,
        ActionEdit::State(verified(Proof::default())),
    );
    let board = journal.action_board(day("2026-11-21")).unwrap();
    assert!(board.workarounds.is_empty());
    assert_eq!(board.notices, ["One verified action has no proof yet."]);
    let text = "two weeks without a restart".to_owned();
    let proof = Proof {
        text,
        ..Proof::default()
    };
    edit(&mut journal, patched, ActionEdit::State(verified(proof)));
    let board = journal.action_board(day("2026-11-21")).unwrap();
    assert!(board.notices.is_empty(), "{:?}", board.notices);
}

#[test]
fn more_than_five_in_focus_is_said() {
    let (mut journal, _place) = journal();
    for n in 0..6 {
        let id = journal
            .add_action(None, &format!("Action {n}"), false)
            .unwrap()
            .id;
        journal.edit_action(id, ActionEdit::Focus(true)).unwrap();
    }
    let notices = journal.action_board(day("2026-11-21")).unwrap().notices;
    assert_eq!(
        notices,
        ["6 actions are in focus; with more than 5 few get done."]
    );
}

#[test]
fn only_my_own_open_actions_fall_due() {
    let (mut journal, _place) = journal();
    let today = day("2026-11-21");
    let mine = journal.add_action(None, "Mine", false).unwrap().id;
    let theirs = journal.add_action(None, "Theirs", false).unwrap().id;
    let later = journal.add_action(None, "Later", false).unwrap().id;
    for (id, due) in [(mine, today), (theirs, today), (later, day("2026-11-22"))] {
        journal.edit_action(id, ActionEdit::Due(Some(due))).unwrap();
    }
    let name = "Ada".to_owned();
    journal
        .edit_action(theirs, ActionEdit::Owner(Owner::Other { name }))
        .unwrap();
    let due: Vec<_> = journal
        .due_actions(today)
        .unwrap()
        .into_iter()
        .map(|a| a.id)
        .collect();
    assert_eq!(due, [mine]);
}

#[test]
fn the_text_of_a_ticket_says_what_is_known() {
    let (mut journal, _place) = journal();
    let incident = journal
        .log_incident(new_incident("Replica lag"))
        .unwrap()
        .id;
    let review = journal.begin_postmortem(incident).unwrap().id;
    let link = "https://wiki.example/42".to_owned();
    let published = vec![Publication {
        place: "wiki".into(),
        on: None,
        link,
    }];
    journal
        .edit_postmortem(review, PostmortemEdit::Published(published))
        .unwrap();
    let action = journal
        .add_review_action(review, None, "Alert on lag")
        .unwrap()
        .id;
    let edits = [
        ActionEdit::Priority(Some(Priority::P1)),
        ActionEdit::Kind(Some(ActionKind::Observability)),
        ActionEdit::Due(Some(day("2026-12-01"))),
        ActionEdit::AcceptanceTest("A lag of 30 s pages somebody.".into()),
    ];
    for edit in edits {
        journal.edit_action(action, edit).unwrap();
    }
    let with = |owner: &str| {
        format!(
            "Alert on lag\n\nOut of: Replica lag\nPostmortem: https://wiki.example/42\n\
             Priority: P1 (this sprint)\nKind: observability\n{owner}Deadline: 1 December 2026\n\n\
             Done when\nA lag of 30 s pages somebody.\n"
        )
    };
    assert_eq!(
        journal.ticket_text(action).unwrap(),
        with(""),
        "nobody in a team is called \u{201c}me\u{201d}"
    );
    let mut settings = journal.settings().unwrap();
    settings.author = "Ada Byron".into();
    journal.change_settings(settings).unwrap();
    assert_eq!(
        journal.ticket_text(action).unwrap(),
        with("Owner: Ada Byron\n")
    );
}

#[test]
fn an_erased_incident_leaves_no_trace_in_what_caused_it() {
    let (mut journal, _place) = journal();
    let incident = journal
        .log_incident(new_incident("Alert storm"))
        .unwrap()
        .id;
    let action = journal.add_action(None, "Add alerts", false).unwrap().id;
    journal
        .edit_action(action, ActionEdit::Caused(Some(incident)))
        .unwrap();
    let board = journal.action_board(day("2026-11-21")).unwrap();
    assert_eq!(board.rows[0].caused.as_deref(), Some("Alert storm"));
    journal.erase(&item(incident)).unwrap();
    assert_eq!(journal.actions().unwrap()[0].caused, None);
}

#[test]
fn one_that_is_not_to_be_asked_for_keeps_its_day() {
    let (mut journal, _place) = journal();
    let today = day("2026-11-21");
    let id = journal.add_action(None, "Alert", false).unwrap().id;
    let edit = |journal: &mut journal::Journal, edit| journal.edit_action(id, edit).unwrap();
    edit(&mut journal, ActionEdit::Due(Some(today)));
    assert_eq!(journal.due_actions(today).unwrap().len(), 1);
    edit(&mut journal, ActionEdit::Remind(false));
    assert_eq!(journal.due_actions(today).unwrap(), []);
    assert!(journal.action_board(day("2026-11-22")).unwrap().rows[0].is_overdue);
    edit(&mut journal, ActionEdit::Due(Some(today)));
    assert_eq!(
        journal.due_actions(today).unwrap().len(),
        1,
        "a new day is asked for again"
    );
}

#[test]
fn a_file_is_the_proof_of_a_verified_action() {
    let (mut journal, _place) = journal();
    let id = journal.add_action(None, "Alert", false).unwrap().id;
    let verified = ActionState::Verified {
        at: at("2026-11-21T03:10:00Z"),
        proof: Proof::default(),
    };
    journal
        .edit_action(id, ActionEdit::State(verified))
        .unwrap();
    let board = |journal: &journal::Journal| journal.action_board(day("2026-11-22")).unwrap();
    assert_eq!(board(&journal).notices.len(), 1, "no proof yet");
    let file = journal.attach_proof(id, "alert.txt", b"fired").unwrap().id;
    let found = board(&journal);
    assert_eq!(found.notices, [""; 0]);
    assert_eq!(found.rows[0].attachments[0].id, file);
    assert_eq!(journal.attachment_bytes(file).unwrap(), b"fired");
    journal.undo().unwrap().unwrap();
    assert_eq!(
        board(&journal).notices.len(),
        1,
        "both are taken back at once"
    );
}

#[test]
fn an_accepted_risk_says_who_and_why_and_a_dropped_action_why() {
    let (mut journal, _place) = journal();
    let at = at("2026-11-21T03:10:00Z");
    let risk = journal.add_action(None, "Second region", false).unwrap().id;
    let dropped = journal.add_action(None, "Rewrite it", false).unwrap().id;
    let accepted = |who: &str, why: &str| ActionState::RiskAccepted {
        at,
        who: who.to_owned(),
        why: why.to_owned(),
    };
    let states = [
        (risk, accepted("", " ")),
        (
            dropped,
            ActionState::Dropped {
                at,
                why: String::new(),
            },
        ),
    ];
    for (id, state) in states {
        journal.edit_action(id, ActionEdit::State(state)).unwrap();
    }
    let notices = |journal: &journal::Journal| {
        let board = journal.action_board(day("2026-11-22")).unwrap();
        board.notices
    };
    assert_eq!(
        notices(&journal),
        ["2 accepted risks or dropped actions do not say who or why."]
    );
    let state = accepted("the product owner", "");
    assert_eq!(state.lacks(), ["why"]);
    assert_eq!(accepted("", "once in ten years").lacks(), ["who"]);
    let state = accepted("the product owner", "once in ten years");
    journal.edit_action(risk, ActionEdit::State(state)).unwrap();
    assert_eq!(
        notices(&journal),
        ["One accepted risk or dropped action does not say who or why."]
    );
}
