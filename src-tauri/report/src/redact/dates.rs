//! Days in texts, as far as the month.

use chrono::NaiveDate;

use super::Cut;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Whether a word is a month.
pub fn is_month(word: &str) -> bool {
    month_name(word).is_some()
}

/// "March 2025".
pub fn month(day: NaiveDate) -> String {
    day.format("%B %Y").to_string()
}

/// Every day that is written in one of the usual ways.
pub fn in_text(text: &str) -> Vec<Cut> {
    let tokens = tokens(text);
    let mut cuts = Vec::new();
    let mut place = 0;
    while place < tokens.len() {
        match day_at(text, &tokens[place..]) {
            Some((taken, became)) => {
                let last = &tokens[place + taken - 1];
                let (start, became) = with_preposition(text, tokens[place].start, became);
                cuts.push(Cut {
                    bytes: start..last.start + last.text.len(),
                    became,
                });
                place += taken;
            }
            None => place += 1,
        }
    }
    cuts
}

/// "on 14 March" is "in March".
fn with_preposition(text: &str, start: usize, became: String) -> (usize, String) {
    const PREPOSITIONS: [(&str, &str); 4] = [
        ("on the ", "in"),
        ("On the ", "In"),
        ("on ", "in"),
        ("On ", "In"),
    ];
    let before = &text[..start];
    let found = PREPOSITIONS.iter().find_map(|(on, within)| {
        let whole = before.strip_suffix(on)?;
        (!whole.ends_with(char::is_alphanumeric)).then_some((whole.len(), within))
    });
    match found {
        Some((start, within)) => (start, format!("{within} {became}")),
        None => (start, became),
    }
}

/// A sentence of ours without its counts of days: from "in the 282 days since February 2026" and the day on the cover
/// the day itself could be reckoned.
pub fn without_counts(sentence: &str) -> String {
    let sentence = &without_hours(sentence);
    let words: Vec<&str> = sentence.split(' ').collect();
    let mut out: Vec<String> = Vec::new();
    let mut place = 0;
    while let Some(word) = words.get(place) {
        let days: Option<u32> = word.parse().ok();
        let days = days.filter(|_| words.get(place + 1) == Some(&"days"));
        let Some(days) = days else {
            out.push((*word).to_owned());
            place += 1;
            continue;
        };
        place += 2;
        out.pop_if(|last| last == "the");
        let next = words
            .get(place)
            .map(|next| next.trim_end_matches([',', ';', '.', ')']));
        if matches!(next, Some("since" | "after")) {
            out.pop_if(|last| last == "in");
        } else {
            out.push(in_months(days));
        }
    }
    out.join(" ")
}

/// "by 2184 hours on call before and 2001 since" as "by hours on call": whoever is always on call would tell days so.
fn without_hours(sentence: &str) -> String {
    const MIDDLE: &str = " hours on call before and ";
    let around = || {
        let (before, after) = sentence.split_once(MIDDLE)?;
        let (before, _) = before.rsplit_once(' ')?;
        let (_, after) = after.split_once(" since")?;
        Some(format!("{before} hours on call{after}"))
    };
    around().unwrap_or_else(|| sentence.to_owned())
}

fn in_months(days: u32) -> String {
    match (days + 15) / 30 {
        0 | 1 => "about a month".to_owned(),
        months => format!("about {months} months"),
    }
}

struct Token<'a> {
    start: usize,
    text: &'a str,
}

/// Runs of digits and runs of letters.
fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found: Vec<Token<'_>> = Vec::new();
    let mut start = None;
    let mut was_digit = false;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let changes = !c.is_alphanumeric() || c.is_ascii_digit() != was_digit;
        if let Some(from) = start.filter(|_| changes) {
            found.push(Token {
                start: from,
                text: &text[from..at],
            });
            start = None;
        }
        if c.is_alphanumeric() && start.is_none() {
            start = Some(at);
            was_digit = c.is_ascii_digit();
        }
    }
    found
}

