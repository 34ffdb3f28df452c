use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::{Args, value_parser};
use report::figure::{ChartName, Measure, screen_width};
use report::picture;
use serde_json::json;

use crate::failure::{Failure, Result};
use crate::output::{Output, note, write_file};
use crate::paper::{self, ChartOrder};
use crate::parse;
use crate::place::Place;
use crate::scope::ScopeArgs;

#[derive(Debug, Args)]
pub struct ChartArgs {
    /// response-times, before-after, quarters, spans, week, calendar, severities, severities-apart,
    /// classes, recurrence, roles, share or growth
    #[arg(value_name = "NAME", value_parser = name)]
    name: ChartName,
    /// A file ending in .svg or .png
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// The width of the picture, in pixels
    #[arg(long, value_name = "PIXELS", default_value_t = 1_600,
        value_parser = value_parser!(u32).range(100..=i64::from(picture::WIDEST)))]
    width: u32,
    /// The first day of "after", for before-after
    #[arg(long, value_name = "DATE", value_parser = parse::day)]
    before_after: Option<NaiveDate>,
    #[command(flatten)]
    scope: ScopeArgs,
}

fn name(text: &str) -> std::result::Result<ChartName, parse::Unknown> {
    let known = ChartName::ALL.map(|name| name.key().replace('_', "-"));
    parse::word(text, &known.each_ref().map(String::as_str))
}

#[derive(Clone, Copy)]
enum Drawn {
    Svg,
    Png,
}

pub fn run(args: &ChartArgs, place: &Place, out: &mut Output) -> Result<()> {
    let drawn = by_ending(&args.out)?;
    if args.name == ChartName::BeforeAfter && args.before_after.is_none() {
        return Err(Failure::usage(
            "A chart of before and after needs the day on which \"after\" begins. Nothing was written.",
            "Name it with --before-after, as in --before-after 2026-03-01.",
        ));
    }
    let journal = place.open()?;
    let scope = args.scope.scope(&journal)?;
    let order = ChartOrder {
        name: args.name,
        scope: &scope,
        change: args.before_after,
        width: args.width,
    };
    let draw = |measure: Measure<'_>| paper::chart(&journal, &order, measure);
    let (title, sentence, bytes) = match drawn {
        Drawn::Svg => {
            let drawing = draw(&screen_width)?;
            let svg = drawing.svg_of_width(order.width()).into_bytes();
            (drawing.title, drawing.sentence, svg)
        }
        Drawn::Png => {
            let fonts = paper::fonts(&journal, None)?;
            let drawing = draw(&|text, size, strong| fonts.measure(text, size, strong).0)?;
            let (title, sentence) = (drawing.title.clone(), drawing.sentence.clone());
            let picture = picture::figure(&drawing.into_figure(), &fonts, args.width)?;
            (title, sentence, picture.png)
        }
    };
    write_file(&args.out, &bytes)?;
    if out.is_json() {
        return out.json(&json!({ "file": args.out, "title": title, "sentence": sentence }));
    }
    note(format!("{title}. {sentence}"));
    out.line(args.out.display())
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
