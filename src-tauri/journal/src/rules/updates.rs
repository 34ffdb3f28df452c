//! Updates: drafted from the pad, checked before they are copied, and how well their times were kept.
//!
//! Afterpage sends nothing. A draft goes to the clipboard; what was sent comes back as a "told" entry.

mod blanks;
mod checks;
mod templates;

use chrono::{DateTime, SubsecRound, TimeDelta, Timelike, Utc};
use serde::{Deserialize, Serialize};

use super::{Facts, Utf16Range};
use crate::domain::{Entry, EntryId, EntryKind, PadSettings};

pub(in crate::rules) use blanks::{impact_before, impact_words};
pub use checks::{check, rules};
use templates::{NOTHING_NEW, RESOLVED_NOTICE, SHIPPED, Shipped};

/// Who reads an update: what it may take for granted depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum UpdateAudience {
    Responders,
    Support,
    Executives,
    Customers,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct UpdateTemplate {
    pub key: String,
    pub title: String,
    pub audience: UpdateAudience,
    /// With its blanks by name (`{impact}`).
    pub text: String,
    /// The user changed it.
    pub changed: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct UpdateDraft {
    pub template: String,
    pub title: String,
    pub audience: UpdateAudience,
    /// Whom the last update went to, in the user's words.
    pub to: String,
    /// 1 for the first.
    pub number: u32,
    /// What is not known stands in brackets.
    pub text: String,
    /// The brackets, in the order of the text.
    pub blanks: Vec<Utf16Range>,
    /// `None`: no further update is promised.
    pub next_update: Option<DateTime<Utc>>,
}

/// Every template, with the user's words where they changed one.
pub fn templates(settings: &PadSettings) -> Vec<UpdateTemplate> {
    let shipped = SHIPPED.iter();
    shipped
        .map(|template| laid_over(template, settings))
        .collect()
}

fn laid_over(template: &Shipped, settings: &PadSettings) -> UpdateTemplate {
    let own = settings.templates.get(template.key);
    UpdateTemplate {
        key: template.key.to_owned(),
        title: template.title.to_owned(),
        audience: template.audience,
        text: own
            .filter(|own| !own.trim().is_empty())
            .map_or_else(|| template.text.to_owned(), Clone::clone),
        changed: own.is_some(),
    }
}

/// An update made of what the pad knows and of the update before it. `None` for an unknown template.
pub fn draft(facts: &Facts, template: &str) -> Option<UpdateDraft> {
    let mut all = templates(facts.settings).into_iter();
    let template = all.find(|one| one.key == template)?;
    let goes_on = template.key != RESOLVED_NOTICE;
    let next_update = next_update(facts).filter(|_| goes_on);
    let (text, blanks) = blanks::fill(&template.text, facts, next_update);
    Some(drafted(facts, template, text, blanks, next_update))
}

/// The update that says that there is nothing to say. A line with a blank that stays open is left out: nobody reads it
/// before it is sent.
pub fn nothing_new(facts: &Facts) -> UpdateDraft {
    let template = laid_over(&NOTHING_NEW, facts.settings);
    let next_update = next_update(facts);
    let lines = template.text.lines();
    let filled = lines.map(|line| blanks::fill(line, facts, next_update));
    let whole = filled.filter(|(_, open)| open.is_empty());
    let text: Vec<String> = whole.map(|(line, _)| line).collect();
    drafted(facts, template, text.join("\n"), Vec::new(), next_update)
}

fn drafted(
    facts: &Facts,
    template: UpdateTemplate,
    text: String,
    blanks: Vec<Utf16Range>,
    next_update: Option<DateTime<Utc>>,
) -> UpdateDraft {
    UpdateDraft {
        template: template.key,
        title: template.title,
        audience: template.audience,
        to: facts
            .last_told()
            .map(|told| told.detail.audience.clone())
            .unwrap_or_default(),
        number: blanks::number(facts),
        text,
        blanks,
        next_update,
    }
}

/// When the next update is proposed for, on a whole minute: after the length chosen last time, or else after the interval
/// of the severity. `None` where neither is known.
pub fn next_update(facts: &Facts) -> Option<DateTime<Utc>> {
    let last = facts.last_told().and_then(chosen_length);
    let of_severity = || {
        let minutes = facts.settings.update_interval(facts.incident.severity?)?;
        Some(TimeDelta::minutes(i64::from(minutes)))
    };
    let at = facts.now.checked_add_signed(last.or_else(of_severity)?)?;
    at.trunc_subsecs(0).with_second(0)
}

fn chosen_length(told: &Entry) -> Option<TimeDelta> {
    let length = told.detail.next_update? - told.happened_at;
    // On a whole minute again, lest every update shaves off the seconds of the one before.
    let minutes = (length + TimeDelta::seconds(59)).num_minutes();
    (minutes > 0).then(|| TimeDelta::minutes(minutes))
}

/// A promised update, and when one came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Promised {
    /// The update that promised it.
    pub entry: EntryId,
    pub promised_at: DateTime<Utc>,
    /// The next update, whoever sent it; `None`: none came.
    pub sent_at: Option<DateTime<Utc>>,
    /// Negative: early.
    pub late_by_seconds: Option<i32>,
}

/// The cadence kept: every promise of an update against the update that followed.
pub fn cadence(entries: &[Entry]) -> Vec<Promised> {
    let told = entries.iter().filter(|entry| entry.kind == EntryKind::Told);
    let mut told: Vec<&Entry> = told.collect();
    told.sort_by_key(|entry| entry.happened_at);
    let following = told.iter().skip(1).map(Some).chain([None]);
    told.iter()
        .zip(following)
        .filter_map(|(entry, following)| {
            let promised_at = entry.detail.next_update?;
            let sent_at = following.map(|next| next.happened_at);
            Some(Promised {
                entry: entry.id,
                promised_at,
                sent_at,
                late_by_seconds: sent_at.and_then(|sent| {
                    let late = (sent - promised_at).num_seconds();
                    i32::try_from(late).ok()
                }),
            })
        })
        .collect()
}
