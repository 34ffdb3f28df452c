//! How long incidents took to detect, acknowledge, mitigate and diagnose: the middle of all, and each.

use std::collections::BTreeMap;

use journal::domain::{LeftOut, Milestone, MilestoneKind};
use journal::insight::Durations;

use super::super::build::{column, figures, heading, table};
use super::durations;
use crate::document::{Block, Row, Text};
use crate::project::ProjectedIncident;
use crate::words;

const OF_EACH: &str = "Other times of each incident";

/// A duration between two milestones.
struct Measure {
    name: &'static str,
    column: &'static str,
    formula: &'static str,
    from: fn(&ProjectedIncident) -> Option<&Milestone>,
    to: MilestoneKind,
}

const OTHER_TIMES: [Measure; 4] = [
    Measure {
        name: "Time to detect",
        column: "To detect",
        formula: "detected - began",
        from: |incident| incident.milestone(MilestoneKind::Began),
        to: MilestoneKind::Detected,
    },
    Measure {
        name: "Time to acknowledge",
        column: "To acknowledge",
        formula: "acknowledged - paged (or detected)",
        from: |incident| {
            incident
                .milestone(MilestoneKind::Paged)
                .or_else(|| incident.milestone(MilestoneKind::Detected))
        },
        to: MilestoneKind::Acknowledged,
    },
    Measure {
        name: "Time to mitigate",
        column: "To mitigate",
        formula: "mitigated - began (or detected)",
        from: ProjectedIncident::began_or_detected,
        to: MilestoneKind::Mitigated,
    },
    Measure {
        name: "Time to diagnose",
        column: "To diagnose",
        formula: "cause known - began (or detected)",
        from: ProjectedIncident::began_or_detected,
        to: MilestoneKind::CauseKnown,
    },
];

impl Measure {
    fn seconds(&self, incident: &ProjectedIncident) -> Result<i64, LeftOut> {
        let from = (self.from)(incident).ok_or(LeftOut::NoStart)?;
        let to = incident.at(self.to).ok_or(LeftOut::NoEnd)?;
        let seconds = (to - from.at).num_seconds();
        if seconds > 0 {
            Ok(seconds)
        } else {
            Err(LeftOut::NotPositive)
        }
    }

    fn estimated(&self, incident: &ProjectedIncident) -> bool {
        (self.from)(incident).is_some_and(|from| from.estimated)
            || incident.milestone(self.to).is_some_and(|to| to.estimated)
    }

    /// `None` where no incident has both times.
    fn row(&self, all: &[&ProjectedIncident]) -> Option<Row> {
        let mut left_out: BTreeMap<LeftOut, usize> = BTreeMap::new();
        let mut counted = Vec::new();
        for incident in all {
            match self.seconds(incident) {
                Ok(seconds) => counted.push((incident, seconds)),
                Err(reason) => *left_out.entry(reason).or_default() += 1,
            }
        }
        let durations = Durations::from_seconds(counted.iter().map(|(_, s)| Some(*s)));
        let estimated = counted
            .iter()
            .filter(|(incident, _)| self.estimated(incident))
            .count();
        let mut basis = vec![self.formula.to_owned()];
        if estimated > 0 {
            basis.push(format!("{estimated} estimated"));
        }
        basis.extend(
            left_out
                .iter()
                .map(|(reason, count)| format!("{count} left out: {}", words::left_out(*reason))),
        );
        (!durations.is_empty()).then(|| Row {
            cells: [Text::plain(self.name)]
                .into_iter()
                .chain(durations::cells(&durations))
                .chain([Text::plain(basis.join(", "))])
                .collect(),
            sources: counted.iter().map(|(incident, _)| incident.id.0).collect(),
        })
    }
}

/// Of how many is known how long each took, and the middle of them.
pub fn medians(all: &[&ProjectedIncident]) -> Vec<Block> {
    let rows: Vec<Row> = OTHER_TIMES
        .iter()
        .filter_map(|measure| measure.row(all))
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let mut columns = vec![column("Measure", 1.8)];
    columns.extend(durations::columns());
    columns.push(column("Basis", 4.0));
    vec![
        heading(2, "Other times", "other-times"),
        table(
            format!(
                "Of the incidents, whoever did the work; each one\u{2019}s in \u{201c}{OF_EACH}\u{201d}"
            ),
            columns,
            rows,
        ),
    ]
}

/// What the medians are counted from: one row for each incident.
pub fn of_each(all: &[&ProjectedIncident]) -> Vec<Block> {
    let rows: Vec<Row> = all.iter().filter_map(|one| row_of(one)).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let columns = OTHER_TIMES
        .iter()
        .map(|measure| figures(measure.column, 1.0));
    let columns = [figures("No.", 0.4)].into_iter().chain(columns);
    vec![
        heading(2, OF_EACH, "times-of-each"),
        table(
            "By the numbers above; ~ where one of both times is estimated, - where one is not known, none where the second is not after the first",
            columns.collect(),
            rows,
        ),
    ]
}

/// `None` where nothing of it is known.
fn row_of(incident: &ProjectedIncident) -> Option<Row> {
    let told = OTHER_TIMES
        .iter()
        .map(|measure| match measure.seconds(incident) {
            Ok(seconds) => {
                let about = if measure.estimated(incident) { "~" } else { "" };
                let seconds = u64::try_from(seconds).unwrap_or_default();
                Some(format!("{about}{}", words::duration(seconds)))
            }
            Err(LeftOut::NotPositive) => Some("none".to_owned()),
            Err(LeftOut::NoStart | LeftOut::NoEnd | LeftOut::OtherKind) => None,
        });
    let told: Vec<Option<String>> = told.collect();
    told.iter().any(Option::is_some).then(|| Row {
        cells: [incident.place.to_string()]
            .into_iter()
            .chain(
                told.into_iter()
                    .map(|one| one.unwrap_or_else(|| "-".to_owned())),
            )
            .map(Text::plain)
            .collect(),
        sources: vec![incident.id.0],
    })
}
