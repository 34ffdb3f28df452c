use std::path::PathBuf;

use clap::Args;
use journal::domain::LensSettings;
use journal::rules::TextFinding;
use journal::rules::lens::{Writing, check};
use report::words::count;
use serde::Serialize;

use crate::failure::{Failure, Result};
use crate::output::{Output, note};
use crate::parse;
use crate::place::Place;

#[derive(Debug, Args)]
pub struct LensArgs {
    /// A text, Markdown or not
    file: PathBuf,
    /// What it is: account (a review, an update) or packet (about your own part, where hero wording is looked for too)
    #[arg(long = "as", value_name = "WHAT", value_parser = writing, default_value = "packet")]
    writing: Writing,
}

#[derive(Serialize)]
struct Suggestion<'a> {
    /// From 1.
    line: usize,
    /// From 1, in characters.
    column: usize,
    words: &'a str,
    rule: &'a str,
    why: &'a str,
    rewrite: &'a str,
}

/// Needs no journal; with one named, what is switched off or was dismissed there is left out.
pub fn run(args: &LensArgs, place: &Place, named: bool, out: &mut Output) -> Result<()> {
    let settings = if named {
        place.open()?.settings()?.lens
    } else {
        LensSettings::default()
    };
    let bytes = std::fs::read(&args.file).map_err(Failure::file(&args.file))?;
    let text = String::from_utf8_lossy(&bytes);
    let findings = check(&text, args.writing, &settings);
    let suggestions: Vec<Suggestion<'_>> = findings
        .iter()
        .map(|finding| Suggestion::of(finding, &text))
        .collect();
    if out.is_json() {
        return out.json(&suggestions);
    }
    let file = args.file.display();
    for one in &suggestions {
        let Suggestion {
            line,
            column,
            words,
            why,
            rewrite,
            ..
        } = one;
        out.line(format!(
            "{file}:{line}:{column}: \u{201c}{words}\u{201d} {why} {rewrite}"
        ))?;
    }
    note(format!("{}.", count(suggestions.len(), "suggestion")));
    Ok(())
}

impl<'a> Suggestion<'a> {
    fn of(finding: &'a TextFinding, text: &'a str) -> Self {
        let bytes = finding.range.bytes_in(text);
        let before = &text[..bytes.start];
        let line = before.rfind('\n').map_or(0, |end| end + 1);
        Self {
            line: before.matches('\n').count() + 1,
            column: before[line..].chars().count() + 1,
            words: &text[bytes],
            rule: &finding.rule,
            why: &finding.why,
            rewrite: &finding.suggestion,
        }
    }
}

fn writing(text: &str) -> std::result::Result<Writing, parse::Unknown> {
    parse::word(text, &["account", "packet"])
}
