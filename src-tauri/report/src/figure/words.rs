//! What the chart says, for those who read rather than look.

use journal::insight::{self, Durations};

use super::data::{Lasted, ResponsePoint, ResponseTimes, severity_label};

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
        (1, Some(only), _) => format!("The one resolved incident took {}.", duration(only)),
        (n, Some(median), Some([low, high])) => format!(
            "Half of the {n} resolved incidents took {} or less (95 % interval {} to {}).",
            duration(median),
            duration(low),
            duration(high)
        ),
        (n, Some(median), None) => format!(
            "Half of the {n} resolved incidents took {} or less; that is too few to call it typical.",
            duration(median)
        ),
        (_, None, _) => "None of these incidents is resolved yet.".to_owned(),
    };
    resolved + &open
}

/// The formula behind the figures, and what was left out.
pub(super) fn basis(data: &ResponseTimes) -> String {
    let mut parts = vec![format!("Resolved - began, n = {}", data.resolved_count())];
    let estimated = |point: &&ResponsePoint| point.estimated && !point.is_open();
    match data.points().iter().filter(estimated).count() {
        0 => {}
        count => parts.push(format!("{count} estimated")),
    }
    let left_out = data.left_out().iter();
    parts.extend(left_out.map(|group| format!("{} left out: {}", group.count, group.reason)));
    parts.join(", ") + "."
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

/// What is read out at a point.
pub(super) fn mark(point: &ResponsePoint) -> String {
    format!(
        "{}, {}, {}, {}",
        point.title,
        severity_label(point.severity),
        began(point),
        lasted(point)
    )
}

pub(super) fn began(point: &ResponsePoint) -> String {
    point.began.format("%-d %b %Y %H:%M").to_string()
}

pub(super) fn lasted(point: &ResponsePoint) -> String {
    let length = duration(point.seconds());
    match (point.lasted, point.estimated) {
        (Lasted::Open { .. }, _) => format!("open for {length} so far"),
        (Lasted::Resolved { .. }, true) => format!("about {length}, estimated"),
        (Lasted::Resolved { .. }, false) => length,
    }
}

/// Two units at most, rounded to what people would say.
fn duration(seconds: f64) -> String {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "durations are positive, and a cast saturates"
    )]
    let whole = seconds.max(0.0).round() as u64;
    let in_two = |large: u64, large_name: &str, small: u64, small_name: &str| {
        let count = whole.saturating_add(small / 2) / small;
        let (whole, rest) = (count * small / large, count * small % large / small);
        if rest == 0 {
            format!("{whole} {large_name}")
        } else {
            format!("{whole} {large_name} {rest} {small_name}")
        }
    };
    match whole {
        0..60 => format!("{whole} s"),
        60..600 => in_two(60, "min", 1, "s"),
        600..3_570 => format!("{} min", (whole + 30) / 60),
        3_570..86_370 => in_two(3_600, "h", 60, "min"),
        86_370..2_590_200 => in_two(86_400, "d", 3_600, "h"),
        _ => format!("{} d", whole.saturating_add(43_200) / 86_400),
    }
}

#[cfg(test)]
mod tests {
    use super::duration;

    #[test]
    fn durations_read_as_people_say_them() {
        let said = [
            (0.4, "0 s"),
            (59.0, "59 s"),
            (90.0, "1 min 30 s"),
            (120.0, "2 min"),
            (2_520.0, "42 min"),
            (3_569.0, "59 min"),
            (3_570.0, "1 h"),
            (5_400.0, "1 h 30 min"),
            (86_369.0, "23 h 59 min"),
            (86_399.0, "1 d"),
            (97_200.0, "1 d 3 h"),
            (2_591_999.0, "30 d"),
            (2_592_000.0, "30 d"),
            (34_560_000.0, "400 d"),
        ];
        for (seconds, words) in said {
            assert_eq!(duration(seconds), words);
        }
    }
}
