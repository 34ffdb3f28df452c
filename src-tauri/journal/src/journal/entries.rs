use super::Journal;
use crate::domain::{Entry, EntryEdit, EntryId, EntryRevision, NewEntry, Noun};
use crate::store::{entry, incident, revision};
use crate::{Error, Result};

impl Journal {
    pub fn add_entry(&mut self, new: NewEntry) -> Result<Entry> {
        self.write("Add entry", |write| {
            let incident = incident::find(write.conn(), new.incident)?.value;
            let id = EntryId(write.new_id());
            let entry = Entry {
                id,
                incident: new.incident,
                kind: new.kind,
                text: new.text,
                author: new.author,
                happened_at: new.happened_at.unwrap_or(write.now()),
                zone: new.zone.unwrap_or(incident.zone),
                noted_at: write.now(),
                detail: new.detail,
                revision: 1,
                source_id: new.source_id,
            };
            write.put(entry)?;
            find(write.conn(), id)
        })
    }

    /// Each amendment adds a revision; what was written before stays readable.
    pub fn edit_entry(&mut self, id: EntryId, edit: EntryEdit) -> Result<Entry> {
        let (label, typed) = match &edit {
            EntryEdit::Kind(_) => ("Change kind of entry", None),
            EntryEdit::Text(_) => ("Edit entry", Some(format!("{id} text"))),
            EntryEdit::Time { .. } => ("Correct time of entry", None),
            EntryEdit::Detail(_) => ("Edit details of entry", Some(format!("{id} detail"))),
        };
        self.write_maybe_typing(label, typed, |write| {
            let entry = find(write.conn(), id)?;
            write.put(edited(entry, edit))?;
            find(write.conn(), id)
        })
    }

    /// Oldest first; the last one is what the entry says now.
    pub fn entry_revisions(&self, id: EntryId) -> Result<Vec<EntryRevision>> {
        find(self.conn(), id)?;
        revision::of_entry(self.conn(), &id.to_string())
    }
}

fn find(conn: &rusqlite::Connection, id: EntryId) -> Result<Entry> {
    let stored = entry::load(conn, &id.to_string())?;
    Ok(stored.ok_or(Error::NotFound { noun: Noun::Entry })?.value)
}

fn edited(mut entry: Entry, edit: EntryEdit) -> Entry {
    match edit {
        EntryEdit::Kind(kind) => entry.kind = kind,
        EntryEdit::Text(text) => entry.text = text,
        EntryEdit::Time { at, zone } => (entry.happened_at, entry.zone) = (at, zone),
        EntryEdit::Detail(detail) => entry.detail = detail,
    }
    entry
}
