//! The first draft of a review, out of the pad and the debrief: what is known already is not typed again. Only my own
//! lines speak in it; the timeline stays where it is and is shown with the lines of everyone.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::{DetectedBy, Entry, EntryKind, GuessResult, Mitigation, Section};
use crate::rules::Facts;
use crate::rules::updates::impact_words;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewDraft {
    /// Orders it among the evidence. Severity and duration are the incident's to say.
    pub day: NaiveDate,
    pub sections: BTreeMap<Section, String>,
}

pub fn draft(facts: &Facts<'_>) -> ReviewDraft {
    let incident = facts.incident;
    let story = &incident.story;
    let texts = [
        (
            Section::Summary,
            joined([&story.what_happened, &story.outcome]),
        ),
        (
            Section::Impact,
            impact_words(&incident.impact).unwrap_or_default(),
        ),
        (
            Section::RootCause,
            lines(&guesses(facts, GuessResult::Confirmed)),
        ),
        (Section::Detection, detection(incident.detected_by.as_ref())),
        (Section::Resolution, resolution(facts)),
        (
            Section::Surprise,
            lines(&guesses(facts, GuessResult::RuledOut)),
        ),
        (Section::Lessons, story.learned.clone()),
    ];
    let texts = texts
        .into_iter()
        .filter(|(_, text)| !text.trim().is_empty());
    ReviewDraft {
        day: incident.day(),
        sections: texts.collect(),
    }
}

fn joined<const N: usize>(parts: [&String; N]) -> String {
    let parts = parts.iter().map(|part| part.trim());
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    parts.join("\n\n")
}

fn lines(lines: &[String]) -> String {
    lines.join("\n")
}

/// What was believed, and what the test showed.
fn guesses(facts: &Facts<'_>, result: GuessResult) -> Vec<String> {
    let with_result = facts
        .own()
        .filter(|entry| entry.kind == EntryKind::Guess && entry.detail.result == Some(result));
    with_result.map(guess).collect()
}

fn guess(entry: &Entry) -> String {
    let (said, outcome) = (entry.text.trim(), entry.detail.outcome.trim());
    if outcome.is_empty() {
        format!("- {said}")
    } else {
        format!("- {said}: {outcome}")
    }
}

fn detection(by: Option<&DetectedBy>) -> String {
    match by {
        None | Some(DetectedBy::Other) => String::new(),
        Some(DetectedBy::Alert) => "An alert.".to_owned(),
        Some(DetectedBy::UserReport) => "Users reported it.".to_owned(),
        Some(DetectedBy::Colleague) => "A colleague noticed it.".to_owned(),
        Some(DetectedBy::Me { lead_minutes: None }) => "I noticed it before any alert.".to_owned(),
        Some(DetectedBy::Me {
            lead_minutes: Some(minutes),
        }) => format!("I noticed it {minutes} minutes before any alert."),
    }
}

/// What was done, and what it cost.
fn resolution(facts: &Facts<'_>) -> String {
    let did = facts.own().filter(|entry| entry.kind == EntryKind::Did);
    let mut said: Vec<String> = did
        .map(|entry| format!("- {}", entry.text.trim()))
        .collect();
    if let Some(Mitigation { trade_off, .. }) = &facts.incident.mitigation
        && !trade_off.trim().is_empty()
    {
        said.push(format!("- What it cost: {}", trade_off.trim()));
    }
    lines(&said)
}
