//! What a report without a timeline tells in sentences: "At 15:23 UTC we received a report."

use super::blocks::PieceKind;
use super::outline::{Part, Role};
use super::stamp::{self, Stamp};
use super::text::on_one_line;
use super::timeline::TimedLine;
use crate::domain::Section;

/// Fewer in a part may only say from when to when it lasted.
const AT_LEAST: usize = 3;

/// The sentences that begin with a clock, of each part that tells by them what happened. They stay there too.
pub(super) fn told(parts: &[Part]) -> impl Iterator<Item = Vec<TimedLine>> {
    let tells = |part: &&Part| {
        matches!(
            part.role,
            Role::Preamble | Role::Other | Role::Section(Section::Summary | Section::Timeline)
        )
    };
    let told = parts.iter().filter(tells).map(lines);
    told.filter(|lines| lines.len() >= AT_LEAST)
}

fn lines(part: &Part) -> Vec<TimedLine> {
    let paragraphs = part.pieces.iter();
    let paragraphs = paragraphs.filter(|piece| piece.kind == PieceKind::Paragraph);
    let texts = paragraphs.map(|piece| on_one_line(&piece.text));
    let lines = texts.flat_map(|text| {
        let lines = sentences(&text).into_iter().filter_map(line);
        lines.collect::<Vec<_>>()
    });
    lines.collect()
}

/// "At 10:00 a.m. UTC approx. 5,000 users" goes on.
fn sentences(text: &str) -> Vec<&str> {
    const SHORT: [&str; 6] = [".m", "approx", "e.g", "i.e", "vs", "etc"];
    let mut all = Vec::new();
    let mut start = 0;
    for (end, sign) in text.match_indices(". ") {
        let goes_on = SHORT.iter().any(|short| text[..end].ends_with(short));
        let next = end + sign.len();
        if !goes_on && text[next..].starts_with(|c: char| !c.is_lowercase()) {
            all.push(&text[start..end]);
            start = next;
        }
    }
    all.push(&text[start..]);
    all
}

fn line(sentence: &str) -> Option<TimedLine> {
    let (stamp, said) = begins_with_a_clock(sentence)?;
    let said = said.trim_end_matches(['.', ' ']);
    (!said.is_empty()).then(|| TimedLine {
        stamp,
        text: format!("{said}."),
        states: None,
    })
}

/// "On 27 April at 15:09 UTC we released", "By 15:56 UTC, it was back".
fn begins_with_a_clock(sentence: &str) -> Option<(Stamp, &str)> {
    const BEGIN: [&str; 5] = ["At ", "On ", "By ", "Around ", "About "];
    let behind = BEGIN.iter().find_map(|word| sentence.strip_prefix(word))?;
    let (stamp, said) = stamp::take(behind)?;
    let is_sentence = said.split_whitespace().count() >= AT_LEAST;
    (stamp.time.is_some() && is_sentence).then_some((stamp, said))
}
