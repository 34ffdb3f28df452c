use chrono::TimeDelta;
use journal::Journal;
use journal::domain::*;

use crate::support::*;

pub fn berlin() -> Zone {
    "Europe/Berlin".parse().unwrap()
}

fn texts(journal: &Journal, id: IncidentId) -> Vec<(EntryKind, String)> {
    let view = journal.incident(id).unwrap();
    let entries = view.entries.into_iter();
    entries.map(|entry| (entry.kind, entry.text)).collect()
}

#[test]
fn a_pad_needs_nothing_and_is_called_by_the_time() {
    let (mut journal, _place) = journal();
    let incident = journal.open_pad(None, berlin()).unwrap();
    assert_eq!(incident.title, "Incident of 21 November 2026, 04:10");
    let live = journal.live().unwrap();
    assert_eq!((live.len(), live[0].id), (1, incident.id));
    assert_eq!(live[0].since, at("2026-11-21T03:10:00Z"));
}

#[test]
fn lines_get_their_kind_and_their_time_from_how_they_begin() {
    let (mut journal, _place) = journal();
    let id = journal.open_pad(Some("Replica lag"), berlin()).unwrap().id;
    for line in [
        ". 03:55 lag at 40 s",
        "> rolled back the deploy",
        "./rollback.sh said 2 of 3",
    ] {
        journal.add_line(id, line, berlin(), None).unwrap();
    }
    assert_eq!(
        texts(&journal, id),
        [
            (EntryKind::Saw, "lag at 40 s".to_owned()),
            (EntryKind::Did, "rolled back the deploy".to_owned()),
            (EntryKind::Note, "./rollback.sh said 2 of 3".to_owned()),
        ]
    );
    let first = &journal.incident(id).unwrap().entries[0];
    assert_eq!(first.happened_at, at("2026-11-21T02:55:00Z"), "in the zone");
    assert_eq!(first.noted_at, at("2026-11-21T03:10:00Z"), "never changes");
}

#[test]
fn what_is_typed_and_not_sent_is_offered_again_until_a_line_is_sent() {
    let (mut journal, place) = journal();
    let id = journal.open_pad(None, Zone::UTC).unwrap().id;
    journal
        .save_draft(Some(id), "> restarting the bro")
        .unwrap();
    drop(journal);
    let mut journal = place.open_again(2);
    assert_eq!(
        journal.pad(id).unwrap().draft.as_deref(),
        Some("> restarting the bro")
    );
    journal
        .add_line(id, "> restarting the broker", Zone::UTC, None)
        .unwrap();
    assert_eq!(journal.pad(id).unwrap().draft, None);
}

#[test]
fn a_line_from_elsewhere_leaves_what_is_being_typed_here() {
    let (mut journal, place) = journal();
    let id = journal.open_pad(None, Zone::UTC).unwrap().id;
    journal.save_draft(Some(id), "> half a li").unwrap();
    let mut other = place.open_again(2);
    other
        .add_line(id, ". from the terminal", Zone::UTC, None)
        .unwrap();
    let draft = journal.pad(id).unwrap().draft;
    assert_eq!(draft.as_deref(), Some("> half a li"));
}

#[test]
fn an_ended_pad_starts_the_recovery_clock_and_offers_a_debrief() {
    let (mut journal, place) = journal();
    let id = journal.open_pad(Some("Lag"), Zone::UTC).unwrap().id;
    let hand_off = |journal: &Journal| {
        let reminders = journal.open_reminders().unwrap().into_iter();
        reminders.map(|reminder| reminder.what).collect::<Vec<_>>()
    };
    assert_eq!(hand_off(&journal), [ReminderKind::HandOff]);
    place.clock.pass(TimeDelta::minutes(40));
    let incident = journal.end_pad(id, Ending::Fixed).unwrap();
    assert_eq!(incident.ending, Some(Ending::Fixed));
    assert!(journal.live().unwrap().is_empty());
    let mut open = hand_off(&journal);
    open.sort();
    assert_eq!(
        open,
        [
            ReminderKind::RecoveryHour,
            ReminderKind::RecoveryDay,
            ReminderKind::RecoveryTwoDays,
            ReminderKind::Debrief
        ],
        "its timers have stopped"
    );
    assert_eq!(journal.to_debrief().unwrap()[0].id, id);
    journal.finish_debrief(id).unwrap();
    assert!(journal.to_debrief().unwrap().is_empty());
}

