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
    /// class, service or severity
    #[arg(long, value_name = "WHAT", value_parser = by)]
    by: Option<StatsBy>,
}

pub fn run(args: &StatsArgs, place: &Place, out: &mut Output) -> Result<()> {
    let journal = place.open()?;
    let stats = journal.stats(&StatsQuery {
        scope: args.scope.scope(&journal)?,
        by: args.by,
        before_after: args.before_after,
    })?;
    if out.is_json() {
        return out.json(&stats);
    }
    let header = ["", "incidents", "n", "median", "95 % interval"].map(str::to_owned);
    let rows: Vec<Vec<String>> = std::iter::once(header.to_vec())
        .chain(stats.groups.iter().map(cells))
        .collect();
    table(out, &rows)?;
    out.line(format!("\n{}", basis(&stats)))?;
    for sentence in &stats.sentences {
        out.line(sentence)?;
    }
    Ok(())
}

fn by(text: &str) -> std::result::Result<StatsBy, parse::Unknown> {
    parse::word(text, &["class", "service", "severity"])
}

fn cells(group: &StatsGroup) -> Vec<String> {
    let none = || "-".to_owned();
    let interval = |[low, high]: [f64; 2]| {
        format!(
            "{} to {}",
            words::real_duration(low),
            words::real_duration(high)
        )
    };
    vec![
        group.name.clone(),
        group.incidents.to_string(),
        group.n.to_string(),
        group.median_seconds.map_or_else(none, words::real_duration),
        group.interval_seconds.map_or_else(none, interval),
    ]
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
    parts.extend(
        stats
            .left_out
            .iter()
            .filter(|(_, count)| **count > 0)
            .map(|(reason, count)| format!("{count} left out: {}", words::left_out(*reason))),
    );
    format!("{}.", parts.join(", "))
}
