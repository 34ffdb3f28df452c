use clap::Args;
use journal::IncidentView;
use journal::domain::{Entry, Incident, IncidentId, Severity, Zone};
use report::words;

use crate::failure::Result;
use crate::names::class_name;
use crate::output::{Output, note, table};
use crate::place::Place;

#[derive(Debug, Args)]
pub struct ShowArgs {
    /// As "list" and "search" print it
    id: IncidentId,
}

pub fn run(args: &ShowArgs, place: &Place, out: &mut Output) -> Result<()> {
    let journal = place.open()?;
    let view = journal.incident(args.id)?;
    let class = match &view.incident.class {
        Some(key) => Some(class_name(key, &journal.classes()?)),
        None => None,
    };
    if out.is_json() {
        return out.json(&with_class(&view, class)?);
    }
    out.line(&view.incident.title)?;
    out.line("")?;
    table(out, &facts(&view, class))?;
    story(&view.incident, out)?;
    if !view.entries.is_empty() {
        out.line("")?;
        let lines: Vec<Vec<String>> = view
            .entries
            .iter()
            .map(|entry| line(entry, view.incident.zone))
            .collect();
        table(out, &lines)?;
    }
    for warning in &view.warnings {
        note(warning);
    }
    Ok(())
}

/// The class by its name, as everywhere that a script reads it.
fn with_class(view: &IncidentView, class: Option<String>) -> Result<serde_json::Value> {
    let mut value = serde_json::to_value(view).map_err(std::io::Error::from)?;
    value["incident"]["class"] = class.into();
    Ok(value)
}

fn facts(view: &IncidentView, class: Option<String>) -> Vec<Vec<String>> {
    let incident = &view.incident;
    let services: Vec<&str> = view
        .services
        .iter()
        .map(|service| service.name.as_str())
        .collect();
    let roles: Vec<&str> = incident
        .roles
        .iter()
        .map(|role| words::role(*role))
        .collect();
    let resolve = incident.seconds_to_resolve().map(words::duration);
    let facts = [
        ("Kind", words::kind(incident.kind).to_owned()),
        (
            "Severity",
            incident.severity.map_or("", Severity::label).to_owned(),
        ),
        ("Service", services.join(", ")),
        ("Class", class.unwrap_or_default()),
        ("My role", roles.join(", ")),
        ("Tags", incident.tags.join(", ")),
        ("Zone", incident.zone.name().to_owned()),
        ("To resolve", resolve.unwrap_or_default()),
        (
            "Ended",
            incident
                .ending
                .as_ref()
                .map_or("", words::ending)
                .to_owned(),
        ),
    ];
    let milestones = incident.milestones.iter().map(|milestone| {
        let zone = milestone.zone.unwrap_or(incident.zone);
        let format = if zone == incident.zone {
            "%Y-%m-%d %H:%M:%S %Z"
        } else {
            "%Y-%m-%d %H:%M:%S"
        };
        let at = milestone.at.with_timezone(&zone.0).format(format);
        let elsewhere = elsewhere(zone, incident.zone);
        let estimated = if milestone.estimated {
            " (estimated)"
        } else {
            ""
        };
        vec![
            words::sentence(milestone.kind.words()),
            format!("{at}{elsewhere}{estimated}"),
        ]
    });
    facts
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(label, value)| vec![label.to_owned(), value])
        .chain(milestones)
        .collect()
}

fn story(incident: &Incident, out: &mut Output) -> Result<()> {
    for (part, text) in incident.story.parts() {
        if !text.trim().is_empty() {
            out.line(format!("\n{}\n{}", part.words(), text.trim_end()))?;
        }
    }
    Ok(())
}

/// The name of a zone in which a time stands, where it is not the incident's, which is shown above.
fn elsewhere(zone: Zone, shown: Zone) -> String {
    if zone == shown {
        String::new()
    } else {
        format!(" {}", zone.name())
    }
}

fn line(entry: &Entry, shown: Zone) -> Vec<String> {
    let at = entry.happened_at.with_timezone(&entry.zone.0);
    let text = match &entry.author {
        Some(author) => format!("{author}: {}", entry.with_facts()),
        None => entry.with_facts(),
    };
    vec![
        format!(
            "{}{}",
            at.format("%Y-%m-%d %H:%M"),
            elsewhere(entry.zone, shown)
        ),
        words::entry_kind(entry.kind).to_owned(),
        text.replace('\n', " "),
    ]
}
