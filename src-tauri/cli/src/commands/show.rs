use clap::Args;
use journal::IncidentView;
use journal::domain::{Entry, Incident, IncidentId, Severity};
use report::words;

use crate::failure::Result;
use crate::output::{Output, note, table};
use crate::place::Place;

#[derive(Debug, Args)]
pub struct ShowArgs {
    /// As "list" and "search" print it
    id: IncidentId,
}

pub fn run(args: &ShowArgs, place: &Place, out: &mut Output) -> Result<()> {
    let view = place.open()?.incident(args.id)?;
    if out.is_json() {
        return out.json(&view);
    }
    out.line(&view.incident.title)?;
    out.line("")?;
    table(out, &facts(&view))?;
    story(&view.incident, out)?;
    if !view.entries.is_empty() {
        out.line("")?;
        let lines: Vec<Vec<String>> = view.entries.iter().map(line).collect();
        table(out, &lines)?;
    }
    for warning in &view.warnings {
        note(warning);
    }
    Ok(())
}

fn facts(view: &IncidentView) -> Vec<Vec<String>> {
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
        (
            "Class",
            incident
                .class
                .as_ref()
                .map(|class| class.0.clone())
                .unwrap_or_default(),
        ),
        ("My role", roles.join(", ")),
        ("Tags", incident.tags.join(", ")),
        ("Zone", incident.zone.name().to_owned()),
        ("To resolve", resolve.unwrap_or_default()),
    ];
    let milestones = incident.milestones.iter().map(|milestone| {
        let zone = milestone.zone.unwrap_or(incident.zone);
        let at = milestone
            .at
            .with_timezone(&zone.0)
            .format("%Y-%m-%d %H:%M:%S %Z");
        let estimated = if milestone.estimated {
            " (estimated)"
        } else {
            ""
        };
        vec![
            words::sentence(milestone.kind.words()),
            format!("{at}{estimated}"),
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
    let story = &incident.story;
    for (title, text) in [
        ("What happened", &story.what_happened),
        ("My part", &story.my_part),
        ("The outcome", &story.outcome),
        ("What I learned", &story.learned),
    ] {
        if !text.trim().is_empty() {
            out.line(format!("\n{title}\n{}", text.trim_end()))?;
        }
    }
    Ok(())
}

fn line(entry: &Entry) -> Vec<String> {
    let at = entry.happened_at.with_timezone(&entry.zone.0);
    let text = match &entry.author {
        Some(author) => format!("{author}: {}", entry.text),
        None => entry.text.clone(),
    };
    vec![
        at.format("%Y-%m-%d %H:%M").to_string(),
        words::entry_kind(entry.kind).to_owned(),
        text.replace('\n', " "),
    ]
}
