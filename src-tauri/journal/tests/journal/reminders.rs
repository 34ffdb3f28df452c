use chrono::TimeDelta;
use journal::domain::*;

use crate::support::*;

#[test]
fn a_reminder_rings_once_in_one_process() {
    let (mut journal, place) = journal();
    let id = journal.log_incident(new_incident("Lag")).unwrap().id;
    let due = place.clock.now() + TimeDelta::minutes(15);
    let reminder = journal.set_reminder(id, ReminderKind::Verify, due).unwrap();
    let mut other = place.open_again(2);
    assert!(journal.ring_due().unwrap().is_empty(), "not yet");
    place.clock.pass(TimeDelta::minutes(15));
    let rung = other.ring_due().unwrap();
    assert_eq!(rung.len(), 1);
    assert_eq!(rung[0].id, reminder.id);
    assert!(journal.ring_due().unwrap().is_empty(), "the other has it");
    drop((journal, other));
    let mut journal = place.open_again(3);
    assert!(
        journal.ring_due().unwrap().is_empty(),
        "after a restart too"
    );
    assert_eq!(
        journal.open_reminders().unwrap().len(),
        1,
        "still to be done"
    );
    journal.finish_reminder(reminder.id).unwrap();
    assert!(journal.open_reminders().unwrap().is_empty());
}

#[test]
fn a_terminal_rings_of_its_incident_what_no_window_did() {
    let (mut journal, place) = journal();
    let id = journal.log_incident(new_incident("Lag")).unwrap().id;
    let other = journal.log_incident(new_incident("Errors")).unwrap().id;
    let now = place.clock.now();
    for (id, what) in [
        (id, ReminderKind::NextUpdate),
        (other, ReminderKind::Verify),
    ] {
        journal.set_reminder(id, what, now).unwrap();
    }
    assert!(
        journal.ring_due_of(id).unwrap().is_empty(),
        "a window may be there"
    );
    place.clock.pass(TimeDelta::seconds(3));
    let rung = journal.ring_due_of(id).unwrap();
    assert_eq!(rung.len(), 1);
    assert_eq!(rung[0].what, ReminderKind::NextUpdate);
    assert!(journal.ring_due_of(id).unwrap().is_empty(), "once");
    assert_eq!(journal.ring_due().unwrap().len(), 1, "of the other one");
}

#[test]
fn a_reminder_that_was_put_off_rings_again() {
    let (mut journal, place) = journal();
    let id = journal.log_incident(new_incident("Lag")).unwrap().id;
    let now = place.clock.now();
    let reminder = journal.set_reminder(id, ReminderKind::Verify, now).unwrap();
    assert_eq!(journal.ring_due().unwrap().len(), 1);
    journal.put_off_reminder(reminder.id, 5).unwrap();
    assert!(journal.ring_due().unwrap().is_empty());
    place.clock.pass(TimeDelta::minutes(5));
    assert_eq!(journal.ring_due().unwrap().len(), 1);
}

#[test]
fn what_fell_due_while_the_machine_slept_rings_on_waking() {
    let (mut journal, place) = journal();
    let id = journal.log_incident(new_incident("Lag")).unwrap().id;
    let due = place.clock.now() + TimeDelta::minutes(1);
    journal.set_reminder(id, ReminderKind::Verify, due).unwrap();
    place.clock.pass(TimeDelta::hours(9));
    assert_eq!(journal.ring_due().unwrap().len(), 1);
    assert!(journal.undo().unwrap().is_some());
    assert!(
        journal.open_reminders().unwrap().is_empty(),
        "undo takes back what the user did, not the ringing"
    );
}

#[test]
fn whoever_hands_over_has_nothing_to_recover() {
    let (mut journal, _place) = journal();
    let id = journal.open_pad(Some("Lag"), Zone::UTC).unwrap().id;
    let ending = journal.hand_off_sheet(id).unwrap().ending;
    journal.end_pad(id, ending).unwrap();
    let open = journal.open_reminders().unwrap().into_iter();
    let kinds: Vec<_> = open.map(|reminder| reminder.what).collect();
    assert_eq!(kinds, [ReminderKind::Debrief]);
}

#[test]
fn a_promise_that_is_overdue_when_it_is_written_down_rings() {
    let (mut journal, place) = journal();
    let id = journal.open_pad(Some("Lag"), Zone::UTC).unwrap().id;
    place.clock.pass(TimeDelta::minutes(60));
    let mut say = |line: &str| {
        journal.add_line(id, line, Zone::UTC, None).unwrap();
        journal.pad(id).unwrap().next_update
    };
    let promised = place.clock.now() - TimeDelta::minutes(5);
    let told = "@ -20m support, next update in 15 min";
    assert_eq!(say(told), Some(promised));
    let earlier = "@ -40m the lead, next update in 15 min";
    assert_eq!(say(earlier), Some(promised), "others were told since");
    assert_eq!(say("@ all: it is over"), None);
}

#[test]
fn one_that_burns_again_after_days_begins_its_hints_anew() {
    let (mut journal, place) = journal();
    let id = journal.open_pad(Some("Lag"), Zone::UTC).unwrap().id;
    journal.end_pad(id, Ending::Fixed).unwrap();
    place.clock.pass(TimeDelta::minutes(10));
    let first = journal.reopen_pad(id).unwrap();
    assert_eq!(first.pad.reopened_at, None, "ended by mistake");
    journal.end_pad(id, Ending::Fixed).unwrap();
    place.clock.pass(TimeDelta::days(3));
    let now = place.clock.now();
    journal.reopen_pad(id).unwrap();
    assert_eq!(journal.live().unwrap()[0].since, now);
    let hand_off = journal.open_reminders().unwrap();
    assert_eq!(hand_off[0].at, now + TimeDelta::hours(2));
    let next = journal.pad(id).unwrap().next;
    assert!(next.iter().all(|line| line.list != "hand_off"), "{next:?}");
}