#[test]
fn a_severity_that_a_line_calls_is_set_where_none_is() {
    let (mut journal, _place) = journal();
    let id = journal.open_pad(None, Zone::UTC).unwrap().id;
    let mut severity_after = |line: &str| {
        journal.add_line(id, line, Zone::UTC, None).unwrap();
        journal.incident(id).unwrap().incident.severity
    };
    assert_eq!(severity_after("? a SEV1"), None, "a guess calls nothing");
    assert_eq!(severity_after("SEV2, I take command"), Some(Severity::Sev2));
    let mentioned = severity_after("like the SEV1 of last week");
    assert_eq!(mentioned, Some(Severity::Sev2), "of another incident");
    journal
        .add_line(id, "paged: shoppers get empty results", Zone::UTC, None)
        .unwrap();
    let draft = journal.draft_update(id, "first_acknowledgement").unwrap();
    let text = draft.unwrap().text;
    assert!(text.starts_with("SEV2: "), "{text}");
    assert!(text.contains("\nImpact: shoppers get empty"), "{text}");
    journal.undo().unwrap();
    journal.undo().unwrap();
    journal.undo().unwrap();
    assert_eq!(
        journal.incident(id).unwrap().incident.severity,
        None,
        "it goes with its line"
    );
}

#[test]
fn a_later_line_calls_another_severity_unless_one_was_chosen_by_hand() {
    let (mut journal, _place) = journal();
    let id = journal.open_pad(None, Zone::UTC).unwrap().id;
    let say = |journal: &mut Journal, line: &str| {
        journal.add_line(id, line, Zone::UTC, None).unwrap();
        journal.incident(id).unwrap().incident.severity
    };
    assert_eq!(say(&mut journal, "SEV3"), Some(Severity::Sev3));
    let worse = say(&mut journal, "errors everywhere, SEV1 now");
    assert_eq!(worse, Some(Severity::Sev1));
    let chosen = IncidentEdit::Severity(Some(Severity::Sev2));
    journal.edit_incident(id, chosen).unwrap();
    assert_eq!(say(&mut journal, "SEV4"), Some(Severity::Sev2));
}

#[test]
fn a_false_alarm_ends_in_one_step_and_files_what_is_to_be_fixed() {
    let (mut journal, _place) = journal();
    let id = journal.open_pad(None, Zone::UTC).unwrap().id;
    let line = ". page: consumer lag on billing";
    journal.add_line(id, line, Zone::UTC, None).unwrap();
    assert_eq!(
        journal.alarm_fix(id).unwrap(),
        "Mend the alert behind: consumer lag on billing",
        "named by its first line, as it is when it ends"
    );
    let incident = journal
        .end_as_false_alarm(id, "Raise the threshold of the lag alert")
        .unwrap();
    assert_eq!(incident.title, "consumer lag on billing");
    assert_eq!(incident.kind, IncidentKind::FalseAlarm);
    assert_eq!(incident.ending, Some(Ending::FalseAlarm));
    let actions = journal.actions().unwrap();
    assert_eq!(actions.len(), 1);
    assert_eq!(actions[0].what, "Raise the threshold of the lag alert");
    assert_eq!(actions[0].incident, Some(id));

    assert_eq!(journal.undo().unwrap().unwrap().label, "End as false alarm");
    assert_eq!(journal.live().unwrap().len(), 1, "one undo takes all back");
    assert!(journal.actions().unwrap().is_empty());
}

