//! The check of finished files finds a term wherever a format can hold one.

use std::io::Write;

use flate2::{Compression, write::ZlibEncoder};
use journal::domain::{Design, RedactionKind};
use report::document::{Block, Content, Document, Link, Span, Style, Text};
use report::leak::check;
use report::redact::{Term, Terms};
use report::{PageSetup, html, markdown, pdf, plain};

use crate::sample;
use crate::tools::fonts;

const TERM: &str = "Zorbiumconglomerate";

fn terms() -> Terms {
    let mut terms = Terms::default();
    terms.add(Term {
        spellings: vec![TERM.to_owned()],
        kind: RedactionKind::Customer,
        alias: String::new(),
        whole_words: false,
        parts: Vec::new(),
    });
    terms
}

fn places(bytes: &[u8]) -> Vec<String> {
    let checked = check(bytes, &terms()).expect("a readable file");
    checked.hits.into_iter().map(|hit| hit.place).collect()
}

fn formats(document: &Document) -> [(&'static str, Vec<u8>); 4] {
    [
        ("PDF", pdf(document, fonts(), PageSetup::A4).expect("a PDF")),
        ("HTML", html::html(document, Design::default()).into_bytes()),
        ("Markdown", markdown::markdown(document).into_bytes()),
        ("plain text", plain::plain(document).into_bytes()),
    ]
}

fn spans(spans: Vec<Span>) -> Block {
    sample::block(Content::Paragraph(Text(spans)))
}

fn plain_span(text: &str) -> Span {
    Span {
        text: text.to_owned(),
        ..Span::default()
    }
}

#[test]
fn a_clean_paper_has_no_hit() {
    for (format, bytes) in formats(&sample::rich()) {
        assert_eq!(places(&bytes), [""; 0], "{format}");
    }
}

#[test]
fn what_cannot_be_read_is_refused_and_not_called_clean() {
    let made = pdf(&sample::rich(), fonts(), PageSetup::A4).expect("a PDF");
    let page = *lopdf::Document::load_mem(&made)
        .expect("a PDF")
        .get_pages()
        .values()
        .next()
        .expect("a page");
    let with_content = |content: Vec<u8>| {
        let mut broken = lopdf::Document::load_mem(&made).expect("a PDF");
        broken.change_page_content(page, content).expect("a page");
        let mut bytes = Vec::new();
        broken.save_to(&mut bytes).expect("bytes");
        bytes
    };
    let unread = with_content(b"BT /Nowhere 12 Tf (Zorb) Tj ET".to_vec());
    let cut = with_content(b"q 1 0 0 1 0 0 cm Q BT (Zorb".to_vec());
    let mut damaged = lopdf::Document::load_mem(&made).expect("a PDF");
    let content = damaged.get_page_contents(page)[0];
    let stream = damaged
        .get_object_mut(content)
        .and_then(lopdf::Object::as_stream_mut);
    let stream = stream.expect("what the page draws");
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::default());
    packed.write_all(&b"BT ET ".repeat(500)).expect("bytes");
    let mut packed = packed.finish().expect("bytes");
    packed.truncate(packed.len() - 8);
    stream.set_content(packed);
    stream.dict.set("Filter", "FlateDecode");
    let mut half = Vec::new();
    damaged.save_to(&mut half).expect("bytes");

    for (what, bytes) in [
        ("a page that breaks off", cut.as_slice()),
        ("a stream that breaks off", &half),
        ("an archive", b"PK\x03\x04\x14\0\0\0"),
        ("a picture", b"\x89PNG\r\n\x1a\n"),
        ("UTF-16", b"\xff\xfeA\0"),
        ("RTF", b"{\\rtf1 Jos\\'e9}"),
        ("a font of a PDF", &unread),
    ] {
        let refused = check(bytes, &terms()).expect_err(what);
        assert_eq!(refused.code(), "unreadable", "{what}");
    }
}

#[test]
fn a_term_in_a_drawing_of_a_pdf_is_found() {
    let made = pdf(&sample::rich(), fonts(), PageSetup::A4).expect("a PDF");
    let mut drawn = lopdf::Document::load_mem(&made).expect("a PDF");
    let font =
        lopdf::dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" };
    let resources = lopdf::dictionary! { "Font" => lopdf::dictionary! { "F" => font } };
    let form = lopdf::dictionary! { "Subtype" => "Form", "Resources" => resources };
    let text = format!("BT /F 12 Tf ({}) Tj ({}) Tj ET", &TERM[..5], &TERM[5..]);
    drawn.add_object(lopdf::Stream::new(form, text.into_bytes()));
    let mut bytes = Vec::new();
    drawn.save_to(&mut bytes).expect("bytes");

    assert_eq!(places(&bytes), ["a drawing"]);
}

