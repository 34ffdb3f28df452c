//! The text of HTML and XML: what stands between the tags, what stands in their attributes, and what is in comments.

use super::View;

/// Tags that end no word.
const INLINE: [&str; 16] = [
    "a", "abbr", "b", "bdi", "code", "em", "i", "mark", "q", "s", "small", "span", "strong", "sub",
    "tspan", "u",
];

pub fn views(source: &str) -> Vec<View> {
    let mut text = String::new();
    let mut others: Vec<View> = Vec::new();
    let mut rest = source;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            let end = comment.find("-->").unwrap_or(comment.len());
            others.push(View::named("comment", unescape(&comment[..end])));
            rest = comment.get(end + 3..).unwrap_or("");
            continue;
        }
        let end = tag_end(rest);
        let tag = &rest[1..end];
        let name: String = tag
            .trim_start_matches('/')
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect();
        let is_inline = INLINE.contains(&name.to_ascii_lowercase().as_str());
        if !is_inline {
            text.push('\n');
        }
        others.extend(
            attributes(tag)
                .into_iter()
                .map(|(name, value)| View::named(format!("attribute {name}"), unescape(value))),
        );
        rest = rest.get(end + 1..).unwrap_or("");
    }
    text.push_str(rest);
    let mut views = vec![View::named("text", unescape(&text))];
    views.extend(others);
    views
}

/// The ">" that is not within quotes.
fn tag_end(tag: &str) -> usize {
    let mut quote = None;
    for (at, c) in tag.char_indices() {
        match (quote, c) {
            (None, '>') => return at,
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            (None | Some(_), _) => {}
        }
    }
    tag.len()
}

fn attributes(tag: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    let mut rest = tag;
    while let Some(at) = rest.find(['"', '\'']) {
        let before = rest[..at].trim_end().trim_end_matches('=');
        let name = before.rsplit(char::is_whitespace).next().unwrap_or("");
        let quote = if rest[at..].starts_with('"') {
            '"'
        } else {
            '\''
        };
        let inner = &rest[at + 1..];
        let end = inner.find(quote).unwrap_or(inner.len());
        found.push((name, &inner[..end]));
        rest = inner.get(end + 1..).unwrap_or("");
    }
    found
}

/// Entities by name, as far as our own papers use them, and by number.
pub fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let resolved = rest.find(';').filter(|end| *end <= 10).and_then(|end| {
            let c = entity(&rest[1..end])?;
            Some((c, end + 1))
        });
        let (c, length) = resolved.unwrap_or(('&', 1));
        out.push(c);
        rest = &rest[length..];
    }
    out.push_str(rest);
    out
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let hex = number.strip_prefix(['x', 'X']);
        let code = match hex {
            Some(digits) => u32::from_str_radix(digits, 16),
            None => number.parse(),
        };
        return char::from_u32(code.ok()?);
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "shy" => '\u{ad}',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{unescape, views};

    #[test]
    fn text_attributes_and_comments_are_read() {
        let found = views(
            "<p>Ac<em>me</em> &amp; co</p><!-- a note --><a href=\"https://x.example/?a=1&amp;b=2\" title='t'>go</a>",
        );
        let texts: Vec<&str> = found.iter().map(|view| view.text.as_str()).collect();
        assert_eq!(
            texts,
            [
                "\nAcme & co\ngo",
                " a note ",
                "https://x.example/?a=1&b=2",
                "t"
            ]
        );
    }

    #[test]
    fn entities_become_characters() {
        assert_eq!(unescape("&#65;&#x63;me &unknown; &"), "Acme &unknown; &");
    }
}
