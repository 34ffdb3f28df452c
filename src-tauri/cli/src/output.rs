//! Results on stdout, messages on stderr.

use std::fmt::Display;
use std::io::{self, BufWriter, StdoutLock, Write};
use std::path::Path;

use serde::Serialize;
use serde_json::json;

use crate::failure::{Failure, Result};

pub struct Output {
    stdout: BufWriter<StdoutLock<'static>>,
    json: bool,
}

impl Output {
    pub fn new(json: bool) -> Self {
        Self {
            stdout: BufWriter::new(io::stdout().lock()),
            json,
        }
    }

    /// Whether a program reads the result.
    pub fn is_json(&self) -> bool {
        self.json
    }

    pub fn line(&mut self, line: impl Display) -> Result<()> {
        Ok(writeln!(self.stdout, "{}", harmless(&line.to_string()))?)
    }

    pub fn json(&mut self, value: &impl Serialize) -> Result<()> {
        serde_json::to_writer_pretty(&mut self.stdout, value).map_err(io::Error::from)?;
        Ok(writeln!(self.stdout)?)
    }

    /// The file that was written.
    pub fn written(&mut self, path: &Path) -> Result<()> {
        if self.json {
            return self.json(&json!({ "file": path }));
        }
        self.line(path.display())
    }

    pub fn bytes(&mut self, bytes: &[u8]) -> Result<()> {
        Ok(self.stdout.write_all(bytes)?)
    }

    pub fn flush(&mut self) -> Result<()> {
        Ok(self.stdout.flush()?)
    }

    pub fn finish(mut self) -> Result<()> {
        Ok(self.stdout.flush()?)
    }
}

/// A message beside the result; a terminal that is gone needs none.
pub fn note(message: impl Display) {
    let _ = writeln!(io::stderr().lock(), "{}", harmless(&message.to_string()));
}

/// What came from elsewhere may hold characters that a terminal obeys; they are shown as replaced.
pub fn harmless(text: &str) -> String {
    let shown = |c: char| match c {
        '\n' | '\t' => c,
        c if c.is_control() => char::REPLACEMENT_CHARACTER,
        c => c,
    };
    text.chars().map(shown).collect()
}

/// Never half a file under a good name.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<()> {
    journal::store::write_whole(path, bytes).map_err(Failure::file(path))
}

/// Columns as wide as their widest cell; the last one runs on.
pub fn table(out: &mut Output, rows: &[Vec<String>]) -> Result<()> {
    let mut widths: Vec<usize> = Vec::new();
    for row in rows {
        widths.resize(widths.len().max(row.len()), 0);
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count());
        }
    }
    for row in rows {
        let cells: Vec<String> = row
            .iter()
            .zip(&widths)
            .map(|(cell, width)| padded(&cell.replace(['\n', '\t'], " "), *width))
            .collect();
        out.line(cells.join("  ").trim_end())?;
    }
    Ok(())
}

/// The formatter's own widths end at 65,535.
pub fn padded(text: &str, width: usize) -> String {
    let missing = width.saturating_sub(text.chars().count());
    format!("{text}{}", " ".repeat(missing))
}
