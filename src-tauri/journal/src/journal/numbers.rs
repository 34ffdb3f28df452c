//! Figures, the chart's dots, and what papers are made from.

use super::{ChartData, Journal, PaperData, ResponseTime, ResponseTimes};
use crate::Result;
use crate::domain::{LeftOut, Period, Scope, Stats, StatsBy, StatsQuery};
use crate::insight::{self, Asked, Names, Observed, TimedIncident};
use crate::store::{class, entry, scope, service, times};

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
            observed: self.asked(scope)?.observed,
        })
    }

    pub fn paper_data(&self, scope: &Scope) -> Result<PaperData> {
        let query = StatsQuery {
            scope: scope.clone(),
            by: Some(StatsBy::Severity),
            ..StatsQuery::default()
        };
        Ok(PaperData {
            scope: scope.clone(),
            incidents: scope::incidents(self.conn(), scope)?,
            entries: entry::of_scope(self.conn(), scope)?,
            services: service::all(self.conn())?,
            classes: class::all(self.conn())?,
            stats: self.stats(&query)?,
        })
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
