//! What interviewers ask after a story, and what the journal holds for the answer.

use chrono::TimeDelta;
use journal::domain::{Ending, EntryKind, MilestoneKind, Role, Severity};

use super::super::build::{bullets, heading, paragraph};
use super::stories::{rejected_sentences, why_not};
use super::{again, facts};
use crate::document::{Block, ListItem, Span, Style, Text};
use crate::project::{Projected, ProjectedAction, ProjectedIncident};
use crate::words;

/// What is noticed within this raises no question.
const SOON: TimeDelta = TimeDelta::minutes(5);

struct FollowUp {
    when: fn(&ProjectedIncident) -> bool,
    question: &'static str,
    /// What the journal holds beside the card; the rest is the speaker's to remember.
    answer: Option<Answer>,
}

type Answer = fn(&ProjectedIncident, &Projected) -> Option<String>;

const FOLLOW_UPS: [FollowUp; 10] = [
    FollowUp {
        when: |_| true,
        question: "Which mistake was yours, and what would you do differently?",
        answer: None,
    },
    FollowUp {
        when: |story| !rejected_sentences(story).is_empty(),
        question: "Why not the alternative? When would it have been the better one?",
        answer: Some(|story, _| why_not(story)),
    },
    FollowUp {
        when: |story| story.ending == Some(Ending::Mitigated),
        question: "What is the permanent fix, and is it in?",
        answer: Some(what_was_changed),
    },
    FollowUp {
        when: |story| matches!(story.ending, Some(Ending::HandedOff { .. })),
        question: "What did you hand over, and how did you know that it had arrived?",
        answer: Some(|story, _| handed_over(story)),
    },
    FollowUp {
        when: |story| story.roles.contains(&Role::IncidentCommander),
        question: "Who disagreed with you, and how did you decide?",
        answer: None,
    },
    FollowUp {
        when: |story| !story.roles.contains(&Role::IncidentCommander),
        question: "Who led, and what would you have led differently?",
        answer: None,
    },
    FollowUp {
        when: |story| story.severity <= Some(Severity::Sev2) && story.severity.is_some(),
        question: "Who was told, and when?",
        answer: Some(|story, _| updates(story)),
    },
    FollowUp {
        when: was_noticed_late,
        question: "Why was it not noticed sooner?",
        answer: Some(|story, _| noticed(story)),
    },
    FollowUp {
        when: |story| story.mitigation.is_some(),
        question: "What did the mitigation cost, and who agreed to that?",
        answer: Some(|story, _| facts::some(&story.mitigation.as_ref()?.trade_off)),
    },
    FollowUp {
        when: |_| true,
        question: "How do you know that it cannot come again?",
        answer: Some(whether_it_came_again),
    },
];

pub fn likely(story: &ProjectedIncident, projected: &Projected) -> [Block; 3] {
    let asked = FOLLOW_UPS.iter().filter(|one| (one.when)(story));
    let items = asked.map(|one| {
        let answer = one.answer.and_then(|answer| answer(story, projected));
        item(one.question, answer)
    });
    [
        heading(2, "Likely follow-up questions", "questions"),
        paragraph("Where nothing stands behind one, the journal has no answer: have yours ready."),
        bullets(items.collect()),
    ]
}

fn item(question: &str, answer: Option<String>) -> ListItem {
    let mut spans = vec![Span {
        text: question.to_owned(),
        style: Style::Strong,
        ..Span::default()
    }];
    spans.extend(answer.map(|answer| Span {
        text: format!(" {}", words::sentence(&answer)),
        ..Span::default()
    }));
    ListItem {
        text: Text(spans),
        sources: Vec::new(),
    }
}

fn was_noticed_late(story: &ProjectedIncident) -> bool {
    let detected = story.at(MilestoneKind::Detected);
    detected.is_some_and(|detected| detected - story.start > SOON)
}

/// "After 41 min, by a user report".
fn noticed(story: &ProjectedIncident) -> Option<String> {
    let after = story.at(MilestoneKind::Detected)? - story.start;
    let after = words::duration(u64::try_from(after.num_seconds()).ok()?);
    let by = story.detected_by.as_ref().map(words::detected_by);
    let by = by.map(|by| format!(", by {by}")).unwrap_or_default();
    Some(format!("after {after}{by}."))
}

/// Each update of mine with its time and for whom it was.
fn updates(story: &ProjectedIncident) -> Option<String> {
    let mine = story.entries.iter().filter(|entry| entry.author.is_none());
    let told: Vec<String> = mine
        .filter(|entry| entry.kind == EntryKind::Told)
        .map(|entry| {
            let clock = story.clock(entry.happened_at);
            match facts::some(&entry.detail.audience) {
                Some(audience) => format!("{clock} ({audience})"),
                None => clock,
            }
        })
        .collect();
    (!told.is_empty()).then(|| format!("my updates went out at {}.", words::listed(&told)))
}

fn handed_over(story: &ProjectedIncident) -> Option<String> {
    match &story.ending {
        Some(Ending::HandedOff { state, .. }) => facts::some(state),
        Some(Ending::Fixed | Ending::Mitigated | Ending::FalseAlarm) | None => None,
    }
}

fn whether_it_came_again(story: &ProjectedIncident, projected: &Projected) -> Option<String> {
    let said = again::sentence(story, projected).into_iter();
    let said: Vec<String> = said.chain(what_was_changed(story, projected)).collect();
    (!said.is_empty()).then(|| said.join(" "))
}

/// "Verified: drop dead connections. Still open: a second copy."
fn what_was_changed(story: &ProjectedIncident, projected: &Projected) -> Option<String> {
    let all = projected.work().actions.iter();
    let of_story = all.filter(|action| action.incident == Some(story.id));
    let named = |label: &str, is: fn(&ProjectedAction) -> bool| {
        let those = of_story.clone().filter(|action| is(action));
        let those: Vec<&str> = those.map(|action| action.what.trim()).collect();
        (!those.is_empty()).then(|| format!("{label}: {}.", those.join("; ")))
    };
    let said: Vec<String> = [
        named("Verified", |action| action.verified),
        named("Done", |action| action.done && !action.verified),
        named("Still open", ProjectedAction::is_open),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!said.is_empty()).then(|| said.join(" "))
}
