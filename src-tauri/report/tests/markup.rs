//! What a reader's program makes of our Markdown and HTML: the same text, whatever it looks like.

use chrono::{DateTime, NaiveDate};
use journal::domain::{Accent, Density, Design, Typeface};
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser};
use report::document::{
    Align, Block, Column, Content, Document, Link, ListItem, Row, Span, Table, Text,
};
use report::html::html;
use report::markdown::markdown;
use report::plain::plain;

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
        let plain = html(&everywhere("word"), Design::default());
        let page = html(&everywhere(&text), Design::default());
        let tags = |page: &str| page.matches('<').count();
        prop_assert_eq!(tags(&page), tags(&plain), "a text must never open a tag");
        let unescaped = page
            .replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'")
            .replace("&amp;", "&");
        let stored = format!("{text} end").replace('\0', "\u{fffd}");
        prop_assert!(unescaped.contains(&stored), "{stored:?}");
    }

    #[test]
    fn plain_text_keeps_every_word_and_every_line_within_eighty_characters(text in r"([a-z]{1,20}[ \n]){0,40}") {
        let page = plain(&everywhere(&text));
        let words = |text: &str| text.to_lowercase().split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        let found = words(&page);
        for word in words(&text) {
            prop_assert!(found.iter().filter(|&other| *other == word).count() >= 4, "{word} in {page}");
        }
        for line in page.lines() {
            prop_assert!(line.chars().count() <= 80, "{line}");
        }
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
        assert!(!html(&paper, Design::default()).contains("href"), "{bad}");
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
    let page = html(
        &everywhere("<img src=https://example.org/x.png onerror=alert(1)>"),
        Design::default(),
    );
    assert!(page.contains("default-src 'none'"));
    for forbidden in ["<script", "<img", "src=\"", "@import", "url(", "<link"] {
        assert!(!page.contains(forbidden), "{forbidden}");
    }
}

#[test]
fn a_page_has_the_letters_the_colour_and_the_size_that_were_chosen() {
    let page = html(
        &everywhere("word"),
        Design {
            typeface: Typeface::Serif,
            accent: Accent::Plum,
            density: Density::Compact,
            ..Design::default()
        },
    );
    for chosen in ["#6a2a5b", "Source Serif 4", "--size: 0.9rem"] {
        assert!(page.contains(chosen), "{chosen}");
    }
}

#[test]
fn plain_text_says_where_links_and_notes_lead() {
    let span = |text: &str, address: &str| Span {
        text: text.to_owned(),
        link: Some(Link::Web(address.to_owned())),
        ..Span::default()
    };
    let noted = Span {
        text: "lag".to_owned(),
        footnote: Some(Box::new(Text::plain("in seconds"))),
        ..Span::default()
    };
    let page = plain(&document(vec![
        Content::Paragraph(Text(vec![span("Dashboard", "https://example.org/lag")])),
        Content::Paragraph(Text(vec![span(
            "https://example.org",
            "https://example.org",
        )])),
        Content::Paragraph(Text(vec![span("Not an address", "javascript:alert(1)")])),
        Content::Paragraph(Text(vec![noted])),
    ]));
    assert!(
        page.contains("\nDashboard (https://example.org/lag)\n"),
        "{page}"
    );
    assert!(
        page.contains("\nhttps://example.org\n"),
        "said once: {page}"
    );
    assert!(page.contains("\nNot an address\n"), "{page}");
    assert!(page.contains("\nlag [1]\n"), "{page}");
    assert!(page.ends_with("\n[1] in seconds\n"), "{page}");
}

#[test]
fn plain_text_sends_nothing_to_a_terminal_but_text() {
    let page = plain(&everywhere("a\u{1b}[2Jb\rc\u{7}"));
    assert!(page.contains("a\u{fffd}[2Jbc\u{fffd}"), "{page}");
    assert!(page.chars().all(|c| c == '\n' || !c.is_control()));
}

#[test]
fn a_wide_table_is_wrapped_in_its_columns() {
    let column = |title: &str, align| Column {
        title: title.to_owned(),
        align,
        weight: 1.0,
    };
    let row = |text: &str, number: &str| Row {
        cells: vec![Text::plain(text), Text::plain(number)],
        sources: Vec::new(),
    };
    let page = plain(&document(vec![Content::Table(Table {
        caption: Text::plain("Times"),
        columns: vec![column("What", Align::Start), column("n", Align::End)],
        rows: vec![row(&"word ".repeat(20), "7"), row(&"x".repeat(100), "12")],
    })]));
    let words = |n: usize| vec!["word"; n].join(" ");
    let expected = format!(
        "Times\n\nWhat{}   n\n{}  --\n{}{}   7\n{}\n\n{}  12\n{}\n",
        " ".repeat(72),
        "-".repeat(76),
        words(15),
        " ".repeat(2),
        words(5),
        "x".repeat(76),
        "x".repeat(24),
    );
    assert!(page.ends_with(&expected), "{page}\n{expected}");
}
