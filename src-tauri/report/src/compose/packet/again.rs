//! Whether the same kind of failure met the same service before a story or after it: who hears the story asks, and the
//! appendix answers.

use super::anchors;
use crate::document::{Fact, Span, Text};
use crate::project::{Projected, ProjectedIncident};
use crate::words;

/// As many are named, the nearest; the others are counted.
const MOST_NAMED: usize = 3;

/// What is of no kind is not the same kind.
const OF_NO_KIND: &str = "other";

/// "Same class and service before: 18 June 2025 (no. 5); again: 12 November 2026 (no. 47)".
pub fn fact(story: &ProjectedIncident, projected: &Projected) -> Option<Fact> {
    let (earlier, later): (Vec<_>, Vec<_>) =
        like(story, projected).partition(|one| one.place < story.place);
    let (beyond, before) = earlier.split_at(earlier.len().saturating_sub(MOST_NAMED));
    let (again, later) = later.split_at(later.len().min(MOST_NAMED));
    let said = [
        ("before", before, beyond.len()),
        ("again", again, later.len()),
    ];
    let parts = said.into_iter().filter(|(_, those, _)| !those.is_empty());
    let parts = parts.map(|(when, those, more)| named(when, those, more));
    let mut value = Text(anchors::joined(parts.collect(), "; "));
    let first = value.0.first_mut()?;
    first.text = format!("{} {}", words::HOW_ALIKE, first.text);
    Some(Fact {
        label: words::ALIKE.to_owned(),
        value,
    })
}

/// "It came again: 12 November 2026."
pub fn sentence(story: &ProjectedIncident, projected: &Projected) -> Option<String> {
    let later = like(story, projected).filter(|one| one.place > story.place);
    // Days may be months, where days may not be told.
    let mut days: Vec<(String, usize)> = Vec::new();
    for day in later.map(ProjectedIncident::date) {
        match days.iter_mut().find(|(known, _)| *known == day) {
            Some((_, times)) => *times += 1,
            None => days.push((day, 1)),
        }
    }
    let beyond = days.split_off(days.len().min(MOST_NAMED));
    let more: usize = beyond.into_iter().map(|(_, times)| times).sum();
    let mut said: Vec<String> = days
        .into_iter()
        .map(|(day, times)| on(day, times))
        .collect();
    if more > 0 {
        said.push(format!("{more} more"));
    }
    (!said.is_empty()).then(|| format!("It came again: {}.", words::listed(&said)))
}

/// "22 December 2025", or "22 December 2025 (3 times)".
fn on(day: String, times: usize) -> String {
    match times {
        1 => day,
        _ => format!("{day} ({times} times)"),
    }
}

fn named(when: &str, those: &[&ProjectedIncident], more: usize) -> Vec<Span> {
    let mut spans = Text::plain(format!("{when}: ")).0;
    let each = those.iter().map(|one| {
        let mut spans = Text::plain(one.date()).0;
        spans.push(anchors::only_to_row(format!(" (no. {})", one.place), one));
        spans
    });
    spans.extend(anchors::joined(each.collect(), ", "));
    if more > 0 {
        spans.extend(Text::plain(format!(" and {more} more")).0);
    }
    spans
}

fn like<'a>(
    story: &'a ProjectedIncident,
    projected: &'a Projected,
) -> impl Iterator<Item = &'a ProjectedIncident> {
    let is_of_a_kind = story.kind.was_met() && story.class.as_deref() != Some(OF_NO_KIND);
    let others = projected.incidents().iter();
    others.filter(move |one| {
        let is_alike = one.class.is_some() && one.class == story.class;
        let is_another = one.kind.was_met() && one.id != story.id;
        is_of_a_kind && is_alike && is_another && shares_a_service(one, story)
    })
}

fn shares_a_service(one: &ProjectedIncident, other: &ProjectedIncident) -> bool {
    let mut services = one.services.iter();
    services.any(|service| other.services.contains(service))
}
