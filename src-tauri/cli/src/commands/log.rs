use chrono::{DateTime, Utc};
use clap::Args;
use journal::domain::{
    EntryDetail, EntryKind, IncidentKind, Milestone, MilestoneKind, NewEntry, NewIncident, Role,
    Severity, Story,
};

use crate::failure::Result;
use crate::output::{Output, note};
use crate::place::Place;
use crate::{parse, secret, world};

#[derive(Debug, Args)]
pub struct LogArgs {
    title: String,
    /// When it began: 14:32, "yesterday 03:10", -40m, RFC 3339
    #[arg(long, value_name = "T", allow_hyphen_values = true)]
    at: String,
    /// When it was resolved: a time, or a length such as 40m
    #[arg(long, value_name = "T", allow_hyphen_values = true)]
    resolved: Option<String>,
    /// SEV1 (the worst) to SEV4
    #[arg(long, value_name = "SEV", value_parser = parse::severity)]
    severity: Option<Severity>,
    /// A service; made where it does not exist yet; may be given several times
    #[arg(long, value_name = "S")]
    service: Vec<String>,
    /// The failure class; made where it does not exist yet
    #[arg(long, value_name = "C")]
    class: Option<String>,
    /// What you were in it, such as "incident commander"; may be given several times
    #[arg(long, value_name = "R", value_parser = parse::role)]
    role: Vec<Role>,
    /// Such as "near miss", vendor, drill
    #[arg(long, value_name = "K", value_parser = parse::kind, default_value = "incident")]
    kind: IncidentKind,
    /// A first line of the timeline; "> rolled back" makes it something you did
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    /// Store also what looks like a key, a token or a card number
    #[arg(long)]
    sure: bool,
}

pub fn run(args: LogArgs, place: &Place, out: &mut Output) -> Result<()> {
    let texts = [Some(args.title.as_str()), args.note.as_deref()];
    secret::refuse(texts.into_iter().flatten(), args.sure)?;
    let (now, zone) = (world::now(), world::zone());
    let began = parse::instant("--at", &args.at, now, zone)?;
    let resolved = args
        .resolved
        .map(|text| parse::end("--resolved", &text, began, now, zone))
        .transpose()?;
    let mut milestones = vec![milestone(MilestoneKind::Began, began)];
    milestones.extend(resolved.map(|at| milestone(MilestoneKind::Resolved, at)));
    let mut journal = place.open()?;
    let incident = journal.log_incident(NewIncident {
        title: args.title,
        kind: args.kind,
        severity: args.severity,
        services: args.service,
        class: args.class,
        tags: Vec::new(),
        zone,
        milestones,
        roles: args.role,
        mitigation: None,
        story: Story::default(),
        hands_on_minutes: None,
    })?;
    if let Some(note) = args.note {
        let (kind, text) = EntryKind::read(&note);
        journal.add_entry(NewEntry {
            incident: incident.id,
            kind,
            text: text.to_owned(),
            author: None,
            happened_at: Some(began),
            zone: None,
            detail: EntryDetail::default(),
            source_id: None,
        })?;
    }
    if resolved.is_some_and(|end| end <= began) {
        note("The end is not after the beginning, so this incident gives no time to resolve.");
    }
    if began > now || resolved.is_some_and(|end| end > now) {
        note("A time lies ahead of now. It is kept as it is; check its day.");
    }
    if out.is_json() {
        return out.json(&incident);
    }
    note(format!(
        "Logged, began {}.",
        began.with_timezone(&zone.0).format("%Y-%m-%d %H:%M %Z")
    ));
    out.line(incident.id)
}

fn milestone(kind: MilestoneKind, at: DateTime<Utc>) -> Milestone {
    Milestone {
        kind,
        at,
        zone: None,
        estimated: false,
    }
}
