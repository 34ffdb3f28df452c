//! The STAR card: one story in two minutes, with what will be asked after it.

use chrono::TimeDelta;
use journal::domain::{Ending, EntryKind, MilestoneKind, Role, Section, Severity};

use super::super::build::{bullets, heading, paragraph, paragraphs};
use super::PacketOrder;
use super::picked::{first_sentences, the_one};
use super::stories::rejected_sentences;
use crate::document::{Block, Content, Document, ListItem, Text};
use crate::project::{Projected, ProjectedIncident};
use crate::words;

/// Words a minute: an unhurried talk.
const PACE: usize = 130;
/// In minutes.
const LONGEST: usize = 2;
/// What is noticed within this raises no question.
const SOON: TimeDelta = TimeDelta::minutes(5);

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
        ("What went wrong", "mistake", went_poorly(story, projected)),
        ("What I learned", "learned", story.story.learned.as_str()),
    ] {
        if !text.trim().is_empty() {
            blocks.push(heading(2, title, anchor));
            blocks.extend(paragraphs(text));
        }
    }
    let questions = FOLLOW_UPS.iter().filter(|one| (one.when)(story));
    blocks.push(heading(2, "Likely follow-up questions", "questions"));
    blocks.push(bullets(
        questions.map(|one| item(one.question.to_owned())).collect(),
    ));
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

/// By the review: a mistake noted for oneself is private, and in no paper.
fn went_poorly<'a>(story: &ProjectedIncident, projected: &'a Projected) -> &'a str {
    let mut reviews = projected.work().postmortems.iter();
    let review = reviews.find(|one| one.incident == Some(story.id));
    let section = review.and_then(|one| one.sections.get(&Section::WentPoorly));
    section.map_or("", String::as_str)
}

fn task(story: &ProjectedIncident) -> String {
    let roles: Vec<String> = story
        .roles
        .iter()
        .map(|role| words::role(*role).to_lowercase())
        .collect();
    if roles.is_empty() {
        return String::new();
    }
    let severity = story.severity.map_or(String::new(), |severity| {
        format!(" in a {} incident", severity.label())
    });
    format!("I was the {}{severity}.", roles.join(" and the "))
}

fn action(story: &ProjectedIncident) -> String {
    let part = story.story.my_part.trim();
    if !part.is_empty() {
        return part.to_owned();
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

struct FollowUp {
    when: fn(&ProjectedIncident) -> bool,
    question: &'static str,
}

fn was_noticed_late(story: &ProjectedIncident) -> bool {
    let detected = story.at(MilestoneKind::Detected);
    detected.is_some_and(|detected| detected - story.start > SOON)
}

/// What interviewers ask next, by what the story holds.
const FOLLOW_UPS: [FollowUp; 10] = [
    FollowUp {
        when: |_| true,
        question: "Which mistake was yours, and what would you do differently?",
    },
    FollowUp {
        when: |story| !rejected_sentences(story).is_empty(),
        question: "Why not the alternative? When would it have been the better one?",
    },
    FollowUp {
        when: |story| story.ending == Some(Ending::Mitigated),
        question: "What is the permanent fix, and is it in?",
    },
    FollowUp {
        when: |story| matches!(story.ending, Some(Ending::HandedOff { .. })),
        question: "What did you hand over, and how did you know that it had arrived?",
    },
    FollowUp {
        when: |story| story.roles.contains(&Role::IncidentCommander),
        question: "Who disagreed with you, and how did you decide?",
    },
    FollowUp {
        when: |story| !story.roles.contains(&Role::IncidentCommander),
        question: "Who led, and what would you have led differently?",
    },
    FollowUp {
        when: |story| story.severity <= Some(Severity::Sev2) && story.severity.is_some(),
        question: "How were customers told, and when?",
    },
    FollowUp {
        when: was_noticed_late,
        question: "Why was it not noticed sooner?",
    },
    FollowUp {
        when: |story| story.mitigation.is_some(),
        question: "What did the mitigation cost, and who agreed to that?",
    },
    FollowUp {
        when: |_| true,
        question: "How do you know that it cannot come again?",
    },
];
