//! The facts of a report's head: lines, tables and front matter of the form "what: value".

use chrono::NaiveDate;

use super::blocks::{Piece, PieceKind};
use super::days::SaidDay;
use super::headings::{self, Fact};
use super::spans;
use super::stamp::{self, Stamp};
use super::timeline::TimedLine;
use super::{text, zone_lines, zones};
use crate::domain::{MilestoneKind, Severity, Zone, read_span, when::vocabulary};
use crate::exchange::{html, severities};

/// What the head says, as far as it was understood.
#[derive(Debug, Default)]
pub(super) struct Facts {
    pub(super) title: Option<String>,
    pub(super) day: Option<SaidDay>,
    pub(super) zone: Option<Zone>,
    pub(super) severity: Option<Severity>,
    pub(super) authors: Vec<String>,
    pub(super) services: Vec<String>,
    /// How long it took, where that is said.
    pub(super) minutes: Option<u32>,
    /// Milestones with the stamps behind them, in the order of the file.
    pub(super) instants: Vec<(MilestoneKind, Stamp)>,
    /// The same, and others whose names are no milestone's, as lines of the timeline.
    pub(super) lines: Vec<TimedLine>,
    /// The head says of the beginning that nobody knows it.
    pub(super) is_begin_unknown: bool,
}

/// Longer names are sentences.
const LONGEST_LABEL: usize = 40;
/// "SEV2 (major outage)".
const WORDS_OF_LEVEL: usize = 3;
const LONGEST_NAME: usize = 60;

impl Facts {
    /// Takes the facts out of pieces, and gives back what is none.
    pub(super) fn take(&mut self, pieces: &[Piece]) -> Vec<Piece> {
        let mut rest = Vec::new();
        for piece in pieces {
            match &piece.kind {
                PieceKind::Item { .. } | PieceKind::Paragraph => {
                    let mut lines = zone_lines::together(&piece.text);
                    lines.retain(|line| !self.line(line));
                    if !lines.is_empty() {
                        rest.push(Piece {
                            text: lines.join("\n"),
                            ..piece.clone()
                        });
                    }
                }
                PieceKind::Row { cells, .. } if self.row(cells) => {}
                PieceKind::Row { .. }
                | PieceKind::Heading(_)
                | PieceKind::Code { .. }
                | PieceKind::FrontMatter => rest.push(piece.clone()),
            }
        }
        rest
    }

    /// Only what tables of two or four columns say, such as those inside of a summary.
    pub(super) fn take_tables(&mut self, pieces: &[Piece]) -> Vec<Piece> {
        let is_fact = |piece: &Piece| match &piece.kind {
            PieceKind::Row { cells, .. } => Some(cells.clone()),
            PieceKind::Heading(_)
            | PieceKind::Paragraph
            | PieceKind::Item { .. }
            | PieceKind::Code { .. }
            | PieceKind::FrontMatter => None,
        };
        let rest = pieces
            .iter()
            .filter(|piece| !is_fact(piece).is_some_and(|cells| self.row(&cells)));
        rest.cloned().collect()
    }

    /// Times, lengths and severities behind their names, also where they stand among sentences.
    pub(super) fn take_told(&mut self, pieces: &[Piece]) -> Vec<Piece> {
        let mut rest = self.take_tables(pieces);
        for piece in &mut rest {
            if matches!(piece.kind, PieceKind::Item { .. } | PieceKind::Paragraph) {
                let lines: Vec<&str> = piece.text.lines().filter(|line| !self.told(line)).collect();
                piece.text = lines.join("\n");
            }
        }
        rest.retain(|piece| !piece.text.is_empty() || matches!(piece.kind, PieceKind::Row { .. }));
        rest
    }

    fn told(&mut self, line: &str) -> bool {
        let Some((label, value)) = line.split_once(':') else {
            return false;
        };
        if self.status_said(line) {
            return true;
        }
        match headings::fact(label).filter(|_| label.len() <= LONGEST_LABEL) {
            // "low for internal users" is a sentence.
            Some(Fact::Severity) if value.split_whitespace().count() > 2 => false,
            Some(
                fact
                @ (Fact::Instant(_) | Fact::Severity | Fact::Day | Fact::Duration | Fact::Zone),
            ) => self.value(fact, label, value),
            Some(Fact::Title | Fact::Authors | Fact::Services) | None => false,
        }
    }

    /// "Resolved: 2020-02-12 12:07", "Fault occurs 2020-02-12 11:45", "Severity: SEV2". Whether it was one, wholly.
    fn line(&mut self, line: &str) -> bool {
        if let Some((label, value)) = line.split_once(':')
            && label.len() <= LONGEST_LABEL
            && let Some(fact) = headings::fact(label)
            && self.value(fact, label, value)
        {
            return true;
        }
        if self.status_said(line) {
            return true;
        }
        // "Date 1st July 2013 from 13:16 -> 14:10"
        if let Some((label, value)) = line.split_once(' ')
            && headings::fact(label) == Some(Fact::Day)
            && self.span_of_day(value)
        {
            return true;
        }
        if let Some(zone) = zone_lines::said(line) {
            self.zone = self.zone.or(Some(zone));
            // The sentence stays; it is part of how to read the times.
            return false;
        }
        let Some((label, stamp)) = label_and_stamp(line) else {
            return false;
        };
        self.event(label, stamp);
        true
    }

