use clap::Args;
use journal::load::{Level, OnCall};

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
    shifts(&load, out)?;
    figures(&load, out)?;
    warnings(&load, out)?;
    out.line(format!("\n{}", load.help))
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
    let lines = [
        format!(
            "On call {} h, {} % of the time",
            number(figures.on_call_hours),
            number(figures.on_call_percent)
        ),
        format!(
            "Pages {}: {} at work, {} in the evening, {} at night",
            figures.interruptions, figures.at_work, figures.in_the_evening, figures.asleep
        ),
        format!("Nights: {}", figures.nights_in_words()),
        format!(
            "Disturbed hours {}, hands-on {} min",
            figures.disturbed_hours, figures.hands_on_minutes
        ),
        format!(
            "Rest owed {} h, taken {} h, still owed {} h",
            number(load.rest.owed_hours),
            number(load.rest.taken_hours),
            number(load.rest.balance_hours)
        ),
    ];
    lines.iter().try_for_each(|line| out.line(line))?;
    let open = load.rest.owed.iter().filter(|one| one.open_hours > 0.0);
    let open = open.map(|one| {
        let hours = number(one.open_hours);
        format!("  {} {hours} h of it are open.", one.because)
    });
    let notices = load.rest.notices.iter().cloned();
    open.chain(notices).try_for_each(|line| out.line(line))
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
