//! A copied chat, from files into one incident.

use std::path::Path;

use journal::Journal;
use journal::domain::IncidentId;
use journal::exchange::{
    ChatDropped, ChatLineState, ChatNote, ChatOptions, ChatReport, ChatReportLine, SlackChoice,
};
use report::words::count;
use serde::Serialize;

use super::ImportArgs;
use crate::failure::{Failure, Result};
use crate::output::{Output, note};
use crate::place::Place;
use crate::{parse, secret, world};

#[derive(Serialize)]
struct Imported<'a> {
    file: &'a Path,
    #[serde(flatten)]
    report: ChatReport,
}

pub fn run(args: &ImportArgs, place: &Place, out: &mut Output) -> Result<()> {
    let (file, incident) = one(args)?;
    let zone = args.zone.unwrap_or_else(world::zone);
    let today = world::now().with_timezone(&zone.0).date_naive();
    let options = ChatOptions {
        date: args.date.unwrap_or(today),
        zone,
        authors: args.authors,
        me: args.me.clone(),
    };
    let mut journal = place.open()?;
    let report = if let Some(channel) = &args.channel {
        slack(args, channel, &mut journal, &options)?
    } else {
        let text = std::fs::read_to_string(file).map_err(Failure::file(file))?;
        let preview = journal.preview_chat(incident, &text, &options)?;
        if args.dry_run {
            preview
        } else {
            refuse_secrets(&preview, args.sure)?;
            journal.import_chat(incident, &text, &options)?
        }
    };
    if out.is_json() {
        return out.json(&Imported { file, report });
    }
    tell_notes(&report);
    out.line(format!("{}: {}", file.display(), sentence(&report)))?;
    if args.dry_run {
        note("This was a dry run; nothing was written.");
    }
    Ok(())
}

fn slack(
    args: &ImportArgs,
    channel: &str,
    journal: &mut Journal,
    options: &ChatOptions,
) -> Result<ChatReport> {
    let (file, incident) = one(args)?;
    let bytes = std::fs::read(file).map_err(Failure::file(file))?;
    let name = file.display().to_string();
    let instant = |option: &str, text: Option<&str>| {
        let at = text.map(|text| parse::instant(option, text, world::now(), options.zone));
        at.transpose()
    };
    let choice = SlackChoice {
        channel: channel.to_owned(),
        thread: args.thread.clone(),
        from: instant("--from", args.from.as_deref())?,
        until: instant("--until", args.until.as_deref())?,
    };
    let preview = journal.preview_slack(incident, (&name, &bytes), &choice, options)?;
    if args.dry_run {
        return Ok(preview);
    }
    refuse_secrets(&preview, args.sure)?;
    Ok(journal.import_slack(incident, (&name, &bytes), &choice, options)?)
}

fn refuse_secrets(preview: &ChatReport, sure: bool) -> Result<()> {
    let new = preview.lines.iter();
    let new = new.filter(|line| line.state == ChatLineState::New);
    let named = new.map(|ChatReportLine { line, .. }| {
        let at = line.at.with_timezone(&line.zone.0);
        let what = format!("The message of {}", at.format("%Y-%m-%d %H:%M"));
        (what, line.text.as_str())
    });
    secret::refuse_any(named, sure)
}

fn one(args: &ImportArgs) -> Result<(&Path, IncidentId)> {
    match (args.files.as_slice(), args.incident) {
        ([file], Some(incident)) => Ok((file, incident)),
        _ => Err(Failure::usage(
            "A chat is one file for one incident. Nothing was imported.",
            "Give the id of the incident with --incident; \"afterpage list\" shows the ids.",
        )),
    }
}

fn tell_notes(report: &ChatReport) {
    let tell = |what: &str, notes: &[ChatNote]| {
        for ChatNote { line, lines, text } in notes {
            let place = match lines {
                1 => format!("line {line}"),
                _ => format!("line {line}, {lines} lines"),
            };
            note(format!("{what} ({place}): {text}"));
        }
    };
    tell("Not understood", &report.not_understood);
    tell("Note", &report.doubts);
    let dropped = left_out(report.dropped);
    if !dropped.is_empty() {
        note(format!("Left out: {dropped}."));
    }
}

fn sentence(report: &ChatReport) -> String {
    let counts = [
        (report.new, "new"),
        (report.known, "already here"),
        (report.stay_deleted, "deleted here and left so"),
    ];
    let mut parts = vec![count(report.lines.len(), "message")];
    parts.extend(
        counts
            .iter()
            .filter(|(n, _)| *n > 0)
            .map(|(n, what)| format!("{n} {what}")),
    );
    format!("{}.", parts.join(", "))
}

fn left_out(dropped: ChatDropped) -> String {
    let counts = [
        (dropped.reactions, "reaction", ""),
        (dropped.edited, "edit mark", ""),
        (dropped.previews, "link preview", ""),
        (dropped.marks, "thread mark", ""),
        (dropped.joined, "notice", " of who came or went"),
        (dropped.empty, "message", " without text"),
    ];
    let counts = counts.iter().filter(|(n, ..)| *n > 0);
    let parts: Vec<String> = counts
        .map(|(n, noun, rest)| format!("{}{rest}", count(*n as usize, noun)))
        .collect();
    parts.join(", ")
}
