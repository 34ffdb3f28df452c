use chrono::NaiveDate;
use clap::Args;
use journal::domain::{Stats, StatsBy, StatsGroup, StatsQuery};
use report::words;

use crate::failure::Result;
use crate::output::{Output, table};
use crate::parse;
use crate::place::Place;
use crate::scope::ScopeArgs;

#[derive(Debug, Args)]
pub struct StatsArgs {
    #[command(flatten)]
    scope: ScopeArgs,
    /// Compare the incidents before this day with those from it on
    #[arg(long, value_name = "DATE", value_parser = parse::day)]
    before_after: Option<NaiveDate>,
    /// class, service, severity, role or quarter
    #[arg(long, value_name = "WHAT", value_parser = by)]
    by: Option<StatsBy>,
    /// Show the mean too; one long incident moves it at will
    #[arg(long)]
    mean: bool,
}

pub fn run(args: &StatsArgs, place: &Place, out: &mut Output) -> Result<()> {
    let journal = place.open()?;
    let stats = journal.stats(&StatsQuery {
        scope: args.scope.scope(&journal)?,
        by: args.by,
        before_after: args.before_after,
        mean: args.mean,
    })?;
    if out.is_json() {
        return out.json(&stats);
    }
    let mut header = vec!["", "incidents", "n", "median", "95 % interval"];
    header.extend(args.mean.then_some("mean"));
    let header: Vec<String> = header.into_iter().map(str::to_owned).collect();
    let rows: Vec<Vec<String>> = std::iter::once(header)
        .chain(stats.groups.iter().map(|group| cells(group, args.mean)))
        .collect();
    table(out, &rows)?;
    out.line(format!("\n{}", basis(&stats)))?;
    if let Some(seconds) = stats.median_with_open_seconds {
        let open = match stats.still_open {
            1 => "one".to_owned(),
            n => n.to_string(),
        };
        out.line(format!(
            "With the {open} still open counted as at least so long, the median is {}.",
            words::real_duration(seconds)
        ))?;
    }
    for sentence in &stats.sentences {
        out.line(sentence)?;
    }
    if args.before_after.is_some() {
        out.line(
            "Whoever tries enough days finds a gap at one of them. Days tried here are not counted; an improvement kept \
             in the window says how many were.",
        )?;
    }
    Ok(())
}

fn by(text: &str) -> std::result::Result<StatsBy, parse::Unknown> {
    parse::word(text, &["class", "service", "severity", "role", "quarter"])
}

fn cells(group: &StatsGroup, mean: bool) -> Vec<String> {
    let none = || "-".to_owned();
    let interval = |[low, high]: [f64; 2]| {
        format!(
            "{} to {}",
            words::real_duration(low),
            words::real_duration(high)
        )
    };
    let mut cells = vec![
        group.name.clone(),
        group.incidents.to_string(),
        group.n.to_string(),
        group.median_seconds.map_or_else(none, words::real_duration),
        group.interval_seconds.map_or_else(none, interval),
    ];
    cells.extend(mean.then(|| group.mean_seconds.map_or_else(none, words::real_duration)));
    cells
}

/// "Time to resolve = resolved - began, n = 17, 3 estimated, 2 left out: no end."
fn basis(stats: &Stats) -> String {
    let mut parts = vec![
        "Time to resolve = resolved - began".to_owned(),
        format!("n = {}", stats.n),
    ];
    if stats.estimated > 0 {
        parts.push(format!("{} estimated", stats.estimated));
    }
    if stats.from_detected > 0 {
        parts.push(format!("{} from detected", stats.from_detected));
    }
    parts.extend(
        stats
            .left_out
            .iter()
            .filter(|(_, count)| **count > 0)
            .map(|(reason, count)| format!("{count} left out: {}", words::left_out(*reason))),
    );
    format!("{}.", parts.join(", "))
}
