//! Papers of several stories: war stories, which show breadth, and the portfolio, which shows the work.

use std::collections::BTreeMap;

use journal::domain::{Entry, EntryKind, StoryPart};

use super::super::build::{bullets, column, figures, heading, paragraph, paragraphs, part, table};
use super::picked::{first_sentences, picked};
use super::{PacketOrder, appendix, facts, incident, method, receipts, work};
use crate::compose::packet::choice::Choice;
use crate::document::{Block, Content, Document, Fact, ListItem, Row, Text};
use crate::project::{Projected, ProjectedIncident};
use crate::words;

pub fn war_stories(order: &PacketOrder<'_>, projected: &Projected) -> Document {
    let stories = picked(order.chosen, projected);
    let mut blocks = breadth(&stories);
    blocks.push(part("Stories", "stories"));
    blocks.extend(stories.iter().flat_map(|story| short(story, projected)));
    blocks.extend(method(&Choice::of_draft(order.chosen, stories), projected));
    super::document(order, projected, blocks)
}

pub fn portfolio(order: &PacketOrder<'_>, projected: &Projected) -> Document {
    let stories = picked(order.chosen, projected);
    let mut blocks = breadth(&stories);
    let claims = projected.work().claims.iter();
    if let Some(claims) = receipts::short_claims(claims.clone(), projected) {
        blocks.push(heading(1, "In numbers", "claims"));
        blocks.push(paragraph(
            "Counted over the incidents that these readers may be told of, not over all there were.",
        ));
        blocks.push(claims);
    }
    if !stories.is_empty() {
        blocks.push(part("Case studies", "stories"));
        blocks.extend(stories.iter().flat_map(|story| short(story, projected)));
    }
    blocks.extend(work::contributions(projected));
    blocks.extend(work::quotes(projected));
    let told = stories.iter().map(|story| story.id).collect();
    blocks.extend(method(&Choice::of_draft(order.chosen, stories), projected));
    blocks.extend(appendix::incidents_behind(claims, projected, &told));
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
fn short(story: &ProjectedIncident, projected: &Projected) -> Vec<Block> {
    let wanted = [
        "Date",
        "Severity",
        "My role",
        "Service",
        "Time to resolve",
        "Impact",
        words::ALIKE,
    ];
    let facts: Vec<Fact> = facts::of(story, projected)
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

pub fn decisions(story: &ProjectedIncident) -> Vec<Block> {
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

/// "Roll back. Rejected: wait for the vendor. Why: it was the only change."
pub fn decision_sentences(story: &ProjectedIncident) -> Vec<String> {
    let decided = decisions_of(story).map(|entry| {
        let detail = &entry.detail;
        labelled([
            ("", &entry.text),
            ("Rejected: ", &detail.alternatives),
            ("Why: ", &detail.why),
            ("It turned out: ", &detail.outcome),
        ])
    });
    decided.collect()
}

/// The same from the other side: "Wait for the vendor. Chosen instead: roll back. Why: it was the only change."
pub fn rejected_sentences(story: &ProjectedIncident) -> Vec<String> {
    let decided = decisions_of(story).filter_map(|entry| {
        let detail = &entry.detail;
        facts::some(&detail.alternatives)?;
        Some(labelled([
            ("", &detail.alternatives),
            ("Chosen instead: ", &entry.text),
            ("Why: ", &detail.why),
            ("It turned out: ", &detail.outcome),
        ]))
    });
    decided.collect()
}

/// "I decided \u{201c}Roll back\u{201d} rather than \u{201c}Wait\u{201d}. The reason: it was the only change.": of the first.
pub fn first_decision(story: &ProjectedIncident) -> Option<String> {
    const REASON: usize = 200;
    let entry = decisions_of(story).next()?;
    let detail = &entry.detail;
    let instead = facts::some(&detail.alternatives);
    let instead = instead.map(|other| format!(" rather than {}", quoted(&other)));
    let decided = quoted(&entry.text);
    let decided = format!("I decided {decided}{}.", instead.unwrap_or_default());
    Some(match facts::some(&detail.why) {
        Some(why) => {
            let why = words::ended(&first_sentences(&why, REASON));
            format!("{decided} The reason: {why}")
        }
        None => decided,
    })
}

/// "I decided \u{201c}Fail over\u{201d}, then \u{201c}Writes wait\u{201d}."
pub fn spoken_decisions(story: &ProjectedIncident, most: usize) -> Option<String> {
    let decisions = decisions_of(story).take(most);
    let said: Vec<String> = decisions.map(|entry| quoted(&entry.text)).collect();
    (!said.is_empty()).then(|| format!("I decided {}.", said.join(", then ")))
}

/// What was quoted inside has single marks.
fn quoted(text: &str) -> String {
    let inner = text.trim().trim_end_matches('.');
    let inner = inner
        .replace('\u{201c}', "\u{2018}")
        .replace('\u{201d}', "\u{2019}");
    format!("\u{201c}{inner}\u{201d}")
}

/// Why something else was not done: of the first decision that says so.
pub fn why_not(story: &ProjectedIncident) -> Option<String> {
    let mut decisions =
        decisions_of(story).filter(|one| facts::some(&one.detail.alternatives).is_some());
    let why = decisions.find_map(|one| facts::some(&one.detail.why))?;
    Some(words::ended(&why))
}

pub fn decisions_of(story: &ProjectedIncident) -> impl Iterator<Item = &Entry> {
    let mine = story.entries.iter().filter(|entry| entry.author.is_none());
    mine.filter(|entry| entry.kind == EntryKind::Decided)
}

fn labelled(parts: [(&str, &str); 4]) -> String {
    let said = parts.into_iter().filter_map(|(label, text)| {
        let text = text.trim().trim_end_matches('.');
        (!text.is_empty()).then(|| words::sentence(&format!("{label}{text}.")))
    });
    said.collect::<Vec<_>>().join(" ")
}

pub fn roles(story: &ProjectedIncident) -> String {
    words::sentence(&words::roles(&story.roles))
}
