//! Numbers that are written as words.

use std::ops::Range;

use super::numbers::Number;

/// "fourteen", "Twenty-four", "two hundred and fifty-one", "a hundred", "twelve thousand".
pub(super) fn numbers(text: &str) -> Vec<Number> {
    let words = words(text);
    let mut found = Vec::new();
    let mut place = 0;
    while place < words.len() {
        let taken = phrase(text, &words[place..]);
        if let Some(number) = (taken > 0).then(|| number(text, &words[place..place + taken])) {
            found.extend(number);
        }
        place += taken.max(1);
    }
    found
}

/// Where each run of letters stands.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices() {
        if !c.is_alphabetic() {
            continue;
        }
        let end = at + c.len_utf8();
        match found.last_mut().filter(|word| word.end == at) {
            Some(word) => word.end = end,
            None => found.push(at..end),
        }
    }
    found
}

/// How many of the words from the first on are one number.
fn phrase(text: &str, words: &[Range<usize>]) -> usize {
    let is_one = |word: &Range<usize>| part(&text[word.clone()]).is_some();
    if !words.first().is_some_and(is_one) {
        return 0;
    }
    let mut taken = 1;
    loop {
        let gap = |place: usize| &text[words[place - 1].end..words[place].start];
        let joins = |gap: &str| matches!(gap, " " | "-" | "\u{2011}" | "\u{a0}");
        let next = words.get(taken).filter(|_| joins(gap(taken)));
        let Some(next) = next else {
            return taken;
        };
        let goes_on = is_one(next);
        let behind_and = || {
            let last = &text[words[taken - 1].clone()];
            &text[next.clone()] == "and"
                && matches!(part(last), Some(Part::Times(_)))
                && words.get(taken + 1).is_some_and(is_one)
        };
        if goes_on {
            taken += 1;
        } else if behind_and() {
            taken += 2;
        } else {
            return taken;
        }
    }
}

enum Part {
    Plus(u32),
    Times(u32),
}

fn part(word: &str) -> Option<Part> {
    const ONES: [&str; 19] = [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
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
    let word = word.to_lowercase();
    let place = |names: &[&str]| {
        let place = names.iter().position(|name| *name == word)?;
        u32::try_from(place).ok()
    };
    match &*word {
        "hundred" => return Some(Part::Times(100)),
        "thousand" => return Some(Part::Times(1_000)),
        _ => {}
    }
    place(&ONES)
        .map(|place| Part::Plus(place + 1))
        .or_else(|| place(&TENS).map(|place| Part::Plus(10 * (place + 2))))
}

/// With the article of "a hundred".
fn number(text: &str, words: &[Range<usize>]) -> Option<Number> {
    let (first, last) = (words.first()?, words.last()?);
    let (mut whole, mut under_way) = (0_u32, 0_u32);
    for word in words {
        match part(&text[word.clone()]) {
            Some(Part::Plus(more)) => under_way = under_way.checked_add(more)?,
            Some(Part::Times(1_000)) => {
                whole = whole.checked_add(under_way.max(1).checked_mul(1_000)?)?;
                under_way = 0;
            }
            Some(Part::Times(times)) => under_way = under_way.max(1).checked_mul(times)?,
            None => {}
        }
    }
    let is_bare = matches!(part(&text[first.clone()]), Some(Part::Times(_)));
    let before = &text[..first.start];
    let article = ["a ", "A "].iter().any(|article| {
        before.ends_with(article) && !before[..before.len() - 2].ends_with(char::is_alphabetic)
    });
    let start = if is_bare && article {
        first.start - 2
    } else {
        first.start
    };
    Some(Number {
        bytes: start..last.end,
        value: f64::from(whole.checked_add(under_way)?),
    })
}
