//! Our own archive comes in: what is new here is taken over whole, what is equal is left, what differs is reported.

mod rows;

use std::collections::{HashMap, HashSet};

use super::{
    ImportNote, ImportOptions, ImportReport,
    archive::{Archive, ArchivedIncident, Kept, ReadArchive},
    records::{SAMPLE, refuse_bad},
};
use crate::{
    Error, Result,
    domain::{EmployerId, Entry, Incident, ItemId, Noun, ServiceId},
    store::{
        entry, incident,
        named::{self, Table},
        record::{self, Record, Stored},
        settings,
        write::Write,
    },
};

pub(crate) fn bring_in(
    write: &mut Write<'_>,
    file: &str,
    read: ReadArchive,
    options: &ImportOptions,
) -> Result<ImportReport> {
    let mut restorer = Restorer {
        write,
        services: HashMap::new(),
        employers: HashMap::new(),
        new: HashSet::new(),
        report: ImportReport {
            records: read.records,
            skipped: read.bad,
            ..ImportReport::default()
        },
    };
    refuse_bad(file, &restorer.report.skipped, options)?;
    restorer.bring_in(read.archive)?;
    // What the journal itself refuses was left out and noted; so that stops the import like any other bad record.
    refuse_bad(file, &restorer.report.skipped, options)?;
    Ok(restorer.report)
}

struct Restorer<'a, 'w> {
    write: &'a mut Write<'w>,
    /// Where the file's services and employers have other ids here, because their names were there already.
    services: HashMap<ServiceId, ServiceId>,
    employers: HashMap<EmployerId, EmployerId>,
    /// What was not here before; its history comes along.
    new: HashSet<ItemId>,
    report: ImportReport,
}

impl Restorer<'_, '_> {
    fn bring_in(&mut self, archive: Archive) -> Result<()> {
        for service in archive.services {
            self.service(service)?;
        }
        for employer in archive.employers {
            self.employer(employer)?;
        }
        for class in archive.classes {
            self.other(class.item.name.clone(), class)?;
        }
        for (number, incident) in (1..).zip(archive.incidents) {
            self.incident(number, incident)?;
        }
        for packet in archive.packets {
            self.other(packet.item.name.clone(), packet)?;
        }
        if let Some(theirs) = archive.settings {
            self.settings(theirs)?;
        }
        rows::add_history(self.write.conn(), &archive.operations, &self.new)
    }

    fn service(&mut self, service: Kept<crate::domain::Service>) -> Result<()> {
        let (id, name) = (service.item.id, service.item.name.clone());
        match self.same_name(
            Table::Service,
            &id.to_string(),
            &name,
            service.deleted_at.is_some(),
        )? {
            Some(here) => {
                self.services.insert(id, crate::store::columns::id(&here)?);
                Ok(())
            }
            None => self.other(name, service),
        }
    }

    fn employer(&mut self, employer: Kept<crate::domain::Employer>) -> Result<()> {
        let (id, name) = (employer.item.id, employer.item.name.clone());
        match self.same_name(
            Table::Employer,
            &id.to_string(),
            &name,
            employer.deleted_at.is_some(),
        )? {
            Some(here) => {
                self.employers.insert(id, crate::store::columns::id(&here)?);
                Ok(())
            }
            None => self.other(name, employer),
        }
    }

    /// The id under which this name is known here, if that is another one.
    fn same_name(
        &self,
        table: Table,
        id: &str,
        name: &str,
        in_trash: bool,
    ) -> Result<Option<String>> {
        if in_trash {
            return Ok(None);
        }
        let found = named::by_name(self.write.conn(), table, name)?;
        let here = found.map(|stored| stored.value.0);
        Ok(here.filter(|here| here != id))
    }

    /// A record without anything below it.
    fn other<T>(&mut self, name: String, kept: Kept<T>) -> Result<()>
    where
        Record: From<T>,
    {
        let theirs = Stored {
            value: Record::from(kept.item),
            revision: 0,
            deleted_at: kept.deleted_at,
        };
        let item = theirs.value.item();
        match record::load(self.write.conn(), &item)? {
            Some(here) if same(&here, &theirs)? => Ok(()),
            Some(_) => {
                self.differs(0, &item, name);
                Ok(())
            }
            None => self.make(0, &name, theirs).map(|_| ()),
        }
    }

