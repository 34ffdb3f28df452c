//! What a report without a timeline tells in sentences: "At 15:23 UTC we received a report."

use super::blocks::PieceKind;
use super::outline::{Part, Role};
use super::stamp::{self, Stamp};
use super::text::on_one_line;
use super::timeline::TimedLine;
use crate::domain::Section;

/// Fewer may only say from when to when it lasted.
const AT_LEAST: usize = 3;

/// The sentences that begin with a clock, part by part. They stay in their sections too.
pub(super) fn told(parts: &[Part]) -> Vec<Vec<TimedLine>> {
    let tells = |part: &&Part| part.role != Role::Section(Section::Actions);
    let told: Vec<Vec<TimedLine>> = parts.iter().filter(tells).map(lines).collect();
    let all: usize = told.iter().map(Vec::len).sum();
    if all < AT_LEAST { Vec::new() } else { told }
}

fn lines(part: &Part) -> Vec<TimedLine> {
    let paragraphs = part.pieces.iter();
    let paragraphs = paragraphs.filter(|piece| piece.kind == PieceKind::Paragraph);
    paragraphs
        .flat_map(|piece| {
            let text = on_one_line(&piece.text);
            let lines: Vec<TimedLine> = text.split(". ").filter_map(line).collect();
            lines
        })
        .collect()
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
