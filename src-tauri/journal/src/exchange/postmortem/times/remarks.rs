//! What of the times of a report a reader should look at again.

use chrono::TimeDelta;

use super::super::facts::Facts;
use super::{Milestones, Times};
use crate::domain::MilestoneKind;
use crate::exchange::record::Fault;

pub(in super::super) fn remarks(
    times: &Times,
    milestones: &Milestones,
    facts: &Facts,
) -> Vec<Fault> {
    let mut remarks: Vec<Fault> = milestones
        .estimated
        .iter()
        .map(|(kind, _)| {
            let is_last_line = *kind == MilestoneKind::Resolved && milestones.is_end_last_line;
            let problem = if is_last_line {
                "is not stated; the last line of the timeline was taken, and is marked as estimated"
            } else {
                "is not stated by itself; it was read off the text, and is marked as estimated"
            };
            Fault::new(kind.words(), problem)
        })
        .collect();
    remarks.extend(doubtful_end(times, milestones, facts));
    if times.is_untimed {
        let problem = "says no times; its lines stand on the day of the report, in their order";
        remarks.push(Fault::new("timeline", problem));
    }
    if !times.unplaced.is_empty() {
        let problem = "has times, but nothing says of which day; it was kept as text";
        remarks.push(Fault::new("timeline", problem));
    } else if times.entries.is_empty() && milestones.stated.is_empty() {
        remarks.push(Fault::new("timeline", "no time was found in the file"));
    }
    remarks
}

/// Slips of the pen in a date: an end weeks away from the day of the report, or from the length that the report states.
fn doubtful_end(times: &Times, milestones: &Milestones, facts: &Facts) -> Option<Fault> {
    const LONG: TimeDelta = TimeDelta::days(30);
    let of = |wanted| {
        let all = milestones.stated.iter().chain(&milestones.estimated);
        all.into_iter()
            .find(|(kind, _)| *kind == wanted)
            .map(|(_, at)| *at)
    };
    let end = of(MilestoneKind::Resolved)?;
    let field = MilestoneKind::Resolved.words();
    if let Some(day) = times.day
        && (end.date_naive() - day).abs() > LONG
    {
        let problem =
            format!("{end:?} is more than 30 days away from the day of the report, {day}");
        return Some(Fault::new(field, problem));
    }
    let begin = of(MilestoneKind::Began).or_else(|| of(MilestoneKind::Detected))?;
    let (told, lasted) = (i64::from(facts.minutes?), (end - begin).num_minutes());
    let differ = (told - lasted).abs() > 60 && (lasted > 2 * told || told > 2 * lasted);
    differ.then(|| {
        let problem =
            format!("the times make {lasted} minutes, but the report says that it took {told}");
        Fault::new(field, problem)
    })
}
