//! What a reader's program makes of our Markdown and HTML: the same text, whatever it looks like.

use chrono::{DateTime, NaiveDate};
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser};
use report::document::{
    Align, Block, Column, Content, Document, Link, ListItem, Row, Span, Table, Text,
};
use report::html::html;
use report::markdown::markdown;

fn document(content: Vec<Content>) -> Document {
    Document {
        title: "Paper".to_owned(),
        subtitle: "Kind".to_owned(),
        author: String::new(),
        language: "en".to_owned(),
        dated: NaiveDate::MIN,
        created: DateTime::UNIX_EPOCH,
        cover_lines: Vec::new(),
        contents: false,
        blocks: content
            .into_iter()
            .map(|content| Block {
                content,
                sources: Vec::new(),
            })
            .collect(),
    }
}

/// The text in every place where one may stand, between two words that mark it.
fn everywhere(text: &str) -> Document {
    let text = Text::plain(format!("{text} end"));
    document(vec![
        Content::Paragraph(text.clone()),
        Content::Heading {
            level: 1,
            text: text.clone(),
            anchor: "a".to_owned(),
            new_page: false,
        },
        Content::List {
            ordered: false,
            items: vec![ListItem {
                text: text.clone(),
                sources: Vec::new(),
            }],
        },
        Content::Table(Table {
            caption: Text::default(),
            columns: vec![Column {
                title: "Column".to_owned(),
                align: Align::Start,
                weight: 1.0,
            }],
            rows: vec![Row {
                cells: vec![text],
                sources: Vec::new(),
            }],
        }),
    ])
}

/// What is left when a program has read the Markdown: text, and the kinds of markup it found.
fn read(markdown: &str) -> (String, Vec<String>) {
    let mut text = String::new();
    let mut markup = Vec::new();
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    for event in Parser::new_ext(markdown, options) {
        if let Event::Text(found) = &event {
            text.push_str(found);
        } else if let Event::Start(tag) = &event {
            let tag = format!("{tag:?}");
            markup.push(tag.split(['(', ' ']).next().unwrap_or_default().to_owned());
        } else if is_a_gap(&event) {
            text.push(' ');
        } else if !is_our_anchor(&event) {
            markup.push(format!("{event:?}"));
        }
    }
    (
        text.split_whitespace().collect::<Vec<_>>().join(" "),
        markup,
    )
}

fn is_a_gap(event: &Event<'_>) -> bool {
    matches!(event, Event::SoftBreak | Event::HardBreak | Event::End(_))
        || matches!(event, Event::InlineHtml(found) if &**found == "<br>")
}

fn is_our_anchor(event: &Event<'_>) -> bool {
    matches!(event, Event::Html(found) | Event::InlineHtml(found) if found.starts_with("<a id=") || &**found == "</a>")
}

proptest! {
    #[test]
    fn markdown_gives_back_the_text_and_no_markup_of_its_own(text in r"[a-z0-9 \n#*_`\[\]()<>&!~|\\+.=:$^/-]{0,40}") {
        let (expected, plain_markup) = read(&markdown(&everywhere("word")));
        let (found, markup) = read(&markdown(&everywhere(&text)));
        let normal = format!("{text} end").split_whitespace().collect::<Vec<_>>().join(" ");
        prop_assert_eq!(found, expected.replace("word end", &normal));
        prop_assert_eq!(markup, plain_markup);
    }

    #[test]
    fn html_holds_the_text_but_none_of_its_markup(text in r#"[a-z <>&"'/!\x00-]{0,40}"#) {
        let plain = html(&everywhere("word"));
        let page = html(&everywhere(&text));
        let tags = |page: &str| page.matches('<').count();
        prop_assert_eq!(tags(&page), tags(&plain), "a text must never open a tag");
        let unescaped = page
            .replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'")
            .replace("&amp;", "&");
        let stored = format!("{text} end").replace('\0', "\u{fffd}");
        prop_assert!(unescaped.contains(&stored), "{stored:?}");
    }
}

#[test]
fn only_safe_addresses_become_links() {
    for bad in [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//host/x",
        "https://a b",
        "x",
    ] {
        assert_eq!(Link::web(bad), None, "{bad}");
        let text = Text(vec![Span {
            text: "here".to_owned(),
            link: Some(Link::Web(bad.to_owned())),
            ..Span::default()
        }]);
        let paper = document(vec![Content::Paragraph(text)]);
        assert!(!html(&paper).contains("href"), "{bad}");
        assert!(!markdown(&paper).contains("]("), "{bad}");
    }
    for good in [
        "https://example.org/a?b=1&c=2",
        "HTTP://example.org",
        "mailto:me@example.org",
    ] {
        assert!(Link::web(good).is_some(), "{good}");
    }
}

#[test]
fn a_page_fetches_nothing_and_runs_nothing() {
    let page = html(&everywhere(
        "<img src=https://example.org/x.png onerror=alert(1)>",
    ));
    assert!(page.contains("default-src 'none'"));
    for forbidden in ["<script", "<img", "src=\"", "@import", "url(", "<link"] {
        assert!(!page.contains(forbidden), "{forbidden}");
    }
}
