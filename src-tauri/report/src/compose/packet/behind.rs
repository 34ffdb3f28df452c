//! What sentences about actions and runbooks count, one row each.

use chrono::NaiveDate;

use super::super::build::{apart, column, figures, heading, projected_link, table};
use super::anchors;
use crate::document::{Block, Row, Text};
use crate::project::{Projected, ProjectedAction, ProjectedIncident, ProjectedRunbook};
use crate::words;

pub const ACTIONS: &str = "actions";
pub const RUNBOOKS: &str = "runbooks";

pub fn actions_and_runbooks(projected: &Projected, today: NaiveDate) -> Vec<Block> {
    let mut blocks = actions(projected, today);
    blocks.extend(runbooks(projected));
    if !blocks.is_empty() {
        blocks.insert(0, heading(1, "Actions and runbooks", "behind"));
    }
    blocks
}

/// My own: those of these incidents, in their order; then the others, of which no sentence counts any.
fn actions(projected: &Projected, today: NaiveDate) -> Vec<Block> {
    let (mut placed, mut elsewhere) = (Vec::new(), Vec::new());
    for (index, one) in projected.work().actions.iter().enumerate() {
        match one.incident.and_then(|id| projected.incident(id)) {
            _ if !one.mine => {}
            Some(incident) => placed.push((incident, index, one)),
            None => elsewhere.push((index, one)),
        }
    }
    placed.sort_by_key(|(incident, ..)| incident.place);
    let mut blocks = Vec::new();
    if !placed.is_empty() {
        blocks.push(of_incidents(&placed, projected, today));
    }
    if !elsewhere.is_empty() {
        blocks.push(of_others(&elsewhere, projected, today));
    }
    if !blocks.is_empty() {
        blocks.insert(0, heading(2, "My actions", ACTIONS));
    }
    blocks
}

fn of_incidents(
    placed: &[(&ProjectedIncident, usize, &ProjectedAction)],
    projected: &Projected,
    today: NaiveDate,
) -> Block {
    let columns = vec![
        figures("No.", 0.6),
        column("Action", 4.6),
        column("State", 4.0),
    ];
    let rows = placed.iter().map(|(incident, index, one)| Row {
        cells: vec![
            Text(anchors::numbers([*incident])),
            Text::plain(&one.what).at(anchors::action(*index)),
            state_and_effect(one, projected, today),
        ],
        sources: one.incident.iter().map(|id| id.0).collect(),
    });
    let caption = format!(
        "{}, by the number of the incident in the appendix",
        words::counted(placed.len(), "action of mine", "actions of mine")
    );
    table(caption, columns, rows.collect())
}

fn of_others(
    elsewhere: &[(usize, &ProjectedAction)],
    projected: &Projected,
    today: NaiveDate,
) -> Block {
    let rows = elsewhere.iter().map(|(index, one)| Row {
        cells: vec![
            Text::plain(&one.what).at(anchors::action(*index)),
            state_and_effect(one, projected, today),
        ],
        sources: one.incident.iter().map(|id| id.0).collect(),
    });
    let caption = format!(
        "{}, of incidents outside the period of this paper or of none",
        words::counted(elsewhere.len(), "action of mine", "actions of mine")
    );
    let columns = vec![column("Action", 5.2), column("State", 4.0)];
    table(caption, columns, rows.collect())
}

/// With the incident that the remedy itself brought about.
fn state_and_effect(action: &ProjectedAction, projected: &Projected, today: NaiveDate) -> Text {
    let state = state(action, today);
    let Some(caused) = action.caused.and_then(|id| projected.incident(id)) else {
        return Text::plain(state);
    };
    let state = state.trim_end_matches('.');
    let mut text = Text::plain(format!("{state}; it brought about no. "));
    text.0.extend(anchors::numbers([caused]));
    text
}

/// "verified 5 October 2026, due 3 October 2026: replayed the failure".
fn state(action: &ProjectedAction, today: NaiveDate) -> String {
    let due = if action.is_open() {
        when_due(action, today)
    } else {
        action.due_words.as_ref().map(|due| format!("due {due}"))
    };
    let closed = action.closed_words.iter().map(|day| format!(" {day}"));
    let due = due.iter().map(|due| format!(", {due}"));
    let because = action.because.iter().map(|why| format!(": {}", why.trim()));
    let parts = closed.chain(due).chain(because);
    [action.state.to_owned()].into_iter().chain(parts).collect()
}

/// "overdue since 3 October 2026".
pub fn when_due(action: &ProjectedAction, today: NaiveDate) -> Option<String> {
    let is_late = action.due.is_some_and(|due| due < today);
    let since = if is_late { "overdue since" } else { "due" };
    let due = action.due_words.as_ref()?;
    Some(format!("{since} {due}"))
}

fn runbooks(projected: &Projected) -> Vec<Block> {
    let all = &projected.work().runbooks;
    if all.is_empty() {
        return Vec::new();
    }
    let columns = vec![
        column("Runbook", 4.0),
        column("Written", 1.6),
        column("Used in no.", 2.2),
    ];
    let rows = all.iter().enumerate();
    let rows = rows.map(|(index, one)| runbook(index, one, projected));
    vec![
        heading(2, "Runbooks", RUNBOOKS),
        table(words::count(all.len(), "runbook"), columns, rows.collect()),
    ]
}

fn runbook(index: usize, one: &ProjectedRunbook, projected: &Projected) -> Row {
    let used_in = one.used_in.iter();
    let mut used_in: Vec<_> = used_in.filter_map(|id| projected.incident(*id)).collect();
    used_in.sort_unstable_by_key(|incident| incident.place);
    Row {
        cells: vec![
            titled(index, one),
            Text::plain(one.written.as_deref().unwrap_or("not known")),
            if used_in.is_empty() {
                Text::plain("not yet")
            } else {
                used(&used_in)
            },
        ],
        sources: one.used_in.iter().map(|id| id.0).collect(),
    }
}

/// "Slow database: which statement is new? (text)", which leads there.
fn titled(index: usize, one: &ProjectedRunbook) -> Text {
    let mut text = Text::plain(apart(&one.title)).at(anchors::runbook(index));
    if let Some(link) = &one.link {
        text.0.extend(Text::plain(", ").0);
        text.0.extend(projected_link(link).0);
    }
    text
}

/// Drills last and by their name: no sentence counts them among incidents.
fn used(used_in: &[&ProjectedIncident]) -> Text {
    let (met, others): (Vec<_>, Vec<_>) = used_in.iter().partition(|one| one.kind.was_met());
    let mut parts = anchors::numbers(met);
    for other in others {
        let gap = if parts.is_empty() { "" } else { ", " };
        parts.extend(Text::plain(format!("{gap}{} ", other.kind.words())).0);
        parts.extend(anchors::to_row(&other.place.to_string(), other));
    }
    Text(parts)
}
