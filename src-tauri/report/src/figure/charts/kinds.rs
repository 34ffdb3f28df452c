//! What came again, and what the person did.

use journal::domain::Role;
use journal::insight::Durations;

use super::counted::{OfClass, by_class};
use super::{ids, readout, row, table};
use crate::document::Align;
use crate::figure::basis::{self, Firmness};
use crate::figure::canvas::length;
use crate::figure::chart::Words;
use crate::figure::form::{Said, compose};
use crate::figure::incidents::{Charted, Incidents};
use crate::figure::lanes::{Bar, BarScale, Bars, Dot, Lane, Lanes};
use crate::figure::{Drawing, FigureError, Look};
use crate::words::{count, role as role_words};

/// More lanes would not be read.
const SHOWN: usize = 8;

/// For each failure class that came twice or more, when it came, and the days between.
pub(super) fn recurrence(data: &Incidents, look: &Look<'_>) -> Result<Drawing, FigureError> {
    let mut again = by_class(&data.all);
    again.retain(|(_, incidents)| incidents.len() > 1);
    let n: usize = again.iter().map(|(_, incidents)| incidents.len()).sum();
    let title = format!("What came again, n = {n}");
    let labels: Vec<String> = again
        .iter()
        .map(|(name, incidents)| {
            let gap = gaps(incidents).median().unwrap_or_default();
            format!(
                "{name}, n = {}: typically {} apart",
                incidents.len(),
                days(gap)
            )
        })
        .collect();
    let sentence = match again.first() {
        None => "No failure class has come twice here.".to_owned(),
        Some((name, incidents)) => format!(
            "{} came more than once; {name} the most often, {} times.",
            classes(again.len()),
            incidents.len()
        ),
    };
    let rows = again.iter().zip(&labels).map(|((_, incidents), label)| {
        row(
            vec![label.clone(), incidents.len().to_string()],
            ids(incidents.iter().copied()),
        )
    });
    let said = Said {
        alternative: format!(
            "One lane of dots in time for each failure class. {} {sentence}",
            labels.join(". ")
        ),
        table: table(
            &title,
            &[
                ("Failure class", Align::Start, 5.0),
                ("Incidents", Align::End, 1.4),
            ],
            rows.collect(),
        ),
        words: Words {
            basis: recurrence_basis(data, &again, n),
            title,
            sentence,
        },
    };
    let lanes = again
        .iter()
        .zip(labels)
        .take(SHOWN)
        .map(|((_, incidents), label)| Lane {
            label,
            dots: dots(incidents),
        });
    compose(said, look, |top| Lanes::new(lanes.collect(), top, look))
}

fn recurrence_basis(data: &Incidents, again: &[OfClass<'_>], n: usize) -> String {
    let with_class = data.all.iter().filter(|one| one.class.is_some()).count();
    let left_out = basis::with(
        &data.other_kinds,
        data.all.len() - with_class,
        "no failure class",
    );
    let left_out = basis::with(&left_out, with_class - n, "the only one of its class");
    let counted = again.iter().flat_map(|(_, incidents)| incidents).copied();
    format!(
        "{}. The median of the days is shown.",
        basis::basis(
            "Days between the begins of incidents of one class",
            &n.to_string(),
            Firmness::of_begins(counted),
            &left_out
        )
    )
}

fn classes(n: usize) -> String {
    if n == 1 {
        "1 class".to_owned()
    } else {
        format!("{n} classes")
    }
}

fn dots(incidents: &[&Charted]) -> Vec<Dot> {
    let mut before: Option<chrono::NaiveDate> = None;
    let dot = |one: &&Charted| {
        let since = before.map(|day| (one.day - day).num_days());
        before = Some(one.day);
        let more = match since {
            None => ", the first here".to_owned(),
            Some(0) => ", on the same day as the one before".to_owned(),
            Some(1) => ", 1 day after the one before".to_owned(),
            Some(days) => format!(", {days} days after the one before"),
        };
        Dot {
            incident: one.incident,
            at: one.came,
            severity: one.severity,
            readout: readout(one, &more),
        }
    };
    incidents.iter().map(dot).collect()
}

/// In days; the same day counts as half of one.
fn gaps(incidents: &[&Charted]) -> Durations {
    incidents
        .windows(2)
        .map(|pair| {
            let days = (pair[1].day - pair[0].day).num_days().max(0);
            f64::from(i32::try_from(days).unwrap_or(i32::MAX)).max(0.5)
        })
        .collect()
}

fn days(days: f64) -> String {
    match days {
        less if less < 1.0 => "less than a day".to_owned(),
        one if one < 1.5 => "1 day".to_owned(),
        more => format!("{more:.0} days"),
    }
}

/// How often each role was taken; an incident of two roles counts in both.
pub(super) fn roles(data: &Incidents, look: &Look<'_>) -> Result<Drawing, FigureError> {
    let taken = taken(&data.all);
    let with_role = data.all.iter().filter(|one| !one.roles.is_empty()).count();
    let title = format!("Roles taken, n = {with_role}");
    let labels: Vec<String> = taken
        .iter()
        .map(|(role, incidents)| format!("{}: {}", capital(role_words(*role)), incidents.len()))
        .collect();
    let sentence = match taken.first() {
        None => "No incident here names a role yet.".to_owned(),
        Some((role, incidents)) => format!(
            "Most often as {}: in {} of {}.",
            role_words(*role),
            incidents.len(),
            count(with_role, "incident")
        ),
    };
    let rows = taken.iter().map(|(role, incidents)| {
        let cells = vec![capital(role_words(*role)), incidents.len().to_string()];
        row(cells, ids(incidents.iter().copied()))
    });
    let said = Said {
        alternative: format!("One bar for each role. {}.", labels.join(", ")),
        table: table(
            &title,
            &[("Role", Align::Start, 4.0), ("Incidents", Align::End, 1.4)],
            rows.collect(),
        ),
        words: Words {
            basis: format!(
                "{}. One with two roles counts in both.",
                basis::basis(
                    "Incidents by role",
                    &with_role.to_string(),
                    Firmness::default(),
                    &basis::with(&data.other_kinds, data.all.len() - with_role, "no role")
                )
            ),
            title,
            sentence,
        },
    };
    let bars = taken
        .iter()
        .zip(&labels)
        .map(|((_, incidents), label)| Bar {
            label: label.clone(),
            amount: length(incidents.len()),
            incidents: ids(incidents.iter().copied()),
        });
    let most = taken.first().map_or(1, |(_, incidents)| incidents.len());
    let scale = BarScale {
        whole: length(most),
        line: None,
    };
    compose(said, look, |top| {
        Bars::new(bars.collect(), scale, top, look)
    })
}

/// The role taken the most often first.
fn taken(all: &[Charted]) -> Vec<(Role, Vec<&Charted>)> {
    let in_role = |role: Role| all.iter().filter(move |one| one.roles.contains(&role));
    let mut taken: Vec<(Role, Vec<&Charted>)> = Role::ALL
        .into_iter()
        .map(|role| (role, in_role(role).collect::<Vec<_>>()))
        .filter(|(_, incidents)| !incidents.is_empty())
        .collect();
    taken.sort_by_key(|(_, incidents)| std::cmp::Reverse(incidents.len()));
    taken
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}
