//! Incidents that speak for a dimension of the ladder and are no story: what I did and what came of it, in a few lines.

use std::collections::BTreeMap;

use journal::domain::IncidentId;

use super::super::build::{apart, bullets, heading};
use super::{anchors, incident, picked::first_sentences};
use crate::document::{Block, ListItem, Span, Style, Text};
use crate::project::{EvidencePlace, Projected, ProjectedIncident};
use crate::words;

/// In the order of the appendix.
pub fn others<'a>(
    projected: &'a Projected,
    stories: &[&ProjectedIncident],
) -> Vec<&'a ProjectedIncident> {
    let ladder = projected.work().ladder.iter();
    let evidence = ladder.flat_map(|ladder| &ladder.dimensions);
    let evidence = evidence.flat_map(|dimension| &dimension.evidence);
    let alone = evidence.filter_map(|piece| match &piece.place {
        EvidencePlace::Incidents(incidents) => match incidents.as_slice() {
            [only] => Some(*only),
            _ => None,
        },
        EvidencePlace::Contribution(_)
        | EvidencePlace::Quote(_)
        | EvidencePlace::Runbook(..)
        | EvidencePlace::Action(..) => None,
    });
    let is_story = |id: &IncidentId| stories.iter().any(|story| story.id == *id);
    let others = alone.filter(|id| !is_story(id));
    let others = others.filter_map(|id| projected.incident(id));
    let is_told = |one: &&ProjectedIncident| {
        let texts = [&one.story.my_part, &one.story.outcome];
        texts.iter().any(|text| !text.trim().is_empty())
    };
    let others = others.filter(is_told);
    let in_order: BTreeMap<usize, &ProjectedIncident> =
        others.map(|one| (one.place, one)).collect();
    in_order.into_values().collect()
}

pub fn section(others: &[&ProjectedIncident]) -> Vec<Block> {
    let items: Vec<ListItem> = others.iter().map(|one| item(one)).collect();
    if items.is_empty() {
        return Vec::new();
    }
    vec![
        heading(1, "Other incidents on the ladder", "in-short"),
        bullets(items),
    ]
}

/// "Two workers pay the same refund (no. 10, 2 September 2025, SEV2, subject expert). I found ... Both were paid back."
fn item(one: &ProjectedIncident) -> ListItem {
    const PART: usize = 260;
    const OUTCOME: usize = 180;
    let mut about = vec![Text::plain(one.date()).0];
    about.extend(one.severity.map(|severity| Text::plain(severity.label()).0));
    about.push(Text::plain(words::roles(&one.roles)).0);
    about.retain(|spans| spans.iter().any(|span| !span.text.is_empty()));
    let mut spans = vec![
        Span {
            text: apart(&one.title),
            style: Style::Strong,
            ..Span::default()
        },
        anchors::only_to_row(format!(" (no. {}, ", one.place), one),
    ];
    spans.extend(anchors::joined(about, ", "));
    spans.extend(Text::plain(").").0);
    let told = [
        first_sentences(&one.story.my_part, PART),
        first_sentences(&one.story.outcome, OUTCOME),
    ];
    let told = told.iter().filter(|text| !text.trim().is_empty());
    spans.extend(told.flat_map(|text| Text::plain(format!(" {}", words::ended(text))).0));
    ListItem {
        text: Text(spans).at(incident::anchor(one)),
        sources: vec![one.id.0],
    }
}
