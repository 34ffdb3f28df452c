//! A second import of the same incident: what the source changed comes in, what the user wrote stays.

use std::collections::BTreeSet;

use super::mapping::{Mapped, MappedEntry, SourceFacts, entry_digest};
use crate::domain::{Entry, EntryEdit, EntryId, Incident, IncidentEdit, Milestone, MilestoneKind};

/// What an import has to change about an incident it has brought in before.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Update {
    pub(crate) edits: Vec<IncidentEdit>,
    pub(crate) new_entries: Vec<MappedEntry>,
    pub(crate) entry_edits: Vec<(EntryId, Vec<EntryEdit>)>,
}

/// `entries` are all that ever came from the source, the deleted ones too: those stay deleted, so `is_deleted` tells.
pub(crate) fn update(
    incident: &Incident,
    services: &[String],
    entries: &[(Entry, bool)],
    last: &SourceFacts,
    new: &Mapped,
) -> Update {
    let mut update = Update {
        edits: incident_edits(incident, services, last, &new.facts),
        ..Update::default()
    };
    for line in &new.entries {
        let known = entries
            .iter()
            .find(|(entry, _)| entry.source_id.as_deref() == Some(&line.source_id));
        match known {
            None if !last.entries.contains_key(&line.source_id) => {
                update.new_entries.push(line.clone());
            }
            Some((entry, false)) => {
                let edits = entry_edits(entry, line, last);
                if !edits.is_empty() {
                    update.entry_edits.push((entry.id, edits));
                }
            }
            // Deleted or erased here.
            None | Some((_, true)) => {}
        }
    }
    update
}

fn incident_edits(
    incident: &Incident,
    services: &[String],
    last: &SourceFacts,
    new: &SourceFacts,
) -> Vec<IncidentEdit> {
    let mut edits = Vec::new();
    if follows(&incident.title, &last.title, &new.title) {
        edits.push(IncidentEdit::Title(new.title.clone()));
    }
    if follows(&incident.kind, &last.kind, &new.kind) {
        edits.push(IncidentEdit::Kind(new.kind));
    }
    if follows(&incident.severity, &last.severity, &new.severity) {
        edits.push(IncidentEdit::Severity(new.severity));
    }
    if follows(
        &names(services),
        &names(&last.services),
        &names(&new.services),
    ) {
        edits.push(IncidentEdit::Services(new.services.clone()));
    }
    if follows(&incident.links, &last.links, &new.links) {
        edits.push(IncidentEdit::Links(new.links.clone()));
    }
    edits.extend(MilestoneKind::ALL.into_iter().filter_map(|kind| {
        let at = |facts: &SourceFacts| facts.milestones.get(&kind).copied();
        follows(&incident.at(kind), &at(last), &at(new)).then(|| match at(new) {
            Some(at) => IncidentEdit::SetMilestone(Milestone {
                kind,
                at,
                zone: incident.milestone(kind).and_then(|m| m.zone),
                estimated: false,
            }),
            None => IncidentEdit::ClearMilestone(kind),
        })
    }));
    edits
}

/// A fact moves with its source as long as it still stands as the source last gave it.
fn follows<T: PartialEq>(here: &T, last: &T, new: &T) -> bool {
    here == last && new != last
}

fn names(services: &[String]) -> BTreeSet<String> {
    services.iter().map(|name| name.to_lowercase()).collect()
}

fn entry_edits(entry: &Entry, line: &MappedEntry, last: &SourceFacts) -> Vec<EntryEdit> {
    let here = entry_digest(entry.happened_at, &entry.text);
    let new = entry_digest(line.at, &line.text);
    let untouched = last.entries.get(&line.source_id) == Some(&here);
    if !untouched || new == here {
        return Vec::new();
    }
    let mut edits = Vec::new();
    if entry.text != line.text {
        edits.push(EntryEdit::Text(line.text.clone()));
    }
    if entry.happened_at != line.at {
        edits.push(EntryEdit::Time {
            at: line.at,
            zone: entry.zone,
        });
    }
    edits
}
