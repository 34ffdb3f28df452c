use clap::Args;

use crate::failure::Result;
use crate::output::{Output, note, table};
use crate::place::Place;
use crate::world;

#[derive(Debug, Args)]
pub struct SearchArgs {
    /// Words or beginnings of words; all must be found
    #[arg(required = true)]
    text: Vec<String>,
}

pub fn run(args: &SearchArgs, place: &Place, out: &mut Output) -> Result<()> {
    let hits = place.open()?.search(&args.text.join(" "))?;
    if out.is_json() {
        return out.json(&hits);
    }
    if hits.is_empty() {
        note("Nothing was found.");
    }
    let zone = world::zone();
    let rows: Vec<Vec<String>> = hits
        .into_iter()
        .map(|hit| {
            let day = hit.at.with_timezone(&zone.0).format("%Y-%m-%d").to_string();
            // Found in the title, it stands there already.
            let line = Some(hit.line.replace('\n', " ")).filter(|line| *line != hit.title);
            let line = line.unwrap_or_default();
            vec![hit.incident.to_string(), day, hit.title, line]
        })
        .collect();
    table(out, &rows)
}
