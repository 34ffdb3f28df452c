//! Services, failure classes, employers: what incidents refer to by name.

use std::collections::HashMap;

use super::{Journal, ServiceUse};
use crate::domain::{
    ClassKey, Employer, EmployerId, FailureClass, IncidentId, ItemId, Noun, Service, ServiceCard,
    ServiceId,
};
use crate::store::document::Homes;
use crate::store::record::Record;
use crate::store::write::Write;
use crate::store::{class, document, employer, incident, service};
use crate::{Error, Result};

impl Journal {
    /// By name.
    pub fn services(&self) -> Result<Vec<ServiceUse>> {
        let uses = service::uses(self.conn())?;
        let services = service::all(self.conn())?.into_iter();
        let with_use = services.map(|service| ServiceUse {
            incidents: uses.get(&service.id).copied().unwrap_or(0),
            service,
        });
        Ok(with_use.collect())
    }

    /// Everywhere at once, in the search too.
    pub fn rename_service(&mut self, id: ServiceId, name: &str) -> Result<Service> {
        self.write("Rename service", |write| {
            let mut service = find_service(write, id)?;
            name.trim().clone_into(&mut service.name);
            write.put(service.clone())?;
            Ok(service)
        })
    }

    pub fn edit_service_card(&mut self, id: ServiceId, card: ServiceCard) -> Result<Service> {
        self.write_typing("Edit service card", format!("{id} card"), |write| {
            let mut service = find_service(write, id)?;
            service.card = card;
            write.put(service.clone())?;
            Ok(service)
        })
    }

    /// Moves every use of `from` to `into` and removes `from`.
    pub fn merge_services(&mut self, from: ServiceId, into: ServiceId) -> Result<Service> {
        self.write("Merge services", |write| {
            let mut kept = find_service(write, into)?;
            if from == into {
                return Ok(kept);
            }
            let gone = find_service(write, from)?;
            if kept.card == ServiceCard::default() {
                kept.card = gone.card;
                write.put(kept.clone())?;
            }
            for id in incident::with_service(write.conn(), from)? {
                replace_service(write, id, from, into)?;
            }
            let homes = Homes {
                services: HashMap::from([(from, into)]),
                ..Homes::default()
            };
            replace_in_documents(write, &from.to_string(), &homes)?;
            write.delete(&from.into())?;
            Ok(kept)
        })
    }

    /// The starters first, then the user's own.
    pub fn classes(&self) -> Result<Vec<FailureClass>> {
        class::all(self.conn())
    }

    /// A class of the user's own; of the name of one that is there, that one.
    pub fn add_class(&mut self, name: &str) -> Result<FailureClass> {
        self.write("Add class", |write| {
            let key = class::named(write, name)?;
            class::find(write.conn(), &key)
        })
    }

    /// Everywhere at once.
    pub fn rename_class(&mut self, key: &ClassKey, name: &str) -> Result<FailureClass> {
        self.write("Rename class", |write| {
            let mut class = class::find(write.conn(), key)?;
            class::check_free(write.conn(), key, name)?;
            name.trim().clone_into(&mut class.name);
            write.put(class.clone())?;
            Ok(class)
        })
    }

    /// Moves every use of `from` to `into`. A class of the user's own is removed; a starter stays to be chosen again.
    pub fn merge_classes(&mut self, from: &ClassKey, into: &ClassKey) -> Result<FailureClass> {
        self.write("Merge classes", |write| {
            let kept = class::find(write.conn(), into)?;
            class::find(write.conn(), from)?;
            if from == into {
                return Ok(kept);
            }
            for id in incident::with_class(write.conn(), from)? {
                let mut incident = incident::find(write.conn(), id)?.value;
                incident.class = Some(into.clone());
                write.put(incident)?;
            }
            let homes = Homes {
                classes: HashMap::from([(from.clone(), into.clone())]),
                ..Homes::default()
            };
            replace_in_documents(write, &from.0, &homes)?;
            if !from.is_starter() {
                write.delete(&ItemId {
                    noun: Noun::FailureClass,
                    id: from.0.clone(),
                })?;
            }
            Ok(kept)
        })
    }

    /// An employer of this name; one that is there already is that one.
    pub fn add_employer(&mut self, name: &str) -> Result<Employer> {
        self.write("Add employer", |write| {
            let id = employer::named(write, name)?;
            find_employer(write, id)
        })
    }

    /// Everywhere at once.
    pub fn rename_employer(&mut self, id: EmployerId, name: &str) -> Result<Employer> {
        self.write("Rename employer", |write| {
            let mut employer = find_employer(write, id)?;
            name.trim().clone_into(&mut employer.name);
            write.put(employer.clone())?;
            Ok(employer)
        })
    }

    /// By name.
    pub fn employers(&self) -> Result<Vec<Employer>> {
        employer::all(self.conn())
    }
}

fn find_employer(write: &Write<'_>, id: EmployerId) -> Result<Employer> {
    let stored = employer::load(write.conn(), &id.to_string())?;
    let stored = stored.filter(|employer| employer.deleted_at.is_none());
    let noun = Noun::Employer;
    Ok(stored.ok_or(Error::NotFound { noun })?.value)
}

fn find_service(write: &Write<'_>, id: ServiceId) -> Result<Service> {
    let stored = service::load(write.conn(), &id.to_string())?;
    let stored = stored.filter(|service| service.deleted_at.is_none());
    let stored = stored.ok_or(Error::NotFound {
        noun: Noun::Service,
    })?;
    Ok(stored.value)
}

/// In the same place of the list; a use of both becomes one.
fn replace_service(
    write: &mut Write<'_>,
    id: IncidentId,
    from: ServiceId,
    into: ServiceId,
) -> Result<()> {
    let mut incident = incident::find(write.conn(), id)?.value;
    for service in &mut incident.services {
        if *service == from {
            *service = into;
        }
    }
    write.put(incident)?;
    Ok(())
}

fn replace_in_documents(write: &mut Write<'_>, from: &str, homes: &Homes) -> Result<()> {
    for user in document::mentioning(write.conn(), from)? {
        if let Some(mut stored) = document::load_any(write.conn(), &user)?
            && stored.value.at_home(homes)
        {
            write.put(Record::Document(stored.value))?;
        }
    }
    Ok(())
}
