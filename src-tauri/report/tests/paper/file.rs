//! The finished file, as readers of PDF files see it.

use report::document::{Block, Content, Link, Span, Text};
use report::{Fonts, PageSetup, pdf};

use crate::sample;
use crate::tools::{Paper, fonts, paper};

#[test]
fn a_rich_paper_is_a_sound_file() {
    let paper = paper("sound", &sample::rich());

    paper.read_with("qpdf", &["--check", "FILE"]);
}

#[test]
fn every_font_is_embedded_as_a_subset_with_its_text() {
    let paper = paper("embedded", &sample::rich());

    let table = paper.read_with("pdffonts", &["FILE"]);
    let fonts: Vec<&str> = table.lines().skip(2).collect();
    assert!(
        fonts.len() >= 5,
        "five scripts need at least five fonts:\n{table}"
    );
    for font in fonts {
        assert!(
            font.contains("yes yes yes"),
            "embedded, subset and with a map to Unicode: {font}"
        );
    }
}

#[test]
fn text_of_every_script_can_be_read_back() {
    let text = paper("scripts", &sample::rich()).text();

    for expected in [
        "Café, naïve, Łódź, Žižkov: żółw.",
        "Efficient office workflows, first and final.",
        "Кириллица: служба заказов отвечала медленно.",
        "Ελληνικά: η υπηρεσία πληρωμών.",
        "שירות ההזמנות היה איטי במשך שעה",
        "كانت خدمة الطلبات بطيئة لمدة ساعة",
        "لا أكثر",
        "🚒 fire engine, 🎉 party, ✅ done, ⚠ warning, 👩‍🚒 person, 1️⃣ keycap; → arrow, ≤ 5, █ block.",
    ] {
        assert!(text.contains(expected), "{expected} is not in:\n{text}");
    }
}

#[test]
fn a_divided_word_is_read_back_whole() {
    let words = "Understandable congratulations notwithstanding international ".repeat(20);
    let paper = paper(
        "divided",
        &sample::document(vec![sample::paragraph(&words)]),
    );

    let layout = paper.read_with("pdftotext", &["-layout", "FILE", "-"]);
    assert!(
        layout.contains("-\n"),
        "some line ends with a hyphen:\n{layout}"
    );
    let text = paper.text().replace('\n', " ");
    assert_eq!(text.matches("notwithstanding").count(), 20, "{text}");
    assert_eq!(text.matches("international").count(), 20, "{text}");
}

#[test]
fn the_text_of_figures_is_text() {
    let text = paper("figure", &sample::document(vec![sample::figure()])).text();

    assert!(text.contains("Response times by month (n = 12)"), "{text}");
    assert!(
        text.contains("minutes"),
        "turned labels are text too: {text}"
    );
}

#[test]
fn equal_documents_give_equal_bytes() {
    let other_fonts = Fonts::new(None).expect("the bundled fonts can be read");
    let first = pdf(&sample::rich(), fonts(), PageSetup::A4).expect("a PDF");
    let second = pdf(&sample::rich(), &other_fonts, PageSetup::A4).expect("a PDF");

    assert!(first == second, "made twice, with fonts read twice");
}

#[test]
fn different_documents_have_different_identities() {
    let identity = |text: &str| {
        let paper = paper(
            &format!("identity-{text}"),
            &sample::document(vec![sample::paragraph(text)]),
        );
        let trailer = paper.read_with("qpdf", &["--show-object=trailer", "FILE"]);
        trailer
            .split("/ID")
            .nth(1)
            .map(str::to_owned)
            .expect("the trailer has an identity")
    };

    assert_ne!(identity("one"), identity("two"));
}

#[test]
fn metadata_comes_from_the_document() {
    let paper = paper("metadata", &sample::rich());

    let info = paper.read_with("pdfinfo", &["-isodates", "FILE"]);
    for line in [
        "Title:           Review packet",
        "Author:          Robin Example",
        "CreationDate:    2026-01-31T00:00:00Z",
        "ModDate:         2026-01-31T00:00:00Z",
        "Tagged:          yes",
    ] {
        assert!(info.contains(line), "{line} is not in:\n{info}");
    }
    let catalog = paper.read_with("qpdf", &["--qdf", "--object-streams=disable", "FILE", "-"]);
    for entry in [
        "/Lang (en)",
        "/DisplayDocTitle true",
        "/PageMode /UseOutlines",
    ] {
        assert!(catalog.contains(entry), "{entry} is not in the catalog");
    }
}

