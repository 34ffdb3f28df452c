use journal::domain::*;

use crate::support::*;

#[test]
fn a_file_is_kept_with_its_incident_once_and_given_back_as_it_was() {
    let (mut journal, _place) = journal();
    let id = journal.log_incident(new_incident("Lag")).unwrap().id;
    let entry = journal.add_entry(note(id, "graph")).unwrap();
    let bytes = b"lag,40\nlag,41\n";
    let one = journal
        .attach(id, Some(entry.id), "lag.png", bytes)
        .unwrap();
    assert_eq!(one.media_type, "text/plain", "by its bytes, not its name");
    let of = Holder::Incident {
        incident: id,
        entry: Some(entry.id),
    };
    assert_eq!(one.of, of);
    let two = journal.attach(id, None, "again.csv", bytes).unwrap();
    assert_eq!(one.digest, two.digest);
    assert_eq!(journal.attachment_bytes(two.id).unwrap(), bytes);
    assert_eq!(journal.thumbnail(one.id).unwrap(), None);
    assert_eq!(journal.pad(id).unwrap().attachments.len(), 2);
    assert_eq!(journal.verify().unwrap().problems, Vec::<String>::new());
}

#[test]
fn too_large_a_file_is_refused_and_nothing_is_kept() {
    let (mut journal, _place) = journal();
    let id = journal.log_incident(new_incident("Lag")).unwrap().id;
    let bytes = vec![7; usize::try_from(LARGEST_ATTACHMENT).unwrap() + 1];
    let refused = journal.attach(id, None, "core.dump", &bytes).unwrap_err();
    assert_eq!(refused.code(), "attachment_too_large");
    assert!(journal.pad(id).unwrap().attachments.is_empty());
}

#[test]
fn erasing_an_attachment_takes_its_bytes_unless_another_has_them() {
    let (mut journal, _place) = journal();
    let id = journal.log_incident(new_incident("Lag")).unwrap().id;
    let one = journal.attach(id, None, "a", b"the same bytes").unwrap();
    let two = journal.attach(id, None, "b", b"the same bytes").unwrap();
    journal.erase(&item(one.id)).unwrap();
    assert_eq!(journal.attachment_bytes(two.id).unwrap(), b"the same bytes");
    journal.erase(&item(id)).unwrap();
    let gone = journal.attachment_bytes(two.id).unwrap_err();
    assert_eq!(gone.code(), "not_found");
}

#[test]
fn a_deleted_attachment_waits_in_the_trash() {
    let (mut journal, _place) = journal();
    let id = journal.log_incident(new_incident("Lag")).unwrap().id;
    let one = journal.attach(id, None, "lag.csv", b"1").unwrap();
    journal.delete(&item(one.id)).unwrap();
    assert!(journal.pad(id).unwrap().attachments.is_empty());
    assert_eq!(journal.trash().unwrap()[0].title, "lag.csv");
    journal.undo().unwrap();
    assert_eq!(journal.pad(id).unwrap().attachments.len(), 1);
}

#[test]
fn a_picture_that_is_none_is_kept_as_the_file_it_is() {
    let (mut journal, _place) = journal();
    let id = journal.log_incident(new_incident("Lag")).unwrap().id;
    let cut = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR and then it was cut";
    for bytes in [cut.as_slice(), b"\0\x01\x02 no picture", b""] {
        let kept = journal.attach(id, None, "screenshot.png", bytes).unwrap();
        assert_eq!(journal.thumbnail(kept.id).unwrap(), None, "{bytes:?}");
        assert_eq!(journal.attachment_bytes(kept.id).unwrap(), bytes);
    }
    assert!(journal.verify().unwrap().problems.is_empty());
}
