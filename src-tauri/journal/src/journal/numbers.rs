//! Figures, the chart's dots, and what papers are made from.

use super::{Journal, PaperData, ResponseTime, ResponseTimes};
use crate::Result;
use crate::domain::{LeftOut, Scope, Stats, StatsBy, StatsQuery};
use crate::insight::{self, Names, TimedIncident};
use crate::store::{class, entry, scope, service, times};

impl Journal {
    /// Of incidents of every kind, unless the scope names kinds.
    pub fn stats(&self, query: &StatsQuery) -> Result<Stats> {
        let incidents = times::of_scope(self.conn(), &query.scope)?;
        let (services, classes) = (service::all(self.conn())?, class::all(self.conn())?);
        let names = Names {
            services: &services,
            classes: &classes,
        };
        Ok(insight::stats(query, &incidents, names))
    }

    /// Incidents without a start, or with an end not after it, have no place on the chart; they are counted.
    pub fn response_times(&self, scope: &Scope) -> Result<ResponseTimes> {
        let mut found = ResponseTimes::default();
        for incident in times::of_scope(self.conn(), scope)? {
            match dot(incident) {
                Ok(dot) => found.dots.push(dot),
                Err(reason) => *found.left_out.entry(reason).or_default() += 1,
            }
        }
        Ok(found)
    }

    pub fn paper_data(&self, scope: &Scope) -> Result<PaperData> {
        let query = StatsQuery {
            scope: scope.clone(),
            by: Some(StatsBy::Severity),
            before_after: None,
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

fn dot(incident: TimedIncident) -> std::result::Result<ResponseTime, LeftOut> {
    let (seconds, estimated) = match incident.time {
        Ok(time) => (Some(time.seconds), time.estimated),
        Err(LeftOut::NoEnd) => (None, false),
        Err(reason @ (LeftOut::NoStart | LeftOut::NotPositive)) => return Err(reason),
    };
    Ok(ResponseTime {
        incident: incident.id,
        title: incident.title,
        start: incident.start,
        zone: incident.zone,
        severity: incident.severity,
        seconds,
        estimated,
    })
}
