use clap::Args;
use journal::domain::{EvidenceKind, EvidenceQuery};

use crate::failure::Result;
use crate::output::{Output, note, table};
use crate::parse;
use crate::place::Place;
use crate::world::{now, zone};

#[derive(Debug, Args)]
pub struct EvidenceArgs {
    /// Words or beginnings of words; all must be found
    text: Vec<String>,
    /// runbook, contribution or feedback
    #[arg(long, value_parser = parse::evidence_kind)]
    kind: Option<EvidenceKind>,
}

/// For the journal's owner, as the window shows it: consent governs papers, not this list.
pub fn run(args: &EvidenceArgs, place: &Place, out: &mut Output) -> Result<()> {
    let query = EvidenceQuery {
        text: args.text.join(" "),
        kind: args.kind,
        ..EvidenceQuery::default()
    };
    let today = now().with_timezone(&zone().0).date_naive();
    let page = place.open()?.evidence(&query, today)?;
    if out.is_json() {
        return out.json(&page.rows);
    }
    if page.rows.is_empty() {
        note("No evidence here.");
    }
    let rows: Vec<Vec<String>> = page
        .rows
        .into_iter()
        .map(|row| {
            let noun = row.item.noun.words().to_owned();
            vec![row.item.id, row.day.to_string(), noun, row.title, row.note]
        })
        .collect();
    table(out, &rows)
}
