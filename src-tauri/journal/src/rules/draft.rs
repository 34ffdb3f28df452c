//! A first draft of a packet: which stories carry it, which sentences, whose words, and what is missing.
//!
//! The rules are data, each with the words in which a draft gives its reason; their points only order, and are not shown.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::{
    Action, ActionState, ClaimTemplate, Consent, Ending, Feedback, FeedbackId, Incident,
    IncidentId, IncidentKind, Ladder, PostmortemState, Role, Severity,
};
use crate::{PaperClaim, PaperData, PaperWork};

/// More are not read.
const MOST_STORIES: usize = 5;
const MOST_CLAIMS: usize = 6;
/// As many stand on page one.
const MOST_CHANGES: usize = 2;
/// As much as severity, part and review together: a change is not believed without a story of it.
const SHOWS_A_CHANGE: u32 = 12;
/// A longer quote is not read either.
const LONGEST_QUOTE: usize = 400;

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Draft {
    /// The strongest first.
    pub stories: Vec<DraftStory>,
    /// The best supported first.
    pub claims: Vec<String>,
    pub quote: Option<FeedbackId>,
    /// As a paper may hold it.
    pub quote_words: Option<String>,
    /// What a reader will ask for, in sentences.
    pub gaps: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct DraftStory {
    pub incident: IncidentId,
    pub title: String,
    pub day: NaiveDate,
    /// Why it was chosen, in words.
    pub reasons: Vec<String>,
}

/// What a rule looks at.
struct Seen<'a> {
    incident: &'a Incident,
    work: Beside,
    /// Told already: what adds to these adds breadth.
    told: &'a [&'a Incident],
    /// It is one of those behind a change that lasted, and none of these is told yet.
    shows_a_change: bool,
}

/// What followed an incident, found once for all.
#[derive(Clone, Copy, Default)]
struct Beside {
    verified: bool,
    reviewed: bool,
    quoted: bool,
}

