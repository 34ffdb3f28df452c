//! Postmortems that someone wrote in Markdown, by whatever template: title, times, timeline and actions are
//! understood, the sections are kept under the names they have here, and everything else stays as text.
//!
//! `recognise` tells them from other texts, `names` says what one is called, `report_day` of which day it is, `blocks`
//! flattens the Markdown with `numbering`, `outline` finds the parts, `headings` knows what they are called, `facts`
//! reads the head, `timeline`, `manner`, `months`, `endings`, `rows`, `walk` and `times` what has a time (`stamp`,
//! `days`, `clock`, `zones`), `spans` what sentences say of it, `sentences` what they tell where no part is a timeline, `regroup`, `posts` and `head_posts` what stands in another part or
//! form than it belongs to, `actions` what was to be done.

mod actions;
mod blocks;
mod clock;
mod days;
mod endings;
mod facts;
mod front_matter;
mod halves;
mod head_posts;
mod headings;
mod html_table;
mod list_heads;
mod manner;
mod mdx;
mod months;
mod names;
mod numbering;
mod outline;
mod posts;
mod recognise;
mod regroup;
mod report_day;
mod rows;
mod scan;
mod sentences;
mod spans;
mod stamp;
mod text;
mod timeline;
mod times;
mod tracked;
mod walk;
mod zone_lines;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::{
    ImportOptions,
    readers::TextReader,
    record::{Numbered, Reading, Record, Report},
    zones,
};
use crate::domain::{Header, OtherPart, Section, Severity, Zone};
use actions::Told;
use blocks::{Piece, PieceKind};
use facts::Facts;
use headings::Fact;
use names::{other_title, source_id, title};
use outline::{Outline, Part, Role};
use times::{Times, remarks};

pub(crate) const KIND: &str = "postmortem";
pub(crate) const READER: TextReader = TextReader {
    name: KIND,
    author: "Postmortem",
    recognises: recognise::recognises,
    read: |file, text, options| Ok(read(file, text, options)),
};

fn read(file: &str, text: &str, options: &ImportOptions) -> Reading {
    let file = file.rsplit(['/', '\\']).next().unwrap_or(file);
    let outline = outline::outline(blocks::read(text));
    let (record, without_zone) = record(file, outline, options.zone);
    Reading {
        records: vec![Numbered {
            number: 1,
            name: record.title.clone(),
            record: Ok(record),
        }],
        without_zone,
        ..Reading::default()
    }
}

/// And a time of it for which nothing says the zone.
fn record(
    file: &str,
    mut outline: Outline,
    zone: Zone,
) -> (Record, Option<(String, DateTime<Utc>)>) {
    outline.parts = regroup::regroup(outline.parts);
    let mut facts = Facts::default();
    let front_matter = front_matter::take(&outline.front_matter, &mut facts);
    for part in &mut outline.parts {
        take_facts(part, &mut facts);
    }
    let (title, gave_way) = title(file, &outline, &facts);
    let of_head = || {
        let stamps = facts.instants.iter().map(|(_, stamp)| stamp);
        let mut stamps = stamps.chain(facts.lines.iter().map(|line| &line.stamp));
        stamps.find_map(|stamp| stamp.zone)
    };
    let named = facts.zone.or_else(|| zone_of(&outline.parts));
    let named = named.or_else(of_head);
    let zone = named.unwrap_or(zone);
    let other_title = other_title(&title, &outline, &facts);
    let dated = gave_way.as_ref().unwrap_or(&title);
    let day = report_day::day(file, dated, &outline, &facts);
    let mut times = Times::new(zone, day);
    times.take(&mut outline.parts, &title, &facts);
    let milestones = times.milestones();
    let taken = take_actions(&mut outline.parts);
    let mut texts = Texts::of(outline.parts);
    texts.add_other("Other title", other_title);
    texts.add_other("About the file", front_matter);
    texts.add(Section::Timeline, &times.unplaced.join("\n"));
    let remarks = remarks(&times, &milestones, &facts);
    let without_zone = times.without_zone.filter(|_| named.is_none());
    let record = Record {
        severity: facts
            .severity
            .map(|severity| Severity::label(severity).to_owned()),
        instants: milestones.stated,
        services: facts.services,
        entries: times.entries,
        remarks,
        report: Some(Box::new(Report {
            written_from: front_matter::written_from(&outline.front_matter),
            zone: Some(zone),
            estimated: milestones.estimated,
            header: Header {
                day,
                severity: facts.severity,
                minutes: facts.minutes,
                authors: facts.authors.join(", "),
            },
            sections: texts.sections,
            others: texts.others,
            actions: taken,
        })),
        ..Record::of(KIND, source_id(file, &title, day), title)
    };
    (record, without_zone)
}

