//! jrnl: its plain text, one entry after the other, each behind a time in brackets of a form that its user may choose.

use chrono::{DateTime, Utc};

use super::super::{
    ImportOptions,
    dates::{self, Order},
    record::{Fault, Numbered, Reading, Record, quoted},
    refusal::Refusal,
};
use super::TextReader;
use crate::domain::{MilestoneKind, Zone};

pub(super) const READER: TextReader = TextReader {
    name: super::jrnl::READER.name,
    author: "jrnl",
    recognises,
    read,
};

const BAR: &str = "| ";

/// How the entries of one journal begin; what begins otherwise is text of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// "[2026-02-13 09:00] Down."
    Brackets,
    /// "13.02.2026 09:00 Down.", as jrnl shows them, and wrote them before it had brackets.
    Bare,
}

/// The first line that holds something begins an entry. Without brackets a log could begin so; then each other line
/// stands behind a bar, or each entry below an empty line.
fn recognises(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let Some(form) = lines.next().and_then(Form::of) else {
        return false;
    };
    let (headers, others): (Vec<&str>, Vec<&str>) =
        lines.partition(|line| form.header(line).is_some());
    let has_bars = || others.iter().all(|line| line.starts_with('|'));
    // A report may begin with its day too.
    let is_usual = || {
        let is_report = others.iter().any(|line| line.starts_with('#'));
        text.trim_start().get(..SHOWN.len()).is_some_and(is_shown)
            || (!headers.is_empty() && !is_report)
    };
    let is_bare = || !others.is_empty() && (has_bars() || is_parted(text)) && is_usual();
    form == Form::Brackets || is_bare()
}

/// The form in which jrnl shows a time, whatever its user chose.
const SHOWN: &str = "0000-00-00 00:00";

fn is_shown(stamp: &str) -> bool {
    let mut signs = stamp.bytes().zip(SHOWN.bytes());
    signs.all(|(here, form)| match form {
        b'0' => here.is_ascii_digit(),
        sign => here == sign,
    })
}

/// Before it had brackets, an empty line stood above each entry.
fn is_parted(text: &str) -> bool {
    let mut above = "";
    text.lines().all(|line| {
        let is_apart = Form::Bare.header(line).is_none() || above.trim().is_empty();
        above = line;
        is_apart
    })
}

fn read(file: &str, text: &str, options: &ImportOptions) -> Result<Reading, Refusal> {
    let form = text.lines().find_map(Form::of).unwrap_or(Form::Brackets);
    let headers = text.lines().filter_map(|line| form.header(line));
    let stamps = headers.map(|(stamp, _)| stamp);
    let order = dates::order(stamps, options.day_first).map_err(|stamp| Refusal::WhichDay {
        file: file.to_owned(),
        cell: stamp.to_owned(),
    })?;
    let order = order.unwrap_or(Order::DayFirst);
    let mut reading = Reading::default();
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    if lines.next().is_some_and(|line| form.header(line).is_none()) {
        reading
            .unread
            .push("what stands above the first entry".to_owned());
    }
    for (number, (stamp, entry)) in (1..).zip(entries(text, form)) {
        let title = title(&entry);
        let at = instant(stamp, order, options.zone);
        if let (Ok(Some(at)), None) = (&at, &reading.without_zone) {
            reading.without_zone = Some((stamp.to_owned(), *at));
        }
        reading.records.push(Numbered {
            number,
            name: title.chars().take(80).collect(),
            record: record(stamp, &entry, title, order, options.zone),
        });
    }
    Ok(reading)
}

