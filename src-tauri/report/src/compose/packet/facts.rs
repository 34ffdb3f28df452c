//! What is known of an incident, label by label; what is not known is left out.

use chrono::{DateTime, Utc};
use journal::domain::{Depth, Ending, Extent, Growth, Impact, IncidentKind, Mitigation, Money};

use super::super::build::fact;
use crate::document::Fact;
use crate::project::ProjectedIncident;
use crate::words;

pub fn of(incident: &ProjectedIncident) -> Vec<Fact> {
    let mut facts = vec![("Date", words::date(incident.day))];
    if incident.kind != IncidentKind::Incident {
        facts.push(("Kind", words::sentence(words::kind(incident.kind))));
    }
    facts.extend(what(incident));
    facts.extend(how(incident));
    facts
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(label, value)| fact(label, value))
        .collect()
}

fn what(incident: &ProjectedIncident) -> [(&'static str, String); 5] {
    let roles: Vec<&str> = incident
        .roles
        .iter()
        .map(|role| words::role(*role))
        .collect();
    let class = incident.class.as_deref().unwrap_or_default();
    [
        (
            "Severity",
            words::sentence(words::severity(incident.severity)),
        ),
        ("My role", words::sentence(&roles.join(", "))),
        ("Service", incident.services.join(", ")),
        ("Class", words::sentence(class)),
        ("Tags", incident.tags.join(", ")),
    ]
}

fn how(incident: &ProjectedIncident) -> [(&'static str, String); 7] {
    let detected_by = incident.detected_by.as_ref().map(words::detected_by);
    [
        ("Times", times(incident)),
        (
            "Time to resolve",
            incident
                .seconds_to_resolve()
                .map(words::duration)
                .unwrap_or_default(),
        ),
        (
            "Detected by",
            words::sentence(&detected_by.unwrap_or_default()),
        ),
        ("Impact", words::sentence(&impact(&incident.impact))),
        (
            "Mitigation",
            incident
                .mitigation
                .as_ref()
                .map(mitigation)
                .unwrap_or_default(),
        ),
        (
            "Ending",
            incident.ending.as_ref().map(ending).unwrap_or_default(),
        ),
        (
            "Hands-on",
            incident.hands_on_minutes.map(minutes).unwrap_or_default(),
        ),
    ]
}

/// "began 03:10 (estimated), detected 03:14, resolved 15 March 00:20; Europe/Berlin".
fn times(incident: &ProjectedIncident) -> String {
    let all: Vec<String> = incident
        .milestones
        .iter()
        .map(|milestone| {
            let estimated = if milestone.estimated {
                " (estimated)"
            } else {
                ""
            };
            format!(
                "{} {}{estimated}",
                milestone.kind.words(),
                clock(incident, milestone.at)
            )
        })
        .collect();
    if all.is_empty() {
        return String::new();
    }
    format!("{}; {}", all.join(", "), incident.zone.name())
}

/// The wall time in the incident's zone, with the day where it is another one.
pub fn clock(incident: &ProjectedIncident, at: DateTime<Utc>) -> String {
    let local = at.with_timezone(&incident.zone.0);
    let pattern = if local.date_naive() == incident.day {
        "%H:%M"
    } else {
        "%-d %B %H:%M"
    };
    local.format(pattern).to_string()
}

fn impact(impact: &Impact) -> String {
    let blast = &impact.blast;
    let extent = blast.extent.map(|extent| match extent {
        Extent::All => "everyone",
        Extent::Subset => "a part of the users",
    });
    let depth = blast.depth.map(|depth| match depth {
        Depth::Degraded => "degraded",
        Depth::HardDown => "down",
    });
    let growth = blast.growth.map(|growth| match growth {
        Growth::Growing => "growing",
        Growth::Stable => "stable",
    });
    [
        impact
            .users
            .map(|users| words::count(users as usize, "user")),
        impact
            .users_share
            .map(|share| format!("{share} % of users")),
        some(&impact.segment),
        impact
            .minutes
            .map(|minutes| words::duration(u64::from(minutes) * 60)),
        impact.money.as_ref().map(money),
        extent.map(str::to_owned),
        depth.map(str::to_owned),
        growth.map(str::to_owned),
        some(&blast.regions).map(|regions| format!("regions {regions}")),
        some(&impact.event_at_risk).map(|event| format!("at risk: {event}")),
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join("; ")
}

fn money(money: &Money) -> String {
    let estimate = if money.estimate { " (estimate)" } else { "" };
    format!("{} {}{estimate}", money.amount, money.currency)
}

fn mitigation(mitigation: &Mitigation) -> String {
    let what = words::sentence(words::mitigation(mitigation.kind));
    match some(&mitigation.trade_off) {
        Some(cost) => format!("{what}; it cost: {cost}"),
        None => what,
    }
}

fn ending(ending: &Ending) -> String {
    let mut parts = vec![words::sentence(words::ending(ending))];
    if let Ending::HandedOff {
        state,
        tried,
        not_tried,
    } = ending
    {
        parts.extend(some(state).map(|text| format!("state: {text}")));
        parts.extend(some(tried).map(|text| format!("tried: {text}")));
        parts.extend(some(not_tried).map(|text| format!("not tried: {text}")));
    }
    parts.join("; ")
}

fn minutes(minutes: u32) -> String {
    words::duration(u64::from(minutes) * 60)
}

/// The text, where there is any.
pub fn some(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
