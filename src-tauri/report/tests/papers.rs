//! Papers through their public doors: projected, composed, and rendered as Markdown and HTML.

#[path = "papers/sample.rs"]
mod sample;

use chrono::NaiveDate;
use insta::assert_snapshot;
use journal::PaperData;
use journal::domain::{Audience, Design, IncidentId, PacketKind, Period};
use report::Fonts;
use report::compose::{PacketOrder, packet};
use report::document::{Content, Document};
use report::html::html;
use report::markdown::markdown;
use report::plain::plain;
use report::project::project;

fn paper(data: PaperData, chosen: Option<&[IncidentId]>) -> Document {
    let projected = project(Audience::Own, data).expect("own papers are allowed");
    let order = PacketOrder {
        kind: PacketKind::Review,
        title: "Review 2025",
        author: "Mika Sand",
        period: Period {
            from: NaiveDate::from_ymd_opt(2025, 1, 1),
            to: NaiveDate::from_ymd_opt(2025, 12, 31),
        },
        chosen,
        charts: true,
        dated: NaiveDate::from_ymd_opt(2026, 1, 5).expect("a day"),
    };
    packet(
        &order,
        &projected,
        &Fonts::new(None).expect("bundled fonts"),
    )
    .expect("a packet")
}

/// The titles of the incidents told in full, in order.
fn told(document: &Document) -> Vec<String> {
    document
        .blocks
        .iter()
        .filter_map(|block| {
            let Content::Heading {
                level: 2,
                text,
                anchor,
                ..
            } = &block.content
            else {
                return None;
            };
            anchor.starts_with("incident-").then(|| text.to_plain())
        })
        .collect()
}

#[test]
fn a_review_packet_as_markdown() {
    assert_snapshot!(markdown(&paper(sample::three(), None)));
}

#[test]
fn a_review_packet_as_html() {
    let page = html(&paper(sample::three(), None), Design::default());
    let body = page.split_once("<body>").expect("a body").1;
    assert_snapshot!(body);
}

#[test]
fn a_review_packet_as_plain_text() {
    assert_snapshot!(plain(&paper(sample::three(), None)));
}

#[test]
fn nothing_private_reaches_a_paper() {
    let data = sample::three();
    assert!(
        format!("{data:?}").contains(sample::SECRET),
        "the sample must hold private text, or this test shows nothing"
    );
    let projected = project(Audience::Own, data.clone()).expect("own papers are allowed");
    assert!(!format!("{projected:?}").contains(sample::SECRET));
    let document = paper(data, None);
    for rendered in [
        markdown(&document),
        html(&document, Design::default()),
        plain(&document),
        format!("{document:?}"),
    ] {
        assert!(!rendered.contains(sample::SECRET));
    }
}

#[test]
fn data_that_was_read_for_others_is_refused() {
    for audience in [Audience::Internal, Audience::Public] {
        let refused = project(audience, sample::three()).expect_err("it was read for the owner");
        assert_eq!(refused.code(), "read_for_others");
    }
    let mut nameless = sample::three();
    nameless.audience = Audience::Public;
    nameless.names = None;
    let refused = project(Audience::Public, nameless).expect_err("nobody asked whom to hide");
    assert_eq!(refused.code(), "read_for_others");
}

#[test]
fn an_empty_period_gives_a_paper_that_says_so() {
    let document = paper(sample::several(0), None);
    let text = markdown(&document);
    assert!(
        text.contains("No incident was recorded in this period."),
        "{text}"
    );
    assert!(!document.contents, "there is nothing to list");
    assert!(
        !text.contains("Appendix") && !text.contains("| Date |"),
        "{text}"
    );
}

#[test]
fn a_single_incident_is_told_and_gets_no_interval() {
    let text = markdown(&paper(sample::several(1), None));
    assert!(
        text.contains("1 incident in the period, told in full."),
        "{text}"
    );
    assert!(
        text.contains("Time to resolve 10 min; resolved - began, n = 1."),
        "{text}"
    );
    assert!(
        text.contains("Every incident of the period is told in full."),
        "{text}"
    );
}

#[test]
fn out_of_eight_hundred_twelve_are_told_and_all_are_listed_with_their_source() {
    let data = sample::several(800);
    let ids: Vec<uuid::Uuid> = data
        .incidents
        .iter()
        .map(|incident| incident.id.0)
        .collect();
    let document = paper(data, None);
    assert_eq!(told(&document).len(), 12);
    let appendix = document
        .blocks
        .iter()
        .rev()
        .find_map(|block| {
            let Content::Table(table) = &block.content else {
                return None;
            };
            Some(table)
        })
        .expect("an appendix");
    let sources: Vec<uuid::Uuid> = appendix
        .rows
        .iter()
        .flat_map(|row| row.sources.clone())
        .collect();
    assert_eq!(
        sources, ids,
        "each row leads back to its incident, oldest first"
    );
    assert!(markdown(&document).contains("chosen out of 800 by rule: first those with a story"));
}

#[test]
fn a_written_story_is_told_before_a_higher_severity() {
    let mut data = sample::several(40);
    data.incidents[3].story.my_part = "I moved the queue to the second site.".to_owned();
    data.incidents[3].severity = None;
    let title = data.incidents[3].title.clone();
    assert!(told(&paper(data, None)).contains(&title));
}

#[test]
fn the_users_choice_keeps_its_order_and_says_what_is_missing() {
    let data = sample::several(5);
    let chosen = [
        data.incidents[4].id,
        IncidentId(uuid::Uuid::max()),
        data.incidents[1].id,
    ];
    let titles = [
        data.incidents[4].title.clone(),
        data.incidents[1].title.clone(),
    ];
    let document = paper(data, Some(&chosen));
    assert_eq!(told(&document), titles);
    assert!(markdown(&document).contains("chosen by the writer; 1 of those chosen"));
}

#[test]
fn equal_input_gives_equal_papers() {
    let papers = || paper(sample::several(100), None);
    assert_eq!(papers(), papers());
    assert_eq!(
        html(&papers(), Design::default()),
        html(&papers(), Design::default())
    );
}
