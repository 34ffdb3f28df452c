//! Numbers in texts, and how they are made round.

use std::ops::Range;

use super::{Cut, number_words};
use crate::words::{self, grouped};

/// What is counted so exactly that the number says whose it is.
const COUNTED: [&str; 78] = [
    "accounts",
    "beds",
    "bookings",
    "branches",
    "buyers",
    "calls",
    "cards",
    "carts",
    "checkouts",
    "claims",
    "clients",
    "clinics",
    "colleagues",
    "companies",
    "contracts",
    "customers",
    "deliveries",
    "depots",
    "developers",
    "devices",
    "drivers",
    "emails",
    "employees",
    "engineers",
    "flights",
    "guests",
    "hospitals",
    "hosts",
    "households",
    "hubs",
    "invoices",
    "labels",
    "letters",
    "machines",
    "members",
    "merchants",
    "messages",
    "offices",
    "orders",
    "packages",
    "pallets",
    "parcels",
    "partners",
    "passengers",
    "patients",
    "payments",
    "people",
    "players",
    "readers",
    "recipients",
    "records",
    "refunds",
    "requests",
    "riders",
    "rooms",
    "schools",
    "sellers",
    "senders",
    "servers",
    "sessions",
    "shipments",
    "shops",
    "sites",
    "stations",
    "stores",
    "students",
    "subscribers",
    "teams",
    "tenants",
    "terminals",
    "tickets",
    "trains",
    "transactions",
    "trucks",
    "users",
    "vehicles",
    "visitors",
    "warehouses",
];

/// Below this a number tells nobody apart.
const FEW: u64 = 10;

pub struct Number {
    pub bytes: Range<usize>,
    pub value: f64,
}

/// One significant digit; behind a first 1 it would be far off, so that 14 becomes 15.
pub fn rounded(number: u64) -> u64 {
    let mut step: u64 = 1;
    while number / step >= 10 {
        step *= 10;
    }
    if number / step == 1 && step >= 10 {
        step /= 2;
    }
    (number + step / 2) / step * step
}

/// "1,234 users" becomes "about 1,000 users".
pub fn in_text(text: &str) -> Vec<Cut> {
    let found = numbers(text).into_iter();
    let found = found.chain(number_words::numbers(text));
    let of_a_clock = |number: &Number| text[..number.bytes.start].ends_with(':');
    found
        .filter(|number| !of_a_clock(number) && is_counted(&text[number.bytes.end..]))
        .filter_map(|number| {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "it is rounded to one digit anyway"
            )]
            let whole = number.value as u64;
            (whole >= FEW).then(|| {
                let round = grouped(rounded(whole));
                let became = if is_told_apart(&text[..number.bytes.start]) {
                    format!("{round} or so")
                } else {
                    format!("about {round}")
                };
                let begins = text[number.bytes.clone()].starts_with(char::is_uppercase);
                Cut {
                    bytes: number.bytes,
                    became: if begins {
                        words::sentence(&became)
                    } else {
                        became
                    },
                }
            })
        })
        .collect()
}

/// "All 61 depots", "the other ten teams": behind such a word "about" cannot stand.
fn is_told_apart(before: &str) -> bool {
    const WORDS: [&str; 14] = [
        "all", "the", "our", "my", "their", "its", "these", "those", "other", "top", "first",
        "last", "next", "same",
    ];
    let last = before.split_whitespace().next_back();
    last.is_some_and(|last| WORDS.iter().any(|word| last.eq_ignore_ascii_case(word)))
}

/// Whether what is counted follows, at most one word later ("1,234 paying users").
fn is_counted(rest: &str) -> bool {
    // "Fourteen of our customers"
    let rest = rest.trim_start();
    let of = ["of the ", "of our ", "of these ", "of those ", "of their "];
    let rest = of
        .iter()
        .find_map(|of| rest.strip_prefix(of))
        .unwrap_or(rest);
    let mut words = rest.split_whitespace().take(2);
    let is_one = |word: &str| {
        let plain = word.trim_matches(|c: char| !c.is_alphabetic());
        COUNTED.contains(&plain.to_lowercase().as_str())
    };
    let Some(first) = words.next() else {
        return false;
    };
    // Not of "15 minutes, servers" and "10:45 servers".
    let goes_on = first.ends_with(|c: char| c.is_alphabetic() || c == ')');
    is_one(first) || (goes_on && words.next().is_some_and(is_one))
}

/// "About" before a number that is made round is said again, or said twice; a name in its place stays a name.
pub fn without_about(round: Vec<Cut>, text: &str, others: &[Cut]) -> Vec<Cut> {
    let round = round.into_iter();
    round.map(|cut| one_without(cut, text, others)).collect()
}

