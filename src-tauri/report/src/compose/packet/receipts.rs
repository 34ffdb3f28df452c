//! Sentences with what they rest on: a note at the foot of the page that names the incidents.

use std::collections::BTreeSet;

use journal::domain::{ClaimTemplate, IncidentId};
use uuid::Uuid;

use super::super::build::{apart, bullets, internal_link};
use super::{behind, incident::anchor};
use crate::document::{Block, ListItem, Span, Text};
use crate::project::{
    Projected, ProjectedClaim, ProjectedContribution, ProjectedIncident, ProjectedNumber,
};
use crate::words;

/// Where every incident stands.
pub const INCIDENTS: &str = "all-incidents";
/// The others are told by their numbers in the appendix.
const MOST_NAMED: usize = 4;

/// A sentence and its receipt, which has no room for names.
pub fn receipted(sentence: &str, incidents: &[IncidentId], projected: &Projected) -> Text {
    let mut text = Text::plain(sentence);
    text.0.extend(note(incidents, projected, 0, INCIDENTS));
    text
}

/// With receipts that have no room for names.
pub fn short_claims<'a>(
    claims: impl Iterator<Item = &'a ProjectedClaim>,
    projected: &Projected,
) -> Option<Block> {
    list(claims, projected, 0)
}

/// Of what names its incident already.
pub fn of_one(incident: &ProjectedIncident) -> Span {
    to_appendix(&format!("In the appendix no. {}.", incident.place))
}

/// Of many at once: the figures of the sentence, then the incidents by their numbers alone.
pub fn by_number(
    incidents: &BTreeSet<IncidentId>,
    figures: Option<&str>,
    projected: &Projected,
) -> Option<Span> {
    let places = incidents.iter().filter_map(|id| projected.incident(*id));
    let places: BTreeSet<usize> = places.map(|incident| incident.place).collect();
    let numbers: Vec<String> = places.iter().map(usize::to_string).collect();
    let figures = figures.map(|figures| format!("{figures}. "));
    let figures = figures.unwrap_or_default();
    (!numbers.is_empty()).then(|| {
        to_appendix(&format!(
            "{figures}In the appendix no. {}.",
            numbers.join(", ")
        ))
    })
}

/// And the one of them that is told in full.
pub fn with_story(mut note: Span, story: Option<&ProjectedIncident>) -> Span {
    if let (Some(text), Some(story)) = (&mut note.footnote, story) {
        text.0.extend(Text::plain(" ").0);
        let told = format!("No. {} is told here.", story.place);
        text.0.extend(internal_link(&told, anchor(story)).0);
    }
    note
}

/// Of what each row of the appendix says.
pub fn by_column(column: &str) -> Span {
    to_appendix(&format!(
        "In the appendix: the column \u{201c}{column}\u{201d}; an incident may count for several."
    ))
}

/// What speaks for a contribution beside the word of whoever made it.
pub fn of_work(work: &ProjectedContribution, projected: &Projected) -> Span {
    let numbers = work.numbers.iter().map(ProjectedNumber::whole);
    resting_on(numbers.collect(), work, projected)
}

/// The same of one whose number was told already: how that was measured.
pub fn of_number(how: &str, work: &ProjectedContribution, projected: &Projected) -> Span {
    resting_on(vec![how.to_owned()], work, projected)
}

fn resting_on(
    mut rests_on: Vec<String>,
    work: &ProjectedContribution,
    projected: &Projected,
) -> Span {
    let incidents = work
        .incidents
        .iter()
        .filter_map(|id| projected.incident(*id));
    let numbers: Vec<String> = incidents.map(|one| one.place.to_string()).collect();
    if !numbers.is_empty() {
        rests_on.push(format!("in the appendix no. {}", numbers.join(", ")));
    }
    rests_on.extend(work.links.iter().map(|link| link.label.clone()));
    rests_on.retain(|one| !one.is_empty());
    footnote(&if rests_on.is_empty() {
        "Rests on my own note.".to_owned()
    } else {
        format!("Rests on: {}.", rests_on.join("; "))
    })
}

