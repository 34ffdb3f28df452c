//! Grafana OnCall alert groups: `{"results": […]}`.

use serde_json::Value;

use super::super::{
    fields::Fields,
    json::JsonReader,
    record::{Fault, Person, Record},
};
use crate::domain::{MilestoneKind, Role, Zone};

pub(super) const READER: JsonReader = JsonReader {
    name: "grafana_oncall",
    author: "Grafana OnCall",
    lists: &["results"],
    recognises,
    record,
};

fn recognises(value: &Value) -> bool {
    let has = |field| value.get(field).is_some();
    has("integration_id") && has("state") && has("created_at")
}

fn record(fields: Fields<'_>, zone: Zone) -> Result<Record, Fault> {
    let mut record = Record::of(READER.name, fields.needed("id")?, fields.needed("title")?);
    let created = fields.instant("created_at", zone)?;
    record.set(MilestoneKind::Detected, created);
    for (field, kind) in [
        ("acknowledged_at", MilestoneKind::Acknowledged),
        ("resolved_at", MilestoneKind::Resolved),
    ] {
        record.set(kind, fields.instant(field, zone)?);
    }
    for (field, role) in [
        ("acknowledged_by", Role::FirstResponder),
        ("resolved_by", Role::Responder),
    ] {
        let name = fields.text(field)?;
        record
            .people
            .extend(name.map(|name| (Person::named(name), Some(role))));
    }
    record.noticed_at(created);
    record.link(
        "Grafana OnCall",
        fields.inside("permalinks", |links| links.text("web"))?,
    );
    Ok(record)
}
