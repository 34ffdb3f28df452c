//! Durations beside each other.

use chrono::NaiveDate;
use journal::insight::{self, Comparison, Durations, Span, Verdict};

use super::{readout, row, table};
use crate::document::{Align, Row, Table};
use crate::figure::basis::{self, Firmness};
use crate::figure::chart::Words;
use crate::figure::form::{Said, compose};
use crate::figure::incidents::{Charted, Incidents};
use crate::figure::strips::{RatioPanel, Strip, StripPoint, Strips};
use crate::figure::{Drawing, FigureError, Look};
use crate::words::{date, real_duration as duration, severity as severity_label, short_date};

/// An estimation plot: all dots, both medians, and the ratio with its interval against "no change".
pub(super) fn before_after(
    data: &Incidents,
    change: Option<NaiveDate>,
    look: &Look<'_>,
) -> Result<Drawing, FigureError> {
    let timed = |after: bool| -> Vec<&Charted> {
        let on_side = |one: &&Charted| change.is_some_and(|day| (one.day >= day) == after);
        let resolved = |one: &&Charted| one.span(Span::Resolve).is_some();
        data.all.iter().filter(on_side).filter(resolved).collect()
    };
    let sides = [timed(false), timed(true)];
    let [before, after] = sides.each_ref().map(|side| durations(side, Span::Resolve));
    let compared = insight::effect(&before, &after);
    let sentence = match change {
        None => {
            "Choose a change date to compare the incidents before it with those after.".to_owned()
        }
        Some(_) => insight::words::told(&compared),
    };
    let title = match change {
        Some(day) => format!(
            "Before and after {}, n = {} and {}",
            date(day),
            before.len(),
            after.len()
        ),
        None => "Before and after, n = 0".to_owned(),
    };
    // With fewer there are points and counts; a median would be compared all the same.
    let enough = compared.verdict != Verdict::TooFew;
    let label = |name: &str, durations: &Durations| {
        if enough {
            strip_label(name, durations)
        } else {
            format!("{name}, n = {}.", durations.len())
        }
    };
    let labels = [label("Before", &before), label("After", &after)];
    let said = Said {
        alternative: format!(
            "Two rows of dots on a logarithmic axis of time to resolve. {} {sentence}",
            labels.join(" ")
        ),
        table: two_sides(&title, &sides),
        words: Words {
            basis: two_sides_basis(&compared, &sides, data),
            title,
            sentence,
        },
    };
    let strips = || {
        let both = labels.into_iter().zip(&sides);
        both.map(|(label, side)| Strip {
            label,
            points: points(side, Span::Resolve),
            with_median: enough,
        })
        .collect()
    };
    let ratio = compared.ratio.map(|ratio| RatioPanel {
        label: "A typical incident after, against one before (log scale, 95 % interval)".to_owned(),
        ratio,
        interval: compared.interval,
    });
    compose(said, look, |top| Strips::new(strips(), ratio, top, look))
}

/// One stretch, and the incidents that have both of its ends.
struct Stretch<'a> {
    span: Span,
    incidents: Vec<&'a Charted>,
    durations: Durations,
    label: String,
}

impl<'a> Stretch<'a> {
    fn of(span: Span, all: &'a [Charted]) -> Self {
        let known = |one: &&Charted| one.span(span).is_some();
        let incidents: Vec<&Charted> = all.iter().filter(known).collect();
        let durations = durations(&incidents, span);
        Self {
            span,
            label: strip_label(span.words(), &durations),
            incidents,
            durations,
        }
    }

    fn strip(&self) -> Strip {
        Strip {
            label: self.label.clone(),
            points: points(&self.incidents, self.span),
            with_median: true,
        }
    }

    /// Which of the others have a time to resolve that is still to come is said where all their reasons are told.
    fn basis(&self, data: &Incidents) -> String {
        let at_once = data.all.iter().filter(|one| one.is_at_once(self.span));
        let at_once = at_once.count();
        let rest = data.all.len() - self.incidents.len() - at_once;
        let left_out = basis::with(&[], at_once, "both of its ends at the same moment");
        let reason = "without both of its ends, or in the wrong order";
        let left_out = basis::with(&left_out, rest, reason);
        let left_out = if self.span == Span::Resolve {
            &data.untimed
        } else {
            &left_out
        };
        let firmness = Firmness::of_span(self.span, self.incidents.iter().copied());
        let n = self.incidents.len().to_string();
        let formula = format!("{}: {}", self.span.words(), self.span.formula());
        basis::basis(&formula, &n, firmness, left_out) + "."
    }

    fn row(&self) -> Row {
        let sources = super::ids(self.incidents.iter().copied());
        row(
            vec![self.span.words().to_owned(), self.label.clone()],
            sources,
        )
    }
}

