//! Names in the user's own records that a paper for others might give away: proposals for the list of redactions.
//!
//! What stands in a field of its own (a service, an owner) is a name for certain; in texts, only what has the shape of
//! one is found (addresses, hosts, ticket keys). People and customers in running text have no shape.

mod fields;

use std::collections::BTreeMap;
use std::net::IpAddr;

use serde_json::Value;

use crate::PaperData;
use crate::domain::{Entry, NameSeen, RedactionKind};

pub use fields::{Records, in_fields, is_of_a_role};

/// The last part of a name that is a host's, not a file's.
const ENDINGS: [&str; 35] = [
    "app", "at", "au", "biz", "br", "ca", "ch", "cloud", "cn", "co", "com", "corp", "de", "dev",
    "edu", "es", "eu", "example", "fr", "gov", "home", "in", "info", "internal", "io", "it", "jp",
    "lan", "local", "net", "nl", "org", "se", "uk", "us",
];

/// Look like the key of a ticket and are none.
const NO_TICKETS: [&str; 14] = [
    "AES", "COVID", "CVE", "HTTP", "IEEE", "ISO", "MD", "RFC", "SEV", "SHA", "TLS", "US", "UTC",
    "UTF",
];

/// Of the whole journal those that stand in fields of their own, and of what a paper may tell those that have the shape
/// of one; in the order of their names.
pub fn seen(data: &PaperData) -> Vec<NameSeen> {
    let mut found = Found::default();
    for name in data.names.iter().flatten() {
        found.add_times(&name.name, name.kind, &name.seen_as, name.times);
    }
    texts(data, &mut found);
    found.all()
}

/// What has the shape of a name, in one text.
pub fn in_one(text: &str) -> Vec<NameSeen> {
    let mut found = Found::default();
    in_text(text, &mut found);
    found.all()
}

#[derive(Default)]
struct Found(BTreeMap<String, NameSeen>);

impl Found {
    fn add(&mut self, name: &str, kind: RedactionKind, seen_as: &str) {
        self.add_times(name, kind, seen_as, 1);
    }

    fn add_times(&mut self, name: &str, kind: RedactionKind, seen_as: &str, times: u32) {
        let name = name.trim();
        if name.is_empty() {
            return;
        }
        let seen = self
            .0
            .entry(name.to_lowercase())
            .or_insert_with(|| NameSeen {
                name: name.to_owned(),
                kind,
                seen_as: seen_as.to_owned(),
                times: 0,
            });
        seen.times += times;
    }

    fn all(self) -> Vec<NameSeen> {
        self.0.into_values().collect()
    }
}

fn texts(data: &PaperData, found: &mut Found) {
    for entry in &data.entries {
        entry_texts(entry, found);
    }
    let work = &data.work;
    let incidents = data.incidents.iter().map(without_private);
    let others = [
        serde_json::to_value(&work.actions),
        serde_json::to_value(&work.runbooks),
        serde_json::to_value(&work.contributions),
        serde_json::to_value(&work.feedback),
        serde_json::to_value(&work.postmortems),
        serde_json::to_value(&work.ladders),
        serde_json::to_value(&data.classes),
        serde_json::to_value(&data.services),
    ];
    for claim in &work.claims {
        in_text(&claim.reading.sentence, found);
    }
    for value in incidents.chain(others.into_iter().flatten()) {
        strings(&value, &mut |text| in_text(text, found));
    }
}

fn without_private(incident: &crate::domain::Incident) -> Value {
    let mut value = serde_json::to_value(incident).unwrap_or_default();
    if let Some(fields) = value.as_object_mut() {
        fields.remove("private");
    }
    value
}

fn entry_texts(entry: &Entry, found: &mut Found) {
    let detail = &entry.detail;
    for text in [
        &entry.text,
        &detail.why,
        &detail.alternatives,
        &detail.outcome,
        &detail.test,
        &detail.audience,
    ] {
        in_text(text, found);
    }
}

fn strings(value: &Value, act: &mut impl FnMut(&str)) {
    match value {
        Value::String(text) => act(text),
        Value::Array(items) => items.iter().for_each(|item| strings(item, act)),
        Value::Object(fields) => fields.values().for_each(|field| strings(field, act)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn in_text(text: &str, found: &mut Found) {
    for token in text.split(|c: char| c.is_whitespace() || "()[]<>{}\"'`,;|=".contains(c)) {
        let token = token.trim_matches(['.', ':', '!', '?', '*']);
        if let Some((kind, seen_as, name)) = shape(token) {
            found.add(name, kind, seen_as);
        }
    }
}

fn shape(token: &str) -> Option<(RedactionKind, &'static str, &str)> {
    if token.len() < 4 {
        return None;
    }
    let address = token.strip_prefix("mailto:").unwrap_or(token);
    if let Some((local, host)) = address.split_once('@')
        && !local.is_empty()
        && host.contains('.')
    {
        return Some((RedactionKind::Person, "e-mail address", address));
    }
    if token.parse::<IpAddr>().is_ok() {
        return Some((RedactionKind::Host, "IP address", token));
    }
    let after_scheme = token.split_once("://").map_or(token, |(_, rest)| rest);
    let host = after_scheme.split(['/', '?', '#', ':']).next()?;
    if host.parse::<std::net::Ipv4Addr>().is_ok() {
        return Some((RedactionKind::Host, "IP address", host));
    }
    if is_host(host) {
        return Some((RedactionKind::Host, "host or domain", host));
    }
    is_ticket(token).then_some((RedactionKind::Other, "ticket", token))
}

fn is_host(name: &str) -> bool {
    let labels: Vec<&str> = name.split('.').collect();
    let is_label = |label: &&str| {
        !label.is_empty()
            && label
                .chars()
                .all(|c| c.is_alphanumeric() || c == '-' || c == '_')
    };
    let ending = labels.last().map(|last| last.to_ascii_lowercase());
    labels.len() > 1
        && labels.iter().all(is_label)
        && ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

/// "PAY-123".
fn is_ticket(token: &str) -> bool {
    let Some((project, number)) = token.split_once('-') else {
        return false;
    };
    let letters = project
        .chars()
        .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
    (2..=10).contains(&project.len())
        && letters
        && project.starts_with(|c: char| c.is_ascii_uppercase())
        && !number.is_empty()
        && number.chars().all(|c| c.is_ascii_digit())
        && !NO_TICKETS.contains(&project)
}

#[cfg(test)]
mod tests {
    use super::shape;

    #[test]
    fn names_are_known_by_their_shape() {
        for (token, seen_as) in [
            ("ines@acme.example", "e-mail address"),
            ("mailto:ines@acme.example", "e-mail address"),
            ("10.2.0.17", "IP address"),
            ("fe80::1", "IP address"),
            ("10.2.0.17:5432", "IP address"),
            ("db-3.acme.internal", "host or domain"),
            ("https://grafana.acme.io/d/1", "host or domain"),
            ("PAY-1234", "ticket"),
        ] {
            assert_eq!(shape(token).map(|found| found.1), Some(seen_as), "{token}");
        }
    }

    #[test]
    fn what_only_looks_like_a_name_is_left_alone() {
        for token in [
            "main.rs",
            "v1.2.3",
            "SEV-1",
            "UTF-8",
            "e.g",
            "rollback.sh",
            "12:30",
            "and/or",
            "a@b",
            "config.yaml",
            "SHA-256",
        ] {
            assert_eq!(shape(token), None, "{token}");
        }
    }
}
