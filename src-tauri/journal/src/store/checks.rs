//! What may be stored. A text is kept exactly as it was typed or refused with a sentence, never cut in silence.

use std::cell::Cell;
use std::collections::HashSet;
use std::hash::Hash;
use std::io;

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use serde::Serialize;
use serde_json::ser::{CharEscape, Formatter};
use serde_json::{Serializer, Value};

use super::columns::to_millis;
use super::record::Record;
use crate::domain::{Incident, MilestoneKind, Noun, has_four_digit_year};
use crate::{Error, Result};

/// The record in the form in which it is stored: instants to the millisecond, lists without repetitions.
pub fn tidy(record: Record) -> Result<Record> {
    Ok(match record {
        Record::Incident(incident) => Record::Incident(Box::new(tidy_incident(*incident)?)),
        Record::Entry(mut entry) => {
            check_time(entry.happened_at)?;
            entry.happened_at = to_millis(entry.happened_at);
            entry.noted_at = to_millis(entry.noted_at);
            entry.detail.next_update = entry.detail.next_update.map(to_millis);
            check_percent("likelihood", entry.detail.likelihood.map(f64::from))?;
            Record::Entry(entry)
        }
        Record::Service(service) => {
            check_name(Noun::Service, &service.name)?;
            Record::Service(service)
        }
        Record::Employer(employer) => {
            check_name(Noun::Employer, &employer.name)?;
            Record::Employer(employer)
        }
        Record::FailureClass(class) => {
            check_name(Noun::FailureClass, &class.name)?;
            Record::FailureClass(class)
        }
        Record::Packet(packet) => {
            check_name(Noun::Packet, &packet.name)?;
            Record::Packet(packet)
        }
        Record::Document(mut document) => {
            document.tidy()?;
            Record::Document(document)
        }
        Record::Settings(settings) => Record::Settings(settings),
    })
}

/// No string of a record may hold a NUL: other programs would take it for the end of the text.
pub fn check_texts(record: &Record) -> Result<()> {
    let found = Cell::new(false);
    let mut nowhere = Serializer::with_formatter(io::sink(), NulSeeker(&found));
    record.serialize(&mut nowhere)?;
    if !found.get() {
        return Ok(());
    }
    match nul_in(&serde_json::to_value(record)?) {
        None => Ok(()),
        Some(field) => Err(Error::InvalidText {
            noun: record.item().noun,
            field: field.replace('_', " "),
        }),
    }
}

/// Writes nothing, and says whether a text held a NUL: as JSON it would be escaped.
struct NulSeeker<'a>(&'a Cell<bool>);

impl Formatter for NulSeeker<'_> {
    fn write_char_escape<W: ?Sized + io::Write>(
        &mut self,
        _: &mut W,
        escape: CharEscape,
    ) -> io::Result<()> {
        if matches!(escape, CharEscape::AsciiControl(0)) {
            self.0.set(true);
        }
        Ok(())
    }
}

fn tidy_incident(mut incident: Incident) -> Result<Incident> {
    check_name(Noun::Incident, &incident.title)?;
    check_percent("share of users", incident.impact.users_share)?;
    if let Some(money) = &incident.impact.money
        && !money.amount.is_finite()
    {
        return Err(Error::InvalidNumber {
            field: "amount of money",
            range: PLAIN_NUMBER,
        });
    }
    incident.created_at = to_millis(incident.created_at);
    for milestone in &mut incident.milestones {
        check_time(milestone.at)?;
        milestone.at = to_millis(milestone.at);
    }
    incident.tags = incident
        .tags
        .into_iter()
        .map(|tag| tag.trim().to_owned())
        .filter(|tag| !tag.is_empty())
        .collect();
    keep_first(&mut incident.tags);
    keep_first(&mut incident.services);
    keep_first(&mut incident.roles);
    incident.roles.sort_unstable();
    incident.milestones.sort_by_key(|milestone| milestone.kind);
    incident.milestones.dedup_by_key(|milestone| milestone.kind);
    incident.phases.sort_by_key(|note| note.phase);
    Ok(incident)
}

