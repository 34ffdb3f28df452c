//! This month against the user's own earlier ones, and nobody else's.

use serde::{Deserialize, Serialize};

use super::words::{count, number};
use super::{Facts, Figures, causes};
use crate::insight::{Count, RateRatio, rate_ratio};

/// A period is four weeks: the same weekdays in each.
const DAYS: i64 = 28;
const EARLIER: i64 = 12;
const FEWEST: usize = 3;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Usually {
    More,
    Less,
    /// As far as so few can tell.
    AboutAsUsual,
    /// Fewer than three earlier periods.
    NothingToCompare,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Usual {
    pub verdict: Usually,
    /// What a tired reader reads first.
    pub sentence: String,
    /// What made most of it.
    pub why: String,
    /// How it was compared.
    pub basis: String,
    /// The last 28 days.
    pub now: Figures,
    /// The latest first, each of 28 days.
    pub earlier: Vec<Figures>,
}

pub(super) fn usual(facts: &Facts) -> Usual {
    let now = facts.figures(facts.ago(DAYS), facts.now);
    let earlier: Vec<Figures> = match facts.known_from() {
        Some(known_from) => (1..=EARLIER)
            .take_while(|back| facts.ago(DAYS * (back + 1)) >= known_from)
            .map(|back| facts.figures(facts.ago(DAYS * (back + 1)), facts.ago(DAYS * back)))
            .collect(),
        None => Vec::new(),
    };
    let pages = count(to_usize(now.interruptions), "page");
    let why = why(facts, &now);
    if earlier.len() < FEWEST {
        return Usual {
            verdict: Usually::NothingToCompare,
            sentence: format!(
                "{pages} in the last 4 weeks. Too early to say whether that is usual: it takes three earlier periods of 4 weeks."
            ),
            why,
            basis: String::new(),
            now,
            earlier,
        };
    }
    let (ratio, exposure) = compared(&now, &earlier);
    let verdict = match &ratio {
        Some(ratio) if ratio.low > 1.0 => Usually::More,
        Some(RateRatio {
            high: Some(high), ..
        }) if *high < 1.0 => Usually::Less,
        Some(_) | None => Usually::AboutAsUsual,
    };
    let before = range(&earlier);
    let sentence = match verdict {
        Usually::More => format!("More than usual: {pages} in the last 4 weeks, {before} before."),
        Usually::Less => format!("Less than usual: {pages} in the last 4 weeks, {before} before."),
        Usually::AboutAsUsual | Usually::NothingToCompare => format!(
            "About as usual, as far as so few can tell: {pages} in the last 4 weeks, {before} before."
        ),
    };
    Usual {
        verdict,
        sentence,
        why,
        basis: basis(ratio.as_ref(), exposure),
        now,
        earlier,
    }
}

/// Pages per hour on call where there were shifts both now and before, else per day.
fn compared(now: &Figures, earlier: &[Figures]) -> (Option<RateRatio>, &'static str) {
    let before = earlier
        .iter()
        .map(|one| one.interruptions)
        .fold(0, u32::saturating_add);
    let hours: f64 = earlier.iter().map(|one| one.on_call_hours).sum();
    let by_hours = now.on_call_hours > 0.0 && hours > 0.0;
    let periods = f64::from(u32::try_from(earlier.len()).unwrap_or(u32::MAX));
    let exposures = if by_hours {
        [now.on_call_hours, hours]
    } else {
        [1.0, periods]
    };
    let count = |n, exposure| Count { n, exposure };
    let ratio = rate_ratio(
        count(now.interruptions, exposures[0]),
        count(before, exposures[1]),
    );
    (
        ratio,
        if by_hours {
            "per hour on call"
        } else {
            "per day"
        },
    )
}

fn basis(ratio: Option<&RateRatio>, exposure: &str) -> String {
    let Some(ratio) = ratio else {
        return "No page in either time.".to_owned();
    };
    let times = ratio.ratio.map_or("more".to_owned(), |ratio| {
        format!("{} times as many", number(ratio))
    });
    let high = ratio.high.map_or("without upper end".to_owned(), |high| {
        format!("to {}", number(high))
    });
    format!(
        "Pages {exposure}: {times}, 95 % interval from {} {high} (exact, conditional).",
        number(ratio.low)
    )
}

/// "3 to 6 in each of the 5 periods of 4 weeks".
fn range(earlier: &[Figures]) -> String {
    let pages = earlier.iter().map(|one| one.interruptions);
    let (least, most) = (pages.clone().min().unwrap_or(0), pages.max().unwrap_or(0));
    let periods = earlier.len();
    if least == most {
        format!("{most} in each of the {periods} periods of 4 weeks")
    } else {
        format!("{least} to {most} in each of the {periods} periods of 4 weeks")
    }
}

fn why(facts: &Facts, now: &Figures) -> String {
    if now.interruptions == 0 {
        return String::new();
    }
    let off = now.interruptions - now.at_work;
    let mut sentences = vec![match off {
        0 => "All came in working hours.".to_owned(),
        off => format!(
            "{off} outside working hours, {} at night; {}.",
            now.asleep,
            now.nights_in_words()
        ),
    }];
    let rows = causes::rows(facts, facts.ago(DAYS), facts.now);
    if let Some(first) = rows.first().filter(|row| row.pages > 1) {
        sentences.push(format!(
            "{} of {} from “{}”.",
            first.pages, now.interruptions, first.cause
        ));
    }
    sentences.join(" ")
}

fn to_usize(n: u32) -> usize {
    usize::try_from(n).unwrap_or(usize::MAX)
}
