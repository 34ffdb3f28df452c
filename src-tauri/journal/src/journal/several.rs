//! Several incidents at once: one operation, and one undo for all of them.

use super::Journal;
use super::incidents::change;
use crate::Result;
use crate::domain::{BulkEdit, Incident, IncidentEdit, IncidentId};
use crate::store::write::Write;
use crate::store::{incident, service};

impl Journal {
    /// Those in the trash stay as they are.
    pub fn edit_incidents(&mut self, ids: &[IncidentId], edit: &BulkEdit) -> Result<()> {
        self.write(label_of(edit), |write| {
            for id in visible(write, ids)? {
                let incident = incident::find(write.conn(), id)?.value;
                let edit = edit_of(write, incident, edit)?;
                change(write, id, edit)?;
            }
            Ok(())
        })
    }

    /// Into the trash, each with its entries.
    pub fn delete_incidents(&mut self, ids: &[IncidentId]) -> Result<()> {
        self.write("Delete incidents", |write| {
            let mut ids = visible(write, ids)?.into_iter();
            ids.try_for_each(|id| write.delete(&id.into()))
        })
    }
}

fn visible(write: &Write<'_>, ids: &[IncidentId]) -> Result<Vec<IncidentId>> {
    let mut visible = Vec::new();
    for id in ids {
        if incident::find(write.conn(), *id)?.deleted_at.is_none() {
            visible.push(*id);
        }
    }
    Ok(visible)
}

/// As it would be made to this one alone.
fn edit_of(write: &Write<'_>, incident: Incident, edit: &BulkEdit) -> Result<IncidentEdit> {
    Ok(match edit {
        BulkEdit::Kind(kind) => IncidentEdit::Kind(*kind),
        BulkEdit::Severity(severity) => IncidentEdit::Severity(*severity),
        BulkEdit::Class(class) => IncidentEdit::Class(class.clone()),
        BulkEdit::AddService(name) => {
            IncidentEdit::Services(with(service_names(write, &incident)?, name))
        }
        BulkEdit::RemoveService(name) => {
            IncidentEdit::Services(without(service_names(write, &incident)?, name))
        }
        BulkEdit::AddTag(tag) => IncidentEdit::Tags(with(incident.tags, tag)),
        BulkEdit::RemoveTag(tag) => IncidentEdit::Tags(without(incident.tags, tag)),
        BulkEdit::Sharing(sharing) => IncidentEdit::Sharing(sharing.clone()),
    })
}

fn service_names(write: &Write<'_>, incident: &Incident) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for id in &incident.services {
        let found = service::load(write.conn(), &id.to_string())?;
        names.extend(found.map(|stored| stored.value.name));
    }
    Ok(names)
}

fn with(mut names: Vec<String>, name: &str) -> Vec<String> {
    if !names.iter().any(|known| is_same(known, name)) {
        names.push(name.trim().to_owned());
    }
    names
}

fn without(mut names: Vec<String>, name: &str) -> Vec<String> {
    names.retain(|known| !is_same(known, name));
    names
}

/// Letter case does not tell names apart.
fn is_same(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

fn label_of(edit: &BulkEdit) -> &'static str {
    match edit {
        BulkEdit::Kind(_) => "Change kind of incidents",
        BulkEdit::Severity(_) => "Change severity of incidents",
        BulkEdit::Class(_) => "Change failure class of incidents",
        BulkEdit::AddService(_) | BulkEdit::RemoveService(_) => "Change services of incidents",
        BulkEdit::AddTag(_) | BulkEdit::RemoveTag(_) => "Change tags of incidents",
        BulkEdit::Sharing(_) => "Change sharing of incidents",
    }
}