/// Detect, acknowledge, mitigate, resolve, side by side.
pub(super) fn spans(data: &Incidents, look: &Look<'_>) -> Result<Drawing, FigureError> {
    let all = Span::ALL.map(|span| Stretch::of(span, &data.all));
    let counts = all.each_ref().map(|one| one.incidents.len().to_string());
    let title = format!(
        "To detect, acknowledge, mitigate, resolve, n = {}",
        counts.join(", ")
    );
    let labels = all.each_ref().map(|one| one.label.as_str()).join(" ");
    let columns = [
        ("Stretch", Align::Start, 2.0),
        ("What is known", Align::Start, 5.0),
    ];
    let said = Said {
        alternative: format!("Four rows of dots on one logarithmic axis. {labels}"),
        table: table(&title, &columns, all.iter().map(Stretch::row).collect()),
        words: Words {
            basis: all.each_ref().map(|one| one.basis(data)).join(" "),
            sentence: medians(&all),
            title,
        },
    };
    let known = all.iter().filter(|one| !one.durations.is_empty());
    let strips: Vec<Strip> = known.map(Stretch::strip).collect();
    compose(said, look, |top| Strips::new(strips, None, top, look))
}

fn medians(all: &[Stretch<'_>]) -> String {
    let known = all.iter().filter_map(|one| {
        let words = one.span.words().trim_start_matches("Time to ");
        Some((one, words, duration(one.durations.median()?)))
    });
    let (alone, several): (Vec<_>, Vec<_>) = known.partition(|(one, ..)| one.durations.len() == 1);
    let halves: Vec<String> = several
        .iter()
        .map(|(_, words, median)| format!("{median} to {words}"))
        .collect();
    let mut sentences = Vec::new();
    if !halves.is_empty() {
        sentences.push(format!("Half took at most {}.", halves.join(", ")));
    }
    sentences.extend(
        alone
            .iter()
            .map(|(_, words, only)| format!("The one with a time to {words} took {only}.")),
    );
    if sentences.is_empty() {
        return "No incident here has both ends of any of these stretches yet.".to_owned();
    }
    sentences.join(" ")
}

pub(super) fn durations(incidents: &[&Charted], span: Span) -> Durations {
    incidents.iter().filter_map(|one| one.span(span)).collect()
}

/// "Before, n = 12: median 52 min (95 % interval 25 min to 2 h)."
pub(super) fn strip_label(name: &str, durations: &Durations) -> String {
    let n = durations.len();
    match (durations.median(), durations.median_interval()) {
        (Some(median), Some([low, high])) => format!(
            "{name}, n = {n}: median {} (95 % interval {} to {}).",
            duration(median),
            duration(low),
            duration(high)
        ),
        (Some(median), None) => format!(
            "{name}, n = {n}: median {}, too few for an interval.",
            duration(median)
        ),
        (None, _) => format!("{name}, n = 0."),
    }
}

pub(super) fn points(incidents: &[&Charted], span: Span) -> Vec<StripPoint> {
    let point = |one: &&Charted| {
        let seconds = one.span(span)?;
        Some(StripPoint {
            incident: one.incident,
            seconds,
            severity: one.severity,
            readout: readout(
                one,
                &format!(", {} {}", span.words().to_lowercase(), duration(seconds)),
            ),
        })
    };
    incidents.iter().filter_map(point).collect()
}

fn two_sides_basis(compared: &Comparison, sides: &[Vec<&Charted>; 2], data: &Incidents) -> String {
    let n = format!("{} and {}", compared.n_before, compared.n_after);
    let all = sides.iter().flatten().copied();
    let firmness = Firmness::of_span(Span::Resolve, all);
    let facts = basis::basis("Resolved - began", &n, firmness, &data.untimed);
    if compared.ratio.is_none() {
        return format!("{facts}.");
    }
    format!("{facts}. The ratio is that of all pairs, its 95 % interval goes by ranks.")
}

fn two_sides(caption: &str, [before, after]: &[Vec<&Charted>; 2]) -> Table {
    let named = |side: &[&Charted], name: &str| -> Vec<_> {
        let cells = |one: &&Charted| {
            let length = one.span(Span::Resolve).map(duration).unwrap_or_default();
            let cells = vec![
                short_date(one.day),
                one.title.clone(),
                severity_label(one.severity).to_owned(),
                name.to_owned(),
                length,
            ];
            row(cells, vec![one.incident])
        };
        side.iter().map(cells).collect()
    };
    let mut rows = named(before, "before");
    rows.extend(named(after, "after"));
    let columns = [
        ("Began", Align::Start, 2.0),
        ("Incident", Align::Start, 5.0),
        ("Severity", Align::Start, 1.4),
        ("Side", Align::Start, 1.2),
        ("Time to resolve", Align::End, 2.4),
    ];
    table(caption, &columns, rows)
}
