use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Args;
use journal::domain::{Duty, Zone};
use journal::exchange::{CalendarOptions, CalendarReport};
use report::words::count;

use crate::failure::{Failure, Result};
use crate::output::{Output, note};
use crate::place::Place;
use crate::{parse, world};

#[derive(Debug, Args)]
pub struct ImportArgs {
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// A name under which the calendar knows you; may be given several times; kept for the next time
    #[arg(long, value_name = "NAME")]
    me: Vec<String>,
    /// The zone of times that carry none [default: the calendar's, else this computer's]
    #[arg(long, value_name = "Z", value_parser = parse::zone)]
    zone: Option<Zone>,
    /// primary, secondary or shadow
    #[arg(long, value_name = "D", value_parser = super::duty, default_value = "primary")]
    duty: Duty,
    /// Leave out shifts that end before this day
    #[arg(long, value_name = "DAY", value_parser = parse::day)]
    from: Option<NaiveDate>,
    /// And those that begin after this one [default: a year ahead]
    #[arg(long, value_name = "DAY", value_parser = parse::day)]
    until: Option<NaiveDate>,
    /// Count and show, write nothing
    #[arg(long)]
    dry_run: bool,
}

pub fn run(args: &ImportArgs, place: &Place, out: &mut Output) -> Result<()> {
    let mut journal = place.open()?;
    let options = CalendarOptions {
        zone: args.zone.unwrap_or_else(world::zone),
        me: args.me.clone(),
        duty: args.duty,
        from: args.from,
        until: args.until,
        dry_run: args.dry_run,
    };
    let mut reports = Vec::new();
    for file in &args.files {
        let bytes = std::fs::read(file).map_err(Failure::file(file))?;
        let name = file.display().to_string();
        let report = journal.import_calendar(&name, &bytes, &options)?;
        if report.asks_who && !args.dry_run {
            return Err(asks_who(&name, &report));
        }
        for text in &report.notes {
            note(format!("{name}: {text}"));
        }
        if !out.is_json() {
            out.line(format!("{name}: {}", sentence(&report)))?;
        }
        reports.push(report);
    }
    if args.dry_run {
        note("This was a dry run; nothing was written.");
    }
    match reports.as_slice() {
        [one] if out.is_json() => out.json(one),
        several if out.is_json() => out.json(&several),
        _ => Ok(()),
    }
}

fn asks_who(file: &str, report: &CalendarReport) -> Failure {
    let people = report.people.iter().take(20);
    let names: Vec<&str> = people.map(|person| person.name.as_str()).collect();
    Failure::usage(
        format!("{file} holds shifts of several people. Nothing was imported."),
        format!("Say with --me which of them you are: {}.", names.join(", ")),
    )
}

fn sentence(report: &CalendarReport) -> String {
    let counts = [
        (report.new, "new"),
        (report.changed, "changed"),
        (report.unchanged, "unchanged"),
        (report.stay_deleted, "deleted here and left so"),
        (report.gone, "no longer in the calendar, now in the trash"),
        (report.not_mine, "of others, left out"),
    ];
    let mut parts = vec![count(report.shifts.len(), "shift")];
    let told = counts.iter().filter(|(count, _)| *count > 0);
    parts.extend(told.map(|(count, what)| format!("{count} {what}")));
    format!("{}.", parts.join(", "))
}
