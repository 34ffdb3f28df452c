//! What the chart says, for those who read rather than look.

use chrono::Timelike;
use journal::insight::{self, Durations};

use super::basis::{self, Firmness};
use super::data::{Lasted, ResponsePoint, ResponseTimes};
use crate::words::{real_duration as duration, severity as severity_label, short_date};

/// Carries n, the number of durations behind every figure of the chart.
pub(super) fn title(data: &ResponseTimes) -> String {
    let open = match data.open_count() {
        0 => String::new(),
        open => format!(", {open} open"),
    };
    format!("Response times, n = {}{open}", data.resolved_count())
}

pub(super) fn sentence(data: &ResponseTimes) -> String {
    if data.points().is_empty() {
        return "No incident here has both a beginning and an end yet. Log one, or widen the period.".to_owned();
    }
    let durations: Durations = data
        .resolved_seconds()
        .into_iter()
        .filter(|seconds| *seconds > 0.0)
        .collect();
    let summary = insight::summarize(&durations);
    let open = match data.open_count() {
        0 => String::new(),
        1 => " One is still open.".to_owned(),
        open => format!(" {open} are still open."),
    };
    let resolved = match (summary.n, summary.median, summary.interval) {
        (1, Some(only), _) => format!("The one incident took {}.", duration(only)),
        (n, Some(median), Some([low, high])) => format!(
            "Half of the {n} incidents took {} or less (95 % interval {} to {}).",
            duration(median),
            duration(low),
            duration(high)
        ),
        (n, Some(median), None) => format!(
            "Half of the {n} incidents took {} or less; that is too few to call it typical.",
            duration(median)
        ),
        (_, None, _) => "None of these incidents is over yet.".to_owned(),
    };
    resolved + &open
}

/// The formula behind the figures, and what was left out.
pub(super) fn basis(data: &ResponseTimes) -> String {
    let resolved = || data.points().iter().filter(|point| !point.is_open());
    let firmness = Firmness {
        estimated: resolved().filter(|point| point.estimated).count(),
        from_detected: resolved().filter(|point| point.from_detected).count(),
    };
    let n = data.resolved_count().to_string();
    basis::basis("Resolved - began", &n, firmness, data.left_out()) + "."
}

pub(super) fn alternative(data: &ResponseTimes) -> String {
    let (Some(first), Some(last)) = (data.points().first(), data.points().last()) else {
        return sentence(data);
    };
    let day = |point: &ResponsePoint| point.began.format("%-d %B %Y").to_string();
    let seconds = || data.points().iter().map(ResponsePoint::seconds);
    let severities: Vec<String> = data
        .severities()
        .into_iter()
        .map(|(severity, count)| format!("{count} {}", severity_label(severity)))
        .collect();
    format!(
        "One point per incident: when it began, from {} to {}, against the time to resolve on a logarithmic scale, \
         from {} to {}. By severity: {}. {}{}",
        day(first),
        day(last),
        duration(seconds().fold(f64::INFINITY, f64::min)),
        duration(seconds().fold(0.0, f64::max)),
        severities.join(", "),
        sentence(data),
        rolling(data)
    )
}

fn rolling(data: &ResponseTimes) -> String {
    match insight::rolling_medians(&data.resolved_seconds()).last() {
        Some(newest) => format!(
            " The median of the last nine is {} (95 % interval {} to {}).",
            duration(newest.median),
            duration(newest.band[0]),
            duration(newest.band[1])
        ),
        None => String::new(),
    }
}

pub(super) fn began(point: &ResponsePoint) -> String {
    let (day, time) = (point.began.date_naive(), point.began.time());
    format!(
        "{} {:02}:{:02}",
        short_date(day),
        time.hour(),
        time.minute()
    )
}

pub(super) fn lasted(point: &ResponsePoint) -> String {
    let length = duration(point.seconds());
    match (point.lasted, point.estimated) {
        (Lasted::Open { .. }, _) => format!("open for {length} so far"),
        (Lasted::Resolved { .. }, true) => format!("about {length}, estimated"),
        (Lasted::Resolved { .. }, false) => length,
    }
}
