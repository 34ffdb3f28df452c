//! What charts are drawn from, as their reader may see it.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use journal::domain::{Audience, HoursRow, LeftOut, MilestoneKind};
use journal::insight::{Span, TimedIncident};
use journal::{ChartData, WorkDone};

use super::{Names, ProjectedIncident, only_own};
use crate::error::ReportError;
use crate::figure::{Charted, Estimate, Incidents, Lasted, ResponsePoint, ResponseTimes, Work};
use crate::{figure, words};

/// The same gate for a chart on its own, which needs no texts. Open incidents have lasted until `now`.
pub fn project_times(
    audience: Audience,
    times: journal::ResponseTimes,
    now: DateTime<Utc>,
) -> Result<ResponseTimes, ReportError> {
    only_own(audience)?;
    let points = times.dots.into_iter().map(|time| ResponsePoint {
        incident: time.incident.0,
        title: time.title,
        began: time.start.with_timezone(&time.zone.0),
        severity: time.severity,
        lasted: lasted(time.seconds, time.start, now),
        estimated: time.estimated,
        from_detected: time.from_detected,
    });
    Ok(ResponseTimes::new(
        points.collect(),
        reasons(times.left_out),
    ))
}

/// The same gate for all charts of a scope.
pub fn project_charts(
    audience: Audience,
    data: ChartData,
    now: DateTime<Utc>,
) -> Result<Incidents, ReportError> {
    let mut times = journal::ResponseTimes::of(&data.incidents);
    let other_kinds: BTreeMap<LeftOut, usize> = data
        .left_out_kinds
        .into_iter()
        .map(|(why, n)| (why, usize::try_from(n).unwrap_or(usize::MAX)))
        .collect();
    times.left_out.extend(other_kinds.clone());
    let times = project_times(audience, times, now)?;
    let untimed = untimed(&data.incidents, &other_kinds);
    let names = Names::of(data.services, data.classes);
    let charted = data.incidents.into_iter().map(|one| charted(one, &names));
    Ok(Incidents {
        times,
        all: charted.collect(),
        untimed,
        other_kinds: reasons(other_kinds),
        observed: [data.observed.from, data.observed.to],
        until: data.until,
        day: data.day,
        hours: data.hours.into_iter().map(estimate).collect(),
        work: data.work.into_iter().filter_map(work).collect(),
    })
}

/// Reasons and counts of those without a time to resolve.
fn untimed(
    incidents: &[TimedIncident],
    other_kinds: &BTreeMap<LeftOut, usize>,
) -> Vec<figure::LeftOut> {
    let mut left_out = other_kinds.clone();
    let over = incidents.iter().filter(|one| !one.is_open());
    for why in over.filter_map(|one| one.time.err()) {
        *left_out.entry(why).or_default() += 1;
    }
    let open = figure::LeftOut {
        reason: "still open".to_owned(),
        count: incidents.iter().filter(|one| one.is_open()).count(),
    };
    let mut found = vec![open];
    found.retain(|open| open.count > 0);
    found.extend(reasons(left_out));
    found
}

fn estimate(row: HoursRow) -> Estimate {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a share of a bar needs no more than 24 bits"
    )]
    let percent = |percent: f64| percent as f32;
    Estimate {
        name: row.name,
        from: row.from,
        reactive_percent: row.reactive_percent.map(percent),
    }
}

fn work(done: WorkDone) -> Option<Work> {
    Some(Work {
        record: done.what.item.id.parse().ok()?,
        day: done.what.day?,
        item: done.what.item,
        title: done.what.title,
        kind: done.kind,
        reach: done.reach,
    })
}

fn charted(one: TimedIncident, names: &Names) -> Charted {
    let came = [MilestoneKind::Paged, MilestoneKind::Detected]
        .into_iter()
        .find_map(|kind| one.milestone(kind))
        .map_or((one.start, one.zone), |milestone| {
            (milestone.at, milestone.zone.unwrap_or(one.zone))
        });
    let begin = one
        .milestone(MilestoneKind::Began)
        .or_else(|| one.milestone(MilestoneKind::Detected));
    Charted {
        spans: Span::ALL.map(|span| span.seconds(&one)),
        at_once: Span::ALL.map(|span| span.is_at_once(&one)),
        estimated: Span::ALL.map(|span| span.is_estimated(&one)),
        begin_estimated: begin.is_some_and(|begin| begin.estimated),
        from_detected: one.is_from_detected(),
        incident: one.id.0,
        severity: one.severity,
        came: came.0.with_timezone(&came.1.0),
        day: one.day,
        title: one.title,
        class: one.class.map(|key| names.class(key)),
        roles: one.roles,
    }
}

/// A point needs a start; an end that contradicts it or was never noted gives no point, one that is still to come an open
/// one.
pub(super) fn point(
    incident: &ProjectedIncident,
    now: DateTime<Utc>,
) -> Result<ResponsePoint, LeftOut> {
    let (seconds, estimated) = match &incident.time_to_resolve {
        Ok(time) => (Some(time.seconds), time.estimated),
        Err(LeftOut::NoEnd) if incident.live => (None, false),
        Err(reason) => return Err(*reason),
    };
    Ok(ResponsePoint {
        incident: incident.id.0,
        title: incident.title.clone(),
        began: incident.start.with_timezone(&incident.zone.0),
        severity: incident.severity,
        lasted: lasted(seconds, incident.start, now),
        estimated,
        from_detected: incident.milestone(MilestoneKind::Began).is_none(),
    })
}

pub(super) fn reasons(left_out: BTreeMap<LeftOut, usize>) -> Vec<figure::LeftOut> {
    left_out
        .into_iter()
        .map(|(reason, count)| figure::LeftOut {
            reason: reason_in_charts(reason).to_owned(),
            count,
        })
        .collect()
}

/// What is still open is drawn or counted by itself.
fn reason_in_charts(reason: LeftOut) -> &'static str {
    match reason {
        LeftOut::NoEnd => "end not noted",
        LeftOut::NoStart | LeftOut::NotPositive | LeftOut::OtherKind => words::left_out(reason),
    }
}

fn lasted(seconds: Option<u64>, start: DateTime<Utc>, now: DateTime<Utc>) -> Lasted {
    match seconds {
        Some(seconds) => Lasted::Resolved { seconds },
        None => Lasted::Open {
            so_far: u64::try_from((now - start).num_seconds()).unwrap_or(0),
        },
    }
}
