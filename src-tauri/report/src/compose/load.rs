//! One page for a talk with a manager: of the load only what was ticked, with where each limit comes from.

use chrono::NaiveDate;
use journal::load::{Figures, Level, Warning};

use super::build::{column, figures, heading, paragraph, table};
use crate::document::{Block, Document, Row, Span, Style, Text};
use crate::project::{ProjectedCause, ProjectedLoad};
use crate::words::{count, date};

/// With tables, where there is room for them.
pub fn load(load: &ProjectedLoad, author: &str, dated: NaiveDate) -> Document {
    let mut blocks = usually(load);
    if let Some(figures) = &load.figures {
        blocks.extend(facts(figures));
    }
    if let Some(warnings) = &load.warnings {
        blocks.extend(limits(warnings));
    }
    if let Some(causes) = &load.causes {
        blocks.extend(alerts(causes));
    }
    for (title, lines) in [rest(load), felt(load), own_words(load)]
        .into_iter()
        .flatten()
    {
        blocks.push(heading(2, title, title));
        blocks.extend(lines.into_iter().map(paragraph));
    }
    paper(load, author, dated, blocks)
}

/// The same in two columns of short lines, for one page of a month in which much happened.
pub fn dense_load(load: &ProjectedLoad, author: &str, dated: NaiveDate) -> Document {
    let left = [facts_in_lines(load), limits_in_lines(load)];
    let right = [
        alerts_in_lines(load),
        rest(load),
        felt(load),
        own_words(load),
    ];
    let cells = vec![
        cell(left.into_iter().flatten()),
        cell(right.into_iter().flatten()),
    ];
    let columns = vec![column("", 1.0), column("", 1.0)];
    let mut blocks = usually(load);
    blocks.push(table(
        "",
        columns,
        vec![Row {
            cells,
            sources: Vec::new(),
        }],
    ));
    paper(load, author, dated, blocks)
}