    /// "Status: Closed April 14, 2026 at 10am PT".
    fn status_said(&mut self, line: &str) -> bool {
        let said = line.strip_prefix("Status: ");
        let Some((word, when)) = said.and_then(|value| value.split_once(' ')) else {
            return false;
        };
        match headings::fact(word) {
            Some(Fact::Instant(kind)) => self.instant_said(kind, word, when),
            Some(_) | None => false,
        }
    }

    fn event(&mut self, label: &str, stamp: Stamp) {
        if let Some(Fact::Instant(kind)) = headings::fact(name_of(label)) {
            self.instants.push((kind, stamp));
        }
        self.lines.push(TimedLine {
            stamp,
            text: label.trim().to_owned(),
            states: None,
        });
    }

    fn row(&mut self, cells: &[String]) -> bool {
        if !matches!(cells.len(), 2 | 4) {
            return false;
        }
        let pairs = || cells.chunks_exact(2).map(|pair| (&pair[0], &pair[1]));
        let mut said = pairs().filter(|(label, value)| !(label.is_empty() && value.is_empty()));
        // "Action | Type | Owner | Ticket" are four names, not two with a value each.
        if !said.all(|(label, _)| headings::fact(label).is_some()) {
            return false;
        }
        let mut understood = true;
        for (label, value) in pairs().filter(|(label, _)| !label.is_empty()) {
            // "Event | Time period" heads the table of what has a title.
            if self.title.is_some() && headings::fact(label) == Some(Fact::Title) {
                return false;
            }
            understood &= headings::fact(label).is_some_and(|fact| self.value(fact, label, value));
        }
        understood
    }

    /// Whether the value could be read as what its label names.
    pub(super) fn value(&mut self, fact: Fact, label: &str, value: &str) -> bool {
        let value = value.trim().trim_matches(['_', '*']).trim();
        if value.is_empty() {
            return false;
        }
        match fact {
            Fact::Title => self.title = Some(text::on_one_line(&html::to_text(value))),
            Fact::Day => return self.span_said(value) || self.day_said(value),
            Fact::Instant(MilestoneKind::Began) if self.span_said(value) => {}
            Fact::Instant(kind) => return self.instant_said(kind, label, value),
            Fact::Severity => match severity(value) {
                Some(severity) if self.severity.is_none_or(|known| known == severity) => {
                    self.severity = Some(severity);
                    // "Critical - a major outage of most customers" says more than its level.
                    return value.split_whitespace().count() <= WORDS_OF_LEVEL;
                }
                Some(_) | None => return false,
            },
            Fact::Authors => {
                if value.len() > 4 * LONGEST_NAME {
                    return false;
                }
                self.authors.push(text::on_one_line(value));
            }
            Fact::Services => {
                let names: Vec<&str> = value.split([',', ';', '\n']).map(str::trim).collect();
                if names.iter().any(|name| name.len() > LONGEST_NAME) {
                    return false;
                }
                self.services.extend(names.into_iter().map(str::to_owned));
            }
            Fact::Duration => match minutes(value) {
                Some(minutes) if self.minutes.is_none_or(|known| known == minutes) => {
                    self.minutes = Some(minutes);
                    self.span_told(value);
                }
                Some(_) => return false,
                // The day may have said it already.
                None => return self.instants.is_empty() && self.span_said(value),
            },
            Fact::Zone => match zones::named(value) {
                Some(zone) => self.zone = Some(zone),
                None => return false,
            },
        }
        true
    }

    /// What stands behind it is kept with its line; where that says another time, it is a sentence.
    fn instant_said(&mut self, kind: MilestoneKind, label: &str, value: &str) -> bool {
        let said = stamp::take(value).filter(|(stamp, _)| stamp.time.is_some());
        let Some((stamp, rest)) =
            said.filter(|(_, rest)| text::is_remark(rest) || text::has_no_clock(rest))
        else {
            let is_unknown = value.to_ascii_lowercase().starts_with("unknown");
            self.is_begin_unknown |= is_unknown && kind == MilestoneKind::Began;
            return false;
        };
        self.event(text::on_one_line(&format!("{label} {rest}")).trim(), stamp);
        if let Some(line) = self.lines.last_mut() {
            line.states = Some(kind);
        }
        true
    }

