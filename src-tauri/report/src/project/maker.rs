//! What of mine made a change.

use journal::PaperWork;
use journal::domain::{Action, ItemId, Noun, Owner};

use crate::redact::Redactor;
use crate::words;

/// What of mine made a change, in the middle of a sentence: "I built ", "A watcher of certificates", " (tool or
/// automation)".
#[derive(Debug, Clone, PartialEq)]
pub struct ProjectedMaker {
    pub before: String,
    pub title: String,
    pub after: String,
    pub told: Told,
}

/// Where it is told, by its place among its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    Runbook(usize),
    Work(usize),
    Action(usize),
}

/// As far as these readers are told of it at all.
pub(super) fn made_by(
    behind: &ItemId,
    work: &PaperWork,
    redactor: &mut Redactor,
) -> Option<ProjectedMaker> {
    let is_it = |noun: Noun, id: String| behind.noun == noun && behind.id == id;
    let mut runbooks = work.runbooks.iter().enumerate();
    if let Some((at, one)) = runbooks.find(|(_, one)| is_it(Noun::Runbook, one.id.to_string())) {
        let wrote = one.written.map_or("the", |_| "I wrote the");
        return Some(ProjectedMaker {
            before: format!("{wrote} runbook "),
            title: redactor.text(&one.title),
            after: String::new(),
            told: Told::Runbook(at),
        });
    }
    let mut contributions = work.contributions.iter().enumerate();
    let found = contributions.find(|(_, one)| is_it(Noun::Contribution, one.id.to_string()));
    if let Some((at, one)) = found {
        // "made it the standard"
        let (before, after) = match words::did(one.kind).split_once(" it") {
            Some((did, rest)) => (format!("I {did} "), rest),
            None => (String::new(), ""),
        };
        return Some(ProjectedMaker {
            before,
            title: redactor.text(&one.title),
            after: format!("{after} ({})", words::work(one.kind)),
            told: Told::Work(at),
        });
    }
    let mut actions = work.actions.iter().enumerate();
    let mine = |one: &Action| one.owner == Owner::Me && is_it(Noun::Action, one.id.to_string());
    let (at, one) = actions.find(|(_, one)| mine(one))?;
    Some(ProjectedMaker {
        before: "the action ".to_owned(),
        title: redactor.text(&one.what),
        after: format!(" ({})", one.state.words()),
        told: Told::Action(at),
    })
}
