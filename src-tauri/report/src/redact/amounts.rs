//! Sums of money in texts, by their order of magnitude.

use super::Cut;
use super::numbers::{Number, numbers};
use crate::words::grouped;

const SIGNS: [(char, &str); 6] = [
    ('$', "USD"),
    ('€', "EUR"),
    ('£', "GBP"),
    ('¥', "JPY"),
    ('₹', "INR"),
    ('₩', "KRW"),
];

/// As they stand before or after a number.
const NAMES: [(&str, &str); 31] = [
    ("usd", "USD"),
    ("eur", "EUR"),
    ("gbp", "GBP"),
    ("chf", "CHF"),
    ("jpy", "JPY"),
    ("aud", "AUD"),
    ("cad", "CAD"),
    ("sek", "SEK"),
    ("nok", "NOK"),
    ("dkk", "DKK"),
    ("pln", "PLN"),
    ("inr", "INR"),
    ("cny", "CNY"),
    ("brl", "BRL"),
    ("czk", "CZK"),
    ("huf", "HUF"),
    ("krw", "KRW"),
    ("zar", "ZAR"),
    ("mxn", "MXN"),
    ("nzd", "NZD"),
    ("sgd", "SGD"),
    ("hkd", "HKD"),
    ("aed", "AED"),
    ("dollars", "USD"),
    ("dollar", "USD"),
    ("euros", "EUR"),
    ("euro", "EUR"),
    ("pounds", "GBP"),
    ("yen", "JPY"),
    ("francs", "CHF"),
    ("crowns", ""),
];

/// "10,000 to 100,000 EUR": the powers of ten on both sides.
pub fn band(amount: f64, currency: &str) -> String {
    const LOWEST: u64 = 1_000;
    const HIGHEST: u64 = 1_000_000_000;
    let amount = amount.abs();
    let unit = |words: String| format!("{words} {currency}").trim().to_owned();
    #[expect(
        clippy::cast_precision_loss,
        reason = "powers of ten up to a billion are exact"
    )]
    let reaches = |step: u64| amount >= step as f64;
    if !reaches(LOWEST) {
        return unit(format!("under {}", grouped(LOWEST)));
    }
    let mut step = LOWEST;
    while step < HIGHEST && reaches(step * 10) {
        step *= 10;
    }
    unit(if step == HIGHEST {
        format!("over {}", grouped(HIGHEST))
    } else {
        format!("{} to {}", grouped(step), grouped(step * 10))
    })
}

/// Numbers with a currency beside them.
pub fn in_text(text: &str) -> Vec<Cut> {
    let found = numbers(text).into_iter();
    found.filter_map(|number| amount(text, &number)).collect()
}

/// Right before a number.
pub fn ends_with_currency(text: &str) -> bool {
    before(text).is_some()
}

fn amount(text: &str, number: &Number) -> Option<Cut> {
    let before = before(&text[..number.bytes.start]);
    let after = after(&text[number.bytes.end..]);
    let (currency, start, end) = match (before, after) {
        (Some((currency, length)), after) => (
            currency,
            number.bytes.start - length,
            // "$ 12,000 USD" says it twice.
            number.bytes.end + after.map_or(0, |(_, length)| length),
        ),
        (None, Some((currency, length))) => {
            (currency, number.bytes.start, number.bytes.end + length)
        }
        (None, None) => return None,
    };
    Some(Cut {
        bytes: start..end,
        became: band(number.value, currency),
    })
}

/// The currency right before, and how many bytes it takes with the blank behind it.
fn before(text: &str) -> Option<(&'static str, usize)> {
    let trimmed = text.trim_end_matches([' ', '\u{a0}']);
    let blank = text.len() - trimmed.len();
    if let Some(c) = trimmed.chars().next_back()
        && let Some((sign, code)) = SIGNS.iter().find(|(sign, _)| *sign == c)
    {
        return Some((code, blank + sign.len_utf8()));
    }
    let word_start = trimmed.rfind(|c: char| !c.is_alphabetic()).map_or(0, |at| {
        at + trimmed[at..].chars().next().map_or(1, char::len_utf8)
    });
    let word = &trimmed[word_start..];
    let named = NAMES
        .iter()
        .find(|(name, _)| word.eq_ignore_ascii_case(name));
    named.map(|(_, code)| (*code, blank + word.len()))
}

fn after(text: &str) -> Option<(&'static str, usize)> {
    let trimmed = text.trim_start_matches([' ', '\u{a0}']);
    let blank = text.len() - trimmed.len();
    if let Some(c) = trimmed.chars().next()
        && let Some((sign, code)) = SIGNS.iter().find(|(sign, _)| *sign == c)
    {
        return Some((code, blank + sign.len_utf8()));
    }
    let word_end = trimmed
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(trimmed.len());
    let word = &trimmed[..word_end];
    let named = NAMES
        .iter()
        .find(|(name, _)| word.eq_ignore_ascii_case(name));
    named.map(|(_, code)| (*code, blank + word.len()))
}

#[cfg(test)]
mod tests {
    use super::{band, in_text};

    #[test]
    fn sums_are_known_by_the_currency_beside_them() {
        for (text, sum) in [
            ("about $12,300 lost", "10,000 to 100,000 USD"),
            ("EUR 4.500,00", "1,000 to 10,000 EUR"),
            ("12k euros", "10,000 to 100,000 EUR"),
            ("1.2M USD", "1,000,000 to 10,000,000 USD"),
            ("£ 900", "under 1,000 GBP"),
            ("3 million dollars", "1,000,000 to 10,000,000 USD"),
            ("EUR7400", "1,000 to 10,000 EUR"),
            ("7400 CZK", "1,000 to 10,000 CZK"),
            ("5 mio. €", "1,000,000 to 10,000,000 EUR"),
            ("7 400 €", "1,000 to 10,000 EUR"),
        ] {
            let cuts = in_text(text);
            assert_eq!(cuts.len(), 1, "{text}");
            assert_eq!(cuts[0].became, sum, "{text}");
        }
        assert_eq!(in_text("12,300 requests and 40 s"), []);
    }

    #[test]
    fn a_band_holds_its_lower_end() {
        assert_eq!(band(1_000.0, "EUR"), "1,000 to 10,000 EUR");
        assert_eq!(band(999.99, "EUR"), "under 1,000 EUR");
        assert_eq!(band(5e9, ""), "over 1,000,000,000");
    }
}