    /// "2024-05-04, 10:00-11:00 UTC (one hour)": the beginning and the end.
    fn span_said(&mut self, value: &str) -> bool {
        let clock = |text| stamp::take(text).filter(|(stamp, _)| stamp.time.is_some());
        let Some((mut begin, rest)) = clock(value) else {
            return false;
        };
        let words = ["to ", "until ", "till ", "through "];
        let end = words.iter().find_map(|word| rest.strip_prefix(word));
        let Some((end, rest)) = clock(end.unwrap_or(rest)) else {
            return false;
        };
        if !text::is_remark(rest) {
            return false;
        }
        begin.zone = begin.zone.or(end.zone);
        self.day = self.day.or(begin.day);
        self.event("Start", begin);
        self.event("End", end);
        true
    }

    /// "1st July 2013 from 13:16 to 14:10", and nothing else.
    fn span_of_day(&mut self, value: &str) -> bool {
        let Some((of_day, clocks)) = stamp::take(value) else {
            return false;
        };
        let is_all = clocks.starts_with("from ")
            && clocks.len() <= LONGEST_LABEL
            && clocks.ends_with(|c: char| c.is_ascii_digit() || c.is_ascii_uppercase());
        let told = spans::in_text(clocks).filter(|_| is_all && of_day.day.is_some());
        let Some((begin, Some(end))) = told else {
            return false;
        };
        let begin = begin.of_day(of_day.day);
        self.day = self.day.or(begin.day);
        self.event("Start", begin);
        self.event("End", end);
        true
    }

    /// "~14 minutes (11:42 → ~11:56 UTC)", where nothing else says from when to when.
    fn span_told(&mut self, value: &str) {
        if let Some((begin, Some(end))) = spans::in_text(value).filter(|_| self.instants.is_empty())
        {
            self.event("Start", begin);
            self.event("End", end);
        }
    }

    /// A day, with a clock it is the beginning as well: "Date: 2020-02-12 11:45".
    fn day_said(&mut self, value: &str) -> bool {
        let Some((stamp, rest)) = stamp::take(value) else {
            return false;
        };
        let Some(day) = stamp.day else {
            return false;
        };
        self.day = self.day.or(Some(day));
        if stamp.time.is_some() && text::is_remark(rest) {
            self.instants.push((MilestoneKind::Began, stamp));
        }
        rest.is_empty()
    }

    /// What the head says of the day, as a date where it is one without doubt.
    pub(super) fn date(&self) -> Option<NaiveDate> {
        let stamps = self.instants.iter().map(|(_, stamp)| *stamp);
        let of_lines = self.lines.iter().map(|line| line.stamp);
        let days = self
            .day
            .into_iter()
            .chain(stamps.chain(of_lines).filter_map(|stamp| stamp.day));
        let mut days = days.filter_map(|day| day.near(None));
        days.next()
    }
}

/// A label without what stands in brackets behind it.
pub(super) fn name_of(label: &str) -> &str {
    label.split_once(" (").map_or(label, |(name, _)| name)
}

/// "Incident declared 2020-02-12 11:51": words, then a date with a clock, then nothing.
fn label_and_stamp(line: &str) -> Option<(&str, Stamp)> {
    let mut starts_word = false;
    for (place, character) in line.char_indices().take(LONGEST_LABEL) {
        if starts_word
            && character.is_alphanumeric()
            && let Some((stamp, "")) = stamp::take(&line[place..])
            && stamp.day.is_some()
            && stamp.time.is_some()
        {
            let label = line[..place]
                .trim()
                .trim_end_matches([':', '-', ' ', '\u{2013}', '@', ',']);
            let label = label.strip_prefix("Status: ").unwrap_or(label);
            let label = label
                .strip_suffix(" at")
                .or(label.strip_suffix(" on"))
                .unwrap_or(label);
            return (!label.is_empty()).then_some((label, stamp));
        }
        starts_word = !character.is_alphanumeric();
    }
    None
}

/// "SEV2", "2", "SEV-1 (critical)", "Critical".
fn severity(value: &str) -> Option<Severity> {
    let lower = value.to_lowercase();
    let word = lower
        .split(|c: char| !(c.is_alphanumeric() || c == '-'))
        .find(|word| !word.is_empty())?;
    vocabulary::severity(word)
        .or_else(|| vocabulary::severity(&format!("sev{word}")))
        .or_else(|| match word {
            "critical" => Some(Severity::Sev1),
            "high" | "major" => Some(Severity::Sev2),
            "medium" | "moderate" | "minor" => Some(Severity::Sev3),
            "low" => Some(Severity::Sev4),
            "sev" | "severity" => lower
                .chars()
                .find_map(|c| c.to_digit(10))
                .and_then(|level| vocabulary::severity(&format!("sev{level}"))),
            _ => severities::severity(Some(word)),
        })
}

/// "5 h 27 min", "about 40 minutes"; never what is more than a length.
fn minutes(value: &str) -> Option<u32> {
    let plain = value.trim().trim_start_matches(['~', '\u{2248}']);
    let plain = plain.trim_start_matches("about ").trim_end_matches('.');
    let plain = plain.replace(" and ", " ").replace(',', " ");
    let minutes = read_span(&plain)?.num_minutes();
    u32::try_from(minutes).ok().filter(|minutes| *minutes > 0)
}
