//! Datadog incidents: `{"data": [{"id", "attributes": {…}}]}`, in the camel case of the first API and the snake case of
//! the present one.

use serde_json::Value;

use super::super::{
    fields::Fields,
    json::JsonReader,
    record::{Fault, Person, Record},
};
use crate::domain::{MilestoneKind, Zone};

pub(super) const READER: JsonReader = JsonReader {
    name: "datadog",
    author: "Datadog",
    lists: &["data.attributes.incidents", "data"],
    recognises,
    record,
};

fn recognises(value: &Value) -> bool {
    let Some(attributes) = value.get("attributes") else {
        return false;
    };
    let has = |field| attributes.get(field).is_some();
    (has("publicId") || has("public_id")) && has("title")
}

fn record(fields: Fields<'_>, zone: Zone) -> Result<Record, Fault> {
    let id = fields.needed("id")?;
    let incident = fields.attributes()?;
    let mut record = Record::of(READER.name, id, incident.needed("title")?);
    record.set(
        MilestoneKind::Began,
        incident.first_instant(&["customerImpactStart", "customer_impact_start"], zone)?,
    );
    record.set(MilestoneKind::Detected, incident.instant("detected", zone)?);
    record.set(MilestoneKind::Mitigated, {
        let end = ["customerImpactEnd", "customer_impact_end"];
        incident.first_instant(&end, zone)?
    });
    record.set(MilestoneKind::Resolved, incident.instant("resolved", zone)?);
    record.noticed_at(incident.instant("created", zone)?);
    incident.inside_watched("fields", |fields| {
        record.severity = fields.inside("severity", |field| field.text("value"))?;
        record.services = fields.inside("services", |field| field.texts("value"))?;
        record.tags = fields.inside("teams", |field| field.texts("value"))?;
        for note in ["summary", "root_cause"] {
            record
                .notes
                .extend(fields.inside(note, |field| field.text("value"))?);
        }
        Ok(())
    })?;
    for scope in ["customerImpactScope", "customer_impact_scope"] {
        record.notes.extend(incident.text(scope)?);
    }
    for list in ["notificationHandles", "notification_handles"] {
        record.people.extend(incident.each(list, |person| {
            let name = person.first_text(&["displayName", "display_name", "handle"])?;
            let also = person.text("handle")?;
            Ok(name.map(|name| (Person::new(name, also), None)))
        })?);
    }
    Ok(record)
}