#[test]
fn the_structure_names_what_everything_is() {
    let structure =
        paper("structure", &sample::rich()).read_with("pdfinfo", &["-struct-text", "FILE"]);

    for expected in [
        "H1 (block)\n    \"Summary\"",
        "H2 (block)\n    \"Words of others\"",
        "LBody (block)\n        \"The same cause never paged twice after March.\"",
        "TH:\n         /Scope /Column\n        \"Minutes to resolve\"",
        "BlockQuote",
        "TOCI\n      Link (inline)\n        \"Summary 3\"",
        "Figure",
        "Note",
        // Points and vowel signs; pdftotext puts them before their letters, the file does not.
        "\"שָׁלוֹם עֲלֵיכֶם\"",
        "\"السَّلامُ عَلَيْكُم\"",
        "\"עברית: שירות ההזמנות היה איטי במשך שעה.\"",
        "\"العربية: كانت خدمة الطلبات بطيئة لمدة ساعة، لا أكثر.\"",
    ] {
        assert!(
            structure.contains(expected),
            "{expected} is not in:\n{structure}"
        );
    }
    assert!(
        !structure.contains("Page 3 of"),
        "footers are decoration, not content"
    );
}

#[test]
fn a_figure_says_what_it_shows() {
    let document = sample::document(vec![sample::figure()]);
    let file = paper("alternative", &document)
        .read_with("qpdf", &["--qdf", "--object-streams=disable", "FILE", "-"]);

    assert!(file.contains("/Alt (Twelve bars, one for each month, between 20 and 110 minutes.)"));
}

#[test]
fn the_outline_is_nested_by_level() {
    let document = sample::document(vec![
        sample::heading(1, "One"),
        sample::heading(2, "One a"),
        sample::heading(3, "One a deeper"),
        sample::heading(2, "One b"),
        sample::heading(1, "Two"),
    ]);

    let outline = paper("outline", &document).read_with("mutool", &["show", "FILE", "outline"]);
    let entries: Vec<(usize, &str)> = outline
        .lines()
        .map(|line| {
            let depth = line.chars().filter(|c| *c == '\t').count();
            (depth, line.split('"').nth(1).unwrap_or_default())
        })
        .collect();
    let shallowest = entries.iter().map(|(depth, _)| *depth).min().unwrap_or(0);
    let nested: Vec<(usize, &str)> = entries
        .into_iter()
        .map(|(depth, title)| (depth - shallowest, title))
        .collect();
    assert_eq!(
        nested,
        [
            (0, "One"),
            (1, "One a"),
            (2, "One a deeper"),
            (1, "One b"),
            (0, "Two")
        ]
    );
}

#[test]
fn links_lead_where_they_say() {
    let paper = paper("links", &sample::rich());

    let links = paper.read_with("pdfinfo", &["-url", "FILE"]);
    assert!(
        links.contains("https://status.example.com/incidents/42"),
        "{links}"
    );
    let file = paper.read_with("qpdf", &["--qdf", "--object-streams=disable", "FILE", "-"]);
    let appendix = crate::laid::lay(&sample::rich()).headings;
    let appendix = appendix.iter().find(|placed| placed.title == "Appendix");
    let page = appendix.expect("an appendix").page + 1;
    assert!(
        file.contains(&format!("/Contents (Appendix, page {page})")),
        "an internal link names its page"
    );
}

#[test]
fn a_link_that_is_neither_web_nor_mail_is_only_text() {
    let span = Span {
        text: "do not follow".to_owned(),
        link: Some(Link::Web("javascript:alert(1)".to_owned())),
        ..Span::default()
    };
    let document = sample::document(vec![sample::block(Content::Paragraph(Text(vec![span])))]);

    let paper = paper("unsafe-link", &document);
    assert!(paper.text().contains("do not follow"));
    let file = paper.read_with("qpdf", &["--qdf", "--object-streams=disable", "FILE", "-"]);
    assert!(
        !file.contains("javascript"),
        "the address is nowhere in the file"
    );
}

#[test]
fn characters_without_a_font_stop_the_export_by_name() {
    let blocks: Vec<Block> = vec![sample::paragraph("The alert said 日本 and was right.")];
    let document = sample::document(blocks);

    let error = pdf(&document, fonts(), PageSetup::A4).expect_err("nothing here draws Japanese");
    assert_eq!(error.code(), "missing_characters");
    assert!(
        error.message().contains("日 (U+65E5), 本 (U+672C)"),
        "{}",
        error.message()
    );
    assert!(error.hint().is_some(), "the next step is named");
}

#[test]
fn letter_paper_is_letter_paper() {
    let bytes = pdf(&sample::rich(), fonts(), PageSetup::LETTER).expect("a PDF");

    let info = Paper::keep("letter", &bytes).read_with("pdfinfo", &["FILE"]);
    assert!(info.contains("612 x 792 pts (letter)"), "{info}");
}
