//! A postmortem as its template has it: sections that say something, the timeline, factors with their answers, actions.

use chrono::{DateTime, NaiveDate, Utc};
use journal::domain::{
    Action, ActionKind, ActionState, Entry, Factor, Layer, Priority, Section, Template, Why, Zone,
};

use super::build::{bullets, column, fact, heading, paragraph, table, web_link};
use crate::document::{Block, Content, Document, Fact, ListItem, Row, Text};
use crate::project::{ProjectedIncident, ProjectedReview};
use crate::words;

/// What is asked for beside the review itself.
#[derive(Debug, Clone, Copy)]
pub struct ReviewOrder {
    pub template: Template,
    pub dated: NaiveDate,
    pub created: DateTime<Utc>,
}

pub fn review(order: ReviewOrder, review: &ProjectedReview) -> Document {
    let postmortem = &review.postmortem;
    let mut blocks = vec![Block::of(Content::Facts(head(review)))];
    let sections = order.template.sections();
    // What was agreed is in every paper, though not every template asks for it.
    let agreed = Some(Section::Actions).filter(|agreed| !sections.contains(agreed));
    for section in sections.iter().copied().chain(agreed) {
        let inner = section_blocks(section, review);
        if !inner.is_empty() {
            let (title, anchor) = (order.template.heading(section), anchor(section));
            blocks.push(heading(1, title, &anchor));
            blocks.extend(inner);
        }
    }
    blocks.extend(others(review));
    Document {
        title: postmortem.title.clone(),
        subtitle: "Postmortem".to_owned(),
        author: postmortem.header.authors.clone(),
        language: "en".to_owned(),
        dated: order.dated,
        created: order.created,
        cover_lines: Vec::new(),
        contents: false,
        blocks,
    }
}

/// What the incident says comes first: there a correction is made. What came in with the review says the rest.
fn head(review: &ProjectedReview) -> Vec<Fact> {
    let (header, incident) = (&review.postmortem.header, review.incident.as_ref());
    let day_of = |incident: &ProjectedIncident| incident.day;
    // Without any time of its own it would be of the day on which it was written down.
    let timed = incident.filter(|incident| !incident.milestones.is_empty());
    let day = timed.map(day_of).or(header.day);
    let day = day.or(incident.map(day_of));
    let severity = incident.and_then(|each| each.severity).or(header.severity);
    let minutes = header.minutes.map(|minutes| u64::from(minutes) * 60);
    let seconds = incident
        .and_then(ProjectedIncident::seconds_to_resolve)
        .or(minutes);
    let services = incident.map(|incident| incident.services.join(", "));
    let roles: Vec<&str> = review
        .postmortem
        .my_roles
        .iter()
        .map(|role| role.words())
        .collect();
    let facts = [
        ("Date", day.map(words::date)),
        (
            "Severity",
            severity.map(|severity| severity.label().to_owned()),
        ),
        ("Duration", seconds.map(words::duration)),
        ("Services", services),
        ("Authors", Some(header.authors.clone())),
        ("My part", Some(words::sentence(&roles.join(", ")))),
    ];
    facts
        .into_iter()
        .filter_map(|(label, value)| Some((label, value.filter(|value| !value.is_empty())?)))
        .map(|(label, value)| fact(label, value))
        .collect()
}

fn anchor(section: Section) -> String {
    section.words().to_lowercase().replace(' ', "-")
}

fn section_blocks(section: Section, review: &ProjectedReview) -> Vec<Block> {
    let mut blocks = texts(review.postmortem.section(section));
    match section {
        Section::Timeline => blocks.extend(timeline(review.incident.as_ref())),
        Section::Factors => blocks.extend(factors(review)),
        Section::Actions => blocks.extend(actions(&review.actions)),
        Section::Summary
        | Section::Impact
        | Section::Trigger
        | Section::RootCause
        | Section::Detection
        | Section::Resolution
        | Section::WentWell
        | Section::WentPoorly
        | Section::Lucky
        | Section::Surprise
        | Section::Lessons
        | Section::Sharing => {}
    }
    blocks
}

fn timeline(incident: Option<&ProjectedIncident>) -> Option<Block> {
    let incident = incident.filter(|incident| !incident.entries.is_empty())?;
    let columns = vec![
        column(&format!("Time ({})", incident.zone.name()), 2.0),
        column("Who", 1.5),
        column("What", 6.0),
    ];
    let rows = incident.entries.iter();
    let rows = rows
        .map(|entry| timeline_row(entry, incident.zone))
        .collect();
    Some(table("", columns, rows))
}

fn timeline_row(entry: &Entry, zone: Zone) -> Row {
    let at = entry.happened_at.with_timezone(&zone.0);
    Row {
        cells: vec![
            Text::plain(at.format("%Y-%m-%d %H:%M").to_string()),
            Text::plain(entry.author.clone().unwrap_or_else(|| "me".to_owned())),
            Text::plain(entry.text.clone()),
        ],
        sources: vec![entry.id.0],
    }
}

fn factors(review: &ProjectedReview) -> Vec<Block> {
    let postmortem = &review.postmortem;
    let mut blocks = Vec::new();
    let items: Vec<ListItem> = postmortem
        .factors
        .iter()
        .map(|factor| item(factor_words(factor, &review.actions)))
        .collect();
    if !items.is_empty() {
        blocks.push(bullets(items));
    }
    if !postmortem.whys.is_empty() {
        blocks.push(heading(2, "Why, and why again", "whys"));
        blocks.push(bullets(whys(&postmortem.whys)));
    }
    let layers: Vec<ListItem> = postmortem
        .layers
        .iter()
        .map(|(layer, text)| item(format!("{} {text}", layer.question())))
        .collect();
    if !layers.is_empty() {
        blocks.push(heading(2, "What might have caught it", "layers"));
        blocks.push(bullets(layers));
    }
    blocks
}

