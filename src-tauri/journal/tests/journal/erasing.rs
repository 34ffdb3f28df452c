use chrono::TimeDelta;
use journal::Journal;
use journal::domain::*;

use crate::support::*;

const SECRET: &str = "hunter2zebra";

/// Looked for as it was typed and as the index holds it.
fn assert_gone(place: &Place, text: &str) {
    let bytes = decrypted_bytes(place);
    assert!(
        holds(&bytes, "CREATE TABLE incident"),
        "the dump is readable"
    );
    assert!(!holds(&bytes, text), "{text:?} is still in the database");
    assert!(
        !holds(&bytes, &text.to_lowercase()),
        "{text:?} is still in the index"
    );
}

fn with_secret_entry(journal: &mut Journal) -> (Incident, Entry) {
    let incident = journal.log_incident(new_incident("Lag")).unwrap();
    journal.add_entry(note(incident.id, "before")).unwrap();
    let entry = journal.add_entry(note(incident.id, "plain")).unwrap();
    journal.add_entry(note(incident.id, "after")).unwrap();
    let entry = journal
        .edit_entry(entry.id, EntryEdit::Text(format!("password is {SECRET}")))
        .unwrap();
    journal
        .edit_entry(entry.id, EntryEdit::Text("password removed".into()))
        .unwrap();
    (incident, entry)
}

#[test]
fn the_bytes_hold_what_was_not_erased() {
    let (mut journal, place) = journal();
    with_secret_entry(&mut journal);
    drop(journal);
    assert!(
        holds(&decrypted_bytes(&place), SECRET),
        "else the other tests prove nothing"
    );
}

#[test]
fn an_erased_entry_leaves_nothing_and_the_seals_still_hold() {
    let (mut journal, place) = journal();
    let (incident, entry) = with_secret_entry(&mut journal);
    journal.erase(&item(entry.id)).unwrap();

    assert!(journal.search(SECRET).unwrap().is_empty());
    assert!(
        journal
            .history(&item(entry.id))
            .unwrap()
            .iter()
            .all(|step| step.changes.is_empty())
    );
    assert_eq!(journal.incident(incident.id).unwrap().entries.len(), 2);
    assert_eq!(journal.verify().unwrap().problems, Vec::<String>::new());
    let undone = journal.undo().unwrap().unwrap();
    assert_eq!(undone.label, "Add entry", "what is erased is skipped");
    drop(journal);
    assert_gone(&place, SECRET);
}

#[test]
fn an_erased_incident_goes_with_its_entries_and_from_the_packets() {
    let (mut journal, place) = journal();
    let (incident, _) = with_secret_entry(&mut journal);
    let other = journal.log_incident(new_incident("Other")).unwrap().id;
    let packet = journal
        .create_packet(PacketKind::Review, "2026", Period::default())
        .unwrap()
        .id;
    let chosen = PacketEdit::Chosen(Some(vec![incident.id, other]));
    journal.edit_packet(packet, chosen).unwrap();
    let title = IncidentEdit::Title("Quokkatown outage".into());
    journal.edit_incident(incident.id, title).unwrap();
    journal.delete(&item(incident.id)).unwrap();
    journal.erase(&item(incident.id)).unwrap();

    assert_eq!(
        journal.incident(incident.id).unwrap_err().code(),
        "not_found"
    );
    assert!(journal.trash().unwrap().is_empty());
    assert_eq!(journal.packets().unwrap()[0].chosen, Some(vec![other]));
    assert_eq!(journal.verify().unwrap().problems, Vec::<String>::new());
    drop(journal);
    assert_gone(&place, SECRET);
    assert_gone(&place, "Quokkatown");
}

#[test]
fn an_erased_employer_service_or_class_leaves_its_incidents() {
    let (mut journal, place) = journal();
    let new = NewIncident {
        services: vec!["Wombatpay".into()],
        class: Some("Numbatleak".into()),
        ..new_incident("Lag")
    };
    let incident = journal.log_incident(new).unwrap();
    let employer = IncidentEdit::Employer(Some("Bilbycorp".into()));
    let employer = journal
        .edit_incident(incident.id, employer)
        .unwrap()
        .employer
        .unwrap();
    journal.erase(&item(employer)).unwrap();
    journal.erase(&item(incident.services[0])).unwrap();
    let key = incident.class.unwrap();
    let runbook = journal.add_runbook("Leaks").unwrap().id;
    let covers = RunbookEdit::Classes(vec!["Numbatleak".into()]);
    journal.edit_runbook(runbook, covers).unwrap();
    let class = ItemId {
        noun: Noun::FailureClass,
        id: key.0,
    };
    journal.erase(&class).unwrap();

    let left = journal.incident(incident.id).unwrap().incident;
    assert_eq!(
        (left.employer, left.services, left.class),
        (None, vec![], None)
    );
    assert_eq!(journal.verify().unwrap().problems, Vec::<String>::new());
    drop(journal);
    for name in ["Wombatpay", "Bilbycorp", "Numbatleak"] {
        assert_gone(&place, name);
    }
}

