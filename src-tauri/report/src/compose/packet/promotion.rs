//! The promotion packet: page one, the ladder with what speaks for each dimension, claims with receipts, stories.

use super::super::build::{bullets, column, figures, heading, paragraph, part, table};
use super::picked::picked;
use super::{PacketOrder, appendix, choice::Choice, incident, method, page_one, receipts, work};
use crate::document::{Block, Document, ListItem, Row, Text};
use crate::error::ReportError;
use crate::project::{Projected, ProjectedLadder};
use crate::text::Fonts;

pub fn promotion(
    order: &PacketOrder<'_>,
    projected: &Projected,
    fonts: &Fonts,
) -> Result<Document, ReportError> {
    let stories = picked(order.chosen, projected);
    let step = projected.work().ladder.as_ref().map(|one| &*one.name);
    let mut blocks = page_one::page_one(projected, step, &stories, order.dated, fonts)?;
    blocks.extend(page_one::what_came_of_it(projected));
    blocks.extend(
        projected
            .work()
            .ladder
            .as_ref()
            .map(ladder)
            .unwrap_or_default(),
    );
    blocks.extend(claims(projected));
    if !stories.is_empty() {
        blocks.push(part("Stories", "stories"));
        blocks.extend(stories.iter().flat_map(|story| incident::section(story)));
    }
    blocks.extend(work::contributions(projected));
    blocks.extend(work::quotes(projected));
    let anchored = stories.iter().map(|story| story.id).collect();
    blocks.extend(appendix::all_incidents(projected.incidents(), &anchored));
    blocks.extend(method(&Choice::of_draft(order.chosen, stories), projected));
    Ok(super::document(order, projected, blocks))
}

/// Every dimension, also those for which nothing speaks yet: a reader sees the gap anyway.
fn ladder(ladder: &ProjectedLadder) -> Vec<Block> {
    let columns = vec![
        column("Dimension", 2.6),
        column("Evidence", 5.0),
        figures("Pieces", 0.9),
    ];
    let rows = ladder.dimensions.iter().map(|dimension| {
        let pieces = dimension.evidence.len() + dimension.withheld;
        let mut lines = dimension.evidence.clone();
        if dimension.withheld > 0 {
            lines.push(format!("{} more, not named here", dimension.withheld));
        }
        let evidence = match pieces {
            0 => "Nothing yet".to_owned(),
            1 => format!("{} (one piece only)", lines.join("; ")),
            _ => lines.join("; "),
        };
        Row {
            cells: vec![
                Text::plain(&dimension.name),
                Text::plain(evidence),
                Text::plain(pieces.to_string()),
            ],
            sources: Vec::new(),
        }
    });
    let mut blocks = vec![
        part("Against the ladder", "ladder"),
        paragraph(format!("The step: {}.", ladder.name)),
        table(
            "What speaks for each dimension; a piece may speak for several",
            columns,
            rows.collect(),
        ),
    ];
    let worded: Vec<ListItem> = ladder
        .dimensions
        .iter()
        .filter(|dimension| !dimension.wording.trim().is_empty())
        .map(|dimension| ListItem {
            text: Text::plain(format!("{}: {}", dimension.name, dimension.wording.trim())),
            sources: Vec::new(),
        })
        .collect();
    if !worded.is_empty() {
        blocks.push(heading(2, "What the ladder asks for", "ladder-wording"));
        blocks.push(bullets(worded));
    }
    blocks
}

fn claims(projected: &Projected) -> Vec<Block> {
    let Some(list) = receipts::claims(projected.work().claims.iter(), projected) else {
        return Vec::new();
    };
    vec![heading(1, "Claims, with what they rest on", "claims"), list]
}
