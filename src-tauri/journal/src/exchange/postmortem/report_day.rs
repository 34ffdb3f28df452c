//! Of which day a report is.

use chrono::NaiveDate;

use super::blocks::PieceKind;
use super::facts::Facts;
use super::outline::{Outline, Part, Role};
use super::{days, stamp};
use crate::domain::Section;

/// What its head says, else its title, its name, or the first date in it. A day without a year is of no help here.
pub(super) fn day(file: &str, title: &str, outline: &Outline, facts: &Facts) -> Option<NaiveDate> {
    let spelled = spelled(outline);
    let whole = |day: days::SaidDay| day.near(None).and(day.near(spelled));
    let found_in = |text: &str| days::find_day(text).and_then(whole);
    let begins_with = |text: &str| stamp::take(text)?.0.day.and_then(whole);
    let is_timeline = |part: &&Part| part.role == Role::Section(Section::Timeline);
    let in_headings = || {
        let mut timelines = outline.parts.iter().filter(is_timeline);
        timelines.find_map(|part| found_in(&part.heading))
    };
    // "All times UTC on 2026-04-15."
    let above_lines = || {
        const LONGEST: usize = 120;
        let timelines = outline.parts.iter().filter(is_timeline);
        let mut first = timelines.filter_map(|part| part.pieces.first());
        first.find_map(|piece| {
            let is_note = piece.kind == PieceKind::Paragraph && piece.text.len() <= LONGEST;
            is_note.then(|| found_in(&piece.text)).flatten()
        })
    };
    let pieces = || outline.parts.iter().flat_map(|part| &part.pieces);
    let in_cells = || {
        pieces().find_map(|piece| match &piece.kind {
            PieceKind::Row { cells, .. } => cells.iter().find_map(|cell| begins_with(cell)),
            PieceKind::Heading(_)
            | PieceKind::Paragraph
            | PieceKind::Item { .. }
            | PieceKind::Code { .. }
            | PieceKind::FrontMatter => None,
        })
    };
    let said = facts.day.and_then(whole);
    let put_out = put_out(outline);
    let about = said.or(put_out);
    // "Retrospective of September 25th", put out on the 26th.
    let titled = || {
        days::find_day(title)?
            .near(about)
            .filter(|day| is_near(*day, about))
    };
    let before = put_out
        .filter(|day| is_told_the_day_after(outline) && said.is_none_or(|said| said == *day));
    let before = before.and_then(|day| day.pred_opt());
    // What a page tells of was before it was put out.
    let told = || {
        about.filter(|about| put_out == Some(*about))?;
        told_at_first(outline).filter(|day| is_near(*day, about))
    };
    let said = titled().or(before).or_else(told).or(said);
    said.or_else(|| found_in(title))
        .or_else(|| of_year(title))
        .or_else(|| found_in(file).map(|day| before_the_file(outline, day).unwrap_or(day)))
        .or_else(|| facts.date())
        .or_else(in_headings)
        .or_else(above_lines)
        .or_else(|| pieces().find_map(|piece| begins_with(&piece.text)))
        .or_else(in_cells)
        .or_else(|| {
            let mut told = pieces().filter(|piece| piece.kind == PieceKind::Paragraph);
            told.find_map(|piece| found_in(&piece.text))
        })
        .or(put_out)
}

/// The first date of a paragraph or an item of which nobody can take the month for the day: "12-01-2026" is near it.
fn spelled(outline: &Outline) -> Option<NaiveDate> {
    // When something is due says nothing of when it was.
    let is_later = |part: &&Part| {
        let later = [Section::Actions, Section::Lessons].map(Role::Section);
        !later.contains(&part.role)
    };
    let pieces = outline.parts.iter().filter(is_later);
    let mut told = pieces
        .flat_map(|part| &part.pieces)
        .filter(|piece| matches!(piece.kind, PieceKind::Paragraph | PieceKind::Item { .. }));
    told.find_map(|piece| {
        let day = days::find_day(&piece.text)?;
        day.near(None)
            .filter(|date| day == days::SaidDay::Date(*date))
    })
}

/// "16 May to 30 June (estimated), 2023": the year stands further on.
fn of_year(text: &str) -> Option<NaiveDate> {
    let days::SaidDay::EachYear { month, day } = days::find_day(text)? else {
        return None;
    };
    let mut numbers = text.split(|c: char| !c.is_ascii_digit());
    let year = numbers.find_map(|digits| {
        let year: i32 = digits.parse().ok()?;
        (1970..2200).contains(&year).then_some(year)
    })?;
    NaiveDate::from_ymd_opt(year, month, day)
}

/// The day on which a page was put out, which its head may call by many names.
fn put_out(outline: &Outline) -> Option<NaiveDate> {
    const NAMES: [&str; 7] = [
        "pubdate",
        "post_date",
        "publishdate",
        "publish_date",
        "published",
        "publication_date",
        "date",
    ];
    let of_name = |name: &&str| {
        let mut pairs = outline.front_matter.iter();
        let (_, value) = pairs.find(|(key, _)| key.eq_ignore_ascii_case(name))?;
        days::find_day(value)?.near(None)
    };
    NAMES.iter().find_map(of_name)
}

/// "Yesterday our build system was down for two hours."
fn is_told_the_day_after(outline: &Outline) -> bool {
    const FIRST: usize = 3;
    const LONGEST: usize = 120;
    let pieces = outline.parts.iter().flat_map(|part| &part.pieces);
    let mut first = pieces
        .filter(|piece| piece.kind == PieceKind::Paragraph)
        .take(FIRST);
    first.any(|piece| {
        let opening: String = piece.text.chars().take(LONGEST).collect();
        let mut words = opening.split(|c: char| !c.is_alphanumeric());
        words.any(|word| word.eq_ignore_ascii_case("yesterday"))
    })
}

/// The first whole date of its first paragraphs.
fn told_at_first(outline: &Outline) -> Option<NaiveDate> {
    const FIRST: usize = 3;
    let pieces = outline.parts.iter().flat_map(|part| &part.pieces);
    let mut first = pieces
        .filter(|piece| piece.kind == PieceKind::Paragraph)
        .take(FIRST);
    first.find_map(|piece| days::find_day(&piece.text)?.near(None))
}

/// "On the evening of Feb 23" or "Yesterday", where the file was named on the 24th.
fn before_the_file(outline: &Outline, day: NaiveDate) -> Option<NaiveDate> {
    const LONGEST: usize = 60;
    let pieces = outline.parts.iter().flat_map(|part| &part.pieces);
    let mut told = pieces.filter(|piece| piece.kind == PieceKind::Paragraph);
    let opening: String = told.next()?.text.chars().take(LONGEST).collect();
    // "A change deployed yesterday" does not say that all of it was.
    if opening.starts_with("Yesterday") {
        return day.pred_opt();
    }
    let evening = days::find_day(opening.strip_prefix("On the evening of ")?)?;
    evening
        .near(Some(day))
        .filter(|told| day.pred_opt() == Some(*told))
}

fn is_near(day: NaiveDate, other: Option<NaiveDate>) -> bool {
    const DAYS: i64 = 30;
    other.is_some_and(|other| (0..=DAYS).contains(&(other - day).num_days()))
}
