use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::failure::Result;
use crate::output::{Output, note, write_file};
use crate::place::Place;

#[derive(Debug, Args)]
pub struct ExportArgs {
    #[arg(long, value_enum)]
    format: ExportFormat,
    /// Where to write it [default: standard output]
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum ExportFormat {
    /// Everything, with history, trash, seals and attachments, in one zip
    Archive,
    /// The same without attachments
    Json,
}

pub fn run(args: &ExportArgs, place: &Place, out: &mut Output) -> Result<()> {
    let journal = place.open()?;
    let bytes = match args.format {
        ExportFormat::Archive => journal.export_archive()?,
        ExportFormat::Json => journal.export_json()?,
    };
    match &args.out {
        Some(path) => {
            write_file(path, &bytes)?;
            note(format!(
                "Written to {}. It is not encrypted: anyone with the file can read it.",
                path.display()
            ));
            Ok(())
        }
        None => out.bytes(&bytes),
    }
}
