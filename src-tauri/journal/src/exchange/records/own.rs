//! What our own tables hold comes back under the ids that it had, with all that they say of it.

use uuid::Uuid;

use super::Importer;
use crate::{
    Result,
    domain::{Entry, EntryId, Incident, IncidentId, ItemId},
    exchange::{
        import::was_taken_back,
        mapping::{Mapped, MappedEntry},
        own_facts::{Facts, OwnCells},
        readers::OWN,
    },
    store::{class, employer, entry, incident, record::Stored},
};

impl Importer<'_, '_> {
    /// Under its own id, unless something else has that here.
    pub(super) fn own_id(&self, mapped: &Mapped) -> Result<Option<IncidentId>> {
        let id = Uuid::parse_str(&mapped.source.id).ok().map(IncidentId);
        let Some(id) = id.filter(|_| mapped.source.kind == OWN) else {
            return Ok(None);
        };
        let here = incident::load(self.write.conn(), &id.to_string())?;
        Ok(here.is_none().then_some(id))
    }

    /// One that has another id here stays known by the one of the table.
    pub(super) fn tell_own(
        &mut self,
        of: &mut Incident,
        own: &OwnCells,
        is_under_own_id: bool,
    ) -> Result<()> {
        let source = of.source.take();
        own.facts(Facts::of(of)).tell_all(of);
        if !is_under_own_id {
            of.source = source;
        }
        if let Some(name) = own.employer.as_ref().filter(|name| !name.is_empty()) {
            of.employer = Some(employer::named(self.write, name)?);
        }
        Ok(())
    }

    /// Whether our own table says of an incident what it does not follow: what is here was written here, or has no place
    /// among what follows a table.
    pub(super) fn differs(
        &self,
        here: &Incident,
        told: &Incident,
        mapped: &Mapped,
    ) -> Result<bool> {
        let Some(own) = &mapped.own else {
            return Ok(false);
        };
        let conn = self.write.conn();
        let class = here.class.as_ref();
        let name = class
            .map(|key| class::name(conn, key))
            .transpose()?
            .flatten();
        let is_class =
            |said: &str| class.is_some_and(|key| key.0 == said) || name.as_deref() == Some(said);
        let employer = here
            .employer
            .map(|id| employer::load(conn, &id.to_string()));
        let employer = employer.transpose()?.flatten();
        let employer = employer.map(|stored| stored.value.name).unwrap_or_default();
        // A table says when, and not in which zone that was read.
        let mut told = told.clone();
        for milestone in &mut told.milestones {
            let known = here.milestone(milestone.kind);
            milestone.zone = known.and_then(|known| known.zone);
        }
        let is_emptied =
            |column: &str, is_said: bool, is_here: bool| own.has(column) && is_here && !is_said;
        let is_other = *here != told
            || is_emptied(
                "severity",
                mapped.severity.is_some(),
                here.severity.is_some(),
            )
            || is_emptied(
                "services",
                !mapped.services.is_empty(),
                !here.services.is_empty(),
            )
            || is_emptied("tags", !mapped.tags.is_empty(), !here.tags.is_empty())
            || is_emptied("roles", !mapped.roles.is_empty(), !here.roles.is_empty())
            || is_emptied("links", !mapped.links.is_empty(), !here.links.is_empty())
            || is_emptied("class", mapped.class.is_some(), class.is_some())
            || mapped.zone.is_some_and(|zone| zone != here.zone)
            || mapped.class.as_deref().is_some_and(|said| !is_class(said))
            || own.employer.as_ref().is_some_and(|said| *said != employer);
        Ok(is_other)
    }

    /// A line, under its own id where that is free.
    pub(super) fn with_own(&self, made: Entry, line: &MappedEntry) -> Result<Entry> {
        let Some(own) = &line.own else {
            return Ok(made);
        };
        let id = Uuid::parse_str(&line.source_id).ok().map(EntryId);
        let mut free = None;
        if let Some(id) = id {
            let here = entry::load(self.write.conn(), &id.to_string())?;
            free = here.is_none().then_some(id);
        }
        Ok(Entry {
            id: free.unwrap_or(made.id),
            source_id: if free.is_some() {
                own.source_id.clone()
            } else {
                made.source_id
            },
            zone: own.zone.unwrap_or(made.zone),
            noted_at: own.noted_at.unwrap_or(made.noted_at),
            detail: own.detail.clone().unwrap_or_default(),
            ..made
        })
    }

    /// What an undone import of our own tables put into the trash comes out of it again. Whether it did.
    pub(super) fn bring_back(&mut self, incident: &Incident, mapped: &Mapped) -> Result<bool> {
        let is_own = mapped.source.kind == OWN && incident.id.to_string() == mapped.source.id;
        if is_own {
            self.write.undelete(&ItemId::from(incident.id))?;
        }
        Ok(is_own)
    }

    pub(super) fn bring_back_line(&mut self, stored: &Stored<Entry>) -> Result<bool> {
        let item = ItemId::from(stored.value.id);
        let is_back = was_taken_back(self.write.conn(), &item)?;
        if is_back {
            self.write.undelete(&item)?;
            self.report.entries += 1;
        }
        Ok(is_back)
    }
}
