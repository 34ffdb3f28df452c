//! Fields and values of a record as a person reads them.

use chrono::{DateTime, Utc};
use serde_json::{Map, Value};

use crate::domain::Zone;

pub struct Words {
    /// What ids and keys are called now.
    pub names: Vec<(String, String)>,
    /// In which times are told that carry no zone of their own.
    pub zone: Zone,
}

/// Fields whose values are words of ours ("`near_miss`"), as the ends of their pointers; every other text is the user's.
const WORDS_OF_OURS: [&str; 19] = [
    "/kind",
    "/severity",
    "/roles",
    "/people/role",
    "/detected_by/by",
    "/ending/as",
    "/sharing/state",
    "/state/state",
    "/marks/state",
    "/phases/phase",
    "/blast/extent",
    "/blast/depth",
    "/blast/growth",
    "/calibration/confidence",
    "/calibration/speed",
    "/calibration/talk",
    "/calibration/escalation",
    "/detail/bucket",
    "/detail/result",
];
/// What a value is, or when it was, needs no name before it; neither does a text of its own.
const UNNAMED: [&str; 9] = [
    "kind", "phase", "as", "by", "state", "name", "label", "at", "text",
];

/// `/story/my_part` as "story, my part".
pub fn field_words(pointer: &str) -> String {
    let words = pointer
        .trim_start_matches('/')
        .replace('/', ", ")
        .replace('_', " ");
    if words == "deleted at" {
        return "in the trash since".to_owned();
    }
    words
}

impl Words {
    /// The value of a field; empty where there is none.
    pub fn of(&self, pointer: &str, value: &Value) -> String {
        let pointer = format!("/{}", pointer.trim_start_matches('/'));
        self.value(&pointer, value, self.zone)
    }

    fn value(&self, pointer: &str, value: &Value, zone: Zone) -> String {
        match value {
            Value::Null => String::new(),
            Value::Bool(true) => "yes".to_owned(),
            Value::Bool(false) => "no".to_owned(),
            Value::Number(number) => number.to_string(),
            Value::String(text) => self.text(pointer, text, zone),
            Value::Array(items) => {
                let items = items.iter().map(|item| self.value(pointer, item, zone));
                joined(items, "; ")
            }
            Value::Object(fields) => self.object(pointer, fields, zone),
        }
    }

    fn text(&self, pointer: &str, text: &str, zone: Zone) -> String {
        if let Some((_, name)) = self.names.iter().find(|(id, _)| id == text) {
            return name.clone();
        }
        if WORDS_OF_OURS.iter().any(|end| pointer.ends_with(end)) {
            let words = text.replace('_', " ");
            return match words.strip_prefix("sev") {
                Some(level) => format!("SEV{level}"),
                None => words,
            };
        }
        match text.parse::<DateTime<Utc>>() {
            Ok(at) if is_time(pointer) => {
                let local = at.with_timezone(&zone.0);
                local.format("%-d %b %Y, %H:%M %Z").to_string()
            }
            Ok(_) | Err(_) => text.to_owned(),
        }
    }

    /// "began 2 Mar 2026, 03:10 CET, estimated": first what it is, then the rest; what is not so is left out.
    fn object(&self, pointer: &str, fields: &Map<String, Value>, zone: Zone) -> String {
        let own_zone = fields.get("zone").and_then(Value::as_str);
        let zone = own_zone.and_then(|name| name.parse().ok()).unwrap_or(zone);
        let place = |name: &str| UNNAMED.iter().position(|unnamed| *unnamed == name);
        let mut fields: Vec<_> = fields.iter().filter(|(name, _)| *name != "zone").collect();
        fields.sort_by_key(|(name, _)| place(name).unwrap_or(UNNAMED.len()));
        let parts = fields.into_iter().map(|(name, value)| {
            let said = self.value(&format!("{pointer}/{name}"), value, zone);
            match value.as_bool() {
                Some(true) => name.replace('_', " "),
                Some(false) => String::new(),
                None if said.is_empty() || place(name).is_some() => said,
                None => format!("{} {said}", name.replace('_', " ")),
            }
        });
        joined(parts, ", ")
    }
}

/// Texts of the user may look like times.
fn is_time(pointer: &str) -> bool {
    ["/at", "_at", "/offline_until"]
        .iter()
        .any(|end| pointer.ends_with(end))
}

fn joined(parts: impl Iterator<Item = String>, with: &str) -> String {
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    parts.join(with)
}
