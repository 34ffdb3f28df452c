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
    /// The end, and the place of its words.
    pub(super) ended: Option<(usize, TimeReading)>,
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
            .map(|(place, phrase)| (place, end_after(phrase, start, now, zone)))
            .or_else(|| {
                let (place, span) = span?;
                let at = start.checked_add_signed(span)?;
                Some((place, TimeReading::Clear { at }))
            })
            .filter(|(_, reading)| *reading != TimeReading::Unreadable);
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
        let ended = self.ended.as_ref();
        let ended = ended.and_then(|(_, reading)| reading.earliest());
        let ended = ended.map(|at| milestone(MilestoneKind::Resolved, at, false));
        began.into_iter().chain(ended).collect()
    }

    /// Each time with its day and zone, and a word where one lies ahead of `now`.
    pub(super) fn echo(&self, found: &mut Vec<Found<Understood>>, now: DateTime<Utc>, zone: Zone) {
        let began = std::iter::once(("began", &self.began));
        let ended = self.ended.iter().map(|ended| ("resolved", ended));
        for (name, (place, reading)) in began.chain(ended) {
            let words = match (reading.earliest(), reading.latest()) {
                (Some(one), Some(other)) if one != other => {
                    format!("{} or {}", show(one, zone), show(other, zone))
                }
                (Some(at), _) => show(at, zone),
                (None, _) => continue,
            };
            found.push((*place, Understood::new(name, words)));
            if reading.earliest().is_some_and(|at| at > now) {
                found.push((
                    *place,
                    Understood::new("to check", format!("{name} lies ahead")),
                ));
            }
        }
    }
}

/// What an end that was typed beside a beginning means.
pub fn read_end(text: &str, start: DateTime<Utc>, now: DateTime<Utc>, zone: Zone) -> TimeReading {
    Phrase::read(text).map_or(TimeReading::Unreadable, |phrase| {
        end_after(phrase, start, now, zone)
    })
}

/// What a time means that is typed beside others of the same incident: "05:40" in one of last month is of that night.
pub fn read_beside(
    text: &str,
    beside: DateTime<Utc>,
    now: DateTime<Utc>,
    zone: Zone,
) -> TimeReading {
    // The same minute is the same day.
    let minute = beside.timestamp().div_euclid(60) * 60 - 1;
    let before = DateTime::from_timestamp(minute, 0).unwrap_or(beside);
    read_end(text, before, now, zone)
}

/// A time of day without a day is the next one after the beginning.
fn end_after(phrase: Phrase, start: DateTime<Utc>, now: DateTime<Utc>, zone: Zone) -> TimeReading {
    let Phrase::Wall {
        day: Day::Unsaid,
        time,
    } = phrase
    else {
        return phrase.resolve(now, zone);
    };
    let first = start.with_timezone(&zone.0).date_naive();
    let readings = first
        .iter_days()
        .take(2)
        .map(|day| read_wall(day.and_time(time), zone));
    let later = readings.filter_map(|reading| match (reading.earliest()?, reading.latest()?) {
        (earliest, _) if earliest > start => Some(reading),
        // Of an hour that came twice, only the second pass lies after the beginning.
        (_, at) if at > start => Some(TimeReading::Clear { at }),
        _ => None,
    });
    later.into_iter().next().unwrap_or(TimeReading::Unreadable)
}

fn show(at: DateTime<Utc>, zone: Zone) -> String {
    let local = at.with_timezone(&zone.0);
    local.format("%a %-d %b %Y, %H:%M %Z").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_time_beside_others_is_of_their_night() {
        let berlin: Zone = Zone("Europe/Berlin".parse().unwrap());
        let now = "2026-11-26T12:00:00Z".parse().unwrap();
        let began: DateTime<Utc> = "2026-10-31T22:50:00Z".parse().unwrap();
        let read = |text| {
            let at = read_beside(text, began, now, berlin).earliest()?;
            Some(show(at, berlin))
        };
        for (text, at) in [
            ("23:58", "Sat 31 Oct 2026, 23:58 CET"),
            ("23:50", "Sat 31 Oct 2026, 23:50 CET"),
            ("0:20", "Sun 1 Nov 2026, 00:20 CET"),
            ("3pm", "Sun 1 Nov 2026, 15:00 CET"),
            ("2026-11-02 01:00", "Mon 2 Nov 2026, 01:00 CET"),
            ("-10m", "Thu 26 Nov 2026, 12:50 CET"),
        ] {
            assert_eq!(read(text).as_deref(), Some(at), "{text}");
        }
    }
}
