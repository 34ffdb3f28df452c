//! Work beside the response, and what others say of it.

use journal::domain::ContributionReach;

use super::super::build::{apart, bullets, heading, paragraph, projected_link};
use super::{anchors, page_one::quote};
use crate::document::{Block, Content, ListItem, Span, Style, Text};
use crate::project::{Projected, ProjectedContribution, ProjectedNumber};
use crate::words;

pub fn contributions(projected: &Projected) -> Vec<Block> {
    let all = &projected.work().contributions;
    if all.is_empty() {
        return Vec::new();
    }
    vec![
        heading(1, "Other work", "work"),
        bullets(
            all.iter()
                .enumerate()
                .map(|(index, one)| contribution(index, one, projected))
                .collect(),
        ),
    ]
}

/// Title, kind, date and reach; what it was and why; its numbers, incidents and links.
fn contribution(index: usize, one: &ProjectedContribution, projected: &Projected) -> ListItem {
    let mut about = vec![words::work(one.kind).to_owned(), one.date.clone()];
    let reach = one.reach.filter(|reach| *reach > ContributionReach::Me);
    about.extend(reach.map(|reach| format!("it reached {}", words::reached(reach))));
    let mut spans = vec![
        Span {
            text: apart(&one.title),
            style: Style::Strong,
            ..Span::default()
        },
        Span {
            text: format!(" ({}).", about.join(", ")),
            ..Span::default()
        },
    ];
    let texts = [one.what.trim(), one.why.trim()];
    let sentences = texts.into_iter().filter(|text| !text.is_empty());
    spans.extend(sentences.map(|text| Span {
        text: format!(" {text}"),
        ..Span::default()
    }));
    let all: Vec<String> = one.numbers.iter().map(ProjectedNumber::whole).collect();
    if !all.is_empty() {
        spans.push(Span {
            text: format!(" {}.", all.join("; ")),
            ..Span::default()
        });
    }
    let incidents = one.incidents.iter();
    let numbers = anchors::numbers(incidents.filter_map(|id| projected.incident(*id)));
    if !numbers.is_empty() {
        spans.extend(Text::plain(" In the appendix no. ").0);
        spans.extend(numbers);
        spans.extend(Text::plain(".").0);
    }
    let links: Vec<Vec<Span>> = one
        .links
        .iter()
        .map(|link| projected_link(link).0)
        .collect();
    if !links.is_empty() {
        spans.extend(Text::plain(" ").0);
        spans.extend(anchors::joined(links, "; "));
        spans.extend(Text::plain(".").0);
    }
    ListItem {
        text: Text(spans).at(anchors::work(index)),
        sources: one.incidents.iter().map(|id| id.0).collect(),
    }
}

/// Every one that may be quoted.
pub fn quotes(projected: &Projected) -> Vec<Block> {
    let all = &projected.work().quotes;
    if all.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![heading(1, "What others say", "quotes")];
    if all.iter().any(|one| one.by == "a colleague") {
        blocks.push(paragraph(
            "Everyone quoted here agreed to it, some without their name; of these it is not said either which incident they saw.",
        ));
    }
    for (index, one) in all.iter().enumerate() {
        let mut block = quote(one, projected);
        if let Content::Quote { text, .. } = &mut block.content {
            *text = std::mem::take(text).at(anchors::quote(index));
        }
        blocks.push(block);
    }
    blocks
}
