//! Figures and the chart's dots.

use chrono::{DateTime, Utc};

use super::{ChartData, Journal, ResponseTime, ResponseTimes, WorkDone};
use crate::Result;
use crate::domain::{
    Contribution, ContributionKind, ContributionReach, Feedback, HoursRow, HoursSpan, LeftOut,
    Period, Postmortem, Runbook, Scope, Shift, Stats, StatsQuery, quarter_of,
};
use crate::insight::{self, Asked, Compare, Names, Observed, TimedIncident};
use crate::load::{self, HoursOfDay};
use crate::store::documents::AnyDocument;
use crate::store::{class, document, employer, service, times};

impl Journal {
    pub fn stats(&self, query: &StatsQuery) -> Result<Stats> {
        self.read_stats(query, insight::compare)
    }

    /// The same for a list that has no time for all of it: like is compared with like by the ratio alone.
    pub(super) fn overview(&self, query: &StatsQuery) -> Result<Stats> {
        self.read_stats(query, insight::effect)
    }

    fn read_stats(&self, query: &StatsQuery, alike: Compare) -> Result<Stats> {
        let (incidents, other_kinds) = self.met(&query.scope)?;
        self.stats_of(query, &incidents, other_kinds, alike)
    }

    /// Figures and charts of one reading, which takes most of the time. Like is compared with like by the ratio alone.
    pub fn insights(&self, query: &StatsQuery) -> Result<(Stats, ChartData)> {
        let (incidents, other_kinds) = self.met(&query.scope)?;
        let stats = self.stats_of(query, &incidents, other_kinds, insight::effect)?;
        let data = self.chart_data_of(&query.scope, incidents, other_kinds)?;
        Ok((stats, data))
    }

    fn stats_of(
        &self,
        query: &StatsQuery,
        incidents: &[TimedIncident],
        other_kinds: u32,
        alike: Compare,
    ) -> Result<Stats> {
        let asked = self.asked(&query.scope)?;
        let (services, classes) = (service::all(self.conn())?, class::all(self.conn())?);
        let employers = employer::all(self.conn())?;
        let names = Names {
            services: &services,
            classes: &classes,
            employers: &employers,
        };
        let mut stats = insight::stats(query, incidents, names, &asked, alike);
        stats.left_out.extend(left_out_kinds(other_kinds));
        Ok(stats)
    }

    /// What happened and was met while it burned, and how many others there are: a drill, a false alarm or the review of
    /// someone else's incident says nothing of how long incidents take. A scope that names kinds has them all.
    pub(super) fn met(&self, scope: &Scope) -> Result<(Vec<TimedIncident>, u32)> {
        let mut incidents = times::of_scope(self.conn(), scope)?;
        let all = incidents.len();
        incidents.retain(|one| !scope.kinds.is_empty() || one.kind.was_met());
        let others = u32::try_from(all - incidents.len()).unwrap_or(u32::MAX);
        Ok((incidents, others))
    }

    /// The days of the period, as far as the journal reaches back and time has come.
    pub(super) fn asked(&self, scope: &Scope) -> Result<Asked> {
        self.asked_at(scope, self.world.now())
    }

    pub(super) fn asked_at(&self, scope: &Scope, now: DateTime<Utc>) -> Result<Asked> {
        let today = now.date_naive();
        let Period { from, to } = scope.period;
        let first = times::first(self.conn())?;
        let first_day = first.map_or(today, |(_, day)| day);
        let opener = first.filter(|_| from.is_none_or(|from| from <= first_day));
        Ok(Asked {
            now,
            observed: Observed {
                from: from.map_or(first_day, |from| from.max(first_day)),
                opened_by: opener.map(|(id, _)| id),
                to: to.map_or(today, |to| to.min(today)),
                on_call: load::on_call_spans(&document::all::<Shift>(self.conn())?),
            },
        })
    }

    pub fn chart_data(&self, scope: &Scope) -> Result<ChartData> {
        let (incidents, other_kinds) = self.met(scope)?;
        self.chart_data_of(scope, incidents, other_kinds)
    }

