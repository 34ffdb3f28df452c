//! Whether others use what I made: runbooks by their hands, and work that reached beyond the team.

use std::collections::BTreeMap;

use journal::domain::{ContributionReach, IncidentId};

use super::super::build::{apart, bullets, heading, internal_link};
use super::picked::first_sentences;
use super::{anchors, receipts};
use crate::document::{Block, ListItem, Text};
use crate::project::{Projected, ProjectedContribution, ProjectedIncident, ProjectedRunbook};
use crate::words;

pub fn adopted(projected: &Projected) -> Vec<Block> {
    const MOST_OF_EACH: usize = 2;
    let work = projected.work();
    let mut by_use: BTreeMap<std::cmp::Reverse<usize>, Vec<ListItem>> = BTreeMap::new();
    for (n, item) in work
        .runbooks
        .iter()
        .enumerate()
        .filter_map(|(index, one)| runbook(index, one, projected))
    {
        by_use.entry(std::cmp::Reverse(n)).or_default().push(item);
    }
    let far = |reach: ContributionReach| reach >= ContributionReach::SeveralTeams;
    let mut furthest: Vec<(usize, &ProjectedContribution)> =
        work.contributions.iter().enumerate().collect();
    furthest.sort_by_key(|(_, one)| std::cmp::Reverse(one.reach));
    let further = furthest.into_iter().filter_map(|(index, one)| {
        let reach = one.reach.filter(|reach| far(*reach))?;
        let mut text = internal_link(&apart(&one.title), anchors::work(index));
        let about = format!(
            " ({}, {}). {} It reached {}.",
            words::work(one.kind),
            one.date,
            what(one),
            words::reached(reach)
        );
        text.0.extend(Text::plain(about).0);
        text.0.push(receipts::of_work(one, projected));
        Some(ListItem {
            text,
            sources: one.incidents.iter().map(|id| id.0).collect(),
        })
    });
    let items: Vec<ListItem> = by_use
        .into_values()
        .flatten()
        .take(MOST_OF_EACH)
        .chain(further.take(MOST_OF_EACH))
        .collect();
    if items.is_empty() {
        return Vec::new();
    }
    vec![
        heading(2, "What is in use, and how far it reached", "adopted"),
        bullets(items),
    ]
}

/// In the words of the note, else by its kind.
fn what(one: &ProjectedContribution) -> String {
    const LONGEST: usize = 140;
    match one.what.trim() {
        "" => format!("My part: {}.", words::did(one.kind)),
        what => words::ended(&apart(&first_sentences(what, LONGEST))),
    }
}

/// And in how many incidents it was used; a drill is none.
fn runbook(
    index: usize,
    runbook: &ProjectedRunbook,
    projected: &Projected,
) -> Option<(usize, ListItem)> {
    let used_in = runbook.used_in.iter().copied();
    let used_in: Vec<IncidentId> = used_in
        .filter(|id| projected.incident(*id).is_none_or(|one| one.kind.was_met()))
        .collect();
    let n = used_in.len();
    let used = format!(
        "\u{201d}, used in {}{}.",
        words::count(n, "incident"),
        by_whom(&used_in, projected)?
    );
    let whose = match &runbook.written {
        Some(day) => format!("I wrote the runbook ({day}) \u{201c}"),
        None => "Runbook \u{201c}".to_owned(),
    };
    let mut text = Text::plain(whose);
    text.0
        .extend(internal_link(&apart(&runbook.title), anchors::runbook(index)).0);
    text.0
        .extend(receipts::receipted(&used, &used_in, projected).0);
    let item = ListItem {
        text,
        sources: used_in.iter().map(|id| id.0).collect(),
    };
    (n > 0).then_some((n, item))
}

/// What I used myself is no adoption: `None`. Of what I only watched others had the use.
fn by_whom(used_in: &[IncidentId], projected: &Projected) -> Option<String> {
    let here = used_in.iter().filter_map(|id| projected.incident(*id));
    let here: Vec<&ProjectedIncident> = here.collect();
    let watched = here
        .iter()
        .filter(|one| one.kind.was_only_watched(&one.roles));
    match (here.len(), watched.count()) {
        (0, _) => Some(String::new()),
        (_, 0) => None,
        (all, watched) if all == watched => Some(" by others".to_owned()),
        (_, watched) => Some(format!(", {watched} of them by others while I watched")),
    }
}
