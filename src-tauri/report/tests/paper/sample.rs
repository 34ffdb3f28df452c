//! Papers made up for the tests. The people and services in them do not exist.

use chrono::{DateTime, NaiveDate, Utc};
use report::document::{
    Align, Block, Column, Content, Document, Fact, Figure, Link, ListItem, Op, Paint, Row, Segment,
    Span, Stroke, Style, Table, Text, TextAnchor,
};

pub fn document(blocks: Vec<Block>) -> Document {
    Document {
        title: "Review packet".to_owned(),
        subtitle: "Incidents and what came of them".to_owned(),
        author: "Robin Example".to_owned(),
        language: "en".to_owned(),
        dated: NaiveDate::from_ymd_opt(2026, 1, 31).expect("a date of the calendar"),
        created: DateTime::<Utc>::from_timestamp(1_769_817_600, 0)
            .expect("an instant of the calendar"),
        cover_lines: vec![
            "1 January to 31 December 2025".to_owned(),
            "All services, all roles".to_owned(),
            "For my own review".to_owned(),
        ],
        contents: true,
        blocks,
    }
}

pub fn block(content: Content) -> Block {
    Block {
        content,
        sources: Vec::new(),
    }
}

pub fn heading(level: u8, title: &str) -> Block {
    block(Content::Heading {
        level,
        text: Text::plain(title),
        anchor: title.to_lowercase().replace(' ', "-"),
        new_page: level == 1,
    })
}

pub fn paragraph(text: &str) -> Block {
    block(Content::Paragraph(Text::plain(text)))
}

pub fn column(title: &str, align: Align, weight: f32) -> Column {
    Column {
        title: title.to_owned(),
        align,
        weight,
    }
}

pub fn row(cells: &[&str]) -> Row {
    Row {
        cells: cells.iter().map(|cell| Text::plain(*cell)).collect(),
        sources: Vec::new(),
    }
}

pub const STORY: &str = "The replica fell behind at 03:10 because a nightly export held a long transaction open. \
    Writes were fine, but every read of the order history returned data that was several minutes old. I paused the \
    export, watched the lag fall, and moved the reads of the checkout to the primary until the replica had caught \
    up. The export now works in small batches and gives up when the lag passes thirty seconds.";

/// Everything the model knows, in several scripts.
pub fn rich() -> Document {
    let mut blocks = summary();
    blocks.extend(incidents());
    blocks.extend(languages());
    blocks.push(heading(1, "Appendix"));
    blocks.push(table(60));
    document(blocks)
}

fn summary() -> Vec<Block> {
    vec![
        heading(1, "Summary"),
        paragraph(
            "Twelve incidents in the period, four of them led by me. The numbers below name what they count.",
        ),
        block(Content::Facts(vec![
            fact(
                "Incidents",
                "12 (n = 12, of 14 in the journal; 2 drills left out)",
            ),
            fact(
                "Median time to resolve",
                "42 minutes (n = 11, interval 31 to 68 minutes)",
            ),
            fact("As incident commander", "4"),
        ])),
        block(Content::List {
            ordered: false,
            items: vec![
                item("The same cause never paged twice after March."),
                item(STORY),
                item(
                    "Runbooks for payments and search are new; both were used by others within a month.",
                ),
            ],
        }),
        block(Content::Callout {
            title: "How these numbers were made".to_owned(),
            text: Text::plain(
                "Times to resolve run from the first sign of impact to the last. Incidents without either time are \
                 counted and left out of medians, never guessed.",
            ),
        }),
        figure(),
        heading(2, "Words of others"),
        block(Content::Quote {
            text: Text::plain(
                "You wrote the update before anyone asked for it, and the support team could answer at once.",
            ),
            attribution: Text::plain("Sam Sample, customer support, 14 May 2025"),
        }),
    ]
}

fn incidents() -> Vec<Block> {
    let mut blocks = vec![heading(1, "Incidents")];
    for number in 1..=4 {
        blocks.push(heading(2, &format!("Replica lag on orders {number}")));
        blocks.push(block(Content::Facts(vec![
            fact("Severity", "SEV2"),
            fact("Resolved", "12 March 2025, 03:52 (after 42 minutes)"),
            fact("My role", "Incident commander"),
        ])));
        blocks.push(noted(number));
        blocks.push(paragraph(STORY));
        blocks.push(heading(3, &format!("What changed after {number}")));
        blocks.push(block(Content::List {
            ordered: true,
            items: vec![
                item("Batches of five hundred rows."),
                item("An alert on lag, before customers notice."),
            ],
        }));
    }
    blocks
}

fn languages() -> Vec<Block> {
    vec![
        heading(1, "Languages"),
        paragraph("Café, naïve, Łódź, Žižkov: żółw. Efficient office workflows, first and final."),
        paragraph("Кириллица: служба заказов отвечала медленно."),
        paragraph("Ελληνικά: η υπηρεσία πληρωμών."),
        paragraph("עברית: שירות ההזמנות היה איטי במשך שעה."),
        paragraph("العربية: كانت خدمة الطلبات بطيئة لمدة ساعة، لا أكثر."),
        paragraph("שָׁלוֹם עֲלֵיכֶם"),
        paragraph("السَّلامُ عَلَيْكُم"),
        paragraph("Mixed: the channel was called שלום by מרכז and العربية in between."),
        paragraph(
            "Emoji: 🚒 fire engine, 🎉 party, ✅ done, ⚠ warning, 👩‍🚒 person, 1️⃣ keycap; → arrow, ≤ 5, █ block.",
        ),
    ]
}

