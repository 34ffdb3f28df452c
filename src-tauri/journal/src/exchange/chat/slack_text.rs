//! What a message of a Slack export says, in plain words.

use serde_json::Value;

/// Its text; of an alert, which leaves that empty, what is attached; of its files their names.
pub(super) fn of(message: &Value, name: &impl Fn(&str) -> Option<String>) -> String {
    let text = |value: &Value, field: &str| {
        let text = value.get(field).and_then(Value::as_str).unwrap_or_default();
        plain(text, name)
    };
    let own = text(message, "text");
    let is_said = !own.trim().is_empty();
    let list = |field: &str| {
        message
            .get(field)
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
    };
    let attached = list("attachments").filter(|_| !is_said);
    let attached = attached.map(|attached| {
        let parts = ["pretext", "title", "text"].map(|field| text(attached, field));
        let whole: Vec<&str> = parts
            .iter()
            .map(|part| part.trim())
            .filter(|part| !part.is_empty())
            .collect();
        if whole.is_empty() {
            text(attached, "fallback")
        } else {
            whole.join("\n")
        }
    });
    let files = list("files").map(|file| {
        let name = text(file, "name");
        if name.is_empty() {
            name
        } else {
            format!("File: {name}")
        }
    });
    let all: Vec<String> = std::iter::once(own.trim().to_owned())
        .chain(attached)
        .chain(files)
        .filter(|part| !part.trim().is_empty())
        .collect();
    all.join("\n").trim().to_owned()
}

/// Without Slack's own marks: people and channels by name, links with their words, characters as themselves.
fn plain(text: &str, name: &impl Fn(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('<') {
        let Some(length) = rest[start..].find('>') else {
            break;
        };
        out.push_str(&unescaped(&rest[..start]));
        out.push_str(&reference(&rest[start + 1..start + length], name));
        rest = &rest[start + length + 1..];
    }
    out.push_str(&unescaped(rest));
    out
}

fn reference(inside: &str, name: &impl Fn(&str) -> Option<String>) -> String {
    let (target, label) = match inside.split_once('|') {
        Some((target, label)) => (target, Some(unescaped(label))),
        None => (inside, None),
    };
    if let Some(id) = target.strip_prefix('@') {
        let name = name(id).or(label);
        return format!("@{}", name.unwrap_or_else(|| id.to_owned()));
    }
    if let Some(id) = target.strip_prefix('#') {
        return format!("#{}", label.unwrap_or_else(|| id.to_owned()));
    }
    if let Some(command) = target.strip_prefix('!') {
        let word = command.split('^').next().unwrap_or(command);
        return label.unwrap_or_else(|| format!("@{word}"));
    }
    let url = unescaped(target);
    match label {
        Some(label) if label != url && !url.ends_with(&label) => format!("{label} ({url})"),
        Some(_) | None => url.trim_start_matches("mailto:").to_owned(),
    }
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::of;

    #[test]
    fn the_files_of_a_message_are_named_beside_its_text() {
        let said = |message| of(&message, &|_| None);
        let files = json!([{"name": "graph.png"}]);
        assert_eq!(
            said(json!({"text": "look ", "files": files})),
            "look\nFile: graph.png"
        );
        assert_eq!(said(json!({"text": "", "files": files})), "File: graph.png");
        let alert = json!([{"title": "Disk full"}]);
        assert_eq!(
            said(json!({"text": "look", "attachments": alert})),
            "look",
            "of a message with words, what is attached only shows its links again"
        );
    }
}
