//! What there was beside incidents: how the hours went, and what came of it.

use std::collections::BTreeMap;

use journal::domain::{ContributionReach, quarter_of};

use super::counted::{Bins, SHOWN, beyond};
use super::{row, table};
use crate::document::Align;
use crate::figure::cells::mixed;
use crate::figure::chart::Words;
use crate::figure::form::{Said, compose};
use crate::figure::incidents::{Estimate, Incidents, Work};
use crate::figure::lanes::{Bar, BarScale, Bars};
use crate::figure::stacks::{Layer, Panel, Stacks};
use crate::figure::{Drawing, FigureError, Look};
use crate::words::{count, short_date};

/// Of the quarters for which the hours were estimated, the reactive part, against one half.
pub(super) fn share(data: &Incidents, look: &Look<'_>) -> Result<Drawing, FigureError> {
    let known: Vec<(&Estimate, f32)> = data
        .hours
        .iter()
        .filter_map(|one| Some((one, one.reactive_percent?)))
        .collect();
    let n = known.len();
    let title = format!("Reactive and proactive work, n = {n}");
    let sentence = match known.last() {
        None => "No hours are estimated yet; Evidence, Practice has a table for them.".to_owned(),
        Some((latest, percent)) => format!(
            "In {} reactive work took about {percent:.0} % of the hours, by your own estimate; in {} of {} it took more \
             than half.",
            latest.name,
            known.iter().filter(|(_, percent)| *percent > 50.0).count(),
            count(n, "quarter")
        ),
    };
    let label =
        |(one, percent): &(&Estimate, f32)| format!("{}: {percent:.0} % reactive", one.name);
    let behind = |one: &Estimate| {
        let began_in = |charted: &&crate::figure::Charted| quarter_of(charted.day) == one.from;
        super::ids(data.all.iter().filter(began_in))
    };
    let rows = known.iter().map(|(one, percent)| {
        let cells = vec![one.name.clone(), format!("{percent:.0} %")];
        row(cells, behind(one))
    });
    let said = Said {
        alternative: format!("One bar for each quarter, and a line at one half. {sentence}"),
        table: table(
            &title,
            &[
                ("Quarter", Align::Start, 3.0),
                ("Reactive", Align::End, 1.4),
            ],
            rows.collect(),
        ),
        words: Words {
            basis: format!(
                "Reactive hours of all hours as you estimated them, n = {n}; quarters without an estimate are left out. \
                 One half is the usual limit for toil."
            ),
            title,
            sentence,
        },
    };
    let bars = known.iter().map(|known| Bar {
        label: label(known),
        amount: known.1,
        incidents: behind(known.0),
    });
    let scale = BarScale {
        whole: 100.0,
        line: Some((50.0, "50 %")),
    };
    compose(said, look, |top| {
        Bars::new(bars.collect(), scale, top, look)
    })
}

/// Small multiples: the kinds of evidence with the most pieces, darker where they reached further.
pub(super) fn growth(data: &Incidents, look: &Look<'_>) -> Result<Drawing, FigureError> {
    let n = data.work.len();
    let title = format!("Evidence over time, n = {n}");
    let kinds = by_kind(&data.work);
    let bins = Bins::by_quarter(data.work.iter().map(|one| one.day));
    let sentence = grown(&data.work, &kinds, &bins);
    let reaches: Vec<Option<ContributionReach>> = [None]
        .into_iter()
        .chain(ContributionReach::ALL.map(Some))
        .filter(|reach| data.work.iter().any(|one| one.reach == *reach))
        .collect();
    let layers = |all: &[&Work]| -> Vec<Layer> {
        let layer = |reach: &Option<ContributionReach>| Layer {
            name: reach_name(*reach).to_owned(),
            paint: mixed(look.palette.accent, look.palette.surface, weight(*reach)),
            counts: bins.sorted(
                all.iter()
                    .filter(|one| one.reach == *reach)
                    .map(|one| (one.day, one.record)),
            ),
        };
        reaches.iter().map(layer).collect()
    };
    let rows = data.work.iter().map(|one| {
        let cells = vec![
            short_date(one.day),
            one.title.clone(),
            one.kind.clone(),
            reach_name(one.reach).to_owned(),
        ];
        row(cells, vec![one.record])
    });
    let columns = [
        ("When", Align::Start, 2.0),
        ("Piece", Align::Start, 4.0),
        ("Kind", Align::Start, 3.0),
        ("Reach", Align::Start, 2.0),
    ];
    let said = Said {
        alternative: format!("One row of counts for each kind of evidence. {sentence}"),
        table: table(&title, &columns, rows.collect()),
        words: Words {
            basis: format!(
                "Runbooks by the day they were written, reviews, contributions and feedback by their own day, n = {n}. \
                 Only the period narrows them."
            ),
            title,
            sentence,
        },
    };
    let panels: Vec<Panel> = kinds
        .iter()
        .take(SHOWN)
        .map(|(name, all)| Panel {
            label: Some(format!("{name}, n = {}", all.len())),
            layers: layers(all),
        })
        .collect();
    compose(said, look, |top| {
        Stacks::new(panels, bins.names(), top, look)
    })
}

type OfKind<'a> = (&'a str, Vec<&'a Work>);

/// The kind with the most pieces first.
fn by_kind(work: &[Work]) -> Vec<OfKind<'_>> {
    let mut by_kind: BTreeMap<&str, Vec<&Work>> = BTreeMap::new();
    for one in work {
        by_kind.entry(&one.kind).or_default().push(one);
    }
    let mut kinds: Vec<OfKind<'_>> = by_kind.into_iter().collect();
    kinds.sort_by_key(|(name, all)| (std::cmp::Reverse(all.len()), *name));
    kinds
}

fn grown(work: &[Work], kinds: &[OfKind<'_>], bins: &Bins) -> String {
    let Some((name, most)) = kinds.first() else {
        return "No evidence is noted here yet.".to_owned();
    };
    let is_beyond = |one: &&Work| one.reach > Some(ContributionReach::Team);
    format!(
        "{} in {}, most often {name} ({}); {} reached further than the team{}.",
        count(work.len(), "piece"),
        bins.words(),
        most.len(),
        work.iter().filter(is_beyond).count(),
        beyond(kinds.len())
    )
}

fn reach_name(reach: Option<ContributionReach>) -> &'static str {
    reach.map_or("reach not said", ContributionReach::words)
}

/// Further is darker.
fn weight(reach: Option<ContributionReach>) -> f32 {
    match reach {
        None => 0.2,
        Some(ContributionReach::Me) => 0.34,
        Some(ContributionReach::Team) => 0.5,
        Some(ContributionReach::SeveralTeams) => 0.66,
        Some(ContributionReach::Company) => 0.82,
        Some(ContributionReach::Industry) => 1.0,
    }
}
