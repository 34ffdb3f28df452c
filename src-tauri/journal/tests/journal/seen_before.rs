//! What earlier incidents say about the one that is live.

use journal::Journal;
use journal::domain::*;

use crate::support::{journal, new_incident, timed};

fn logged(journal: &mut Journal, title: &str, day: &str, services: &[&str]) -> IncidentId {
    let mut new = timed(title, &format!("{day}T03:00:00Z"), "");
    new.services = services.iter().map(|name| (*name).to_owned()).collect();
    journal.log_incident(new).unwrap().id
}

fn titles(journal: &Journal, id: IncidentId) -> Vec<String> {
    let found = journal.seen_before(id).unwrap().predecessors;
    found.into_iter().map(|one| one.title).collect()
}

#[test]
fn naming_a_service_in_a_line_brings_its_card_and_what_happened_to_it_before() {
    let (mut journal, _place) = journal();
    let earlier = logged(&mut journal, "Queue stuck", "2026-10-01", &["payments"]);
    logged(&mut journal, "Printer on fire", "2026-10-02", &["printers"]);
    let action = journal
        .add_action(
            Some(earlier),
            "nightly restart until the queue is fixed",
            true,
        )
        .unwrap();
    journal
        .add_line(earlier, "> restarted the consumer", Zone::UTC, None)
        .unwrap();

    let id = journal.open_pad(None, Zone::UTC).unwrap().id;
    assert_eq!(titles(&journal, id), [""; 0], "nothing is named yet");
    journal
        .add_line(id, ". Payments: consumers do not answer", Zone::UTC, None)
        .unwrap();

    let seen = journal.seen_before(id).unwrap();
    assert_eq!(seen.services, [], "named is not set");
    let names: Vec<_> = seen.named.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["payments"]);
    let before = &seen.predecessors[0];
    assert_eq!(before.title, "Queue stuck");
    assert_eq!(before.worked[0].text, "restarted the consumer");
    assert_eq!(before.open_workarounds[0].action, action.id);

    journal
        .edit_incident(id, IncidentEdit::Services(vec!["payments".to_owned()]))
        .unwrap();
    let seen = journal.seen_before(id).unwrap();
    assert_eq!((seen.services.len(), seen.named.len()), (1, 0));
}

#[test]
fn two_rare_words_are_enough_and_the_trash_is_not_looked_into() {
    let (mut journal, _place) = journal();
    let earlier = logged(&mut journal, "Kafka rebalancing storm", "2026-09-01", &[]);
    let id = journal
        .open_pad(Some("rebalancing of Kafka, again"), Zone::UTC)
        .unwrap()
        .id;
    assert_eq!(titles(&journal, id), ["Kafka rebalancing storm"]);
    journal.delete(&earlier.into()).unwrap();
    assert_eq!(titles(&journal, id), [""; 0]);
}

#[test]
fn a_word_of_many_incidents_is_no_likeness() {
    let (mut journal, _place) = journal();
    for day in 10..30 {
        let title = format!("Checkout latency, case {day}");
        logged(&mut journal, &title, &format!("2026-09-{day}"), &[]);
    }
    let id = journal
        .open_pad(Some("Checkout latency"), Zone::UTC)
        .unwrap()
        .id;
    assert_eq!(titles(&journal, id), [""; 0]);
    let class = Some("disk full".to_owned());
    let mut new = new_incident("Volume of the build host");
    new.class.clone_from(&class);
    journal.log_incident(new).unwrap();
    journal
        .edit_incident(id, IncidentEdit::Class(class))
        .unwrap();
    assert_eq!(titles(&journal, id), ["Volume of the build host"]);
}