fn take_facts(part: &mut Part, facts: &mut Facts) {
    match part.role {
        Role::Preamble | Role::Facts => part.pieces = facts.take(&part.pieces),
        Role::Fact(fact) => {
            let value = text::text(&part.pieces);
            if facts.value(fact, &part.heading, &value) {
                part.pieces.clear();
            } else {
                // "2026-10-04 03:33 to 03:41. It worked again then."
                if fact == Fact::Day
                    && let Some((first, _)) = value.split_once(". ")
                {
                    facts.value(fact, &part.heading, first);
                }
                part.pieces = facts.take_told(&part.pieces);
            }
        }
        Role::Section(Section::Summary | Section::Impact) => {
            part.pieces = facts.take_told(&part.pieces);
        }
        Role::Other => part.pieces = facts.take_tables(&part.pieces),
        Role::Section(_) => {}
    }
}

/// "All times in PST" in any part, "Timeline (UTC)", "Time (UTC)" above a column.
fn zone_of(parts: &[Part]) -> Option<Zone> {
    let of_heading = |part: &Part| match part.heading.split_once('(') {
        Some((_, bracket)) => zones::named(bracket),
        None if part.role == Role::Section(Section::Timeline) => zones::named(&part.heading),
        None => None,
    };
    let of_piece = |piece: &Piece| match &piece.kind {
        PieceKind::Row {
            is_head: true,
            cells,
            ..
        } => cells.iter().find_map(|cell| {
            let lower = cell.to_lowercase();
            let is_time = [
                "time", "when", "date", "heure", "uhrzeit", "hora", "時刻", "日時", "时间",
            ]
            .iter()
            .any(|word| lower.contains(word));
            let is_zone = || zones::take(cell).is_some_and(|(_, rest)| rest.is_empty());
            (is_time || is_zone()).then(|| zones::named(cell)).flatten()
        }),
        PieceKind::Paragraph | PieceKind::Item { .. } => zone_lines::said(&piece.text),
        PieceKind::Row { .. }
        | PieceKind::Heading(_)
        | PieceKind::Code { .. }
        | PieceKind::FrontMatter => None,
    };
    let said = parts
        .iter()
        .find_map(|part| of_heading(part).or_else(|| part.pieces.iter().find_map(of_piece)));
    said.or_else(|| {
        let pieces = parts.iter().flat_map(|part| &part.pieces);
        let mut stamps = pieces.filter_map(|piece| match &piece.kind {
            PieceKind::Row { cells, .. } => cells.iter().find_map(|cell| stamp::take(cell)),
            PieceKind::Heading(_)
            | PieceKind::Paragraph
            | PieceKind::Item { .. }
            | PieceKind::Code { .. }
            | PieceKind::FrontMatter => {
                stamp::take(&piece.text).or_else(|| endings::time_below(&piece.text))
            }
        });
        stamps.find_map(|(stamp, _)| stamp.zone)
    })
}

