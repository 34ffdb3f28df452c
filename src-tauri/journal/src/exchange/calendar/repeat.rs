//! Repeating events. The rule is followed on the clock on the wall and each time is read in its zone afterwards, so that
//! a shift at 20:00 stays one at 20:00 when the clocks change.

use chrono::{DateTime, NaiveDateTime, TimeZone, Utc};
use rrule::{RRule, RRuleError, RRuleSet, Tz, Unvalidated};

use super::stamp::{Stamp, stamp};

/// A shift every hour for five years; whatever has more is no rota.
const MOST: usize = 50_000;

/// When an event comes, on the clock on the wall.
#[derive(Default)]
pub(super) struct Times {
    pub(super) walls: Vec<NaiveDateTime>,
    /// There are more of them than are followed.
    pub(super) is_cut: bool,
}

/// The times of an event that begins at `start`: by its rules until `horizon`, or why a rule cannot be followed.
pub(super) fn times(
    start: &Stamp,
    rules: &[String],
    horizon: DateTime<Utc>,
) -> Result<Times, RRuleError> {
    let mut times = Times::default();
    if rules.is_empty() {
        times.walls.push(start.wall);
    }
    for rule in rules {
        let by_rule = by_rule(start, rule, horizon)?;
        times.is_cut |= by_rule.len() == MOST;
        times.walls.extend(by_rule);
    }
    times.walls.sort_unstable();
    times.walls.dedup();
    Ok(times)
}

/// Whether the event's own start counts beside its rules, as it does unless all of them ended before.
pub(super) fn counts_start(start: &Stamp, rules: &[String]) -> bool {
    rules.iter().any(|rule| {
        let until = without_until(rule).1;
        let until = until.and_then(|until| last_wall(&until, start));
        until.is_none_or(|until| start.wall <= until)
    })
}

fn by_rule(
    start: &Stamp,
    rule: &str,
    horizon: DateTime<Utc>,
) -> Result<Vec<NaiveDateTime>, RRuleError> {
    let (rule, until) = without_until(rule);
    let until = until.map(|until| last_wall(&until, start));
    let horizon = start.clock.wall(horizon);
    let end = until.flatten().map_or(horizon, |until| until.min(horizon));
    let begin = Tz::UTC.from_utc_datetime(&start.wall);
    let parsed: RRule<Unvalidated> = understood(&rule).parse()?;
    let valid = parsed.validate(begin)?;
    let set = RRuleSet::new(begin).rrule(valid).limit();
    let walls = set.into_iter().map(|at| at.naive_utc());
    Ok(walls.take_while(|wall| *wall <= end).take(MOST).collect())
}

/// The parts that RFC 5545 knows; some programs write "COUNT=-1" where nothing is counted. "The first Monday" of a week is its Monday.
fn understood(rule: &str) -> String {
    const PARTS: [&str; 13] = [
        "FREQ",
        "COUNT",
        "INTERVAL",
        "BYSECOND",
        "BYMINUTE",
        "BYHOUR",
        "BYDAY",
        "BYMONTHDAY",
        "BYYEARDAY",
        "BYWEEKNO",
        "BYMONTH",
        "BYSETPOS",
        "WKST",
    ];
    let rule: String = rule.chars().filter(|c| !c.is_whitespace()).collect();
    let is_short = rule.contains("FREQ=WEEKLY") || rule.contains("FREQ=DAILY");
    let parts = rule.split(';').filter_map(|part| {
        let (name, value) = part.split_once('=')?;
        let is_endless = name == "COUNT" && !value.parse().is_ok_and(|count: u32| count > 0);
        (PARTS.contains(&name) && !is_endless).then(|| match name {
            "BYDAY" if is_short => {
                let letters = value
                    .chars()
                    .filter(|c| c.is_ascii_alphabetic() || *c == ',');
                format!("BYDAY={}", letters.collect::<String>())
            }
            _ => part.to_owned(),
        })
    });
    parts.collect::<Vec<_>>().join(";")
}

/// The end is looked after here: in files it is a day, an instant or a time on a clock, whatever the event's times are.
fn without_until(rule: &str) -> (String, Option<String>) {
    let mut until = None;
    let parts = rule.trim().split(';').filter(|part| {
        let value = part
            .split_once('=')
            // "UNTL" was meant for it too; without an end it would come for ever.
            .filter(|(name, _)| name.to_ascii_uppercase().starts_with("UNT"));
        if let Some((_, value)) = value {
            until = Some(value.to_owned());
        }
        value.is_none() && !part.is_empty()
    });
    let rule = parts.collect::<Vec<_>>().join(";").to_uppercase();
    (rule, until)
}

/// Of a day its beginning, as other readers have it: the last time of an event at nine is the day before.
fn last_wall(until: &str, start: &Stamp) -> Option<NaiveDateTime> {
    let read = stamp(until, &start.clock)?;
    if read.is_day {
        return Some(read.wall);
    }
    Some(start.clock.wall(read.at()?))
}
