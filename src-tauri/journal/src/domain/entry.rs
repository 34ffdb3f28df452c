//! One line of the pad or the timeline.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{EntryId, IncidentId, Zone};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum EntryKind {
    /// An observation, also "checked X, found nothing".
    Saw,
    Did,
    Decided,
    Guess,
    /// An update sent.
    Told,
    /// Help asked for, escalated, handed off.
    Asked,
    Note,
}

impl EntryKind {
    pub const ALL: [Self; 7] = [
        Self::Saw,
        Self::Did,
        Self::Decided,
        Self::Guess,
        Self::Told,
        Self::Asked,
        Self::Note,
    ];

    /// The key that sets the kind at the start of a line; a note has none.
    pub fn key(self) -> Option<char> {
        match self {
            Self::Saw => Some('.'),
            Self::Did => Some('>'),
            Self::Decided => Some('!'),
            Self::Guess => Some('?'),
            Self::Told => Some('@'),
            Self::Asked => Some('+'),
            Self::Note => None,
        }
    }

    /// Splits a typed line into its kind and its text. A key counts only at the very start and followed by a
    /// space, so that `./rollback.sh`, `@alice` and a pasted `>quote` stay text.
    pub fn read(line: &str) -> (Self, &str) {
        let mut chars = line.chars();
        let key = chars.next();
        match (key, chars.as_str().strip_prefix(' ')) {
            (Some(key), Some(rest)) => Self::ALL
                .into_iter()
                .find(|kind| kind.key() == Some(key))
                .map_or((Self::Note, line), |kind| (kind, rest.trim_start())),
            _ => (Self::Note, line),
        }
    }
}

/// The facts that only some kinds carry. Every one may stay empty.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(default)]
pub struct EntryDetail {
    /// Decided: why.
    pub why: String,
    /// Decided: what else was possible.
    pub alternatives: String,
    /// Decided: what came of it. Guess: what the test showed.
    pub outcome: String,
    /// Guess: recent change, known pattern, external.
    pub bucket: Option<GuessBucket>,
    /// Guess: likelihood in percent.
    pub likelihood: Option<u8>,
    /// Guess: the quickest test.
    pub test: String,
    pub result: Option<GuessResult>,
    /// Told: who it went to. Asked: to whom.
    pub audience: String,
    /// Told: when the next update is due.
    pub next_update: Option<DateTime<Utc>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum GuessBucket {
    RecentChange,
    KnownPattern,
    External,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum GuessResult {
    Open,
    RuledOut,
    Confirmed,
}

/// An entry as it stands after its latest revision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Entry {
    pub id: EntryId,
    pub incident: IncidentId,
    pub kind: EntryKind,
    pub text: String,
    /// Who said or did it; `None` is me. Claims and story drafts use my own lines only.
    pub author: Option<String>,
    pub happened_at: DateTime<Utc>,
    pub zone: Zone,
    /// When it was written down; never changes.
    pub noted_at: DateTime<Utc>,
    pub detail: EntryDetail,
    /// 1 for a line that was never amended.
    pub revision: u32,
    /// Where it came from, so that a second import finds it again.
    pub source_id: Option<String>,
}

/// One state of an entry. Revisions are only ever added; an erased one keeps its place and its digest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct EntryRevision {
    pub revision: u32,
    pub recorded_at: DateTime<Utc>,
    pub kind: EntryKind,
    pub text: String,
    pub happened_at: DateTime<Utc>,
    pub zone: Zone,
    pub detail: EntryDetail,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct NewEntry {
    pub incident: IncidentId,
    pub kind: EntryKind,
    pub text: String,
    pub author: Option<String>,
    /// Now where absent.
    pub happened_at: Option<DateTime<Utc>>,
    /// The incident's where absent.
    pub zone: Option<Zone>,
    pub detail: EntryDetail,
    pub source_id: Option<String>,
}

/// One amendment; each appends a revision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "field", content = "value", rename_all = "snake_case")]
pub enum EntryEdit {
    Kind(EntryKind),
    Text(String),
    Time { at: DateTime<Utc>, zone: Zone },
    Detail(EntryDetail),
}

impl Entry {
    /// The text with the facts that its kind carries, for whoever reads it outside of the pad: "the database (ruled out;
    /// came of it: no slow queries)".
    pub fn with_facts(&self) -> String {
        self.with(self.facts().into_iter().chain(self.promise()))
    }

    /// The same by themselves, without the time of a promise, which a paper may not tell.
    pub fn facts(&self) -> Vec<String> {
        let detail = &self.detail;
        let mut facts: Vec<String> = Vec::new();
        facts.extend(match detail.result {
            Some(GuessResult::RuledOut) => Some("ruled out".to_owned()),
            Some(GuessResult::Confirmed) => Some("confirmed".to_owned()),
            Some(GuessResult::Open) | None => None,
        });
        let texts = [
            ("why", &detail.why),
            ("instead of", &detail.alternatives),
            ("quickest test", &detail.test),
            ("came of it", &detail.outcome),
            ("to", &detail.audience),
        ];
        for (label, text) in texts {
            let text = text.trim().trim_end_matches('.');
            facts.extend((!text.is_empty()).then(|| format!("{label}: {text}")));
        }
        facts
    }

    fn with(&self, facts: impl IntoIterator<Item = String>) -> String {
        let facts: Vec<String> = facts.into_iter().collect();
        let text = self.text.trim_end();
        if facts.is_empty() {
            return text.to_owned();
        }
        format!("{} ({})", text.trim_end_matches('.'), facts.join("; "))
    }

    /// "next update 03:30 CET", where the text does not say when.
    fn promise(&self) -> Option<String> {
        let next = self.detail.next_update?.with_timezone(&self.zone.0);
        let told = self.happened_at.with_timezone(&self.zone.0);
        let clock = next.format("%H:%M").to_string();
        let form = if next.date_naive() == told.date_naive() {
            "%H:%M %Z"
        } else {
            "%Y-%m-%d %H:%M %Z"
        };
        (!self.text.contains(&clock)).then(|| format!("next update {}", next.format(form)))
    }
}
