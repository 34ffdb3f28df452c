//! Papers about one incident: the note for a manager, the talk, the postmortem for everyone.

use chrono::NaiveDate;
use journal::domain::{EntryKind, Milestone, MilestoneKind, Section};

use super::super::build::{
    apart, bullets, column, fact, figures, heading, paragraph, paragraphs, table,
};
use super::behind::when_due;
use super::picked::{first_sentences, the_one};
use super::{PacketOrder, again, facts, stories};
use crate::document::{Block, Content, Document, Fact, ListItem, Row, Text};
use crate::project::{Projected, ProjectedAction, ProjectedIncident};
use crate::words;

pub fn note(order: &PacketOrder<'_>, projected: &Projected) -> Document {
    with_the_one(order, projected, |story| {
        let kept = ["Date", "Severity", "Service"];
        let mut known = some_facts(story, projected, &kept);
        known.extend(facts::main_times(story));
        let kept = [
            "Time to resolve",
            "Impact",
            "Mitigation",
            "My role",
            "Ending",
            words::ALIKE,
        ];
        known.extend(some_facts(story, projected, &kept));
        known.extend(facts::links(story));
        // What a manager asks first.
        let ended = &story.story.outcome;
        let mut blocks = section("How it ended", "outcome", ended, 400);
        blocks.push(Block::of(Content::Facts(known)));
        let happened = first_sentences(&story.story.what_happened, 400);
        let happened = format!("{happened} {}", why(story, projected));
        blocks.extend(whole("What happened", "happened", happened.trim()));
        let part = first_sentences(&story.story.my_part, 500);
        let decided = stories::first_decision(story);
        let part = format!("{part} {}", decided.unwrap_or_default());
        blocks.extend(whole("What I did", "did", &part));
        blocks.extend(against_a_repeat(order, projected, story));
        let poorly = projected.work().went_poorly(story.id);
        let learned = first_sentences(&story.story.learned, 300);
        let lessons = format!("{} {learned}", first_sentences(poorly, 300));
        let title = if poorly.is_empty() {
            "What we learned"
        } else {
            "What went wrong, and what we learned"
        };
        blocks.extend(whole(title, "learned", &lessons));
        blocks
    })
}

/// Whether it did, and how far what stands against it is: open actions first, and last what was left. A drill does not
/// come again.
fn against_a_repeat(
    order: &PacketOrder<'_>,
    projected: &Projected,
    story: &ProjectedIncident,
) -> Vec<Block> {
    let mut actions = open(order, projected, story);
    let still_open = actions.len();
    actions.extend(done(projected, story));
    if !story.kind.was_met() {
        return list("Actions", "actions", &actions);
    }
    let done = actions.len() - still_open;
    actions.extend(left(projected, story));
    let (title, none) = match actions.len() {
        0 => ("Against a repeat".to_owned(), "No action is noted."),
        all => {
            let all = words::count(all, "action");
            (format!("Against a repeat: {done} of {all} done"), "")
        }
    };
    let came = again::sentence(story, projected).unwrap_or_default();
    let mut blocks = vec![heading(2, &title, "actions")];
    blocks.extend(paragraphs(format!("{came} {none}").trim()));
    blocks.extend(items(&actions));
    blocks
}

/// By the review: what set it off, and what contributed.
fn why(story: &ProjectedIncident, projected: &Projected) -> String {
    let Some(review) = projected.work().review_of(story.id) else {
        return String::new();
    };
    let trigger = match review.says(Section::Trigger) {
        "" => String::new(),
        trigger => format!("What set it off: {}", first_sentences(trigger, 200)),
    };
    let factors = review.factors.iter().take(3);
    let factors: Vec<String> = factors
        .map(|factor| match factor.accepted.trim() {
            "" => factor.text.clone(),
            why => {
                let why = why.trim_end_matches('.');
                format!("{} (accepted: {why})", factor.text)
            }
        })
        .collect();
    if factors.is_empty() {
        return trigger;
    }
    format!("{trigger} What contributed: {}.", factors.join("; "))
        .trim()
        .to_owned()
}

pub fn talk(order: &PacketOrder<'_>, projected: &Projected) -> Document {
    with_the_one(order, projected, |story| {
        let mut blocks = vec![plan(story)];
        blocks.extend(section("The hook", "hook", &story.story.what_happened, 200));
        blocks.extend(list("Beat by beat", "beats", &beats(story)));
        blocks.extend(list(
            "The decision",
            "decision",
            &stories::decision_sentences(story),
        ));
        blocks.extend(section("How it ended", "ended", &story.story.outcome, 400));
        blocks.extend(list("What we changed", "changed", &done(projected, story)));
        blocks.extend(section(
            "What to take home",
            "home",
            &story.story.learned,
            500,
        ));
        blocks
    })
}

