//! Someone's words about the user, and what may be done with them.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{FeedbackId, IncidentId};

/// What the person who said it allows. Every paper obeys it.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Consent {
    ByName,
    WithoutName,
    NotQuoted,
    #[default]
    NotAsked,
}

impl Consent {
    pub const ALL: [Self; 4] = [
        Self::ByName,
        Self::WithoutName,
        Self::NotQuoted,
        Self::NotAsked,
    ];

    pub fn words(self) -> &'static str {
        match self {
            Self::ByName => "may be quoted by name",
            Self::WithoutName => "may be quoted without name",
            Self::NotQuoted => "not to be quoted",
            Self::NotAsked => "not asked yet",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Feedback {
    pub id: FeedbackId,
    /// Verbatim. Empty while it was only asked for.
    pub text: String,
    pub from: String,
    pub role: String,
    pub level: String,
    /// To the user ("manager", "peer").
    pub relation: String,
    /// How it came ("mail", "chat").
    pub channel: String,
    pub date: Option<NaiveDate>,
    /// What they saw.
    pub incident: Option<IncidentId>,
    pub consent: Consent,
    /// What stands in the place of the name where it may not be told ("a staff engineer in payments").
    pub described_as: String,
    pub asked_on: Option<NaiveDate>,
    pub ask_again: Option<NaiveDate>,
    /// The line that stood above or below the words where they were copied from.
    pub source: String,
    pub created_at: DateTime<Utc>,
}

/// Someone's words as a paper may hold them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Quote {
    pub text: String,
    /// Who says so, as far as it may be told.
    pub by: String,
}

impl Feedback {
    /// The only way of these words into any paper: `None` unless they may be quoted, and without the name unless that
    /// was allowed too.
    pub fn quote(&self) -> Option<Quote> {
        if self.text.trim().is_empty() {
            return None;
        }
        let by = match self.consent {
            Consent::ByName => joined(&[&self.from, &self.role]),
            Consent::WithoutName => self.described_as.trim().to_owned(),
            Consent::NotQuoted | Consent::NotAsked => return None,
        };
        let by = if by.is_empty() { "a colleague" } else { &by };
        Some(Quote {
            text: self.text.clone(),
            by: by.to_owned(),
        })
    }

    /// As lists call it: who said it, and how it begins.
    pub fn headline(&self) -> String {
        const LONGEST: usize = 80;
        let line = self.text.lines().find(|line| !line.trim().is_empty());
        let words = cut(line.unwrap_or("").trim(), LONGEST);
        let from = joined(&[&self.from]);
        match (from.is_empty(), words.is_empty()) {
            (false, false) => format!("{from}: {words}"),
            (false, true) => format!("Asked {from}"),
            (true, false) => words,
            (true, true) => "Feedback".to_owned(),
        }
    }

    /// When it was said, asked for or noted: the first of these that is known.
    pub fn said_on(&self) -> NaiveDate {
        let known = self.date.or(self.asked_on);
        known.unwrap_or(self.created_at.date_naive())
    }

    /// Asked for, and nothing came yet.
    pub fn is_awaited(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// Of a longer text so many characters at most, at a word's end, with an ellipsis.
pub(crate) fn cut(text: &str, longest: usize) -> String {
    if text.chars().count() <= longest {
        return text.to_owned();
    }
    let short: String = text.chars().take(longest).collect();
    let end = short.rfind(char::is_whitespace).unwrap_or(short.len());
    format!("{}\u{2026}", short[..end].trim_end())
}

fn joined(parts: &[&str]) -> String {
    let parts: Vec<&str> = parts.iter().map(|part| part.trim()).collect();
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(", ")
}

/// One change by the user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "field", content = "value", rename_all = "snake_case")]
pub enum FeedbackEdit {
    Text(String),
    From(String),
    Role(String),
    Level(String),
    Relation(String),
    Channel(String),
    Date(Option<NaiveDate>),
    Incident(Option<IncidentId>),
    Consent(Consent),
    DescribedAs(String),
    AskedOn(Option<NaiveDate>),
    AskAgain(Option<NaiveDate>),
    Source(String),
}
