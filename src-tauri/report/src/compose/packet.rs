//! The review packet: what one engineer did in a period, for a review.

mod adopted;
mod again;
mod anchors;
mod appendix;
mod behind;
mod choice;
mod durations;
mod facts;
mod in_short;
mod incident;
mod numbers;
mod one;
mod other_times;
mod outcomes;
mod page_one;
mod picked;
mod promotion;
mod questions;
mod receipts;
mod star;
mod stories;
mod work;

use std::collections::HashSet;

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use journal::domain::{Audience, ClaimTemplate, IncidentId, PacketKind, Period, RedactionLevel};

use uuid::Uuid;

use super::build::{heading, paragraph, part};
use crate::document::{Block, Content, Document, Text};
use crate::error::ReportError;
use crate::figure::{self, Look, Measure, Palette};
use crate::layout::PageSetup;
use crate::project::{Projected, ProjectedClaim, ProjectedIncident};
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
    /// Whether charts are in it.
    pub charts: bool,
    /// The day on the cover. Everything else that could differ between two exports follows from it.
    pub dated: NaiveDate,
}

/// `fonts` measure the labels of the chart.
pub fn packet(
    order: &PacketOrder<'_>,
    projected: &Projected,
    fonts: &Fonts,
) -> Result<Document, ReportError> {
    let mut document = match order.kind {
        PacketKind::Review => review(order, projected, fonts)?,
        PacketKind::Promotion => promotion::promotion(order, projected, fonts)?,
        PacketKind::Note => one::note(order, projected),
        PacketKind::WarStories => stories::war_stories(order, projected),
        PacketKind::StarCard => star::star_card(order, projected),
        PacketKind::TalkOutline => one::talk(order, projected),
        PacketKind::Postmortem => one::postmortem(order, projected),
        PacketKind::Portfolio => stories::portfolio(order, projected),
    };
    if !order.charts {
        document.leave_out_figures();
    }
    Ok(document)
}

fn review(
    order: &PacketOrder<'_>,
    projected: &Projected,
    fonts: &Fonts,
) -> Result<Document, ReportError> {
    let choice = Choice::of(order.chosen, projected.incidents());
    let stories = picked::picked(order.chosen, projected);
    let mut blocks = page_one::page_one(order, projected, None, &stories, fonts)?;
    let came_of_it = page_one::what_came_of_it(projected, Some(order.dated));
    let summary = if came_of_it.is_empty() {
        part("Summary", "summary")
    } else {
        heading(1, "Summary", "summary")
    };
    blocks.extend(came_of_it);
    blocks.push(summary);
    blocks.extend(numbers::summary(projected, choice.told.len()));
    blocks.extend(told(&choice.told, projected));
    blocks.extend(times(projected, order.dated, fonts)?);
    blocks.extend(work::contributions(projected));
    blocks.extend(work::quotes(projected));
    blocks.extend(behind::actions_and_runbooks(projected, order.dated));
    blocks.extend(method(&choice, projected));
    let anchored: HashSet<IncidentId> = choice.told.iter().map(|incident| incident.id).collect();
    blocks.extend(appendix::all_incidents(projected, &anchored));
    blocks.extend(other_times::of_each(&projected.counted()));
    Ok(document(order, projected, blocks))
}

/// With a cover, and contents where there is anything to list.
fn document(order: &PacketOrder<'_>, projected: &Projected, blocks: Vec<Block>) -> Document {
    let title = projected.redacted(order.title);
    let mut cover_lines = vec![
        period(order, projected),
        words::audience(projected.reader().audience(), order.author),
    ];
    let kind = order.kind.words();
    let subtitle = if title == kind {
        cover_lines.remove(0)
    } else {
        kind.to_owned()
    };
    Document {
        title,
        subtitle,
        author: order.author.to_owned(),
        language: "en".to_owned(),
        dated: order.dated,
        created: midnight(order.dated),
        cover_lines,
        contents: !projected.incidents().is_empty(),
        blocks,
    }
}

/// For a paper of a page or two: its title stands above its text.
fn short_document(order: &PacketOrder<'_>, projected: &Projected, blocks: Vec<Block>) -> Document {
    let whole = document(order, projected, blocks);
    let subtitle = if whole.title == order.kind.words() {
        words::audience(projected.reader().audience(), order.author)
    } else {
        whole.subtitle.clone()
    };
    Document {
        subtitle,
        cover_lines: Vec::new(),
        contents: false,
        ..whole
    }
}

