//! Shifts, pages, check-ins and rest through the journal.

use chrono::TimeDelta;
use journal::domain::*;

use super::support::*;

fn berlin() -> Zone {
    "Europe/Berlin".parse().unwrap()
}

fn shift(from: &str, to: &str, repeat: Option<Repeat>) -> NewShift {
    NewShift {
        from: at(from),
        to: at(to),
        zone: berlin(),
        rotation: " Payments ".to_owned(),
        duty: Duty::Primary,
        repeat,
    }
}

/// An incident that paged at this time.
fn paged(title: &str, time: &str) -> NewIncident {
    let mut new = timed(title, time, "");
    new.milestones.push(milestone(MilestoneKind::Paged, time));
    new
}

#[test]
fn a_pattern_keeps_its_clock_times_when_the_clocks_change() {
    let (mut journal, _place) = journal();
    let repeat = Some(Repeat {
        every_days: 7,
        times: 3,
    });
    // 20:00 to 08:00 in Berlin; the night of the 24th is the one in which the clocks go back.
    let first = shift("2026-10-17T18:00:00Z", "2026-10-18T06:00:00Z", repeat);
    let shifts = journal.add_shift(&first).unwrap();
    let hours: Vec<i64> = shifts
        .iter()
        .map(|one| (one.to - one.from).num_hours())
        .collect();
    assert_eq!(hours, [12, 13, 12]);
    assert_eq!(shifts[2].from, at("2026-10-31T19:00:00Z"));
    assert_eq!(journal.shifts().unwrap(), shifts);
    assert_eq!(shifts[0].rotation, "Payments");
    journal.undo().unwrap();
    assert!(journal.shifts().unwrap().is_empty(), "one step of history");
}

#[test]
fn a_shift_that_ends_before_it_begins_is_refused() {
    let (mut journal, _place) = journal();
    let turned = shift("2026-10-18T06:00:00Z", "2026-10-17T18:00:00Z", None);
    assert_eq!(
        journal.add_shift(&turned).unwrap_err().code(),
        "end_not_after_start"
    );
    let right = shift("2026-10-17T18:00:00Z", "2026-10-18T06:00:00Z", None);
    let id = journal.add_shift(&right).unwrap()[0].id;
    let refused = journal
        .edit_shift(id, ShiftEdit::To(right.from))
        .unwrap_err();
    assert_eq!(refused.code(), "end_not_after_start");
    assert_eq!(journal.shifts().unwrap()[0].to, right.to);
}

#[test]
fn a_page_follows_from_an_incident_and_keeps_what_is_said_about_it() {
    let (mut journal, _place) = journal();
    let incident = journal
        .log_incident(paged("Replica lag", "2026-11-20T02:10:00Z"))
        .unwrap();
    let followed = journal.interruptions().unwrap();
    assert_eq!(followed.len(), 1);
    assert_eq!(followed[0].incident, Some(incident.id));
    assert_eq!(followed[0].at, at("2026-11-20T02:10:00Z"));
    assert_eq!(followed[0].cause, "Replica lag");

    let edit = InterruptionEdit::WokeMe(Some(true));
    journal.edit_interruption(followed[0].id, edit).unwrap();
    let moved = milestone(MilestoneKind::Paged, "2026-11-20T02:05:00Z");
    journal
        .edit_incident(incident.id, IncidentEdit::SetMilestone(moved))
        .unwrap();
    let pages = journal.interruptions().unwrap();
    assert_eq!((pages.len(), pages[0].woke_me), (1, Some(true)));
    assert_eq!(
        pages[0].at,
        at("2026-11-20T02:05:00Z"),
        "the time still follows"
    );

    journal.delete_interruption(pages[0].id).unwrap();
    assert!(
        journal.interruptions().unwrap().is_empty(),
        "and stays away"
    );
    journal.undo().unwrap();
    assert_eq!(journal.interruptions().unwrap().len(), 1);
}

#[test]
fn a_page_entered_for_an_incident_takes_the_place_of_the_one_that_follows_from_it() {
    let (mut journal, _place) = journal();
    let incident = journal
        .log_incident(paged("Replica lag", "2026-11-20T02:10:00Z"))
        .unwrap();
    let mut new = NewInterruption::at(at("2026-11-20T02:08:00Z"), berlin());
    new.incident = Some(incident.id);
    journal.add_interruption(new).unwrap();
    let pages = journal.interruptions().unwrap();
    assert_eq!(pages.len(), 1);
    assert_eq!(pages[0].at, at("2026-11-20T02:08:00Z"));
}

