//! Words that are one letter away from a term. A slip of the pen is no term of the list, and still says the name.

use std::collections::HashSet;

use super::{Near, View, fixed};
use crate::redact::Terms;
use crate::redact::fold::{BREAK, Folded, HYPHENATED, SEPARATOR, spelling};

/// Shorter words are near to too many others.
const SHORTEST: usize = 6;

pub fn spellings(views: &[View], terms: &Terms) -> Vec<Near> {
    let listed: Vec<(String, Vec<char>)> = terms
        .iter()
        .flat_map(|term| &term.spellings)
        .map(|written| (written.clone(), squeezed(&spelling(written))))
        .filter(|(_, letters)| letters.len() >= SHORTEST)
        .collect();
    let mut seen: HashSet<Vec<char>> = HashSet::new();
    let mut found = Vec::new();
    for view in views {
        let folded = Folded::of(&view.text);
        for (first, last) in words(&folded.chars) {
            let word = &folded.chars[first..=last];
            if word.len() + 1 < SHORTEST || !seen.insert(word.to_vec()) {
                continue;
            }
            let near = listed.iter().find(|(_, term)| is_one_away(word, term));
            if let Some((term, _)) = near {
                let bytes = folded.range(first, last);
                let written = &view.text[bytes.clone()];
                if !fixed::are_fixed(written) {
                    found.push(Near {
                        term: term.clone(),
                        written: written.to_owned(),
                        place: view.place_of(bytes.start),
                    });
                }
            }
        }
    }
    found
}

fn squeezed(chars: &[char]) -> Vec<char> {
    let letters = chars.iter().filter(|c| **c != SEPARATOR);
    letters.copied().collect()
}

fn words(chars: &[char]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut start = None;
    for (place, c) in chars.iter().chain([&SEPARATOR]).enumerate() {
        let ends = matches!(*c, SEPARATOR | BREAK | HYPHENATED) || !c.is_alphanumeric();
        match (start, ends) {
            (None, false) => start = Some(place),
            (Some(first), true) => {
                found.push((first, place - 1));
                start = None;
            }
            (None, true) | (Some(_), false) => {}
        }
    }
    found
}

/// One letter more, less or other; two neighbours that have changed places count too. Equal words do not.
fn is_one_away(one: &[char], other: &[char]) -> bool {
    let (short, long) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    if long.len() - short.len() > 1 || one == other {
        return false;
    }
    let same = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let (short, long) = (&short[same..], &long[same..]);
    if short.len() < long.len() {
        return short == &long[1..];
    }
    let swapped =
        short.len() > 1 && short[0] == long[1] && short[1] == long[0] && short[2..] == long[2..];
    short[1..] == long[1..] || swapped
}

#[cfg(test)]
mod tests {
    use super::is_one_away;

    #[test]
    fn one_letter_apart_is_near() {
        let near = |one: &str, other: &str| {
            let letters = |word: &str| word.chars().collect::<Vec<_>>();
            is_one_away(&letters(one), &letters(other))
        };
        for word in [
            "zorbum", "zorrbium", "zorbiun", "zobrium", "xzorbium", "orbium",
        ] {
            assert!(near(word, "zorbium"), "{word}");
        }
        for word in ["zorbium", "zorb", "zxrbixm", "muibroz"] {
            assert!(!near(word, "zorbium"), "{word}");
        }
    }
}
