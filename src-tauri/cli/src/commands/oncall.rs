use clap::Args;
use journal::load::{Level, OnCall, RestLedger};

use crate::failure::Result;
use crate::output::Output;
use crate::place::Place;
use crate::scope::PeriodArgs;
use crate::world;

#[derive(Debug, Args)]
pub struct OncallArgs {
    #[command(flatten)]
    period: PeriodArgs,
}

pub fn run(args: &OncallArgs, place: &Place, out: &mut Output) -> Result<()> {
    let period = args.period.period()?;
    let load = place.open()?.on_call(period, world::zone())?;
    if out.is_json() {
        return out.json(&load);
    }
    if !load.begun {
        return out.line("No shift and no page yet: afterpage shift add, afterpage shift import, afterpage page add.");
    }
    out.line(&load.usual.sentence)?;
    if !load.usual.why.is_empty() {
        out.line(&load.usual.why)?;
    }
    rest(&load.rest, out)?;
    shifts(&load, out)?;
    figures(&load, out)?;
    warnings(&load, out)?;
    out.line(format!("\n{}", load.help))
}

/// All that is owed up to now, whatever the period; the latest nights by themselves.
fn rest(rest: &RestLedger, out: &mut Output) -> Result<()> {
    const LATEST: usize = 3;
    out.line(format!(
        "Rest of all your nights so far: owed {} h, taken {} h, still owed {} h",
        number(rest.owed_hours),
        number(rest.taken_hours),
        number(rest.balance_hours)
    ))?;
    let open: Vec<_> = rest
        .owed
        .iter()
        .filter(|one| one.open_hours > 0.0)
        .collect();
    let (latest, earlier) = open.split_at(open.len().min(LATEST));
    for one in latest {
        let hours = number(one.open_hours);
        out.line(format!("  {} {hours} h of it are open.", one.because))?;
    }
    if !earlier.is_empty() {
        let hours: f64 = earlier.iter().map(|one| one.open_hours).sum();
        let nights = match earlier.len() {
            1 => "1 earlier night".to_owned(),
            n => format!("{n} earlier nights"),
        };
        out.line(format!("  Of {nights} {} h are open.", number(hours)))?;
    }
    let mut notices = rest.notices.iter();
    notices.try_for_each(|line| out.line(line))
}

fn shifts(load: &OnCall, out: &mut Output) -> Result<()> {
    let told = [
        ("This shift", &load.this_shift),
        ("Last shift", &load.last_shift),
    ];
    for (name, shift) in told {
        if let Some(shift) = shift {
            out.line(format!(
                "{name}, {} h: {}",
                number(shift.hours),
                shift.sentence
            ))?;
        }
    }
    Ok(())
}

fn figures(load: &OnCall, out: &mut Output) -> Result<()> {
    let figures = &load.figures;
    out.line(format!("\n{} to {}", load.from, load.to))?;
    let open = match figures.open_shifts {
        0 => String::new(),
        1 => ", without 1 shift whose end is not known".to_owned(),
        n => format!(", without {n} shifts whose ends are not known"),
    };
    let lines = [
        format!(
            "On call {} h, {} % of the time{open}",
            number(figures.on_call_hours),
            number(figures.on_call_percent)
        ),
        format!(
            "Pages {}: {} at work, {} in the evening, {} at night",
            figures.interruptions, figures.at_work, figures.in_the_evening, figures.asleep
        ),
        format!("Nights: {}", figures.nights_in_words()),
        format!(
            "Sleep lost {}, disturbed hours {}, hands-on {}",
            minutes(figures.sleep_lost_minutes),
            figures.disturbed_hours,
            minutes(figures.hands_on_minutes)
        ),
    ];
    lines.iter().try_for_each(|line| out.line(line))
}

fn minutes(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes:02} min"),
    }
}

/// Amber and red with their arithmetic; what is fine or not known is one line each.
fn warnings(load: &OnCall, out: &mut Output) -> Result<()> {
    out.line("")?;
    for warning in load.warnings.iter().filter(|warning| !warning.muted) {
        let mark = match warning.level {
            Level::Red => "red    ",
            Level::Amber => "amber  ",
            Level::Fine => "fine   ",
            Level::NotKnown => "-      ",
        };
        out.line(format!("{mark}{}", warning.sentence))?;
        if warning.level >= Level::Amber {
            if !warning.arithmetic.is_empty() {
                out.line(format!("       {}", warning.arithmetic))?;
            }
            out.line(format!(
                "       {} {}.",
                warning.limits_sentence, warning.basis
            ))?;
        }
    }
    Ok(())
}

fn number(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}
