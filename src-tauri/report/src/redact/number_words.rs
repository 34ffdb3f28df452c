//! Numbers that are written as words.

use super::numbers::Number;

/// "fourteen", "Twenty-four": as people write small counts.
pub(super) fn numbers(text: &str) -> impl Iterator<Item = Number> {
    const TEENS: [&str; 10] = [
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] = [
        "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ];
    const ONES: [&str; 9] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    ];
    let place = |names: &[&str], word: &str| names.iter().position(|name| *name == word);
    let value = move |word: &str| {
        if let Some(at) = place(&TEENS, word) {
            return Some(10 + at);
        }
        let (tens, ones) = word.split_once('-').unwrap_or((word, ""));
        let tens = 10 * (2 + place(&TENS, tens)?);
        let ones = if ones.is_empty() {
            0
        } else {
            1 + place(&ONES, ones)?
        };
        Some(tens + ones)
    };
    let mut begin = 0;
    text.split_inclusive(|c: char| !c.is_alphabetic() && c != '-')
        .filter_map(move |part| {
            let start = begin;
            begin += part.len();
            let word = part.trim_end_matches(|c: char| !c.is_alphabetic());
            let value = u32::try_from(value(&word.to_lowercase())?).ok()?;
            Some(Number {
                bytes: start..start + word.len(),
                value: f64::from(value),
            })
        })
        .collect::<Vec<_>>()
        .into_iter()
}
