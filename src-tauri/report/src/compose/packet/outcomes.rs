//! The outcomes of page one: what lasted, beside the strongest response.

use journal::domain::ContributionReach;

use super::super::build::{apart, heading, ordered};
use super::picked::first_sentences;
use super::receipts;
use crate::document::{Block, ListItem, Span, Style, Text};
use crate::project::{Projected, ProjectedClaim, ProjectedContribution, ProjectedIncident};
use crate::words;

const OUTCOMES: usize = 3;
/// A response shows a day; what lasted shows the level.
const LASTING: usize = 2;
/// In characters.
const LONGEST_OUTCOME: usize = 110;
const LONGEST_PART: usize = 150;

pub fn outcomes(told: &[&ProjectedIncident], projected: &Projected) -> Vec<Block> {
    let (lasting, wide) = (lasting(projected), reaching(projected));
    let room = OUTCOMES - lasting.len() - usize::from(wide.is_some());
    let responses = told.iter().take(room);
    let items: Vec<ListItem> = lasting
        .iter()
        .map(|claim| change(claim, told, projected))
        .chain(wide.map(|work| measured(work, projected)))
        .chain(responses.map(|incident| response(incident)))
        .collect();
    if items.is_empty() {
        return Vec::new();
    }
    let title = if items.len() == OUTCOMES {
        "Three outcomes"
    } else {
        "Outcomes"
    };
    vec![heading(2, title, "outcomes"), ordered(items)]
}

/// The best supported changes, as long as what is said of them still holds.
pub fn lasting(projected: &Projected) -> Vec<&ProjectedClaim> {
    let claims = projected.work().claims.iter();
    let holds = |claim: &&ProjectedClaim| receipts::is_of_change(claim) && !claim.stale;
    let room = LASTING - usize::from(reaching(projected).is_some());
    claims.filter(holds).take(room).collect()
}

/// Of the work that reached beyond the team, with numbers to show it, what reached furthest, and of equals the latest.
fn reaching(projected: &Projected) -> Option<&ProjectedContribution> {
    let work = projected.work().contributions.iter();
    let wide = work.filter(|one| {
        one.reach >= Some(ContributionReach::SeveralTeams) && !one.numbers.is_empty()
    });
    wide.max_by_key(|one| one.reach)
}

/// What it was, how far it reached, and the first of its numbers.
fn measured(work: &ProjectedContribution, projected: &Projected) -> ListItem {
    let reach = work.reach.map_or("", ContributionReach::words);
    let (said, how) = work
        .numbers
        .first()
        .map_or(("", ""), |number| (&number.said, &number.how));
    let about = format!(
        " {} My work ({}), {}; reached: {reach}.",
        ended(&words::sentence(said)),
        work.kind.words(),
        work.date
    );
    ListItem {
        text: Text(vec![
            strong(apart(&ended(&work.title))),
            plain(about),
            receipts::of_number(how, work, projected),
        ]),
        sources: work.incidents.iter().map(|id| id.0).collect(),
    }
}

/// What was changed, what the data says of it since, and what of it was mine.
fn change(claim: &ProjectedClaim, told: &[&ProjectedIncident], projected: &Projected) -> ListItem {
    let mut spans = Vec::new();
    if let Some(since) = &claim.since {
        spans.push(strong(apart(&ended(since))));
        spans.push(plain(" ".to_owned()));
    }
    let (sentence, figures) = without_brackets(&claim.sentence);
    spans.push(plain(sentence));
    if let Some(made_by) = &claim.made_by {
        spans.push(plain(format!(" My part: {}.", apart(made_by))));
    }
    let incidents = claim.incidents.iter().copied().collect();
    let story = told.iter().find(|one| claim.incidents.contains(&one.id));
    let receipt = receipts::by_number(&incidents, figures.as_deref(), projected);
    spans.extend(receipt.map(|note| receipts::with_story(note, story.copied())));
    ListItem {
        text: Text(spans),
        sources: claim.incidents.iter().map(|id| id.0).collect(),
    }
}

/// What is read in 90 seconds, and the figures behind it for the foot of the page.
fn without_brackets(sentence: &str) -> (String, Option<String>) {
    let around = sentence
        .rsplit_once(" (n = ")
        .and_then(|(before, rest)| Some((before, rest.split_once(')')?)));
    match around {
        Some((before, (figures, after))) => {
            (format!("{before}{after}"), Some(format!("n = {figures}")))
        }
        None => (sentence.to_owned(), None),
    }
}

/// What came of it, and apart from that what I did.
fn response(incident: &ProjectedIncident) -> ListItem {
    let story = &incident.story;
    let came_of_it = match (story.outcome.trim(), incident.seconds_to_resolve()) {
        ("", Some(seconds)) => format!(" Resolved in {}.", words::duration(seconds)),
        ("", None) => String::new(),
        (outcome, _) => format!(" {}", apart(&first_sentences(outcome, LONGEST_OUTCOME))),
    };
    let title = format!("{}, {}.", apart(&incident.title), incident.date());
    let mut spans = vec![strong(title), plain(came_of_it)];
    let part = match story.my_part.trim() {
        "" => roles(incident),
        part => apart(&first_sentences(part, LONGEST_PART)),
    };
    if !part.is_empty() {
        spans.push(plain(format!(" My part: {part}")));
    }
    let receipt = receipts::of_one(incident);
    spans.push(receipts::with_story(receipt, Some(incident)));
    ListItem {
        text: Text(spans),
        sources: vec![incident.id.0],
    }
}

/// With the full stop that it may have come without.
fn ended(text: &str) -> String {
    let text = text.trim_end();
    if text.ends_with(['.', '!', '?']) {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}

fn roles(incident: &ProjectedIncident) -> String {
    let roles: Vec<&str> = incident
        .roles
        .iter()
        .map(|role| words::role(*role))
        .collect();
    if roles.is_empty() {
        return String::new();
    }
    format!("{}.", roles.join(", "))
}

fn strong(text: String) -> Span {
    Span {
        text,
        style: Style::Strong,
        ..Span::default()
    }
}

fn plain(text: String) -> Span {
    Span {
        text,
        ..Span::default()
    }
}
