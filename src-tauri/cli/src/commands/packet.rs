use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Args;
use journal::Journal;
use journal::domain::{
    Audience, Design, IncidentId, Packet, PacketKind, PaperSize, Period, RedactionLevel,
};
use report::check::{Finding, findings};
use report::leak::Near;
use report::project::{Projected, Reader};
use report::words::count;
use serde_json::json;

use crate::failure::{Failure, Result};
use crate::output::{Output, note, write_file};
use crate::paper::{self, Wanted, Written};
use crate::place::Place;
use crate::scope::PeriodArgs;
use crate::{parse, world};

#[derive(Debug, Args)]
pub struct PacketArgs {
    /// A packet of the journal, by name
    #[arg(required_unless_present = "kind", conflicts_with = "kind")]
    name: Option<String>,
    /// A packet of this kind, without keeping it in the journal: review, promotion, note, war-stories, star-card,
    /// talk-outline, postmortem or portfolio
    #[arg(long, value_name = "K", value_parser = parse::packet_kind)]
    kind: Option<PacketKind>,
    /// The incidents to tell, in this order; may be given several times [default: the strongest, by rule]
    #[arg(long, value_name = "ID", conflicts_with = "name")]
    incident: Vec<IncidentId>,
    #[command(flatten)]
    period: PeriodArgs,
    /// Who it is for: own, internal or public [default: as the packet says, else own]
    #[arg(long, value_name = "WHO", value_parser = parse::audience)]
    audience: Option<Audience>,
    /// How far names are replaced: private, internal or public [default: as far as --audience needs]
    #[arg(long, value_name = "LEVEL", value_parser = parse::redaction_level)]
    redact: Option<RedactionLevel>,
    /// [default: by the ending of --out]
    #[arg(long, value_enum)]
    format: Option<Written>,
    /// The day on the cover [default: today]; equal days give equal bytes
    #[arg(long, value_name = "D", value_parser = parse::day)]
    dated: Option<NaiveDate>,
    /// a4 or letter [default: as the packet says, else a4]
    #[arg(long, value_name = "SIZE", value_parser = parse::paper_size)]
    paper: Option<PaperSize>,
    /// A font file for Chinese, Japanese or Korean [default: the one of the journal's settings]
    #[arg(long, value_name = "FILE")]
    font: Option<PathBuf>,
    /// Only list what a careful reader would stumble on
    #[arg(long)]
    check: bool,
    #[arg(long, value_name = "FILE", required_unless_present = "check")]
    out: Option<PathBuf>,
}

pub fn run(args: &PacketArgs, place: &Place, out: &mut Output) -> Result<()> {
    let mut journal = place.open()?;
    let packet = packet(args, &journal)?;
    let wanted = wanted(args, &journal, packet.as_ref())?;
    let fonts = paper::fonts(&journal, args.font.as_deref())?;
    // A paper of a day tells nothing that came later, and counts no further.
    let told = Period {
        to: wanted.period.to.or(args.dated),
        ..wanted.period
    };
    let mut projected = paper::projected(&journal, wanted.reader, told)?;
    let document = paper::document(&mut projected, &wanted, &fonts)?;
    let Some(path) = args.out.as_ref().filter(|_| !args.check) else {
        let lens = journal.settings()?.lens;
        return check(&findings(&document, &projected, &lens), out);
    };
    let format = match args.format {
        Some(format) => format,
        None => Written::by_ending(path)?,
    };
    let (bytes, near) =
        report::finished(&document, format.into(), &fonts, wanted.design, &projected)?;
    write_file(path, &bytes)?;
    if let Some(packet) = packet {
        // For whom it was really written, whatever the packet says.
        let packet = Packet {
            audience: wanted.reader.audience(),
            level: wanted.reader.level(),
            ..packet
        };
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let sources = report::sources(&document, &projected);
        journal.keep_copy(&packet, sources, &name, &bytes)?;
    }
    if out.is_json() {
        return out.json(&json!({
            "file": path,
            "kept_out": projected.kept_out(),
            "replaced": projected.replacements(),
            "near": near,
        }));
    }
    tell(&projected, &near);
    out.line(path.display())
}

