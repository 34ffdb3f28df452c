use chrono::TimeDelta;
use journal::domain::*;
use journal::{Holder, Journal, Protection, Unlock};

use crate::support::*;

/// A journal with a passphrase, closed.
fn locked() -> Place {
    let place = Place::new();
    let world = Box::new(place.world(1));
    let protection = Protection::Passphrase("four words of mine");
    drop(Journal::create(place.path(), protection, Holder::Window, world).unwrap());
    place
}

fn unlock(place: &Place, seed: u64) -> Journal {
    let world = Box::new(place.world(seed));
    let unlock = Unlock::Passphrase("four words of mine");
    Journal::open(place.path(), unlock, Holder::Window, world).unwrap()
}

fn seal(place: &Place, seed: u64, line: &str) {
    Journal::seal_line(place.path(), line, None, Zone::UTC, &mut place.world(seed)).unwrap();
}

#[test]
fn a_locked_journal_takes_lines_and_shows_none() {
    let place = locked();
    seal(&place, 2, ". brokers are gone");
    place.clock.pass(TimeDelta::minutes(2));
    seal(&place, 3, "> restarted broker-3");
    assert_eq!(Journal::sealed_lines(place.path()).unwrap(), 2);
    for file in std::fs::read_dir(place.path().join("inbox")).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        let is_plain = bytes.windows(6).any(|window| window == b"broker");
        assert!(!is_plain, "nothing can be read without the passphrase");
    }

    let mut journal = unlock(&place, 11);
    let collected = journal.collect_sealed().unwrap();
    assert_eq!((collected.lines, collected.unreadable), (2, 0));
    let live = journal.live().unwrap();
    assert_eq!(live.len(), 1, "they began an incident");
    let entries = journal.incident(live[0].id).unwrap().entries;
    assert_eq!(entries[0].text, "brokers are gone");
    assert_eq!(entries[0].kind, EntryKind::Saw);
    assert_eq!(entries[0].noted_at, at("2026-11-21T03:10:00Z"));
    assert_eq!(entries[1].noted_at, at("2026-11-21T03:12:00Z"));
    assert_eq!(Journal::sealed_lines(place.path()).unwrap(), 0);
    assert_eq!(journal.collect_sealed().unwrap().lines, 0);
    assert_eq!(journal.verify().unwrap().problems, Vec::<String>::new());
}

#[test]
fn sealed_lines_join_the_incident_that_is_live() {
    let place = locked();
    let mut journal = unlock(&place, 12);
    let id = journal.open_pad(Some("Lag"), Zone::UTC).unwrap().id;
    drop(journal);
    place.clock.pass(TimeDelta::minutes(20));
    seal(&place, 2, "typed while locked");
    let mut journal = unlock(&place, 13);
    journal.collect_sealed().unwrap();
    assert_eq!(journal.live().unwrap().len(), 1);
    assert_eq!(journal.incident(id).unwrap().entries.len(), 1);
}

#[test]
fn a_crash_between_taking_in_and_removing_brings_nothing_twice() {
    let place = locked();
    seal(&place, 2, "once");
    let inbox = place.path().join("inbox");
    let file = std::fs::read_dir(&inbox).unwrap().next().unwrap().unwrap();
    let bytes = std::fs::read(file.path()).unwrap();
    let mut journal = unlock(&place, 14);
    journal.collect_sealed().unwrap();
    std::fs::write(file.path(), bytes).unwrap();
    assert_eq!(journal.collect_sealed().unwrap().lines, 0);
    let id = journal.live().unwrap()[0].id;
    assert_eq!(journal.incident(id).unwrap().entries.len(), 1);
}

#[test]
fn what_this_journal_cannot_open_stays_and_is_counted() {
    let place = locked();
    seal(&place, 2, "mine");
    std::fs::write(place.path().join("inbox/other.sealed"), b"of another").unwrap();
    let mut journal = unlock(&place, 15);
    let collected = journal.collect_sealed().unwrap();
    assert_eq!((collected.lines, collected.unreadable), (1, 1));
    assert!(place.path().join("inbox/other.sealed").exists());
}

