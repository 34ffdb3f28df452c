//! From when to when it lasted, where only a sentence says so.

use super::blocks::PieceKind;
use super::outline::{Part, Role};
use super::stamp::{self, Stamp};
use crate::domain::Section;

/// "The service was down between 09:15 and 09:40 UTC", "for 4 hours (10:30 UTC - 14:49 UTC)": the first of what tells of
/// the whole.
pub(super) fn told(parts: &[Part]) -> Option<(Stamp, Stamp)> {
    let tells_of_all = |part: &&Part| {
        matches!(
            part.role,
            Role::Preamble | Role::Section(Section::Summary | Section::Impact)
        )
    };
    let pieces = parts
        .iter()
        .filter(tells_of_all)
        .flat_map(|part| &part.pieces);
    let mut said = pieces.filter_map(|piece| match piece.kind {
        PieceKind::Paragraph | PieceKind::Item { .. } => in_text(&piece.text),
        PieceKind::Heading(_)
        | PieceKind::Row { .. }
        | PieceKind::Code { .. }
        | PieceKind::FrontMatter => None,
    });
    said.next()
}

/// How a span begins, and what stands between its ends; in the form of `text` below.
const FORMS: [(&str, &[&str]); 5] = [
    ("between ", &["and "]),
    ("from ", &["to ", "until ", "till ", "through "]),
    ("from approximately ", &["to ", "until ", "till "]),
    ("starting at ", &["ending at ", "until "]),
    ("(", &[]),
];

/// In characters; what is longer is no span, and would be looked at again and again.
const LONGEST: usize = 120;

fn in_text(text: &str) -> Option<(Stamp, Stamp)> {
    let lower = text.to_ascii_lowercase();
    FORMS.iter().find_map(|(begin, between)| {
        let places = lower.match_indices(begin);
        let mut spans = places.filter_map(|(place, _)| {
            let starts_word = !lower[..place].ends_with(char::is_alphanumeric);
            let behind = text.get(place + begin.len()..)?;
            let longest = behind.char_indices().nth(LONGEST);
            let behind = longest.map_or(behind, |(end, _)| &behind[..end]);
            starts_word.then(|| span(behind, between)).flatten()
        });
        spans.next()
    })
}

/// Two clocks with one of the words between; a dash, which a stamp takes with it, does as well.
fn span(text: &str, between: &[&str]) -> Option<(Stamp, Stamp)> {
    let clock = |text| stamp::take(text).filter(|(stamp, _)| stamp.time.is_some());
    let (mut begin, rest) = clock(text)?;
    let is_dashed = || {
        let said = &text[..text.len() - rest.len()];
        said.trim_end().ends_with(['-', '\u{2013}', '\u{2014}'])
    };
    let rest = match between.iter().find_map(|word| rest.strip_prefix(word)) {
        Some(rest) => rest,
        None if is_dashed() => rest,
        None => return None,
    };
    let (end, _) = clock(rest)?;
    begin.zone = begin.zone.or(end.zone);
    Some((begin, end))
}