struct Rule {
    words: &'static str,
    points: fn(&Seen<'_>) -> u32,
}

const RULES: [Rule; 10] = [
    Rule {
        words: "a story that is written",
        points: |seen| {
            let story = &seen.incident.story;
            let parts = [&story.what_happened, &story.my_part, &story.outcome];
            let written = parts.iter().filter(|part| !part.trim().is_empty());
            u32::try_from(written.count()).unwrap_or(0) * 2
        },
    },
    Rule {
        words: "a change that lasted rests on it",
        points: for_a_change,
    },
    Rule {
        words: "a high severity",
        points: |seen| match seen.incident.severity {
            Some(Severity::Sev1) => 4,
            Some(Severity::Sev2) => 3,
            Some(Severity::Sev3 | Severity::Sev4) | None => 0,
        },
    },
    Rule {
        words: "a leading part",
        points: |seen| {
            let weight = |role: &Role| match role {
                Role::IncidentCommander => 4,
                Role::FirstResponder | Role::SubjectExpert | Role::Facilitator => 3,
                Role::Responder | Role::Communicator => 1,
                Role::Scribe | Role::BusinessContext | Role::Observer => 0,
            };
            seen.incident.roles.iter().map(weight).max().unwrap_or(0)
        },
    },
    Rule {
        words: "a good outcome",
        points: |seen| match seen.incident.ending {
            Some(Ending::Fixed) => 2,
            Some(Ending::Mitigated) => 1,
            Some(Ending::HandedOff { .. } | Ending::FalseAlarm) | None => 0,
        },
    },
    Rule {
        words: "follow-through that was verified",
        points: |seen| 3 * u32::from(seen.work.verified),
    },
    Rule {
        words: "a review that is done",
        points: |seen| u32::from(seen.work.reviewed),
    },
    Rule {
        words: "words of others that may be quoted",
        points: |seen| 2 * u32::from(seen.work.quoted),
    },
    Rule {
        words: "another kind of failure than the others",
        points: |seen| {
            let class = seen.incident.class.as_ref();
            let known = seen.told.iter().any(|told| told.class.as_ref() == class);
            2 * u32::from(class.is_some() && !seen.told.is_empty() && !known)
        },
    },
    Rule {
        words: "another service than the others",
        points: |seen| {
            let services = &seen.incident.services;
            let known = |told: &&Incident| told.services.iter().any(|one| services.contains(one));
            let fresh = !services.is_empty() && !seen.told.iter().any(known);
            u32::from(fresh && !seen.told.is_empty())
        },
    },
];

fn for_a_change(seen: &Seen<'_>) -> u32 {
    let is_written = !seen.incident.story.my_part.trim().is_empty();
    SHOWS_A_CHANGE * u32::from(seen.shows_a_change && is_written)
}

/// What was mine alone to learn from is no story of a packet.
const TELLABLE: [IncidentKind; 4] = [
    IncidentKind::Incident,
    IncidentKind::NearMiss,
    IncidentKind::Vendor,
    IncidentKind::ReviewedOnly,
];

/// Of what these readers may see, because the data holds nothing else.
pub fn draft(data: &PaperData) -> Draft {
    let stories = stories(data);
    let claims = best_claims(&data.work.claims);
    let feedback = &data.work.feedback;
    let quote = best_quote(feedback, &stories, |one| one.text.chars().count());
    let quoted = feedback.iter().find(|one| Some(one.id) == quote);
    let words = quoted.and_then(Feedback::quote);
    Draft {
        quote_words: words.map(|quote| format!("{} ({})", quote.text.trim(), quote.by)),
        gaps: gaps(data, &stories, quote),
        claims: claims
            .into_iter()
            .map(|claim| claim.reading.sentence.clone())
            .collect(),
        quote,
        stories,
    }
}

/// One after the other, because what is told already makes another like it worth less.
fn stories(data: &PaperData) -> Vec<DraftStory> {
    let mut left: Vec<&Incident> = data
        .incidents
        .iter()
        .filter(|incident| TELLABLE.contains(&incident.kind))
        .collect();
    let beside = beside(&data.work);
    let mut untold = changes(&data.work.claims);
    let mut told: Vec<&Incident> = Vec::new();
    let mut stories: Vec<(u32, DraftStory)> = Vec::new();
    while told.len() < MOST_STORIES {
        let points = |incident: &&Incident| -> u32 {
            let seen = seen(incident, &beside, &told, &untold);
            RULES.iter().map(|rule| (rule.points)(&seen)).sum()
        };
        // Of equals the later one.
        let best = left
            .iter()
            .enumerate()
            .max_by_key(|(place, one)| (points(one), *place));
        let Some(place) = best.map(|(place, _)| place) else {
            break;
        };
        let incident = left.remove(place);
        let seen = seen(incident, &beside, &told, &untold);
        let reasons = RULES.iter().filter(|rule| (rule.points)(&seen) > 0);
        let story = DraftStory {
            incident: incident.id,
            title: incident.title.clone(),
            day: incident.day(),
            reasons: reasons.map(|rule| rule.words.to_owned()).collect(),
        };
        let points = RULES.iter().map(|rule| (rule.points)(&seen)).sum::<u32>();
        stories.push((points - for_a_change(&seen), story));
        told.push(incident);
        untold.retain(|behind| !behind.contains(&incident.id));
    }
    // One that is told for a change need not be the strongest.
    stories.sort_by_key(|(points, _)| std::cmp::Reverse(*points));
    stories.into_iter().map(|(_, story)| story).collect()
}

fn seen<'a>(
    incident: &'a Incident,
    beside: &HashMap<IncidentId, Beside>,
    told: &'a [&'a Incident],
    untold: &[&[IncidentId]],
) -> Seen<'a> {
    Seen {
        incident,
        work: beside.get(&incident.id).copied().unwrap_or_default(),
        told,
        shows_a_change: untold.iter().any(|behind| behind.contains(&incident.id)),
    }
}

/// What the best supported sentences about a change rest on.
fn changes(claims: &[PaperClaim]) -> Vec<&[IncidentId]> {
    let changes = best_claims(claims).into_iter();
    let changes = changes.filter(|claim| claim.template.day().is_some() && !claim.stale);
    changes
        .take(MOST_CHANGES)
        .map(|claim| claim.reading.incidents.as_slice())
        .collect()
}