pub fn postmortem(order: &PacketOrder<'_>, projected: &Projected) -> Document {
    with_the_one(order, projected, |story| {
        let review = projected.work().review_of(story.id);
        let of = |section| review.map_or("", |one| one.says(section));
        let kept = ["Date", "Severity", "Time to resolve", "Service"];
        let mut blocks = vec![Block::of(Content::Facts(some_facts(
            story, projected, &kept,
        )))];
        let summary = or(of(Section::Summary), &story.story.what_happened);
        blocks.extend(whole("Summary", "summary", summary));
        let impact = facts::impact_words(story);
        let impact = or(of(Section::Impact), &impact);
        blocks.extend(whole("Impact", "impact", &words::sentence(impact)));
        blocks.extend(milestones(story, projected));
        blocks.extend(whole("What set it off", "trigger", of(Section::Trigger)));
        let factors = review.map_or(&[][..], |one| &one.factors);
        let factors: Vec<String> = factors
            .iter()
            .map(|factor| format!("{} ({})", factor.text, factor.family))
            .collect();
        blocks.extend(list("What contributed", "factors", &factors));
        let resolution = or(of(Section::Resolution), &story.story.outcome);
        blocks.extend(whole("How it was resolved", "resolution", resolution));
        blocks.extend(whole("What went well", "well", of(Section::WentWell)));
        blocks.extend(whole("What went poorly", "poorly", of(Section::WentPoorly)));
        blocks.extend(whole("Where we were lucky", "lucky", of(Section::Lucky)));
        blocks.extend(list("Actions done", "changed", &done(projected, story)));
        blocks.extend(list(
            "Actions still open",
            "next",
            &open(order, projected, story),
        ));
        let lessons = or(of(Section::Lessons), &story.story.learned);
        blocks.extend(whole("What we learned", "lessons", lessons));
        blocks
    })
}

fn with_the_one(
    order: &PacketOrder<'_>,
    projected: &Projected,
    blocks: impl FnOnce(&ProjectedIncident) -> Vec<Block>,
) -> Document {
    let blocks = match the_one(order.chosen, projected) {
        Some(story) => {
            let mut all = vec![heading(1, &story.title, &super::incident::anchor(story))];
            all.extend(blocks(story));
            all.into_iter()
                .map(|block| block.from([story.id.0]))
                .collect()
        }
        None => vec![paragraph("No incident of this period can be told.")],
    };
    super::short_document(order, projected, blocks)
}

const fn is_of_responders(kind: MilestoneKind) -> bool {
    match kind {
        MilestoneKind::Paged | MilestoneKind::Acknowledged | MilestoneKind::Engaged => true,
        MilestoneKind::Began
        | MilestoneKind::Detected
        | MilestoneKind::CauseKnown
        | MilestoneKind::Mitigated
        | MilestoneKind::Resolved
        | MilestoneKind::Verified
        | MilestoneKind::Reviewed => false,
    }
}

fn some_facts(story: &ProjectedIncident, projected: &Projected, kept: &[&str]) -> Vec<Fact> {
    let all = facts::of(story, projected).into_iter();
    all.filter(|fact| kept.contains(&fact.label.as_str()))
        .collect()
}

/// As much of it as fits a short paper.
fn section(title: &str, anchor: &str, text: &str, longest: usize) -> Vec<Block> {
    whole(title, anchor, &first_sentences(text, longest))
}

fn whole(title: &str, anchor: &str, text: &str) -> Vec<Block> {
    let mut blocks = paragraphs(text);
    if !blocks.is_empty() {
        blocks.insert(0, heading(2, title, anchor));
    }
    blocks
}

fn list(title: &str, anchor: &str, lines: &[String]) -> Vec<Block> {
    let mut blocks = Vec::from_iter(items(lines));
    if !blocks.is_empty() {
        blocks.insert(0, heading(2, title, anchor));
    }
    blocks
}

fn items(lines: &[String]) -> Option<Block> {
    let items = lines.iter().map(|line| ListItem {
        text: Text::plain(line),
        sources: Vec::new(),
    });
    (!lines.is_empty()).then(|| bullets(items.collect()))
}

fn or<'a>(text: &'a str, other: &'a str) -> &'a str {
    if text.is_empty() { other.trim() } else { text }
}

fn actions<'a>(
    projected: &'a Projected,
    story: &'a ProjectedIncident,
) -> impl Iterator<Item = &'a ProjectedAction> {
    let all = projected.work().actions.iter();
    all.filter(move |action| action.incident == Some(story.id))
}

