//! The lines of an incident's timeline: new ones, and those that are known again.

use std::collections::{HashMap, HashSet};

use super::{Importer, notes::no_longer_there};
use crate::{
    Result,
    domain::{Entry, EntryDetail, EntryId, Incident, IncidentId, ItemId, SourceRef},
    exchange::{
        mapping::{Mapped, MappedEntry},
        merge,
        readers::OWN,
        record::Extent,
    },
    store::{entry, record::Stored, write::Put},
};

impl Importer<'_, '_> {
    /// Ids are given in the order of the lines, so that lines of one minute stay in it.
    pub(super) fn add_entries(&mut self, incident: &Incident, lines: &[MappedEntry]) -> Result<()> {
        let mut ids: Vec<EntryId> = lines.iter().map(|_| EntryId(self.write.new_id())).collect();
        ids.sort_unstable();
        for (id, line) in ids.into_iter().zip(lines) {
            let noted_at = self.write.now();
            let made = Entry {
                id,
                incident: incident.id,
                kind: line.kind,
                text: line.text.clone(),
                author: line.author.clone(),
                happened_at: line.at,
                zone: incident.zone,
                noted_at,
                detail: EntryDetail::default(),
                revision: 1,
                source_id: Some(line.source_id.clone()),
            };
            let entry = self.with_own(made, line)?;
            self.write.add(entry)?;
            self.report.entries += 1;
        }
        Ok(())
    }

    /// Whether anything changed.
    pub(super) fn update_entries(
        &mut self,
        number: u32,
        incident: &Incident,
        mapped: &Mapped,
    ) -> Result<bool> {
        let lines = &mapped.entries;
        let known = self.known_entries(incident.id, &mapped.source)?;
        let mut new = Vec::new();
        let mut changed = false;
        for line in lines {
            match known.get(&line.source_id) {
                None => new.push(line.clone()),
                Some(stored) if stored.deleted_at.is_some() => {
                    if line.own.is_some() && self.bring_back_line(stored)? {
                        self.update_entry(&stored.value, line)?;
                        changed = true;
                    }
                }
                Some(stored) => changed |= self.update_entry(&stored.value, line)?,
            }
        }
        self.add_entries(incident, &new)?;
        let ids: HashSet<&str> = lines.iter().map(|line| line.source_id.as_str()).collect();
        // Of our own tables a part may come in.
        let tells_all = mapped.extent == Extent::Whole && !mapped.untold.lines;
        let gone = known.iter().filter(|_| tells_all);
        let gone =
            gone.filter(|(id, stored)| stored.deleted_at.is_none() && !ids.contains(id.as_str()));
        for (_, stored) in gone {
            self.report
                .warnings
                .push(no_longer_there(number, incident, &stored.value));
        }
        Ok(changed || !new.is_empty())
    }

    fn update_entry(&mut self, here: &Entry, line: &MappedEntry) -> Result<bool> {
        let mut source = Entry {
            text: line.text.clone(),
            happened_at: line.at,
            ..here.clone()
        };
        if let Some(own) = &line.own {
            source.detail = own.detail.clone().unwrap_or(source.detail);
            source.kind = line.kind;
            if self.asked.keeps_names() {
                source.author.clone_from(&line.author);
            }
            source.zone = own.zone.unwrap_or(here.zone);
        }
        if source == *here {
            return Ok(false);
        }
        let given = self.given(&ItemId::from(here.id))?;
        let merged = merge::entry(here, &source, &given);
        self.is_different |= line.own.is_some() && merged != source;
        let put = self.write.put(merged)?;
        Ok(put != Put::Same)
    }

    /// The lines of an incident that came from a source, in the trash or not, by their source's id.
    fn known_entries(
        &self,
        incident: IncidentId,
        source: &SourceRef,
    ) -> Result<HashMap<String, Stored<Entry>>> {
        let conn = self.write.conn();
        let mut known = HashMap::new();
        for id in entry::ids_of_incident(conn, &incident.to_string())? {
            let Some(stored) = entry::load(conn, &id.to_string())? else {
                continue;
            };
            if source.kind == OWN {
                known.insert(id.to_string(), stored.clone());
            }
            if let Some(known_as) = stored.value.source_id.clone() {
                known.insert(known_as, stored);
            }
        }
        Ok(known)
    }
}
