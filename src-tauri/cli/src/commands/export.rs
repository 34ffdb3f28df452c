use std::fs;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use journal::exchange::{OutFile, packed};

use crate::failure::{Failure, Result};
use crate::output::{Output, note, write_file};
use crate::place::Place;

#[derive(Debug, Args)]
pub struct ExportArgs {
    #[arg(long, value_enum)]
    format: ExportFormat,
    /// Where to write it [default: standard output]; of csv and markdown a folder, or a file that ends in .zip
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum ExportFormat {
    /// Everything, with history, trash, seals and attachments, in one zip
    Archive,
    /// The same without attachments
    Json,
    /// For you: one table per kind of record, on-call too, without history, trash and private notes; no cell is a formula
    Csv,
    /// One file per incident with front matter, without history, trash and private notes
    Markdown,
    /// My shifts on call, as a calendar (iCalendar)
    Ics,
}

pub fn run(args: &ExportArgs, place: &Place, out: &mut Output) -> Result<()> {
    let journal = place.open()?;
    let bytes = match args.format {
        ExportFormat::Archive => journal.export_archive()?,
        ExportFormat::Json => journal.export_json()?,
        ExportFormat::Ics => journal.export_calendar()?,
        ExportFormat::Csv => return files(args, journal.export_csv()?, out),
        ExportFormat::Markdown => return files(args, journal.export_markdown()?, out),
    };
    match &args.out {
        Some(path) => {
            write_file(path, &bytes)?;
            written(path, out)
        }
        None => out.bytes(&bytes),
    }
}

fn files(args: &ExportArgs, files: Vec<OutFile>, out: &mut Output) -> Result<()> {
    let Some(path) = &args.out else {
        return out.bytes(&packed(files)?);
    };
    if path
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("zip"))
    {
        write_file(path, &packed(files)?)?;
    } else {
        fs::create_dir_all(path).map_err(Failure::file(path))?;
        for file in files {
            write_file(&path.join(file.name), &file.bytes)?;
        }
    }
    written(path, out)
}

fn written(path: &Path, out: &mut Output) -> Result<()> {
    note("It is not encrypted: anyone with it can read it.");
    out.written(path)
}
