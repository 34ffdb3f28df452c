//! Texts as a search compares them: without case, accents and invisible characters; every run of spaces, dashes, dots,
//! underscores and apostrophes is one separator; ends of lines are known, because a word may go on behind them.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Between the parts of a name.
pub const SEPARATOR: char = ' ';
/// The end of a line.
pub const BREAK: char = '\n';
/// The end of a line with a hyphen before it.
pub const HYPHENATED: char = '\u{1}';
const AND: char = '&';

pub struct Folded {
    pub chars: Vec<char>,
    /// Where each of them begins and ends in the text.
    bytes: Vec<(usize, usize)>,
}

impl Folded {
    pub fn of(text: &str) -> Self {
        let mut folded = Self {
            chars: Vec::with_capacity(text.len()),
            bytes: Vec::with_capacity(text.len()),
        };
        let mut gap: Option<Gap> = None;
        for (start, c) in text.char_indices() {
            let end = start + c.len_utf8();
            if is_separator(c) || is_soft_hyphen(c) {
                gap.get_or_insert_with(|| Gap::at(start)).take(c, end);
            } else if !is_invisible(c) {
                // Blanks around an "&" are nothing.
                let is_joined = c == AND || folded.chars.last() == Some(&AND);
                if let Some(gap) = gap.take().filter(|gap| gap.broken || !is_joined) {
                    folded.gap(&gap);
                }
                folded.letter(c, start, end);
            }
        }
        if let Some(gap) = gap {
            folded.gap(&gap);
        }
        folded
    }

    /// From the beginning of one character to the end of another.
    pub fn range(&self, first: usize, last: usize) -> std::ops::Range<usize> {
        let start = self.bytes.get(first).map_or(0, |bytes| bytes.0);
        let end = self.bytes.get(last).map_or(start, |bytes| bytes.1);
        start..end
    }

    fn gap(&mut self, gap: &Gap) {
        if let Some(c) = gap.folded() {
            self.chars.push(c);
            self.bytes.push((gap.start, gap.end));
        }
    }

    fn letter(&mut self, c: char, start: usize, end: usize) {
        for c in plain(c) {
            self.chars.push(c);
            self.bytes.push((start, end));
        }
    }
}

/// A run of separators.
struct Gap {
    start: usize,
    end: usize,
    visible: bool,
    broken: bool,
    /// A hyphen before the first end of a line.
    hyphen: bool,
}

impl Gap {
    fn at(start: usize) -> Self {
        Self {
            start,
            end: start,
            visible: false,
            broken: false,
            hyphen: false,
        }
    }

    fn take(&mut self, c: char, end: usize) {
        self.end = end;
        self.visible |= !is_soft_hyphen(c);
        if is_line_end(c) {
            self.broken = true;
        } else if !self.broken && (is_soft_hyphen(c) || is_dash(c)) {
            self.hyphen = true;
        }
    }

    /// A soft hyphen within a line is nothing.
    fn folded(&self) -> Option<char> {
        match (self.visible, self.broken, self.hyphen) {
            (false, _, _) => None,
            (true, true, true) => Some(HYPHENATED),
            (true, true, false) => Some(BREAK),
            (true, false, _) => Some(SEPARATOR),
        }
    }
}

/// A term, with a separator where a capital letter begins a part of it ("`AcmePay`").
pub fn spelling(term: &str) -> Vec<char> {
    let mut out: Vec<char> = Vec::new();
    let mut after_small = false;
    for c in term.trim().chars() {
        if is_separator(c) {
            if out
                .last()
                .is_some_and(|last| ![SEPARATOR, AND].contains(last))
            {
                out.push(SEPARATOR);
            }
            after_small = false;
        } else if !is_soft_hyphen(c) && !is_invisible(c) {
            if after_small && c.is_uppercase() {
                out.push(SEPARATOR);
            }
            if c == AND && out.last() == Some(&SEPARATOR) {
                out.pop();
            }
            out.extend(plain(c));
            after_small = c.is_lowercase();
        }
    }
    while out.last() == Some(&SEPARATOR) {
        out.pop();
    }
    out
}

/// Whether both are within one word. Scripts that write no spaces have no such thing.
pub fn is_joint(one: char, other: char) -> bool {
    let in_word = |c: char| c.is_alphanumeric() && !has_no_spaces(c);
    in_word(one) && in_word(other)
}

fn plain(c: char) -> impl Iterator<Item = char> {
    std::iter::once(c)
        .nfkd()
        .flat_map(char::to_lowercase)
        .filter(|c| !is_accent(*c))
        .flat_map(|c| match c {
            'ß' => ['s', 's'].into_iter().take(2),
            'æ' => ['a', 'e'].into_iter().take(2),
            'œ' => ['o', 'e'].into_iter().take(2),
            'þ' => ['t', 'h'].into_iter().take(2),
            'ı' => ['i', 'i'].into_iter().take(1),
            'ø' => ['o', 'o'].into_iter().take(1),
            'ł' => ['l', 'l'].into_iter().take(1),
            'đ' | 'ð' => ['d', 'd'].into_iter().take(1),
            'ς' => ['σ', 'σ'].into_iter().take(1),
            c => [c, c].into_iter().take(1),
        })
}

/// Of Latin, Greek and Cyrillic letters; in other scripts marks are vowels.
fn is_accent(c: char) -> bool {
    is_combining_mark(c)
        && matches!(c,
            '\u{300}'..='\u{36f}'
            | '\u{1ab0}'..='\u{1aff}'
            | '\u{1dc0}'..='\u{1dff}'
            | '\u{20d0}'..='\u{20ff}'
            | '\u{fe20}'..='\u{fe2f}')
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || is_dash(c) || is_apostrophe(c) || matches!(c, '_' | '.')
}

fn is_apostrophe(c: char) -> bool {
    matches!(
        c,
        '\'' | '`' | '\u{b4}' | '\u{2bc}' | '\u{2018}' | '\u{2019}' | '\u{2032}'
    )
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

fn is_soft_hyphen(c: char) -> bool {
    c == '\u{ad}'
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{c}' | '\u{2028}' | '\u{2029}')
}

fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{3164}' | '\u{ffa0}' | '\u{feff}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}')
}

fn has_no_spaces(c: char) -> bool {
    matches!(c,
        '\u{e00}'..='\u{eff}'
        | '\u{1000}'..='\u{11ff}'
        | '\u{1780}'..='\u{17ff}'
        | '\u{2e80}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7ff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}')
}
