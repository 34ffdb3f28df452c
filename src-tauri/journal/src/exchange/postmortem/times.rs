//! Everything in a report that has a time: the lines of its timeline, and the milestones that it states or lets one guess.

use chrono::{DateTime, NaiveDate, Utc};

use super::facts::Facts;
use super::headings;
use super::outline::{Part, Role};
use super::timeline::{self, TimedLine, Walk};
use crate::domain::{MilestoneKind, Section, Zone};
use crate::exchange::record::{Fault, RecordEntry};

pub(super) struct Times {
    zone: Zone,
    day: Option<NaiveDate>,
    pub(super) entries: Vec<RecordEntry>,
    /// Lines with a clock of which nothing says the day.
    pub(super) unplaced: Vec<String>,
    /// The instants of the head, in its order.
    stated: Vec<(MilestoneKind, DateTime<Utc>)>,
}

pub(super) struct Milestones {
    pub(super) stated: Vec<(MilestoneKind, DateTime<Utc>)>,
    pub(super) estimated: Vec<(MilestoneKind, DateTime<Utc>)>,
}

impl Times {
    pub(super) fn new(zone: Zone, day: Option<NaiveDate>) -> Self {
        Self {
            zone,
            day,
            entries: Vec::new(),
            unplaced: Vec::new(),
            stated: Vec::new(),
        }
    }

    pub(super) fn take(&mut self, parts: &mut [Part], facts: &Facts) {
        let mut walk = Walk::new(self.zone, self.day);
        for part in parts {
            if part.role == Role::Section(Section::Actions) {
                continue;
            }
            // A part under a name of its own begins anew; one that only divides a timeline goes on.
            let is_of_timeline = part.role == Role::Section(Section::Timeline);
            let is_another = !is_of_timeline && timeline::is_told_in_paragraphs(part);
            if is_another || headings::meaning(&part.heading).is_some() {
                walk = Walk::new(self.zone, self.day);
            }
            let (lines, rest) = timeline::split(part);
            part.pieces = rest;
            for line in lines {
                self.add(&mut walk, line);
            }
        }
        self.add_events(facts);
        self.entries.sort_by_key(|entry| entry.at);
    }

    /// A day without words only says of which day the following are.
    fn add(&mut self, walk: &mut Walk, line: TimedLine) {
        match walk.place(line.stamp) {
            Some(at) if line.stamp.time.is_some() || !line.text.is_empty() => {
                self.entries.push(RecordEntry::note(at, line.text));
            }
            Some(_) => {}
            None => {
                let time = line.stamp.time.unwrap_or_default();
                self.unplaced
                    .push(format!("- {} {}", time.format("%H:%M"), line.text));
            }
        }
    }

    /// The events of the head, unless the timeline tells of the same minute in the same words.
    fn add_events(&mut self, facts: &Facts) {
        let mut walk = Walk::new(self.zone, self.day);
        for line in &facts.lines {
            let Some(at) = walk.place(line.stamp) else {
                continue;
            };
            let fact = headings::fact(&line.text);
            if let Some(headings::Fact::Instant(kind)) = fact {
                self.stated.push((kind, at));
            }
            let is_told = self.entries.iter().any(|entry| {
                entry.at == at && (fact.is_some() || has_words_of(&entry.text, &line.text))
            });
            if !is_told {
                self.entries.push(RecordEntry::note(at, line.text.clone()));
            }
        }
        let began = facts
            .instants
            .iter()
            .find(|(kind, _)| *kind == MilestoneKind::Began);
        if let Some((kind, stamp)) = began
            && let Some(at) = Walk::new(self.zone, self.day).place(*stamp)
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
        if !has(MilestoneKind::Began) && !has(MilestoneKind::Detected) {
            let first = self.entries.first();
            estimated.extend(first.map(|entry| (MilestoneKind::Began, entry.at)));
        }
        if !has(MilestoneKind::Resolved) {
            let later = self.entries.iter().skip(1).rev();
            let over = later.into_iter().find(|entry| tells_of_end(&entry.text));
            estimated.extend(over.map(|entry| (MilestoneKind::Resolved, entry.at)));
        }
        Milestones { stated, estimated }
    }
}

fn has_words_of(text: &str, of: &str) -> bool {
    let (text, of) = (text.to_lowercase(), of.to_lowercase());
    of.split_whitespace().all(|word| text.contains(word))
}

/// Words that say that it is over.
fn tells_of_end(text: &str) -> bool {
    const OVER: [&str; 35] = [
        "incident ends",
        "incident ended",
        "incident end",
        "end of incident",
        "end of outage",
        "outage ends",
        "outage ended",
        "outage over",
        "outage to an end",
        "incident closed",
        "resolved",
        "back to normal",
        "returned to normal",
        "returns to normal",
        "return to normal",
        "fully recovered",
        "has recovered",
        "recovers",
        "fully restored",
        "service restored",
        "service is restored",
        "services restored",
        "is restored",
        "are restored",
        "service resumes",
        "service resumed",
        "is back",
        "are back",
        "working again",
        "works again",
        "okay again",
        "fine again",
        "normal again",
        "all clear",
        "goes away",
    ];
    let lower = text.to_lowercase();
    let denied = [
        "not resolved",
        "unresolved",
        "not back",
        "not working again",
        "to be resolved",
        "until resolved",
    ];
    OVER.iter().any(|words| lower.contains(words))
        && !denied.iter().any(|words| lower.contains(words))
}

/// What a reader should look at again.
pub(super) fn remarks(times: &Times, milestones: &Milestones) -> Vec<Fault> {
    let mut remarks: Vec<Fault> = milestones
        .estimated
        .iter()
        .map(|(kind, _)| {
            let problem = "is not stated; it was read off the timeline, and is marked as estimated";
            Fault::new(kind.words(), problem)
        })
        .collect();
    if !times.unplaced.is_empty() {
        let problem = "has times, but nothing says of which day; it was kept as text";
        remarks.push(Fault::new("timeline", problem));
    } else if times.entries.is_empty() && milestones.stated.is_empty() {
        remarks.push(Fault::new("timeline", "no time was found in the file"));
    }
    remarks
}
