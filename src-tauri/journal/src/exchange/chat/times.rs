//! From clocks to instants: which day each clock is of, and which of two hours where the clocks changed.

use chrono::{DateTime, Datelike, Days, NaiveDate, TimeDelta, Utc, Weekday};

use super::{
    ChatNote, ChatOptions,
    clock::{Clock, SaidDay, Stamp},
    split::{Item, Message, beginning},
};
use crate::domain::{TimeReading, Zone, read_wall, when::Day};

/// A line this much earlier than the one above is out of order; one still earlier is of the next day.
const OUT_OF_ORDER: TimeDelta = TimeDelta::hours(1);
/// Out of order by less is what clocks of several people look like, and not worth a word.
const USUAL: TimeDelta = TimeDelta::minutes(5);
/// A pause over midnight that is longer could be a mistake.
const LONG_PAUSE: TimeDelta = TimeDelta::hours(12);

pub(super) struct Timed {
    pub(super) messages: Vec<(Message, DateTime<Utc>)>,
    pub(super) doubts: Vec<ChatNote>,
    /// Messages at times that no calendar has.
    pub(super) unplaced: Vec<ChatNote>,
    pub(super) says_today: bool,
}

pub(super) fn settle(items: Vec<Item>, options: &ChatOptions) -> Timed {
    let mut walk = Walk::new(options, first_day(&items, options));
    let mut timed = Timed {
        messages: Vec::with_capacity(items.len()),
        doubts: Vec::new(),
        unplaced: Vec::new(),
        says_today: false,
    };
    for item in items {
        let said = match &item {
            Item::Day(day) => Some(*day),
            Item::Message(message) => message.stamp.day,
        };
        timed.says_today |= said.is_some_and(is_told_from_today);
        match item {
            Item::Day(day) => walk.day_said(day),
            Item::Message(message) => timed.place(&mut walk, message),
        }
    }
    timed
}

fn is_told_from_today(said: SaidDay) -> bool {
    matches!(said.day, Day::Today | Day::Yesterday | Day::Weekday { .. })
}

/// Lines above the first line that names a day are of the days before it.
fn first_day(items: &[Item], options: &ChatOptions) -> NaiveDate {
    let Some(place) = items.iter().position(|item| matches!(item, Item::Day(_))) else {
        return options.date;
    };
    let above = items[..place].iter().filter_map(|item| match item {
        Item::Message(message) => Some(message.stamp),
        Item::Day(_) => None,
    });
    let Some(Item::Day(said)) = items.get(place) else {
        return options.date;
    };
    let eve = resolve(*said, options.date, None).and_then(|day| day.pred_opt());
    let Some(eve) = eve.filter(|_| place > 0) else {
        return options.date;
    };
    let mut walk = Walk::new(options, eve);
    for stamp in above {
        if stamp.day.is_some() {
            return options.date;
        }
        walk.step(stamp, false);
    }
    let days = walk.day.signed_duration_since(eve).num_days();
    let back = Days::new(u64::try_from(days).unwrap_or_default());
    eve.checked_sub_days(back).unwrap_or(eve)
}

impl Timed {
    fn place(&mut self, walk: &mut Walk<'_>, message: Message) {
        let note = |text| ChatNote {
            line: message.line,
            lines: 1,
            text,
        };
        let Some((at, doubt)) = walk.step(message.stamp, message.is_heading) else {
            self.unplaced.push(note(beginning(&message.text)));
            return;
        };
        if let Some(doubt) = doubt {
            self.doubts.push(note(doubt.words(at, walk.options.zone)));
        }
        self.messages.push((message, at));
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Doubt {
    Twice,
    Skipped,
    Earlier(TimeDelta),
    NextDay,
}

impl Doubt {
    fn words(self, at: DateTime<Utc>, zone: Zone) -> String {
        let taken = at.with_timezone(&zone.0).format("%a %-d %b %Y, %H:%M %Z");
        match self {
            Self::Twice => format!(
                "This time was shown twice when the clocks went back; in the order of the text it is {taken}."
            ),
            Self::Skipped => format!(
                "This time was skipped when the clocks went forward; in the order of the text it is {taken}."
            ),
            Self::Earlier(by) => format!(
                "This is {} min earlier than a line above it; it was kept at {taken}.",
                by.num_minutes()
            ),
            Self::NextDay => format!(
                "This is more than 12 hours after the line above it; it was taken for {taken}."
            ),
        }
    }
}

/// The way through a transcript, from line to line.
struct Walk<'a> {
    options: &'a ChatOptions,
    day: NaiveDate,
    /// The day last said, or the first: no line is taken to be of an earlier one.
    said: NaiveDate,
    /// A day was said, and no message is on it yet.
    is_said_anew: bool,
    /// The last heading of Slack's named its day.
    is_said_in_heading: bool,
    latest: Option<DateTime<Utc>>,
    /// Times were said with "AM" or "PM".
    in_halves: bool,
}

#[derive(Clone, Copy)]
struct Candidate {
    at: DateTime<Utc>,
    day: NaiveDate,
    doubt: Option<Doubt>,
}

impl<'a> Walk<'a> {
    fn new(options: &'a ChatOptions, day: NaiveDate) -> Self {
        Self {
            options,
            day,
            said: day,
            is_said_anew: true,
            is_said_in_heading: false,
            latest: None,
            in_halves: false,
        }
    }

    fn day_said(&mut self, said: SaidDay) {
        let earlier = self.latest.map(|_| self.day);
        if let Some(day) = resolve(said, self.options.date, earlier) {
            self.begin(day);
        }
    }

    fn begin(&mut self, day: NaiveDate) {
        (self.day, self.said) = (day, day);
        self.is_said_anew = true;
    }

