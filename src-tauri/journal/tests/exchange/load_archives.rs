//! Shifts, pages, check-ins and rest go out and come back, whatever was done with them.

use chrono::TimeDelta;
use journal::{Journal, domain::*};
use proptest::prelude::*;

use super::archives::{comes_back_whole, new_incident};
use super::scene::Scene;
use super::{at, zone};

/// What a user can do with them.
#[derive(Debug, Clone)]
enum Act {
    Incident(i64),
    Shift(i64, u32),
    MoveShift(usize, i64),
    Page(i64, String),
    Woke(usize, Option<bool>),
    Cause(usize, String),
    DropPage(usize),
    CheckIn(i64, Option<u8>, String),
    Rest(i64, String),
    Limit(f64),
    Bin(usize),
    Undo,
}

fn act() -> impl Strategy<Value = Act> {
    let text = "[a-zé日\u{202e}<&\"\\\\\n:|#-]{0,11}x";
    let place = || 0..8_usize;
    let hours = || 0..500_i64;
    prop_oneof![
        hours().prop_map(Act::Incident),
        (hours(), 1..4_u32).prop_map(|(at, times)| Act::Shift(at, times)),
        (place(), hours()).prop_map(|(n, at)| Act::MoveShift(n, at)),
        (hours(), text).prop_map(|(at, cause)| Act::Page(at, cause)),
        (place(), any::<Option<bool>>()).prop_map(|(n, woke)| Act::Woke(n, woke)),
        (place(), text).prop_map(|(n, cause)| Act::Cause(n, cause)),
        place().prop_map(Act::DropPage),
        (0..20_i64, prop::option::of(1..6_u8), text)
            .prop_map(|(day, mark, text)| Act::CheckIn(day, mark, text)),
        (hours(), text).prop_map(|(at, note)| Act::Rest(at, note)),
        (0.0..100.0).prop_map(Act::Limit),
        place().prop_map(Act::Bin),
        Just(Act::Undo),
    ]
}

fn hour(n: i64) -> chrono::DateTime<chrono::Utc> {
    at("2026-10-20T00:00:00Z") + TimeDelta::hours(n)
}

fn nth<T>(all: Vec<T>, n: usize) -> Option<T> {
    let count = all.len().max(1);
    all.into_iter().nth(n % count)
}

fn page(journal: &Journal, n: usize) -> Option<InterruptionId> {
    nth(journal.interruptions().unwrap(), n).map(|page| page.id)
}

fn perform(journal: &mut Journal, act: Act) -> journal::Result<()> {
    let kathmandu = zone("Asia/Kathmandu");
    match act {
        Act::Incident(at) => log(journal, at),
        Act::Shift(at, times) => add_shifts(journal, at, times),
        Act::MoveShift(n, at) => match nth(journal.shifts()?, n) {
            Some(shift) => {
                let to = shift.from + TimeDelta::hours(1 + at);
                journal.edit_shift(shift.id, ShiftEdit::To(to)).map(|_| ())
            }
            None => Ok(()),
        },
        Act::Page(at, cause) => {
            let new = NewInterruption {
                cause,
                minutes_awake: Some(40),
                verdict: Some(PageVerdict::Threshold),
                ..NewInterruption::at(hour(at), kathmandu)
            };
            journal.add_interruption(new).map(|_| ())
        }
        Act::Woke(n, woke) => edit(journal, n, InterruptionEdit::WokeMe(woke)),
        Act::Cause(n, cause) => edit(journal, n, InterruptionEdit::Cause(cause)),
        Act::DropPage(n) => page(journal, n).map_or(Ok(()), |id| journal.delete_interruption(id)),
        Act::CheckIn(day, mark, text) => {
            let day = hour(24 * day).date_naive();
            journal.check_in(day, CheckInEdit::Rested(mark))?;
            journal
                .check_in(day, CheckInEdit::Stressors(text))
                .map(|_| ())
        }
        Act::Rest(at, note) => journal
            .add_rest(hour(at), hour(at + 4), kathmandu, &note)
            .map(|_| ()),
        Act::Limit(amber) => {
            let mut settings = journal.settings()?;
            let limits = Limits { amber, red: amber };
            settings
                .on_call
                .limits
                .insert(WarningKind::OffHours, limits);
            journal.change_settings(settings).map(|_| ())
        }
        Act::Bin(n) => {
            nth(journal.shifts()?, n).map_or(Ok(()), |shift| journal.delete(&shift.id.into()))
        }
        Act::Undo => journal.undo().map(|_| ()),
    }
}

fn log(journal: &mut Journal, at: i64) -> journal::Result<()> {
    let mut new = new_incident("Lag");
    new.milestones.push(Milestone {
        kind: MilestoneKind::Paged,
        at: hour(at),
        zone: None,
        estimated: false,
    });
    journal.log_incident(new).map(|_| ())
}

fn add_shifts(journal: &mut Journal, at: i64, times: u32) -> journal::Result<()> {
    let new = NewShift {
        from: hour(at),
        to: hour(at + 12),
        zone: zone("Europe/Berlin"),
        rotation: "Payments".to_owned(),
        duty: Duty::Secondary,
        repeat: Some(Repeat {
            every_days: 7,
            times,
        }),
    };
    journal.add_shift(&new).map(|_| ())
}

fn edit(journal: &mut Journal, n: usize, edit: InterruptionEdit) -> journal::Result<()> {
    match page(journal, n) {
        Some(id) => journal.edit_interruption(id, edit).map(|_| ()),
        None => Ok(()),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn any_night_survives_the_way_out_and_in(acts in prop::collection::vec(act(), 1..20)) {
        let mut from = Scene::new();
        for act in acts {
            perform(&mut from.journal, act).unwrap();
        }
        let to = comes_back_whole(&from);
        prop_assert_eq!(to.journal.shifts().unwrap(), from.journal.shifts().unwrap());
        prop_assert_eq!(to.journal.interruptions().unwrap(), from.journal.interruptions().unwrap());
        let period = Period::default();
        let (there, here) = (to.journal.on_call(period, Zone::UTC).unwrap(), from.journal.on_call(period, Zone::UTC).unwrap());
        prop_assert_eq!(there.check_ins, here.check_ins);
        prop_assert_eq!(there.rest.taken, here.rest.taken);
    }
}
