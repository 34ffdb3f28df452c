//! The lists for use during an incident, with the user's own lines.

use std::path::PathBuf;

use clap::Args;
use journal::domain::Audience;
use report::compose;
use report::project::project_checklists;

use crate::failure::Result;
use crate::output::{Output, write_file};
use crate::paper::{self, Format};
use crate::place::Place;
use crate::world;

#[derive(Debug, Args)]
pub struct ChecklistsArgs {
    /// [default: by the ending of --out]
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// A file; without one, they are printed here as text
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

pub fn run(args: &ChecklistsArgs, place: &Place, out: &mut Output) -> Result<()> {
    let format = match (args.format, &args.out) {
        (Some(format), _) => format,
        (None, Some(file)) => Format::by_ending(file)?,
        (None, None) => Format::Txt,
    };
    let journal = place.open()?;
    let lists = journal.checklists()?;
    if out.is_json() && args.out.is_none() {
        return out.json(&lists);
    }
    let lists = project_checklists(Audience::Own, lists)?;
    let fonts = paper::fonts(&journal, None)?;
    let today = world::now().with_timezone(&world::zone().0).date_naive();
    let bytes = match format {
        Format::Pdf => report::checklists_pdf(&lists, today, &fonts)?,
        Format::Md | Format::Html | Format::Txt => {
            paper::render(&compose::checklists(&lists, today), format, &fonts)?
        }
    };
    match &args.out {
        Some(file) => {
            write_file(file, &bytes)?;
            out.written(file)
        }
        None => out.bytes(&bytes),
    }
}
