use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::failure::{Failure, Result};
use crate::output::{Output, note, write_file};
use crate::paper;
use crate::place::Place;
use crate::scope::ScopeArgs;

#[derive(Debug, Args)]
pub struct ChartArgs {
    #[arg(value_enum)]
    name: ChartName,
    /// A file ending in .svg
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    #[command(flatten)]
    scope: ScopeArgs,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum ChartName {
    /// One dot per incident: when it began against how long it took
    ResponseTimes,
}

pub fn run(args: &ChartArgs, place: &Place, out: &mut Output) -> Result<()> {
    if args.out.extension().is_none_or(|ending| ending != "svg") {
        return Err(Failure::usage(
            format!("{} does not end in .svg.", args.out.display()),
            "Charts are written as SVG.",
        ));
    }
    let journal = place.open()?;
    let scope = args.scope.scope(&journal)?;
    let drawing = match args.name {
        ChartName::ResponseTimes => paper::response_times(&journal, &scope)?,
    };
    write_file(&args.out, drawing.svg().as_bytes())?;
    note(format!("{}. {}", drawing.title, drawing.sentence));
    out.line(args.out.display())
}
