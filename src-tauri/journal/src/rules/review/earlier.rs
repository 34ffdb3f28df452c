//! Recurrence: the earlier incidents of the same class or service, and what was to be done about them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::{Action, FailureClass, Incident, IncidentId, Service};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct EarlierIncident {
    pub incident: IncidentId,
    pub title: String,
    pub day: NaiveDate,
    /// "Same class: disk full", "Same service: payments".
    pub reasons: Vec<String>,
    /// Those still open, and workarounds still in place.
    pub open: Vec<Action>,
}

/// Those of the same class or service that began before `incident`, with open actions first, then the latest first.
pub fn earlier(
    incident: &Incident,
    others: &[Incident],
    actions: &[Action],
    services: &[Service],
    classes: &[FailureClass],
) -> Vec<EarlierIncident> {
    let before = others
        .iter()
        .filter(|other| other.id != incident.id && other.start() <= incident.start());
    let mut found: Vec<(bool, &Incident, EarlierIncident)> = before
        .filter_map(|other| {
            let reasons = reasons(incident, other, services, classes);
            let open = open_of(other.id, actions);
            let row = EarlierIncident {
                incident: other.id,
                title: other.title.clone(),
                day: other.day(),
                open,
                reasons,
            };
            (!row.reasons.is_empty()).then_some((row.open.is_empty(), other, row))
        })
        .collect();
    found.sort_by_key(|(nothing_open, other, _)| {
        (*nothing_open, std::cmp::Reverse((other.start(), other.id)))
    });
    found.into_iter().map(|(_, _, row)| row).collect()
}

fn reasons(
    incident: &Incident,
    other: &Incident,
    services: &[Service],
    classes: &[FailureClass],
) -> Vec<String> {
    let mut reasons = Vec::new();
    if let Some(class) = incident
        .class
        .as_ref()
        .filter(|key| other.class.as_ref() == Some(key))
    {
        let named = classes.iter().find(|known| known.key == *class);
        let name = named.map_or(class.0.as_str(), |known| &known.name);
        reasons.push(format!("Same class: {name}"));
    }
    let shared = incident
        .services
        .iter()
        .filter(|id| other.services.contains(id));
    let names = shared.filter_map(|id| services.iter().find(|service| service.id == *id));
    reasons.extend(names.map(|service| format!("Same service: {}", service.name)));
    reasons
}

fn open_of(incident: IncidentId, actions: &[Action]) -> Vec<Action> {
    let of_incident = actions
        .iter()
        .filter(|action| action.incident == Some(incident));
    of_incident
        .filter(|action| action.is_open() || action.is_workaround_in_place())
        .cloned()
        .collect()
}