fn factor_words(factor: &Factor, actions: &[Action]) -> String {
    let layer = factor.layer.map(Layer::words);
    let mark = factor.top.then_some("a top cause");
    let of_it = [Some(factor.family.words()), layer, mark];
    let of_it: Vec<&str> = of_it.into_iter().flatten().collect();
    let mut words = format!("{} ({})", factor.text, of_it.join(", "));
    let answers: Vec<&str> = actions
        .iter()
        .filter(|action| factor.actions.contains(&action.id))
        .map(|action| action.what.as_str())
        .collect();
    if !answers.is_empty() {
        words.extend([". To do: ", answers.join("; ").as_str()]);
    }
    if !factor.acceptance.is_empty() {
        words.extend([". Accepted: ", factor.acceptance.as_str()]);
    }
    words
}

/// Each answer with the way down to it, so that a branch reads on its own.
fn whys(whys: &[Why]) -> Vec<ListItem> {
    let has_next = |why: &Why| whys.iter().any(|other| other.under == Some(why.key));
    let ends = whys.iter().filter(|why| !has_next(why));
    ends.map(|end| item(chain(end, whys).join(" \u{2190} ")))
        .collect()
}

/// From the first answer to this one. A chain that bites its own tail ends where it began.
fn chain(end: &Why, whys: &[Why]) -> Vec<String> {
    let mut chain = vec![end.text.clone()];
    let mut under = end.under;
    while let Some(key) = under.filter(|_| chain.len() <= whys.len()) {
        let Some(above) = whys.iter().find(|why| why.key == key) else {
            break;
        };
        chain.push(above.text.clone());
        under = above.under;
    }
    chain.reverse();
    chain
}

fn actions(actions: &[Action]) -> Option<Block> {
    if actions.is_empty() {
        return None;
    }
    let columns = vec![
        column("Action", 5.0),
        column("Kind", 1.6),
        column("Priority", 1.0),
        column("Owner", 1.4),
        column("Due", 1.4),
        column("State", 1.6),
        column("Ticket", 2.0),
    ];
    let rows = actions.iter().map(action_row).collect();
    Some(table("", columns, rows))
}

fn action_row(action: &Action) -> Row {
    let due = action.due.map(|due| due.to_string());
    let ticket = action.ticket.trim();
    Row {
        cells: vec![
            Text::plain(action.what.clone()),
            Text::plain(action.kind.map_or("", ActionKind::words)),
            Text::plain(action.priority.map_or("", Priority::label)),
            Text::plain(action.owner.words()),
            Text::plain(due.unwrap_or_default()),
            Text::plain(state(&action.state)),
            if ticket.is_empty() {
                Text::default()
            } else {
                web_link(ticket, ticket)
            },
        ],
        sources: vec![action.id.0],
    }
}

fn state(state: &ActionState) -> String {
    let (who, why) = match state {
        ActionState::RiskAccepted { who, why, .. } => (who.trim(), why.trim()),
        ActionState::Dropped { why, .. } => ("", why.trim()),
        ActionState::Verified { proof, .. } if proof.is_empty() => {
            return format!("{}, no proof", state.words());
        }
        ActionState::Open | ActionState::Done { .. } | ActionState::Verified { .. } => ("", ""),
    };
    let mut text = state.words().to_owned();
    for (before, said) in [(" by ", who), (": ", why)] {
        if !said.is_empty() {
            text.push_str(before);
            text.push_str(said);
        }
    }
    text
}

/// Parts of an imported report that are no section here.
fn others(review: &ProjectedReview) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (place, part) in (1..).zip(&review.postmortem.others) {
        blocks.push(heading(1, &part.heading, &format!("other-{place}")));
        blocks.extend(texts(&part.text));
    }
    blocks
}

/// Lines that begin with a dash are a list; everything between empty lines is a paragraph.
fn texts(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut items: Vec<String> = Vec::new();
    let mut lines: Vec<&str> = Vec::new();
    for line in text.lines().chain([""]) {
        if let Some(text) = line.trim_start().strip_prefix("- ") {
            end_paragraph(&mut lines, &mut blocks);
            items.push(text.to_owned());
        } else if line.trim().is_empty() {
            end_list(&mut items, &mut blocks);
            end_paragraph(&mut lines, &mut blocks);
        } else if let Some(item) = items.last_mut().filter(|_| line.starts_with(' ')) {
            item.push('\n');
            item.push_str(line.trim());
        } else {
            end_list(&mut items, &mut blocks);
            lines.push(line.trim_end());
        }
    }
    end_list(&mut items, &mut blocks);
    blocks
}

fn end_paragraph(lines: &mut Vec<&str>, blocks: &mut Vec<Block>) {
    if !lines.is_empty() {
        blocks.push(paragraph(lines.join("\n")));
        lines.clear();
    }
}

fn end_list(items: &mut Vec<String>, blocks: &mut Vec<Block>) {
    if !items.is_empty() {
        blocks.push(bullets(items.drain(..).map(item).collect()));
    }
}

fn item(text: String) -> ListItem {
    ListItem {
        text: Text::plain(text),
        sources: Vec::new(),
    }
}
