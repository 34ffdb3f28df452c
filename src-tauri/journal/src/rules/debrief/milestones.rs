//! Milestones read from the lines of the pad.

use super::MilestoneProposal;
use crate::domain::{Ending, Entry, EntryKind, Milestone, MilestoneKind, read_time};
use crate::rules::{Facts, facts::told_mitigation, phrases::Words};

/// Words by which a line tells of a milestone, whatever its kind. Guesses and questions for help tell of none.
const TOLD_BY: [(MilestoneKind, &[&str]); 5] = [
    (
        MilestoneKind::Paged,
        &["paged", "pager went|rang", "got a? page|call"],
    ),
    (MilestoneKind::Acknowledged, &["acked|ack|acknowledged"]),
    (
        MilestoneKind::CauseKnown,
        &[
            "cause found|known|identified|is|was",
            "found the? root? cause",
            "found it",
        ],
    ),
    (MilestoneKind::Resolved, RESOLVED),
    (
        MilestoneKind::Verified,
        &[
            "verified",
            "confirmed <any>? fixed|healthy|ok|normal",
            "smoke tests? passed|pass|passes|green|ok",
            "watched it? for <n>",
        ],
    ),
];

const SAID: &str = "The first line that says so.";

const RESOLVED: &[&str] = &[
    "resolved",
    "all clear|green",
    "recovered",
    "back to normal",
    "fixed",
    "healthy again",
    "rate|rates|metrics is|are? normal|back",
];

pub(super) fn propose(facts: &Facts) -> Vec<MilestoneProposal> {
    let missing = |kind: &MilestoneKind| facts.incident.at(*kind).is_none();
    let kinds = MilestoneKind::ALL.into_iter().filter(missing);
    kinds.filter_map(|kind| of(kind, facts)).collect()
}

fn of(kind: MilestoneKind, facts: &Facts) -> Option<MilestoneProposal> {
    match kind {
        MilestoneKind::Detected => {
            let saw = facts.of(EntryKind::Saw).next();
            let saw = saw.map(|saw| from_line(kind, saw, "The first \"saw\" line."));
            // What pages has noticed it already.
            let paged = line_with_words(MilestoneKind::Paged, facts);
            let paged = paged.map(|line| from_line(kind, line, "You were paged for it."));
            let both = [saw, paged].into_iter().flatten();
            both.min_by_key(|proposal| proposal.milestone.at)
        }
        MilestoneKind::Engaged => {
            let did = facts.own().find(|entry| entry.kind == EntryKind::Did)?;
            Some(from_line(kind, did, "Your first \"did\" line."))
        }
        MilestoneKind::Mitigated => {
            let said = facts.said_mitigated().map(|line| (line, SAID));
            let told = || {
                Some((
                    mitigating(facts)?,
                    "The line that tells of what stopped it.",
                ))
            };
            let (line, why) = said.or_else(told)?;
            Some(from_line(kind, line, why))
        }
        MilestoneKind::Resolved | MilestoneKind::Verified => {
            by_words(kind, facts).or_else(|| by_ending(kind, facts))
        }
        MilestoneKind::Paged | MilestoneKind::Acknowledged | MilestoneKind::CauseKnown => {
            by_words(kind, facts)
        }
        MilestoneKind::Began => began(facts),
        MilestoneKind::Reviewed => None,
    }
}

