//! Where tables land on pages.

use crate::laid::{baseline, content_of, lay, short, text_of};
use crate::sample::{self, column, heading, row};
use crate::tools::{fonts, paper};
use report::document::{Align, Content, Table, Text};
use report::layout::Draw;
use report::{PageSetup, layout};

#[test]
fn a_table_repeats_its_header_on_every_page() {
    let document = sample::document(vec![heading(1, "Appendix"), sample::table(90)]);
    let paper = paper("repeated", &document);

    let laid = lay(&document);
    assert!(laid.pages.len() >= 5, "the table goes over several pages");
    for page in 3..=laid.pages.len() {
        let text = paper.text_of_page(page);
        assert!(
            text.contains("Severity"),
            "page {page} has no header:\n{text}"
        );
    }
    let headers: usize = laid
        .pages
        .iter()
        .flat_map(|page| &page.items)
        .filter(|item| item.node.is_some() && text_of(item) == "Severity")
        .count();
    assert_eq!(
        headers, 1,
        "only the first header is content, the others are decoration"
    );
}

#[test]
fn a_table_row_taller_than_a_page_is_divided() {
    let long = "A sentence of the story. ".repeat(600);
    let table = Table {
        caption: Text::default(),
        columns: vec![
            column("Key", Align::Start, 1.0),
            column("Story", Align::Start, 3.0),
        ],
        rows: vec![
            row(&["first", "short"]),
            row(&["second", &long]),
            row(&["third", "last"]),
        ],
    };
    let laid = lay(&short(vec![sample::block(Content::Table(table))]));

    assert!(laid.pages.len() >= 3, "{} pages", laid.pages.len());
    let all: String = laid.pages.iter().map(content_of).collect();
    assert_eq!(all.matches("sentence").count(), 600, "no sentence is lost");
    assert!(
        all.contains("third"),
        "the table goes on after the tall row"
    );
    let foot = PageSetup::A4.height - PageSetup::A4.bottom;
    for item in laid.pages.iter().flat_map(|page| &page.items) {
        if item.node.is_some() {
            assert!(
                baseline(item).is_none_or(|y| y <= foot),
                "text below the foot of the page"
            );
        }
    }
}

#[test]
fn a_table_that_ends_at_the_foot_leaves_no_empty_page() {
    let document = short(vec![sample::table(5)]);
    // One of these heights has room for the last row, but not for the distance after the table.
    for points in 0..40_u8 {
        let setup = PageSetup {
            height: 330.0 + f32::from(points),
            ..PageSetup::A4
        };
        let laid = layout(&document, fonts(), setup);
        for page in &laid.pages {
            assert!(
                !content_of(page).is_empty(),
                "an empty page at {points} points more"
            );
        }
    }
}

#[test]
fn a_column_is_never_too_narrow_for_its_title() {
    let table = Table {
        caption: Text::default(),
        columns: vec![
            column("Severity", Align::Start, 0.01),
            column("Title", Align::Start, 50.0),
            column("Responsibilities", Align::End, f32::NAN),
        ],
        rows: vec![row(&["SEV1", "A title", "none"])],
    };
    let laid = lay(&short(vec![sample::block(Content::Table(table))]));

    let titles: Vec<&str> = laid.pages[0].items.iter().map(text_of).collect();
    assert!(titles.contains(&"Severity"), "{titles:?}");
    assert!(titles.contains(&"Responsibilities"), "{titles:?}");
}

#[test]
fn numbers_of_a_column_end_at_one_edge() {
    let laid = lay(&short(vec![sample::table(10)]));

    let edges: Vec<f32> = laid.pages[0]
        .items
        .iter()
        .filter_map(|item| match &item.draw {
            Draw::Text { x, run, .. } if run.text.parse::<u32>().is_ok() => Some(x + run.width),
            Draw::Text { .. } | Draw::Fill { .. } | Draw::Path { .. } => None,
        })
        .collect();
    assert_eq!(edges.len(), 10);
    let right = PageSetup::A4.width - PageSetup::A4.side;
    for edge in edges {
        assert!((edge - right).abs() < 0.1, "{edge} is not {right}");
    }
}
