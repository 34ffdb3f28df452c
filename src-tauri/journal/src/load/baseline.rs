//! This month against the user's own earlier ones, and nobody else's.

mod told;

use serde::{Deserialize, Serialize};

use super::words::{count, number};
use super::{Facts, Figures, causes};
use crate::insight::{Count, RateRatio, rate_ratio};

/// A period is four weeks: the same weekdays in each.
const DAYS: i64 = 28;
const EARLIER: i64 = 12;
const FEWEST: usize = 3;
/// How much more sleep must be lost than ever before to be worth a word.
const MINUTES_MORE: u32 = 60;

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
    let now = facts.figures(facts.ago(DAYS), facts.end());
    let earlier: Vec<Figures> = match facts.known_from() {
        Some(known_from) => (1..=EARLIER)
            .take_while(|back| facts.ago(DAYS * (back + 1)) >= known_from)
            .map(|back| facts.figures(facts.ago(DAYS * (back + 1)), facts.ago(DAYS * back)))
            .collect(),
        None => Vec::new(),
    };
    let why = why(facts, &now);
    if earlier.len() < FEWEST {
        let pages = count(to_usize(now.interruptions), "page");
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
    let compared = Compared::of(&now, &earlier);
    Usual {
        verdict: compared.verdict(),
        sentence: told::sentence(&compared, &now, &earlier),
        why,
        basis: compared.basis(),
        now,
        earlier,
    }
}

/// Pages and nights of this time against the earlier ones.
struct Compared {
    /// Per hour on call where all hours are known and there were some both now and before, else per day.
    by_hours: bool,
    pages: Option<RateRatio>,
    /// Where nights differ.
    nights: Option<RateRatio>,
    /// More sleep was lost than in any earlier period, by so much that it is worth a word.
    is_sleep_worst: bool,
}

impl Compared {
    fn of(now: &Figures, earlier: &[Figures]) -> Self {
        let hours: f64 = earlier.iter().map(|one| one.on_call_hours).sum();
        let are_known = earlier.iter().chain([now]).all(|one| one.open_shifts == 0);
        let by_hours = are_known && now.on_call_hours > 0.0 && hours > 0.0;
        let periods = f64::from(u32::try_from(earlier.len()).unwrap_or(u32::MAX));
        let exposures = if by_hours {
            [now.on_call_hours, hours]
        } else {
            [1.0, periods]
        };
        let ratio = |of_now: fn(&Figures) -> u32, of_earlier: fn(&Figures) -> u32| {
            let before = earlier.iter().map(of_earlier).fold(0, u32::saturating_add);
            let count = |n, exposure| Count { n, exposure };
            rate_ratio(
                count(of_now(now), exposures[0]),
                count(before, exposures[1]),
            )
        };
        let pages = |one: &Figures| one.interruptions;
        let broken = |one: &Figures| one.broken_nights;
        // A page of which it was not entered whether it woke may have broken a night: nothing is said that this could undo.
        let at_most = |one: &Figures| one.broken_nights.saturating_add(one.wakings_not_entered);
        let more = ratio(broken, at_most).filter(|ratio| turn(Some(ratio)) == Usually::More);
        let less = || ratio(at_most, broken).filter(|ratio| turn(Some(ratio)) == Usually::Less);
        let lost = earlier.iter().map(|one| one.sleep_lost_minutes).max();
        let worth_a_word = lost.unwrap_or(0).saturating_add(MINUTES_MORE);
        Self {
            by_hours,
            pages: ratio(pages, pages),
            nights: more.or_else(less),
            is_sleep_worst: now.sleep_lost_minutes >= worth_a_word,
        }
    }

    fn turns(&self) -> [Usually; 2] {
        [turn(self.pages.as_ref()), turn(self.nights.as_ref())]
    }

    /// The worse of both; less of them is not less where it cost more sleep.
    fn verdict(&self) -> Usually {
        let turns = self.turns();
        if turns.contains(&Usually::More) {
            Usually::More
        } else if turns.contains(&Usually::Less) && !self.is_sleep_worst {
            Usually::Less
        } else {
            Usually::AboutAsUsual
        }
    }

    fn basis(&self) -> String {
        let exposure = if self.by_hours {
            "per hour on call"
        } else {
            "per day"
        };
        let pages = match &self.pages {
            Some(ratio) => basis("Pages", exposure, ratio),
            None => "No page in either time.".to_owned(),
        };
        match &self.nights {
            Some(ratio) => format!("{pages} {}", basis("Broken nights", exposure, ratio)),
            None => pages,
        }
    }
}

/// Only what the whole interval says.
fn turn(ratio: Option<&RateRatio>) -> Usually {
    match ratio {
        Some(ratio) if ratio.low > 1.0 => Usually::More,
        Some(RateRatio {
            high: Some(high), ..
        }) if *high < 1.0 => Usually::Less,
        Some(_) | None => Usually::AboutAsUsual,
    }
}

fn basis(noun: &str, exposure: &str, ratio: &RateRatio) -> String {
    let times = ratio.ratio.map_or("more".to_owned(), |ratio| {
        format!("{} times as many", number(ratio))
    });
    let high = ratio.high.map_or("without upper end".to_owned(), |high| {
        format!("to {}", number(high))
    });
    format!(
        "{noun} {exposure}: {times}, 95 % interval from {} {high} (exact, conditional).",
        number(ratio.low)
    )
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
