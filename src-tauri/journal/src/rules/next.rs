//! The card "Next": at most three lines out of all the lists, chosen by elapsed time and by what is already known.

mod rows;
mod state;
#[cfg(test)]
mod tests;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::{
    Facts,
    checklists::{self, Checklist},
};
use rows::{OWN, ROWS, Row, Start};
use state::{Update, When};

/// More than three lines are not read at night.
pub const MOST_LINES: usize = 3;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct NextLine {
    /// What the mark is kept by.
    pub key: String,
    pub text: String,
    /// The key of the list it comes from.
    pub list: String,
    /// Why now.
    pub why: String,
}

/// What to do next. Nothing for an incident that was never live, a false alarm, or one that was handed off.
pub fn next(facts: &Facts) -> Vec<NextLine> {
    let lists = checklists::checklists(facts.settings);
    let own = own_rows(&lists);
    let mut open: Vec<(u8, Asked)> = ROWS
        .iter()
        .filter(|row| row.applies(facts) && !row.is_marked(facts))
        .filter_map(|row| Some((row.priority, row.ask(facts, &lists)?)))
        .chain(own.into_iter().filter_map(|asked| asked.open(facts)))
        .collect();
    open.sort_by_key(|(priority, _)| *priority);

    let mut lines: Vec<NextLine> = Vec::new();
    let mut same: Vec<&str> = Vec::new();
    for (_, asked) in open {
        let is_said = asked.same.iter().any(|key| same.contains(key));
        if !is_said && lines.len() < MOST_LINES {
            same.extend(asked.same);
            lines.push(asked.line);
        }
    }
    lines
}

/// A line, and the keys that ask the same.
struct Asked {
    line: NextLine,
    same: &'static [&'static str],
}

impl Row {
    fn applies(&self, facts: &Facts) -> bool {
        self.stage.holds(facts) && self.is_time(facts) && self.when.holds(facts)
    }

    fn is_time(&self, facts: &Facts) -> bool {
        let Some(since) = self.start.clock(facts) else {
            return false;
        };
        if self.start.is_off(facts) {
            return false;
        }
        let elapsed = facts.since(since);
        let from = minutes(self.start.minutes(facts));
        elapsed >= from && self.until.is_none_or(|until| elapsed < minutes(until))
    }

    /// Done or passed over, under any of its keys. What comes again is asked again.
    fn is_marked(&self, facts: &Facts) -> bool {
        let due = facts.last_told().and_then(|told| told.detail.next_update);
        let again = due.filter(|_| self.when == When::Update(Update::Due));
        let marks = facts.incident.pad.marks.iter();
        marks
            .filter(|mark| again.is_none_or(|again| mark.at >= again))
            .any(|mark| self.lines.contains(&mark.line.as_str()))
    }

    /// `None` where the user has taken the line out of its list.
    fn ask(&self, facts: &Facts, lists: &[Checklist]) -> Option<Asked> {
        let mut lines = self.lines.iter();
        let listed = lines.find_map(|key| {
            let mut lines = lists.iter().flat_map(|list| &list.lines);
            lines.find(|line| line.key == *key)
        });
        let (key, text) = match self.say {
            Some(say) => (*self.lines.first()?, say.to_owned()),
            None => listed.map(|line| (line.key.as_str(), line.text.clone()))?,
        };
        let elapsed = self.start.clock(facts).map(|start| facts.since(start));
        Some(Asked {
            line: NextLine {
                key: key.to_owned(),
                text,
                list: checklists::list_of(key).to_owned(),
                why: self
                    .why
                    .replace("{elapsed}", &length(elapsed.unwrap_or_default()))
                    .replace("{verify}", &facts.settings.verify_minutes.to_string()),
            },
            same: self.lines,
        })
    }
}

impl Start {
    fn clock(self, facts: &Facts) -> Option<DateTime<Utc>> {
        match self {
            Self::Opened(_) | Self::HandOff => Some(facts.opened()),
            Self::Hit => Some(facts.hit_since()),
            Self::Ended(_) => facts.incident.pad.closed_at,
        }
    }

    /// The user's own minutes of zero: never.
    fn is_off(self, facts: &Facts) -> bool {
        matches!(self, Self::HandOff | Self::Hit) && self.minutes(facts) == 0
    }

    fn minutes(self, facts: &Facts) -> u32 {
        match self {
            Self::Opened(minutes) | Self::Ended(minutes) => minutes,
            Self::HandOff => facts.settings.hand_off_minutes,
            Self::Hit => facts.settings.escalate_minutes,
        }
    }
}

/// A line of the user's own, asked in the time of its list.
struct OwnLine {
    row: &'static Row,
    line: NextLine,
}

fn own_rows(lists: &[Checklist]) -> Vec<OwnLine> {
    let of = |list: &Checklist| OWN.iter().find(|(key, _)| *key == list.key);
    let mut own = Vec::new();
    for list in lists {
        let Some((_, row)) = of(list) else { continue };
        let prefix = format!("{}.own.", list.key);
        let lines = list
            .lines
            .iter()
            .filter(|line| line.key.starts_with(&prefix));
        own.extend(lines.map(|line| OwnLine {
            row,
            line: NextLine {
                key: line.key.clone(),
                text: line.text.clone(),
                list: list.key.clone(),
                why: row.why.to_owned(),
            },
        }));
    }
    own
}

impl OwnLine {
    fn open(self, facts: &Facts) -> Option<(u8, Asked)> {
        let is_marked = facts.incident.pad.mark(&self.line.key).is_some();
        let asked = Asked {
            line: self.line,
            same: &[],
        };
        (!is_marked && self.row.applies(facts)).then_some((self.row.priority, asked))
    }
}

/// "20 minutes"; of a long time the whole hours.
fn length(elapsed: TimeDelta) -> String {
    const LONG: i64 = 180;
    match elapsed.num_minutes() {
        minutes if minutes < LONG => format!("{minutes} minutes"),
        minutes => format!("{} hours", minutes / 60),
    }
}

fn minutes(minutes: u32) -> TimeDelta {
    TimeDelta::minutes(i64::from(minutes))
}
