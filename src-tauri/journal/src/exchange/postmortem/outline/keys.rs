//! What front matter says, key by key.

/// "title: Some words" or "title = 'Some words'", without quotes around the words. Lines that go on with a value, and the
/// items of a list, stand behind it.
pub(super) fn key_values(text: &str) -> Vec<(String, String)> {
    let mut pairs: Vec<(String, String)> = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if line.starts_with([' ', '\t', '-']) {
            let (item, gap) = match line.trim_start().strip_prefix("- ") {
                Some(item) => (item, ", "),
                None => (line, " "),
            };
            if let Some((_, value)) = pairs.last_mut() {
                let gap = if value.is_empty() { "" } else { gap };
                value.push_str(gap);
                value.push_str(without_quotes(item));
            }
        } else if let Some((key, value)) = line.split_once([':', '=']) {
            let value = without_quotes(value);
            // Only says how the lines below are to be joined.
            let value = if matches!(value, ">" | "|" | ">-" | "|-") {
                ""
            } else {
                value
            };
            pairs.push((key.trim().to_owned(), without_brackets(value)));
        }
    }
    pairs.retain(|(_, value)| !value.is_empty());
    pairs
}

fn without_quotes(text: &str) -> &str {
    text.trim().trim_matches(['"', '\''])
}

/// `["Ada", 'Grace']` as "Ada, Grace".
fn without_brackets(value: &str) -> String {
    let inner = value
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    let items = inner.map(|inner| inner.split(',').map(without_quotes).collect::<Vec<_>>());
    items.map_or_else(|| value.to_owned(), |items| items.join(", "))
}