#[test]
fn a_draft_typed_while_locked_is_offered_after_unlocking() {
    let place = locked();
    let mut journal = unlock(&place, 16);
    let id = journal.open_pad(Some("Lag"), Zone::UTC).unwrap().id;
    drop(journal);
    for (seed, text) in [(2, "rolling"), (3, "rolling back")] {
        Journal::seal_draft(place.path(), text, Zone::UTC, &mut place.world(seed)).unwrap();
    }
    let mut journal = unlock(&place, 17);
    journal.collect_sealed().unwrap();
    assert_eq!(
        journal.pad(id).unwrap().draft.as_deref(),
        Some("rolling back")
    );
}

#[test]
fn a_line_typed_on_one_pad_joins_that_one_and_not_what_burns_since() {
    let place = locked();
    let mut journal = unlock(&place, 21);
    let first = journal.open_pad(Some("Lag"), Zone::UTC).unwrap().id;
    let second = journal.log_incident(new_incident("Certificates")).unwrap();
    journal.reopen_pad(second.id).unwrap();
    let gone = journal.log_incident(new_incident("Erased since")).unwrap();
    journal.delete(&gone.id.into()).unwrap();
    drop(journal);
    place.clock.pass(TimeDelta::minutes(20));
    let keep = |incident, line: &str, seed| {
        let world = &mut place.world(seed);
        Journal::seal_line(place.path(), line, Some(incident), Zone::UTC, world).unwrap();
        place.clock.pass(TimeDelta::minutes(1));
    };
    keep(first, ". of the first", 2);
    keep(second.id, ". of the second", 3);
    keep(first, "@ support. Next update in 30 min", 4);
    keep(gone.id, "of one that is gone", 5);

    let mut journal = unlock(&place, 22);
    assert_eq!(journal.collect_sealed().unwrap().lines, 4);
    let of = |id| -> Vec<String> {
        let entries = journal.incident(id).unwrap().entries;
        entries.into_iter().map(|entry| entry.text).collect()
    };
    assert_eq!(
        of(first)[..2],
        ["of the first", "support. Next update in 30 min"]
    );
    assert_eq!(of(second.id)[0], "of the second");
    let promised = journal.pad(first).unwrap().next_update;
    assert!(promised.is_some(), "what a sealed line promised rings");
    let all = of(first).len() + of(second.id).len();
    assert_eq!(all, 4, "no line is lost");
}

#[test]
fn a_promise_that_came_due_after_a_sealed_line_was_told_still_rings() {
    let place = locked();
    let mut journal = unlock(&place, 31);
    let id = journal.open_pad(Some("Lag"), Zone::UTC).unwrap().id;
    let promised = place.clock.now() + TimeDelta::minutes(15);
    journal
        .add_update(id, "Slow.", "customers", Some(promised))
        .unwrap();
    drop(journal);
    place.clock.pass(TimeDelta::minutes(5));
    seal(&place, 2, "@ told support on the phone");
    place.clock.pass(TimeDelta::minutes(60));

    let mut journal = unlock(&place, 32);
    journal.collect_sealed().unwrap();
    let promise = journal.pad(id).unwrap().next_update;
    assert_eq!(promise, Some(promised), "nobody was told after it was due");
}

#[test]
fn an_incident_that_was_begun_while_locked_is_one_of_its_own() {
    let place = locked();
    let mut journal = unlock(&place, 41);
    let live = journal.open_pad(Some("Search slow"), Zone::UTC).unwrap().id;
    drop(journal);
    let world = &mut place.world(42);
    let begun = Journal::seal_incident(place.path(), "Payments down", Zone::UTC, world).unwrap();
    place.clock.pass(TimeDelta::minutes(1));
    let called = "> called the bank";
    Journal::seal_line(place.path(), called, Some(begun), Zone::UTC, world).unwrap();

    let mut journal = unlock(&place, 43);
    journal.collect_sealed().unwrap();
    let view = journal.incident(begun).unwrap();
    assert_eq!(view.incident.title, "Payments down");
    assert!(view.incident.pad.is_live());
    let texts: Vec<_> = view.entries.iter().map(|entry| &entry.text).collect();
    assert_eq!(texts, ["called the bank"], "the title is no line");
    assert_eq!(journal.incident(live).unwrap().entries, []);
}
