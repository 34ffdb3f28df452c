//! A term that must not leave, and how far a paper is stripped of such terms.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Audience, RedactionId};

/// What a term names. It decides at which level the term goes and what stands in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum RedactionKind {
    Person,
    Customer,
    Service,
    Company,
    Host,
    Money,
    Date,
    Other,
}

/// How much a paper says, from everything to what anyone may read.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum RedactionLevel {
    /// Nothing is replaced.
    #[default]
    Private,
    /// For colleagues: customers, hosts, sums and the user's other terms go.
    Internal,
    /// For everyone: names of every kind go, dates become months, counts become round.
    Public,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Redaction {
    pub id: RedactionId,
    pub term: String,
    /// Other ways to write it.
    pub variants: Vec<String>,
    pub kind: RedactionKind,
    /// What stands in its place ("a large customer"); numbered by kind where it is empty ("Service A").
    pub alias: String,
    /// Looked at and found to be no secret: it may stand in every paper.
    pub may_stay: bool,
    pub created_at: DateTime<Utc>,
}

/// One change by the user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "field", content = "value", rename_all = "snake_case")]
pub enum RedactionEdit {
    Term(String),
    Variants(Vec<String>),
    Kind(RedactionKind),
    Alias(String),
    MayStay(bool),
}

/// A name in the user's own records, proposed for the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct NameSeen {
    pub name: String,
    pub kind: RedactionKind,
    /// In words: "owner of an action", "e-mail address".
    pub seen_as: String,
    pub times: u32,
}

impl RedactionKind {
    pub const ALL: [Self; 8] = [
        Self::Person,
        Self::Customer,
        Self::Service,
        Self::Company,
        Self::Host,
        Self::Money,
        Self::Date,
        Self::Other,
    ];

    pub fn words(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Customer => "customer",
            Self::Service => "service",
            Self::Company => "company",
            Self::Host => "host",
            Self::Money => "sum of money",
            Self::Date => "date",
            Self::Other => "other",
        }
    }

    /// What its aliases begin with.
    pub fn alias(self) -> &'static str {
        match self {
            Self::Person => "Person",
            Self::Customer => "Customer",
            Self::Service => "Service",
            Self::Company => "Company",
            Self::Host => "Host",
            Self::Money => "Sum",
            Self::Date => "Date",
            Self::Other => "Name",
        }
    }
}

impl RedactionLevel {
    pub const ALL: [Self; 3] = [Self::Private, Self::Internal, Self::Public];

    /// The least that readers of this kind need.
    pub fn of(audience: Audience) -> Self {
        match audience {
            Audience::Own => Self::Private,
            Audience::Internal => Self::Internal,
            Audience::Public => Self::Public,
        }
    }

    pub fn words(self) -> &'static str {
        match self {
            Self::Private => "private",
            Self::Internal => "internal",
            Self::Public => "public",
        }
    }

    /// Whether terms of this kind go.
    pub fn replaces(self, kind: RedactionKind) -> bool {
        match self {
            Self::Private => false,
            Self::Internal => match kind {
                RedactionKind::Customer
                | RedactionKind::Host
                | RedactionKind::Money
                | RedactionKind::Other => true,
                RedactionKind::Person
                | RedactionKind::Service
                | RedactionKind::Company
                | RedactionKind::Date => false,
            },
            Self::Public => true,
        }
    }
}

impl Redaction {
    /// The term and the other ways to write it.
    pub fn spellings(&self) -> impl Iterator<Item = &str> {
        [&self.term]
            .into_iter()
            .chain(&self.variants)
            .map(|spelling| spelling.trim())
            .filter(|spelling| !spelling.is_empty())
    }
}
