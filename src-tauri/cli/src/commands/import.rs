mod chat;

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::Args;
use journal::domain::{Incident, IncidentId, Severity, Zone};
use journal::exchange::{
    Authors, ImportFormat, ImportNote, ImportOptions, ImportReport, look_at_file, table_fields,
};
use report::words::{count, counted};
use serde::{Deserialize, Serialize};

use crate::failure::{Failure, Result};
use crate::output::{Output, note};
use crate::place::Place;
use crate::{parse, world};

#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a flag that is typed"
)]
#[derive(Debug, Args)]
pub struct ImportArgs {
    /// With --json, several files are told as one array
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// auto, chat (a copied Slack transcript, or lines that begin with a time), or the name of a tool; a name that is not
    /// known lists them all
    #[arg(long, value_name = "NAME", value_parser = format, default_value = "auto")]
    format: Format,
    /// The zone of the imported incidents, and of times that name none [default: this computer's]
    #[arg(long, value_name = "Z", value_parser = parse::zone)]
    zone: Option<Zone>,
    /// Leave bad records out, and list them, instead of importing nothing
    #[arg(long)]
    skip_bad: bool,
    /// Bring scheduled maintenance in too
    #[arg(long)]
    with_maintenance: bool,
    /// Count and warn, write nothing
    #[arg(long)]
    dry_run: bool,
    /// Of a chat: the incident that it belongs to
    #[arg(long, value_name = "ID")]
    incident: Option<IncidentId>,
    /// Of a Slack export: the channel whose messages are meant
    #[arg(long, value_name = "NAME", requires = "incident")]
    channel: Option<String>,
    /// Of a Slack export: only the thread of this message, such as 1454907523.000006
    #[arg(long, value_name = "TS", requires = "channel")]
    thread: Option<String>,
    /// Of a Slack export: only messages from this time on, such as "2025-03-14 03:10" in the zone of --zone
    #[arg(long, value_name = "TIME", requires = "channel")]
    from: Option<String>,
    /// Of a Slack export: only messages up to this time
    #[arg(long, value_name = "TIME", requires = "channel")]
    until: Option<String>,
    /// Of a chat: the day it begins, or where it says "Today", the day it was copied [default: today]
    #[arg(long, value_name = "DAY", value_parser = parse::day)]
    date: Option<NaiveDate>,
    /// A name, address or id that is you; may be given several times; of a chat, "" for lines without a name
    #[arg(long, value_name = "NAME")]
    me: Vec<String>,
    /// Of a table: a JSON file that names the column of each field, such as {"title": "What broke", "began": "When"}
    #[arg(long, value_name = "FILE")]
    map: Option<PathBuf>,
    /// Of a table: say what each column is taken for, as a file for --map, and import nothing
    #[arg(long)]
    columns: bool,
    /// Of a table: whether 03/04 is the 3rd of April; asked only where nothing tells
    #[arg(long, value_name = "yes|no", value_parser = yes_or_no)]
    day_first: Option<bool>,
    /// What is kept of others' names: keep, initials or drop
    #[arg(long, value_name = "HOW", value_parser = authors, default_value = "keep")]
    authors: Authors,
    /// Of a chat: store also what looks like a key, a token or a card number
    #[arg(long, requires = "incident")]
    sure: bool,
}

#[derive(Debug, Clone)]
enum Format {
    File(ImportFormat),
    Chat,
}

#[derive(Serialize)]
struct Imported<'a> {
    file: &'a Path,
    #[serde(flatten)]
    report: ImportReport,
}

pub fn run(args: &ImportArgs, place: &Place, out: &mut Output) -> Result<()> {
    if args.channel.is_some() {
        return chat::run(args, place, out);
    }
    let format = match &args.format {
        Format::File(format) => format.clone(),
        Format::Chat => return chat::run(args, place, out),
    };
    let options = ImportOptions {
        format,
        zone: args.zone.unwrap_or_else(world::zone),
        skip_bad: args.skip_bad,
        with_maintenance: args.with_maintenance,
        me: args.me.clone(),
        authors: args.authors,
        columns: args
            .map
            .as_deref()
            .map(map_file)
            .transpose()?
            .unwrap_or_default(),
        day_first: args.day_first,
        dry_run: args.dry_run,
    };
    if args.columns {
        return args
            .files
            .iter()
            .try_for_each(|file| columns(file, &options, out));
    }
    let mut journal = place.open()?;
    let mut imported = Vec::new();
    let mut refused = Vec::new();
    for file in &args.files {
        match journal.import_file(&file.display().to_string(), file, &options) {
            Ok(report) => imported.push(Imported { file, report }),
            Err(error) => refused.push(error.into()),
        }
    }
    // Each file is an import of its own: those that came in are told beside the one that did not.
    tell(&imported, args, out)?;
    all_came_in(refused, args.files.len())?;
    if args.dry_run {
        note("This was a dry run; nothing was written.");
    }
    Ok(())
}

fn all_came_in(mut refused: Vec<Failure>, files: usize) -> Result<()> {
    let Some(last) = refused.pop() else {
        return Ok(());
    };
    if files == 1 {
        return Err(last);
    }
    refused.push(last);
    for failure in &refused {
        note(failure);
    }
    Err(Failure::Failed {
        code: "files_not_imported",
        message: format!("{} of {files} files did not come in.", refused.len()),
        hint: "The messages above say which and why; the others are in the journal.".to_owned(),
    })
}

