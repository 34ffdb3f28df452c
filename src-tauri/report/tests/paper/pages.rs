//! Where things land on pages.

use crate::laid::{baseline, content_of, lay, short, text_of};
use crate::sample::{self, column, heading, paragraph};
use crate::tools::paper;
use report::PageSetup;
use report::document::{Align, Block, Content, Row, Span, Table, Text};
use report::layout::{Draw, Tag};
use uuid::Uuid;

#[test]
fn no_heading_stands_alone_at_the_foot_of_a_page() {
    // Each number of lines before the heading pushes it one line further down.
    for lines in 22..34 {
        let mut blocks: Vec<Block> = (0..lines).map(|_| paragraph("A line.")).collect();
        blocks.push(heading(2, "Heading"));
        blocks.push(heading(3, "Deeper"));
        blocks.push(paragraph(sample::STORY));
        let laid = lay(&short(blocks));

        for placed in &laid.headings {
            let below = laid.pages[placed.page]
                .items
                .iter()
                .filter(|item| {
                    let paragraph = item
                        .node
                        .is_some_and(|node| laid.nodes[node].tag == Tag::Paragraph);
                    paragraph && baseline(item).is_some_and(|y| y > placed.y)
                })
                .count();
            assert!(
                below >= 2,
                "{} after {lines} lines has no text below it",
                placed.title
            );
        }
    }
}

#[test]
fn no_single_line_of_a_paragraph_is_left_on_a_page() {
    for lines in 22..34 {
        let mut blocks: Vec<Block> = (0..lines).map(|_| paragraph("A line.")).collect();
        blocks.push(paragraph(sample::STORY));
        let laid = lay(&short(blocks));
        let story = laid.nodes.len() - 1;

        let on_pages: Vec<usize> = laid
            .pages
            .iter()
            .map(|page| {
                let mut lines: Vec<u32> = page
                    .items
                    .iter()
                    .filter(|item| item.node == Some(story))
                    .filter_map(|item| baseline(item).map(f32::to_bits))
                    .collect();
                lines.dedup();
                lines.len()
            })
            .collect();
        assert!(!on_pages.contains(&1), "{lines} lines before: {on_pages:?}");
    }
}

#[test]
fn the_contents_name_the_right_pages() {
    let document = sample::rich();
    let laid = lay(&document);
    let paper = paper("contents", &document);
    let contents = paper.text_of_page(2);

    assert_eq!(laid.headings.len(), 13);
    for placed in &laid.headings {
        let page = paper.text_of_page(placed.page + 1);
        assert!(
            page.contains(&placed.title),
            "{} is not on page {}",
            placed.title,
            placed.page + 1
        );
        assert_eq!(
            contents.contains(&placed.title),
            placed.level <= 2,
            "{}: two levels are listed, and no more",
            placed.title
        );
    }
    let numbers: Vec<String> = contents
        .lines()
        .filter(|line| line.parse::<usize>().is_ok())
        .map(str::to_owned)
        .collect();
    let expected: Vec<String> = laid
        .headings
        .iter()
        .filter(|placed| placed.level <= 2)
        .map(|placed| (placed.page + 1).to_string())
        .collect();
    assert_eq!(numbers, expected);
}

#[test]
fn a_part_begins_on_a_page_of_its_own_unless_much_of_the_page_above_would_stay_empty() {
    for (paragraphs, page) in [(1, 2), (12, 2), (28, 3)] {
        let mut blocks = vec![heading(1, "One")];
        blocks.extend((0..paragraphs).map(|_| paragraph("Text.")));
        blocks.push(heading(1, "Two"));
        blocks.push(paragraph("Text."));
        let headings = lay(&sample::document(blocks)).headings;
        let pages: Vec<usize> = headings.iter().map(|placed| placed.page).collect();
        assert_eq!(pages, [2, page], "after {paragraphs} paragraphs");
    }
}

#[test]
fn a_heading_without_text_does_not_shift_the_contents() {
    let mut blocks = vec![heading(1, "One"), heading(2, "\u{0}")];
    blocks.extend((0..28).map(|_| paragraph("Text.")));
    blocks.push(heading(1, "Two"));
    let document = sample::document(blocks);

    let pages: Vec<usize> = lay(&document)
        .headings
        .iter()
        .map(|placed| placed.page)
        .collect();
    assert_eq!(pages, [2, 2, 3]);
    let contents = paper("blank-heading", &document).text_of_page(2);
    assert!(
        contents.contains('4'),
        "Two is on the fourth page: {contents}"
    );
}

#[test]
fn every_page_but_the_cover_says_where_it_is() {
    let paper = paper("numbered", &sample::rich());
    let total = lay(&sample::rich()).pages.len();

    assert!(!paper.text_of_page(1).contains("Page 1"));
    for page in 2..=total {
        assert!(
            paper
                .text_of_page(page)
                .contains(&format!("Page {page} of {total}"))
        );
    }
}

