//! Records become incidents, or find again the ones they became before.

use std::collections::{HashMap, HashSet};

use super::{
    ImportNote, ImportOptions, ImportReport, ZonelessTime,
    import::{IMPORT, was_taken_back},
    mapping::{self, Asked, Mapped, MappedEntry},
    merge::{self, Given},
    record::{Fault, Numbered, Reading, Record, quoted},
    refusal::Refusal,
};
use crate::{
    Result,
    domain::{
        Entry, EntryDetail, EntryId, Incident, IncidentId, ItemId, Pad, ServiceId, SourceRef, Zone,
    },
    store::{
        entry, history, incident, named,
        record::Stored,
        service,
        write::{Put, Write},
    },
};

/// How many incidents a report shows as they will look.
pub(crate) const SAMPLE: usize = 5;

pub(crate) fn bring_in(
    write: &mut Write<'_>,
    file: &str,
    reading: Reading,
    options: &ImportOptions,
) -> Result<ImportReport> {
    let mut report = ImportReport {
        records: u32::try_from(reading.records.len()).unwrap_or(u32::MAX),
        without_zone: reading
            .without_zone
            .clone()
            .map(|(text, at)| ZonelessTime { text, at }),
        ..ImportReport::default()
    };
    let good = set_bad_aside(file, reading, options, &mut report)?;
    let mut importer = Importer {
        services: Services::load(write)?,
        asked: Asked::new(&options.me, options.authors),
        write,
        zone: options.zone,
        report,
    };
    let last: HashMap<SourceRef, u32> = good
        .iter()
        .map(|(number, record)| (record.source.clone(), *number))
        .collect();
    for (number, record) in good {
        if last.get(&record.source) != Some(&number) {
            importer.report.warnings.push(again_later(number, &record));
        } else if record.is_no_incident {
            importer.report.warnings.push(left_out(number, &record));
        } else if record.maintenance && !options.with_maintenance {
            importer.report.maintenance_skipped += 1;
        } else {
            let mapped = mapping::map(number, record, &importer.asked);
            importer.bring_in(number, mapped)?;
        }
    }
    Ok(importer.report)
}

/// Bad records stop the import, unless they are to be skipped and listed.
fn set_bad_aside(
    file: &str,
    reading: Reading,
    options: &ImportOptions,
    report: &mut ImportReport,
) -> Result<Vec<(u32, Record)>, Refusal> {
    let mut good = Vec::with_capacity(reading.records.len());
    for Numbered {
        number,
        name,
        record,
    } in reading.records
    {
        match record {
            Ok(record) => good.push((number, record)),
            Err(fault) => report.skipped.push(fault.note(number, &name)),
        }
    }
    refuse_bad(file, &report.skipped, options)?;
    Ok(good)
}

pub(crate) fn refuse_bad(
    file: &str,
    bad: &[ImportNote],
    options: &ImportOptions,
) -> Result<(), Refusal> {
    match bad.split_first() {
        Some((first, others)) if !options.skip_bad => Err(Refusal::BadRecord {
            file: file.to_owned(),
            first: Box::new(first.clone()),
            more: others.len(),
        }),
        Some(_) | None => Ok(()),
    }
}

/// Were the earlier record brought in too, each import of the file would change the incident to and fro.
fn again_later(number: u32, record: &Record) -> ImportNote {
    let problem = format!(
        "{} stands in this file again further down; only the last one counts",
        quoted(&record.source.id)
    );
    Fault::new("id", problem).note(number, &record.title)
}

fn left_out(number: u32, record: &Record) -> ImportNote {
    let problem = "it is a test or a change, and no incident; it was left out";
    Fault::new("", problem).note(number, &record.title)
}

struct Importer<'a, 'w> {
    write: &'a mut Write<'w>,
    services: Services,
    zone: Zone,
    asked: Asked,
    report: ImportReport,
}

