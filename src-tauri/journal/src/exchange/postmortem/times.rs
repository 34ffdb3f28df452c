//! Everything in a report that has a time: the lines of its timeline, and the milestones that it states or lets one guess.

mod remarks;
mod words;

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::days;
use super::facts::{self, Facts};
use super::headings;
use super::manner;
use super::outline::{Part, Role};
use super::sentences;
use super::spans::{self, Span};
use super::stamp::Stamp;
use super::text::on_one_line;
use super::timeline::{self, TimedLine};
use super::walk::Walk;
use crate::domain::{MilestoneKind, Section, Zone};
use crate::exchange::record::RecordEntry;
pub(super) use remarks::remarks;
use words::{
    BEGINS, ENDS, has_whole, is_still_open, tells_of_a_review, tells_of_end, tells_of_failure,
};

pub(super) struct Times {
    zone: Zone,
    day: Option<NaiveDate>,
    pub(super) entries: Vec<RecordEntry>,
    /// The instants of those that say a clock; the others stand at the beginning of their day.
    clocks: BTreeSet<DateTime<Utc>>,
    /// Those of the timelines: with a clock, or where none has one, their days.
    of_timelines: BTreeSet<DateTime<Utc>>,
    /// The first clock for which the file names no zone, as the file means it.
    pub(super) without_zone: Option<(String, DateTime<Utc>)>,
    /// Lines with a clock of which nothing says the day.
    pub(super) unplaced: Vec<String>,
    is_begin_unknown: bool,
    /// "Status: investigating".
    is_open: bool,
    /// Lines of a timeline stand on the day of the report, because none of them says when it was.
    is_untimed: bool,
    /// The instants of the head, in its order.
    stated: Vec<(MilestoneKind, DateTime<Utc>)>,
    /// The beginning that a sentence tells of, and the end where it does.
    told: Option<(DateTime<Utc>, Option<DateTime<Utc>>)>,
}

pub(super) struct Milestones {
    pub(super) stated: Vec<(MilestoneKind, DateTime<Utc>)>,
    pub(super) estimated: Vec<(MilestoneKind, DateTime<Utc>)>,
    /// No line says that it is over: the estimated end is the last one.
    is_end_last_line: bool,
}

impl Times {
    pub(super) fn new(zone: Zone, day: Option<NaiveDate>) -> Self {
        Self {
            zone,
            day,
            entries: Vec::new(),
            clocks: BTreeSet::new(),
            of_timelines: BTreeSet::new(),
            without_zone: None,
            unplaced: Vec::new(),
            is_begin_unknown: false,
            is_open: false,
            is_untimed: false,
            stated: Vec::new(),
            told: None,
        }
    }

    pub(super) fn take(&mut self, parts: &mut [Part], title: &str, facts: &Facts) {
        self.told = self.placed(spans::told(parts, Some(title)));
        let mut walk = Walk::new(self.zone, self.day);
        for part in &mut *parts {
            if part.role == Role::Section(Section::Actions) {
                continue;
            }
            // A part under a name of its own begins anew; one that only divides a timeline goes on.
            let is_of_timeline = part.role == Role::Section(Section::Timeline);
            let is_another = !is_of_timeline && manner::is_told_in_paragraphs(part);
            if is_another || headings::meaning(&part.heading).is_some() {
                // "Timeline: 4 March"
                let said = days::find_day(&part.heading).and_then(|day| day.near(self.day));
                walk = Walk::new(self.zone, said.or(self.day));
            }
            walk.take_usual_day(&part.pieces);
            let is_first = self.day.is_some() && self.entries.is_empty();
            let (mut lines, mut rest) = timeline::split(part);
            if lines.is_empty()
                && is_first
                && let Some(in_order) = manner::in_order(part)
            {
                self.is_untimed = true;
                (lines, rest) = (in_order, Vec::new());
            }
            part.pieces = rest;
            walk.take_clocks(&lines);
            let before = self.entries.len();
            for line in lines {
                self.add(&mut walk, line);
            }
            if is_of_timeline {
                let of_part = self.entries.iter().skip(before);
                self.of_timelines.extend(of_part.map(|entry| entry.at));
            }
        }
        if self.clocks.is_empty() {
            self.add_sentences(parts);
        }
        if self.clocks.is_empty() {
            let told = || self.placed(spans::told_without_clocks(parts));
            let near = || told().filter(|(begin, _)| self.is_near_the_report(begin.date_naive()));
            self.told = self.told.or_else(near);
        } else {
            self.of_timelines.retain(|at| self.clocks.contains(at));
        }
        self.is_open = parts.iter().any(says_it_is_open);
        self.is_begin_unknown = facts.is_begin_unknown;
        self.add_events(facts);
        self.entries.sort_by_key(|entry| entry.at);
    }

