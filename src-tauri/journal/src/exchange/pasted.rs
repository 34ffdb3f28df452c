//! Someone's words, copied from a mail or a chat: what they said, and the line that says who, where and when.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::chat::{self, Authors, ChatOptions, ChatReading, ChatShape};
use crate::domain::Zone;

/// What a pasted text says about itself; empty where it says nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct PastedWords {
    /// Verbatim, without the marks of quoting.
    pub text: String,
    /// As it stood there.
    pub source: String,
    pub from: String,
    pub channel: String,
    pub date: Option<NaiveDate>,
}

/// `today` is the day of the paste, which a chat means by a time without a day.
pub fn read_pasted(text: &str, today: NaiveDate, zone: Zone) -> PastedWords {
    of_mail(text)
        .or_else(|| of_reply(text))
        .or_else(|| of_chat(text, today, zone))
        .unwrap_or_else(|| PastedWords {
            text: text.trim().to_owned(),
            ..PastedWords::default()
        })
}

const HEADS: [&str; 8] = [
    "from:",
    "to:",
    "cc:",
    "date:",
    "sent:",
    "subject:",
    "reply-to:",
    "bcc:",
];

/// A head of "From:", "Date:" and the like above the words.
fn of_mail(text: &str) -> Option<PastedWords> {
    let lines: Vec<&str> = text.trim().lines().collect();
    let is_head = |line: &&str| {
        let line = line.trim_start().to_lowercase();
        HEADS.iter().any(|head| line.starts_with(head))
    };
    let heads = lines.iter().take_while(|line| is_head(line)).count();
    let head = |name: &str| {
        let mut found = lines[..heads].iter().map(|line| line.trim_start());
        found.find_map(|line| {
            let is_it = line.get(..name.len())?.eq_ignore_ascii_case(name);
            is_it.then(|| line[name.len()..].trim())
        })
    };
    let from = head("from:")?;
    Some(PastedWords {
        text: lines[heads..].join("\n").trim().to_owned(),
        source: lines[..heads].join("\n"),
        from: name_of(from),
        channel: "mail".to_owned(),
        date: head("date:").or_else(|| head("sent:")).and_then(read_day),
    })
}

/// "On Tue, 3 Nov 2026, Ada <ada@example.org> wrote:", and the words quoted below.
fn of_reply(text: &str) -> Option<PastedWords> {
    let lines: Vec<&str> = text.trim().lines().collect();
    let first = lines.first().filter(|line| line.starts_with("On "))?;
    // Mail programs break the line where it gets long.
    let ends = lines
        .iter()
        .take(3)
        .position(|line| line.trim_end().ends_with("wrote:"))?;
    let source = lines[..=ends].join(" ");
    let date = read_day(first);
    let said_by = source.trim_end().strip_suffix("wrote:")?.trim_end();
    let place = said_by.rfind(", ").map_or("On ".len(), |place| place + 2);
    let who = said_by.get(place..).unwrap_or_default();
    let unquoted = lines[ends + 1..].iter().map(|line| {
        let bare = line.trim_start_matches(['>', ' ']);
        if line.starts_with('>') { bare } else { line }
    });
    Some(PastedWords {
        text: unquoted.collect::<Vec<_>>().join("\n").trim().to_owned(),
        from: name_of(after_clock(who)),
        channel: "mail".to_owned(),
        source,
        date,
    })
}

/// "at 10:32 AM Ada" and "10:32 Ada" without the time.
fn after_clock(text: &str) -> &str {
    let is_of_clock = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_digit()) || ["at", "AM", "PM"].contains(&word)
    };
    let mut rest = text.trim_start();
    while let Some((_, after)) = rest
        .split_once(char::is_whitespace)
        .filter(|(word, _)| is_of_clock(word))
    {
        rest = after.trim_start();
    }
    rest
}

/// One person's messages out of a chat. With several people it stays as it is: whose words they are is the user's to say.
fn of_chat(text: &str, today: NaiveDate, zone: Zone) -> Option<PastedWords> {
    let options = ChatOptions {
        date: today,
        zone,
        authors: Authors::Keep,
        me: Vec::new(),
    };
    let read = chat::read(text, &options).ok()?;
    let from = only_author(&read)?;
    let first = read.lines.first()?;
    let said: Vec<&str> = read.lines.iter().map(|line| line.text.as_str()).collect();
    let first_line = said.first()?.lines().next().unwrap_or_default();
    let source = &text[..text.find(first_line).unwrap_or(0)];
    Some(PastedWords {
        text: said.join("\n"),
        source: source.split_whitespace().collect::<Vec<_>>().join(" "),
        from,
        channel: "chat".to_owned(),
        date: Some(first.at.with_timezone(&zone.0).date_naive()),
    })
}

fn only_author(read: &ChatReading) -> Option<String> {
    if read.shape == ChatShape::Unknown || !read.not_understood.is_empty() {
        return None;
    }
    match read.authors.as_slice() {
        [author] if !author.name.is_empty() => Some(author.name.clone()),
        _ => None,
    }
}

/// "Ada Lovelace <ada@example.org>" and "\"Lovelace, Ada\" <…>" without address and quotes.
fn name_of(text: &str) -> String {
    let name = text.split(['<', '(', '[']).next().unwrap_or_default();
    let name = name.trim().trim_matches(['"', '\'']).trim();
    let bare = if name.is_empty() { text } else { name };
    bare.trim_matches(['<', '>', ' ']).to_owned()
}

/// The first day that is named: "2026-11-03", "3 Nov 2026", "Nov 3, 2026".
fn read_day(text: &str) -> Option<NaiveDate> {
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let iso = words.windows(3).find_map(|three| match three {
        [year, month, day] if year.len() == 4 => NaiveDate::from_ymd_opt(
            year.parse().ok()?,
            month.parse().ok()?,
            day.get(..2).unwrap_or(day).parse().ok()?,
        ),
        _ => None,
    });
    iso.or_else(|| {
        let (at, month) = words
            .iter()
            .enumerate()
            .find_map(|(at, word)| Some((at, month_of(word)?)))?;
        let day = [at.checked_sub(1), Some(at + 1)]
            .into_iter()
            .flatten()
            .find_map(|at| {
                let digits = words.get(at)?.trim_end_matches(char::is_alphabetic);
                (digits.len() <= 2).then(|| digits.parse().ok()).flatten()
            })?;
        let year = words[at..]
            .iter()
            .find(|word| word.len() == 4)
            .and_then(|year| year.parse().ok())?;
        NaiveDate::from_ymd_opt(year, month, day)
    })
}

fn month_of(word: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = word.to_lowercase();
    let is_it = |month: &str| word.len() >= 3 && month.starts_with(&word);
    let at = MONTHS.iter().position(|month| is_it(month))?;
    u32::try_from(at + 1).ok()
}
