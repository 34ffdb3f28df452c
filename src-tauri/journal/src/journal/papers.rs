//! What papers are made from, read for one kind of reader: what is not marked for them is not in it.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::numbers::left_out_kinds;
use super::{Journal, KeptOut, PaperClaim, PaperData, PaperWork};
use crate::Result;
use crate::domain::{
    Action, Audience, Claim, ClaimQuery, ClaimTemplate, Contribution, Feedback, Improvement,
    Incident, IncidentId, Ladder, NameSeen, Postmortem, RedactionLevel, Role, Runbook, Scope,
    StatsBy, StatsQuery,
};
use crate::insight::{self, Names};
use crate::rules::names;
use crate::store::{class, document, employer, entry, people, scope, service};

impl Journal {
    /// `level` is the highest at which it may be told.
    pub fn paper_data(
        &self,
        scope: &Scope,
        audience: Audience,
        level: RedactionLevel,
    ) -> Result<PaperData> {
        let conn = self.conn();
        let (incidents, kept): (Vec<Incident>, Vec<Incident>) = scope::incidents(conn, scope)?
            .into_iter()
            .partition(|incident| incident.sharing.allows(audience));
        let kept_out: Vec<KeptOut> = kept.into_iter().map(KeptOut::of).collect();
        let barred: HashSet<IncidentId> = kept_out.iter().map(|one| one.incident).collect();
        let mut entries = entry::of_scope(conn, scope)?;
        entries.retain(|entry| !barred.contains(&entry.incident));
        let (services, classes) = (service::all(conn)?, class::all(conn)?);
        let employers = employer::all(conn)?;
        let names = Names {
            services: &services,
            classes: &classes,
            employers: &employers,
        };
        let query = StatsQuery {
            scope: scope.clone(),
            by: Some(StatsBy::Severity),
            ..StatsQuery::default()
        };
        let (mut timed, _) = self.met(scope)?;
        timed.retain(|one| !barred.contains(&one.id));
        let others = incidents.len().saturating_sub(timed.len());
        let mut stats = insight::stats(&query, &timed, names, &self.asked(scope)?, insight::effect);
        stats
            .left_out
            .extend(left_out_kinds(u32::try_from(others).unwrap_or(u32::MAX)));
        Ok(PaperData {
            scope: scope.clone(),
            audience,
            stats,
            work: self.paper_work(scope, audience, &incidents)?,
            incidents,
            entries,
            kept_out,
            names: match level {
                RedactionLevel::Public => Some(self.names_in_fields()?),
                RedactionLevel::Private | RedactionLevel::Internal => None,
            },
            redactions: document::all(conn)?,
            author: self.settings()?.author,
            services,
            classes,
        })
    }

    /// Of the whole journal: a person of an incident that a paper does not tell is as much a secret of it.
    fn names_in_fields(&self) -> Result<Vec<NameSeen>> {
        let conn = self.conn();
        Ok(names::in_fields(&names::Records {
            author: self.settings()?.author,
            responders: people::responders(conn)?,
            authors_of_lines: people::authors_of_lines(conn)?,
            permissions: people::permissions(conn)?,
            services: service::all(conn)?,
            employers: employer::all(conn)?,
            actions: document::all(conn)?,
            feedback: document::all(conn)?,
            contributions: document::all(conn)?,
            postmortems: document::all(conn)?,
        }))
    }

    fn paper_work(
        &self,
        scope: &Scope,
        audience: Audience,
        incidents: &[Incident],
    ) -> Result<PaperWork> {
        let conn = self.conn();
        let is_own = audience == Audience::Own;
        let allowed: HashSet<IncidentId> = incidents.iter().map(|one| one.id).collect();
        // Without an incident nobody else's secret is told; of an incident, only where it may be.
        let may = |of: Option<IncidentId>| of.map_or(is_own, |id| allowed.contains(&id));
        let within = |day: NaiveDate| scope.period.contains(day);

        let mut postmortems: Vec<Postmortem> = document::all(conn)?;
        postmortems.retain(|one| may(one.incident));
        let mut actions: Vec<Action> = document::all(conn)?;
        actions.retain(|one| may(one.incident));
        let mut runbooks: Vec<Runbook> = document::all(conn)?;
        for one in &mut runbooks {
            one.used_in.retain(|id| allowed.contains(id));
        }
        runbooks.retain(|one| !one.used_in.is_empty() || one.last_touched().is_some_and(within));
        let mut contributions: Vec<Contribution> = document::all(conn)?;
        contributions.retain(|one| within(one.date));
        for one in &mut contributions {
            one.incidents.retain(|id| allowed.contains(id));
        }
        let mut feedback: Vec<Feedback> = document::all(conn)?;
        feedback.retain(|one| {
            within(one.said_on())
                && one
                    .incident
                    .is_none_or(|id| is_own || allowed.contains(&id))
        });
        Ok(PaperWork {
            postmortems,
            actions,
            runbooks,
            contributions,
            feedback,
            ladders: document::all::<Ladder>(conn)?,
            claims: self.paper_claims(scope, audience, &allowed)?,
        })
    }

