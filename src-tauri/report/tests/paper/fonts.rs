//! Fonts: what can be drawn, what cannot, and what a file named by the person adds.

use journal::domain::Typeface;
use proptest::prelude::*;
use report::document::{Content, Span, Style, Text};
use report::text::{Piece, Setting, TextAlign};
use report::{Fonts, PageSetup, layout, missing_characters, pdf};

use crate::sample;
use crate::tools::{Paper, fonts};

const BODY: Setting = Setting {
    size: 10.0,
    leading: 14.0,
    style: Style::Plain,
    hyphenate: true,
    tabular: false,
    align: TextAlign::Start,
    typeface: Typeface::Sans,
};

fn lines(text: &str, setting: &Setting, width: f32) -> Vec<String> {
    let piece = Piece {
        text,
        style: Style::Plain,
    };
    let shaped = fonts().set(&[piece], setting, Some(width));
    shaped
        .lines
        .iter()
        .map(|line| line.runs.iter().map(|run| run.text.as_str()).collect())
        .collect()
}

/// Without stretches this takes the square of the length: many minutes.
#[test]
fn a_very_long_word_is_broken_into_full_lines_without_losing_a_letter() {
    let word = "abcdefghij".repeat(40_000);
    let lines = lines(&word, &BODY, 300.0);
    let lengths: Vec<usize> = lines.iter().map(String::len).collect();
    let (last, full) = lengths.split_last().expect("lines");
    let usual = full[0];
    assert!(
        full.iter().all(|length| length.abs_diff(usual) <= 5),
        "{lengths:?}"
    );
    assert!(*last <= usual + 5);
    assert_eq!(lines.concat(), word);
}

#[test]
fn long_text_breaks_where_it_would_in_one_piece() {
    let text = "word ".repeat(4_000);
    let lines = lines(text.trim_end(), &BODY, 300.0);
    let (_, full) = lines.split_last().expect("lines");
    assert!(
        full.iter().all(|line| line.len() == full[0].len()),
        "{lines:?}"
    );
    let words: usize = lines
        .iter()
        .map(|line| line.split_whitespace().count())
        .sum();
    assert_eq!(words, 4_000);
}

#[test]
fn missing_characters_are_named_once_each() {
    let document = sample::document(vec![
        sample::heading(1, "日本語"),
        sample::paragraph("日 again, and ꙮ."),
    ]);

    let missing = missing_characters(&document, fonts());
    assert!(missing.contains(&"日 (U+65E5)".to_owned()), "{missing:?}");
    assert_eq!(
        missing.iter().filter(|name| name.starts_with('日')).count(),
        1,
        "{missing:?}"
    );
}

#[test]
fn marks_without_a_shape_are_not_missing() {
    // Direction marks, joiners, variation selectors, a byte order mark, a tab and a NUL.
    let document = sample::document(vec![sample::paragraph(
        "a\u{200e}b\u{200f}c\u{200d}d\u{200c}e\u{fe0f}f\u{feff}g\th\u{0}i\u{2060}j\u{ad}k\u{a0}l",
    )]);

    assert_eq!(missing_characters(&document, fonts()), Vec::<String>::new());
}

#[test]
fn an_extra_font_draws_what_the_others_lack() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/paper/data/NotoSansJP-Sample.ttf"
    );
    let extra = std::fs::read(path).expect("the font lies beside the tests");
    let with_extra = Fonts::new(Some(extra)).expect("the extra font can be read");
    let document = sample::document(vec![sample::paragraph(
        "The alert said 日本語の障害 and was right.",
    )]);

    let bytes = pdf(&document, &with_extra, PageSetup::A4).expect("a PDF");
    let paper = Paper::keep("extra", &bytes);
    assert!(
        paper
            .text()
            .contains("The alert said 日本語の障害 and was right.")
    );
    assert!(
        paper
            .read_with("pdffonts", &["FILE"])
            .contains("+NotoSansJP-Regular")
    );
}

#[test]
fn a_file_that_is_no_font_is_refused() {
    let error = Fonts::new(Some(b"not a font".to_vec()))
        .err()
        .expect("an error");

    assert_eq!(error.code(), "unreadable_font");
    assert!(error.hint().is_some());
}

#[test]
fn plain_english_words_are_divided_and_names_are_not() {
    let words = lines(
        "Understandable congratulations everywhere indeed",
        &BODY,
        60.0,
    );
    assert!(
        words.iter().any(|line| line.ends_with('\u{ad}')),
        "a narrow column divides long words: {words:?}"
    );

    let names = lines(
        "PaymentsGatewayController checkout_frontend_api ok",
        &BODY,
        90.0,
    );
    assert!(
        !names.iter().any(|line| line.ends_with('\u{ad}')),
        "names are never divided with a hyphen: {names:?}"
    );
}

#[test]
fn a_long_address_breaks_rather_than_leaving_the_page() {
    let text = "https://logs.example.com/".to_owned() + &"0123456789abcdef".repeat(20);
    let piece = Piece {
        text: &text,
        style: Style::Plain,
    };
    let shaped = fonts().set(&[piece], &BODY, Some(200.0));

    assert!(shaped.lines.len() > 3);
    for line in shaped.lines {
        assert!(line.width <= 200.5, "{}", line.width);
    }
}

#[test]
fn labels_are_as_wide_as_they_are_drawn() {
    let fonts = fonts();
    let (narrow, height) = fonts.measure("n = 12", 8.0, false);
    let (wide, _) = fonts.measure("n = 12", 16.0, false);
    let (strong, _) = fonts.measure("n = 12", 8.0, true);

    assert!(
        (wide - 2.0 * narrow).abs() < 0.01,
        "{wide} is twice {narrow}"
    );
    assert!(strong > narrow, "semibold is wider");
    assert!(height > 8.0);
    assert_eq!(fonts.measure("", 8.0, false).0.to_bits(), 0.0_f32.to_bits());
}

#[test]
fn strange_text_is_laid_out_without_a_panic() {
    let long = "x".repeat(100_000);
    let text = |content: &str| {
        sample::block(Content::Paragraph(Text(vec![Span {
            text: content.to_owned(),
            ..Span::default()
        }])))
    };
    let document = sample::document(vec![
        text(""),
        text("\n\n\n"),
        text("\u{202e}reversed\u{202c}"),
        text("e\u{301}\u{301}\u{301}"),
        text(&long),
    ]);

    let laid = layout(&document, fonts(), PageSetup::A4);
    assert_eq!(laid.missing, Vec::<String>::new());
    assert!(
        laid.pages.len() > 10,
        "one word of 100,000 letters takes many pages"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_character_is_lost_on_the_way_to_the_page(
        text in "[a-zA-Z ,.éłß\u{5d0}-\u{5ea}\u{5b0}\u{5b7}ا-يًّкирΑω🚒✅→1-9\u{200f}\u{200e}\n\u{ad}\t]{0,120}",
        width in 30.0_f32..400.0,
    ) {
        let laid = lines(&text, &BODY, width).concat();

        let letters = |text: &str| -> Vec<char> {
            text.chars().filter(|c| !c.is_whitespace() && *c != '\u{ad}').collect()
        };
        prop_assert_eq!(letters(&laid), letters(&text));
    }
}
