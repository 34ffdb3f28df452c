//! Whose shift it is, and of which schedule: each tool writes it into the title in its own way.

use icalendar::parser::{Component, Property};

use super::out;
use super::stamp::parameter;
use crate::exchange::html;

#[derive(Clone)]
pub(super) struct Whose {
    pub(super) names: Vec<String>,
    pub(super) rotation: String,
    pub(super) open_end: bool,
}

pub(super) fn whose(event: &Component<'_>, calendar: &str, product: &str) -> Whose {
    let summary = text(event, "SUMMARY");
    if product == out::PRODUCT {
        return Whose {
            names: Vec::new(),
            rotation: text(event, out::SCHEDULE),
            open_end: event.find_prop(out::OPEN_END).is_some(),
        };
    }
    let (mut names, rotation, open_end) = if product.contains("GoAlert") {
        goalert(&html::to_text(&summary))
    } else if let Some(title) = summary.strip_prefix("On Call - ") {
        pagerduty(title)
    } else if product.contains("Grafana")
        && let Some((schedule, person)) = summary.rsplit_once(": ")
    {
        (vec![person.to_owned()], schedule.to_owned(), false)
    } else {
        (
            vec![without_level(&summary).to_owned()],
            String::new(),
            false,
        )
    };
    let attendees = event.properties.iter().filter(|one| one.name == "ATTENDEE");
    let comes = |attendee: &&Property<'_>| {
        let said = parameter(attendee, "PARTSTAT");
        said.is_none_or(|said| !said.eq_ignore_ascii_case("DECLINED"))
    };
    for attendee in attendees.filter(comes) {
        names.extend(parameter(attendee, "CN"));
        names.push(address(attendee.val.as_str()).to_owned());
    }
    names.retain(|name| !name.trim().is_empty());
    let mut seen: Vec<String> = Vec::new();
    names.retain(|name| {
        let key = name_key(name);
        let is_new = !seen.contains(&key);
        seen.push(key);
        is_new
    });
    Whose {
        names,
        rotation: if rotation.is_empty() {
            calendar.to_owned()
        } else {
            rotation
        },
        open_end,
    }
}

/// "Ada On-Call (`GoAlert`: Sched) Begins*": the name only where the feed is not one's own, the star where the end is not
/// known yet.
fn goalert(title: &str) -> (Vec<String>, String, bool) {
    let open_end = title.trim_end().ends_with("Begins*");
    let (person, rest) = title.split_once("On-Call").unwrap_or((title, ""));
    let schedule = rest.split_once("GoAlert:").map_or("", |(_, rest)| rest);
    let schedule = schedule.rsplit_once(')').map_or(schedule, |(name, _)| name);
    (
        vec![person.trim().to_owned()],
        schedule.trim().to_owned(),
        open_end,
    )
}

/// "Ada Berg - Payments - primary": names seldom hold a dash with spaces, schedules often do.
fn pagerduty(title: &str) -> (Vec<String>, String, bool) {
    match title.split_once(" - ") {
        Some((person, schedule)) => (vec![person.to_owned()], schedule.to_owned(), false),
        None => (vec![title.to_owned()], String::new(), false),
    }
}

/// "[L1] ada" and "@ada" are Ada.
fn without_level(summary: &str) -> &str {
    let rest = summary.trim();
    let rest = match rest.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((level, rest)) if level.starts_with(['L', 'l']) && level.len() <= 4 => rest.trim(),
        Some(_) | None => rest,
    };
    rest.trim_start_matches('@').trim()
}

fn address(value: &str) -> &str {
    let value = value.trim();
    let scheme = value
        .get(..7)
        .filter(|start| start.eq_ignore_ascii_case("mailto:"));
    scheme.map_or(value, |_| value[7..].trim())
}

/// How names are compared: without regard to case, an `@` in front, or `mailto:`.
pub(super) fn name_key(name: &str) -> String {
    address(name).trim_start_matches('@').trim().to_lowercase()
}

/// Unescaped, which the parser does for all but properties of the tools' own, and in one line.
pub(super) fn text(component: &Component<'_>, name: &str) -> String {
    let Some(property) = component.find_prop(name) else {
        return String::new();
    };
    let is_raw = name.starts_with("X-");
    let mut out = String::new();
    let mut characters = property.val.as_str().chars();
    while let Some(c) = characters.next() {
        match c {
            '\\' if is_raw => match characters.next() {
                Some('n' | 'N') | None => out.push(' '),
                Some(escaped) => out.push(escaped),
            },
            '\n' => out.push(' '),
            c => out.push(c),
        }
    }
    out.trim().to_owned()
}
