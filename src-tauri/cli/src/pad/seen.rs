//! "Seen before" in words, for a terminal.

use journal::SeenBefore;
use journal::domain::Service;
use journal::rules::similar::Predecessor;

/// The cards of what is named, and what happened before; one line where there is neither.
pub fn seen_words(seen: &SeenBefore) -> String {
    let services = seen.services.iter().chain(&seen.named);
    let mut lines: Vec<String> = services.flat_map(card).collect();
    lines.extend(seen.predecessors.iter().flat_map(earlier));
    if lines.is_empty() {
        lines.push("Nothing like it stands in the journal.".to_owned());
    }
    lines.join("\n")
}

fn card(service: &Service) -> Vec<String> {
    let card = &service.card;
    let runbooks = card.runbooks.iter().map(|link| ("runbook", &link.url));
    let facts = runbooks.chain([
        ("dashboard", &card.dashboard),
        ("channel", &card.channel),
        ("contacts", &card.contacts),
    ]);
    let known = facts.filter(|(_, text)| !text.trim().is_empty());
    let mut lines = vec![service.name.clone()];
    lines.extend(known.map(|(name, text)| format!("  {name}: {}", text.replace('\n', ", "))));
    lines
}

fn earlier(one: &Predecessor) -> Vec<String> {
    let mut lines = vec![format!(
        "{}  {}  ({})",
        one.day,
        one.title,
        one.reasons.join("; ")
    )];
    let named = |name: &str, text: &str| format!("  {name}: {text}");
    lines.extend(one.worked.iter().map(|line| named("worked", &line.text)));
    lines.extend(
        one.ruled_out
            .iter()
            .map(|line| named("ruled out", &line.text)),
    );
    let open = one.open_workarounds.iter();
    lines.extend(open.map(|action| named("still open", &action.what)));
    lines
}
