//! What a part about something else announces to be done, and what is marked so wherever it stands.

use super::super::blocks::{Piece, PieceKind};
use super::super::{headings, text};

/// Items below a sentence that announces them and paragraphs that are marked, in a part about something else, and what is
/// left: "Going forward, we will do the following:".
pub(in super::super) fn planned(pieces: &[Piece]) -> (Vec<Piece>, Vec<Piece>) {
    const ALSO: [&str; 5] = [
        "as for ",
        "for ",
        "in terms of ",
        "regarding ",
        "concerning ",
    ];
    let (mut is_announced, mut was_announced) = (false, false);
    let (mut planned, mut left) = (Vec::new(), Vec::new());
    for piece in pieces {
        let is_planned = match piece.kind {
            PieceKind::Item { .. } => is_announced,
            // Of the item above it.
            PieceKind::Paragraph if piece.depth > 0 => is_announced,
            // "b) Run it twice"
            PieceKind::Paragraph if is_announced && is_lettered(&piece.text) => {
                planned.push(headed(piece.text[2..].trim_start()));
                continue;
            }
            PieceKind::Paragraph => {
                // "As for the foxes:" goes on with what was announced, also below one remark.
                let lower = piece.text.to_lowercase();
                let is_about = ALSO.iter().any(|words| lower.starts_with(words));
                let goes_on = is_announced || (was_announced && is_about);
                let goes_on = goes_on && lower.trim_end().ends_with(':');
                was_announced = is_announced;
                is_announced = goes_on || announces(&piece.text);
                false
            }
            PieceKind::Heading(_)
            | PieceKind::Row { .. }
            | PieceKind::Code { .. }
            | PieceKind::FrontMatter => {
                (is_announced, was_announced) = (false, false);
                false
            }
        };
        match marked(piece).or_else(|| stated(piece)) {
            Some(item) => planned.push(item),
            None if is_planned => planned.push(piece.clone()),
            None => left.push(piece.clone()),
        }
    }
    (planned, left)
}

/// Of lessons those that ask for something, or say what was changed: "We need better health checks."
pub(in super::super) fn asked(pieces: &[Piece]) -> Vec<Piece> {
    const ASKS: [&str; 6] = [
        " need ",
        " needs ",
        " must ",
        " should ",
        " have to ",
        " has to ",
    ];
    const PAST: [&str; 5] = [
        "should have",
        "would have",
        "must have",
        "did not",
        "didn't",
    ];
    const FOLLOWS: [&str; 2] = [" follow-up: ", " follow up: "];
    const TELLS: [&str; 11] = [
        " try to ",
        " do not ",
        " don't ",
        " don\u{2019}t ",
        " always ",
        " never ",
        " make sure ",
        " ensure ",
        " avoid ",
        " plan ",
        " test ",
    ];
    let asks = |text: &str| {
        let lower = format!(" {} ", text.to_lowercase());
        let tells = TELLS.iter().any(|words| lower.starts_with(words));
        let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
        let asks = has(&FOLLOWS) || ((tells || has(&ASKS)) && !has(&PAST));
        asks && !lower.trim_end().ends_with('?')
    };
    let items = pieces.iter().filter_map(|piece| match piece.kind {
        PieceKind::Item { .. } if changed(&piece.text) => Some(Piece {
            kind: PieceKind::Item { ticked: Some(true) },
            ..piece.clone()
        }),
        PieceKind::Item { .. } => asks(&piece.text).then(|| piece.clone()),
        PieceKind::Heading(_)
        | PieceKind::Paragraph
        | PieceKind::Row { .. }
        | PieceKind::Code { .. }
        | PieceKind::FrontMatter => None,
    });
    items.collect()
}

/// "The lessons that we take away are as follows:" in a part under another name.
pub(in super::super) fn below_lessons(pieces: &[Piece]) -> &[Piece] {
    let heads = |piece: &Piece| {
        let is_head = piece.kind == PieceKind::Paragraph && piece.text.trim_end().ends_with(':');
        is_head && piece.text.to_lowercase().contains("lessons")
    };
    let at = pieces.iter().position(heads);
    at.map_or(&[], |at| &pieces[at + 1..])
}

/// "We improved our tests": what a team tells at the end instead of what is to be done.
fn changed(text: &str) -> bool {
    const CHANGES: [&str; 8] = [
        "improved",
        "added",
        "changed",
        "introduced",
        "updated",
        "extended",
        "automated",
        "replaced",
    ];
    let lower = text.to_lowercase();
    let behind = lower.strip_prefix("we ");
    let behind = behind.map(|behind| behind.strip_prefix("have ").unwrap_or(behind));
    behind.is_some_and(|behind| CHANGES.iter().any(|word| behind.starts_with(word)))
}

/// Of a lesson that is a heading with sentences below it, whether these tell what will be otherwise.
pub(in super::super) fn asks_below(pieces: &[Piece]) -> bool {
    const FROM_NOW_ON: [&str; 8] = [
        "going forward",
        "in the future",
        "in future",
        "from now on",
        "we will",
        "we'll",
        "we\u{2019}ll",
        "we should",
    ];
    pieces.iter().any(|piece| {
        let lower = piece.text.to_lowercase();
        FROM_NOW_ON.iter().any(|words| lower.contains(words))
    })
}