fn note(
    incidents: &[IncidentId],
    projected: &Projected,
    most_named: usize,
    leads_to: &str,
) -> Option<Span> {
    if incidents.is_empty() {
        return None;
    }
    let here = incidents.iter().filter_map(|id| projected.incident(*id));
    let here: Vec<&ProjectedIncident> = here.collect();
    let (named, others) = here.split_at(here.len().min(most_named));
    let mut parts: Vec<String> = named
        .iter()
        .map(|incident| format!("{} ({})", apart(&incident.title), incident.date()))
        .collect();
    if !others.is_empty() {
        let numbers: Vec<String> = others.iter().map(|one| one.place.to_string()).collect();
        let and = if named.is_empty() { "" } else { "and " };
        parts.push(format!("{and}in the appendix no. {}", numbers.join(", ")));
    }
    let count = words::count(incidents.len(), "incident");
    let elsewhere = incidents.len() - here.len();
    let note = match (here.is_empty(), elsewhere) {
        (true, _) => format!("Rests on {count} outside the period of this paper."),
        (false, 0) => format!("Rests on {count}: {}.", parts.join("; ")),
        (false, elsewhere) => format!(
            "Rests on {count}, {elsewhere} of them outside the period of this paper: {}.",
            parts.join("; ")
        ),
    };
    Some(leading(&note, leads_to))
}

/// Where the single pieces stand that a sentence counts.
fn what_it_counts(claim: &ProjectedClaim) -> &'static str {
    match claim.template {
        ClaimTemplate::Actions => behind::ACTIONS,
        ClaimTemplate::Runbooks => behind::RUNBOOKS,
        ClaimTemplate::TimeChange { .. }
        | ClaimTemplate::FrequencyChange { .. }
        | ClaimTemplate::Quiet { .. }
        | ClaimTemplate::Part { .. }
        | ClaimTemplate::TypicalTime => INCIDENTS,
    }
}

fn to_appendix(text: &str) -> Span {
    leading(text, INCIDENTS)
}

/// A note that leads there.
fn leading(text: &str, anchor: &str) -> Span {
    Span {
        footnote: Some(Box::new(internal_link(text, anchor.to_owned()))),
        ..Span::default()
    }
}

fn footnote(text: &str) -> Span {
    Span {
        footnote: Some(Box::new(Text::plain(text))),
        ..Span::default()
    }
}

pub fn claims<'a>(
    claims: impl Iterator<Item = &'a ProjectedClaim>,
    projected: &Projected,
) -> Option<Block> {
    list(claims, projected, MOST_NAMED)
}

fn list<'a>(
    claims: impl Iterator<Item = &'a ProjectedClaim>,
    projected: &Projected,
    most_named: usize,
) -> Option<Block> {
    let items: Vec<ListItem> = claims
        .map(|claim| item(claim, projected, most_named))
        .collect();
    (!items.is_empty()).then(|| bullets(items))
}

/// Whether it says that something has become rarer or shorter, or stopped.
pub fn is_of_change(claim: &ProjectedClaim) -> bool {
    match claim.template {
        ClaimTemplate::TimeChange { .. }
        | ClaimTemplate::FrequencyChange { .. }
        | ClaimTemplate::Quiet { .. } => true,
        ClaimTemplate::Part { .. }
        | ClaimTemplate::TypicalTime
        | ClaimTemplate::Actions
        | ClaimTemplate::Runbooks => false,
    }
}

fn item(claim: &ProjectedClaim, projected: &Projected, most_named: usize) -> ListItem {
    let sources: Vec<Uuid> = claim.incidents.iter().map(|id| id.0).collect();
    let mut text = Text::plain(&claim.sentence);
    text.0.extend(because(claim));
    let counted = what_it_counts(claim);
    text.0
        .extend(note(&claim.incidents, projected, most_named, counted));
    ListItem { text, sources }
}

/// Why it is counted from that day.
fn because(claim: &ProjectedClaim) -> Option<Span> {
    let since = claim.since.as_ref()?;
    Some(Span {
        text: format!(
            " What changed then: \u{201c}{}\u{201d}.",
            apart(since.trim())
        ),
        ..Span::default()
    })
}