    fn incident(&mut self, number: u32, archived: ArchivedIncident) -> Result<()> {
        let ArchivedIncident {
            incident: Kept { item, deleted_at },
            entries,
            revisions,
        } = archived;
        let name = item.title.clone();
        let theirs = Stored {
            value: self.at_home(item),
            revision: 0,
            deleted_at,
        };
        let here = incident::load(self.write.conn(), &theirs.value.id.to_string())?;
        let Some(here) = here else {
            let incident = theirs.value.clone();
            if !self.make(number, &name, theirs.map(Record::from))? {
                return Ok(());
            }
            self.report.new += 1;
            rows::add_revisions(self.write.conn(), incident.id, &revisions)?;
            let sealed: HashSet<_> = revisions.iter().map(|revision| revision.entry).collect();
            for entry in entries {
                let is_sealed = sealed.contains(&entry.item.id);
                self.entry(number, &name, entry, is_sealed)?;
            }
            if self.report.sample.len() < SAMPLE {
                self.report.sample.push(incident);
            }
            return Ok(());
        };
        let mut equal = same(&here.map(Record::from), &theirs.map(Record::from))?;
        for entry in entries {
            let here = entry::load(self.write.conn(), &entry.item.id.to_string())?;
            match here {
                None => self.entry(number, &name, entry, false)?,
                Some(here) => {
                    equal &= same(&here.map(Record::from), &stored(entry).map(Record::from))?
                }
            }
        }
        if equal {
            self.report.unchanged += 1;
        } else {
            self.report.different += 1;
            let text = "is already here with other content; what is here was kept";
            self.note(number, name, text.to_owned());
        }
        Ok(())
    }

    /// With the seals that came along, or sealed now.
    fn entry(
        &mut self,
        number: u32,
        name: &str,
        entry: Kept<Entry>,
        is_sealed: bool,
    ) -> Result<()> {
        let id = entry.item.id;
        let made = if is_sealed {
            rows::add_entry(self.write.conn(), &entry)?;
            self.write.adopt_entry(id)?;
            self.new.insert(ItemId::from(id));
            true
        } else {
            self.make(number, name, stored(entry).map(Record::from))?
        };
        self.report.entries += u32::from(made);
        Ok(())
    }

    /// Whether the journal took it.
    fn make(&mut self, number: u32, name: &str, theirs: Stored<Record>) -> Result<bool> {
        let item = theirs.value.item();
        match self.write.put(theirs.value) {
            Ok(_) => {}
            Err(
                error @ (Error::EmptyName { .. }
                | Error::InvalidText { .. }
                | Error::InvalidNumber { .. }
                | Error::NameTaken { .. }),
            ) => {
                self.report.skipped.push(ImportNote {
                    record: number,
                    name: name.to_owned(),
                    field: item.noun.words().to_owned(),
                    text: error.to_string(),
                });
                return Ok(false);
            }
            Err(error) => return Err(error),
        }
        if let Some(deleted_at) = theirs.deleted_at {
            let stored = record::find(self.write.conn(), &item)?;
            let state = record::state(&stored.value, Some(deleted_at))?;
            self.write.put_state(&item, state)?;
        }
        self.new.insert(item);
        Ok(true)
    }

    fn settings(&mut self, theirs: crate::domain::JournalSettings) -> Result<()> {
        let here = settings::load(self.write.conn())?;
        if here.revision == 0 {
            self.write.put(theirs)?;
        } else if here.value != theirs {
            let text = "of the file differ from those here; those here were kept";
            self.note(0, "Settings".to_owned(), text.to_owned());
        }
        Ok(())
    }

    /// The incident with the ids that its services and its employer have here.
    fn at_home(&self, mut incident: Incident) -> Incident {
        for id in &mut incident.services {
            *id = self.services.get(id).copied().unwrap_or(*id);
        }
        if let Some(id) = &mut incident.employer {
            *id = self.employers.get(id).copied().unwrap_or(*id);
        }
        incident
    }

    fn differs(&mut self, number: u32, item: &ItemId, name: String) {
        let text = format!(
            "this {} is already here with other content; what is here was kept",
            item.noun.words()
        );
        self.note(number, name, text);
    }

    fn note(&mut self, record: u32, name: String, text: String) {
        self.report.warnings.push(ImportNote {
            record,
            name,
            field: String::new(),
            text,
        });
    }
}

fn stored<T>(kept: Kept<T>) -> Stored<T> {
    Stored {
        value: kept.item,
        revision: 0,
        deleted_at: kept.deleted_at,
    }
}

fn same(here: &Stored<Record>, theirs: &Stored<Record>) -> Result<bool> {
    let one = record::state(&here.value, here.deleted_at)?;
    Ok(one == record::state(&theirs.value, theirs.deleted_at)?)
}
