//! How many, over time.

use std::collections::BTreeMap;

use chrono::{Datelike, Months, NaiveDate};
use journal::domain::Severity;
use journal::insight::Quarter;
use uuid::Uuid;

use super::{NOTHING, row, table};
use crate::document::{Align, Row, Table};
use crate::figure::basis::{self, Firmness};
use crate::figure::cells::mixed;
use crate::figure::chart::Words;
use crate::figure::form::{Said, compose};
use crate::figure::incidents::{Charted, Incidents};
use crate::figure::stacks::{Layer, Panel, Stacks};
use crate::figure::{Drawing, FigureError, LeftOut, Look};
use crate::words::{count, severity as severity_label};

/// One stack for each stretch of time, the severest at its base. Those without a severity are no fifth level; they are
/// counted, and stand in the table.
pub(super) fn severities(data: &Incidents, look: &Look<'_>) -> Result<Drawing, FigureError> {
    let n = data.all.len();
    let title = format!("Incidents over time by severity, n = {n}");
    let bins = Bins::of(data.all.iter().map(|one| one.day));
    let mut layers = by_severity(data, &bins, look);
    let table = counts_table(&title, &bins, &layers);
    let parts: Vec<String> = layers
        .iter()
        .map(|layer| {
            format!(
                "{} {}",
                layer.counts.iter().map(Vec::len).sum::<usize>(),
                layer.name
            )
        })
        .collect();
    let sentence = if n == 0 {
        NOTHING.to_owned()
    } else {
        format!(
            "{} in {}: {}.",
            count(n, "incident"),
            bins.words(),
            parts.join(", ")
        )
    };
    let said = Said {
        alternative: format!("Stacked counts by {}. {sentence}", bins.step()),
        table,
        words: Words {
            basis: by_day(data.all.iter(), &data.other_kinds) + not_stacked(data),
            title,
            sentence,
        },
    };
    if has_levels(data) {
        layers.retain(|layer| layer.name != severity_label(None));
    }
    let panel = Panel {
        label: None,
        layers,
    };
    compose(said, look, |top| {
        Stacks::new(vec![panel], bins.names(), top, look)
    })
}

/// Small multiples: each level on the same scale, so that a rare one is not lost on top of the others.
pub(super) fn severities_apart(data: &Incidents, look: &Look<'_>) -> Result<Drawing, FigureError> {
    let n = data.all.len();
    let title = format!("Each severity over time, n = {n}");
    let bins = Bins::of(data.all.iter().map(|one| one.day));
    let mut layers = by_severity(data, &bins, look);
    // Nothing lies upon them: each has its level's own colour.
    for (layer, level) in layers.iter_mut().zip(levels(data)) {
        layer.paint = look.palette.of(level);
    }
    let months = |layer: &Layer| layer.counts.iter().filter(|bin| !bin.is_empty()).count();
    let sentence = match layers.first() {
        None => NOTHING.to_owned(),
        Some(worst) => format!("{} in {} of {}.", worst.name, months(worst), bins.words()),
    };
    let said = Said {
        alternative: format!("One row of counts for each severity. {sentence}"),
        table: counts_table(&title, &bins, &layers),
        words: Words {
            basis: by_day(data.all.iter(), &data.other_kinds) + " All rows have one scale.",
            title,
            sentence,
        },
    };
    let panels = layers.into_iter().map(Panel::of).collect();
    compose(said, look, |top| {
        Stacks::new(panels, bins.names(), top, look)
    })
}

fn by_day<'a>(counted: impl Iterator<Item = &'a Charted> + Clone, left_out: &[LeftOut]) -> String {
    let n = counted.clone().count();
    let firmness = Firmness::of_begins(counted);
    let formula = "Incidents by the day they began";
    basis::basis(formula, &n.to_string(), firmness, left_out) + "."
}

fn has_levels(data: &Incidents) -> bool {
    data.all.iter().any(|one| one.severity.is_some())
}

