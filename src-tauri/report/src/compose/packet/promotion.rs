//! The promotion packet: page one, the ladder with what speaks for each dimension, claims with receipts, stories.

use journal::domain::ClaimTemplate;

use super::super::build::{bullets, column, figures, heading, internal_link, part, table};
use super::picked::picked;
use super::{
    PacketOrder, anchors, appendix, behind, choice::Choice, in_short, incident, method, page_one,
    receipts, work,
};
use crate::document::{Block, Document, ListItem, Row, Text};
use crate::error::ReportError;
use crate::project::{
    EvidencePlace, Projected, ProjectedClaim, ProjectedDimension, ProjectedEvidence,
    ProjectedIncident, ProjectedLadder,
};
use crate::text::Fonts;

pub fn promotion(
    order: &PacketOrder<'_>,
    projected: &Projected,
    fonts: &Fonts,
) -> Result<Document, ReportError> {
    let stories = picked(order.chosen, projected);
    let others = in_short::others(projected, &stories);
    let told: Vec<&ProjectedIncident> = stories.iter().chain(&others).copied().collect();
    let step = projected.work().ladder.as_ref().map(|one| &*one.name);
    let mut blocks = page_one::page_one(order, projected, step, &stories, fonts)?;
    blocks.extend(page_one::what_came_of_it(projected, None));
    blocks.extend(
        projected
            .work()
            .ladder
            .as_ref()
            .map(|one| ladder(one, projected, &told))
            .unwrap_or_default(),
    );
    blocks.extend(claims(projected));
    if !stories.is_empty() {
        blocks.push(part("Stories", "stories"));
        let told = stories.iter();
        blocks.extend(
            told.flat_map(|story| incident::section(story, projected, incident::Lines::All)),
        );
    }
    blocks.extend(in_short::section(&others));
    blocks.extend(work::contributions(projected));
    blocks.extend(work::quotes(projected));
    blocks.extend(behind::actions_and_runbooks(projected, order.dated));
    let anchored = told.iter().map(|one| one.id).collect();
    blocks.extend(method(&Choice::of_draft(order.chosen, stories), projected));
    blocks.extend(appendix::all_incidents(projected, &anchored));
    Ok(super::document(order, projected, blocks))
}

/// Every dimension, also those for which nothing speaks yet: a reader sees the gap anyway.
fn ladder(
    ladder: &ProjectedLadder,
    projected: &Projected,
    told: &[&ProjectedIncident],
) -> Vec<Block> {
    let columns = vec![
        column("Dimension", 2.2),
        column("Evidence", 6.0),
        figures("Pieces", 0.8),
    ];
    let rows = ladder.dimensions.iter().map(|dimension| {
        let pieces = dimension.evidence.len() + dimension.withheld;
        Row {
            cells: vec![
                Text::plain(&dimension.name),
                speaking(dimension, projected, told),
                Text::plain(pieces.to_string()),
            ],
            sources: Vec::new(),
        }
    });
    let mut blocks = vec![part("Against the ladder", "ladder")];
    blocks.extend(wording(ladder));
    blocks.push(heading(2, "What speaks for it", "ladder-evidence"));
    blocks.push(table(
        format!(
            "{}: what speaks for each dimension, with the numbers of its incidents in the appendix; a piece may speak for several",
            ladder.name
        ),
        columns,
        rows.collect(),
    ));
    blocks
}

/// What the ladder asks for, before what speaks for it.
fn wording(ladder: &ProjectedLadder) -> Vec<Block> {
    let worded: Vec<ListItem> = ladder
        .dimensions
        .iter()
        .filter(|dimension| !dimension.wording.trim().is_empty())
        .map(|dimension| ListItem {
            text: Text::plain(format!("{}: {}", dimension.name, dimension.wording.trim())),
            sources: Vec::new(),
        })
        .collect();
    if worded.is_empty() {
        return Vec::new();
    }
    vec![
        heading(2, "What the ladder asks for", "ladder-wording"),
        bullets(worded),
    ]
}

/// What speaks for a dimension, each piece leading to where the paper tells it.
fn speaking(
    dimension: &ProjectedDimension,
    projected: &Projected,
    told: &[&ProjectedIncident],
) -> Text {
    let mut pieces: Vec<Text> = dimension
        .evidence
        .iter()
        .map(|piece| placed(piece, projected, told))
        .collect();
    if dimension.withheld > 0 {
        let more = format!("{} more, not named here", dimension.withheld);
        pieces.push(Text::plain(more));
    }
    match pieces.len() {
        0 => Text::plain("Nothing yet"),
        1 => {
            let mut only = pieces.remove(0);
            only.0.extend(Text::plain(" (one piece only)").0);
            only
        }
        _ => {
            let pieces = pieces.into_iter().map(|piece| piece.0).collect();
            Text(anchors::joined(pieces, "\n"))
        }
    }
}

fn placed(piece: &ProjectedEvidence, projected: &Projected, told: &[&ProjectedIncident]) -> Text {
    let to = |anchor: String| internal_link(&piece.title, anchor);
    let (title, incidents) = match &piece.place {
        EvidencePlace::Contribution(at) => return to(anchors::work(*at)),
        EvidencePlace::Quote(at) => return to(anchors::quote(*at)),
        EvidencePlace::Runbook(at, used_in) => (to(anchors::runbook(*at)), used_in.as_slice()),
        EvidencePlace::Action(at, incident) => (to(anchors::action(*at)), incident.as_slice()),
        EvidencePlace::Incidents(incidents) => {
            let told = told.iter().find(|one| incidents == &[one.id]);
            let title = match told {
                Some(one) => to(incident::anchor(one)),
                None => Text::plain(&piece.title),
            };
            (title, incidents.as_slice())
        }
    };
    let here = incidents.iter().filter_map(|id| projected.incident(*id));
    let numbers = anchors::numbers(here);
    let mut text = title;
    if !numbers.is_empty() {
        text.0.extend(Text::plain(" (no. ").0);
        text.0.extend(numbers);
        text.0.extend(Text::plain(")").0);
    }
    text
}

/// Those of a change were told with the outcomes and what came of them; what is typical of all says nothing of mine.
fn claims(projected: &Projected) -> Vec<Block> {
    let claims = projected.work().claims.iter();
    let none_told = projected.incidents().is_empty();
    let is_typical = |claim: &ProjectedClaim| claim.template == ClaimTemplate::TypicalTime;
    let others = claims.filter(|claim| none_told || !receipts::is_of_change(claim));
    let others = others.filter(|claim| !is_typical(claim));
    let Some(list) = receipts::claims(others, projected) else {
        return Vec::new();
    };
    let title = "Claims, with what they rest on";
    vec![heading(1, title, "claims"), list]
}
