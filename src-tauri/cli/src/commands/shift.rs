mod import;

use chrono::{DateTime, Offset, TimeDelta, Utc};
use clap::{Args, Subcommand};
use journal::domain::{Duty, NewShift, Repeat, Shift, Zone, read_span, read_wall};
use report::words::count;

use crate::failure::Result;
use crate::output::{Output, note};
use crate::place::Place;
use crate::{parse, world};

#[derive(Debug, Args)]
pub struct ShiftArgs {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Enter a shift, or a repeating pattern of them
    Add(AddArgs),
    /// Bring in my shifts of an on-call calendar (.ics); the same file again doubles nothing
    Import(import::ImportArgs),
    /// List shifts, the earliest first
    List,
}

#[derive(Debug, Args)]
struct AddArgs {
    /// When it begins: "2026-11-24 20:00", RFC 3339
    #[arg(long, value_name = "T", allow_hyphen_values = true)]
    from: String,
    /// When it ends: a time, or a length on the clock such as 12h
    #[arg(long, value_name = "T", allow_hyphen_values = true)]
    to: String,
    /// The zone of both times [default: this computer's]
    #[arg(long, value_name = "Z", value_parser = parse::zone)]
    zone: Option<Zone>,
    /// The name of the schedule
    #[arg(long, value_name = "NAME", default_value = "")]
    rotation: String,
    /// primary, secondary or shadow
    #[arg(long, value_name = "D", value_parser = duty, default_value = "primary")]
    duty: Duty,
    /// The same clock times again every so many days
    #[arg(long, value_name = "N", default_value_t = 7, requires = "times")]
    every_days: u32,
    /// How often in all
    #[arg(long, value_name = "N", default_value_t = 1)]
    times: u32,
}

pub fn run(args: &ShiftArgs, place: &Place, out: &mut Output) -> Result<()> {
    match &args.what {
        What::Add(args) => add(args, place, out),
        What::Import(args) => import::run(args, place, out),
        What::List => list(place, out),
    }
}

fn add(args: &AddArgs, place: &Place, out: &mut Output) -> Result<()> {
    let (now, zone) = (world::now(), args.zone.unwrap_or_else(world::zone));
    let from = parse::instant("--from", &args.from, now, zone)?;
    let to = match read_span(&args.to) {
        // On the wall, as shifts are: 12 hours from 20:00 are until 08:00, also in the night that clocks change.
        Some(length) => {
            let begins = from.with_timezone(&zone.0).naive_local();
            let ends = begins.checked_add_signed(length);
            let ends = ends.map(|ends| read_wall(ends, zone));
            // Of an hour that comes twice, the pass in which it began.
            let offset = |at: DateTime<Utc>| at.with_timezone(&zone.0).offset().fix();
            let same = |at: &DateTime<Utc>| *at > from && offset(*at) == offset(from);
            ends.and_then(|ends| ends.earliest().filter(same).or(ends.latest()))
        }
        None => None,
    };
    let to = match to {
        Some(to) => to,
        None => parse::end("--to", &args.to, from, now, zone)?,
    };
    let mut journal = place.open()?;
    let shifts = journal.add_shift(&NewShift {
        from,
        to,
        zone,
        rotation: args.rotation.clone(),
        duty: args.duty,
        repeat: (args.times != 1).then_some(Repeat {
            every_days: args.every_days,
            times: args.times,
        }),
    })?;
    if out.is_json() {
        return out.json(&shifts);
    }
    let length = shifts.iter().map(|shift| shift.to - shift.from);
    let minutes = length
        .fold(TimeDelta::zero(), |all, one| all + one)
        .num_minutes();
    note(format!(
        "Added {}, {} h {:02} min in all.",
        count(shifts.len(), "shift"),
        minutes / 60,
        minutes % 60
    ));
    shifts.iter().try_for_each(|shift| out.line(shift.id))
}

fn list(place: &Place, out: &mut Output) -> Result<()> {
    let shifts = place.open()?.shifts()?;
    if out.is_json() {
        return out.json(&shifts);
    }
    shifts.iter().try_for_each(|shift| out.line(line(shift)))
}

fn line(shift: &Shift) -> String {
    let local = |at: chrono::DateTime<chrono::Utc>| {
        at.with_timezone(&shift.zone.0).format("%Y-%m-%d %H:%M %Z")
    };
    let open = if shift.open_end { " at least" } else { "" };
    format!(
        "{}  {} to{open} {}  {}  {}",
        shift.id,
        local(shift.from),
        local(shift.to),
        shift.duty.words(),
        shift.rotation
    )
}

fn duty(text: &str) -> std::result::Result<Duty, parse::Unknown> {
    parse::word(text, &Duty::ALL.map(Duty::words))
}
