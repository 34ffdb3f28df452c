//! Our own archive comes in: what is new here is taken over whole, what is equal is left, what differs is reported.

mod documents;
mod notes;
mod references;
mod rows;

use std::collections::HashSet;

use chrono::{DateTime, Utc};

use super::{
    ImportOptions, ImportReport,
    archive::{ArchivedIncident, Blobs, Kept, Piece, Source},
    import::was_taken_back,
    records::{SAMPLE, refuse_bad},
};
use crate::{
    Error, Result, Work,
    domain::{Employer, Entry, Incident, ItemId, JournalSettings, Service},
    store::{
        checks, columns,
        document::{self, Homes},
        employer, entry, incident,
        named::{self, Table},
        record::{self, Record, Stored},
        service, settings,
        write::Write,
    },
};
use references::References;
use rows::History;

/// `None` where it is no archive.
pub(crate) fn bring_in(
    write: &mut Write<'_>,
    file: &str,
    source: &Source<'_>,
    options: &ImportOptions,
    work: &Work,
    homes: &mut Homes,
) -> Result<Option<ImportReport>> {
    let mut restorer = Restorer {
        write,
        file,
        options,
        homes,
        references: Vec::new(),
        is_counted: matches!(source, Source::Tables(_)),
        new: HashSet::new(),
        history: History::default(),
        blobs: source.blobs(file)?,
        report: ImportReport::default(),
    };
    let Some(records) = source.read(file, work, &mut |piece| restorer.take(piece))? else {
        return Ok(None);
    };
    restorer.tell_missing()?;
    let mut report = restorer.report;
    report.records = records;
    // What the journal itself refuses was left out and noted; so that stops the import like any other bad record.
    refuse_bad(file, &report.skipped, options)?;
    Ok(Some(report))
}

struct Restorer<'a, 'w> {
    write: &'a mut Write<'w>,
    file: &'a str,
    options: &'a ImportOptions,
    /// Where the file's services and employers have other ids here, because their names were there already.
    homes: &'a mut Homes,
    /// Of our own tables.
    references: Vec<References>,
    /// Whether records of every kind are: an archive counts its incidents.
    is_counted: bool,
    /// What was not here before; its history comes along.
    new: HashSet<ItemId>,
    history: History,
    blobs: Blobs<'a>,
    report: ImportReport,
}

impl Restorer<'_, '_> {
    fn take(&mut self, piece: Piece) -> Result<()> {
        // What is refused in the end is only read on to say how many of its records cannot be read.
        let is_refused = !self.options.skip_bad && !self.report.skipped.is_empty();
        match piece {
            Piece::Bad(note) => self.report.skipped.push(note),
            Piece::Remark(note) => self.report.warnings.push(note),
            Piece::Unread(column) if self.report.unread.contains(&column) => {}
            Piece::Unread(column) => self.report.unread.push(column),
            _ if is_refused => {}
            Piece::Settings(theirs) => self.settings(*theirs)?,
            Piece::Service(service) => self.service(service)?,
            Piece::Employer(employer) => self.employer(employer)?,
            Piece::Class(class) => self.other(0, class.item.name.clone(), class)?,
            Piece::Incident(number, incident) => self.incident(number, *incident)?,
            Piece::Packet(packet) => self.other(0, packet.item.name.clone(), *packet)?,
            Piece::Document(number, document) => self.document(number, document)?,
            Piece::Operation(operation) => self.history.begin(operation),
            Piece::Change(change) => self.history.add(self.write.conn(), &change, &self.new)?,
        }
        Ok(())
    }

    fn service(&mut self, service: Kept<Service>) -> Result<()> {
        let (id, name) = (service.item.id, service.item.name.clone());
        match self.same_name(
            Table::Service,
            &id.to_string(),
            &name,
            service.deleted_at.is_some(),
        )? {
            Some(here) => {
                self.homes.services.insert(id, columns::id(&here)?);
                self.count(|report| &mut report.unchanged);
                Ok(())
            }
            None => self.other(0, name, service),
        }
    }