fn check(findings: &[Finding], out: &mut Output) -> Result<()> {
    if out.is_json() {
        return out.json(&findings);
    }
    let mut group = None;
    for one in findings {
        if group != Some(one.group) {
            out.line(one.group.words())?;
            group = Some(one.group);
        }
        out.line(format!("  {}: {}", one.found.replace('\n', " "), one.why))?;
    }
    note(format!("{}.", count(findings.len(), "finding")));
    Ok(())
}

/// To be read before the paper is handed over: what is not in it, and what stands in the place of what.
fn tell(projected: &Projected, near: &[Near]) {
    let kept_out = projected.kept_out();
    if !kept_out.is_empty() {
        note("Not in it, because they are not marked for these readers:");
    }
    for one in kept_out {
        note(format!("  {}  {}", one.day, one.title));
    }
    let reader = projected.reader();
    if reader.audience() == Audience::Own && reader.level() != RedactionLevel::Private {
        note(
            "Incidents that are not marked for others are in it too. Leave them out with --audience public or internal.",
        );
    }
    let replaced = projected.replacements();
    if !replaced.is_empty() {
        note("Replaced:");
    }
    for one in replaced {
        let was = one.was.replace('\n', " ");
        let times = count(one.times as usize, "time");
        note(format!("  {was} -> {} ({times})", one.became));
    }
    for one in near {
        note(format!(
            "{}: \u{201c}{}\u{201d} is almost \u{201c}{}\u{201d}. If it is the same, add it to the list.",
            one.place, one.written, one.term
        ));
    }
}

/// What was asked for comes before what the packet says.
fn reader(args: &PacketArgs, packet: Option<&Packet>) -> Result<Reader> {
    let audience = args.audience.or(packet.map(|packet| packet.audience));
    let audience = audience.unwrap_or_default();
    let of_packet = packet.map(|packet| packet.level.max(RedactionLevel::of(audience)));
    let level = args
        .redact
        .or(of_packet.filter(|_| args.audience.is_none()));
    Ok(match level {
        Some(level) => Reader::new(audience, level)?,
        None => audience.into(),
    })
}

/// The one that was named.
fn packet(args: &PacketArgs, journal: &Journal) -> Result<Option<Packet>> {
    let Some(name) = &args.name else {
        return Ok(None);
    };
    let packets = journal.packets()?;
    if let Some(packet) = packets.iter().find(|packet| packet.name == *name) {
        return Ok(Some(packet.clone()));
    }
    let known: Vec<&str> = packets.iter().map(|packet| packet.name.as_str()).collect();
    let hint = if known.is_empty() {
        "There is none in the journal yet. Give --kind review.".to_owned()
    } else {
        format!("Known are: {}. Or give --kind review.", known.join(", "))
    };
    Err(Failure::usage(
        format!("There is no packet called {name:?}."),
        hint,
    ))
}

fn wanted(args: &PacketArgs, journal: &Journal, packet: Option<&Packet>) -> Result<Wanted> {
    let period = args.period.period()?;
    let dated = args
        .dated
        .unwrap_or_else(|| world::now().with_timezone(&world::zone().0).date_naive());
    let reader = reader(args, packet)?;
    let Some(packet) = packet else {
        let kind = args.kind.unwrap_or(PacketKind::Review);
        return Ok(Wanted {
            kind,
            title: kind.words().to_owned(),
            author: journal.settings()?.author,
            period,
            chosen: (!args.incident.is_empty()).then(|| args.incident.clone()),
            edits: Vec::new(),
            reader,
            design: design(args, Design::default()),
            dated,
        });
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
        edits: packet.edits.clone(),
        reader,
        design: design(args, packet.design),
        dated,
    })
}

fn design(args: &PacketArgs, design: Design) -> Design {
    Design {
        paper: args.paper.unwrap_or(design.paper),
        ..design
    }
}