/// From every place on the page.
#[test]
fn neither_the_first_nor_the_last_of_a_list_a_table_or_a_box_stands_alone() {
    let listed = || {
        (1..=6)
            .map(|n| sample::item(&format!("item {n}.")))
            .collect()
    };
    let table = || Table {
        caption: Text::plain("Rows"),
        columns: vec![column("Title", Align::Start, 1.0)],
        rows: (1..=6)
            .map(|n| sample::row(&[&format!("item {n}.")]))
            .collect(),
    };
    let boxed = || Content::Callout {
        title: "item 1.".to_owned(),
        text: Text::plain(format!(
            "item 2. {}item 5. item 6.",
            "Words of a box. ".repeat(40)
        )),
    };
    for lines in 24..48 {
        for content in [
            Content::List {
                ordered: false,
                items: listed(),
            },
            Content::Table(table()),
            boxed(),
        ] {
            let is_box = matches!(content, Content::Callout { .. });
            let mut blocks: Vec<Block> = (0..lines).map(|_| paragraph("A line.")).collect();
            blocks.extend([heading(2, "Heading"), sample::block(content)]);
            let laid = lay(&short(blocks));
            let page_of = |text: &str| {
                let mut pages = laid.pages.iter();
                pages.position(|page| content_of(page).contains(text))
            };
            let together = [("Heading", "item 2."), ("item 5.", "item 6.")];
            for (one, other) in together {
                assert_eq!(
                    page_of(one),
                    page_of(other),
                    "{one} and {other}: {lines} lines before"
                );
            }
            assert!(
                !is_box || page_of("item 2.") == page_of("item 6."),
                "{lines} lines before"
            );
        }
    }
}

#[test]
fn a_note_stands_on_the_page_that_calls_it() {
    let note = Span {
        text: "called".to_owned(),
        footnote: Some(Box::new(Text::plain("The note itself."))),
        ..Span::default()
    };
    let mut blocks: Vec<Block> = (0..60).map(|_| paragraph("A line.")).collect();
    blocks.insert(40, sample::block(Content::Paragraph(Text(vec![note]))));
    let laid = lay(&short(blocks));

    let page = laid
        .pages
        .iter()
        .map(content_of)
        .find(|text| text.contains("called"))
        .expect("a page calls the note");
    assert!(
        page.contains("called¹"),
        "the call is a raised number: {page}"
    );
    assert!(page.contains("The note itself."), "{page}");
}

#[test]
fn a_note_longer_than_a_page_goes_on_over_the_next_ones() {
    let note = Span {
        text: "called".to_owned(),
        footnote: Some(Box::new(Text::plain(
            "A remark of many words. ".repeat(900),
        ))),
        ..Span::default()
    };
    let laid = lay(&short(vec![
        sample::block(Content::Paragraph(Text(vec![note]))),
        paragraph("Text after it."),
    ]));

    let all: String = laid.pages.iter().map(content_of).collect();
    assert_eq!(all.matches("remark").count(), 900, "no word is lost");
    assert!(all.contains("Text after it."));
    for page in &laid.pages {
        let mut baselines: Vec<f32> = page.items.iter().filter_map(baseline).collect();
        baselines.sort_by(f32::total_cmp);
        baselines.dedup();
        let closest = baselines
            .windows(2)
            .map(|pair| pair[1] - pair[0])
            .fold(f32::MAX, f32::min);
        assert!(closest > 5.0, "two lines lie over each other");
    }
}

#[test]
fn a_figure_that_does_not_fit_lets_the_text_move_up() {
    let mut blocks: Vec<Block> = (0..24).map(|_| paragraph("A line.")).collect();
    blocks.push(sample::figure());
    blocks.push(paragraph("Text after the figure."));
    let laid = lay(&short(blocks));

    assert!(content_of(&laid.pages[0]).contains("Text after the figure."));
    assert!(content_of(&laid.pages[1]).contains("Response times by month"));
}

#[test]
fn every_item_leads_back_to_what_it_was_made_from() {
    let (block, line) = (Uuid::from_u128(1), Uuid::from_u128(2));
    let table = Table {
        caption: Text::default(),
        columns: vec![column("Title", Align::Start, 1.0)],
        rows: vec![Row {
            cells: vec![Text::plain("from the row")],
            sources: vec![line],
        }],
    };
    let laid = lay(&short(vec![
        Block {
            content: Content::Paragraph(Text::plain("from the block")),
            sources: vec![block],
        },
        Block {
            content: Content::Table(table),
            sources: vec![block],
        },
    ]));

    let sources = |text: &str| {
        laid.pages[0]
            .items
            .iter()
            .find(|item| text_of(item).trim() == text)
            .map(|item| item.sources.to_vec())
    };
    assert_eq!(sources("from the block"), Some(vec![block]));
    assert_eq!(sources("from the row"), Some(vec![line]));
    assert_eq!(sources("Title"), Some(vec![block]));
}

#[test]
fn nothing_is_set_outside_the_margins() {
    let laid = lay(&sample::rich());
    let (left, right) = (
        PageSetup::A4.side - 0.5,
        PageSetup::A4.width - PageSetup::A4.side + 4.0,
    );

    for item in laid.pages.iter().flat_map(|page| &page.items) {
        if let Draw::Text {
            x, run, rotation, ..
        } = &item.draw
            && rotation.to_bits() == 0
        {
            let end = x + run.width - if run.text.ends_with(' ') { 3.0 } else { 0.0 };
            assert!(
                *x >= left && end <= right,
                "{:?} from {x} to {end}",
                run.text
            );
        }
    }
}
