//! The times of a quick-log line, put together: when it began and when it was over.

use chrono::{DateTime, TimeDelta, Utc};

use super::{
    TimeReading, Understood,
    line::Found,
    phrase::{Day, Phrase},
    read_wall,
};
use crate::domain::{Milestone, MilestoneKind, Zone};

/// When it began and ended, as far as the line says.
pub(super) struct Times {
    pub(super) began: (usize, TimeReading),
    /// Not typed, but worked out from the length.
    began_estimated: bool,
    /// The end, the place of its words, and whether a repeated hour had to be guessed at.
    ended: Option<(usize, DateTime<Utc>, bool)>,
}

impl Times {
    pub(super) fn settle(
        began: Option<Found<Phrase>>,
        until: Option<Found<Phrase>>,
        span: Option<Found<TimeDelta>>,
        now: DateTime<Utc>,
        zone: Zone,
    ) -> Self {
        // A length without a beginning tells of something that is over.
        let untimed = match (span, until) {
            (Some((_, span)), None) => Phrase::Ago(span),
            _ => Phrase::Ago(TimeDelta::zero()),
        };
        let (place, phrase) = began.unwrap_or((0, untimed));
        let reading = phrase.resolve(now, zone);
        let start = reading.earliest().unwrap_or(now);
        let ended = until
            .and_then(|(place, phrase)| {
                let (at, guessed) = end_after(phrase, start, now, zone)?;
                Some((place, at, guessed))
            })
            .or_else(|| {
                let (place, span) = span?;
                Some((place, start.checked_add_signed(span)?, false))
            });
        Self {
            began_estimated: began.is_none() && span.is_some(),
            began: (place, reading),
            ended,
        }
    }

    pub(super) fn milestones(&self) -> Vec<Milestone> {
        let milestone = |kind, at, estimated| Milestone {
            kind,
            at,
            zone: None,
            estimated,
        };
        let began = self.began.1.earliest();
        let began = began.map(|at| milestone(MilestoneKind::Began, at, self.began_estimated));
        let ended = self.ended;
        let ended = ended.map(|(_, at, guessed)| milestone(MilestoneKind::Resolved, at, guessed));
        began.into_iter().chain(ended).collect()
    }

    pub(super) fn echo(&self, found: &mut Vec<Found<Understood>>, zone: Zone) {
        let (place, reading) = &self.began;
        let words = match (reading.earliest(), reading.latest()) {
            (Some(one), Some(other)) if one != other => {
                format!("{} or {}", show(one, zone), show(other, zone))
            }
            (Some(at), _) => show(at, zone),
            (None, _) => return,
        };
        found.push((*place, Understood::new("began", words)));
        if let Some((place, at, _)) = self.ended {
            found.push((place, Understood::new("resolved", show(at, zone))));
        }
    }
}

/// A time of day without a day is the next one after the beginning.
fn end_after(
    phrase: Phrase,
    start: DateTime<Utc>,
    now: DateTime<Utc>,
    zone: Zone,
) -> Option<(DateTime<Utc>, bool)> {
    let Phrase::Wall {
        day: Day::Unsaid,
        time,
    } = phrase
    else {
        let reading = phrase.resolve(now, zone);
        return Some((reading.earliest()?, reading.earliest() != reading.latest()));
    };
    let first = start.with_timezone(&zone.0).date_naive();
    first.iter_days().take(2).find_map(|day| {
        let reading = read_wall(day.and_time(time), zone);
        let guessed = reading.earliest() != reading.latest();
        [reading.earliest()?, reading.latest()?]
            .into_iter()
            .find(|at| *at > start)
            .map(|at| (at, guessed))
    })
}

fn show(at: DateTime<Utc>, zone: Zone) -> String {
    let local = at.with_timezone(&zone.0);
    local.format("%a %-d %b %Y, %H:%M %Z").to_string()
}