/// The first line that says since when it is bad: "errors since 14:02", "it began at 03:05".
fn began(facts: &Facts) -> Option<MilestoneProposal> {
    const SINCE: [&str; 2] = [
        "<any> <any>? <any>? <any>? <any>? since <time>",
        "<any> <any>? <any>? began|started at|around? <time>",
    ];
    const BAD: [&str; 1] = [
        "error|errors|failing|fails|fail|failures|500s|5xx|timeouts|latency|lag|slow|down|outage|unavailable|unreachable|alerts|it|this|problem|incident",
    ];
    const GOOD: [&str; 1] = [
        "no|not|green|healthy|normal|back|fine|ok|recovered|resolved|fixed|rollback|deploy|backup|maintenance|on+call",
    ];
    let mut seen = facts
        .entries
        .iter()
        .filter(|entry| matches!(entry.kind, EntryKind::Saw | EntryKind::Note));
    seen.find_map(|entry| {
        let words = Words::of(&entry.text);
        let said = SINCE
            .iter()
            .flat_map(|pattern| words.find(pattern))
            .next()?;
        let told = Words::of(&entry.text[said.clone()]);
        let is_bad =
            BAD.iter().any(|word| told.has(word)) && !GOOD.iter().any(|word| told.has(word));
        // "3:05 pm", "01:05 UTC", "14:02 yesterday" say more than the clock here does.
        let ends = entry.text[said.end..].trim_start();
        let is_whole = !ends.starts_with(char::is_alphabetic) && !ends.starts_with('?');
        let time = entry.text[said].split_whitespace().next_back()?;
        let at = read_time(time, entry.happened_at, entry.zone).earliest()?;
        let mut proposal = from_line(MilestoneKind::Began, entry, "The line says since when.");
        (proposal.milestone.at, proposal.milestone.estimated) = (at, true);
        (is_bad && is_whole).then_some(proposal)
    })
}

/// The line that stopped it: the last that tells of a mitigation before a line says that it is better. What was done
/// counts before what was only decided.
pub(super) fn mitigating<'a>(facts: &Facts<'a>) -> Option<&'a Entry> {
    let better = facts
        .entries
        .iter()
        .find(|entry| entry.kind != EntryKind::Guess && says(entry, RESOLVED))
        .map(|entry| entry.happened_at);
    let last = |kind| {
        let mut lines = facts
            .of(kind)
            .rev()
            .filter(|entry| better.is_none_or(|better| entry.happened_at <= better));
        lines.find(|entry| told_mitigation(entry).is_some())
    };
    last(EntryKind::Did).or_else(|| last(EntryKind::Decided))
}

/// The first line that says so; "resolved" and "verified" not before it was mitigated.
fn by_words(kind: MilestoneKind, facts: &Facts) -> Option<MilestoneProposal> {
    Some(from_line(kind, line_with_words(kind, facts)?, SAID))
}

fn line_with_words<'a>(kind: MilestoneKind, facts: &Facts<'a>) -> Option<&'a Entry> {
    let (_, patterns) = TOLD_BY.iter().find(|(told, _)| *told == kind)?;
    let late = matches!(kind, MilestoneKind::Resolved | MilestoneKind::Verified);
    let mitigated = facts.incident.at(MilestoneKind::Mitigated);
    let line = || facts.said_mitigated().or_else(|| mitigating(facts));
    let from = mitigated.or_else(|| line().map(|line| line.happened_at));
    let mut lines = facts.entries.iter().filter(|entry| {
        let tells = !matches!(entry.kind, EntryKind::Guess | EntryKind::Asked);
        tells && (!late || from.is_none_or(|from| entry.happened_at >= from))
    });
    lines.find(|entry| says(entry, patterns))
}

/// "Fixed" is said after watching it, at the end of the pad.
fn by_ending(kind: MilestoneKind, facts: &Facts) -> Option<MilestoneProposal> {
    let incident = facts.incident;
    let closed = incident.pad.closed_at?;
    (incident.ending == Some(Ending::Fixed)).then(|| MilestoneProposal {
        milestone: Milestone {
            kind,
            at: closed,
            zone: None,
            estimated: true,
        },
        entry: None,
        why: "You ended it as fixed.".to_owned(),
    })
}

fn says(entry: &Entry, patterns: &[&str]) -> bool {
    let words = Words::of(&entry.text);
    patterns.iter().any(|pattern| words.says(pattern))
}

fn from_line(kind: MilestoneKind, entry: &Entry, why: &str) -> MilestoneProposal {
    let zone = Some(entry.zone);
    MilestoneProposal {
        milestone: Milestone {
            kind,
            at: entry.happened_at,
            zone,
            estimated: false,
        },
        entry: Some(entry.id),
        why: why.to_owned(),
    }
}
