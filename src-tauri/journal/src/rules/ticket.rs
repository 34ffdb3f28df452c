//! An action as the text of a ticket, to paste into the tracker of the team.

use crate::domain::{Action, Owner};

/// `of` is what it came out of; `review` the address at which the postmortem was published; `me` what others call the
/// user. Blank facts are left out.
pub fn ticket_text(action: &Action, of: &str, review: Option<&str>, me: &str) -> String {
    let owner = match &action.owner {
        Owner::Me => me.trim(),
        Owner::Other { name } => name,
        Owner::Nobody => "",
    };
    let priority = action
        .priority
        .map(|priority| format!("{} ({})", priority.label(), priority.words()));
    let due = action.due.map(|due| due.format("%-d %B %Y").to_string());
    let facts = [
        ("Out of", (!of.is_empty()).then(|| of.to_owned())),
        ("Postmortem", review.map(str::to_owned)),
        ("Priority", priority),
        ("Kind", action.kind.map(|kind| kind.words().to_owned())),
        ("Owner", Some(owner.to_owned())),
        ("Deadline", due),
    ];
    let mut text = format!("{}\n", action.what.trim());
    let facts = facts
        .into_iter()
        .filter_map(|(name, fact)| Some((name, fact.filter(|fact| !fact.is_empty())?)));
    for (place, (name, fact)) in facts.enumerate() {
        if place == 0 {
            text.push('\n');
        }
        text.extend([name, ": ", fact.as_str(), "\n"]);
    }
    if !action.acceptance_test.trim().is_empty() {
        text.extend(["\nDone when\n", action.acceptance_test.trim(), "\n"]);
    }
    if action.workaround {
        text.push_str("\nA workaround holds until this is verified.\n");
    }
    text
}
