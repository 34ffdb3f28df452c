//! Addresses on paper: those that only colleagues can follow are marked, and the public is told to ask.

use std::net::IpAddr;

use journal::domain::{Link, RedactionLevel, WebAddress};

use crate::redact::{Redactor, percent};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProjectedLink {
    pub label: String,
    pub target: Target,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    Open(String),
    /// Only inside the company.
    Internal(String),
    /// Not to be told to these readers.
    OnRequest,
}

/// Ends of hosts that are not on the public net, and of tools in which teams keep their own things.
const INTERNAL: [&str; 27] = [
    ".atlassian.net",
    ".corp",
    ".home",
    ".internal",
    ".intra",
    ".intranet",
    ".lan",
    ".local",
    ".opsgenie.com",
    ".pagerduty.com",
    ".sharepoint.com",
    ".slack.com",
    ".splunkcloud.com",
    "app.datadoghq.com",
    "app.datadoghq.eu",
    "app.incident.io",
    "docs.google.com",
    "drive.google.com",
    "grafana.net",
    "honeycomb.io",
    "linear.app",
    "newrelic.com",
    "notion.so",
    "rootly.com",
    "sentry.io",
    "teams.microsoft.com",
    "zoom.us",
];

/// Of an incident or a runbook: dashboards, tickets and chats, which outsiders have no business with.
pub fn of_incident(link: &Link, redactor: &mut Redactor) -> ProjectedLink {
    let label = label(link, redactor);
    let target = match redactor.level() {
        RedactionLevel::Public => Target::OnRequest,
        RedactionLevel::Private | RedactionLevel::Internal => open(link, redactor),
    };
    ProjectedLink { label, target }
}

/// Of other work, which may be public: a talk, a post, a library.
pub fn of_work(link: &Link, redactor: &mut Redactor) -> ProjectedLink {
    let label = label(link, redactor);
    let target = match (redactor.level(), open(link, redactor)) {
        (RedactionLevel::Public, Target::Internal(_)) => Target::OnRequest,
        (_, target) => target,
    };
    ProjectedLink { label, target }
}

/// The label, or the address where there is none; neither with a name in it that these readers must not see.
fn label(link: &Link, redactor: &mut Redactor) -> String {
    let label = link.label.trim();
    if !label.is_empty() {
        return redactor.text(label);
    }
    match redactor.level() {
        RedactionLevel::Public => "Link".to_owned(),
        RedactionLevel::Private | RedactionLevel::Internal => redactor.text(&link.url),
    }
}

/// An address that holds a term would give it away, and without it would lead nowhere.
fn open(link: &Link, redactor: &Redactor) -> Target {
    let url = link.url.trim();
    let tells = |text: &str| !redactor.terms().find(text).is_empty();
    if tells(url) || percent::resolved(url).is_some_and(|open| tells(&open)) {
        return Target::OnRequest;
    }
    if WebAddress::of(url).is_some_and(|address| is_internal(&address.leads_to)) {
        Target::Internal(url.to_owned())
    } else {
        Target::Open(url.to_owned())
    }
}

fn is_internal(leads_to: &str) -> bool {
    let lower = leads_to.to_ascii_lowercase();
    if lower.contains('@') {
        return false;
    }
    let host = lower
        .rsplit_once(':')
        .map_or(lower.as_str(), |(host, port)| {
            if port.chars().all(|c| c.is_ascii_digit()) {
                host
            } else {
                lower.as_str()
            }
        });
    let is_private = match host.trim_matches(['[', ']']).parse() {
        Ok(IpAddr::V4(address)) => address.is_private() || address.is_loopback(),
        Ok(IpAddr::V6(address)) => address.is_loopback() || address.is_unique_local(),
        Err(_) => !host.contains('.'),
    };
    is_private || INTERNAL.iter().any(|ending| host.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::is_internal;

    #[test]
    fn addresses_inside_a_company_are_known() {
        for host in [
            "grafana.corp.internal",
            "wiki",
            "wiki:8080",
            "10.0.0.3",
            "team.slack.com",
            "docs.google.com",
        ] {
            assert!(is_internal(host), "{host}");
        }
        for host in [
            "github.com",
            "example.org",
            "8.8.8.8",
            "someone@mail.example",
        ] {
            assert!(!is_internal(host), "{host}");
        }
    }
}