#[test]
fn two_processes_fill_one_pad() {
    let (mut journal, place) = journal();
    let id = journal.open_pad(None, Zone::UTC).unwrap().id;
    let mut other = place.open_again(2);
    for number in 0..10 {
        let process = if number % 2 == 0 {
            &mut journal
        } else {
            &mut other
        };
        process
            .add_line(id, &format!(". line {number}"), Zone::UTC, None)
            .unwrap();
        place.clock.pass(TimeDelta::seconds(1));
    }
    assert_eq!(texts(&journal, id).len(), 10);
    assert_eq!(texts(&journal, id), texts(&other, id));
    assert_eq!(journal.verify().unwrap().problems, Vec::<String>::new());
}

#[test]
fn a_clock_that_is_set_back_breaks_no_seal() {
    let (mut journal, place) = journal();
    let id = journal.open_pad(None, Zone::UTC).unwrap().id;
    journal.add_line(id, "before", Zone::UTC, None).unwrap();
    place.clock.pass(TimeDelta::hours(-1));
    journal.add_line(id, "after", Zone::UTC, None).unwrap();
    assert_eq!(journal.incident(id).unwrap().entries.len(), 2);
    assert_eq!(journal.verify().unwrap().problems, Vec::<String>::new());
}

#[test]
fn a_pad_of_thousands_of_lines_shows_the_latest_and_every_guess() {
    let (mut journal, _place) = journal();
    let id = journal.open_pad(Some("Flood"), berlin()).unwrap().id;
    journal
        .add_line(id, "? the deploy", berlin(), None)
        .unwrap();
    let lines: Vec<String> = (0..6_000)
        .map(|n| format!("10:{:02} line {n}\n", n / 100))
        .collect();
    let log = lines.concat();
    let options = journal::exchange::ChatOptions {
        date: day("2026-03-02"),
        zone: berlin(),
        authors: journal::exchange::Authors::Keep,
        me: vec![String::new()],
    };
    assert_eq!(journal.import_chat(id, &log, &options).unwrap().new, 6_000);
    journal
        .add_line(id, ". still here", berlin(), None)
        .unwrap();

    let pad = journal.pad(id).unwrap();
    let lines = &pad.view.entries;
    assert!(lines.len() <= 2_003, "{} lines", lines.len());
    assert_eq!(pad.earlier as usize + lines.len(), 6_002, "none is lost");
    assert!(lines.iter().any(|entry| entry.text == "the deploy"));
    assert!(lines.iter().any(|entry| entry.text == "still here"));
    assert_eq!(journal.incident(id).unwrap().entries.len(), 6_002);
}

#[test]
fn a_line_about_a_time_to_come_is_kept_as_said() {
    let (mut journal, _place) = journal();
    let id = journal.open_pad(None, berlin()).unwrap().id;
    let line = "> 2031-01-01 12:00 certificate runs out";
    let entry = journal.add_line(id, line, berlin(), None).unwrap();
    assert_eq!(entry.happened_at, at("2031-01-01T11:00:00Z"));
    assert!(
        entry.noted_at < entry.happened_at,
        "when it was noted is the clock's"
    );
    let pad = journal.pad(id).unwrap();
    assert_eq!(pad.view.entries.len(), 1);
    journal.propose_debrief(id).unwrap();
    assert!(journal.verify().unwrap().problems.is_empty());
}

#[test]
fn rows_of_old_incidents_are_kept_until_they_are_emptied() {
    let (mut journal, _place) = journal();
    journal.save_back_fill("Replica lag\tyesterday").unwrap();
    assert_eq!(
        journal.back_fill().unwrap().as_deref(),
        Some("Replica lag\tyesterday")
    );
    assert_eq!(journal.unbegun_draft().unwrap(), None, "no line of a pad");
    journal.save_back_fill("").unwrap();
    assert_eq!(journal.back_fill().unwrap(), None);
}

#[test]
fn the_first_line_of_a_night_is_offered_again_until_it_is_sent() {
    let (mut journal, _place) = journal();
    journal.save_draft(None, ". checkout fai").unwrap();
    assert_eq!(
        journal.unbegun_draft().unwrap().as_deref(),
        Some(". checkout fai")
    );
    let id = journal.open_pad(None, Zone::UTC).unwrap().id;
    journal
        .add_line(id, ". checkout fails", Zone::UTC, None)
        .unwrap();
    assert_eq!(journal.unbegun_draft().unwrap(), None);
}
