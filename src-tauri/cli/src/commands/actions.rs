use clap::Args;
use journal::domain::{IncidentId, Priority};

use crate::failure::Result;
use crate::output::{Output, table};
use crate::place::Place;
use crate::world;

#[derive(Debug, Args)]
pub struct ActionsArgs {
    /// Only those of this incident
    #[arg(long, value_name = "ID")]
    incident: Option<IncidentId>,
    /// Only those still open
    #[arg(long)]
    open: bool,
}

pub fn run(args: &ActionsArgs, place: &Place, out: &mut Output) -> Result<()> {
    let journal = place.open()?;
    let today = world::now().with_timezone(&world::zone().0).date_naive();
    let mut rows = journal.action_board(today)?.rows;
    rows.retain(|row| {
        let is_wanted = args.incident.is_none() || row.action.incident == args.incident;
        is_wanted && (!args.open || row.action.is_open())
    });
    if out.is_json() {
        return out.json(&rows);
    }
    let lines: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            let action = &row.action;
            let due = action.due.map_or("-".to_owned(), |due| due.to_string());
            let late = if row.is_overdue { " overdue" } else { "" };
            vec![
                format!("{}{late}", action.state.words()),
                action.priority.map_or("-", Priority::label).to_owned(),
                due,
                action.owner.words().to_owned(),
                row.of.clone(),
                // Last, because it is as long as its author liked.
                action.what.clone(),
            ]
        })
        .collect();
    table(out, &lines)
}
