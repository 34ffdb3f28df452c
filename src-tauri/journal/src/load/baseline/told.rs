//! The comparison in one sentence: what is worst comes first, and its figures stand beside the earlier ones.

use super::{Compared, Usually, to_usize};
use crate::insight::words::duration;
use crate::load::Figures;
use crate::load::words::{count, number, sleep};

/// A figure of this time, and the range of the earlier ones.
struct Fact {
    now: String,
    before: String,
}

/// "More than usual: 20 pages in the last 4 weeks, 3 to 6 in each of the 5 periods of 4 weeks before."
pub(super) fn sentence(compared: &Compared, now: &Figures, earlier: &[Figures]) -> String {
    let [pages, nights] = compared.turns();
    let hours = compared.by_hours.then(|| longer(now, earlier)).flatten();
    let most_broken = earlier.iter().map(|one| one.broken_nights).max();
    let are_nights_told = nights != Usually::AboutAsUsual || Some(now.broken_nights) > most_broken;
    let (head, first) = match (nights, pages, compared.is_sleep_worst) {
        (Usually::More, _, _) if hours.is_some() => (
            "More broken nights an hour on call than usual",
            Told::Nights,
        ),
        (Usually::More, Usually::More, _) => {
            ("Worse nights than usual, and more pages", Told::Nights)
        }
        (Usually::More, Usually::Less, _) => {
            ("Worse nights than usual, with fewer pages", Told::Nights)
        }
        (Usually::More, _, _) => ("Worse nights than usual", Told::Nights),
        (_, Usually::Less, true) if hours.is_none() => (
            "Fewer pages than usual, but more sleep lost than in any period before",
            Told::Sleep,
        ),
        (_, Usually::More, _) | (_, Usually::Less, false) => (of_pages(pages, hours), Told::Pages),
        (_, _, true) => ("More sleep lost than in any period before", Told::Sleep),
        (Usually::Less, _, false) if hours.is_some() => (
            "Fewer broken nights an hour on call than usual",
            Told::Nights,
        ),
        (Usually::Less, _, false) => ("Better nights than usual", Told::Nights),
        _ => (of_pages(pages, hours), Told::Pages),
    };
    let told = [
        (Told::Pages, true),
        (Told::Nights, are_nights_told),
        (Told::Sleep, compared.is_sleep_worst),
        (Told::Hours, hours.is_some()),
    ];
    let rest = told
        .into_iter()
        .filter(|(one, is_told)| *is_told && *one != first)
        .map(|(one, _)| {
            let Fact { now, before } = one.fact(now, earlier);
            format!("; {now}, {before} before")
        });
    let Fact { now, before } = first.fact(now, earlier);
    let each = if before == NONE { "any" } else { "each" };
    let periods = earlier.len();
    let rest: String = rest.collect();
    format!(
        "{head}: {now} in the last 4 weeks, {before} in {each} of the {periods} periods of 4 weeks before{rest}."
    )
}

/// Whether time on call is clearly more than in each period before, or less; `None` where it is neither.
fn longer(now: &Figures, earlier: &[Figures]) -> Option<bool> {
    const CLEARLY: f64 = 1.25;
    let hours = || earlier.iter().map(|one| one.on_call_hours);
    if hours().all(|before| now.on_call_hours > before * CLEARLY) {
        Some(true)
    } else if hours().all(|before| now.on_call_hours * CLEARLY < before) {
        Some(false)
    } else {
        None
    }
}

fn of_pages(pages: Usually, longer: Option<bool>) -> &'static str {
    match (pages, longer) {
        (Usually::More, None) => "More than usual",
        (Usually::More, Some(_)) => "More pages an hour on call than usual",
        (Usually::Less, None) => "Less than usual",
        (Usually::Less, Some(_)) => "Fewer pages an hour on call than usual",
        (_, None) => "About as usual, as far as so few can tell",
        (_, Some(true)) => "On call for longer than usual, with about as many pages an hour",
        (_, Some(false)) => "On call for less time than usual, with about as many pages an hour",
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Told {
    Pages,
    Nights,
    Sleep,
    Hours,
}

impl Told {
    fn fact(self, now: &Figures, earlier: &[Figures]) -> Fact {
        let plain = |n: u32| n.to_string();
        let counts = |of: fn(&Figures) -> u32, words: &dyn Fn(u32) -> String| {
            let all = || earlier.iter().map(of);
            let (least, most) = (all().min().unwrap_or(0), all().max().unwrap_or(0));
            range(least, most, words)
        };
        match self {
            Self::Pages => Fact {
                now: count(to_usize(now.interruptions), "page"),
                before: counts(|one| one.interruptions, &plain),
            },
            Self::Nights => Fact {
                now: count(to_usize(now.broken_nights), "broken night"),
                before: counts(|one| one.broken_nights, &plain),
            },
            Self::Sleep => Fact {
                now: format!("{} lost", sleep(now.sleep_lost_minutes)),
                before: counts(|one| one.sleep_lost_minutes, &|n| match n {
                    0 => "0".to_owned(),
                    n => duration(u64::from(n) * 60),
                }),
            },
            Self::Hours => {
                let hours = || earlier.iter().map(|one| one.on_call_hours);
                let least = hours().fold(f64::INFINITY, f64::min);
                let most = hours().fold(0.0, f64::max);
                let words = |hours: f64| format!("{} h", number(hours));
                Fact {
                    now: format!("{} on call", words(now.on_call_hours)),
                    before: range(words(least), words(most), &|words| words),
                }
            }
        }
    }
}

const NONE: &str = "none";

/// "3 to 6", "5", "none".
fn range<T: PartialEq + Default>(least: T, most: T, words: &dyn Fn(T) -> String) -> String {
    if most == T::default() {
        NONE.to_owned()
    } else if least == most {
        words(most)
    } else {
        format!("{} to {}", words(least), words(most))
    }
}