#[test]
fn the_back_ups_that_still_hold_it_are_named() {
    let (mut journal, place) = journal();
    let folder = place.path().join("copies");
    journal.backup(&folder).unwrap();
    let settings = JournalSettings {
        backup_folder: Some(folder.to_str().unwrap().to_owned()),
        ..JournalSettings::default()
    };
    journal.change_settings(settings).unwrap();
    place.clock.pass(TimeDelta::hours(1));
    let incident = journal.log_incident(new_incident("Lag")).unwrap().id;
    place.clock.pass(TimeDelta::hours(1));
    let after = journal.backup(&folder).unwrap();
    let erased = journal.erase(&item(incident)).unwrap();
    assert_eq!(
        erased.still_in,
        [after.path],
        "the one made before it cannot hold it"
    );
}

#[test]
fn back_ups_that_cannot_be_looked_into_are_said_to_be_unseen() {
    let (mut journal, place) = journal();
    let folder = place.path().join("a disk that is not connected");
    let settings = JournalSettings {
        backup_folder: Some(folder.to_str().unwrap().to_owned()),
        ..JournalSettings::default()
    };
    journal.change_settings(settings).unwrap();
    let incident = journal.log_incident(new_incident("Lag")).unwrap().id;
    let erased = journal.erase(&item(incident)).unwrap();
    assert_eq!(erased.still_in, [] as [std::path::PathBuf; 0]);
    assert_eq!(erased.backups_not_seen, Some(folder));
}

#[test]
fn copies_of_packets_go_with_what_they_tell_of() {
    let (mut journal, place) = journal();
    let told = journal.log_incident(new_incident("Lag")).unwrap();
    let line = journal.add_entry(note(told.id, "a line")).unwrap();
    let other = journal.log_incident(new_incident("Rain")).unwrap();
    let packet = journal
        .create_packet(PacketKind::Review, "Half a year", Period::default())
        .unwrap();
    let keep = |journal: &mut Journal, name: &str, of: IncidentId| {
        let words = format!("{SECRET} of {name}");
        journal
            .keep_copy(&packet, vec![of.to_string()], name, words.as_bytes())
            .unwrap()
    };
    keep(&mut journal, "lag.md", told.id);
    place.clock.pass(TimeDelta::minutes(1));
    keep(&mut journal, "rain.md", other.id);
    let names = |journal: &Journal| -> Vec<String> {
        let copies = journal.packet_copies(packet.id).unwrap();
        copies.into_iter().map(|copy| copy.name).collect()
    };
    assert_eq!(names(&journal), ["rain.md", "lag.md"], "newest first");

    journal.erase(&item(line.id)).unwrap();
    assert_eq!(names(&journal), ["rain.md"]);
    keep(&mut journal, "lag again.md", told.id);
    journal.erase(&item(told.id)).unwrap();
    assert_eq!(names(&journal), ["rain.md"]);
    journal.erase(&item(packet.id)).unwrap();
    drop(journal);
    assert_gone(&place, SECRET);
}

#[test]
fn an_erased_review_or_action_leaves_nothing() {
    let (mut journal, place) = journal();
    let incident = journal.log_incident(new_incident("Lag")).unwrap().id;
    let review = journal.begin_postmortem(incident).unwrap().id;
    let text = format!("It was {SECRET}.");
    let section = Section::Summary;
    let said = PostmortemEdit::Section { section, text };
    journal.edit_postmortem(review, said).unwrap();
    let action = journal
        .add_action(Some(incident), "Ask Numbatina", false)
        .unwrap()
        .id;
    assert_eq!(journal.search(SECRET).unwrap().len(), 1);
    journal.erase(&item(review)).unwrap();
    journal.erase(&item(action)).unwrap();
    assert!(journal.search("numbatina").unwrap().is_empty());
    drop(journal);
    assert_gone(&place, SECRET);
    assert_gone(&place, "Numbatina");
}