    /// An end that is not behind its beginning makes the span none.
    fn placed(&self, told: Option<Span>) -> Option<(DateTime<Utc>, Option<DateTime<Utc>>)> {
        let (begin, end) = told?;
        let mut walk = Walk::new(self.zone, self.day);
        let begin = walk.place(begin)?;
        let is_after = |end: &DateTime<Utc>| begin < *end;
        match end {
            Some(end) => Some((begin, Some(walk.place(end).filter(is_after)?))),
            None => Some((begin, None)),
        }
    }

    /// What is told of long before is told of something else.
    fn is_near_the_report(&self, day: NaiveDate) -> bool {
        const NEAR: TimeDelta = TimeDelta::days(31);
        self.day.is_none_or(|report| (day - report).abs() <= NEAR)
    }

    /// Where no part is a timeline. What is told of long before is told of something else, and what the summary told is not
    /// told again.
    fn add_sentences(&mut self, parts: &[Part]) {
        for lines in sentences::told(parts, !self.entries.is_empty()) {
            let mut walk = Walk::afterwards(self.zone, self.day);
            walk.take_clocks(&lines);
            // What follows without a day is of the day before.
            let mut is_near = true;
            for line in lines {
                let said = line.stamp.day.and_then(|day| day.near(self.day));
                is_near = said.map_or(is_near, |day| self.is_near_the_report(day));
                let at = walk.clone().place(line.stamp);
                let is_told = at.is_some_and(|at| self.clocks.contains(&at));
                if is_near && is_told && line.stamp.time.is_some() {
                    // What stands behind it goes on from there.
                    walk.place(line.stamp);
                } else if is_near {
                    self.add(&mut walk, line);
                }
            }
        }
    }

    /// A day without words only says of which day the following are.
    fn add(&mut self, walk: &mut Walk, line: TimedLine) {
        match walk.place(line.stamp) {
            Some(at) if line.stamp.time.is_some() || !line.text.is_empty() => {
                if line.stamp.time.is_some() {
                    self.note_clock(line.stamp, at);
                }
                self.stated.extend(line.states.map(|kind| (kind, at)));
                self.entries.push(self.entry(line.stamp, at, line.text));
            }
            Some(_) => {}
            None if line.text.is_empty() => {}
            None => {
                self.unplaced
                    .push(format!("- {} {}", line.stamp, line.text));
            }
        }
    }

    /// Known by what the clock says: read in another zone it is the same line.
    fn entry(&self, stamp: Stamp, at: DateTime<Utc>, text: String) -> RecordEntry {
        let zone = stamp.zone.unwrap_or(self.zone);
        RecordEntry {
            id: Some(at.with_timezone(&zone.0).naive_local().to_string()),
            ..RecordEntry::note(at, text)
        }
    }

    fn note_clock(&mut self, stamp: Stamp, at: DateTime<Utc>) {
        self.clocks.insert(at);
        if stamp.zone.is_none() && self.without_zone.is_none() {
            let wall = at.with_timezone(&self.zone.0);
            self.without_zone = Some((wall.format("%Y-%m-%d %H:%M").to_string(), at));
        }
    }

    /// The events of the head, unless the timeline tells of the same minute in the same words.
    fn add_events(&mut self, facts: &Facts) {
        let mut walk = Walk::new(self.zone, self.day);
        for line in &facts.lines {
            let Some(at) = walk.place(line.stamp) else {
                self.unplaced
                    .push(format!("- {} {}", line.stamp, line.text));
                continue;
            };
            let fact = headings::fact(facts::name_of(&line.text));
            let named = match fact {
                Some(headings::Fact::Instant(kind)) => Some(kind),
                Some(_) | None => None,
            };
            let states = line.states.or(named);
            self.stated.extend(states.map(|kind| (kind, at)));
            let is_told = self.entries.iter().any(|entry| {
                entry.at == at && (fact.is_some() || has_words_of(&entry.text, &line.text))
            });
            if line.stamp.time.is_some() {
                self.note_clock(line.stamp, at);
            }
            if !is_told {
                self.entries
                    .push(self.entry(line.stamp, at, line.text.clone()));
            }
        }
        let began = facts
            .instants
            .iter()
            .find(|(kind, _)| *kind == MilestoneKind::Began);
        if let Some((kind, stamp)) = began
            && let Some(at) = Walk::new(self.zone, self.day).place(*stamp)
            // The day of a report that was written afterwards is none on which it began.
            && self.clocks.last().is_none_or(|last| at <= *last)
        {
            self.stated.push((*kind, at));
        }
    }