impl Importer<'_, '_> {
    fn bring_in(&mut self, number: u32, mapped: Mapped) -> Result<()> {
        self.report.warnings.extend(mapped.warnings.iter().cloned());
        match incident::from_source(self.write.conn(), &mapped.source)? {
            None => self.create(mapped),
            Some(stored) if stored.deleted_at.is_none() => {
                self.update(number, &stored.value, mapped)
            }
            Some(stored) if was_taken_back(self.write.conn(), &ItemId::from(stored.value.id))? => {
                self.create(mapped)
            }
            Some(_) => {
                self.report.stay_deleted += 1;
                Ok(())
            }
        }
    }

    fn create(&mut self, mapped: Mapped) -> Result<()> {
        let services = self.services.make(self.write, &mapped.services)?;
        let id = IncidentId(self.write.new_id());
        let incident = Incident {
            kind: mapped.kind,
            severity: mapped.severity,
            services,
            tags: mapped.tags,
            roles: mapped.roles,
            pad: Pad {
                people: mapped.people,
                ..Pad::default()
            },
            milestones: mapped.milestones,
            source: Some(mapped.source),
            links: mapped.links,
            ..Incident::titled(mapped.title, id, self.zone, self.write.now())
        };
        self.write.put(incident.clone())?;
        self.add_entries(&incident, &mapped.entries)?;
        self.report.new += 1;
        self.show(incident);
        Ok(())
    }

    /// Ids are given in the order of the lines, so that lines of one minute stay in it.
    fn add_entries(&mut self, incident: &Incident, lines: &[MappedEntry]) -> Result<()> {
        let mut ids: Vec<EntryId> = lines.iter().map(|_| EntryId(self.write.new_id())).collect();
        ids.sort_unstable();
        for (id, line) in ids.into_iter().zip(lines) {
            let noted_at = self.write.now();
            self.write.put(Entry {
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
            })?;
            self.report.entries += 1;
        }
        Ok(())
    }

    fn update(&mut self, number: u32, here: &Incident, mapped: Mapped) -> Result<()> {
        let services = self.services.find(&mapped.services);
        let moved = services.as_ref() != Some(&sorted(&here.services));
        let source = Incident {
            title: mapped.title.clone(),
            kind: mapped.kind,
            severity: mapped.severity,
            // A source that says nothing of them takes nothing back.
            tags: some_or(mapped.tags, &here.tags),
            roles: some_or(mapped.roles, &here.roles),
            milestones: mapped.milestones,
            links: mapped.links,
            ..here.clone()
        };
        let mut put = Put::Same;
        if moved || source != *here {
            let given = self.given(&ItemId::from(here.id))?;
            let mut merged = merge::incident(here, &source, &given);
            if moved && merge::is_the_sources("services", &here.services, &given) {
                merged.services = self.services.make(self.write, &mapped.services)?;
            }
            put = self.write.put(merged)?;
        }
        let lines_changed = self.update_entries(number, here, &mapped.entries)?;
        if put == Put::Same && !lines_changed {
            self.report.unchanged += 1;
        } else {
            self.report.changed += 1;
            let stored = incident::find(self.write.conn(), here.id)?;
            self.show(stored.value);
        }
        Ok(())
    }

    /// Whether anything changed.
    fn update_entries(
        &mut self,
        number: u32,
        incident: &Incident,
        lines: &[MappedEntry],
    ) -> Result<bool> {
        let known = self.known_entries(incident.id)?;
        let mut new = Vec::new();
        let mut changed = false;
        for line in lines {
            match known.get(&line.source_id) {
                None => new.push(line.clone()),
                Some(stored) if stored.deleted_at.is_some() => {}
                Some(stored) => changed |= self.update_entry(&stored.value, line)?,
            }
        }
        self.add_entries(incident, &new)?;
        let ids: HashSet<&str> = lines.iter().map(|line| line.source_id.as_str()).collect();
        let gone = known
            .iter()
            .filter(|(id, stored)| stored.deleted_at.is_none() && !ids.contains(id.as_str()));
        for (_, stored) in gone {
            self.report
                .warnings
                .push(no_longer_there(number, incident, &stored.value));
        }
        Ok(changed || !new.is_empty())
    }