fn told(chosen: &[&ProjectedIncident], projected: &Projected) -> Vec<Block> {
    let all = projected.incidents().len();
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
    blocks.extend(
        chosen
            .iter()
            .flat_map(|told| incident::section(told, projected, incident::Lines::Decisions)),
    );
    blocks
}

/// Where none was chosen, from the first incident to the last.
fn period(order: &PacketOrder<'_>, projected: &Projected) -> String {
    let days = || projected.incidents().iter().map(|incident| incident.day);
    let period = match order.period {
        Period {
            from: None,
            to: None,
        } => Period {
            from: days().min(),
            to: days().max(),
        },
        chosen => chosen,
    };
    if projected.is_exact() {
        words::period(period)
    } else {
        words::period_in_months(period)
    }
}

/// Incidents that were still open have lasted until the end of the day on the cover.
fn chart(
    projected: &Projected,
    dated: NaiveDate,
    fonts: &Fonts,
    height: f32,
) -> Result<Option<Block>, ReportError> {
    let end_of_day = midnight(dated) + TimeDelta::days(1);
    let times = projected.response_times(end_of_day);
    if times.points().is_empty() {
        return Ok(None);
    }
    let sources: Vec<Uuid> = times.points().iter().map(|point| point.incident).collect();
    let drawing = figure::response_times(
        &times,
        &on_page(height, &|text, size, strong| {
            fonts.measure(text, size, strong).0
        }),
    )?;
    let figure = Content::Figure(Box::new(drawing.into_figure()));
    Ok(Some(Block::of(figure).from(sources)))
}

fn times(
    projected: &Projected,
    dated: NaiveDate,
    fonts: &Fonts,
) -> Result<Vec<Block>, ReportError> {
    const HEIGHT: f32 = 280.0;
    let figure = chart(projected, dated, fonts, HEIGHT)?;
    Ok(figure
        .map(|figure| vec![heading(1, "Response times", "response-times"), figure])
        .unwrap_or_default())
}

/// As wide as the text of an A4 page.
fn on_page(height: f32, measure: Measure<'_>) -> Look<'_> {
    Look {
        width: PageSetup::A4.text_width(),
        height,
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
fn method(choice: &Choice<'_>, projected: &Projected) -> Vec<Block> {
    let mut sentences = vec![
        choice.sentence(projected.kept_out().len()),
        "Times are those noted in the journal; a missing time is never counted as zero.".to_owned(),
        "A median is given with its 95 % interval from six incidents on; of fewer, tables give the shortest and the longest \
         time."
            .to_owned(),
        "A time to resolve ends when the incident was over, fixed, mitigated or handed on; of a responder \u{201c}resolved\u{201d} is \
         said only where it ended as fixed."
            .to_owned(),
        "Private notes are not part of the data this paper was made from.".to_owned(),
    ];
    let says_how_much =
        |one: &ProjectedClaim| matches!(one.template, ClaimTemplate::TimeChange { .. });
    if projected.work().claims.iter().any(says_how_much) {
        sentences.push(
            "How much shorter or longer a typical one became is the median of all pairs of before and after, which need \
             not be the ratio of the two medians."
                .to_owned(),
        );
    }
    sentences.extend(gate(projected));
    vec![
        heading(1, "How this paper was made", "method"),
        Block::of(Content::Callout {
            title: "Method".to_owned(),
            text: Text::plain(sentences.join(" ")),
        }),
    ]
}

/// What these readers are not told, without telling it.
fn gate(projected: &Projected) -> Vec<String> {
    let mut sentences = Vec::new();
    if projected.reader().audience() != Audience::Own {
        sentences.push(match projected.kept_out().len() {
            0 => "Every incident of the period may be told to these readers.".to_owned(),
            kept => format!(
                "{} of the period {} not told and not counted here.",
                words::count(kept, "incident"),
                if kept == 1 { "is" } else { "are" }
            ),
        });
    }
    match projected.reader().level() {
        RedactionLevel::Private => {}
        RedactionLevel::Internal => sentences.push(
            "Names of customers and hosts are replaced, and sums of money are given by their order of magnitude."
                .to_owned(),
        ),
        RedactionLevel::Public => sentences.push(
            "Names are replaced by aliases, which mean the same throughout; days are given by their month, sums of \
             money by their order of magnitude, and most counts of people and things are round."
                .to_owned(),
        ),
    }
    sentences
}