/// A heading and its lines.
type Part = (&'static str, Vec<String>);

fn cell(parts: impl Iterator<Item = Part>) -> Text {
    let span = |text: String, style| Span {
        text,
        style,
        ..Span::default()
    };
    let mut spans = Vec::new();
    for (title, lines) in parts {
        let above = if spans.is_empty() { "" } else { "\n\n" };
        spans.push(span(format!("{above}{title}"), Style::Strong));
        spans.extend(
            lines
                .into_iter()
                .map(|line| span(format!("\n{line}"), Style::Plain)),
        );
    }
    Text(spans)
}

fn paper(load: &ProjectedLoad, author: &str, dated: NaiveDate, blocks: Vec<Block>) -> Document {
    Document {
        title: "My on-call load".to_owned(),
        subtitle: format!("{} to {}", date(load.from), date(load.to)),
        author: author.to_owned(),
        language: "en".to_owned(),
        dated,
        created: dated.and_time(chrono::NaiveTime::MIN).and_utc(),
        cover_lines: Vec::new(),
        contents: false,
        blocks,
    }
}

fn usually(load: &ProjectedLoad) -> Vec<Block> {
    let Some(usual) = &load.usual else {
        return Vec::new();
    };
    let mut blocks = vec![
        heading(2, "Against my own earlier weeks", "usual"),
        paragraph(usual.sentence.as_str()),
    ];
    let why = Some(usual.why.as_str()).filter(|why| !why.is_empty());
    blocks.extend(why.map(paragraph));
    blocks
}

fn facts(load: &Figures) -> Vec<Block> {
    let rows = facts_of(load)
        .map(|(name, value)| row(&[name, &value]))
        .to_vec();
    vec![
        heading(2, "The facts", "facts"),
        table("", vec![column("What", 1.0), column("How much", 3.0)], rows),
    ]
}

fn facts_in_lines(load: &ProjectedLoad) -> Option<Part> {
    let facts = facts_of(load.figures.as_ref()?);
    let lines = facts.map(|(name, value)| format!("{name}: {value}"));
    Some(("The facts", lines.to_vec()))
}

fn facts_of(load: &Figures) -> [(&'static str, String); 5] {
    let pages = format!(
        "{}: {} in working hours, {} in the evening or at the weekend, {} at night",
        load.interruptions, load.at_work, load.in_the_evening, load.asleep
    );
    let nights = load.nights_in_words();
    let on_call = format!(
        "{} h, {} % of the time",
        number(load.on_call_hours),
        number(load.on_call_percent)
    );
    let hands_on = number(f64::from(load.hands_on_minutes) / 60.0);
    [
        ("On call", on_call),
        ("Pages", pages),
        ("Nights", nights),
        ("Hours with a page", load.disturbed_hours.to_string()),
        ("Hands on", format!("{hands_on} h")),
    ]
}

/// Only what is amber or red: what is fine needs no talk.
fn limits(warnings: &[Warning]) -> Vec<Block> {
    let loud = warnings
        .iter()
        .filter(|warning| warning.level >= Level::Amber);
    let rows: Vec<Row> = loud
        .map(|warning| {
            let level = if warning.level == Level::Red {
                "red"
            } else {
                "amber"
            };
            row(&[
                &warning.sentence,
                &format!("{level}. {}", warning.limits_sentence),
                &warning.basis,
            ])
        })
        .collect();
    let heading = heading(2, "Over a limit", "limits");
    if rows.is_empty() {
        return vec![heading, paragraph(NOTHING_OVER)];
    }
    let columns = vec![
        column("What was found", 2.2),
        column("Limit", 1.5),
        column("Where the limit comes from", 2.0),
    ];
    vec![heading, table("", columns, rows)]
}

fn limits_in_lines(load: &ProjectedLoad) -> Option<Part> {
    let warnings = load.warnings.as_ref()?;
    let over = warnings
        .iter()
        .filter(|warning| warning.level >= Level::Amber);
    let mut lines: Vec<String> = over
        .map(|warning| {
            let level = if warning.level == Level::Red {
                "Red"
            } else {
                "Amber"
            };
            let (limits, basis) = (&warning.limits_sentence, &warning.basis);
            format!("{level}: {} {limits} {basis}.", warning.sentence)
        })
        .collect();
    if lines.is_empty() {
        lines.push(NOTHING_OVER.to_owned());
    }
    Some(("Over a limit", lines))
}

const NOTHING_OVER: &str = "Nothing that could be measured is over its limit.";

/// Of causes, the most frequent.
const MOST: usize = 6;

fn alerts_in_lines(load: &ProjectedLoad) -> Option<Part> {
    let causes = load.causes.as_ref()?.iter().take(MOST);
    let lines = causes.map(|cause| {
        let filed = if cause.fix_filed { "; fix filed" } else { "" };
        format!(
            "{}: {}, {} of {} without need of action{filed}.",
            cause.cause,
            count(size(cause.pages), "page"),
            cause.no_action,
            cause.classified
        )
    });
    Some(("Where the pages come from", lines.collect()))
}

fn alerts(causes: &[ProjectedCause]) -> Vec<Block> {
    let rows = causes.iter().take(MOST).map(|cause| {
        row(&[
            &cause.cause,
            &cause.pages.to_string(),
            &format!("{} of {}", cause.no_action, cause.classified),
            if cause.fix_filed { "yes" } else { "no" },
        ])
    });
    let columns = vec![
        column("What paged", 3.0),
        figures("Pages", 0.8),
        figures("No action", 1.1),
        column("Fix filed", 0.9),
    ];
    vec![
        heading(2, "Where the pages come from", "causes"),
        table("", columns, rows.collect()),
    ]
}

fn rest(load: &ProjectedLoad) -> Option<Part> {
    let rest = load.rest.as_ref()?;
    let mut lines = vec![format!(
        "Owed {} h, taken {} h: {} h are still owed.",
        number(rest.owed_hours),
        number(rest.taken_hours),
        number(rest.balance_hours)
    )];
    lines.extend(rest.days_since_full_rest.map(|days| {
        format!(
            "{} since the last rest of {} hours without work, a page or a shift.",
            count(size(days), "day"),
            rest.full_rest_hours
        )
    }));
    lines.extend(rest.notices.iter().cloned());
    Some(("Rest", lines))
}

fn felt(load: &ProjectedLoad) -> Option<Part> {
    let trend = load.check_ins.as_ref()?;
    let of = |name: &str, marks: &[u8]| {
        let marks: Vec<String> = marks.iter().map(u8::to_string).collect();
        format!("{name}, from 1 to 5, the latest last: {}.", marks.join(" "))
    };
    let both = [("Rested", &trend.rested), ("Manageable", &trend.manageable)];
    let said = both.into_iter().filter(|(_, marks)| !marks.is_empty());
    let lines: Vec<String> = said.map(|(name, marks)| of(name, marks)).collect();
    (!lines.is_empty()).then_some(("How it felt", lines))
}

fn own_words(load: &ProjectedLoad) -> Option<Part> {
    let lines = load
        .own_words
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty());
    let lines: Vec<String> = lines.map(str::to_owned).collect();
    (!lines.is_empty()).then_some(("What I would like to talk about", lines))
}

fn row(cells: &[&str]) -> Row {
    Row {
        cells: cells.iter().map(|cell| Text::plain(*cell)).collect(),
        sources: Vec::new(),
    }
}

fn size(n: u32) -> usize {
    usize::try_from(n).unwrap_or(usize::MAX)
}

fn number(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}
