//! The STAR card: one story in two minutes, with what will be asked after it.

use std::collections::BTreeSet;

use journal::domain::{EntryKind, Role};

use super::super::build::{bullets, heading, paragraph, paragraphs};
use super::picked::{first_sentences, the_one};
use super::stories::{rejected_sentences, spoken_decisions};
use super::{PacketOrder, facts, incident, page_one, questions};
use crate::document::{Block, Content, Document, ListItem, Text};
use crate::project::{Projected, ProjectedIncident};
use crate::words;

/// Words a minute: an unhurried talk.
const PACE: usize = 130;
/// In minutes.
const LONGEST: usize = 2;
/// More of them nobody follows by ear.
const DECISIONS: usize = 3;

pub fn star_card(order: &PacketOrder<'_>, projected: &Projected) -> Document {
    let blocks = match the_one(order.chosen, projected) {
        Some(story) => card(story, projected),
        None => vec![paragraph("No incident of this period can be told.")],
    };
    super::short_document(order, projected, blocks)
}

fn card(story: &ProjectedIncident, projected: &Projected) -> Vec<Block> {
    let spoken = [
        ("Situation", situation(story)),
        ("Task", task(story)),
        ("Action", action(story)),
        ("Result", result(story)),
    ];
    let words_said = spoken
        .iter()
        .map(|(_, text)| text.split_whitespace().count())
        .sum();
    let mut blocks = vec![Block::of(Content::Callout {
        title: story.title.clone(),
        text: Text::plain(format!("{}. {}", story.date(), estimate(words_said))),
    })];
    for (title, text) in spoken {
        if !text.trim().is_empty() {
            blocks.push(heading(2, title, &title.to_lowercase()));
            blocks.extend(paragraphs(&text));
        }
    }
    let rejected = rejected_sentences(story);
    if !rejected.is_empty() {
        blocks.push(heading(2, "The alternative rejected", "rejected"));
        blocks.push(bullets(rejected.into_iter().map(item).collect()));
    }
    for (title, anchor, text) in [
        (
            incident::WENT_WRONG,
            "mistake",
            projected.work().went_poorly(story.id),
        ),
        ("What I learned", "learned", story.story.learned.as_str()),
    ] {
        if !text.trim().is_empty() {
            blocks.push(heading(2, title, anchor));
            blocks.extend(paragraphs(text));
        }
    }
    blocks.extend(questions::likely(story, projected));
    blocks
        .into_iter()
        .map(|block| block.from([story.id.0]))
        .collect()
}

/// "About 1 min 50 s when spoken (238 words at 130 a minute)."
fn estimate(said: usize) -> String {
    let seconds = said * 60 / PACE;
    let length = words::duration(u64::try_from(seconds).unwrap_or(u64::MAX));
    let most = PACE * LONGEST;
    let basis = format!("{said} words at {PACE} a minute");
    if said > most {
        format!(
            "About {length} when spoken ({basis}). That is over two minutes: leave out about {} words.",
            said - most
        )
    } else {
        format!("About {length} when spoken ({basis}).")
    }
}

fn situation(story: &ProjectedIncident) -> String {
    let impact = story.impact.users.clone().unwrap_or_default();
    let happened = story.story.what_happened.trim();
    let happened = if happened.is_empty() {
        &story.title
    } else {
        happened
    };
    // Of a number and a share one is enough to be said.
    match impact.split("; ").next() {
        None | Some("") => happened.to_owned(),
        Some(impact) => format!("{happened} It hit {impact}."),
    }
}

/// What was mine to do, by each of my roles, and what hung on it.
fn task(story: &ProjectedIncident) -> String {
    let roles = Role::told(&story.roles);
    let duties: Vec<String> = roles.map(|role| duty(role).to_owned()).collect();
    if duties.is_empty() {
        return String::new();
    }
    let deep = facts::whom(&story.impact).filter(|_| story.impact.depth.is_some());
    let how_bad = match (story.severity, deep) {
        (Some(severity), Some(deep)) => {
            format!("It was a {}: the service was {deep}. ", severity.label())
        }
        (Some(severity), None) => format!("It was a {}. ", severity.label()),
        (None, Some(deep)) => format!("The service was {deep}. "),
        (None, None) => String::new(),
    };
    let others: BTreeSet<&String> = page_one::others(story).collect();
    let beside = match others.len() {
        0 => String::new(),
        others => format!(", beside {}", words::counted(others, "other", "others")),
    };
    let duties = words::listed(&duties);
    let duties = format!("{how_bad}I had to {duties}{beside}.");
    match story.impact.event_at_risk.trim() {
        "" => duties,
        risk => format!("{duties} At risk: {risk}."),
    }
}

const fn duty(role: Role) -> &'static str {
    match role {
        Role::IncidentCommander => "lead the response as incident commander",
        Role::FirstResponder => "find out what was wrong as first responder",
        Role::Responder => "help to end it as responder",
        Role::SubjectExpert => "find the cause as subject expert",
        Role::Communicator => "keep everyone informed as communicator",
        Role::Scribe => "keep the record as scribe",
        Role::BusinessContext => "say what it meant for the business",
        Role::Facilitator => "lead the review as facilitator",
        Role::Observer => "watch and learn as observer",
    }
}

fn action(story: &ProjectedIncident) -> String {
    let part = story.story.my_part.trim();
    if !part.is_empty() {
        // What a listener asks for first.
        return match spoken_decisions(story, DECISIONS) {
            Some(decided) => format!("{part} {decided}"),
            None => part.to_owned(),
        };
    }
    let did = story.entries.iter().filter(|entry| entry.author.is_none());
    let did: Vec<String> = did
        .filter(|entry| matches!(entry.kind, EntryKind::Did | EntryKind::Decided))
        .take(6)
        .map(|entry| words::sentence(entry.text.trim()))
        .collect();
    did.join(". ")
}

fn result(story: &ProjectedIncident) -> String {
    let outcome = first_sentences(&story.story.outcome, 400);
    match story.seconds_to_resolve() {
        Some(seconds) => format!("{outcome} It was over after {}.", words::duration(seconds))
            .trim()
            .to_owned(),
        None => outcome,
    }
}

fn item(text: String) -> ListItem {
    ListItem {
        text: Text::plain(text),
        sources: Vec::new(),
    }
}