fn fact(label: &str, value: &str) -> Fact {
    Fact {
        label: label.to_owned(),
        value: Text::plain(value),
    }
}

pub fn item(text: &str) -> ListItem {
    ListItem {
        text: Text::plain(text),
        sources: Vec::new(),
    }
}

/// A paragraph with every kind of span.
fn noted(number: usize) -> Block {
    let plain = |text: &str| Span {
        text: text.to_owned(),
        ..Span::default()
    };
    block(Content::Paragraph(Text(vec![
        plain("I was paged at "),
        Span {
            style: Style::Strong,
            ..plain("03:12")
        },
        plain(" and took command."),
        Span {
            footnote: Some(Box::new(Text::plain(format!(
                "By the pager's own log; the first alert of incident {number} went to the wrong team."
            )))),
            ..plain("")
        },
        plain(" The "),
        Span {
            style: Style::Emphasis,
            ..plain("order history")
        },
        plain(" was stale; see the "),
        Span {
            link: Some(Link::Web(
                "https://status.example.com/incidents/42".to_owned(),
            )),
            ..plain("public status page")
        },
        plain(" and the "),
        Span {
            link: Some(Link::Internal("appendix".to_owned())),
            ..plain("table of all incidents")
        },
        plain("."),
    ])))
}

pub fn table(rows: usize) -> Block {
    let services = [
        "orders",
        "payments-gateway",
        "search",
        "checkout-api-frontend",
    ];
    block(Content::Table(Table {
        caption: Text::plain("All incidents of the period"),
        columns: vec![
            column("Date", Align::Start, 1.5),
            column("Title", Align::Start, 4.0),
            column("Service", Align::Start, 2.0),
            column("Severity", Align::Start, 1.1),
            column("Minutes to resolve", Align::End, 1.2),
        ],
        rows: (1..=rows)
            .map(|index| {
                row(&[
                    &format!("2025-{:02}-{:02}", index % 12 + 1, index % 28 + 1),
                    &format!("Incident number {index} of the appendix, with a title that may need a second line"),
                    services[index % services.len()],
                    &format!("SEV{}", index % 4 + 1),
                    &format!("{}", (index * 7919) % 1400),
                ])
            })
            .collect(),
    }))
}

pub fn figure() -> Block {
    let blue = Paint {
        red: 0x1f,
        green: 0x45,
        blue: 0x7c,
        opacity: 1.0,
    };
    let mut ops = Vec::new();
    for index in 0..12_u8 {
        let x = 40.0 + f32::from(index) * 30.0;
        ops.push(bar(index, x, blue));
        ops.push(label(
            x + 9.0,
            163.0,
            &format!("{}", index + 1),
            TextAnchor::Middle,
            0.0,
        ));
    }
    ops.push(Op::Path {
        segments: vec![Segment::Move(34.0, 150.0), Segment::Line(404.0, 150.0)],
        fill: None,
        stroke: Some(Stroke {
            paint: blue,
            width: 0.6,
            dash: vec![3.0, 2.0],
        }),
    });
    ops.push(label(14.0, 90.0, "minutes", TextAnchor::Middle, -90.0));
    ops.push(label(
        404.0,
        20.0,
        "Response times by month (n = 12)",
        TextAnchor::End,
        0.0,
    ));
    block(Content::Figure(Box::new(Figure {
        caption: Text::plain("Response times by month; the line is the median of all twelve."),
        alternative: "Twelve bars, one for each month, between 20 and 110 minutes.".to_owned(),
        width: 420.0,
        height: 170.0,
        ops,
        table: Table {
            caption: Text::default(),
            columns: Vec::new(),
            rows: Vec::new(),
        },
    })))
}

fn bar(index: u8, x: f32, blue: Paint) -> Op {
    let height = 20.0 + f32::from(u16::from(index) * 37 % 90);
    let corners = [
        (x, 150.0),
        (x + 18.0, 150.0),
        (x + 18.0, 150.0 - height),
        (x, 150.0 - height),
    ];
    let mut segments = vec![Segment::Move(corners[0].0, corners[0].1)];
    segments.extend(corners[1..].iter().map(|&(x, y)| Segment::Line(x, y)));
    segments.push(Segment::Close);
    Op::Path {
        segments,
        fill: Some(Paint {
            opacity: 0.6,
            ..blue
        }),
        stroke: None,
    }
}

fn label(x: f32, y: f32, text: &str, anchor: TextAnchor, rotation: f32) -> Op {
    Op::Text {
        x,
        y,
        text: text.to_owned(),
        size: 8.5,
        strong: false,
        anchor,
        paint: Paint {
            red: 60,
            green: 60,
            blue: 60,
            opacity: 1.0,
        },
        rotation,
    }
}