/// The proposal as `--map` takes it, and in words what else a column may be.
fn columns(file: &Path, options: &ImportOptions, out: &mut Output) -> Result<()> {
    let look = look_at_file(&file.display().to_string(), file, options)?;
    let Some(look) = look else {
        return Err(Failure::usage(
            format!("{} is no table.", file.display()),
            "Its format is known without columns; import it as it is.",
        ));
    };
    if out.is_json() {
        return out.json(&look);
    }
    let mut map: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for column in &look.columns {
        match &column.field {
            Some(field) => map.entry(field).or_default().push(&column.name),
            None => note(format!("Not taken for anything: {}", column.name)),
        }
    }
    let fields: Vec<&str> = table_fields().collect();
    note(format!("Fields: {}", fields.join(", ")));
    out.json(&map)
}

/// To a program: one file as an object, several as one array.
fn tell(imported: &[Imported<'_>], args: &ImportArgs, out: &mut Output) -> Result<()> {
    if !out.is_json() {
        return imported.iter().try_for_each(|one| {
            notes(&one.report);
            out.line(format!("{}: {}", one.file.display(), sentence(&one.report)))?;
            let shown = if args.dry_run {
                one.report.sample.as_slice()
            } else {
                &[]
            };
            shown
                .iter()
                .try_for_each(|incident| out.line(as_it_will_look(incident)))
        });
    }
    match imported {
        [] => Ok(()),
        [one] if args.files.len() == 1 => out.json(one),
        _ => out.json(&imported),
    }
}

fn as_it_will_look(incident: &Incident) -> String {
    let severity = incident.severity.map_or("-", Severity::label);
    format!("  {}  {severity}  {}", incident.day(), incident.title)
}

fn format(text: &str) -> std::result::Result<Format, parse::Unknown> {
    if text.eq_ignore_ascii_case("chat") {
        return Ok(Format::Chat);
    }
    let known = ImportFormat::names();
    ImportFormat::named(text)
        .map(Format::File)
        .ok_or_else(|| parse::Unknown::new(text, &format!("{}, chat", known.join(", "))))
}

fn yes_or_no(text: &str) -> std::result::Result<bool, parse::Unknown> {
    match text.to_lowercase().as_str() {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err(parse::Unknown::new(text, "yes, no")),
    }
}

/// A column or several for each field.
#[derive(Deserialize)]
#[serde(untagged)]
enum Columns {
    One(String),
    Several(Vec<String>),
}

fn map_file(file: &Path) -> Result<BTreeMap<String, Vec<String>>> {
    let bytes = std::fs::read(file).map_err(Failure::file(file))?;
    let read: serde_json::Result<BTreeMap<String, Columns>> = serde_json::from_slice(&bytes);
    let map = read.map_err(|error| {
        Failure::usage(
            format!(
                "{} is no list of columns ({error}). Nothing was imported.",
                file.display()
            ),
            "Write it as {\"title\": \"What broke\", \"began\": \"When\"}.",
        )
    })?;
    let lists = map.into_iter().map(|(field, columns)| match columns {
        Columns::One(column) => (field, vec![column]),
        Columns::Several(columns) => (field, columns),
    });
    Ok(lists.collect())
}

fn authors(text: &str) -> std::result::Result<Authors, parse::Unknown> {
    parse::word(text, &["keep", "initials", "drop"])
}

fn sentence(report: &ImportReport) -> String {
    let counts = [
        (report.new, "new"),
        (report.changed, "changed"),
        (report.unchanged, "unchanged"),
        (report.stay_deleted, "deleted here and left so"),
        (report.different, "different here and left so"),
        (
            report.maintenance_skipped,
            "scheduled maintenance, skipped (--with-maintenance brings it in)",
        ),
    ];
    let mut parts = vec![count(report.records as usize, "record")];
    parts.extend(
        counts
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, what)| format!("{count} {what}")),
    );
    if !report.skipped.is_empty() {
        parts.push(format!("{} bad, skipped", report.skipped.len()));
    }
    if report.entries > 0 {
        let entries = report.entries as usize;
        parts.push(counted(entries, "timeline entry", "timeline entries"));
    }
    format!("{}.", parts.join(", "))
}

fn notes(report: &ImportReport) {
    if let Some(time) = &report.without_zone {
        let at = time.at.format("%Y-%m-%d %H:%M");
        note(format!(
            "Times without a zone: {} was read as {at} UTC. For another zone, see --zone.",
            time.text
        ));
    }
    if !report.unread.is_empty() {
        note(format!(
            "Not read from the file: {}.",
            report.unread.join(", ")
        ));
    }
    list("Skipped", &report.skipped);
    list("Note on", &report.warnings);
}

/// Once what many records share, and no more than a person reads.
fn list(what: &str, notes: &[ImportNote]) {
    const MOST: usize = 40;
    let mut told: Vec<(&ImportNote, usize)> = Vec::new();
    let mut places: HashMap<(&str, &str), usize> = HashMap::new();
    for one in notes {
        let place = places.entry((&one.field, &one.text)).or_insert(told.len());
        match told.get_mut(*place).filter(|_| one.record > 0) {
            Some((_, times)) => *times += 1,
            None => told.push((one, 1)),
        }
    }
    for (one, times) in told.iter().take(MOST) {
        match times - 1 {
            0 => note(format!("{what} {one}")),
            more => note(format!("{what} {one} (and {more} more with the same)")),
        }
    }
    if let Some(more) = told.len().checked_sub(MOST).filter(|more| *more > 0) {
        note(format!("And {more} others; --json lists them all."));
    }
}
