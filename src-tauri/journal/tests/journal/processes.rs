use journal::domain::*;

use crate::support::*;

#[test]
fn two_processes_see_what_the_other_wrote_and_which_records() {
    let (mut window, place) = journal();
    let mut terminal = place.open_again(2);
    let (version, seq) = (window.data_version().unwrap(), window.last_seq().unwrap());
    assert_eq!(
        window.data_version().unwrap(),
        version,
        "nothing happened yet"
    );

    let incident = terminal.log_incident(new_incident("Lag")).unwrap().id;
    assert_ne!(
        window.data_version().unwrap(),
        version,
        "another process wrote"
    );
    let changes = window.changes_since(seq).unwrap();
    assert_eq!(changes.ids, [item(incident)]);
    assert_eq!(all(&window), ["Lag"]);

    let entry = window
        .add_entry(note(incident, "from the window"))
        .unwrap()
        .id;
    let seen = terminal.changes_since(changes.seq).unwrap();
    assert_eq!(
        seen.ids,
        [item(entry), item(incident)],
        "an entry moves its incident too"
    );
    assert!(terminal.changes_since(seen.seq).unwrap().ids.is_empty());
}

#[test]
fn an_erased_record_is_announced_by_its_id() {
    let (mut window, place) = journal();
    let incident = window.log_incident(new_incident("Lag")).unwrap().id;
    let mut terminal = place.open_again(2);
    let seq = window.last_seq().unwrap();
    terminal.erase(&item(incident)).unwrap();
    let changes = window.changes_since(seq).unwrap();
    assert!(changes.seq > seq);
    assert_eq!(changes.ids, [item(incident)]);
}

#[test]
fn typing_moves_the_sequence_for_others() {
    let (mut window, place) = journal();
    let id = window.log_incident(new_incident("Lag")).unwrap().id;
    let terminal = place.open_again(2);
    let mut seq = terminal.last_seq().unwrap();
    for text in ["a", "ab", "abc"] {
        let story = IncidentEdit::Story {
            part: StoryPart::MyPart,
            text: text.into(),
        };
        window.edit_incident(id, story).unwrap();
        let changes = terminal.changes_since(seq).unwrap();
        assert_eq!(changes.ids, [item(id)], "after typing {text:?}");
        seq = changes.seq;
    }
}