/// What such a heading asks for.
pub(in super::super) fn headed(heading: &str) -> Piece {
    Piece {
        kind: PieceKind::Item { ticked: None },
        depth: 1,
        text: heading.to_owned(),
        bold: 0,
    }
}

/// "DOING: an alarm for the disk" as the item it is, ticked where it is done.
pub(in super::super) fn marked(piece: &Piece) -> Option<Piece> {
    const MARKS: [(&str, bool); 8] = [
        ("todo", false),
        ("doing", false),
        ("wip", false),
        ("done", true),
        ("action point", false),
        ("action item", false),
        ("follow-up", false),
        ("follow up", false),
    ];
    if piece.kind != PieceKind::Paragraph || piece.depth > 0 {
        return None;
    }
    let (is_done, rest) = MARKS.into_iter().find_map(|(mark, is_done)| {
        let (said, rest) = piece.text.split_at_checked(mark.len())?;
        // A state is written in capitals; a name of what follows is none in the middle of a sentence.
        let is_state = mark.len() <= "doing".len();
        let is_said_so = said == mark.to_uppercase() || (!is_state && said.to_lowercase() == mark);
        // "WIP limits are low" is a sentence.
        let is_mark = is_state && piece.bold >= mark.len() && rest.starts_with([' ', '\n']);
        let ends = is_mark || rest.starts_with(':');
        let goes_on = rest.chars().any(char::is_alphabetic);
        (is_said_so && ends && goes_on).then_some((is_done, rest))
    })?;
    Some(Piece {
        kind: PieceKind::Item {
            ticked: Some(is_done),
        },
        depth: 1,
        text: rest.trim_start_matches([':', ' ', '\n', '-']).to_owned(),
        bold: 0,
    })
}

/// "**1. Fix it in the product.** Today it is only half true.", among what is to be done, as the item that it is.
pub(in super::super) fn numbered(piece: &Piece) -> Option<Piece> {
    let is_one = piece.kind == PieceKind::Paragraph && piece.depth == 0;
    let digits = piece.text.bytes().take_while(u8::is_ascii_digit).count();
    let text = piece.text[digits..].strip_prefix(['.', ')'])?;
    let is_bold = (digits + 1..=piece.text.len()).contains(&piece.bold);
    (is_one && digits > 0 && is_bold).then(|| headed(text.trim_start()))
}

/// "Implemented: a second cluster", "Suggested: a warning before it" as items of any list.
fn stated(piece: &Piece) -> Option<Piece> {
    const STATES: [(&str, bool); 4] = [
        ("implemented", true),
        ("planned", false),
        ("proposed", false),
        ("suggested", false),
    ];
    let (said, rest) = piece.text.split_once(':')?;
    let state = said.to_lowercase();
    let (_, is_done) = STATES.into_iter().find(|(name, _)| *name == state)?;
    let says_what = rest.contains(char::is_alphabetic);
    (says_what && matches!(piece.kind, PieceKind::Item { .. })).then(|| Piece {
        kind: PieceKind::Item {
            ticked: Some(is_done),
        },
        text: rest.trim_start().to_owned(),
        bold: 0,
        ..piece.clone()
    })
}

fn is_lettered(text: &str) -> bool {
    let mut chars = text.chars();
    let is_mark = chars.next().is_some_and(|c| c.is_ascii_lowercase()) && chars.next() == Some(')');
    is_mark && chars.any(char::is_alphabetic)
}

/// Whether a sentence says that what stands below it is to be done.
pub(in super::super) fn announces(text: &str) -> bool {
    const PLANS: [&str; 25] = [
        "going forward",
        "to this end,",
        "to this end we",
        "we will:",
        "we will continue to:",
        "strategic actions",
        "actions to prevent",
        "steps to prevent",
        "to prevent relapse",
        "next steps",
        "action items",
        "will do the following",
        "going to do the following",
        "plan to do the following",
        "the following actions",
        "the following improvements",
        "plans include",
        "plan to:",
        "need to:",
        "to prevent similar",
        "to prevent a similar",
        "to prevent this",
        "similar events in the future",
        "similar incidents in the future",
        "permanent fix to:",
    ];
    /// "Actions to prevent similar incidents in the future", where somebody forgot the sign of a heading.
    const LINES: [&str; 2] = ["actions to prevent ", "steps to prevent "];
    /// What stands alone in its line, or behind a number: "There are two corrective layers:".
    const NAMES: [&str; 9] = [
        "follow-ups:",
        "agreed actions:",
        "follow-up actions:",
        "planned actions:",
        "preventive actions:",
        "preventative actions:",
        "corrective actions:",
        "corrective measures:",
        "corrective layers:",
    ];
    let lower = text::on_one_line(text).to_lowercase();
    let lower = lower.trim_end();
    let plans = PLANS.iter().any(|words| lower.contains(words));
    if lower.ends_with(':') {
        return plans || NAMES.iter().any(|name| ends_with_word(lower, name));
    }
    let is_line = !text.contains('\n') && text.len() <= headings::LONGEST_HEADING;
    let names = LINES.iter().any(|line| lower.starts_with(line));
    names && is_line && !lower.ends_with(['.', '!', '?', ';', ','])
}

/// "pre-agreed actions:" is none of "agreed actions:".
fn ends_with_word(text: &str, name: &str) -> bool {
    let before = text.strip_suffix(name);
    before.is_some_and(|before| before.is_empty() || before.ends_with([' ', '\n']))
}