    /// Saved sentences first, then those that the data carries beside them; none that rests on an incident which these
    /// readers may not see.
    fn paper_claims(
        &self,
        scope: &Scope,
        audience: Audience,
        allowed: &HashSet<IncidentId>,
    ) -> Result<Vec<PaperClaim>> {
        let mut claims: Vec<PaperClaim> = Vec::new();
        for claim in document::all::<Claim>(self.conn())? {
            let (now, stale) = self.read_again(&claim, audience)?;
            claims.push(PaperClaim {
                template: claim.query.template,
                saved: true,
                stale,
                reading: now,
            });
        }
        let period = scope.period;
        for one in document::all::<Improvement>(self.conn())? {
            if !period.contains(one.day) {
                continue;
            }
            let day = one.day;
            for template in [
                ClaimTemplate::Quiet { day },
                ClaimTemplate::FrequencyChange { day },
                ClaimTemplate::TimeChange { day },
            ] {
                let query = ClaimQuery {
                    template,
                    scope: one.scope.clone(),
                };
                claims.push(self.proposed(&query, audience)?);
            }
        }
        let roles = Role::ALL.map(|role| ClaimTemplate::Part { role });
        let rest = [
            ClaimTemplate::TypicalTime,
            ClaimTemplate::Actions,
            ClaimTemplate::Runbooks,
        ];
        let templates: Vec<ClaimTemplate> = roles.into_iter().chain(rest).collect();
        claims.extend(self.over_allowed(scope, audience, allowed, &templates)?);
        let mut told = HashSet::new();
        claims.retain(|claim| {
            let reading = &claim.reading;
            let may = audience == Audience::Own
                || reading.incidents.iter().all(|id| allowed.contains(id));
            let touches = claim.template.day().is_some()
                || reading.incidents.iter().any(|id| allowed.contains(id));
            reading.not_carried.is_none() && may && touches && told.insert(reading.sentence.clone())
        });
        Ok(claims)
    }

    fn proposed(&self, query: &ClaimQuery, audience: Audience) -> Result<PaperClaim> {
        Ok(PaperClaim {
            template: query.template,
            saved: false,
            stale: false,
            reading: self.read_claim(query, audience)?,
        })
    }

    /// Sentences about the incidents of the paper alone, so that they count no others.
    fn over_allowed(
        &self,
        scope: &Scope,
        audience: Audience,
        allowed: &HashSet<IncidentId>,
        templates: &[ClaimTemplate],
    ) -> Result<Vec<PaperClaim>> {
        let conn = self.conn();
        let (mut timed, _) = self.met(scope)?;
        timed.retain(|one| allowed.contains(&one.id));
        let (services, classes) = (service::all(conn)?, class::all(conn)?);
        let employers = self.employers_for(audience)?;
        let names = Names {
            services: &services,
            classes: &classes,
            employers: &employers,
        };
        let (actions, runbooks) = (document::all(conn)?, document::all(conn)?);
        let asked = self.asked(scope)?;
        let read = |template: &ClaimTemplate| {
            let query = ClaimQuery {
                template: *template,
                scope: scope.clone(),
            };
            PaperClaim {
                template: *template,
                saved: false,
                stale: false,
                reading: insight::read_claim(&query, &timed, &actions, &runbooks, names, &asked),
            }
        };
        Ok(templates.iter().map(read).collect())
    }
}

impl KeptOut {
    fn of(incident: Incident) -> Self {
        Self {
            incident: incident.id,
            day: incident.day(),
            title: incident.title,
        }
    }
}
