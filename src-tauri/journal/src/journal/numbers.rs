//! Figures and the chart's dots.

use super::{ChartData, Journal, ResponseTime, ResponseTimes, WorkDone};
use crate::Result;
use crate::domain::{
    Contribution, Feedback, HoursRow, HoursSpan, LeftOut, Period, Runbook, Scope, Stats,
    StatsQuery, quarter_of,
};
use crate::insight::{self, Asked, Names, Observed, TimedIncident};
use crate::store::documents::AnyDocument;
use crate::store::{class, document, service, times};

impl Journal {
    /// Of incidents of every kind, unless the scope names kinds.
    pub fn stats(&self, query: &StatsQuery) -> Result<Stats> {
        let incidents = times::of_scope(self.conn(), &query.scope)?;
        let asked = self.asked(&query.scope)?;
        let (services, classes) = (service::all(self.conn())?, class::all(self.conn())?);
        let names = Names {
            services: &services,
            classes: &classes,
        };
        Ok(insight::stats(query, &incidents, names, asked))
    }

    /// The days of the period, as far as the journal reaches back and time has come.
    pub(super) fn asked(&self, scope: &Scope) -> Result<Asked> {
        let now = self.world.now();
        let today = now.date_naive();
        let Period { from, to } = scope.period;
        let from = match from {
            Some(from) => Some(from),
            None => times::first_day(self.conn())?,
        };
        Ok(Asked {
            now,
            observed: Observed {
                from: from.unwrap_or(today),
                to: to.map_or(today, |to| to.min(today)),
            },
        })
    }

    pub fn chart_data(&self, scope: &Scope) -> Result<ChartData> {
        Ok(ChartData {
            incidents: times::of_scope(self.conn(), scope)?,
            services: service::all(self.conn())?,
            classes: class::all(self.conn())?,
            hours: self.hours_of(scope)?,
            work: self.work(scope)?,
            observed: self.asked(scope)?.observed,
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

    /// Runbooks with a day of writing, contributions, and feedback that has come.
    fn work(&self, scope: &Scope) -> Result<Vec<WorkDone>> {
        let mut work = Vec::new();
        for contribution in document::all::<Contribution>(self.conn())? {
            let (kind, reach) = (contribution.kind.words().to_owned(), contribution.reach);
            let what = AnyDocument::from(contribution).reference();
            work.push(WorkDone { what, kind, reach });
        }
        for runbook in document::all::<Runbook>(self.conn())? {
            let Some(written) = runbook.written else {
                continue;
            };
            let mut what = AnyDocument::from(runbook).reference();
            what.day = Some(written);
            let kind = "runbook".to_owned();
            work.push(WorkDone {
                what,
                kind,
                reach: None,
            });
        }
        for feedback in document::all::<Feedback>(self.conn())? {
            if !feedback.is_awaited() {
                let what = AnyDocument::from(feedback).reference();
                let kind = "feedback".to_owned();
                work.push(WorkDone {
                    what,
                    kind,
                    reach: None,
                });
            }
        }
        let Period { from, to } = scope.period;
        work.retain(|one| {
            one.what.day.is_some_and(|day| {
                from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to)
            })
        });
        work.sort_by(|a, b| (a.what.day, &a.what.item.id).cmp(&(b.what.day, &b.what.item.id)));
        Ok(work)
    }
}

impl ResponseTimes {
    /// Incidents without a start, or with an end not after it, have no place on the chart; they are counted.
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

fn dot(incident: &TimedIncident) -> std::result::Result<ResponseTime, LeftOut> {
    let (seconds, estimated) = match incident.time {
        Ok(time) => (Some(time.seconds), time.estimated),
        Err(LeftOut::NoEnd) => (None, false),
        Err(reason @ (LeftOut::NoStart | LeftOut::NotPositive)) => return Err(reason),
    };
    Ok(ResponseTime {
        incident: incident.id,
        title: incident.title.clone(),
        start: incident.start,
        zone: incident.zone,
        severity: incident.severity,
        seconds,
        estimated,
    })
}
