//! What the night cost, and the rest that follows from it. All arithmetic is on the UTC line; hours of the day are those of
//! the incident's zone, so that a night on which the clocks change has its true length.

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, TimeDelta, Timelike, Utc, Weekday};

use super::{RestOwed, UpSpan};
use crate::domain::{Entry, EntryKind, PadSettings, Zone, read_wall};
use crate::rules::Facts;

/// The hours of sleep: 22 to 8, every day (metrics, on-call load).
const SLEEP_FROM: u32 = 22;
const SLEEP_TO: u32 = 8;

/// A pause between two lines counts as work for this long (our default).
const LONGEST_PAUSE: TimeDelta = TimeDelta::minutes(30);

pub(super) fn up(facts: &Facts) -> Option<UpSpan> {
    let times = facts.own().map(|entry| at_it(facts, entry));
    let (from, to) = times.fold((None, None), |(from, to): (Option<_>, Option<_>), at| {
        (
            Some(from.map_or(at, |from| at.min(from))),
            Some(to.map_or(at, |to| at.max(to))),
        )
    });
    Some(UpSpan {
        from: from?,
        to: to?,
    })
}

/// When I was at it. What I did, I did awake; what I saw may have happened before I woke, and then counts from when it was
/// noted, if that was during the incident.
fn at_it(facts: &Facts, entry: &Entry) -> DateTime<Utc> {
    let pad = &facts.incident.pad;
    let live = pad.opened_at.is_some_and(|opened| entry.noted_at >= opened)
        && pad.closed_at.is_none_or(|closed| entry.noted_at <= closed);
    match entry.kind {
        EntryKind::Saw | EntryKind::Guess | EntryKind::Note if live => entry.noted_at,
        EntryKind::Saw
        | EntryKind::Guess
        | EntryKind::Note
        | EntryKind::Did
        | EntryKind::Decided
        | EntryKind::Told
        | EntryKind::Asked => entry.happened_at,
    }
}

pub(super) fn hands_on_minutes(facts: &Facts) -> Option<u32> {
    let mut times: Vec<DateTime<Utc>> = facts.own().map(|entry| at_it(facts, entry)).collect();
    times.sort();
    let pauses = times
        .windows(2)
        .map(|pair| (pair[1] - pair[0]).min(LONGEST_PAUSE));
    let total = pauses.fold(TimeDelta::zero(), |total, pause| total + pause);
    Some(whole_minutes(total)).filter(|minutes| *minutes > 0)
}

/// Minutes between 22 and 8 on the clocks of `zone`.
pub fn night_minutes(from: DateTime<Utc>, to: DateTime<Utc>, zone: Zone) -> u32 {
    let date = |at: DateTime<Utc>| at.with_timezone(&zone.0).date_naive();
    let first = date(from).pred_opt().unwrap_or(date(from));
    let mut counted = from;
    let mut total = TimeDelta::zero();
    // A zone may skip a whole day, so that two nights are one: nothing is counted twice.
    for evening in first.iter_days().take_while(|day| *day <= date(to)) {
        let begins = wall(evening, SLEEP_FROM, zone).max(counted);
        let morning = evening.succ_opt().unwrap_or(evening);
        let ends = wall(morning, SLEEP_TO, zone).min(to);
        if ends > begins {
            total += ends - begins;
            counted = ends;
        }
    }
    whole_minutes(total)
}

/// More than the user's minutes up at night: the morning after is off.
pub(super) fn rest_owed(facts: &Facts) -> Option<RestOwed> {
    let up = up(facts)?;
    let minutes = night_minutes(up.from, up.to, facts.zone());
    let settings = facts.settings;
    (minutes > settings.rest_after_minutes).then(|| RestOwed {
        until: next_hour(up.to, settings.rest_until, facts.zone()),
        why: format!(
            "{minutes} minutes up between 22:00 and 08:00 are more than {}: the next morning is off until {:02}:00.",
            settings.rest_after_minutes,
            settings.rest_until.min(23)
        ),
    })
}

/// The first time after `at` that the clocks show this hour.
fn next_hour(at: DateTime<Utc>, hour: u8, zone: Zone) -> DateTime<Utc> {
    let today = at.with_timezone(&zone.0).date_naive();
    let mut days = today.iter_days().take(3);
    let found =
        days.find_map(|day| Some(wall(day, u32::from(hour), zone)).filter(|time| *time > at));
    found.unwrap_or(at)
}

/// "Up 03:10-05:40; offline until 12:00." Only for a night. What I said about being offline counts before what is owed.
pub(super) fn line(facts: &Facts, rest: Option<&RestOwed>) -> Option<String> {
    let up = up(facts)?;
    let zone = facts.zone();
    if night_minutes(up.from, up.to, zone) == 0 {
        return None;
    }
    let (from, to) = (up.from.with_timezone(&zone.0), up.to.with_timezone(&zone.0));
    // On a night when the clocks change, the hours alone would contradict each other.
    let changed = from.format("%Z").to_string() != to.format("%Z").to_string();
    let clock = if changed { "%H:%M %Z" } else { "%H:%M" };
    let span = format!("Up {}-{}", from.format(clock), to.format(clock));
    let said = facts.incident.debrief.offline_until;
    let until = said.or(rest.map(|rest| rest.until));
    Some(match until.map(|until| until.with_timezone(&zone.0)) {
        None => format!("{span}."),
        Some(until) if until.date_naive() == to.date_naive() => {
            format!("{span}; offline until {}.", until.format("%H:%M"))
        }
        Some(until) => format!("{span}; offline until {}.", until.format("%a %H:%M")),
    })
}

/// `at`, or the next beginning of work, Monday to Friday.
pub fn within_work_hours(at: DateTime<Utc>, zone: Zone, settings: &PadSettings) -> DateTime<Utc> {
    let (from, to) = (u32::from(settings.work_from), u32::from(settings.work_to));
    let local = at.with_timezone(&zone.0);
    let works = |day: NaiveDate| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    // Hours that leave no time for work are no hours.
    let in_hours = from >= to || (from..to).contains(&local.hour());
    if works(local.date_naive()) && in_hours {
        return at;
    }
    let mut days = local.date_naive().iter_days().take(8);
    let begins = days.find_map(|day| {
        let begins = wall(day, if from >= to { 0 } else { from }, zone);
        (works(day) && begins > at).then_some(begins)
    });
    begins.unwrap_or(at)
}

/// The full hour on the clocks of `zone`; in a gap the instant after it.
fn wall(day: NaiveDate, hour: u32, zone: Zone) -> DateTime<Utc> {
    let time = NaiveTime::from_hms_opt(hour.min(23), 0, 0).unwrap_or_default();
    let reading = read_wall(day.and_time(time), zone);
    reading
        .latest()
        .unwrap_or_else(|| day.and_time(time).and_utc())
}

fn whole_minutes(time: TimeDelta) -> u32 {
    u32::try_from(time.num_minutes()).unwrap_or_default()
}
