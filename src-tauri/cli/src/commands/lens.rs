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
    let mut cursor = Cursor::new(&text);
    let suggestions: Vec<Suggestion<'_>> = findings.iter().map(|one| cursor.of(one)).collect();
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

/// Walks through a text once, from one finding to the next.
struct Cursor<'a> {
    text: &'a str,
    bytes: usize,
    units: u32,
    line: usize,
    column: usize,
}

impl<'a> Cursor<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            text,
            bytes: 0,
            units: 0,
            line: 1,
            column: 1,
        }
    }

    /// Findings come in the order of the text.
    fn of(&mut self, finding: &'a TextFinding) -> Suggestion<'a> {
        self.go_to(finding.range.start);
        let (start, line, column) = (self.bytes, self.line, self.column);
        self.go_to(finding.range.end);
        Suggestion {
            line,
            column,
            words: &self.text[start..self.bytes],
            rule: &finding.rule,
            why: &finding.why,
            rewrite: &finding.suggestion,
        }
    }

    fn go_to(&mut self, unit: u32) {
        for c in self.text[self.bytes..].chars() {
            if self.units >= unit {
                return;
            }
            self.bytes += c.len_utf8();
            self.units += u32::from(c.len_utf16() > 1) + 1;
            self.column += 1;
            if c == '\n' {
                self.line += 1;
                self.column = 1;
            }
        }
    }
}

fn writing(text: &str) -> std::result::Result<Writing, parse::Unknown> {
    parse::word(text, &["account", "packet"])
}