    /// The first of each kind. Where no beginning or no end is stated, the timeline shows them.
    pub(super) fn milestones(&self) -> Milestones {
        let mut stated: Vec<(MilestoneKind, DateTime<Utc>)> = Vec::new();
        for (kind, at) in &self.stated {
            if stated.iter().all(|(known, _)| known != kind) {
                stated.push((*kind, *at));
            }
        }
        let has = |wanted| stated.iter().any(|(kind, _)| *kind == wanted);
        let mut estimated = Vec::new();
        if !has(MilestoneKind::Began) && !has(MilestoneKind::Detected) && !self.is_begin_unknown {
            // A day alone says when it began only where nothing says more.
            let told = self.told.map(|(begin, _)| begin);
            // Of a line on another day than the sentence one of them has a slip of the pen.
            let is_near = |line: &DateTime<Utc>| {
                told.is_none_or(|told| (told - line).abs() < TimeDelta::days(1))
            };
            let told = self.told_begin().filter(is_near).or(told);
            let first = told.or_else(|| self.clocks.first().copied());
            let first = first.or_else(|| Some(self.entries.first()?.at));
            estimated.extend(first.map(|at| (MilestoneKind::Began, at)));
        }
        let mut is_end_last_line = false;
        if !has(MilestoneKind::Resolved) {
            let told = self.told.and_then(|(_, end)| end);
            let is_near = |line: &DateTime<Utc>| {
                told.is_none_or(|told| (told - line).abs() < TimeDelta::days(1))
            };
            let said = self.told_end().filter(is_near).or(told);
            let said = said.or_else(|| self.line_that_tells_of_the_end());
            is_end_last_line = said.is_none();
            let is_begin = |(kind, _): &&(MilestoneKind, DateTime<Utc>)| {
                matches!(kind, MilestoneKind::Began | MilestoneKind::Detected)
            };
            let first = stated
                .iter()
                .chain(&estimated)
                .find(is_begin)
                .map(|(_, at)| *at);
            let last = self.last_line().filter(|_| !self.is_open);
            let last = last.filter(|at| first.is_none_or(|first| first < *at));
            let over = said.or(last);
            estimated.extend(over.map(|at| (MilestoneKind::Resolved, at)));
        }
        Milestones {
            stated,
            estimated,
            is_end_last_line,
        }
    }

    /// With a clock; where no line has one, on a later day than the first.
    fn line_that_tells_of_the_end(&self) -> Option<DateTime<Utc>> {
        let first = self.entries.first()?.at;
        let counts = |at: &DateTime<Utc>| {
            self.clocks.contains(at) || (self.clocks.is_empty() && first < *at)
        };
        let later = self.entries.iter().skip(1).rev();
        let mut later = later.take_while(|entry| !tells_of_failure(&entry.text));
        let over = later.find(|entry| counts(&entry.at) && tells_of_end(&entry.text));
        Some(over?.at)
    }

    /// Of a timeline, up to what was written about it afterwards; unless it still fails.
    fn last_line(&self) -> Option<DateTime<Utc>> {
        const AT_LEAST: usize = 3;
        let is_told = self.of_timelines.len() >= AT_LEAST;
        let lines = self.entries.iter().rev();
        let mut lines = lines.filter(|entry| self.of_timelines.contains(&entry.at));
        let last = lines.find(|entry| !tells_of_a_review(&entry.text))?;
        let is_open = tells_of_failure(&last.text) || is_still_open(&last.text);
        (is_told && !is_open).then_some(last.at)
    }

    /// Of the first line that says so itself: "23:04 The node is drained (outage starts)".
    fn told_begin(&self) -> Option<DateTime<Utc>> {
        self.lines_that_say(BEGINS).next()
    }

    /// Of the last.
    fn told_end(&self) -> Option<DateTime<Utc>> {
        self.lines_that_say(ENDS).last()
    }

    fn lines_that_say(&self, words: &'static str) -> impl Iterator<Item = DateTime<Utc>> {
        let clocked = |entry: &&RecordEntry| self.clocks.contains(&entry.at);
        let lines = self.entries.iter().filter(clocked);
        let lines =
            lines.filter(move |entry| has_whole(&on_one_line(&entry.text).to_lowercase(), words));
        lines.map(|entry| entry.at)
    }
}

/// "Status: Monitoring".
fn says_it_is_open(part: &Part) -> bool {
    const OPEN: [&str; 6] = [
        "open",
        "ongoing",
        "investigating",
        "identified",
        "monitoring",
        "in progress",
    ];
    let lines = part.pieces.iter().flat_map(|piece| piece.text.lines());
    let mut states = lines.filter_map(|line| line.split_once(':'));
    states.any(|(label, value)| {
        let value = value.trim().to_lowercase();
        label.trim().eq_ignore_ascii_case("status")
            && OPEN.iter().any(|word| value.starts_with(word))
    })
}

fn has_words_of(text: &str, of: &str) -> bool {
    let (text, of) = (text.to_lowercase(), of.to_lowercase());
    of.split_whitespace().all(|word| text.contains(word))
}
