//! From when to when it lasted, where only a sentence says so.

mod prose;

use super::blocks::{Piece, PieceKind};
use super::days;
use super::headings;
use super::outline::{Part, Role};
use super::stamp::{self, Stamp};
use crate::domain::Section;

/// The end is not always told.
pub(super) type Span = (Stamp, Option<Stamp>);

/// "The service was down between 09:15 and 09:40 UTC", "for 4 hours (10:30 UTC - 14:49 UTC)", "On 4 May at 13:38 UTC, a":
/// the first of what tells of the whole, of its end too where one does.
pub(super) fn told(parts: &[Part], title: Option<&str>) -> Option<Span> {
    let tells_of_all = |part: &&Part| {
        matches!(
            part.role,
            Role::Preamble | Role::Facts | Role::Section(Section::Summary | Section::Impact)
        )
    };
    let texts = || {
        let parts = parts.iter().filter(tells_of_all);
        let pieces = parts.flat_map(|part| &part.pieces);
        pieces.filter_map(|piece| match piece.kind {
            PieceKind::Paragraph | PieceKind::Item { .. } => Some(text_of(&piece.text)),
            // A table may be of anything; a bracket in it says how long something lasted.
            PieceKind::Row { ref cells, .. } => {
                cells.last().filter(|cell| cell.contains('(')).cloned()
            }
            PieceKind::Heading(_) | PieceKind::Code { .. } | PieceKind::FrontMatter => None,
        })
    };
    let opening = || texts().find_map(|text| opening(without_label(&text)));
    let restored = || texts().find_map(|text| restored(without_label(&text), &OVER));
    // What stopped may have been what broke: only where nothing else says it.
    let stopped = || texts().find_map(|text| restored_by_errors(without_label(&text)));
    let whole = texts().find_map(|text| {
        let span = in_text(&text).or_else(|| labelled(&text));
        span.or_else(|| lasting(&text))
    });
    let begun = || texts().find_map(|text| prose::began(&text));
    let had = || texts().find_map(|text| had(&text));
    let of_title = || title.and_then(in_text);
    // "On April 30th at 5:05pm … It was unavailable from 5:05pm until 9:05pm."
    let whole = whole.map(|(begin, end)| {
        let dated = opening().filter(|(first, _)| begin.day.is_none() && first.time == begin.time);
        (begin.of_day(dated.and_then(|(first, _)| first.day)), end)
    });
    restored()
        .or(whole)
        .or_else(stopped)
        .or_else(of_title)
        .or_else(opening)
        .or_else(begun)
        .or_else(had)
}

/// Where no line has a clock: days alone, or a sentence of any part that says both.
pub(super) fn told_without_clocks(parts: &[Part]) -> Option<Span> {
    let tells = |part: &&Part| part.role != Role::Section(Section::Actions);
    let pieces = || parts.iter().filter(tells).flat_map(|part| &part.pieces);
    let paragraphs = || pieces().filter(|piece| piece.kind == PieceKind::Paragraph);
    let both = |piece: &Piece| {
        let span = prose::began(&text_of(&piece.text));
        span.filter(|(_, end)| end.is_some())
    };
    let days = || paragraphs().find_map(|piece| of_days(&text_of(&piece.text)));
    paragraphs().find_map(both).or_else(days)
}

/// "Starting on March 15th and going through to March 17th": days alone, where nothing says more.
fn of_days(text: &str) -> Option<Span> {
    const FORMS: [(&str, &[&str]); 4] = [
        (
            "starting on ",
            &[
                "and going through to ",
                "and going through ",
                "until ",
                "through ",
            ],
        ),
        ("outage from ", &["to ", "until ", "through "]),
        ("down from ", &["to ", "until ", "through "]),
        ("unavailable from ", &["to ", "until ", "through "]),
    ];
    let lower = text.to_ascii_lowercase();
    let of_day = |text| stamp::take(text).filter(|(stamp, _)| stamp.day.is_some());
    FORMS.iter().find_map(|(begin, between)| {
        let at = lower.find(begin)?;
        let is_word = !lower[..at].ends_with(char::is_alphanumeric);
        let place = at + begin.len();
        let (first, rest) = of_day(first_of(text.get(place..)?))?;
        let rest = rest.strip_prefix("(").map_or(rest, |open| {
            open.split_once(')')
                .map_or(rest, |(_, behind)| behind.trim_start())
        });
        let rest = between.iter().find_map(|word| rest.strip_prefix(word))?;
        is_word.then_some((first, Some(of_day(rest)?.0)))
    })
}