fn one_without(cut: Cut, text: &str, others: &[Cut]) -> Cut {
    const WORDS: [&str; 8] = [
        "about",
        "around",
        "roughly",
        "approximately",
        "nearly",
        "almost",
        "circa",
        "ca.",
    ];
    let before = &text[..cut.bytes.start];
    let word = before.split_whitespace().next_back().unwrap_or_default();
    let is_beside = before.ends_with(&format!("{word} "));
    let start = cut.bytes.start.saturating_sub(word.len() + 1);
    let whole = start..cut.bytes.end;
    let is_about = WORDS.iter().any(|one| word.eq_ignore_ascii_case(one));
    if !is_about || !is_beside || others.iter().any(|other| other.touches(&whole)) {
        return cut;
    }
    let became = if word.starts_with(char::is_uppercase) {
        words::sentence(&cut.became)
    } else {
        cut.became
    };
    Cut {
        bytes: whole,
        became,
    }
}

/// Written in digits, with the "k" or "million" behind them.
pub fn numbers(text: &str) -> Vec<Number> {
    let mut found = Vec::new();
    let mut place = 0;
    while let Some(at) = text[place..].find(|c: char| c.is_ascii_digit()) {
        let start = place + at;
        let before = &text[..start];
        let last = before.chars().next_back();
        // "EUR7400"
        let within_word = last.is_some_and(|c| c.is_alphanumeric() || c == '.')
            && !super::amounts::ends_with_currency(before);
        let is_of_a_clock = last.is_some_and(|c| matches!(c, ':' | '/' | '-'));
        let end = start + digits(&text[start..], !within_word && !is_of_a_clock);
        place = end;
        if within_word {
            continue;
        }
        if let Some(value) = value(&text[start..end]) {
            let (times, length) = magnitude(&text[end..]);
            place = end + length;
            found.push(Number {
                bytes: start..place,
                value: value * times,
            });
        }
    }
    found
}

/// How far digits go, with the marks between them, and the blanks between thousands.
fn digits(text: &str, with_blanks: bool) -> usize {
    let bytes = text.as_bytes();
    let (mut end, mut is_grouped) = (0, false);
    while end < bytes.len() {
        // "HTTP 500 300 times": a usual blank may stand between two numbers.
        let most = if bytes[end] == b' ' { 2 } else { 3 };
        let is_group = with_blanks && (1..=most).contains(&end);
        if let Some(more) = thousands(&text[end..]).filter(|_| is_group || is_grouped) {
            is_grouped = true;
            end += more;
            continue;
        }
        let here = bytes[end];
        let mark = matches!(here, b'.' | b',' | b'\'' | b'_');
        let digit_follows = bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
        if !(here.is_ascii_digit() || (mark && digit_follows)) {
            break;
        }
        end += 1;
    }
    end
}

/// A blank and three digits more.
fn thousands(rest: &str) -> Option<usize> {
    let blank = rest
        .chars()
        .next()
        .filter(|c| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}'))?;
    let group = &rest.as_bytes()[blank.len_utf8()..];
    let count = group
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    (count == 3).then_some(blank.len_utf8() + 3)
}

/// A mark with three digits behind it parts thousands; another one is the decimal point.
fn value(digits: &str) -> Option<f64> {
    let parts: Vec<&str> = digits.split(|c: char| !c.is_ascii_digit()).collect();
    let (last, rest) = parts.split_last()?;
    if rest.is_empty() || last.len() == 3 {
        return parts.concat().parse().ok();
    }
    format!("{}.{last}", rest.concat()).parse().ok()
}

fn magnitude(rest: &str) -> (f64, usize) {
    const WORDS: [(&str, f64); 9] = [
        ("thousand", 1e3),
        ("million", 1e6),
        ("billion", 1e9),
        ("mio", 1e6),
        ("bn", 1e9),
        ("mn", 1e6),
        ("k", 1e3),
        ("m", 1e6),
        ("b", 1e9),
    ];
    let blank = rest.len() - rest.trim_start_matches([' ', '\u{a0}']).len();
    let after = &rest[blank..];
    let end = after
        .find(|c: char| !c.is_alphanumeric())
        .unwrap_or(after.len());
    let word = &after[..end];
    let point = usize::from(after[end..].starts_with('.') && word.eq_ignore_ascii_case("mio"));
    // "5 m" is a length, "5m" may be a sum.
    let fits = |name: &str| word.eq_ignore_ascii_case(name) && (blank == 0 || name.len() > 1);
    WORDS
        .iter()
        .find(|(name, _)| fits(name))
        .map_or((1.0, 0), |(_, times)| (*times, blank + end + point))
}

#[cfg(test)]
mod tests;