/// A page of another program: one line in a simple font, which its parent holds.
fn of_another_program(encoding: Option<lopdf::Dictionary>, codes: &[u8]) -> Vec<u8> {
    let mut file = lopdf::Document::with_version("1.5");
    let pages = file.new_object_id();
    let mut font =
        lopdf::dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Body" };
    if let Some(encoding) = encoding {
        font.set("Encoding", encoding);
    }
    let content = [b"BT /F 12 Tf (".as_slice(), codes, b") Tj ET"].concat();
    let content = file.add_object(lopdf::Stream::new(lopdf::Dictionary::new(), content));
    let page = lopdf::dictionary! { "Type" => "Page", "Parent" => pages, "Contents" => content };
    let page = file.add_object(page);
    let resources = lopdf::dictionary! { "Font" => lopdf::dictionary! { "F" => font } };
    let node = lopdf::dictionary! {
        "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1, "Resources" => resources
    };
    file.objects.insert(pages, node.into());
    let catalog = file.add_object(lopdf::dictionary! { "Type" => "Catalog", "Pages" => pages });
    file.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).expect("bytes");
    bytes
}

#[test]
fn pages_of_other_programs_are_read_by_the_names_of_their_glyphs() {
    let plain = of_another_program(None, b"Zorbiumconglomerate\x92s caf\xe9");
    assert_eq!(places(&plain), ["page 1"]);
    assert_eq!(
        places(&of_another_program(None, b"it\x92s a caf\xe9")),
        [""; 0]
    );

    let letters = TERM
        .chars()
        .map(|letter| lopdf::Object::Name(letter.to_string().into_bytes()));
    let differences: Vec<lopdf::Object> = std::iter::once(65.into()).chain(letters).collect();
    let renamed = lopdf::dictionary! { "Differences" => differences };
    let codes: Vec<u8> = (65..).take(TERM.len()).collect();
    assert_eq!(
        places(&of_another_program(Some(renamed), &codes)),
        ["page 1"]
    );

    let unknown = vec![65.into(), lopdf::Object::Name(b"g17".to_vec())];
    let unknown = lopdf::dictionary! { "Differences" => unknown };
    let refused = check(&of_another_program(Some(unknown), b"A"), &terms());
    assert_eq!(refused.expect_err("nobody can tell").code(), "unreadable");
}

#[test]
fn a_term_behind_percent_signs_is_found() {
    for link in [
        "%5Aorbiumconglomer%61te",
        "%255Aorbiumconglomerate",
        "Zorbium%63onglomerate",
    ] {
        for text in [
            format!("See https://example.org/{link} there.\n"),
            format!("<p><a href=\"https://example.org/{link}\">there</a></p>"),
        ] {
            assert!(!places(text.as_bytes()).is_empty(), "{text}");
        }
    }
}

#[test]
fn a_term_is_found_wherever_a_paper_can_say_it() {
    let lower = TERM.to_lowercase();
    let (first, second) = TERM.split_at(6);
    let blocks: Vec<(&str, Block)> = vec![
        ("a heading", sample::heading(1, TERM)),
        (
            "a paragraph",
            sample::paragraph(&format!("At {lower}'s request.")),
        ),
        (
            "half of it bold",
            spans(vec![
                plain_span(first),
                Span {
                    style: Style::Strong,
                    ..plain_span(second)
                },
            ]),
        ),
        (
            "an address",
            spans(vec![Span {
                link: Some(Link::Web(format!("https://{lower}.example/x"))),
                ..plain_span("link")
            }]),
        ),
        (
            "a footnote",
            spans(vec![Span {
                footnote: Some(Box::new(Text::plain(TERM))),
                ..plain_span("noted")
            }]),
        ),
        ("a table", {
            let mut table = sample::table(3);
            if let Content::Table(table) = &mut table.content {
                table.rows[1].cells[2] = Text::plain(TERM);
            }
            table
        }),
    ];
    for (place, block) in blocks {
        for (format, bytes) in formats(&sample::document(vec![block])) {
            // Narrow columns of plain text break words; what is said there is searched as Markdown.
            let is_column = place == "a table" && format == "plain text";
            assert!(
                is_column || !places(&bytes).is_empty(),
                "{place} of {format}"
            );
        }
    }
}

