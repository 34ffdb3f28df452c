//! The review packet: what one engineer did in a period, for a review.

mod appendix;
mod choice;
mod facts;
mod incident;
mod numbers;

use std::collections::HashSet;

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use journal::domain::{Audience, IncidentId, PacketKind, Period};

use uuid::Uuid;

use super::build::{heading, paragraph, part};
use crate::document::{Block, Content, Document, Text};
use crate::error::ReportError;
use crate::figure::{self, Look, Measure, Palette};
use crate::layout::PageSetup;
use crate::project::{Projected, ProjectedIncident};
use crate::text::Fonts;
use crate::words;
use choice::Choice;

/// What the user asks for.
#[derive(Debug, Clone, Copy)]
pub struct PacketOrder<'a> {
    pub kind: PacketKind,
    pub title: &'a str,
    pub author: &'a str,
    pub period: Period,
    /// The incidents told in full, in this order; `None` lets Afterpage choose.
    pub chosen: Option<&'a [IncidentId]>,
    /// The day on the cover. Everything else that could differ between two exports follows from it.
    pub dated: NaiveDate,
}

/// `fonts` measure the labels of the chart.
pub fn packet(
    order: &PacketOrder<'_>,
    projected: &Projected,
    fonts: &Fonts,
) -> Result<Document, ReportError> {
    match order.kind {
        PacketKind::Review => review(order, projected, fonts),
    }
}

fn review(
    order: &PacketOrder<'_>,
    projected: &Projected,
    fonts: &Fonts,
) -> Result<Document, ReportError> {
    let choice = Choice::of(order.chosen, projected.incidents());
    let mut blocks = numbers::summary(projected, choice.told.len());
    blocks.extend(told(&choice.told, projected.incidents().len()));
    blocks.extend(chart(projected, order.dated, fonts)?);
    let anchored: HashSet<IncidentId> = choice.told.iter().map(|incident| incident.id).collect();
    blocks.extend(appendix::all_incidents(projected.incidents(), &anchored));
    blocks.extend(method(&choice));
    Ok(Document {
        title: order.title.to_owned(),
        subtitle: "Review packet".to_owned(),
        author: order.author.to_owned(),
        language: "en".to_owned(),
        dated: order.dated,
        created: midnight(order.dated),
        cover_lines: vec![
            words::period(order.period),
            words::audience(Audience::Own, order.author),
        ],
        contents: !projected.incidents().is_empty(),
        blocks,
    })
}

fn told(chosen: &[&ProjectedIncident], all: usize) -> Vec<Block> {
    if chosen.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![part("Incidents", "incidents")];
    if chosen.len() < all {
        blocks.push(paragraph(format!(
            "{} of {all} are told here. The appendix lists them all.",
            chosen.len()
        )));
    }
    blocks.extend(chosen.iter().flat_map(|told| incident::section(told)));
    blocks
}

/// Incidents that were still open have lasted until the end of the day on the cover.
fn chart(
    projected: &Projected,
    dated: NaiveDate,
    fonts: &Fonts,
) -> Result<Vec<Block>, ReportError> {
    let end_of_day = midnight(dated) + TimeDelta::days(1);
    let times = projected.response_times(end_of_day);
    if times.points().is_empty() {
        return Ok(Vec::new());
    }
    let sources: Vec<Uuid> = times.points().iter().map(|point| point.incident).collect();
    let drawing = figure::response_times(
        &times,
        &on_page(&|text, size, strong| fonts.measure(text, size, strong).0),
    )?;
    Ok(vec![
        heading(1, "Response times", "response-times"),
        Block::of(Content::Figure(Box::new(drawing.into_figure()))).from(sources),
    ])
}

/// As wide as the text of an A4 page.
fn on_page(measure: Measure<'_>) -> Look<'_> {
    Look {
        width: PageSetup::A4.text_width(),
        height: 280.0,
        text_size: 8.5,
        palette: Palette::LIGHT,
        standalone: false,
        measure,
    }
}

fn midnight(day: NaiveDate) -> DateTime<Utc> {
    day.and_time(NaiveTime::MIN).and_utc()
}

/// How the paper came about, for a reader who wants to check it.
fn method(choice: &Choice<'_>) -> Vec<Block> {
    let sentences = [
        choice.sentence(),
        "Times are those noted in the journal; a missing time is never counted as zero.".to_owned(),
        "A median is given with its 95 % interval from six incidents on; with fewer, no such interval exists.".to_owned(),
        "\u{201c}Resolved\u{201d} is said of a responder only where the incident ended as fixed.".to_owned(),
        "Private notes are not part of the data this paper was made from.".to_owned(),
    ];
    vec![
        heading(1, "How this paper was made", "method"),
        Block::of(Content::Callout {
            title: "Method".to_owned(),
            text: Text::plain(sentences.join(" ")),
        }),
    ]
}
