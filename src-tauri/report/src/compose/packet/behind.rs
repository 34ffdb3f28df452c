//! What sentences about actions and runbooks count, one row each.

use chrono::NaiveDate;
use journal::domain::IncidentId;

use super::super::build::{apart, column, figures, heading, table};
use crate::document::{Block, Row, Text};
use crate::project::{Projected, ProjectedAction, ProjectedRunbook};
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

/// My own of these incidents, in their order.
fn actions(projected: &Projected, today: NaiveDate) -> Vec<Block> {
    let mine = projected.work().actions.iter().filter(|one| one.mine);
    let mut placed: Vec<(usize, &ProjectedAction)> = mine
        .filter_map(|one| Some((projected.incident(one.incident?)?.place, one)))
        .collect();
    placed.sort_by_key(|(place, _)| *place);
    if placed.is_empty() {
        return Vec::new();
    }
    let columns = vec![
        figures("No.", 0.6),
        column("Action", 6.0),
        column("State", 2.6),
    ];
    let rows = placed.iter().map(|(place, one)| Row {
        cells: vec![
            Text::plain(place.to_string()),
            Text::plain(&one.what),
            Text::plain(state(one, today)),
        ],
        sources: one.incident.iter().map(|id| id.0).collect(),
    });
    let caption = format!(
        "{}, by the number of the incident in the appendix",
        words::counted(placed.len(), "action of mine", "actions of mine")
    );
    vec![
        heading(2, "My actions", ACTIONS),
        table(caption, columns, rows.collect()),
    ]
}

/// With its day while it is open.
fn state(action: &ProjectedAction, today: NaiveDate) -> String {
    match when_due(action, today) {
        Some(due) if action.is_open() => format!("{}, {due}", action.state),
        Some(_) | None => action.state.to_owned(),
    }
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
    let rows = all.iter().map(|one| runbook(one, projected)).collect();
    vec![
        heading(2, "Runbooks", RUNBOOKS),
        table(words::count(all.len(), "runbook"), columns, rows),
    ]
}

fn runbook(one: &ProjectedRunbook, projected: &Projected) -> Row {
    let place = |id: &IncidentId| projected.incident(*id).map(|one| one.place);
    let mut places: Vec<usize> = one.used_in.iter().filter_map(place).collect();
    places.sort_unstable();
    let used: Vec<String> = places.iter().map(usize::to_string).collect();
    let used = if used.is_empty() {
        "not yet".to_owned()
    } else {
        used.join(", ")
    };
    Row {
        cells: vec![
            Text::plain(apart(&one.title)),
            Text::plain(one.written.as_deref().unwrap_or("not known")),
            Text::plain(used),
        ],
        sources: one.used_in.iter().map(|id| id.0).collect(),
    }
}
