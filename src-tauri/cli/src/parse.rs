//! Words and times as they are typed. Names are those of the journal's own JSON, with hyphens or spaces allowed.

use chrono::{DateTime, NaiveDate, Utc};
use journal::domain::{
    Audience, EvidenceKind, IncidentKind, PacketKind, PaperSize, RedactionKind, RedactionLevel,
    Role, Severity, TimeReading, Zone, read_end, read_role, read_span, read_time,
};
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::failure::{Failure, Result};

#[derive(Debug, thiserror::Error)]
#[error("{text:?} is not known here; known are {known}")]
pub struct Unknown {
    text: String,
    known: String,
}

impl Unknown {
    pub fn new(text: &str, known: &str) -> Self {
        Self {
            text: text.to_owned(),
            known: known.to_owned(),
        }
    }
}

/// "SEV2", "sev2" or "2".
pub fn severity(text: &str) -> std::result::Result<Severity, Unknown> {
    let level = text.to_ascii_lowercase();
    let level = level.strip_prefix("sev").unwrap_or(&level);
    Severity::ALL
        .into_iter()
        .find(|severity| severity.level().to_string() == level)
        .ok_or_else(|| Unknown {
            text: text.to_owned(),
            known: Severity::ALL.map(Severity::label).join(", "),
        })
}

pub fn kind(text: &str) -> std::result::Result<IncidentKind, Unknown> {
    word(text, &IncidentKind::ALL.map(report::words::kind))
}

pub fn evidence_kind(text: &str) -> std::result::Result<EvidenceKind, Unknown> {
    word(text, &["runbook", "contribution", "feedback"])
}

/// Also as people say it: "commander", "IC".
pub fn role(text: &str) -> std::result::Result<Role, Unknown> {
    match read_role(text) {
        Some(role) => Ok(role),
        None => word(text, &Role::ALL.map(report::words::role)),
    }
}

pub fn packet_kind(text: &str) -> std::result::Result<PacketKind, Unknown> {
    let known = [
        "review",
        "promotion",
        "note",
        "war-stories",
        "star-card",
        "talk-outline",
        "postmortem",
        "portfolio",
    ];
    word(text, &known)
}

pub fn audience(text: &str) -> std::result::Result<Audience, Unknown> {
    word(text, &["own", "internal", "public"])
}

pub fn redaction_level(text: &str) -> std::result::Result<RedactionLevel, Unknown> {
    word(text, &RedactionLevel::ALL.map(RedactionLevel::words))
}

pub fn paper_size(text: &str) -> std::result::Result<PaperSize, Unknown> {
    word(text, &["a4", "letter"])
}

pub fn redaction_kind(text: &str) -> std::result::Result<RedactionKind, Unknown> {
    let known = [
        "person", "customer", "service", "company", "host", "money", "date", "other",
    ];
    word(text, &known)
}

/// A value by its name in JSON: `incident_commander`, "incident-commander" or "Incident commander".
pub fn word<T: DeserializeOwned>(text: &str, known: &[&str]) -> std::result::Result<T, Unknown> {
    let name = text.trim().to_lowercase().replace([' ', '-'], "_");
    serde_json::from_value(Value::String(name)).map_err(|_| Unknown {
        text: text.to_owned(),
        known: known.join(", "),
    })
}

#[derive(Debug, thiserror::Error)]
#[error("this is not a time zone; write it as Europe/Berlin or UTC")]
pub struct NotAZone;

/// By its name in the IANA time zone database.
pub fn zone(text: &str) -> std::result::Result<Zone, NotAZone> {
    text.parse().map_err(|_| NotAZone)
}

#[derive(Debug, thiserror::Error)]
#[error("this is not a day; write it as 2025-03-14")]
pub struct NotADay;

/// A day, as "2025-03-14".
pub fn day(text: &str) -> std::result::Result<NaiveDate, NotADay> {
    text.parse().map_err(|_| NotADay)
}

/// A typed instant. A wall time that exists twice or not at all is refused with both candidates.
pub fn instant(option: &str, text: &str, now: DateTime<Utc>, zone: Zone) -> Result<DateTime<Utc>> {
    settled(option, text, &read_time(text, now, zone), zone)
}

fn settled(option: &str, text: &str, reading: &TimeReading, zone: Zone) -> Result<DateTime<Utc>> {
    let local = |at: DateTime<Utc>| at.with_timezone(&zone.0).to_rfc3339();
    let (earlier, later, what) = match *reading {
        TimeReading::Clear { at } => return Ok(at),
        TimeReading::Twice { earlier, later } => (earlier, later, "happened twice"),
        TimeReading::Skipped { before, after } => (before, after, "was skipped"),
        TimeReading::Unreadable => {
            return Err(Failure::usage(
                format!("{option} {text:?} is not a time. Nothing was saved."),
                "Examples: 14:32, \"yesterday 03:10\", -40m, 2025-03-14T03:10:00+01:00.",
            ));
        }
    };
    Err(Failure::usage(
        format!(
            "{option} {text:?} {what} in {}, because the clocks changed. It means {} or {}. Nothing was saved.",
            zone.name(),
            local(earlier),
            local(later)
        ),
        format!("Give one of the two to {option}."),
    ))
}

/// An instant, or a length after `start` ("40m"); a time of day alone is the next one after it.
pub fn end(
    option: &str,
    text: &str,
    start: DateTime<Utc>,
    now: DateTime<Utc>,
    zone: Zone,
) -> Result<DateTime<Utc>> {
    match read_span(text).and_then(|span| start.checked_add_signed(span)) {
        Some(end) => Ok(end),
        None => settled(option, text, &read_end(text, start, now, zone), zone),
    }
}