fn take_actions(all: &mut [Part]) -> Vec<super::record::RecordAction> {
    let is_actions = |part: &Part| match part.role {
        Role::Section(Section::Actions) => true,
        // "Is this a pattern? [ ] One-off [x] Pattern" asks.
        Role::Other | Role::Section(Section::Resolution | Section::Lessons) => {
            blocks::has_boxes(&part.pieces) && !part.heading.trim_end().ends_with('?')
        }
        Role::Section(_) | Role::Preamble | Role::Facts | Role::Fact(_) => false,
    };
    let may_plan = |part: &Part| match part.role {
        Role::Section(section) => section != Section::Timeline,
        Role::Other | Role::Preamble => true,
        Role::Facts | Role::Fact(_) => false,
    };
    let listed: Vec<(&str, &[Piece])> = all
        .iter()
        .filter(|part| is_actions(part))
        .map(|part| (&*part.heading, part.pieces.as_slice()))
        .collect();
    let (mut taken, rests) = actions::take(&listed);
    let others = all
        .iter_mut()
        .filter(|part| !is_actions(part) && may_plan(part));
    for part in others {
        let (planned, rest) = actions::planned(&part.pieces);
        if !planned.is_empty() {
            taken.extend(actions::take(&[("", &planned)]).0);
            part.pieces = rest;
        }
    }
    let parts = all.iter_mut().filter(|part| is_actions(part));
    for (part, rest) in parts.zip(rests) {
        part.pieces = rest;
    }
    for unlisted in [told_to, asked, intended] {
        if taken.is_empty() {
            let items = all.iter().map(unlisted);
            taken.extend(items.flat_map(|items| actions::take(&[("", &items)]).0));
        }
    }
    actions::once(taken)
}

/// Where nothing is listed: what tells somebody to make it better.
fn told_to(part: &Part) -> Vec<Piece> {
    match part.role {
        Role::Other => actions::told_to(&part.heading, &part.pieces),
        Role::Section(_) | Role::Preamble | Role::Facts | Role::Fact(_) => Vec::new(),
    }
}

/// Where there is none either: lessons that ask for something; they stay lessons too.
fn asked(part: &Part) -> Vec<Piece> {
    if part.role != Role::Section(Section::Lessons) {
        return actions::asked(actions::below_lessons(&part.pieces));
    }
    let asked = actions::asked(&part.pieces);
    let is_heading = regroup::is_one_thing(part) && actions::asks_below(&part.pieces);
    if asked.is_empty() && is_heading {
        return vec![actions::headed(regroup::without_number(&part.heading))];
    }
    asked
}

/// Where it tells everything in sentences, what it means to do is one of them.
fn intended(part: &Part) -> Vec<Piece> {
    let told = match part.role {
        Role::Other | Role::Section(Section::Lessons) => Told::Since,
        Role::Section(Section::Resolution) => Told::AtTheEnd,
        Role::Preamble | Role::Section(Section::Summary) => Told::AtFirst,
        Role::Section(_) | Role::Facts | Role::Fact(_) => return Vec::new(),
    };
    actions::intended(&part.pieces, told)
}

/// What stays as text.
#[derive(Default)]
struct Texts {
    sections: BTreeMap<Section, String>,
    others: Vec<OtherPart>,
}

impl Texts {
    fn of(parts: Vec<Part>) -> Self {
        let mut texts = Self::default();
        let has_summary = parts
            .iter()
            .any(|part| part.role == Role::Section(Section::Summary));
        for part in parts {
            let text = text::text(&part.pieces);
            match part.role {
                Role::Section(section) => {
                    if headings::is_name_of(&part.heading, section) || part.heading.is_empty() {
                        texts.add(section, &text);
                    } else if text.is_empty() {
                        // All below it became actions, or nothing stood there.
                        texts.add(section, &part.heading);
                    } else {
                        texts.add(section, &format!("{}\n\n{text}", part.heading));
                    }
                }
                Role::Preamble if !has_summary => texts.add(Section::Summary, &text),
                Role::Preamble if part.heading.is_empty() => {
                    texts.add_other("Introduction", text);
                }
                // It may only head the parts below it.
                Role::Other if text.is_empty() => texts.others.push(OtherPart {
                    heading: text::on_one_line(&part.heading),
                    text,
                }),
                Role::Preamble | Role::Facts | Role::Fact(_) | Role::Other => {
                    texts.add_other(&part.heading, text);
                }
            }
        }
        texts
    }

    fn add(&mut self, section: Section, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        let whole = self.sections.entry(section).or_default();
        if !whole.is_empty() {
            whole.push_str("\n\n");
        }
        whole.push_str(text);
    }

    fn add_other(&mut self, heading: &str, text: String) {
        if text.trim().is_empty() {
            return;
        }
        self.others.push(OtherPart {
            heading: text::on_one_line(heading),
            text,
        });
    }
}
