//! Sentences with what they rest on: a note at the foot of the page that names the incidents.

use journal::domain::{ClaimTemplate, IncidentId};
use uuid::Uuid;

use super::super::build::bullets;
use crate::document::{Block, ListItem, Span, Text};
use crate::project::{Projected, ProjectedClaim};
use crate::words;

/// More names are counted.
const MOST_NAMED: usize = 4;

/// A sentence and its receipt.
pub fn receipted(sentence: &str, incidents: &[IncidentId], projected: &Projected) -> Text {
    let mut text = Text::plain(sentence);
    text.0.extend(receipt(incidents, projected));
    text
}

pub fn receipt(incidents: &[IncidentId], projected: &Projected) -> Option<Span> {
    if incidents.is_empty() {
        return None;
    }
    let named: Vec<String> = incidents
        .iter()
        .filter_map(|id| projected.incident(*id))
        .take(MOST_NAMED)
        .map(|incident| format!("{} ({})", incident.title, incident.date()))
        .collect();
    let more = incidents.len() - named.len();
    let count = words::count(incidents.len(), "incident");
    let note = match (named.is_empty(), more) {
        (true, _) => format!("Rests on {count} outside the period of this paper."),
        (false, 0) => format!("Rests on {count}: {}.", named.join("; ")),
        (false, more) => format!("Rests on {count}: {}; and {more} more.", named.join("; ")),
    };
    Some(Span {
        footnote: Some(Box::new(Text::plain(note))),
        ..Span::default()
    })
}

pub fn claims<'a>(
    claims: impl Iterator<Item = &'a ProjectedClaim>,
    projected: &Projected,
) -> Option<Block> {
    let items: Vec<ListItem> = claims.map(|claim| item(claim, projected)).collect();
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

fn item(claim: &ProjectedClaim, projected: &Projected) -> ListItem {
    let sources: Vec<Uuid> = claim.incidents.iter().map(|id| id.0).collect();
    ListItem {
        text: receipted(&claim.sentence, &claim.incidents, projected),
        sources,
    }
}
