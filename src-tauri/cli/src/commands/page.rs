use std::path::PathBuf;

use chrono::TimeDelta;
use clap::{Args, Subcommand};
use journal::domain::{IncidentId, NewInterruption, PageVerdict, Zone, read_span};
use journal::load::read_pages;
use report::words::count;

use crate::failure::{Failure, Result};
use crate::output::{Output, note};
use crate::place::Place;
use crate::{parse, world};

#[derive(Debug, Args)]
pub struct PageArgs {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Enter a page or a call, or many from a file
    Add(AddArgs),
}

#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a flag that is typed"
)]
#[derive(Debug, Args)]
struct AddArgs {
    /// When it came: 03:10, "yesterday 03:10", -40m, RFC 3339
    #[arg(
        long,
        value_name = "T",
        allow_hyphen_values = true,
        required_unless_present = "lines"
    )]
    at: Option<String>,
    /// A file with one page a line: "yesterday 03:10 woke 40m disk full on db-3"
    #[arg(long, value_name = "FILE", conflicts_with = "at")]
    lines: Option<PathBuf>,
    /// The zone you were in [default: this computer's]
    #[arg(long, value_name = "Z", value_parser = parse::zone)]
    zone: Option<Zone>,
    /// It woke you
    #[arg(long, conflicts_with = "was_up")]
    woke: bool,
    /// You were up anyway
    #[arg(long)]
    was_up: bool,
    /// How long it kept you, such as 40m
    #[arg(long, value_name = "LENGTH", value_parser = minutes)]
    awake: Option<u32>,
    /// How long it took to sleep again
    #[arg(long, value_name = "LENGTH", value_parser = minutes)]
    to_sleep: Option<u32>,
    /// There was no more sleep that night
    #[arg(long)]
    abandoned: bool,
    /// What it was good for, such as "could have waited" or threshold
    #[arg(long, value_name = "V", value_parser = verdict)]
    verdict: Option<PageVerdict>,
    /// A fix was filed
    #[arg(long)]
    fix_filed: bool,
    /// The incident it was about
    #[arg(long, value_name = "ID")]
    incident: Option<IncidentId>,
    /// What paged, in the same words each time
    #[arg(long, value_name = "TEXT", default_value = "")]
    cause: String,
}

pub fn run(args: PageArgs, place: &Place, out: &mut Output) -> Result<()> {
    let What::Add(args) = args.what;
    let (now, zone) = (world::now(), args.zone.unwrap_or_else(world::zone));
    let pages = match (&args.lines, &args.at) {
        (Some(file), _) => {
            let text = std::fs::read_to_string(file).map_err(Failure::file(file))?;
            of_lines(&text, now, zone)?
        }
        (None, at) => {
            let at = at.as_deref().unwrap_or("now");
            vec![one(&args, parse::instant("--at", at, now, zone)?, zone)]
        }
    };
    let added = place.open()?.add_interruptions(pages)?;
    if out.is_json() {
        return match added.as_slice() {
            [one] if args.lines.is_none() => out.json(one),
            all => out.json(&all),
        };
    }
    note(format!("Added {}.", count(added.len(), "page")));
    added.iter().try_for_each(|page| out.line(page.id))
}

fn one(args: &AddArgs, at: chrono::DateTime<chrono::Utc>, zone: Zone) -> NewInterruption {
    NewInterruption {
        woke_me: (args.woke || args.was_up).then_some(args.woke),
        minutes_awake: args.awake,
        minutes_to_sleep: args.to_sleep,
        sleep_abandoned: args.abandoned,
        verdict: args.verdict,
        fix_filed: args.fix_filed,
        incident: args.incident,
        cause: args.cause.clone(),
        ..NewInterruption::at(at, zone)
    }
}

/// All or none, so that a corrected file can simply come again.
fn of_lines(
    text: &str,
    now: chrono::DateTime<chrono::Utc>,
    zone: Zone,
) -> Result<Vec<NewInterruption>> {
    let read = read_pages(text, now, zone);
    if let Some(bad) = read.iter().find(|line| line.page.is_none()) {
        let problem = bad.problem.as_deref().unwrap_or_default();
        return Err(Failure::usage(
            format!(
                "Line {}: {:?}. {problem} Nothing was saved.",
                bad.line, bad.text
            ),
            "Begin each line with a time: \"2026-11-24 03:10 woke 40m disk full\".",
        ));
    }
    Ok(read.into_iter().filter_map(|line| line.page).collect())
}

#[derive(Debug, thiserror::Error)]
#[error("this is not a length; write it as 40m or 1h20m")]
struct NotALength;

fn minutes(text: &str) -> std::result::Result<u32, NotALength> {
    let span = read_span(text).filter(|span| *span < TimeDelta::days(7));
    span.and_then(|span| u32::try_from(span.num_minutes()).ok())
        .ok_or(NotALength)
}

fn verdict(text: &str) -> std::result::Result<PageVerdict, parse::Unknown> {
    const KNOWN: [&str; 8] = [
        "service issue",
        "could have waited",
        "looked only",
        "wrong time",
        "maintenance not silenced",
        "threshold",
        "faulty check",
        "nothing to do",
    ];
    parse::word(text, &KNOWN)
}
