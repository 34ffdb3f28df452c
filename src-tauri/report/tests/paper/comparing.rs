//! Two papers side by side.

use report::compare::{Difference, Passage, compare};
use report::document::Document;
use report::html::html;
use report::markdown::markdown;
use report::pdf::write;
use report::{Laid, designed};

use crate::sample::{document, heading, paragraph};
use crate::tools::fonts;
use journal::domain::{Density, Design};

const LONG: &str = "The storage controller of the primary failed at noon and nobody could pay for a while, \
    until two colleagues failed over to the other site from the runbook that we had written down and \
    drilled nine days before, which took less than twenty minutes in all.";

fn paper(sentence: &str) -> Document {
    document(vec![
        heading(1, "A part"),
        paragraph(LONG),
        paragraph(sentence),
        paragraph(LONG),
    ])
}

fn laid(document: &Document, density: Density) -> Laid {
    let design = Design {
        density,
        ..Design::default()
    };
    designed(document, fonts(), design)
}

fn pdf(document: &Document, density: Density) -> Vec<u8> {
    write(document, &laid(document, density), fonts()).expect("a PDF")
}

fn changed(passages: &[Passage]) -> Vec<(Difference, &str)> {
    let changed = passages.iter().filter(|one| one.change != Difference::Same);
    changed
        .map(|one| (one.change, one.words.as_str()))
        .collect()
}

#[test]
fn what_one_says_and_the_other_does_not_is_found_in_every_format() {
    let older = paper("It took 19 minutes in all.");
    let newer = paper("It took 21 minutes in all, with the check.");
    let files = [
        (
            pdf(&older, Density::Comfortable),
            pdf(&newer, Density::Comfortable),
        ),
        (markdown(&older).into_bytes(), markdown(&newer).into_bytes()),
        (
            html(&older, Design::default()).into_bytes(),
            html(&newer, Design::default()).into_bytes(),
        ),
    ];
    for (older, newer) in &files {
        let passages = compare(older, newer).expect("both can be read");
        assert_eq!(
            changed(&passages),
            [
                (Difference::Removed, "19"),
                (Difference::Added, "21"),
                (Difference::Removed, "all."),
                (Difference::Added, "all, with the check."),
            ]
        );
        assert_eq!(compare(older, older).expect("it can be read"), []);
    }
}

#[test]
fn another_design_is_no_change_of_words() {
    let document = paper("It took 19 minutes in all.");
    let (wide, dense) = (
        pdf(&document, Density::Comfortable),
        pdf(&document, Density::Compact),
    );
    assert_ne!(wide, dense);
    assert_eq!(compare(&wide, &dense).expect("both can be read"), []);
}

#[test]
fn a_new_title_is_told_where_it_stands_and_not_on_every_page() {
    let older = paper("It took 19 minutes in all.");
    let newer = Document {
        title: "Another title".to_owned(),
        ..older.clone()
    };
    let passages = compare(
        &pdf(&older, Density::Comfortable),
        &pdf(&newer, Density::Comfortable),
    );
    let passages = passages.expect("both can be read");
    let added = changed(&passages).into_iter();
    let added = added.filter(|(change, _)| *change == Difference::Added);
    assert_eq!(added.count(), 1, "{passages:?}");
}