/// How many tokens a day takes from here on, and what is left of it.
fn day_at(text: &str, tokens: &[Token<'_>]) -> Option<(usize, String)> {
    numeric(text, tokens)
        .or_else(|| month_first(text, tokens))
        .or_else(|| day_first(text, tokens))
}

/// 2025-03-14, 20250314, 14.03.2025, 14.03.25, 3/14/2025, 3/14/25.
fn numeric(text: &str, tokens: &[Token<'_>]) -> Option<(usize, String)> {
    if let Some(day) = tokens.first().filter(|day| day.text.len() == 8) {
        let (month, days) = (day.text.get(4..6)?, day.text.get(6..)?);
        let year = year(day.text.get(..4)?)?;
        day_number(days)?;
        return Some((1, format!("{} {year}", month_number(month)?)));
    }
    let [a, b, c, ..] = tokens else {
        return None;
    };
    let mark = between(text, a, b);
    if mark != between(text, b, c) || !matches!(mark, "-" | "." | "/") {
        return None;
    }
    if let (Some(year), Some(month)) = (year(a.text), month_number(b.text)) {
        day_number(c.text)?;
        return Some((3, format!("{month} {year}")));
    }
    // "10.11.12" is a version.
    let is_lately = c
        .text
        .parse()
        .is_ok_and(|year: u8| (15..=40).contains(&year));
    let is_short =
        c.text.len() == 2 && is_lately && (mark == "/" || (a.text.len() == 2 && b.text.len() == 2));
    let year = match year(c.text) {
        Some(year) => year.to_owned(),
        None if is_short && mark != "-" => format!("20{}", c.text),
        None => return None,
    };
    day_number(a.text)?;
    day_number(b.text)?;
    // With slashes it is not known which of them is the month.
    match month_number(b.text).filter(|_| mark == ".") {
        Some(month) => Some((3, format!("{month} {year}"))),
        None => Some((3, year)),
    }
}

/// March 14, March 14th, 2025.
fn month_first(text: &str, tokens: &[Token<'_>]) -> Option<(usize, String)> {
    let [name, day, rest @ ..] = tokens else {
        return None;
    };
    let month = month_name(name.text)?;
    day_number(day.text)?;
    if !matches!(between(text, name, day), " " | ". ") {
        return None;
    }
    let ordinal = rest.first().filter(|next| is_ordinal(text, day, next));
    let taken = 2 + usize::from(ordinal.is_some());
    Some(with_year(text, tokens, taken, month))
}

/// 14 March, 14th of March 2025.
fn day_first(text: &str, tokens: &[Token<'_>]) -> Option<(usize, String)> {
    let first = tokens.first()?;
    day_number(first.text)?;
    let mut taken = 1;
    if tokens
        .get(1)
        .is_some_and(|next| is_ordinal(text, first, next))
    {
        taken += 1;
    }
    if tokens.get(taken).is_some_and(|next| next.text == "of") {
        taken += 1;
    }
    let name = tokens.get(taken)?;
    let before = tokens.get(taken - 1)?;
    if !matches!(between(text, before, name), " " | ". ") {
        return None;
    }
    let month = month_name(name.text)?;
    Some(with_year(text, tokens, taken + 1, month))
}

fn with_year(text: &str, tokens: &[Token<'_>], taken: usize, month: &str) -> (usize, String) {
    let last = tokens.get(taken - 1);
    let next = tokens.get(taken);
    if let (Some(last), Some(next)) = (last, next)
        && let Some(year) = year(next.text)
        && matches!(between(text, last, next), " " | ", ")
    {
        return (taken + 1, format!("{month} {year}"));
    }
    (taken, month.to_owned())
}

fn between<'a>(text: &'a str, one: &Token<'_>, other: &Token<'_>) -> &'a str {
    &text[one.start + one.text.len()..other.start]
}

fn is_ordinal(text: &str, number: &Token<'_>, next: &Token<'_>) -> bool {
    between(text, number, next).is_empty() && matches!(next.text, "st" | "nd" | "rd" | "th")
}

fn year(digits: &str) -> Option<&str> {
    let year: u16 = digits.parse().ok()?;
    (digits.len() == 4 && (1970..2100).contains(&year)).then_some(digits)
}

fn day_number(digits: &str) -> Option<u8> {
    let day: u8 = digits.parse().ok()?;
    (digits.len() <= 2 && (1..=31).contains(&day)).then_some(day)
}

fn month_number(digits: &str) -> Option<&'static str> {
    let month: usize = digits.parse().ok()?;
    let name = MONTHS.get(month.checked_sub(1)?)?;
    (digits.len() <= 2).then_some(*name)
}

/// Whole or cut ("Mar", "Sept"), with a capital: "may" is a verb. Those that are nothing else in any letters, and as
/// German has them.
fn month_name(word: &str) -> Option<&'static str> {
    const GERMAN: [(&str, usize); 8] = [
        ("Januar", 0),
        ("Februar", 1),
        ("März", 2),
        ("Mai", 4),
        ("Juni", 5),
        ("Juli", 6),
        ("Oktober", 9),
        ("Dezember", 11),
    ];
    const WORDS: [&str; 2] = ["March", "May"];
    let is_cut = word.len() == 3 || word == "Sept";
    let is_whole = |month: &str| {
        month == word || (!WORDS.contains(&month) && month.eq_ignore_ascii_case(word))
    };
    let mut months = MONTHS.into_iter();
    let known = months.find(|month| is_whole(month) || (is_cut && month.starts_with(word)));
    let german = GERMAN.iter().find(|(name, _)| *name == word);
    known.or_else(|| german.map(|(_, place)| MONTHS[*place]))
}

#[cfg(test)]
mod tests {
    use super::{in_text, without_counts};

    #[test]
    fn neither_days_nor_hours_are_counted() {
        let sentence = "I met none in the 274 days since May (in 4 of 100 tries, by 4320 hours on call before and 1440 since).";
        let told = "I met none since May (in 4 of 100 tries, by hours on call).";
        assert_eq!(without_counts(sentence), told);
    }

    #[test]
    fn days_become_months() {
        for (text, became) in [
            ("on 2025-03-14T03:10", "in March 2025"),
            ("on 14.03.2025", "in March 2025"),
            ("on 3/14/2025", "in 2025"),
            ("on 14 March 2025", "in March 2025"),
            ("on the 14th of March", "in March"),
            ("on March 14th, 2025", "in March 2025"),
            ("on Mar 3", "in March"),
            ("on 3 Sept 2025.", "in September 2025"),
            ("on 17 september 2026", "in September 2026"),
            ("on 17. März", "in March"),
            ("on 17.09.26", "in September 2026"),
            ("on 9/17/26", "in 2026"),
            ("on 20260917", "in September 2026"),
            ("Since 14 March", "March"),
            ("depot icon 14 March", "March"),
        ] {
            let cuts = in_text(text);
            assert_eq!(cuts.len(), 1, "{text}");
            assert_eq!(cuts[0].became, became, "{text}");
        }
    }

    #[test]
    fn other_numbers_are_no_days() {
        for text in [
            "version 1.2.3",
            "version 10.11.12",
            "it may 3 times",
            "10.0.0.12",
            "03:10",
            "p99",
            "12 nodes",
        ] {
            assert_eq!(in_text(text), [], "{text}");
        }
    }
}
