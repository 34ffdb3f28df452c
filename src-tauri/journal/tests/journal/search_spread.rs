//! Words that one incident holds, though no single text of it does.

use journal::domain::*;

use crate::support::*;

#[test]
fn words_spread_over_title_and_lines_find_their_incident() {
    let (mut journal, _place) = journal();
    let checkout = journal
        .log_incident(new_incident("Checkout failed"))
        .unwrap();
    let other = journal.log_incident(new_incident("Search slow")).unwrap();
    let line = journal
        .add_entry(note(checkout.id, "restarted kafka, then waited"))
        .unwrap();
    journal
        .add_entry(note(other.id, "restarted the index"))
        .unwrap();

    let hits = journal.search("checkout restarted kafka").unwrap();
    assert_eq!(hits.len(), 1);
    // The line that holds the most of it.
    assert_eq!(hits[0].entry, Some(line.id));
    assert_eq!(hits[0].line, "restarted kafka, then waited");
    assert_eq!(hits[0].title, "Checkout failed");
    let listed = |text: &str| {
        let query = ListQuery {
            text: text.to_owned(),
            ..ListQuery::default()
        };
        let page = journal.list(&query).unwrap();
        page.rows.into_iter().map(|row| row.id).collect::<Vec<_>>()
    };
    assert_eq!(listed("kafka checkout"), [checkout.id]);
    // What one text holds whole comes before what is spread.
    assert_eq!(listed("restarted index"), [other.id]);
    assert_eq!(listed("checkout index"), []);
    assert!(journal.search("checkout index").unwrap().is_empty());
}
