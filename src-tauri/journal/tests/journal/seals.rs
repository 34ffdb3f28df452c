use journal::domain::*;

use crate::support::*;

/// A journal with three sealed revisions, changed behind its back.
fn problems_after(sql: &str) -> Vec<String> {
    let (mut journal, place) = journal();
    let id = journal.log_incident(new_incident("Lag")).unwrap().id;
    let entry = journal.add_entry(note(id, "one")).unwrap().id;
    journal.add_entry(note(id, "two")).unwrap();
    journal
        .edit_entry(entry, EntryEdit::Kind(EntryKind::Did))
        .unwrap();
    let before = journal.verify().unwrap();
    assert_eq!((before.entries_checked, before.problems.len()), (2, 0));
    drop(journal);
    with_database(&place, |conn| {
        conn.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
        assert!(conn.execute(sql, []).unwrap() > 0, "{sql}");
    });
    place.open_again(2).verify().unwrap().problems
}

#[test]
fn a_changed_text_is_noticed() {
    let found =
        problems_after("UPDATE entry_revision SET text = 'uno' WHERE text = 'one' AND number = 1");
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("is not what was written"), "{found:?}");
}

#[test]
fn a_changed_time_or_note_time_is_noticed() {
    for sql in [
        "UPDATE entry_revision SET happened_at = happened_at + 1 WHERE number = 2",
        "UPDATE entry SET noted_at = noted_at - 60000 WHERE latest = 1",
    ] {
        assert_eq!(problems_after(sql).len(), 1, "{sql}");
    }
}

#[test]
fn a_missing_revision_is_noticed() {
    let found = problems_after("DELETE FROM entry_revision WHERE counter = 2");
    assert!(
        found
            .iter()
            .any(|problem| problem.contains("something is missing")),
        "{found:?}"
    );
}

#[test]
fn a_resealed_content_does_not_fit_the_chain() {
    let found = problems_after(
        "UPDATE entry_revision SET content_digest = zeroblob(32), salt = NULL, text = NULL WHERE counter = 1",
    );
    assert!(
        found
            .iter()
            .any(|problem| problem.contains("does not fit its seal")),
        "{found:?}"
    );
}

#[test]
fn a_row_that_cannot_be_read_is_named() {
    let found = problems_after("UPDATE incident SET kind = 'unheard of'");
    assert!(
        found
            .iter()
            .any(|problem| problem.starts_with("The incident ")),
        "{found:?}"
    );
}

#[test]
fn a_damaged_page_is_a_finding_and_not_a_failure() {
    let (mut journal, place) = journal();
    let id = journal.log_incident(new_incident("Lag")).unwrap().id;
    journal.add_entry(note(id, "one")).unwrap();
    drop(journal);
    let file = place.path().join("journal.db");
    let mut bytes = std::fs::read(&file).unwrap();
    let last = bytes.len() - 100;
    bytes[last] ^= 1;
    std::fs::write(&file, bytes).unwrap();

    let report = place.open_again(2).verify().unwrap();
    assert!(!report.problems.is_empty(), "{report:?}");
    assert_eq!(report.entries_checked, 0);
}

#[test]
fn a_computed_column_that_does_not_fit_is_named() {
    let found = problems_after("UPDATE incident SET start_at = start_at + 1");
    assert_eq!(found.len(), 1, "{found:?}");
}