/// "On 8 November at 15:35 UTC it became inaccessible. … It was restored at 22:47 UTC.": whatever spans are told between.
fn restored(text: &str, over: &[&str]) -> Option<Span> {
    let (mut begin, _) = opening(text)?;
    let lower = text.to_ascii_lowercase();
    let place = over
        .iter()
        .find_map(|words| Some(lower.find(words)? + words.len()))?;
    let (end, _) = stamp::take(&text[place..]).filter(|(stamp, _)| stamp.time.is_some())?;
    begin.zone = begin.zone.or(end.zone);
    Some((begin, Some(end)))
}

const OVER: [&str; 10] = [
    " restored at ",
    " resolved at ",
    " recovered at ",
    " fixed at ",
    " restored around ",
    " resolved around ",
    " came back at ",
    " came back around ",
    " came back round ",
    " back online at ",
];

/// "Starting at 09:00 UTC on 20 March it answered with errors. Most of the errors stopped around 03:00 UTC March 21."
fn restored_by_errors(text: &str) -> Option<Span> {
    const STOPPED: [&str; 4] = [
        "errors stopped at ",
        "errors stopped around ",
        "outage ended at ",
        "incident ended at ",
    ];
    restored(text, &STOPPED)
}

/// "Impact: 2026-09-29 09:20 - 10:52 UTC, the form could not be sent".
fn labelled(text: &str) -> Option<Span> {
    let (label, value) = text.split_once([':', '\u{ff1a}'])?;
    let meant = headings::section_named(label)?;
    let (begin, end) = span(first_of(value), &["to ", "until "], false)?;
    (meant == Section::Impact && begin.day.is_some()).then_some((begin, Some(end)))
}

/// "Description: On 8 May" below a summary; "Resolution: On 8 May" tells of something else.
fn without_label(text: &str) -> &str {
    let said = text.split_once(": ");
    let said = said.filter(|(label, _)| {
        let named = headings::section_named(label);
        matches!(named, Some(Section::Summary | Section::Impact))
    });
    said.map_or(text, |(_, value)| value.trim_start())
}

/// On one line, as sentences go on where the page is too narrow for them.
fn text_of(piece: &str) -> String {
    piece.replace('\n', " ")
}

/// How a span begins, and what stands between its ends; in the form of `text` below.
const FORMS: [(&str, &[&str]); 12] = [
    (OF_HOURS, &["and "]),
    ("between ", &["and "]),
    ("from ", &["to ", "until ", "till ", "through "]),
    ("from approximately ", &["to ", "until ", "till "]),
    ("starting at ", &["ending at ", "until "]),
    ("outage was ", &["to ", "until "]),
    ("was down ", &["to ", "until "]),
    ("fra ", &["til "]),
    ("von ", &["bis "]),
    ("zwischen ", &["und "]),
    ("mellom ", &["og "]),
    ("(", &["to ", "until "]),
];

/// Behind it four digits are a clock.
const OF_HOURS: &str = "between the hours of ";

/// In characters; what is longer is no span, and would be looked at again and again.
const LONGEST: usize = 240;

pub(super) fn in_text(text: &str) -> Option<Span> {
    let lower = text.to_ascii_lowercase();
    FORMS.iter().find_map(|(begin, between)| {
        let places = lower.match_indices(begin);
        let mut spans = places.filter_map(|(place, _)| {
            let starts_word = !lower[..place].ends_with(char::is_alphanumeric);
            let behind = first_of(text.get(place + begin.len()..)?);
            let span = || span(behind, between, *begin == OF_HOURS);
            let (begin, end) = starts_word.then(span).flatten()?;
            Some((begin.of_day(day_before(text, place)), Some(end)))
        });
        spans.next()
    })
}

fn first_of(text: &str) -> &str {
    let longest = text.char_indices().nth(LONGEST);
    longest.map_or(text, |(end, _)| &text[..end])
}

/// "On April 26, 2023 between …": the day that the sentence says first.
fn day_before(text: &str, place: usize) -> Option<days::SaidDay> {
    let before = &text[..place];
    let sentence = before.rfind(". ").map_or(before, |end| &before[end..]);
    days::find_day(sentence)
}

