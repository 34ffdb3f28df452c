use chrono::DateTime;
use chrono_tz::Tz;
use journal::domain::Severity;
use uuid::Uuid;

use super::ticks;

/// The incidents of one scope, in the order in which they began. Only `project` makes one, so that a chart shows
/// nothing that its reader must not see.
#[derive(Debug, Clone, PartialEq)]
pub struct ResponseTimes {
    points: Vec<ResponsePoint>,
    left_out: Vec<LeftOut>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct ResponsePoint {
    pub incident: Uuid,
    pub title: String,
    /// In the zone the person was in.
    pub began: DateTime<Tz>,
    pub severity: Option<Severity>,
    pub lasted: Lasted,
    /// One of the two times was estimated.
    pub estimated: bool,
    /// "Detected" stands in for a begin that is not known.
    pub from_detected: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lasted {
    Resolved {
        seconds: u64,
    },
    /// Still going on; so far it has lasted this long.
    Open {
        so_far: u64,
    },
}

/// Incidents of the scope that cannot be drawn, and why: "no end".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    pub reason: String,
    pub count: usize,
}

impl ResponseTimes {
    /// Puts the points in order. A resolved incident without any length is left out and counted.
    pub(crate) fn new(points: Vec<ResponsePoint>, left_out: Vec<LeftOut>) -> Self {
        let (without_length, mut points): (Vec<_>, Vec<_>) = points
            .into_iter()
            .partition(|point| point.lasted == Lasted::Resolved { seconds: 0 });
        points.sort_by_key(|point| (point.began.timestamp(), point.incident));
        let mut left_out = left_out;
        left_out.push(LeftOut {
            reason: "no time between began and resolved".to_owned(),
            count: without_length.len(),
        });
        left_out.retain(|reason| reason.count > 0);
        Self { points, left_out }
    }

    pub fn points(&self) -> &[ResponsePoint] {
        &self.points
    }

    pub fn left_out(&self) -> &[LeftOut] {
        &self.left_out
    }

    pub(super) fn resolved_count(&self) -> usize {
        self.points.iter().filter(|point| !point.is_open()).count()
    }

    pub(super) fn open_count(&self) -> usize {
        self.points.len() - self.resolved_count()
    }

    /// Seconds to resolve by point; zero, which no statistic counts, for the open ones.
    pub(super) fn resolved_seconds(&self) -> Vec<f64> {
        let resolved = |point: &ResponsePoint| {
            if point.is_open() {
                0.0
            } else {
                point.seconds()
            }
        };
        self.points.iter().map(resolved).collect()
    }

    /// Worst first, then those without a severity; only what is there.
    pub(super) fn severities(&self) -> Vec<(Option<Severity>, usize)> {
        let count = |severity| {
            self.points
                .iter()
                .filter(|point| point.severity == severity)
                .count()
        };
        let all = Severity::ALL.into_iter().map(Some).chain([None]);
        all.map(|severity| (severity, count(severity)))
            .filter(|(_, count)| *count > 0)
            .collect()
    }
}

impl ResponsePoint {
    pub(super) fn is_open(&self) -> bool {
        matches!(self.lasted, Lasted::Open { .. })
    }

    /// Seconds to resolve, or so far; at least one, so that it has a place on a logarithmic scale.
    pub(super) fn seconds(&self) -> f64 {
        let (Lasted::Resolved { seconds } | Lasted::Open { so_far: seconds }) = self.lasted;
        #[expect(
            clippy::cast_precision_loss,
            reason = "a duration beyond 2^53 s is off any chart"
        )]
        let seconds = seconds.max(1) as f64;
        seconds
    }

    pub(super) fn began_seconds(&self) -> f64 {
        ticks::seconds(&self.began)
    }
}