fn record(
    stamp: &str,
    entry: &str,
    title: &str,
    order: Order,
    zone: Zone,
) -> Result<Record, Fault> {
    let at = instant(stamp, order, zone)?;
    if title.is_empty() {
        return Err(Fault::new("title", "is missing"));
    }
    let mut record = Record::of(READER.name, format!("{stamp} {title}"), title.to_owned());
    record.set(MilestoneKind::Began, at);
    let words = entry.split_whitespace();
    let tags = words.filter_map(|word| word.strip_prefix('@'));
    let tags = tags.map(|tag| tag.trim_end_matches(|c: char| !c.is_alphanumeric()));
    record.tags = tags
        .filter(|tag| !tag.is_empty())
        .map(str::to_owned)
        .collect();
    let body = entry.trim_start().strip_prefix(title).unwrap_or(entry);
    let body = body.trim_start_matches(['*', ' ']).trim();
    record
        .notes
        .extend((!body.is_empty()).then(|| body.to_owned()));
    record.dated()
}

fn instant(stamp: &str, order: Order, zone: Zone) -> Result<Option<DateTime<Utc>>, Fault> {
    let how = dates::Reading {
        order,
        zone,
        day: None,
    };
    let day = of_month(stamp);
    let read = dates::instant(day.as_deref().unwrap_or(stamp), how);
    let read = read.map_err(|problem| Fault::new("", format!("{} {problem}", quoted(stamp))))?;
    Ok(read.map(|read| read.at))
}

/// Each with its time, as written.
fn entries(text: &str, form: Form) -> Vec<(&str, String)> {
    let mut entries: Vec<(&str, String)> = Vec::new();
    for line in text.lines() {
        match (form.header(line), entries.last_mut()) {
            (Some((stamp, rest)), _) => entries.push((stamp, rest.trim().to_owned())),
            (None, Some((_, entry))) => {
                entry.push('\n');
                entry.push_str(line.strip_prefix(BAR).unwrap_or(line));
            }
            (None, None) => {}
        }
    }
    entries
}

impl Form {
    /// Of a line that begins an entry.
    fn of(line: &str) -> Option<Self> {
        let forms = [Self::Brackets, Self::Bare];
        forms.into_iter().find(|form| form.header(line).is_some())
    }

    /// The time that a line begins with, and what follows. "\[1\] text" is a footnote.
    fn header(self, line: &str) -> Option<(&str, &str)> {
        match self {
            Self::Brackets => {
                let (stamp, rest) = line.strip_prefix('[')?.split_once(']')?;
                let is_time = dates::is_time(stamp) || of_month(stamp).is_some();
                is_time.then_some((stamp, rest))
            }
            Self::Bare => bare(line),
        }
    }
}

/// A day and a clock to the minute, in figures; a log counts seconds.
fn bare(line: &str) -> Option<(&str, &str)> {
    if !line.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (end, _) = line.match_indices(' ').nth(1)?;
    let stamp = &line[..end];
    let are_figures = |c: char| c.is_ascii_digit() || "./-: ".contains(c);
    let is_minute = stamp.matches(':').count() == 1 && stamp.chars().all(are_figures);
    (is_minute && dates::is_time(stamp)).then(|| (stamp, &line[end + 1..]))
}

/// "2019-07 14:23" as its first day.
fn of_month(stamp: &str) -> Option<String> {
    let (month, clock) = stamp.split_once(' ')?;
    let is_month = month.len() == 7 && month.as_bytes()[4] == b'-';
    let day = is_month.then(|| format!("{month}-01 {clock}"))?;
    dates::is_time(&day).then_some(day)
}

/// The first sentence, or the first line that says something if that is shorter.
fn title(entry: &str) -> &str {
    let mut lines = entry.lines();
    let says = |line: &&str| line.contains(char::is_alphanumeric);
    let line = lines.find(says).unwrap_or_default();
    let line = line.trim_start_matches(['#', ' ']);
    let end = line
        .char_indices()
        .find(|(at, c)| {
            matches!(c, '.' | '!' | '?')
                && line[at + c.len_utf8()..]
                    .chars()
                    .next()
                    .is_none_or(char::is_whitespace)
        })
        .map_or(line.len(), |(at, c)| at + c.len_utf8());
    line[..end].trim()
}
