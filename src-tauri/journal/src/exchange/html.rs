//! The little HTML that status pages put into their texts, as plain text. Breaks and paragraphs become lines, a link
//! keeps its address, other known tags go; whatever is not HTML ("a < b", `Vec<String>`) stays as it was written.

/// Tags that end a line.
const BLOCKS: [&str; 13] = [
    "br",
    "p",
    "div",
    "li",
    "ul",
    "ol",
    "h1",
    "h2",
    "h3",
    "h4",
    "pre",
    "tr",
    "blockquote",
];
const INLINE: [&str; 20] = [
    "a", "b", "i", "u", "em", "strong", "code", "span", "small", "var", "time", "sub", "sup",
    "img", "table", "td", "tbody", "del", "s", "strike",
];

pub(crate) fn to_text(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut link = None;
    let mut rest = html;
    while let Some(place) = rest.find(['<', '&']) {
        out.push_str(&rest[..place]);
        rest = &rest[place..];
        if let Some((tag, after)) = tag(rest) {
            write_tag(&mut out, &tag, &mut link);
            rest = after;
        } else if let Some((character, after)) = entity(rest) {
            out.push(character);
            rest = after;
        } else {
            // Both characters looked for are one byte long.
            out.push_str(&rest[..1]);
            rest = &rest[1..];
        }
    }
    out.push_str(rest);
    tidy_lines(&out)
}

struct Tag<'a> {
    name: String,
    closing: bool,
    attributes: &'a str,
}

fn tag(text: &str) -> Option<(Tag<'_>, &str)> {
    let inner = text.strip_prefix('<')?;
    let (inner, after) = inner.split_at(inner.find('>')?);
    let (inner, closing) = match inner.strip_prefix('/') {
        Some(inner) => (inner, true),
        None => (inner, false),
    };
    let end = inner
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(inner.len());
    let (name, attributes) = inner.split_at(end);
    let name = name.to_ascii_lowercase();
    let known = BLOCKS.contains(&name.as_str()) || INLINE.contains(&name.as_str());
    let tag = Tag {
        name,
        closing,
        attributes,
    };
    known.then_some((tag, &after[1..]))
}

fn write_tag(out: &mut String, tag: &Tag<'_>, link: &mut Option<(usize, String)>) {
    match (tag.name.as_str(), tag.closing) {
        ("a", false) => *link = href(tag.attributes).map(|href| (out.len(), href)),
        ("a", true) => {
            if let Some((start, href)) = link.take()
                && out[start..].trim() != href
            {
                out.extend([" (", &href, ")"]);
            }
        }
        ("li", false) => out.push_str("\n- "),
        // As Markdown strikes it through.
        ("del" | "s" | "strike", _) => out.push_str("~~"),
        ("br", _) => out.push('\n'),
        (name, _) if BLOCKS.contains(&name) => out.push('\n'),
        _ => {}
    }
}

fn href(attributes: &str) -> Option<String> {
    let value = attributes.split_once("href=")?.1;
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let (value, _) = value[1..].split_once(quote)?;
    Some(to_text(value))
}

fn entity(text: &str) -> Option<(char, &str)> {
    let inner = text.strip_prefix('&')?;
    let end = inner.bytes().take(10).position(|b| b == b';')?;
    let (name, after) = inner.split_at(end);
    let character = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "ndash" => '\u{2013}',
        "mdash" => '\u{2014}',
        "hellip" => '\u{2026}',
        "lsquo" => '\u{2018}',
        "rsquo" => '\u{2019}',
        "ldquo" => '\u{201c}',
        "rdquo" => '\u{201d}',
        "bull" => '\u{2022}',
        _ => numbered(name.strip_prefix('#')?)?,
    };
    Some((character, &after[1..]))
}

fn numbered(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    // As browsers do: no text needs a NUL, and no journal takes one.
    match char::from_u32(code) {
        Some('\0') => Some(char::REPLACEMENT_CHARACTER),
        character => character,
    }
}

/// At most one empty line in a row, and none at either end.
fn tidy_lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut empty = 0;
    for line in text.trim().lines().map(str::trim_end) {
        empty = if line.is_empty() { empty + 1 } else { 0 };
        if empty < 2 {
            out.push_str(line);
            out.push('\n');
        }
    }
    out.truncate(out.trim_end().len());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_becomes_lines_and_the_rest_stays() {
        for (html, text) in [
            ("one<br>two<BR/>three", "one\ntwo\nthree"),
            ("<p>one</p><p class=\"x\">two</p>", "one\n\ntwo"),
            ("<ul><li>one</li><li>two</li></ul>", "- one\n\n- two"),
            (
                "<strong>now</strong> &lt;b&gt; &amp;amp; &#8364;&#x20ac;",
                "now <b> &amp; \u{20ac}\u{20ac}",
            ),
            ("a < b && c > d", "a < b && c > d"),
            ("Vec<String> & <T>", "Vec<String> & <T>"),
            ("&unknown; &#xd800; &; <br", "&unknown; &#xd800; &; <br"),
            (
                "<a href='https://x.example/?a=1&amp;b=2'>here</a>",
                "here (https://x.example/?a=1&b=2)",
            ),
            (
                "<a href=\"https://x.example\">https://x.example</a>",
                "https://x.example",
            ),
            ("<a href>nowhere</a></a>", "nowhere"),
            ("\u{e9}<br>\u{65e5}\u{672c}", "\u{e9}\n\u{65e5}\u{672c}"),
        ] {
            assert_eq!(to_text(html), text, "{html}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_markup_panics(html in "[<>/&;#a-z \u{e9}=\"'br]{0,40}") {
            to_text(&html);
        }

        #[test]
        fn text_without_markup_is_kept(text in "[a-z0-9\u{e9}.,:;]{0,40}") {
            proptest::prop_assert_eq!(to_text(&text), text);
        }
    }
}
