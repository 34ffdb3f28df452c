//! Card and account numbers, told by their check digits.

use std::ops::Range;

use super::{Hit, SecretKind, runs};

pub(super) fn find(text: &str) -> Vec<Hit> {
    let mut hits = cards(text);
    hits.extend(ibans(text));
    hits
}

/// How the digits of a card are printed. Other groups are telephone and order numbers.
const GROUPS: [&[usize]; 5] = [
    &[4, 4, 4, 4, 3],
    &[4, 4, 4, 4],
    &[4, 6, 5],
    &[4, 6, 4],
    &[6, 13],
];

fn cards(text: &str) -> Vec<Hit> {
    let groups = runs(text, |c| c.is_ascii_digit());
    let mut hits: Vec<Hit> = Vec::new();
    for place in 0..groups.len() {
        let whole = groups[place].len();
        let lengths = GROUPS.iter().map(|lengths| lengths.to_vec());
        let single = (13..=19).contains(&whole).then(|| vec![whole]);
        let found = single
            .into_iter()
            .chain(lengths)
            .find_map(|lengths| card(text, &groups[place..], &lengths));
        hits.extend(found);
    }
    hits
}

fn card(text: &str, groups: &[Range<usize>], lengths: &[usize]) -> Option<Hit> {
    let groups = groups.get(..lengths.len())?;
    let fits = groups
        .iter()
        .zip(lengths)
        .all(|(group, length)| group.len() == *length);
    let bytes = groups.first()?.start..groups.last()?.end;
    let mut between = groups
        .windows(2)
        .map(|pair| &text[pair[0].end..pair[1].start]);
    let separator = groups
        .get(1)
        .map(|second| &text[groups[0].end..second.start]);
    let joined = between.all(|between| matches!(between, " " | "-") && Some(between) == separator);
    let digits: Vec<u8> = text[bytes.clone()]
        .bytes()
        .filter(u8::is_ascii_digit)
        .map(|digit| digit - b'0')
        .collect();
    let is_card = fits && joined && stands_alone(text, &bytes) && is_issued(&digits);
    (is_card && luhn(&digits)).then_some(Hit {
        kind: SecretKind::CardNumber,
        words: "a card number",
        bytes,
    })
}

/// Neither part of a word, an address, a decimal or an id, nor a telephone number.
fn stands_alone(text: &str, bytes: &Range<usize>) -> bool {
    let before = text[..bytes.start].chars().next_back();
    let mut after = text[bytes.end..].chars();
    let (next, one_after) = (after.next(), after.next());
    let joins = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '+' | '/' | '#');
    let goes_on = matches!(next, Some('.' | ':')) && one_after.is_some_and(char::is_alphanumeric);
    !before.is_some_and(|c| joins(c) || matches!(c, '.')) && !next.is_some_and(joins) && !goes_on
}

/// The ranges that the card networks number their cards from.
fn is_issued(digits: &[u8]) -> bool {
    let first = |count: usize| {
        let digits = digits.iter().take(count);
        digits.fold(0_u32, |number, digit| number * 10 + u32::from(*digit))
    };
    let (two, three, four) = (first(2), first(3), first(4));
    match digits.len() {
        13 => first(1) == 4,
        14 => (300..=305).contains(&three) || matches!(two, 36 | 38),
        15 => matches!(two, 34 | 37),
        16 => {
            first(1) == 4
                || (51..=55).contains(&two)
                || (2221..=2720).contains(&four)
                || (3528..=3589).contains(&four)
                || four == 6011
                || (644..=659).contains(&three)
                || two == 62
        }
        17 | 18 => two == 62,
        19 => first(1) == 4 || two == 62,
        _ => false,
    }
}

fn luhn(digits: &[u8]) -> bool {
    let weigh = |(place, digit): (usize, &u8)| match (place % 2, *digit) {
        (0, digit) => u32::from(digit),
        (_, digit) => u32::from(digit) * 2 - if digit > 4 { 9 } else { 0 },
    };
    let sum: u32 = digits.iter().rev().enumerate().map(weigh).sum();
    sum.is_multiple_of(10)
}

/// The lengths of the countries most accounts are in, from the registry of ISO 13616.
const COUNTRIES: [(&str, usize); 40] = [
    ("AD", 24),
    ("AE", 23),
    ("AT", 20),
    ("BE", 16),
    ("BG", 22),
    ("CH", 21),
    ("CY", 28),
    ("CZ", 24),
    ("DE", 22),
    ("DK", 18),
    ("EE", 20),
    ("ES", 24),
    ("FI", 18),
    ("FR", 27),
    ("GB", 22),
    ("GR", 27),
    ("HR", 21),
    ("HU", 28),
    ("IE", 22),
    ("IL", 23),
    ("IS", 26),
    ("IT", 27),
    ("LI", 21),
    ("LT", 20),
    ("LU", 20),
    ("LV", 21),
    ("MC", 27),
    ("MT", 31),
    ("NL", 18),
    ("NO", 15),
    ("PL", 28),
    ("PT", 25),
    ("RO", 24),
    ("RS", 22),
    ("SA", 24),
    ("SE", 24),
    ("SI", 19),
    ("SK", 24),
    ("TR", 26),
    ("UA", 29),
];

fn ibans(text: &str) -> Vec<Hit> {
    let words = runs(text, |c| c.is_ascii_uppercase() || c.is_ascii_digit());
    words
        .iter()
        .filter_map(|word| iban(text, word.start))
        .collect()
}

fn iban(text: &str, start: usize) -> Option<Hit> {
    let country = text.get(start..start + 2)?;
    let (_, length) = COUNTRIES.iter().find(|(code, _)| *code == country)?;
    let before = text[..start].chars().next_back();
    if before.is_some_and(|c| c.is_alphanumeric() || c == '_') {
        return None;
    }
    let mut account = String::with_capacity(*length);
    let mut end = start;
    for (at, c) in text[start..].char_indices() {
        let inside = c.is_ascii_uppercase() || c.is_ascii_digit();
        // Printed in groups of four.
        if account.len() == *length || !(inside || (c == ' ' && account.len().is_multiple_of(4))) {
            break;
        }
        if inside {
            account.push(c);
            end = start + at + 1;
        }
    }
    let next = text[end..].chars().next();
    let is_whole = account.len() == *length && !next.is_some_and(char::is_alphanumeric);
    (is_whole && is_checked(&account)).then_some(Hit {
        kind: SecretKind::Iban,
        words: "an account number (IBAN)",
        bytes: start..end,
    })
}

/// ISO 7064, mod 97-10: the first four characters moved to the end, letters counted from 10.
fn is_checked(account: &str) -> bool {
    let (head, tail) = account.split_at(4);
    let rest = tail.chars().chain(head.chars()).fold(0, |rest, c| {
        let value = c.to_digit(36).unwrap_or_default();
        (if value < 10 { rest * 10 } else { rest * 100 } + value) % 97
    });
    let digits = head.bytes().skip(2).all(|byte| byte.is_ascii_digit());
    digits && rest == 1
}