#[test]
fn drills_and_others_incidents_page_nobody_here_and_sleep_lost_was_a_waking() {
    let (mut journal, _place) = journal();
    let mut drill = paged("Drill", "2026-11-20T10:00:00Z");
    drill.kind = IncidentKind::Drill;
    journal.log_incident(drill).unwrap();
    assert!(journal.interruptions().unwrap().is_empty());
    let incident = journal
        .log_incident(paged("Lag", "2026-11-20T02:10:00Z"))
        .unwrap();
    let debrief = Debrief {
        sleep_lost_minutes: Some(50),
        ..Debrief::default()
    };
    journal
        .edit_incident(incident.id, IncidentEdit::Debrief(debrief))
        .unwrap();
    let page = &journal.interruptions().unwrap()[0];
    assert_eq!((page.woke_me, page.minutes_awake), (Some(true), Some(50)));
}

#[test]
fn erasing_an_incident_takes_its_name_out_of_its_page() {
    let (mut journal, place) = journal();
    let incident = journal
        .log_incident(paged("Secret customer", "2026-11-20T02:10:00Z"))
        .unwrap();
    let id = journal.interruptions().unwrap()[0].id;
    journal
        .edit_interruption(id, InterruptionEdit::FixFiled(true))
        .unwrap();
    for cause in ["Secret customer", "Secret customer again"] {
        journal
            .edit_interruption(id, InterruptionEdit::Cause(cause.into()))
            .unwrap();
    }
    journal.delete(&incident.id.into()).unwrap();
    journal.erase(&incident.id.into()).unwrap();
    let pages = journal.interruptions().unwrap();
    assert_eq!(pages.len(), 1, "the night was broken all the same");
    assert_eq!((pages[0].cause.as_str(), pages[0].incident), ("", None));
    drop(journal);
    assert!(!holds(&decrypted_bytes(&place), "Secret customer"));
}

#[test]
fn many_pages_are_one_step() {
    let (mut journal, _place) = journal();
    let pages = (0..3)
        .map(|n| NewInterruption::at(at("2026-11-20T02:10:00Z") + TimeDelta::hours(n), berlin()));
    assert_eq!(journal.add_interruptions(pages.collect()).unwrap().len(), 3);
    journal.undo().unwrap();
    assert!(journal.interruptions().unwrap().is_empty());
}

#[test]
fn a_check_in_is_one_a_day_and_goes_when_it_is_emptied() {
    let (mut journal, _place) = journal();
    let today = day("2026-11-20");
    let all = |journal: &journal::Journal| {
        journal
            .on_call(Period::default(), berlin())
            .unwrap()
            .check_ins
    };
    journal
        .check_in(today, CheckInEdit::Rested(Some(2)))
        .unwrap();
    journal
        .check_in(today, CheckInEdit::Manageable(Some(4)))
        .unwrap();
    assert_eq!(all(&journal).len(), 1);
    let refused = journal
        .check_in(today, CheckInEdit::Rested(Some(6)))
        .unwrap_err();
    assert_eq!(refused.code(), "invalid_number");
    journal.check_in(today, CheckInEdit::Rested(None)).unwrap();
    journal
        .check_in(today, CheckInEdit::Manageable(None))
        .unwrap();
    assert!(all(&journal).is_empty());
    journal
        .check_in(today, CheckInEdit::Rested(Some(3)))
        .unwrap();
    assert_eq!(all(&journal).len(), 1, "it comes back as itself");
}

#[test]
fn the_quiet_line_stays_away_once_it_is_dismissed() {
    let (mut journal, _place) = journal();
    let mut new = NewInterruption::at(at("2026-11-20T02:10:00Z"), berlin());
    new.woke_me = Some(true);
    journal.add_interruption(new).unwrap();
    let quiet =
        |journal: &journal::Journal| journal.on_call(Period::default(), berlin()).unwrap().quiet;
    let line = quiet(&journal).unwrap();
    journal.dismiss_quiet_line(&line.shift).unwrap();
    assert_eq!(quiet(&journal), None);
    journal.undo().unwrap();
    assert!(quiet(&journal).is_some());
}