    /// The instant of the next message. `None` where the calendar ends.
    fn step(&mut self, stamp: Stamp, is_heading: bool) -> Option<(DateTime<Utc>, Option<Doubt>)> {
        if stamp.clock.half.is_some() {
            self.in_halves = true;
        }
        if let Some(said) = stamp.day {
            self.day_said(said);
            self.is_said_in_heading = is_heading;
        } else if is_heading && self.is_said_in_heading {
            // Slack leaves out the day where it is today.
            self.is_said_in_heading = false;
            if self.options.date > self.day {
                self.begin(self.options.date);
            }
        }
        let found = if self.is_said_anew {
            self.first_of_day(stamp.clock)?
        } else {
            self.next(stamp.clock)?
        };
        let doubt = found.doubt.or_else(|| self.doubt_of_order(found));
        self.latest = Some(match self.latest {
            Some(latest) if !self.is_said_anew => latest.max(found.at),
            Some(_) | None => found.at,
        });
        self.day = self.day.max(found.day);
        self.is_said_anew = false;
        Some((found.at, doubt))
    }

    /// In the order of the text where that is possible.
    fn first_of_day(&self, clock: Clock) -> Option<Candidate> {
        let of_day = self.candidates(Some(self.day), clock);
        let in_order = of_day
            .iter()
            .filter(|c| self.latest.is_none_or(|latest| c.at >= latest));
        let earliest = in_order.min_by_key(|c| c.at);
        earliest
            .or_else(|| of_day.iter().min_by_key(|c| c.at))
            .copied()
    }

    /// The nearest time in the order of the text; where there is none near, a line out of order; else the next day.
    fn next(&self, clock: Clock) -> Option<Candidate> {
        let latest = self.latest?;
        let (_, other) = clock.times(self.in_halves);
        let round = TimeDelta::hours(if other.is_some() { 12 } else { 24 });
        let of_day = self.candidates(Some(self.day), clock);
        let in_order = of_day
            .iter()
            .filter(|c| c.at >= latest)
            .min_by_key(|c| c.at);
        if let Some(near) = in_order.filter(|c| c.at - latest < round - OUT_OF_ORDER) {
            return Some(*near);
        }
        let eve = self.day.pred_opt().filter(|eve| *eve >= self.said);
        let of_eve = self.candidates(eve, clock);
        let earlier = of_day.iter().chain(&of_eve);
        let out_of_order = earlier
            .filter(|c| c.at < latest && latest - c.at < OUT_OF_ORDER)
            .max_by_key(|c| c.at);
        if let Some(found) = out_of_order.or(in_order) {
            return Some(*found);
        }
        let of_next = self.candidates(self.day.succ_opt(), clock);
        of_next
            .into_iter()
            .filter(|c| c.at >= latest)
            .min_by_key(|c| c.at)
    }

    fn doubt_of_order(&self, found: Candidate) -> Option<Doubt> {
        let latest = self.latest?;
        let by = latest - found.at;
        if by > USUAL {
            return Some(Doubt::Earlier(by));
        }
        let is_far = found.day > self.day && -by > LONG_PAUSE;
        is_far.then_some(Doubt::NextDay)
    }

    fn candidates(&self, day: Option<NaiveDate>, clock: Clock) -> Vec<Candidate> {
        let (one, other) = clock.times(self.in_halves);
        let walls = std::iter::once(one).chain(other);
        let readings = day.into_iter().flat_map(|day| {
            let walls = walls.clone();
            walls.map(move |time| (day, read_wall(day.and_time(time), self.options.zone)))
        });
        let mut found = Vec::with_capacity(2);
        for (day, reading) in readings {
            let (ats, doubt) = match reading {
                TimeReading::Clear { at } => ([Some(at), None], None),
                TimeReading::Twice { earlier, later } => {
                    ([Some(earlier), Some(later)], Some(Doubt::Twice))
                }
                TimeReading::Skipped { before, after } => {
                    ([Some(before), Some(after)], Some(Doubt::Skipped))
                }
                TimeReading::Unreadable => ([None, None], None),
            };
            let ats = ats.into_iter().flatten();
            found.extend(ats.map(|at| Candidate { at, day, doubt }));
        }
        found
    }
}

/// The day that was said. `date` is the day of the copy; `above` that of the lines above, which are not later.
fn resolve(said: SaidDay, date: NaiveDate, above: Option<NaiveDate>) -> Option<NaiveDate> {
    match said.day {
        Day::Unsaid => None,
        Day::Today => Some(date),
        Day::Yesterday => date.pred_opt(),
        Day::Weekday { day, .. } => {
            let before = date.checked_sub_days(Days::new(back(date.weekday(), day)))?;
            match above {
                Some(above) if before < above => {
                    above.checked_add_days(Days::new(back(day, above.weekday())))
                }
                Some(_) | None => Some(before),
            }
        }
        Day::EachYear { month, day } => {
            // Soon after the date, for whoever gives the day on which a transcript over New Year begins.
            let last = date.checked_add_days(Days::new(31))?;
            // Nine years reach back to a 29 February across a century that had none.
            let years = (0..9).map(|years| last.year() - years);
            let days = years.filter_map(|year| NaiveDate::from_ymd_opt(year, month, day));
            let mut past = days.filter(|day| *day <= last);
            let fits = |day: &NaiveDate| said.weekday.is_none_or(|said| day.weekday() == said);
            past.clone().find(fits).or_else(|| past.next())
        }
        Day::Date(date) => Some(date),
    }
}

/// Days from a weekday back to another.
fn back(from: Weekday, to: Weekday) -> u64 {
    u64::from(from.days_since(to))
}
