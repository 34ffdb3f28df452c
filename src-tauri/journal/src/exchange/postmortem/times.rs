//! Everything in a report that has a time: the lines of its timeline, and the milestones that it states or lets one guess.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::days;
use super::facts::{self, Facts};
use super::headings;
use super::manner;
use super::outline::{Part, Role};
use super::sentences;
use super::spans;
use super::stamp::Stamp;
use super::text::on_one_line;
use super::timeline::{self, TimedLine};
use super::walk::Walk;
use crate::domain::{MilestoneKind, Section, Zone};
use crate::exchange::record::{Fault, RecordEntry};

pub(super) struct Times {
    zone: Zone,
    day: Option<NaiveDate>,
    pub(super) entries: Vec<RecordEntry>,
    /// The instants of those that say a clock; the others stand at the beginning of their day.
    clocks: BTreeSet<DateTime<Utc>>,
    /// The first clock for which the file names no zone, as the file means it.
    pub(super) without_zone: Option<(String, DateTime<Utc>)>,
    /// Lines with a clock of which nothing says the day.
    pub(super) unplaced: Vec<String>,
    is_begin_unknown: bool,
    /// The instants of the head, in its order.
    stated: Vec<(MilestoneKind, DateTime<Utc>)>,
    /// The beginning that a sentence tells of, and the end where it does.
    told: Option<(DateTime<Utc>, Option<DateTime<Utc>>)>,
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
            clocks: BTreeSet::new(),
            without_zone: None,
            unplaced: Vec::new(),
            is_begin_unknown: false,
            stated: Vec::new(),
            told: None,
        }
    }

    pub(super) fn take(&mut self, parts: &mut [Part], title: &str, facts: &Facts) {
        self.told = spans::told(parts, Some(title)).and_then(|(begin, end)| {
            let mut walk = Walk::new(self.zone, self.day);
            let begin = walk.place(begin)?;
            let is_after = |end: &DateTime<Utc>| begin < *end;
            match end {
                Some(end) => Some((begin, Some(walk.place(end).filter(is_after)?))),
                None => Some((begin, None)),
            }
        });
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
            let (lines, rest) = timeline::split(part);
            part.pieces = rest;
            walk.take_clocks(&lines);
            for line in lines {
                self.add(&mut walk, line);
            }
        }
        if self.clocks.is_empty() {
            self.add_sentences(parts);
        }
        self.is_begin_unknown = facts.is_begin_unknown;
        self.add_events(facts);
        self.entries.sort_by_key(|entry| entry.at);
    }

    /// Where no part is a timeline. A part that tells of long before tells of something else.
    fn add_sentences(&mut self, parts: &[Part]) {
        const NEAR: TimeDelta = TimeDelta::days(14);
        let report = self.day;
        let is_near = |line: &TimedLine| {
            let day = line.stamp.day.and_then(|day| day.near(report));
            let apart = day.zip(report).map(|(day, report)| (day - report).abs());
            apart.is_none_or(|apart| apart <= NEAR)
        };
        let told = sentences::told(parts);
        for lines in told.filter(|lines| lines.iter().all(is_near)) {
            let mut walk = Walk::new(self.zone, report);
            walk.take_clocks(&lines);
            for line in lines {
                self.add(&mut walk, line);
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
        if !has(MilestoneKind::Resolved) {
            let later = self.entries.iter().skip(1).rev();
            let over = later
                .take_while(|entry| !tells_of_failure(&entry.text))
                .find(|entry| self.clocks.contains(&entry.at) && tells_of_end(&entry.text));
            let told = self.told.and_then(|(_, end)| end);
            let is_near = |line: &DateTime<Utc>| {
                told.is_none_or(|told| (told - line).abs() < TimeDelta::days(1))
            };
            let over = self
                .told_end()
                .filter(is_near)
                .or(told)
                .or_else(|| Some(over?.at));
            estimated.extend(over.map(|at| (MilestoneKind::Resolved, at)));
        }
        Milestones { stated, estimated }
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

/// That it begins.
const BEGINS: &str = "outage start, incident start, start of outage, outage starts, outage started, outage begins, outage began, start of incident, \
    incident starts, incident started, incident begins, incident began, start of impact, impact starts, impact started, \
    impact begins, impact began";

/// That it ends.
const ENDS: &str = "outage end, outage ends, outage ended, end of outage, incident end, incident ends, incident ended, \
    end of incident, end of the incident, end of the outage, impact end, impact ends, impact ended, end of impact";

fn has_words_of(text: &str, of: &str) -> bool {
    let (text, of) = (text.to_lowercase(), of.to_lowercase());
    of.split_whitespace().all(|word| text.contains(word))
}

/// Behind these, nothing above can have been the end.
const FAILING: &str = "down again, down to zero, back down, goes down, went down, still down, still failing, fails \
    again, failing again, broken again";

/// That it is over.
const OVER: &str = "incident ends, incident ended, incident end, incident over, incident is over, end of incident, end of \
    the incident, end of the outage, close the incident, closes the incident, closed the incident, closing the incident, end of \
    outage, outage end, outage ends, outage ended, outage over, outage is over, outage to an end, incident closed, \
    resolved, was resolve, resolution is confirmed, back to normal, returned to normal, returns to normal, return to normal, \
    recovered, recovers, restored, service resumes, service resumed, chain resumes, chain resumed, chain starts, chain started, chain restarts, chain restarted, traffic resumes, \
    traffic resumed, is back, are back, back online, back in service, back up and running, up again, online again, \
    working again, works again, okay again, ok again, fine again, normal again, available again, healthy again, \
    no longer down, all good, now works, now fixed, all clear, full recovery, recovery confirmed, alarm stops firing, alarm stopped firing, alarms stop firing, \
    alert stops firing, alerts stop firing, alert stopped firing, alerts stopped firing, alarm cleared, alarm clears, alert clears, \
    alert cleared, fully operational, verified \
    operational, issue fixed, verifies fix, verified fix, fix verified, fix deployed, patched and deployed, fix is deployed, fix is live, goes away, \
    resolving issue, resolving the issue, deemed over, considered over, considered resolved, considered mitigated, \
    is running again, are running again, issue has been fixed, production resumed, production resumes, resumed successfully, producing blocks again, healthy state, \
    has subsided, recovery complete, recovery completed, reopened, re-open, re-opened, confirmed healthy, once again, verifisert ok, resolving the outage, resolving the incident, outage mitigated, incident mitigated, fin de l'incident, fin de \
    l\u{2019}incident, st\u{f6}rung behoben, ende der st\u{f6}rung";

/// Of these it only looks so.
const NOT_OVER: &str = "not resolved, unresolved, not back, not working again, to be resolved, until resolved, not yet \
    resolved, partially resolved, thought it was resolved, name resolved, resolved to, conflict resolved, conflicts \
    resolved, team is back, team are back, not restored, not recovered, partially restored, partially recovered, \
    to be restored, be recovered, restored from, not yet restored, not yet recovered, backup restored, not fixed, not running again, not in a healthy, once the issue, waiting until";

fn tells_of_failure(text: &str) -> bool {
    let lower = text.to_lowercase();
    FAILING.split(", ").any(|words| lower.contains(words))
}

fn tells_of_end(text: &str) -> bool {
    let lower = on_one_line(text).to_lowercase();
    // "Recovery of the main chain (nodes, peers) completed"
    let recovery = lower.split_once("recovery of ");
    let is_recovered =
        recovery.is_some_and(|(_, behind)| has_whole(behind, "complete, completed, done"));
    (is_recovered || has_whole(&lower, OVER)) && !has_whole(&lower, NOT_OVER)
}

fn has_whole(lower: &str, all: &str) -> bool {
    all.split(", ").any(|words| {
        let mut places = lower.match_indices(words);
        places.any(|(place, _)| {
            let (before, behind) = (&lower[..place], &lower[place + words.len()..]);
            !before.ends_with(char::is_alphanumeric) && !behind.starts_with(char::is_alphanumeric)
        })
    })
}

/// What a reader should look at again.
pub(super) fn remarks(times: &Times, milestones: &Milestones, facts: &Facts) -> Vec<Fault> {
    let mut remarks: Vec<Fault> = milestones
        .estimated
        .iter()
        .map(|(kind, _)| {
            let problem =
                "is not stated by itself; it was read off the text, and is marked as estimated";
            Fault::new(kind.words(), problem)
        })
        .collect();
    remarks.extend(doubtful_end(times, milestones, facts));
    if !times.unplaced.is_empty() {
        let problem = "has times, but nothing says of which day; it was kept as text";
        remarks.push(Fault::new("timeline", problem));
    } else if times.entries.is_empty() && milestones.stated.is_empty() {
        remarks.push(Fault::new("timeline", "no time was found in the file"));
    }
    remarks
}

/// Slips of the pen in a date: an end weeks away from the day of the report, or from the length that the report states.
fn doubtful_end(times: &Times, milestones: &Milestones, facts: &Facts) -> Option<Fault> {
    const LONG: TimeDelta = TimeDelta::days(30);
    let of = |wanted| {
        let all = milestones.stated.iter().chain(&milestones.estimated);
        all.into_iter()
            .find(|(kind, _)| *kind == wanted)
            .map(|(_, at)| *at)
    };
    let end = of(MilestoneKind::Resolved)?;
    let field = MilestoneKind::Resolved.words();
    if let Some(day) = times.day
        && (end.date_naive() - day).abs() > LONG
    {
        let problem =
            format!("{end:?} is more than 30 days away from the day of the report, {day}");
        return Some(Fault::new(field, problem));
    }
    let begin = of(MilestoneKind::Began).or_else(|| of(MilestoneKind::Detected))?;
    let (told, lasted) = (i64::from(facts.minutes?), (end - begin).num_minutes());
    let differ = (told - lasted).abs() > 60 && (lasted > 2 * told || told > 2 * lasted);
    differ.then(|| {
        let problem =
            format!("the times make {lasted} minutes, but the report says that it took {told}");
        Fault::new(field, problem)
    })
}
