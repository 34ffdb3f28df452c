use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum, value_parser};
use report::figure::{Drawing, Measure, screen_width};
use report::picture;

use crate::failure::{Failure, Result};
use crate::output::{Output, note, write_file};
use crate::paper;
use crate::place::Place;
use crate::scope::ScopeArgs;

#[derive(Debug, Args)]
pub struct ChartArgs {
    #[arg(value_enum)]
    name: ChartName,
    /// A file ending in .svg or .png
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// The width of a PNG, in pixels
    #[arg(long, value_name = "PIXELS", default_value_t = 1_600,
        value_parser = value_parser!(u32).range(100..=i64::from(picture::WIDEST)))]
    width: u32,
    #[command(flatten)]
    scope: ScopeArgs,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum ChartName {
    /// One dot per incident: when it began against how long it took
    ResponseTimes,
}

#[derive(Clone, Copy)]
enum Drawn {
    Svg,
    Png,
}

pub fn run(args: &ChartArgs, place: &Place, out: &mut Output) -> Result<()> {
    let drawn = by_ending(&args.out)?;
    let journal = place.open()?;
    let scope = args.scope.scope(&journal)?;
    let draw = |measure: Measure<'_>| match args.name {
        ChartName::ResponseTimes => paper::response_times(&journal, &scope, measure),
    };
    let (said, bytes) = match drawn {
        Drawn::Svg => {
            let drawing = draw(&screen_width)?;
            (said(&drawing), drawing.svg().into_bytes())
        }
        Drawn::Png => {
            let fonts = paper::fonts(&journal, None)?;
            let drawing = draw(&|text, size, strong| fonts.measure(text, size, strong).0)?;
            let said = said(&drawing);
            let picture = picture::figure(&drawing.into_figure(), &fonts, args.width)?;
            (said, picture.png)
        }
    };
    write_file(&args.out, &bytes)?;
    note(said);
    out.line(args.out.display())
}

fn said(drawing: &Drawing) -> String {
    format!("{}. {}", drawing.title, drawing.sentence)
}

fn by_ending(path: &Path) -> Result<Drawn> {
    let ending = path.extension().map(OsStr::to_ascii_lowercase);
    match ending.as_ref().and_then(|ending| ending.to_str()) {
        Some("svg") => Ok(Drawn::Svg),
        Some("png") => Ok(Drawn::Png),
        _ => Err(Failure::usage(
            format!("{} does not end in .svg or .png.", path.display()),
            "Charts are written as SVG or PNG, by the ending of the file.",
        )),
    }
}
