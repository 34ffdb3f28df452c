use std::path::{Path, PathBuf};

use clap::Args;
use journal::domain::{Audience, Redaction, RedactionEdit, RedactionKind, RedactionLevel, Scope};
use report::leak;
use report::redact::terms_of;
use report::words::count;
use serde::Serialize;

use crate::failure::{Failure, Result};
use crate::output::{Output, note, table};
use crate::parse;
use crate::place::Place;

#[derive(Debug, Args)]
pub struct RedactArgs {
    /// Search a finished file for every term that no public paper may hold
    #[arg(long, value_name = "FILE", conflicts_with_all = ["names", "add"])]
    check: Option<PathBuf>,
    /// Names in your own records that the list does not know yet
    #[arg(long, conflicts_with = "add")]
    names: bool,
    /// Put a term on the list
    #[arg(long, value_name = "TERM")]
    add: Option<String>,
    /// What it names: person, customer, service, company, host, money, date or other
    #[arg(long, value_name = "K", value_parser = parse::redaction_kind, default_value = "other")]
    kind: RedactionKind,
    /// Another way to write it; may be given several times
    #[arg(long, value_name = "TERM", requires = "add")]
    variant: Vec<String>,
    /// What stands in its place [default: its kind and a letter]
    #[arg(long, value_name = "TEXT", requires = "add")]
    alias: Option<String>,
    /// It is no secret and may stand in every paper
    #[arg(long, requires = "add")]
    may_stay: bool,
}

pub fn run(args: &RedactArgs, place: &Place, out: &mut Output) -> Result<()> {
    if let Some(term) = &args.add {
        return add(args, term, place, out);
    }
    if let Some(file) = &args.check {
        return check(file, place, out);
    }
    let journal = place.open()?;
    if args.names {
        let seen = journal.names_seen()?;
        if out.is_json() {
            return out.json(&seen);
        }
        let rows: Vec<Vec<String>> = seen
            .into_iter()
            .map(|one| {
                let kind = one.kind.words().to_owned();
                vec![one.times.to_string(), kind, one.name, one.seen_as]
            })
            .collect();
        return table(out, &rows);
    }
    let listed = journal.redactions()?;
    if out.is_json() {
        return out.json(&listed);
    }
    if listed.is_empty() {
        note("The list of redactions is empty. --names shows what may belong on it.");
    }
    let rows: Vec<Vec<String>> = listed.iter().map(row).collect();
    table(out, &rows)
}

#[derive(Serialize)]
struct Row<'a> {
    /// "hit" or "near".
    found: &'a str,
    term: &'a str,
    written: &'a str,
    place: &'a str,
    around: &'a str,
}

/// Fails where one is found, so that a script stops too.
fn check(file: &Path, place: &Place, out: &mut Output) -> Result<()> {
    let journal = place.open()?;
    let data = journal.paper_data(&Scope::default(), Audience::Own, RedactionLevel::Public)?;
    let terms = terms_of(RedactionLevel::Public, &data);
    let bytes = std::fs::read(file).map_err(Failure::file(file))?;
    let checked = leak::check(&bytes, &terms)?;
    let hits = checked.hits.iter().map(|one| Row {
        found: "hit",
        term: &one.term,
        written: &one.written,
        place: &one.place,
        around: &one.around,
    });
    let near = checked.near.iter().map(|one| Row {
        found: "near",
        term: &one.term,
        written: &one.written,
        place: &one.place,
        around: "",
    });
    let rows: Vec<Row<'_>> = hits.chain(near).collect();
    if out.is_json() {
        out.json(&rows)?;
    } else {
        let cells = |row: &Row<'_>| {
            let cells = [row.found, row.place, row.term, row.written, row.around];
            cells.map(str::to_owned).to_vec()
        };
        table(out, &rows.iter().map(cells).collect::<Vec<_>>())?;
    }
    out.flush()?;
    let terms = count(terms.len(), "term");
    if checked.hits.is_empty() {
        note(format!("None of {terms} is in {}.", file.display()));
        return Ok(());
    }
    Err(Failure::Failed {
        code: "leak",
        message: format!(
            "{} of {terms} in {}.",
            count(checked.hits.len(), "hit"),
            file.display()
        ),
        hint: "Make the paper anew with --redact public, or let the term stay with --add TERM --may-stay."
            .to_owned(),
    })
}

fn add(args: &RedactArgs, term: &str, place: &Place, out: &mut Output) -> Result<()> {
    let mut journal = place.open()?;
    let mut redaction = journal.add_redaction(term, args.kind)?;
    let edits = [
        (!args.variant.is_empty()).then(|| RedactionEdit::Variants(args.variant.clone())),
        args.alias.clone().map(RedactionEdit::Alias),
        args.may_stay.then_some(RedactionEdit::MayStay(true)),
    ];
    for edit in edits.into_iter().flatten() {
        redaction = journal.edit_redaction(redaction.id, edit)?;
    }
    if out.is_json() {
        return out.json(&redaction);
    }
    table(out, &[row(&redaction)])
}

fn row(redaction: &Redaction) -> Vec<String> {
    let became = if redaction.may_stay {
        "may stay".to_owned()
    } else if redaction.alias.trim().is_empty() {
        format!("{} ...", redaction.kind.alias())
    } else {
        redaction.alias.clone()
    };
    vec![
        redaction.kind.words().to_owned(),
        redaction.spellings().collect::<Vec<_>>().join(" / "),
        became,
    ]
}