#[test]
fn a_term_is_found_across_the_ends_of_lines_and_through_hyphens() {
    // Of many places, most lie across the end of a line.
    let words = "an ".repeat(5);
    let text: Vec<String> = (0..40)
        .map(|n| format!("{}{TERM}", &words[..n % 15]))
        .collect();
    let document = sample::document(vec![sample::paragraph(&text.join(" "))]);
    let bytes = pdf(&document, fonts(), PageSetup::A4).expect("a PDF");
    assert_eq!(places(&bytes).len(), 40);
    let wrapped = plain::plain(&document).into_bytes();
    assert_eq!(places(&wrapped).len(), 40);
}

#[test]
fn what_stands_beside_the_pages_is_searched_too() {
    let mut document = sample::document(vec![sample::figure()]);
    if let Content::Figure(figure) = &mut document.blocks[0].content {
        figure.alternative = format!("Bars for {TERM}.");
    }
    for (format, bytes) in [
        (
            "PDF",
            pdf(&document, fonts(), PageSetup::A4).expect("a PDF"),
        ),
        (
            "HTML",
            html::html(&document, Design::default()).into_bytes(),
        ),
    ] {
        assert!(!places(&bytes).is_empty(), "the alternative in {format}");
    }
    let mut document = sample::document(vec![sample::paragraph("Nothing.")]);
    document.author = TERM.to_owned();
    for (format, bytes) in [
        (
            "PDF",
            pdf(&document, fonts(), PageSetup::A4).expect("a PDF"),
        ),
        (
            "HTML",
            html::html(&document, Design::default()).into_bytes(),
        ),
    ] {
        assert!(!places(&bytes).is_empty(), "the author in {format}");
    }
}

#[test]
#[expect(clippy::format_collect, reason = "a dozen letters")]
fn other_clothes_do_not_hide_it() {
    let utf16: Vec<u8> = TERM.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let hex: String = TERM.bytes().map(|byte| format!("{byte:02x}")).collect();
    let percent: String = TERM.bytes().map(|byte| format!("%{byte:02x}")).collect();
    let entities: String = TERM
        .chars()
        .map(|c| format!("&#{};", u32::from(c)))
        .collect();
    // Of " Zorbiumconglomerate".
    let base64 = "IFpvcmJpdW1jb25nbG9tZXJhdGU=";
    for (clothes, bytes) in [
        ("UTF-16", utf16),
        ("hexadecimal", hex.into_bytes()),
        ("percent", percent.into_bytes()),
        ("entities", entities.into_bytes()),
        ("base64", base64.as_bytes().to_vec()),
        (
            "JSON",
            format!("{{\"a\":[\"\\u005a{}\"]}}", &TERM[1..]).into_bytes(),
        ),
        ("CSV", format!("a,\"b {TERM}\"\n").into_bytes()),
        (
            "JSON Lines",
            format!("{{\"b\":1}}\n{{\"a\":\"\\u005a{}\"}}\n", &TERM[1..]).into_bytes(),
        ),
    ] {
        let file = [b"x,y\n".as_slice(), &bytes].concat();
        let file = if clothes.starts_with("JSON") {
            bytes
        } else {
            file
        };
        assert!(!places(&file).is_empty(), "{clothes}");
    }
}

#[test]
fn what_is_almost_the_term_is_listed_and_stops_nothing() {
    let checked = check(b"At Zorbiumconglomerat, and ours.\n", &terms()).expect("text");
    assert_eq!(checked.hits, []);
    assert_eq!(checked.near.len(), 1);
    assert_eq!(checked.near[0].written, "Zorbiumconglomerat");
}

#[test]
fn the_words_of_the_templates_do_not_count() {
    let mut terms = Terms::default();
    for word in ["Incident", "Summary", "March"] {
        terms.add(Term {
            spellings: vec![word.to_owned()],
            kind: RedactionKind::Customer,
            alias: String::new(),
            whole_words: false,
            parts: Vec::new(),
        });
    }
    let checked = check(b"Incident summary, March 2025\n", &terms).expect("text");
    assert_eq!(checked.hits, []);
}