fn not_stacked(data: &Incidents) -> &'static str {
    if has_levels(data) && data.all.iter().any(|one| one.severity.is_none()) {
        " Those without a severity are not in the stacks."
    } else {
        ""
    }
}

/// The levels that occur, the severest first; those without one last.
fn levels(data: &Incidents) -> impl Iterator<Item = Option<Severity>> {
    let all = Severity::ALL.into_iter().map(Some).chain([None]);
    all.filter(|level| data.all.iter().any(|one| one.severity == *level))
}

/// One layer for each level that occurs.
fn by_severity(data: &Incidents, bins: &Bins, look: &Look<'_>) -> Vec<Layer> {
    let of = |level: Option<Severity>| data.all.iter().filter(move |one| one.severity == level);
    levels(data)
        .map(|level| Layer {
            name: severity_label(level).to_owned(),
            paint: mixed(look.palette.of(level), look.palette.surface, weight(level)),
            counts: bins.counts(of(level)),
        })
        .collect()
}

impl Panel {
    /// A panel of one layer, named after it.
    fn of(layer: Layer) -> Self {
        let n: usize = layer.counts.iter().map(Vec::len).sum();
        Self {
            label: Some(format!("{}, n = {n}", layer.name)),
            layers: vec![layer],
        }
    }
}

/// Severer is darker, so that grey tells them apart too.
fn weight(level: Option<Severity>) -> f32 {
    match level {
        Some(Severity::Sev1) => 1.0,
        Some(Severity::Sev2) => 0.72,
        Some(Severity::Sev3) => 0.46,
        Some(Severity::Sev4) => 0.26,
        None => 0.1,
    }
}

/// Small multiples: the most frequent classes, each on the same scale.
pub(super) fn classes(data: &Incidents, look: &Look<'_>) -> Result<Drawing, FigureError> {
    let by_class = by_class(&data.all);
    let with_class: usize = by_class.iter().map(|(_, incidents)| incidents.len()).sum();
    let title = format!("Incidents over time by failure class, n = {with_class}");
    let bins = Bins::of(data.all.iter().map(|one| one.day));
    let layers: Vec<Layer> = by_class
        .iter()
        .map(|(name, incidents)| Layer {
            name: (*name).to_owned(),
            paint: look.palette.accent,
            counts: bins.counts(incidents.iter().copied()),
        })
        .collect();
    let sentence = match by_class.first() {
        None => "No incident here has a failure class yet.".to_owned(),
        Some((name, incidents)) => format!(
            "Most often it was {name}: {} of {with_class}{}.",
            incidents.len(),
            beyond(by_class.len())
        ),
    };
    let said = Said {
        alternative: format!("One row of counts for each failure class. {sentence}"),
        table: counts_table(&title, &bins, &layers),
        words: Words {
            basis: by_day(
                data.all.iter().filter(|one| one.class.is_some()),
                &basis::with(
                    &data.other_kinds,
                    data.all.len() - with_class,
                    "no failure class",
                ),
            ),
            title,
            sentence,
        },
    };
    let panels = layers.into_iter().take(SHOWN).map(Panel::of).collect();
    compose(said, look, |top| {
        Stacks::new(panels, bins.names(), top, look)
    })
}

/// More would not be read.
pub(super) const SHOWN: usize = 6;

pub(super) fn beyond(classes: usize) -> String {
    match classes.checked_sub(SHOWN) {
        None | Some(0) => String::new(),
        Some(1) => "; a rarer one is in the table".to_owned(),
        Some(more) => format!("; {more} rarer ones are in the table"),
    }
}

pub(super) type OfClass<'a> = (&'a str, Vec<&'a Charted>);

/// The most frequent first.
pub(super) fn by_class(all: &[Charted]) -> Vec<OfClass<'_>> {
    let mut by_class: BTreeMap<&str, Vec<&Charted>> = BTreeMap::new();
    for one in all {
        if let Some(class) = &one.class {
            by_class.entry(class).or_default().push(one);
        }
    }
    let mut found: Vec<OfClass<'_>> = by_class.into_iter().collect();
    found.sort_by_key(|(name, incidents)| (std::cmp::Reverse(incidents.len()), *name));
    found
}