/// Two clocks with one of the words between; a dash, which a stamp takes with it, does as well.
fn span(text: &str, between: &[&str], of_hours: bool) -> Option<(Stamp, Stamp)> {
    let clock = |text| {
        let said = stamp::take(text).filter(|(stamp, _)| stamp.time.is_some());
        said.or_else(|| of_hours.then(|| stamp::of_hours(text)).flatten())
    };
    let (mut begin, rest) = clock(text)?;
    let is_dashed = || {
        let said = &text[..text.len() - rest.len()];
        said.trim_end()
            .ends_with(['-', '\u{2013}', '\u{2014}', '\u{301c}', '\u{ff5e}', '>'])
    };
    let arrow = ["\u{2192}", "->", "=>"]
        .iter()
        .find_map(|arrow| rest.strip_prefix(arrow));
    // "~12:00 (maybe before) to 17:55"
    let rest = match rest.strip_prefix('(').and_then(|rest| rest.split_once(')')) {
        Some((_, rest)) => rest.trim_start(),
        None => rest,
    };
    let rest = match between.iter().find_map(|word| rest.strip_prefix(word)) {
        Some(rest) => rest,
        None if arrow.is_some() => arrow.unwrap_or_default().trim_start(),
        None if is_dashed() => rest,
        None => return None,
    };
    let (end, _) = clock(rest)?;
    begin.zone = begin.zone.or(end.zone);
    Some((begin, end))
}

/// "On 17 November at 12:05 it went down, and that lasted until 18 November at 15:01."
fn lasting(text: &str) -> Option<Span> {
    let (mut begin, rest) = opened(text)?;
    let sentence = first_of(rest);
    let sentence = sentence.split(". ").next().unwrap_or_default();
    let (_, behind) = sentence.split_once(" until ")?;
    let (end, _) = stamp::take(behind).filter(|(stamp, _)| stamp.time.is_some())?;
    begin.zone = begin.zone.or(end.zone);
    Some((begin, Some(end)))
}

/// How many accounts open: "On 5 September at 13:38 UTC, an attacker …". What was noticed then had begun before.
fn opening(text: &str) -> Option<Span> {
    const NOTICED: [&str; 9] = [
        "report",
        "notified",
        "alerted",
        "noticed",
        "detected",
        "discovered",
        "became aware",
        "paged",
        "first saw",
    ];
    let (begin, rest) = opened(text)?;
    let sentence = first_of(rest).to_lowercase();
    let sentence = sentence.split(". ").next().unwrap_or_default();
    let is_noticed = NOTICED.iter().any(|words| sentence.contains(words));
    (!is_noticed).then_some((begin, None))
}

/// "We share our issues, too. On July 11th at 6:10 PM UTC we had a network outage.": not the first sentence of its
/// paragraph, which therefore has to name what it was.
fn had(text: &str) -> Option<Span> {
    let mut sentences = text.split(". ").skip(1).map(first_of);
    sentences.find_map(|sentence| opening(sentence).filter(|_| names_what_it_was(sentence)))
}

/// "had a network outage", but neither "had a similar outage" nor "had a meeting about the outage".
fn names_what_it_was(sentence: &str) -> bool {
    const HAD: [&str; 4] = [" had a", " experienced a", " suffered a", " there was a"];
    const WHAT: [&str; 5] = [
        "outage",
        "downtime",
        "incident",
        "disruption",
        "interruption",
    ];
    const OTHER: [&str; 6] = [
        "similar",
        "previous",
        "planned",
        "scheduled",
        "about",
        "the",
    ];
    const WORDS_BEFORE: usize = 3;
    let lower = sentence.to_ascii_lowercase();
    let names_it = |behind: &str| {
        let words: Vec<&str> = behind.split_whitespace().take(WORDS_BEFORE + 1).collect();
        let place = words
            .iter()
            .position(|word| WHAT.iter().any(|what| word.starts_with(what)));
        place.is_some_and(|place| !words[..place].iter().any(|word| OTHER.contains(word)))
    };
    let mut places = HAD.iter().flat_map(|words| lower.match_indices(words));
    places.any(|(place, words)| {
        let behind = &lower[place + words.len()..];
        let behind = behind.strip_prefix('n').unwrap_or(behind);
        // "another" goes on.
        behind.starts_with(' ') && names_it(behind)
    })
}

fn opened(text: &str) -> Option<(Stamp, &str)> {
    const OPENS: [&str; 5] = ["starting ", "beginning ", "on ", "at ", "in "];
    let head = text
        .chars()
        .take(10)
        .collect::<String>()
        .to_ascii_lowercase();
    let word = OPENS.iter().find(|word| head.starts_with(**word))?;
    stamp::take(text.get(word.len()..)?)
        .filter(|(stamp, _)| stamp.day.is_some() && stamp.time.is_some())
}