    fn update_entry(&mut self, here: &Entry, line: &MappedEntry) -> Result<bool> {
        let source = Entry {
            text: line.text.clone(),
            happened_at: line.at,
            ..here.clone()
        };
        if source == *here {
            return Ok(false);
        }
        let given = self.given(&ItemId::from(here.id))?;
        let put = self.write.put(merge::entry(here, &source, &given))?;
        Ok(put != Put::Same)
    }

    /// The lines of an incident that came from a source, in the trash or not, by their source's id.
    fn known_entries(&self, incident: IncidentId) -> Result<HashMap<String, Stored<Entry>>> {
        let conn = self.write.conn();
        let mut known = HashMap::new();
        for id in entry::ids_of_incident(conn, &incident.to_string())? {
            if let Some(stored) = entry::load(conn, &id.to_string())?
                && let Some(source_id) = stored.value.source_id.clone()
            {
                known.insert(source_id, stored);
            }
        }
        Ok(known)
    }

    fn given(&self, item: &ItemId) -> Result<Given> {
        let mut given = Given::default();
        for (operation, change) in history::of_item(self.write.conn(), item)? {
            if let Some(after) = change.after.filter(|_| operation.label == IMPORT) {
                given.add(change.before.as_ref().map(|before| &before.0), &after.0);
            }
        }
        Ok(given)
    }

    fn show(&mut self, incident: Incident) {
        if self.report.sample.len() < SAMPLE {
            self.report.sample.push(incident);
        }
    }
}

fn some_or<T: Clone>(said: Vec<T>, here: &[T]) -> Vec<T> {
    if said.is_empty() { here.to_vec() } else { said }
}

fn no_longer_there(number: u32, incident: &Incident, entry: &Entry) -> ImportNote {
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

fn sorted(ids: &[ServiceId]) -> Vec<ServiceId> {
    let mut ids = ids.to_vec();
    ids.sort_unstable();
    ids
}

/// Services by the names that sources use for them. One that the user renamed still answers to the name it came with.
struct Services(HashMap<String, ServiceId>);

impl Services {
    fn load(write: &Write<'_>) -> Result<Self> {
        let conn = write.conn();
        let mut by_name = HashMap::new();
        let present = service::all(conn)?;
        for service in &present {
            let item = ItemId::from(service.id);
            for (_, change) in history::of_item(conn, &item)? {
                let states = change.before.iter().chain(&change.after);
                let names = states.filter_map(|patch| {
                    let whole = patch.0.get("").and_then(|state| state.get("name"));
                    whole.or_else(|| patch.0.get("/name"))?.as_str()
                });
                by_name.extend(names.map(|name| (named::name_key(name), service.id)));
            }
        }
        // Who has the name today comes before who had it once.
        by_name.extend(present.iter().map(|s| (named::name_key(&s.name), s.id)));
        Ok(Self(by_name))
    }

    /// The ids in their order, if there is a service for every name.
    fn find(&self, names: &[String]) -> Option<Vec<ServiceId>> {
        let ids: Option<Vec<ServiceId>> = names.iter().map(|name| self.get(name)).collect();
        ids.map(|ids| sorted(&ids))
    }

    fn get(&self, name: &str) -> Option<ServiceId> {
        self.0.get(&named::name_key(name)).copied()
    }

    fn make(&mut self, write: &mut Write<'_>, names: &[String]) -> Result<Vec<ServiceId>> {
        let mut ids = Vec::with_capacity(names.len());
        for name in names {
            let id = match self.get(name) {
                Some(id) => id,
                None => service::named(write, name)?,
            };
            self.0.insert(named::name_key(name), id);
            ids.push(id);
        }
        Ok(ids)
    }
}