fn beside(work: &PaperWork) -> HashMap<IncidentId, Beside> {
    let mut beside: HashMap<IncidentId, Beside> = HashMap::new();
    let verified = work.actions.iter().filter(|one| is_verified(one));
    for id in verified.filter_map(|one| one.incident) {
        beside.entry(id).or_default().verified = true;
    }
    for one in &work.postmortems {
        if let (Some(id), PostmortemState::Done { .. }) = (one.incident, &one.state) {
            beside.entry(id).or_default().reviewed = true;
        }
    }
    let quotable = work.feedback.iter().filter(|one| one.quote().is_some());
    for id in quotable.filter_map(|one| one.incident) {
        beside.entry(id).or_default().quoted = true;
    }
    beside
}

fn is_verified(action: &Action) -> bool {
    matches!(action.state, ActionState::Verified { .. })
}

/// Saved sentences first, then changes that the data carries, then parts taken; of equals those with more behind them.
pub fn best_claims(claims: &[PaperClaim]) -> Vec<&PaperClaim> {
    let weight = |claim: &PaperClaim| match claim.template {
        ClaimTemplate::TimeChange { .. } | ClaimTemplate::Quiet { .. } => 4,
        ClaimTemplate::FrequencyChange { .. } => 3,
        ClaimTemplate::Part { .. } | ClaimTemplate::Actions => 2,
        ClaimTemplate::TypicalTime | ClaimTemplate::Runbooks => 1,
    };
    let mut best: Vec<&PaperClaim> = claims.iter().collect();
    best.sort_by_key(|claim| {
        std::cmp::Reverse((claim.saved, weight(claim), claim.reading.incidents.len()))
    });
    best.truncate(MOST_CLAIMS);
    best
}

/// By name before without, of a story that is told before another, short enough to be read, the latest. How many
/// characters a reader gets of each is the caller's to say, because names on paper may be longer or shorter.
pub fn best_quote(
    feedback: &[Feedback],
    stories: &[DraftStory],
    length: impl Fn(&Feedback) -> usize,
) -> Option<FeedbackId> {
    let told: HashSet<IncidentId> = stories.iter().map(|story| story.incident).collect();
    let quotable = feedback.iter().filter(|one| one.quote().is_some());
    let best = quotable.max_by_key(|one| {
        let short = length(one) <= LONGEST_QUOTE;
        let of_story = one.incident.is_some_and(|id| told.contains(&id));
        let by_name = one.consent == Consent::ByName;
        (short, of_story, by_name, one.said_on(), one.id)
    });
    best.map(|one| one.id)
}

fn gaps(data: &PaperData, stories: &[DraftStory], quote: Option<FeedbackId>) -> Vec<String> {
    let mut gaps = Vec::new();
    if stories.len() < 3 {
        gaps.push(format!(
            "Only {} to tell in this period; three to five carry a packet.",
            counted(stories.len(), "story", "stories")
        ));
    }
    for story in stories {
        let missing: Vec<&str> = data
            .incidents
            .iter()
            .filter(|incident| incident.id == story.incident)
            .flat_map(missing)
            .collect();
        if !missing.is_empty() {
            gaps.push(format!(
                "{}: {} not written yet.",
                story.title,
                missing.join(" and ")
            ));
        }
    }
    if quote.is_none() {
        gaps.push("Nobody's words may be quoted yet; ask someone who saw it.".to_owned());
    }
    if !data.work.actions.iter().any(is_verified) {
        gaps.push("No action is verified: nothing shows yet that a fix held.".to_owned());
    }
    gaps.extend(data.work.ladders.last().map(thin).unwrap_or_default());
    gaps
}

fn missing(incident: &Incident) -> Vec<&'static str> {
    let story = &incident.story;
    let parts = [("my part", &story.my_part), ("the outcome", &story.outcome)];
    let empty = parts.into_iter().filter(|(_, text)| text.trim().is_empty());
    empty.map(|(words, _)| words).collect()
}

/// Dimensions for which little speaks.
fn thin(ladder: &Ladder) -> Vec<String> {
    let pieces = |dimension: &crate::domain::Dimension| {
        let mapped = ladder.mapped.iter();
        mapped.filter(|one| one.dimension == dimension.id).count()
    };
    ladder
        .dimensions
        .iter()
        .filter_map(|dimension| match pieces(dimension) {
            0 => Some(format!(
                "\u{201c}{}\u{201d}: no evidence yet.",
                dimension.name
            )),
            1 => Some(format!(
                "\u{201c}{}\u{201d}: one piece of evidence only.",
                dimension.name
            )),
            _ => None,
        })
        .collect()
}

fn counted(n: usize, one: &str, several: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { several })
}