fn done(projected: &Projected, story: &ProjectedIncident) -> Vec<String> {
    let done = actions(projected, story).filter(|action| action.done);
    with_state(done, projected.reader().is_public())
}

/// Dropped, or accepted as a risk.
fn left(projected: &Projected, story: &ProjectedIncident) -> Vec<String> {
    let all = actions(projected, story);
    let left = all.filter(|action| !action.done && !action.is_open());
    with_state(left, projected.reader().is_public())
}

/// With who did it, and what shows that it works or why it was left; the public is told its state.
fn with_state<'a>(
    actions: impl Iterator<Item = &'a ProjectedAction>,
    is_public: bool,
) -> Vec<String> {
    const LONGEST: usize = 120;
    let told = actions.map(|action| {
        let because = action.because.as_deref().filter(|_| !is_public);
        let because = because.map(|text| first_sentences(text.trim(), LONGEST));
        let because = because.map_or(String::new(), |text| {
            format!(": {}", text.trim_end_matches('.'))
        });
        let owner = if is_public { None } else { owner(action) };
        let owner = owner.map_or(String::new(), |owner| format!("{owner}, "));
        format!("{} ({owner}{}{because})", action.what, action.state)
    });
    told.collect()
}

fn owner(action: &ProjectedAction) -> Option<String> {
    let name = action.owner.as_ref().map(|name| apart(name));
    name.or_else(|| action.mine.then(|| "mine".to_owned()))
}

fn open(order: &PacketOrder<'_>, projected: &Projected, story: &ProjectedIncident) -> Vec<String> {
    let those = actions(projected, story).filter(|action| action.is_open());
    let is_public = projected.reader().is_public();
    those
        .map(|action| to_do(action, order.dated, is_public))
        .collect()
}

/// With who does it by when; the public is told when.
fn to_do(action: &ProjectedAction, today: NaiveDate, is_public: bool) -> String {
    let owner = owner(action).unwrap_or_else(|| "no owner yet".to_owned());
    let due = when_due(action, today).unwrap_or_else(|| "no date yet".to_owned());
    if is_public {
        return format!("{} ({due})", action.what);
    }
    format!("{} ({owner}, {due})", action.what)
}

/// What I saw, did and decided, with its time.
fn beats(story: &ProjectedIncident) -> Vec<String> {
    const MOST: usize = 10;
    let mine = story.entries.iter().filter(|entry| entry.author.is_none());
    mine.filter(|entry| {
        matches!(
            entry.kind,
            EntryKind::Saw | EntryKind::Did | EntryKind::Decided
        )
    })
    .take(MOST)
    .map(|entry| format!("{}  {}", story.clock(entry.happened_at), entry.text.trim()))
    .collect()
}

/// Twenty minutes, by how much there is to each part.
fn plan(story: &ProjectedIncident) -> Block {
    let what = [
        ("The hook", 1, "What was at stake, in one sentence"),
        ("The system", 3, "One picture; only what the story needs"),
        ("Beat by beat", 6, "With the clock on the slide"),
        (
            "The decision",
            4,
            "What else was possible, and what was not known",
        ),
        ("How it ended", 2, "The outcome in numbers"),
        (
            "What we changed",
            2,
            "What is in, and what shows that it holds",
        ),
        ("What to take home", 2, "One thing to do on Monday"),
    ];
    let rows = what.into_iter().map(|(part, minutes, say)| Row {
        cells: vec![
            Text::plain(part),
            Text::plain(minutes.to_string()),
            Text::plain(say),
        ],
        sources: vec![story.id.0],
    });
    let columns = vec![
        column("Part", 2.0),
        figures("Minutes", 1.0),
        column("What it is for", 5.0),
    ];
    table("A talk of 20 minutes", columns, rows.collect())
}

/// The public needs not know whom it woke when.
fn milestones(story: &ProjectedIncident, projected: &Projected) -> Vec<Block> {
    let is_told = |one: &&Milestone| !projected.reader().is_public() || !is_of_responders(one.kind);
    let mut in_order: Vec<&Milestone> = story.milestones.iter().filter(is_told).collect();
    in_order.sort_by_key(|one| (one.at, one.kind));
    let facts: Vec<Fact> = in_order
        .into_iter()
        .map(|one| {
            let estimated = if one.estimated { " (estimated)" } else { "" };
            fact(
                &words::sentence(one.kind.words()),
                format!("{}{estimated}", story.clock(one.at)),
            )
        })
        .collect();
    if facts.is_empty() {
        return Vec::new();
    }
    vec![
        heading(2, "Timeline", "timeline"),
        Block::of(Content::Facts(facts)),
    ]
}
