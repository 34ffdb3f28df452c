use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, ValueEnum};
use journal::Journal;
use journal::domain::{Audience, PacketKind, Period};

use crate::failure::{Failure, Result};
use crate::output::{Output, write_file};
use crate::paper::{self, Format, Wanted};
use crate::place::Place;
use crate::scope::PeriodArgs;
use crate::{parse, world};

#[derive(Debug, Args)]
pub struct PacketArgs {
    /// A packet of the journal, by name
    #[arg(required_unless_present = "kind", conflicts_with = "kind")]
    name: Option<String>,
    /// A packet of this kind, without keeping it in the journal
    #[arg(long, value_enum)]
    kind: Option<Kind>,
    #[command(flatten)]
    period: PeriodArgs,
    /// Who it is for
    #[arg(long, value_enum, default_value = "own")]
    audience: Reader,
    /// [default: by the ending of --out]
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// The day on the cover [default: today]; equal days give equal bytes
    #[arg(long, value_name = "D", value_parser = parse::day)]
    dated: Option<NaiveDate>,
    /// A font file for Chinese, Japanese or Korean [default: the one of the journal's settings]
    #[arg(long, value_name = "FILE")]
    font: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Kind {
    /// What you did in a period
    Review,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Reader {
    /// You, and whoever you hand it to: everything but private notes
    Own,
}

pub fn run(args: &PacketArgs, place: &Place, out: &mut Output) -> Result<()> {
    let format = match args.format {
        Some(format) => format,
        None => Format::by_ending(&args.out)?,
    };
    let audience = match args.audience {
        Reader::Own => Audience::Own,
    };
    let journal = place.open()?;
    let wanted = wanted(args, &journal)?;
    let fonts = paper::fonts(&journal, args.font.as_deref())?;
    let document = paper::document(&journal, audience, &wanted, &fonts)?;
    write_file(&args.out, &paper::render(&document, format, &fonts)?)?;
    out.line(args.out.display())
}

fn wanted(args: &PacketArgs, journal: &Journal) -> Result<Wanted> {
    let period = args.period.period()?;
    let dated = args
        .dated
        .unwrap_or_else(|| world::now().with_timezone(&world::zone().0).date_naive());
    let Some(name) = &args.name else {
        return Ok(Wanted {
            kind: PacketKind::Review,
            title: "Incident review".to_owned(),
            author: journal.settings()?.author,
            period,
            chosen: None,
            dated,
        });
    };
    let packets = journal.packets()?;
    let Some(packet) = packets.iter().find(|packet| packet.name == *name) else {
        let known: Vec<&str> = packets.iter().map(|packet| packet.name.as_str()).collect();
        let hint = if known.is_empty() {
            "There is none in the journal yet. Give --kind review.".to_owned()
        } else {
            format!("Known are: {}. Or give --kind review.", known.join(", "))
        };
        return Err(Failure::usage(
            format!("There is no packet called {name:?}."),
            hint,
        ));
    };
    Ok(Wanted {
        kind: packet.kind,
        title: packet.name.clone(),
        author: packet.author.clone(),
        period: if period == Period::default() {
            packet.period
        } else {
            period
        },
        chosen: packet.chosen.clone(),
        dated,
    })
}