fn counts_table(caption: &str, bins: &Bins, layers: &[Layer]) -> Table {
    let names = bins.names();
    let rows = |layer: &Layer| -> Vec<Row> {
        let counted = layer
            .counts
            .iter()
            .zip(&names)
            .filter(|(incidents, _)| !incidents.is_empty());
        counted
            .map(|(incidents, name)| {
                let cells = vec![
                    name.clone(),
                    layer.name.clone(),
                    incidents.len().to_string(),
                ];
                row(cells, incidents.clone())
            })
            .collect()
    };
    let columns = [
        ("When", Align::Start, 2.0),
        ("What", Align::Start, 4.0),
        ("Incidents", Align::End, 1.4),
    ];
    table(caption, &columns, layers.iter().flat_map(rows).collect())
}

/// Equal stretches of the calendar from the first incident to the last.
pub(super) struct Bins {
    step: Step,
    /// The first day of each.
    starts: Vec<NaiveDate>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    Month,
    Quarter,
    Year,
}

impl Bins {
    pub(super) fn of(days: impl Iterator<Item = NaiveDate> + Clone) -> Self {
        Self::at_least(Step::Month, days)
    }

    /// Of what comes too seldom for months.
    pub(super) fn by_quarter(days: impl Iterator<Item = NaiveDate> + Clone) -> Self {
        Self::at_least(Step::Quarter, days)
    }

    fn at_least(shortest: Step, days: impl Iterator<Item = NaiveDate> + Clone) -> Self {
        let (Some(first), Some(last)) = (days.clone().min(), days.max()) else {
            return Self {
                step: shortest,
                starts: Vec::new(),
            };
        };
        let step = match (last - first).num_days() {
            ..=550 => Step::Month,
            551..=2_600 => Step::Quarter,
            _ => Step::Year,
        }
        .max(shortest);
        let next = |day: &NaiveDate| day.checked_add_months(Months::new(step.months()));
        let starts = std::iter::successors(Some(step.floor(first)), next);
        Self {
            step,
            starts: starts
                .take_while(|start| *start <= last)
                .take(400)
                .collect(),
        }
    }

    fn counts<'a>(&self, incidents: impl Iterator<Item = &'a Charted>) -> Vec<Vec<Uuid>> {
        self.sorted(incidents.map(|one| (one.day, one.incident)))
    }

    /// Into the stretch in which each lies.
    pub(super) fn sorted(
        &self,
        records: impl Iterator<Item = (NaiveDate, Uuid)>,
    ) -> Vec<Vec<Uuid>> {
        let mut counts = vec![Vec::new(); self.starts.len()];
        for (day, record) in records {
            let after = self.starts.partition_point(|start| *start <= day);
            if let Some(bin) = after.checked_sub(1) {
                counts[bin].push(record);
            }
        }
        counts
    }

    pub(super) fn names(&self) -> Vec<String> {
        let name = |start: &NaiveDate| match self.step {
            Step::Month => start.format("%b %Y").to_string(),
            Step::Quarter => Quarter::of(*start).name(),
            Step::Year => start.format("%Y").to_string(),
        };
        self.starts.iter().map(name).collect()
    }

    fn step(&self) -> &'static str {
        match self.step {
            Step::Month => "month",
            Step::Quarter => "quarter",
            Step::Year => "year",
        }
    }

    pub(super) fn words(&self) -> String {
        count(self.starts.len(), self.step())
    }
}

impl Step {
    fn months(self) -> u32 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
            Self::Year => 12,
        }
    }

    fn floor(self, day: NaiveDate) -> NaiveDate {
        let month0 = day.month0() / self.months() * self.months();
        NaiveDate::from_ymd_opt(day.year(), month0 + 1, 1).unwrap_or(day)
    }
}
