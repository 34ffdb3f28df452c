//! One incident told in full: its facts, the story, the writer's own lines.

use journal::domain::{Entry, StoryPart};

use super::super::build::{bullets, column, heading, paragraphs, table};
use super::{facts, stories};
use crate::document::{Block, Content, ListItem, Row, Text};
use crate::project::{Projected, ProjectedIncident};
use crate::words;

pub const WENT_WRONG: &str = "What went wrong";

/// By its place, because an id tells when it was made.
pub fn anchor(incident: &ProjectedIncident) -> String {
    format!("incident-{}", incident.place)
}

/// How much of the writer's own lines is told.
#[derive(Clone, Copy)]
pub enum Lines {
    /// Each with its time.
    All,
    /// What was decided, and why.
    Decisions,
}

pub fn section(incident: &ProjectedIncident, projected: &Projected, lines: Lines) -> Vec<Block> {
    let mut known = facts::of(incident, projected);
    known.extend(facts::links(incident));
    let mut blocks = vec![
        heading(2, &incident.title, &anchor(incident)),
        Block::of(Content::Facts(known)),
    ];
    blocks.extend(story(incident, projected.work().went_poorly(incident.id)));
    blocks.extend(phases(incident));
    blocks.extend(match lines {
        Lines::All => timeline(incident),
        Lines::Decisions => stories::decisions(incident),
    });
    blocks
        .into_iter()
        .map(|block| {
            if block.sources.is_empty() {
                block.from([incident.id.0])
            } else {
                block
            }
        })
        .collect()
}

/// What went wrong stands before what was learned of it.
fn story(incident: &ProjectedIncident, went_poorly: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (part, text) in incident.story.parts() {
        if part == StoryPart::Learned && !went_poorly.is_empty() {
            blocks.push(sub_heading(incident, WENT_WRONG, "poorly"));
            blocks.extend(paragraphs(went_poorly));
        }
        if !text.trim().is_empty() {
            blocks.push(part_heading(incident, part));
            blocks.extend(paragraphs(text));
        }
    }
    blocks
}

pub(super) fn part_heading(incident: &ProjectedIncident, part: StoryPart) -> Block {
    let key = match part {
        StoryPart::WhatHappened => "happened",
        StoryPart::MyPart => "part",
        StoryPart::Outcome => "outcome",
        StoryPart::Learned => "learned",
    };
    sub_heading(incident, part.words(), key)
}

fn phases(incident: &ProjectedIncident) -> Vec<Block> {
    let items: Vec<ListItem> = incident
        .phases
        .iter()
        .filter(|note| !note.text.trim().is_empty())
        .map(|note| {
            item(
                incident,
                Text::plain(format!("{}: {}", words::phase(note.phase), note.text)),
            )
        })
        .collect();
    titled(incident, "What I did, by phase", "phases", items)
}

fn timeline(incident: &ProjectedIncident) -> Vec<Block> {
    let rows: Vec<Row> = incident
        .entries
        .iter()
        .filter(|entry| entry.author.is_none())
        .map(|entry| Row {
            cells: vec![
                Text::plain(incident.clock(entry.happened_at)),
                Text::plain(words::entry_kind(entry.kind)),
                Text::plain(line(entry)),
            ],
            sources: vec![incident.id.0, entry.id.0],
        })
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let columns = vec![
        column("Time", 1.2),
        column("Kind", 1.0),
        column("Line", 7.0),
    ];
    vec![
        sub_heading(incident, "My timeline", "timeline"),
        table(
            match incident.zone_name() {
                Some(zone) => format!("My own lines; times in {zone}"),
                None => "My own lines".to_owned(),
            },
            columns,
            rows,
        ),
    ]
}

/// "Fail over. Why: the controller is lost. Instead of: restart it."
fn line(entry: &Entry) -> String {
    let facts = entry.facts();
    if facts.is_empty() {
        return entry.text.trim_end().to_owned();
    }
    let facts = facts.iter().map(|fact| words::sentence(fact));
    let sentences = [entry.text.clone()].into_iter().chain(facts);
    let sentences: Vec<String> = sentences.map(|text| words::ended(&text)).collect();
    sentences.join(" ")
}

fn titled(
    incident: &ProjectedIncident,
    title: &str,
    key: &str,
    items: Vec<ListItem>,
) -> Vec<Block> {
    if items.is_empty() {
        return Vec::new();
    }
    vec![sub_heading(incident, title, key), bullets(items)]
}

pub(super) fn sub_heading(incident: &ProjectedIncident, title: &str, key: &str) -> Block {
    heading(3, title, &format!("{}-{key}", anchor(incident)))
}

fn item(incident: &ProjectedIncident, text: Text) -> ListItem {
    ListItem {
        text,
        sources: vec![incident.id.0],
    }
}
