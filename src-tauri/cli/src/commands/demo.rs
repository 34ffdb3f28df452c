use std::path::PathBuf;

use clap::Args;
use journal::domain::{Audience, Design, ListQuery, PacketKind, Period, Scope, Zone};
use journal::exchange::{ImportFormat, ImportOptions};
use journal::{FolderState, Holder, Journal, Protection, Unlock};
use report::figure::{ChartName, screen_width};

use crate::failure::{Failure, Result};
use crate::output::{Output, note, write_file};
use crate::paper::{self, ChartOrder, Format, Wanted};
use crate::world::ThisComputer;

const SAMPLE: &[u8] = include_bytes!("../../../../assets/demo/journal.json");

#[derive(Debug, Args)]
pub struct DemoArgs {
    /// The folder to make it in
    #[arg(long, value_name = "DIR", default_value = "afterpage-demo")]
    out: PathBuf,
}

/// A second run brings nothing in twice and writes the same papers again.
pub fn run(args: &DemoArgs, out: &mut Output) -> Result<()> {
    std::fs::create_dir_all(&args.out).map_err(Failure::file(&args.out))?;
    let folder = args.out.join("journal");
    let mut journal = journal_in(&folder)?;
    journal.import("the sample journal", SAMPLE, &options())?;
    let fonts = paper::fonts(&journal, None)?;
    let wanted = wanted(&journal)?;
    let mut projected = paper::projected(&journal, wanted.reader, wanted.period)?;
    let document = paper::document(&mut projected, &wanted, &fonts)?;
    let mut made = vec![folder];
    for (name, format) in [
        ("packet.pdf", Format::Pdf),
        ("packet.md", Format::Md),
        ("packet.html", Format::Html),
    ] {
        let path = args.out.join(name);
        write_file(&path, &paper::render(&document, format, &fonts)?)?;
        made.push(path);
    }
    // Two sides need a change date, and all incidents together have none.
    let charts = ChartName::ALL
        .into_iter()
        .filter(|name| *name != ChartName::BeforeAfter);
    for name in charts {
        let order = ChartOrder {
            name,
            scope: &Scope::default(),
            change: None,
            width: 960,
        };
        let drawing = paper::chart(&journal, &order, &screen_width)?;
        let path = args.out.join(name.key().replace('_', "-") + ".svg");
        write_file(&path, drawing.svg().as_bytes())?;
        made.push(path);
    }
    if out.is_json() {
        return out.json(&made);
    }
    note("The sample journal has no passphrase. Its journal, packet and charts are here:");
    made.iter().try_for_each(|path| out.line(path.display()))
}

fn journal_in(folder: &std::path::Path) -> Result<Journal> {
    let world = Box::new(ThisComputer);
    Ok(match Journal::folder_state(folder)? {
        FolderState::Absent => {
            Journal::create(folder, Protection::Open, Holder::CommandLine, world)?.0
        }
        FolderState::Open | FolderState::Locked => {
            Journal::open(folder, Unlock::Open, Holder::CommandLine, world)?
        }
    })
}

fn options() -> ImportOptions {
    ImportOptions {
        format: ImportFormat::afterpage(),
        zone: Zone::UTC,
        ..ImportOptions::default()
    }
}

/// The whole journal, dated by its newest incident, so that the sample packet is the same every time.
fn wanted(journal: &Journal) -> Result<Wanted> {
    let newest = journal.list(&ListQuery {
        limit: Some(1),
        ..ListQuery::default()
    })?;
    Ok(Wanted {
        kind: PacketKind::Review,
        title: "Eighteen months of incidents".to_owned(),
        author: journal.settings()?.author,
        period: Period::default(),
        chosen: None,
        edits: Vec::new(),
        reader: Audience::Own.into(),
        design: Design::default(),
        dated: newest.rows.first().map(|row| row.day).unwrap_or_default(),
    })
}
