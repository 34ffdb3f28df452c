//! Everything the page On-call shows, computed at once.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::causes::{self, CauseRow};
use super::clock::{day_of, wall};
use super::nights::{self, Night};
use super::rest::{self, RestLedger};
use super::span::Span;
use super::warnings::{self, Level, Warning};
use super::words::{count, moment, sleep};
use super::{
    Facts, Figures, HourClass, Usual, Week, baseline, hours_within, on_call_spans, shift_spans,
};
use crate::domain::{CheckIn, Interruption, PageVerdict, Shift, Zone};

/// A stretch on call, with what happened in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ShiftLoad {
    /// Shifts that touch or overlap are one stretch.
    pub span: Span,
    pub shifts: Vec<Shift>,
    /// Without shifts whose end is not known.
    pub hours: f64,
    pub is_now: bool,
    pub figures: Figures,
    pub sentence: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct PageView {
    pub interruption: Interruption,
    pub class: HourClass,
    /// In a shift of mine.
    pub on_call: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct VerdictCount {
    pub verdict: PageVerdict,
    pub words: String,
    pub pages: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct OnCall {
    pub from: NaiveDate,
    pub to: NaiveDate,
    /// As of when; the end of the period, or now.
    pub as_of: DateTime<Utc>,
    pub zone: Zone,
    /// There is a shift or a page at all.
    pub begun: bool,
    pub this_shift: Option<ShiftLoad>,
    pub last_shift: Option<ShiftLoad>,
    pub next_shift: Option<Shift>,
    /// Of the period.
    pub figures: Figures,
    pub usual: Usual,
    /// 13 of them, oldest first.
    pub weeks: Vec<Week>,
    /// A year, oldest first.
    pub nights: Vec<Night>,
    /// Of the period: seven days, from Monday, of 24 hours.
    pub grid: Vec<Vec<u32>>,
    /// Of the period, the most frequent first.
    pub causes: Vec<CauseRow>,
    pub verdicts: Vec<VerdictCount>,
    pub rest: RestLedger,
    /// Of the last 26 weeks, oldest first.
    pub check_ins: Vec<CheckIn>,
    pub warnings: Vec<Warning>,
    /// Of the last 92 days or the period, whichever reaches further back; the latest first.
    pub pages: Vec<PageView>,
    /// What Today may say, until it is dismissed for this shift.
    pub quiet: Option<QuietLine>,
    /// Where to get help.
    pub help: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct QuietLine {
    pub sentence: String,
    /// What a dismissal stands for.
    pub shift: String,
}

/// The last four weeks, unless other days are asked for.
pub fn on_call(facts: &Facts, from: Option<NaiveDate>, to: Option<NaiveDate>) -> OnCall {
    let mut facts = facts.clone();
    let today = day_of(facts.now, facts.zone);
    let to = to.unwrap_or(today);
    if to < today {
        facts.now = wall(to, 24, facts.zone) - TimeDelta::milliseconds(1);
        facts.is_end_of_day = true;
    }
    let from = from.unwrap_or(to - TimeDelta::days(27));
    let begin = wall(from, 0, facts.zone);
    let end = facts.end();
    let warnings = warnings::warnings(&facts);
    let stretches = stretches(&facts);
    let is_now = |load: &&ShiftLoad| load.is_now;
    OnCall {
        from,
        to,
        as_of: facts.now,
        zone: facts.zone,
        begun: !(facts.shifts.is_empty() && facts.interruptions.is_empty()),
        this_shift: stretches.iter().find(is_now).cloned(),
        last_shift: stretches.iter().rev().find(|load| !load.is_now).cloned(),
        next_shift: next_shift(&facts),
        figures: facts.figures(begin, end),
        usual: baseline::usual(&facts),
        weeks: facts.weeks(13),
        nights: nights::year(&facts),
        grid: facts.grid(begin, end),
        causes: causes::rows(&facts, begin, end),
        verdicts: verdicts(&facts, begin),
        rest: rest::ledger(&facts),
        check_ins: check_ins(&facts, to),
        quiet: quiet(&facts, &warnings),
        warnings,
        pages: pages(&facts, begin),
        help: facts.settings.help().to_owned(),
    }
}

/// The last stretch and the one before it; only the last can be now.
fn stretches(facts: &Facts) -> Vec<ShiftLoad> {
    let spans = shift_spans(&facts.shifts);
    let begun: Vec<Span> = spans
        .into_iter()
        .filter(|span| span.from <= facts.now)
        .collect();
    let last = begun.len().saturating_sub(2);
    begun[last..]
        .iter()
        .map(|span| stretch(facts, *span))
        .collect()
}

fn stretch(facts: &Facts, span: Span) -> ShiftLoad {
    let figures = facts.figures(span.from, span.to.min(facts.end()));
    let within = facts.shifts.iter();
    let within = within.filter(|shift| shift.from < span.to && span.from < shift.to);
    let pages = count(usize::try_from(figures.interruptions).unwrap_or(0), "page");
    let told = match figures.interruptions {
        0 => "No page.".to_owned(),
        _ => format!(
            "{pages}, {} at night, {} woke you; {} disturbed, {} lost.",
            figures.asleep,
            figures.wakings,
            count(
                usize::try_from(figures.disturbed_hours).unwrap_or(0),
                "hour"
            ),
            sleep(figures.sleep_lost_minutes)
        ),
    };
    let open = facts.open_shifts(span.from, span.to).next();
    let sentence = match open {
        Some(open) => format!("{told} {}", end_not_known(open)),
        None => told,
    };
    ShiftLoad {
        span,
        shifts: within.cloned().collect(),
        hours: hours_within(&on_call_spans(&facts.shifts), span.from, span.to),
        is_now: span.holds(facts.now),
        figures,
        sentence,
    }
}

fn end_not_known(shift: &Shift) -> String {
    format!(
        "The end of the shift from {} is not known, so its hours are not counted.",
        moment(shift.from, shift.zone)
    )
}

fn next_shift(facts: &Facts) -> Option<Shift> {
    let ahead = facts.shifts.iter().filter(|shift| shift.from > facts.now);
    ahead.min_by_key(|shift| shift.from).cloned()
}

fn verdicts(facts: &Facts, from: DateTime<Utc>) -> Vec<VerdictCount> {
    let of = |verdict| {
        facts
            .since(from)
            .filter(|one| one.verdict == Some(verdict))
            .count()
    };
    let counts = PageVerdict::ALL.into_iter().map(|verdict| VerdictCount {
        verdict,
        words: verdict.words().to_owned(),
        pages: super::figures::counted(of(verdict)),
    });
    counts.filter(|count| count.pages > 0).collect()
}

fn check_ins(facts: &Facts, to: NaiveDate) -> Vec<CheckIn> {
    let first = to - TimeDelta::weeks(26);
    let mut shown = facts.check_ins.clone();
    shown.retain(|one| first < one.day && one.day <= to);
    shown
}

fn pages(facts: &Facts, from: DateTime<Utc>) -> Vec<PageView> {
    let spans = shift_spans(&facts.shifts);
    let all = facts.since(from.min(facts.ago(92))).map(|one| PageView {
        interruption: one.clone(),
        class: facts.day.class(one.at, one.zone),
        on_call: super::span::holds(&spans, one.at),
    });
    let mut pages: Vec<PageView> = all.collect();
    pages.reverse();
    pages
}

/// Without the rest of the page.
pub fn quiet_line(facts: &Facts) -> Option<QuietLine> {
    quiet(facts, &warnings::warnings(facts))
}

/// One line, about what is worst; none where nothing is amber or red that is not muted, or it was dismissed.
fn quiet(facts: &Facts, warnings: &[Warning]) -> Option<QuietLine> {
    let loud = |warning: &&Warning| !warning.muted && warning.level >= Level::Amber;
    let worst = warnings
        .iter()
        .filter(loud)
        .max_by_key(|warning| (warning.level, std::cmp::Reverse(warning.kind)))?;
    let shift = shift_of_now(facts);
    let more = warnings.iter().filter(loud).count() - 1;
    let sentence = match more {
        0 => worst.sentence.clone(),
        1 => format!("{} And one more thing to look at.", worst.sentence),
        more => format!("{} And {more} more to look at.", worst.sentence),
    };
    (facts.settings.dismissed != shift).then_some(QuietLine { sentence, shift })
}

/// The stretch that is or was last; without shifts, the month.
fn shift_of_now(facts: &Facts) -> String {
    let spans = shift_spans(&facts.shifts);
    let last = spans.iter().rev().find(|span| span.from <= facts.now);
    match last {
        Some(span) => span.from.to_rfc3339(),
        None => day_of(facts.now, facts.zone).format("%Y-%m").to_string(),
    }
}
