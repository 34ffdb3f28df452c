//! What is known of an incident, label by label; what is not known is left out.

use journal::domain::{
    Depth, Ending, Extent, Growth, IncidentKind, Milestone, MilestoneKind, Mitigation,
};

use super::super::build::{fact, projected_link};
use super::again;
use crate::document::{Fact, Text};
use crate::project::{Projected, ProjectedImpact, ProjectedIncident};
use crate::words;

pub fn of(incident: &ProjectedIncident, projected: &Projected) -> Vec<Fact> {
    let mut facts = vec![("Date", incident.date())];
    if incident.kind != IncidentKind::Incident {
        facts.push(("Kind", words::sentence(words::kind(incident.kind))));
    }
    facts.extend(what(incident));
    facts.extend(how(incident));
    let known = facts.into_iter().filter(|(_, value)| !value.is_empty());
    let known = known.map(|(label, value)| fact(label, value));
    known.chain(again::fact(incident, projected)).collect()
}

/// In one line.
pub fn links(story: &ProjectedIncident) -> Option<Fact> {
    let mut all = Vec::new();
    for link in &story.links {
        if !all.is_empty() {
            all.extend(Text::plain(", ").0);
        }
        all.extend(projected_link(link).0);
    }
    (!all.is_empty()).then(|| Fact {
        label: "Links".to_owned(),
        value: Text(all),
    })
}

fn what(incident: &ProjectedIncident) -> [(&'static str, String); 5] {
    let class = incident.class.as_deref().unwrap_or_default();
    [
        (
            "Severity",
            words::sentence(words::severity(incident.severity)),
        ),
        ("My role", words::sentence(&words::roles(&incident.roles))),
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
            incident.hands_on_minutes.map(worked).unwrap_or_default(),
        ),
    ]
}

/// "began 03:10 (estimated), detected 03:14, resolved 15 March 00:20; Europe/Berlin".
fn times(incident: &ProjectedIncident) -> String {
    times_of(incident, |_| true)
}

/// When it began, and when it was over for its users and for everyone.
pub fn main_times(incident: &ProjectedIncident) -> Option<Fact> {
    let times = times_of(incident, |kind| {
        matches!(
            kind,
            MilestoneKind::Began | MilestoneKind::Mitigated | MilestoneKind::Resolved
        )
    });
    (!times.is_empty()).then(|| fact("Times", times))
}

fn times_of(incident: &ProjectedIncident, is_told: fn(MilestoneKind) -> bool) -> String {
    let told = incident.milestones.iter().filter(|one| is_told(one.kind));
    let mut in_order: Vec<&Milestone> = told.collect();
    in_order.sort_by_key(|one| (one.at, one.kind));
    let all: Vec<String> = in_order
        .into_iter()
        .map(|milestone| {
            let estimated = if milestone.estimated {
                " (estimated)"
            } else {
                ""
            };
            format!(
                "{} {}{estimated}",
                milestone.kind.words(),
                incident.clock(milestone.at)
            )
        })
        .collect();
    if all.is_empty() {
        return String::new();
    }
    match incident.zone_name() {
        Some(zone) => format!("{}; {zone}", all.join(", ")),
        None => all.join(", "),
    }
}

/// In one line; empty where nothing of it is known.
pub fn impact_words(incident: &ProjectedIncident) -> String {
    impact(&incident.impact)
}

fn impact(impact: &ProjectedImpact) -> String {
    let labelled = |label: &str, text: &str| some(text).map(|text| format!("{label}: {text}"));
    [
        impact.users.clone(),
        labelled("affected", &impact.segment),
        impact
            .minutes
            .map(|minutes| format!("for {}", words::duration(u64::from(minutes) * 60))),
        how_deep(impact),
        impact.money.as_ref().map(|money| format!("cost: {money}")),
        labelled("regions", &impact.regions),
        labelled("at risk", &impact.event_at_risk),
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join("; ")
}

/// "degraded for a part of the users, growing".
fn how_deep(impact: &ProjectedImpact) -> Option<String> {
    let growth = impact.growth.map(|growth| match growth {
        Growth::Growing => "growing",
        Growth::Stable => "stable",
    });
    let all: Vec<String> = [whom(impact), growth.map(str::to_owned)]
        .into_iter()
        .flatten()
        .collect();
    (!all.is_empty()).then(|| all.join(", "))
}

/// "degraded for a part of the users".
pub fn whom(impact: &ProjectedImpact) -> Option<String> {
    let depth = impact.depth.map(|depth| match depth {
        Depth::Degraded => "degraded",
        Depth::HardDown => "down",
    });
    let extent = impact.extent.map(|extent| match extent {
        Extent::All => "for everyone",
        Extent::Subset => "for a part of the users",
    });
    let whom: Vec<&str> = [depth, extent].into_iter().flatten().collect();
    (!whom.is_empty()).then(|| whom.join(" "))
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

/// Work is told in hours, also beyond a day: a day of work has fewer of them.
fn worked(minutes: u32) -> String {
    const DAY: u32 = 24 * 60;
    if minutes < DAY {
        return words::duration(u64::from(minutes) * 60);
    }
    format!("{} h {:02} min", minutes / 60, minutes % 60)
}

/// The text, where there is any.
pub fn some(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
