//! What a team means to do, where a report tells everything in sentences: "We will keep two of them."

use super::super::blocks::{Piece, PieceKind};
use super::super::text;
use super::planned::headed;

/// Where in a report sentences stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Told {
    /// Above its parts, where it also says what it is going to tell.
    AtFirst,
    /// With how it ended, where a duty may be one that was known.
    AtTheEnd,
    /// With what was made of it.
    Since,
}

const MEANS: [&str; 26] = [
    " we will ",
    " the team will ",
    " the team plans to ",
    " the team intends to ",
    " we have undertaken to ",
    " we have also undertaken to ",
    " we aim to ",
    " we are considering ",
    " we are discussing ",
    " we are investigating the possib",
    " we'll ",
    " we\u{2019}ll ",
    " we plan to ",
    " we intend to ",
    " we are going to ",
    " we're going to ",
    " we\u{2019}re going to ",
    " we are exploring ",
    " we are reviewing ",
    " we are also looking at ",
    " we're also looking at ",
    " work is ongoing to ",
    " work is also ongoing to ",
    " work is underway to ",
    " work is under way to ",
    " is now put in place to ",
];
/// The same of a company, and of what is being done; above its parts a report tells so what it is about.
const MEANS_SINCE: [&str; 5] = [
    " plans to ",
    " is actively working on ",
    " we are working on ",
    " we are actively working on ",
    " we're working on ",
];
/// Behind these stands what is done, or what was done long before.
const PREVENTS: [&str; 4] = [
    " to prevent further outages",
    " to prevent further incidents",
    " to prevent future ",
    " to prevent similar ",
];
const DUTIES: [&str; 7] = [
    " we should ",
    " we must ",
    " we need to ",
    " we need a ",
    " we need an ",
    " we need more ",
    " we need better ",
];
/// Of what was, of what readers are told, and of what nobody knows.
const NONE: [&str; 25] = [
    "should have",
    "will continue",
    "will keep you",
    "will update",
    "will post",
    "will publish",
    "will share",
    "will follow up",
    "will never",
    "will not",
    "will be able",
    "will be sure",
    "will explain",
    "will describe",
    "will look at",
    "will walk",
    "will see",
    "will usually",
    "ll look at",
    "ll explain",
    "ll describe",
    "ll walk",
    "should note",
    " told that ",
    " if we ever ",
];

/// The sentences of paragraphs that say so.
pub(in super::super) fn intended(pieces: &[Piece], told: Told) -> Vec<Piece> {
    let paragraphs = pieces
        .iter()
        .filter(|piece| piece.kind == PieceKind::Paragraph && piece.depth == 0);
    let intends = |sentence: &&str| {
        let lower = format!(" {} ", sentence.to_lowercase());
        let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
        let is_later = told != Told::AtFirst && (has(&PREVENTS) || has(&MEANS_SINCE));
        let intends = has(&MEANS) || is_later || (told == Told::Since && has(&DUTIES));
        intends && !has(&NONE) && !lower.trim_end().ends_with('?')
    };
    let told = paragraphs.flat_map(|piece| {
        let text = text::on_one_line(&piece.text);
        let sentences = text.split_inclusive(". ").map(str::trim);
        let intended = sentences.filter(intends).map(headed);
        intended.collect::<Vec<_>>()
    });
    told.collect()
}
