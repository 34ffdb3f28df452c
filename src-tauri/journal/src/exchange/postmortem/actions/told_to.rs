//! Lists that tell somebody to make it better, below a heading that nobody foresaw: "Add an alert", "Review the limits".

use super::super::blocks::{Piece, PieceKind};

/// How such items begin. What ends an incident ("restart", "roll back") is none of them.
const BETTER: &str = "add, adopt, adjust, allow, audit, automate, build, change, consider, create, define, deploy, \
    develop, document, enable, enforce, ensure, establish, evaluate, expand, explore, extend, find, fix, harden, have, \
    implement, improve, increase, integrate, introduce, investigate, look, make, migrate, monitor, move, plan, prevent, \
    provide, publish, reduce, refactor, replace, require, revisit, review, rework, schedule, set, simplify, split, \
    switch, tighten, track, train, tune, update, upgrade, validate, work, write";

/// Headings of lists that tell what to do in an incident, or a reader.
const NOT_BELOW: [&str; 20] = [
    "how to",
    "step",
    "reproduc",
    "procedure",
    "workaround",
    "recover",
    "runbook",
    "usage",
    "checklist",
    "symptom",
    "component",
    "service",
    "affected",
    "impact",
    "cause",
    "pull request",
    "commit",
    "change",
    "done",
    "did",
];

/// The items of such a list, where all but a few are of that kind.
pub(in super::super) fn told_to(heading: &str, pieces: &[Piece]) -> Vec<Piece> {
    const AT_LEAST: usize = 2;
    let lower = heading.to_lowercase();
    if lower.ends_with('?') || NOT_BELOW.iter().any(|word| lower.contains(word)) {
        return Vec::new();
    }
    let items = pieces
        .iter()
        .filter(|piece| matches!(piece.kind, PieceKind::Item { .. }) && piece.depth == 1);
    let (better, others): (Vec<&Piece>, Vec<&Piece>) =
        items.partition(|piece| begins_so(&piece.text));
    if better.len() < AT_LEAST || others.len() * 4 > better.len() {
        return Vec::new();
    }
    let items = pieces.iter().filter(|piece| piece.depth > 0);
    items.cloned().collect()
}

/// "Review of the logs", "Deploy service" and "Build jobs failed" begin with nouns.
fn begins_so(text: &str) -> bool {
    const AT_LEAST: usize = 3;
    const PAST: [&str; 6] = ["was", "were", "had", "failed", "of", "in"];
    let lower = text.to_ascii_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_ascii_alphanumeric()).collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    let is_noun = words.iter().skip(1).take(2).any(|word| PAST.contains(word));
    let [first, ..] = words.as_slice() else {
        return false;
    };
    words.len() >= AT_LEAST && !is_noun && BETTER.split(", ").any(|verb| verb == *first)
}