    fn chart_data_of(
        &self,
        scope: &Scope,
        incidents: Vec<TimedIncident>,
        other_kinds: u32,
    ) -> Result<ChartData> {
        Ok(ChartData {
            incidents,
            left_out_kinds: left_out_kinds(other_kinds),
            services: service::all(self.conn())?,
            classes: class::all(self.conn())?,
            hours: self.hours_of(scope)?,
            work: self.work(scope)?,
            observed: self.asked(scope)?.observed,
            day: HoursOfDay::of(&self.settings()?),
            until: scope
                .period
                .to
                .map(|to| to.min(self.world.now().date_naive())),
        })
    }

    fn hours_of(&self, scope: &Scope) -> Result<Vec<HoursRow>> {
        let today = self.world.now().date_naive();
        let Period { from, to } = scope.period;
        let mut rows = self.hours(HoursSpan::Quarter, to.map_or(today, |to| to.min(today)))?;
        rows.retain(|row| from.is_none_or(|from| quarter_of(from) <= row.from));
        rows.reverse();
        Ok(rows)
    }

    /// Contributions, runbooks with a day of writing, reviews published with a day, and feedback that has come.
    fn work(&self, scope: &Scope) -> Result<Vec<WorkDone>> {
        let contributions = document::all::<Contribution>(self.conn())?;
        let mut work = self.published(&contributions)?;
        for contribution in contributions {
            let (kind, reach) = (contribution.kind.words(), contribution.reach);
            work.push(done(contribution, kind, reach));
        }
        for runbook in document::all::<Runbook>(self.conn())? {
            let written = runbook.written;
            let mut one = done(runbook, "runbook", None);
            one.what.day = written;
            work.push(one);
        }
        let feedback = document::all::<Feedback>(self.conn())?.into_iter();
        let came = feedback.filter(|one| !one.is_awaited());
        work.extend(came.map(|one| done(one, "feedback", None)));
        let Period { from, to } = scope.period;
        work.retain(|one| {
            one.what.day.is_some_and(|day| {
                from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to)
            })
        });
        work.sort_by(|a, b| (a.what.day, &a.what.item.id).cmp(&(b.what.day, &b.what.item.id)));
        Ok(work)
    }

    /// Reviews with a part of mine, on the first day they were published; not those that a contribution tells of already.
    fn published(&self, told: &[Contribution]) -> Result<Vec<WorkDone>> {
        let kind = ContributionKind::PostmortemPublished;
        let is_told = |review: &Postmortem| {
            told.iter().any(|one| {
                one.kind == kind
                    && review
                        .incident
                        .is_some_and(|id| one.incidents.contains(&id))
            })
        };
        let mut reviews = document::all::<Postmortem>(self.conn())?;
        reviews.retain(|review| !review.my_roles.is_empty() && !is_told(review));
        let dated = reviews.into_iter().filter_map(|review| {
            let day = review.published.iter().filter_map(|one| one.on).min()?;
            let mut one = done(review, kind.words(), None);
            one.what.day = Some(day);
            Some(one)
        });
        Ok(dated.collect())
    }
}

impl ResponseTimes {
    /// Incidents without a start, with an end not after it, or over without a known end have no place on the chart; they
    /// are counted.
    pub fn of(incidents: &[TimedIncident]) -> Self {
        let mut found = Self::default();
        for incident in incidents {
            match dot(incident) {
                Ok(dot) => found.dots.push(dot),
                Err(reason) => *found.left_out.entry(reason).or_default() += 1,
            }
        }
        found
    }
}

fn done(
    document: impl Into<AnyDocument>,
    kind: &str,
    reach: Option<ContributionReach>,
) -> WorkDone {
    WorkDone {
        what: document.into().reference(),
        kind: kind.to_owned(),
        reach,
    }
}

pub(super) fn left_out_kinds(others: u32) -> Option<(LeftOut, u32)> {
    (others > 0).then_some((LeftOut::OtherKind, others))
}

fn dot(incident: &TimedIncident) -> std::result::Result<ResponseTime, LeftOut> {
    let (seconds, estimated) = match incident.time {
        Ok(time) => (Some(time.seconds), time.estimated),
        Err(_) if incident.is_open() => (None, false),
        Err(reason) => return Err(reason),
    };
    Ok(ResponseTime {
        incident: incident.id,
        title: incident.title.clone(),
        start: incident.start,
        zone: incident.zone,
        severity: incident.severity,
        seconds,
        estimated,
        from_detected: incident.is_from_detected(),
    })
}
