use journal::Journal;
use journal::domain::*;

use crate::support::*;

const TODAY: &str = "2026-11-21";

fn found(journal: &Journal, query: &EvidenceQuery) -> Vec<String> {
    let page = journal.evidence(query, day(TODAY)).unwrap();
    page.rows.into_iter().map(|row| row.title).collect()
}

fn by_text(text: &str) -> EvidenceQuery {
    EvidenceQuery {
        text: text.into(),
        ..EvidenceQuery::default()
    }
}

/// One of each kind, the newest last.
fn some(journal: &mut Journal) -> (RunbookId, ContributionId, FeedbackId, IncidentId) {
    let lag = journal.log_incident(new_incident("Lag")).unwrap().id;
    let book = journal.add_runbook("Replica lag").unwrap().id;
    let edits = [
        RunbookEdit::Written(Some(day("2025-01-10"))),
        RunbookEdit::Services(vec!["Payments".into()]),
        RunbookEdit::Text("Stop the export.\nThen look at vacuum.".into()),
        RunbookEdit::UsedIn(vec![lag]),
    ];
    for edit in edits {
        journal.edit_runbook(book, edit).unwrap();
    }
    let tool = journal
        .add_contribution(ContributionKind::Tool, "Lag checker", day("2026-02-01"))
        .unwrap()
        .id;
    let people = vec![Helper {
        name: "Imani".into(),
        thanked: None,
    }];
    journal
        .edit_contribution(tool, ContributionEdit::People(people))
        .unwrap();
    let said = journal
        .add_feedback("You stayed calm.", day("2026-03-01"), Zone::UTC)
        .unwrap()
        .id;
    journal
        .edit_feedback(said, FeedbackEdit::Incident(Some(lag)))
        .unwrap();
    (book, tool, said, lag)
}

#[test]
fn the_stream_holds_all_kinds_and_says_what_is_open() {
    let (mut journal, _place) = journal();
    let (_, _, _, lag) = some(&mut journal);
    let page = journal
        .evidence(&EvidenceQuery::default(), day(TODAY))
        .unwrap();
    let rows: Vec<_> = page
        .rows
        .iter()
        .map(|row| (&*row.title, row.kind, row.open, row.uses))
        .collect();
    assert_eq!(
        rows,
        [
            (
                "You stayed calm.",
                EvidenceKind::Feedback,
                Some(EvidenceOpen::ConsentNotAsked),
                1
            ),
            (
                "Lag checker",
                EvidenceKind::Contribution,
                Some(EvidenceOpen::ThanksDue),
                0
            ),
            (
                "Replica lag",
                EvidenceKind::Runbook,
                Some(EvidenceOpen::Stale),
                1
            ),
        ],
        "the newest first"
    );
    assert_eq!(
        (page.runbooks, page.contributions, page.feedback),
        (1, 1, 1)
    );

    let of_incident = EvidenceQuery {
        incident: Some(lag),
        ..EvidenceQuery::default()
    };
    assert_eq!(
        found(&journal, &of_incident),
        ["You stayed calm.", "Replica lag"]
    );
    let contributions = EvidenceQuery {
        kind: Some(EvidenceKind::Contribution),
        contribution: Some(ContributionKind::Talk),
        ..EvidenceQuery::default()
    };
    assert_eq!(found(&journal, &contributions), [""; 0]);
    let second = EvidenceQuery {
        offset: 1,
        limit: Some(1),
        ..EvidenceQuery::default()
    };
    assert_eq!(found(&journal, &second), ["Lag checker"]);
}

#[test]
fn the_stream_is_searched_as_the_journal_is() {
    let (mut journal, _place) = journal();
    some(&mut journal);
    assert_eq!(
        found(&journal, &by_text("lag")),
        ["Lag checker", "Replica lag"]
    );
    assert_eq!(found(&journal, &by_text("paym vac")), ["Replica lag"]);
    assert_eq!(found(&journal, &by_text("imani tool")), ["Lag checker"]);
    assert_eq!(found(&journal, &by_text("zzz")), [""; 0]);
    let page = journal.evidence(&by_text("vac"), day(TODAY)).unwrap();
    assert_eq!(page.rows[0].line, "Then look at vacuum.");
    assert_eq!(page.rows[0].marks, [[13, 16]]);
}

#[test]
fn evidence_goes_to_the_trash_and_comes_back() {
    let (mut journal, _place) = journal();
    let (book, tool, said, lag) = some(&mut journal);
    for id in [item(book), item(tool), item(said)] {
        journal.delete(&id).unwrap();
    }
    assert_eq!(found(&journal, &EvidenceQuery::default()), [""; 0]);
    assert_eq!(journal.trash().unwrap().len(), 3);
    journal.restore_from_trash(&item(said)).unwrap();
    assert_eq!(
        found(&journal, &EvidenceQuery::default()),
        ["You stayed calm."]
    );

    journal.delete(&item(lag)).unwrap();
    journal.erase(&item(lag)).unwrap();
    let view = journal.feedback(said).unwrap();
    assert_eq!(
        (view.feedback.incident, &*view.feedback.text),
        (None, "You stayed calm."),
        "the words outlive the incident"
    );
    journal.erase(&item(said)).unwrap();
    assert_eq!(journal.feedback(said).unwrap_err().code(), "not_found");
    assert_eq!(journal.verify().unwrap().problems, Vec::<String>::new());
}

#[test]
fn ticks_and_notes_of_getting_ready_are_kept() {
    let (mut journal, place) = journal();
    journal.tick_readiness("week.channel", true).unwrap();
    journal
        .note_readiness("career_talk.goals", "Staff, by June")
        .unwrap();
    journal.dismiss_readiness(true).unwrap();
    assert_eq!(
        journal
            .tick_readiness("week.nothing", true)
            .unwrap_err()
            .code(),
        "not_found"
    );

    drop(journal);
    let mut journal = place.open_again(2);
    let lists = journal.readiness().unwrap();
    let keys: Vec<_> = lists.iter().map(|list| &*list.key).collect();
    assert_eq!(
        keys,
        ["week", "month", "quarter", "review_check", "career_talk"]
    );
    assert!(lists[0].lines[0].done && !lists[0].lines[1].done);
    assert_eq!(lists[4].lines[0].note, "Staff, by June");
    assert!(journal.settings().unwrap().readiness.dismissed);
    journal.tick_readiness("week.channel", false).unwrap();
    assert!(!journal.readiness().unwrap()[0].lines[0].done);
}

#[test]
fn a_piece_is_used_by_the_packets_whose_period_it_falls_into() {
    let (mut journal, _place) = journal();
    let (_, tool, said, _) = some(&mut journal);
    let uses = |journal: &journal::Journal, item: ItemId| -> Vec<(String, String)> {
        let uses = journal.uses(&item).unwrap().into_iter();
        uses.map(|one| (one.by.title, one.how)).collect()
    };
    let date = journal.contribution(tool).unwrap().contribution.date;
    let period = Period {
        from: Some(date),
        to: None,
    };
    for kind in [PacketKind::Review, PacketKind::StarCard] {
        journal.create_packet(kind, kind.words(), period).unwrap();
    }
    let in_period = ("Review packet".to_owned(), "in its period".to_owned());
    assert!(uses(&journal, tool.into()).contains(&in_period));
    let before = uses(&journal, said.into());
    assert!(!before.contains(&in_period), "nobody may quote it");
    journal
        .edit_feedback(said, FeedbackEdit::Consent(Consent::WithoutName))
        .unwrap();
    assert!(uses(&journal, said.into()).contains(&in_period));
}