/// Contradictions between the times of an incident, in sentences. Real logs contradict themselves, so none is refused.
pub fn contradictions(incident: &Incident) -> Vec<String> {
    let counted = incident
        .milestones
        .iter()
        .filter(|milestone| follows_the_order(milestone.kind));
    let mut latest: Option<&crate::domain::Milestone> = None;
    let mut sentences = Vec::new();
    for milestone in counted {
        match latest {
            Some(earlier) if milestone.at < earlier.at => sentences.push(format!(
                "“{}” is before “{}”. Both are kept as they are; check which one is right.",
                label(milestone.kind),
                label(earlier.kind),
            )),
            _ => latest = Some(milestone),
        }
    }
    sentences
}

/// Times of an incident that have not come yet, in sentences.
pub fn yet_to_come(incident: &Incident, now: DateTime<Utc>) -> Vec<String> {
    let ahead = incident.milestones.iter().filter(|one| one.at > now);
    let sentence = |kind| {
        format!(
            "“{}” lies ahead of now. It is kept as it is; check its day.",
            label(kind)
        )
    };
    ahead.map(|one| sentence(one.kind)).collect()
}

/// The cause may become known at any time, even in the review.
fn follows_the_order(kind: MilestoneKind) -> bool {
    kind != MilestoneKind::CauseKnown
}

/// As the screen labels it.
fn label(kind: MilestoneKind) -> String {
    let (initial, rest) = kind.words().split_at(1);
    format!("{}{rest}", initial.to_uppercase())
}

pub fn check_name(noun: Noun, name: &str) -> Result<()> {
    if name.trim().is_empty() {
        return Err(Error::EmptyName { noun });
    }
    Ok(())
}

pub fn check_time(at: DateTime<Utc>) -> Result<()> {
    if has_four_digit_year(at) {
        Ok(())
    } else {
        Err(Error::InvalidTime)
    }
}

/// A day of a four-digit year, as instants have one.
pub fn check_day(day: Option<NaiveDate>) -> Result<()> {
    if day.is_none_or(|day| (1000..=9998).contains(&day.year())) {
        Ok(())
    } else {
        Err(Error::InvalidTime)
    }
}

/// JSON has no other numbers.
pub fn check_number(field: &'static str, number: Option<f64>) -> Result<()> {
    if number.is_none_or(f64::is_finite) {
        Ok(())
    } else {
        Err(Error::InvalidNumber {
            field,
            range: PLAIN_NUMBER,
        })
    }
}

const PLAIN_NUMBER: &str = "An amount is a plain number.";

fn check_percent(field: &'static str, percent: Option<f64>) -> Result<()> {
    match percent {
        Some(percent) if !(0.0..=100.0).contains(&percent) => Err(Error::InvalidNumber {
            field,
            range: "Shares go from 0 to 100 percent.",
        }),
        Some(_) | None => Ok(()),
    }
}

/// The field that holds a NUL, by the nearest name above it.
fn nul_in(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => text.contains('\0').then(|| "text".to_owned()),
        Value::Array(items) => items.iter().find_map(nul_in),
        Value::Object(fields) => fields.iter().find_map(|(name, value)| {
            nul_in(value).map(|inner| match value {
                Value::Object(_) => inner,
                Value::Null
                | Value::Bool(_)
                | Value::Number(_)
                | Value::String(_)
                | Value::Array(_) => name.clone(),
            })
        }),
        Value::Null | Value::Bool(_) | Value::Number(_) => None,
    }
}

/// Each once, in the place where it came first.
pub fn keep_first<T: Eq + Hash + Clone>(items: &mut Vec<T>) {
    let mut seen = HashSet::new();
    items.retain(|item| seen.insert(item.clone()));
}
