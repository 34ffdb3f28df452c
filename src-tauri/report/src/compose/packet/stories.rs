//! Papers of several stories: war stories, which show breadth, and the portfolio, which shows the work.

use std::collections::BTreeMap;

use journal::domain::{EntryKind, StoryPart};

use super::super::build::{bullets, column, figures, heading, paragraphs, part, table};
use super::picked::picked;
use super::{PacketOrder, facts, incident, method, receipts, work};
use crate::compose::packet::choice::Choice;
use crate::document::{Block, Content, Document, Fact, ListItem, Row, Text};
use crate::project::{Projected, ProjectedIncident};
use crate::words;

pub fn war_stories(order: &PacketOrder<'_>, projected: &Projected) -> Document {
    let stories = picked(order.chosen, projected);
    let mut blocks = breadth(&stories);
    blocks.push(part("Stories", "stories"));
    blocks.extend(stories.iter().flat_map(|story| short(story)));
    blocks.extend(method(&Choice::of_draft(order.chosen, stories), projected));
    super::document(order, projected, blocks)
}

pub fn portfolio(order: &PacketOrder<'_>, projected: &Projected) -> Document {
    let stories = picked(order.chosen, projected);
    let mut blocks = breadth(&stories);
    if let Some(claims) = receipts::claims_with_names(projected.work().claims.iter(), projected) {
        blocks.push(heading(1, "In numbers", "claims"));
        blocks.push(claims);
    }
    if !stories.is_empty() {
        blocks.push(part("Case studies", "stories"));
        blocks.extend(stories.iter().flat_map(|story| short(story)));
    }
    blocks.extend(work::contributions(projected));
    blocks.extend(work::quotes(projected));
    blocks.extend(method(&Choice::of_draft(order.chosen, stories), projected));
    super::document(order, projected, blocks)
}

/// One row a story: what it shows.
fn breadth(stories: &[&ProjectedIncident]) -> Vec<Block> {
    if stories.is_empty() {
        return Vec::new();
    }
    let columns = vec![
        column("Story", 4.0),
        column("Kind of failure", 2.2),
        column("Severity", 1.1),
        column("My role", 2.0),
        figures("To resolve", 1.3),
    ];
    let rows = stories.iter().map(|story| Row {
        cells: vec![
            super::super::build::internal_link(&story.title, incident::anchor(story)),
            Text::plain(words::sentence(story.class.as_deref().unwrap_or("-"))),
            Text::plain(story.severity.map_or("-", |severity| severity.label())),
            Text::plain(roles(story)),
            Text::plain(
                story
                    .seconds_to_resolve()
                    .map_or_else(|| "not known".to_owned(), words::duration),
            ),
        ],
        sources: vec![story.id.0],
    });
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for story in stories {
        *kinds
            .entry(story.class.as_deref().unwrap_or("no class"))
            .or_default() += 1;
    }
    vec![
        part("At a glance", "glance"),
        table(
            format!(
                "{}, {}",
                words::counted(stories.len(), "story", "stories"),
                words::counted(kinds.len(), "kind of failure", "kinds of failure")
            ),
            columns,
            rows.collect(),
        ),
    ]
}

/// The facts that matter to a stranger, the four questions, and the decisions.
fn short(story: &ProjectedIncident) -> Vec<Block> {
    let wanted = [
        "Date",
        "Severity",
        "My role",
        "Service",
        "Time to resolve",
        "Impact",
    ];
    let facts: Vec<Fact> = facts::of(story)
        .into_iter()
        .filter(|fact| wanted.contains(&fact.label.as_str()))
        .collect();
    let mut blocks = vec![
        heading(2, &story.title, &incident::anchor(story)),
        Block::of(Content::Facts(facts)),
    ];
    for (part, text) in story.story.parts() {
        if !text.trim().is_empty() {
            blocks.push(incident::part_heading(story, part));
            blocks.extend(paragraphs(text));
        }
        if part == StoryPart::MyPart {
            blocks.extend(decisions(story));
        }
    }
    blocks
        .into_iter()
        .map(|block| block.from([story.id.0]))
        .collect()
}

fn decisions(story: &ProjectedIncident) -> Vec<Block> {
    let items: Vec<ListItem> = decision_sentences(story)
        .into_iter()
        .map(|sentence| ListItem {
            text: Text::plain(sentence),
            sources: vec![story.id.0],
        })
        .collect();
    if items.is_empty() {
        return Vec::new();
    }
    vec![
        incident::sub_heading(story, "What I decided", "decided"),
        bullets(items),
    ]
}

/// "Roll back; instead of: wait for the vendor; why: it was the only change."
/// Before the alternatives of a decision.
pub const REJECTED: &str = "Rejected: ";

pub fn decision_sentences(story: &ProjectedIncident) -> Vec<String> {
    let mine = story.entries.iter().filter(|entry| entry.author.is_none());
    mine.filter(|entry| entry.kind == EntryKind::Decided)
        .map(|entry| {
            let detail = &entry.detail;
            let mut said = words::sentence(entry.text.trim().trim_end_matches('.'));
            for (label, text) in [
                (REJECTED, &detail.alternatives),
                ("Why: ", &detail.why),
                ("It turned out: ", &detail.outcome),
            ] {
                if let Some(text) = facts::some(text) {
                    said = format!("{said}. {label}{}", text.trim_end_matches('.'));
                }
            }
            format!("{said}.")
        })
        .collect()
}

pub fn roles(story: &ProjectedIncident) -> String {
    let roles: Vec<&str> = story.roles.iter().map(|role| words::role(*role)).collect();
    words::sentence(&roles.join(", "))
}
