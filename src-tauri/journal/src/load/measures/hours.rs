//! Measures of hours that the user entered, and of hours on call.

use chrono::{NaiveDate, TimeDelta};

use super::{Found, Measured, NotKnown, check_ends};
use crate::domain::{Hours, HoursSpan, ItemId, quarter_name};
use crate::load::Facts;
use crate::load::clock::day_of;
use crate::load::words::{count, number};

/// Of the 17 weeks before this one.
pub(super) fn weekly(facts: &Facts) -> Measured {
    const WEEKS: i32 = 17;
    let today = day_of(facts.now, facts.zone);
    let this = HoursSpan::Week.around(today).from.unwrap_or(today);
    let mut entries: Vec<ItemId> = Vec::new();
    let mut total = 0.0;
    let mut missing = 0;
    for back in 1..=i64::from(WEEKS) {
        match hours_of_week(facts, this - TimeDelta::weeks(back)) {
            Some((hours, entry)) => {
                total += hours;
                if !entries.contains(&entry) {
                    entries.push(entry);
                }
            }
            None => missing += 1,
        }
    }
    if missing > 0 {
        return Err(NotKnown::because(format_args!(
            "of the last 17 weeks, {} without hours that you entered.",
            count(missing, "week")
        )));
    }
    let value = total / f64::from(WEEKS);
    let sentence = format!("{} h a week, as a mean of 17 weeks.", number(value));
    let arithmetic = format!("{} h ÷ 17 = {}", number(total), number(value));
    Ok(Found::new(value, sentence, arithmetic, entries))
}

/// What was entered for the week, or its share of what was entered for its quarter.
fn hours_of_week(facts: &Facts, monday: NaiveDate) -> Option<(f64, ItemId)> {
    let entered = |span: HoursSpan, from: NaiveDate| {
        let found = facts
            .hours
            .iter()
            .find(|one| one.span == span && one.from == from);
        found.and_then(|one| Some((one.total?, one)))
    };
    if let Some((hours, one)) = entered(HoursSpan::Week, monday) {
        return Some((hours, one.id.into()));
    }
    // A week belongs to the quarter of its Thursday, as it does to the year.
    let quarter = HoursSpan::Quarter.around(monday + TimeDelta::days(3));
    let (from, to) = (quarter.from?, quarter.to?);
    let (hours, one) = entered(HoursSpan::Quarter, from)?;
    let days = u32::try_from((to - from).num_days() + 1).ok()?;
    Some((hours * 7.0 / f64::from(days), one.id.into()))
}

/// Of every hour of the last twelve weeks, in percent.
pub(super) fn share_on_call(facts: &Facts) -> Measured {
    const WEEKS: i64 = 12;
    let from = facts.ago(7 * WEEKS);
    if facts.shifts.iter().all(|shift| shift.from > from) {
        return Err(NotKnown::because("your shifts do not reach back 12 weeks."));
    }
    check_ends(facts, from)?;
    let hours = facts.on_call_hours(from, facts.end());
    let all = 24.0 * 7.0 * 12.0;
    let value = 100.0 * hours / all;
    let sentence = format!("On call for {} % of the last 12 weeks.", number(value));
    let arithmetic = format!(
        "{} h ÷ {} h = {} %",
        number(hours),
        number(all),
        number(value)
    );
    let within = facts
        .shifts
        .iter()
        .filter(|shift| shift.duty.is_on_call() && shift.to > from && shift.from < facts.end());
    let entries = within.map(|shift| shift.id.into()).collect();
    Ok(Found::new(value, sentence, arithmetic, entries))
}

/// Of the hours of this quarter, or of the one before where this one has none yet.
pub(super) fn operational_share(facts: &Facts) -> Measured {
    let today = day_of(facts.now, facts.zone);
    let this = HoursSpan::Quarter.around(today).from.unwrap_or(today);
    let before = this
        .pred_opt()
        .and_then(|day| HoursSpan::Quarter.around(day).from);
    let found = [Some(this), before].into_iter().flatten().find_map(|from| {
        let mut all = facts.hours.iter();
        let one = all.find(|one| one.span == HoursSpan::Quarter && one.from == from)?;
        Some((one, parts(one)?))
    });
    let Some((one, (reactive, all))) = found else {
        let missing = "no hours of this quarter or the last were entered.";
        return Err(NotKnown::because(missing));
    };
    let value = 100.0 * reactive / all;
    let sentence = format!(
        "{} % of the hours of {} were operational, by your own estimate.",
        number(value),
        quarter_name(one.from)
    );
    let arithmetic = format!(
        "{} h ÷ {} h = {} %",
        number(reactive),
        number(all),
        number(value)
    );
    Ok(Found::new(value, sentence, arithmetic, vec![one.id.into()]))
}

/// Reactive hours, and all of them where they are known, else both parts together.
fn parts(hours: &Hours) -> Option<(f64, f64)> {
    let reactive = hours.reactive?;
    let both = hours.proactive.map(|proactive| reactive + proactive);
    let all = hours.total.or(both)?;
    (all > 0.0 && reactive <= all).then_some((reactive, all))
}