    fn employer(&mut self, employer: Kept<Employer>) -> Result<()> {
        let (id, name) = (employer.item.id, employer.item.name.clone());
        match self.same_name(
            Table::Employer,
            &id.to_string(),
            &name,
            employer.deleted_at.is_some(),
        )? {
            Some(here) => {
                self.homes.employers.insert(id, columns::id(&here)?);
                self.count(|report| &mut report.unchanged);
                Ok(())
            }
            None => self.other(0, name, employer),
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
    fn other<T>(&mut self, number: u32, name: String, kept: Kept<T>) -> Result<()>
    where
        Record: From<T>,
    {
        let theirs = Stored {
            value: Record::from(kept.item),
            revision: 0,
            deleted_at: kept.deleted_at,
        };
        let item = theirs.value.item();
        if document::is_of_another_noun(self.write.conn(), &item)? {
            self.skip(
                number,
                &name,
                item.noun.words(),
                "has the id of a record of another kind",
            );
            return Ok(());
        }
        let is_back = self.bring_back(&item, theirs.deleted_at)?;
        match record::load(self.write.conn(), &item)? {
            Some(here) if same(&here, &theirs)? => self.count(|report| {
                if is_back {
                    &mut report.new
                } else {
                    &mut report.unchanged
                }
            }),
            Some(_) => {
                self.differs(number, &item, name);
                self.count(|report| &mut report.different);
            }
            None => {
                if self.make(number, &name, theirs)? {
                    self.count(|report| &mut report.new);
                }
            }
        }
        Ok(())
    }

    fn count(&mut self, of: impl FnOnce(&mut ImportReport) -> &mut u32) {
        *of(&mut self.report) += u32::from(self.is_counted);
    }

    fn incident(&mut self, number: u32, archived: ArchivedIncident) -> Result<()> {
        let id = archived.incident.item.id;
        let is_back = self.bring_back(&ItemId::from(id), archived.incident.deleted_at)?;
        match incident::load(self.write.conn(), &id.to_string())? {
            None => self.new_incident(number, archived),
            Some(here) => self.known_incident(number, archived, here, is_back),
        }
    }

    fn new_incident(&mut self, number: u32, archived: ArchivedIncident) -> Result<()> {
        let theirs = stored(archived.incident).map(|incident| self.at_home(incident));
        let incident = theirs.value.clone();
        if let Some(missing) = self.missing(&incident)? {
            self.skip(
                number,
                &incident.title,
                missing,
                "is neither in the file nor here",
            );
            return Ok(());
        }
        if !self.make(number, &incident.title, theirs.map(Record::from))? {
            return Ok(());
        }
        self.report.new += 1;
        for sentence in checks::contradictions(&incident) {
            self.note(number, incident.title.clone(), sentence);
        }
        let revisions = &archived.revisions;
        let rows = rows::add_revisions(self.write.conn(), incident.id, revisions);
        rows.map_err(|error| self.broken(&incident, error))?;
        for entry in archived.entries {
            let id = entry.item.id;
            let is_sealed = revisions.iter().any(|revision| revision.entry == id);
            self.entry(number, &incident, entry, is_sealed)?;
        }
        if self.report.sample.len() < SAMPLE {
            self.report.sample.push(incident);
        }
        Ok(())
    }

    fn known_incident(
        &mut self,
        number: u32,
        archived: ArchivedIncident,
        here: Stored<Incident>,
        is_back: bool,
    ) -> Result<()> {
        let theirs = stored(archived.incident).map(|incident| self.at_home(incident));
        let incident = theirs.value.clone();
        let mut equal = same(&here.map(Record::from), &theirs.map(Record::from))?;
        for entry in archived.entries {
            self.bring_back(&ItemId::from(entry.item.id), entry.deleted_at)?;
            match entry::load(self.write.conn(), &entry.item.id.to_string())? {
                None => self.entry(number, &incident, entry, false)?,
                Some(here) => {
                    let theirs = stored(entry).map(Record::from);
                    equal &= same(&here.map(Record::from), &theirs)?;
                }
            }
        }
        if equal && is_back {
            self.report.new += 1;
        } else if equal {
            self.report.unchanged += 1;
        } else {
            self.report.different += 1;
            let text = "is already here with other content; what is here was kept";
            self.note(number, incident.title, text.to_owned());
        }
        Ok(())
    }

    /// Out of the trash, if an undo of an import is all that put it there. Whether it was.
    fn bring_back(&mut self, item: &ItemId, theirs: Option<DateTime<Utc>>) -> Result<bool> {
        let here = record::load(self.write.conn(), item)?;
        let is_back = theirs.is_none()
            && here.is_some_and(|here| here.deleted_at.is_some())
            && was_taken_back(self.write.conn(), item)?;
        if is_back {
            self.write.undelete(item)?;
        }
        Ok(is_back)
    }

    /// The field that refers to something which is neither in the file nor here.
    fn missing(&self, incident: &Incident) -> Result<Option<&'static str>> {
        let conn = self.write.conn();
        for id in &incident.services {
            if service::load(conn, &id.to_string())?.is_none() {
                return Ok(Some("services"));
            }
        }
        if let Some(id) = &incident.employer
            && employer::load(conn, &id.to_string())?.is_none()
        {
            return Ok(Some("employer"));
        }
        Ok(None)
    }

    /// With the seals that came along, or sealed now.
    fn entry(
        &mut self,
        number: u32,
        incident: &Incident,
        entry: Kept<Entry>,
        is_sealed: bool,
    ) -> Result<()> {
        let id = entry.item.id;
        let is_known = !is_sealed && entry::load(self.write.conn(), &id.to_string())?.is_some();
        if is_known || id.0 == incident.id.0 {
            let text = "one of them has the id of something that is here already";
            self.skip(number, &incident.title, "entries", text);
            return Ok(());
        }
        let made = if is_sealed {
            rows::add_entry(self.write.conn(), &entry)
                .and_then(|()| self.write.adopt_entry(id))
                .map_err(|error| self.broken(incident, error))?;
            self.new.insert(ItemId::from(id));
            true
        } else {
            self.make(number, &incident.title, stored(entry).map(Record::from))?
        };
        self.report.entries += u32::from(made);
        Ok(())
    }

    /// Whether the journal took it.
    fn make(&mut self, number: u32, name: &str, theirs: Stored<Record>) -> Result<bool> {
        let item = theirs.value.item();
        match self.write.add_kept(theirs) {
            Ok(()) => {}
            Err(
                error @ (Error::EmptyName { .. }
                | Error::InvalidText { .. }
                | Error::InvalidNumber { .. }
                | Error::InvalidTime
                | Error::EndNotAfterStart
                | Error::NameTaken { .. }),
            ) => {
                // What happens to the whole file is said once, by whoever lists the skipped records.
                let said = error.to_string();
                let problem = said.strip_suffix(". Nothing was changed.").unwrap_or(&said);
                self.skip(number, name, item.noun.words(), problem);
                return Ok(false);
            }
            Err(error) => return Err(error),
        }
        self.new.insert(item);
        Ok(true)
    }

    fn settings(&mut self, theirs: JournalSettings) -> Result<()> {
        let here = settings::load(self.write.conn())?;
        if here.value == JournalSettings::default() {
            let theirs = Record::from(theirs);
            if here.revision == 0 {
                self.new.insert(theirs.item());
            }
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
            *id = self.homes.service(*id);
        }
        if let Some(id) = &mut incident.employer {
            *id = self.homes.employer(*id);
        }
        incident
    }
}

fn stored<T>(kept: Kept<T>) -> Stored<T> {
    Stored {
        value: kept.item,
        revision: 0,
        deleted_at: kept.deleted_at,
    }
}

/// Compared in the form in which both would be stored.
fn same(here: &Stored<Record>, theirs: &Stored<Record>) -> Result<bool> {
    let one = record::state(&here.value, here.deleted_at)?;
    let other = checks::tidy(theirs.value.clone())?;
    Ok(one == record::state(&other, theirs.deleted_at)?)
}
