//! What is said of a record that did not come in as it stands.

use rusqlite::Connection;

use super::super::{
    ImportNote,
    mapping::Mapped,
    record::{Fault, Record, quoted},
};
use crate::{
    Result,
    domain::{Entry, Incident},
    store::incident,
};

/// Were the earlier record brought in too, each import of the file would change the incident to and fro.
pub(super) fn again_later(number: u32, record: &Record) -> ImportNote {
    let problem = format!(
        "{} stands in this file again further down; only the last one counts",
        quoted(&record.source.id)
    );
    Fault::new("id", problem).note(number, &record.title)
}

pub(super) fn left_out(number: u32, record: &Record) -> ImportNote {
    let problem =
        "it is a pull request, a test, a change or a sum, and no incident; it was left out";
    Fault::new("", problem).note(number, &record.title)
}

/// Whether Afterpage wrote it from an incident that is here, of which it says less.
pub(super) fn is_note_of_ours(conn: &Connection, mapped: &Mapped) -> Result<bool> {
    let from = mapped
        .report
        .as_ref()
        .and_then(|report| report.written_from);
    let Some(id) = from else {
        return Ok(false);
    };
    incident::is_visible(conn, id)
}

pub(super) fn own_note(number: u32, mapped: &Mapped) -> ImportNote {
    let problem = "Afterpage wrote this note, from an incident that is here; nothing of it was read, and the incident was left as it is";
    Fault::new("", problem).note(number, &mapped.title)
}

pub(super) fn no_incident(number: u32, mapped: &Mapped) -> ImportNote {
    let problem = format!(
        "{} is not here; import the incidents before their lines",
        quoted(&mapped.source.id)
    );
    Fault::new("incident", problem).note(number, "")
}

/// Of our own tables, which say what the user wrote: nothing tells which of the two is right.
pub(super) fn differs(number: u32, incident: &Incident) -> ImportNote {
    let problem =
        "the table says otherwise of it or of its lines than what is here; what is here was kept";
    Fault::new("", problem).note(number, &incident.title)
}

pub(super) fn no_longer_there(number: u32, incident: &Incident, entry: &Entry) -> ImportNote {
    ImportNote {
        record: number,
        name: incident.title.clone(),
        field: "updates".to_owned(),
        text: format!(
            "the source no longer has the line {}; it was kept here",
            quoted(&entry.text)
        ),
    }
}
