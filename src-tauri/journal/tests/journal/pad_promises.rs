//! What a pad promises and suggests: the next update, and help while customers are hit.

use chrono::{DateTime, TimeDelta, Utc};
use journal::Journal;
use journal::domain::*;

use crate::support::*;

#[test]
fn an_update_is_a_line_and_its_promise_replaces_the_one_before() {
    let (mut journal, place) = journal();
    let id = journal.open_pad(None, Zone::UTC).unwrap().id;
    let promise = |minutes| Some(place.clock.now() + TimeDelta::minutes(minutes));
    journal
        .add_update(id, "Checkout is slow.", "customers", promise(15))
        .unwrap();
    let second = promise(30);
    let entry = journal
        .add_update(id, "Still slow.", "customers", second)
        .unwrap();
    assert_eq!(entry.kind, EntryKind::Told);
    assert_eq!(entry.detail.next_update, second);
    let pad = journal.pad(id).unwrap();
    assert_eq!(pad.next_update, second);
    let waiting = pad
        .reminders
        .iter()
        .filter(|one| one.what == ReminderKind::NextUpdate && one.is_waiting());
    assert_eq!(waiting.count(), 1, "one promise at a time");
}

#[test]
fn nothing_new_is_told_in_one_step_with_the_length_chosen_last() {
    let (mut journal, place) = journal();
    let id = journal
        .open_pad(Some("Checkout [eu] slow"), Zone::UTC)
        .unwrap()
        .id;
    let promised = Some(place.clock.now() + TimeDelta::minutes(20));
    let text = "Update 1\nImpact: the EU checkout";
    journal.add_update(id, text, "#payments", promised).unwrap();
    place.clock.pass(TimeDelta::minutes(20));
    let told = journal.nothing_new(id).unwrap();
    assert_eq!(
        told.text,
        "Update 2, 03:30 UTC: Checkout [eu] slow, investigating\n\
         Impact: the EU checkout\n\
         Nothing new since the last update; we are still on it.\n\
         Next update: 03:50 UTC"
    );
    assert_eq!(told.detail.audience, "#payments");
    let pad = journal.pad(id).unwrap();
    assert_eq!(pad.next_update, told.detail.next_update);
    assert_eq!(pad.cadence[0].late_by_seconds, Some(0));
}

#[test]
fn escalating_is_suggested_once_while_customers_are_hit_and_nobody_is_asked() {
    let (mut journal, place) = journal();
    let id = journal.open_pad(None, Zone::UTC).unwrap().id;
    let waiting = |journal: &Journal| -> Vec<DateTime<Utc>> {
        let reminders = journal.open_reminders().unwrap().into_iter();
        reminders
            .filter(|one| one.what == ReminderKind::Escalate)
            .map(|one| one.at)
            .collect()
    };
    assert!(waiting(&journal).is_empty(), "nobody is known to be hit");
    let opened = place.clock.now();
    place.clock.pass(TimeDelta::minutes(5));
    let severity = IncidentEdit::Severity(Some(Severity::Sev2));
    journal.edit_incident(id, severity).unwrap();
    assert_eq!(waiting(&journal), [opened + TimeDelta::minutes(15)]);
    journal
        .edit_incident(id, IncidentEdit::Severity(Some(Severity::Sev1)))
        .unwrap();
    assert_eq!(waiting(&journal).len(), 1, "suggested once");
    journal
        .add_line(id, "+ paged the database team", Zone::UTC, None)
        .unwrap();
    assert!(waiting(&journal).is_empty(), "someone was asked");
}

#[test]
fn escalating_is_suggested_again_where_what_was_done_did_not_stop_it() {
    let (mut journal, place) = journal();
    let id = journal.open_pad(None, Zone::UTC).unwrap().id;
    let severity = IncidentEdit::Severity(Some(Severity::Sev2));
    journal.edit_incident(id, severity).unwrap();
    let waits = |journal: &Journal| {
        let reminders = journal.open_reminders().unwrap();
        let of_kind = reminders
            .iter()
            .filter(|one| one.what == ReminderKind::Escalate);
        of_kind.count()
    };
    for (line, expected) in [
        ("> read the failover runbook", 1),
        ("> about to restart the consumer", 1),
        ("> restarted the consumer", 0),
        (". still failing", 1),
        ("> rolled back 4.11", 0),
        (". errors gone", 0),
        (". errors back up to 8 %", 1),
    ] {
        place.clock.pass(TimeDelta::minutes(1));
        journal.add_line(id, line, Zone::UTC, None).unwrap();
        assert_eq!(waits(&journal), expected, "{line}");
    }
}

#[test]
fn minutes_of_zero_suggest_nothing() {
    let (mut journal, _place) = journal();
    let mut settings = journal.settings().unwrap();
    settings.pad.hand_off_minutes = 0;
    settings.pad.escalate_minutes = 0;
    journal.change_settings(settings).unwrap();
    let id = journal.open_pad(None, Zone::UTC).unwrap().id;
    journal
        .edit_incident(id, IncidentEdit::Severity(Some(Severity::Sev1)))
        .unwrap();
    assert_eq!(journal.open_reminders().unwrap(), []);
    let next = journal.pad(id).unwrap().next;
    assert!(next.iter().all(|line| line.list != "hand_off"), "{next:?}");
}

#[test]
fn a_told_line_keeps_the_promise_that_is_due_and_leaves_the_one_to_come() {
    let (mut journal, place) = journal();
    let id = journal.open_pad(Some("Lag"), Zone::UTC).unwrap().id;
    let promised = place.clock.now() + TimeDelta::minutes(15);
    journal
        .add_update(id, "Checkout is slow.", "customers", Some(promised))
        .unwrap();
    let mut say = |line: &str| {
        journal.add_line(id, line, Zone::UTC, None).unwrap();
        journal.pad(id).unwrap().next_update
    };
    assert_eq!(say("@ told support on the phone"), Some(promised));
    let sooner = place.clock.now() + TimeDelta::minutes(5);
    assert_eq!(say("@ all: next update +5m"), Some(sooner));
    place.clock.pass(TimeDelta::minutes(6));
    assert_eq!(say("@ all: it is over"), None, "that was the update");
    let entries = journal.incident(id).unwrap().entries;
    let revisions: Vec<u32> = entries.iter().map(|entry| entry.revision).collect();
    assert_eq!(revisions, [1; 4], "no line was amended");
    let of_line = entries
        .iter()
        .find(|entry| entry.text == "all: next update +5m");
    assert_eq!(of_line.unwrap().detail.next_update, Some(sooner));
}
