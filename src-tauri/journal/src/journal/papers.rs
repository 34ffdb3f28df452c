//! What papers are made from, read for one kind of reader: what is not marked for them is not in it.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::numbers::left_out_kinds;
use super::{Journal, KeptOut, PaperClaim, PaperData, PaperWork, WhatChanged};
use crate::Result;
use crate::domain::{
    Action, ActionState, Audience, Claim, ClaimQuery, ClaimTemplate, Contribution, Feedback,
    Improvement, Incident, IncidentId, Ladder, NameSeen, Period, Postmortem, RedactionLevel, Role,
    Runbook, Scope, StatsBy, StatsQuery,
};
use crate::insight::{self, Names};
use crate::rules::names;
use crate::store::{class, document, employer, entry, incident, people, scope, service};

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
        let mut runbooks: Vec<Runbook> = document::all(conn)?;
        for one in &mut runbooks {
            one.used_in.retain(|id| allowed.contains(id));
        }
        runbooks.retain(|one| !one.used_in.is_empty() || one.last_touched().is_some_and(within));
        let (contributions, contributions_kept_out) =
            self.paper_contributions(scope, audience, &allowed)?;
        let mut feedback: Vec<Feedback> = document::all(conn)?;
        feedback.retain(|one| {
            within(one.said_on())
                && one
                    .incident
                    .is_none_or(|id| is_own || allowed.contains(&id))
        });
        Ok(PaperWork {
            postmortems,
            actions: self.paper_actions(scope, audience, &allowed)?,
            runbooks,
            contributions,
            contributions_kept_out,
            feedback,
            ladders: document::all::<Ladder>(conn)?,
            claims: self.paper_claims(scope, audience, &allowed)?,
        })
    }

    /// Those of the incidents that are told, then what was finished in the period of others.
    fn paper_actions(
        &self,
        scope: &Scope,
        audience: Audience,
        allowed: &HashSet<IncidentId>,
    ) -> Result<Vec<Action>> {
        let conn = self.conn();
        let finished_within = |one: &Action| {
            let closed = one.state.closed_at();
            closed.is_some_and(|at| scope.period.contains(at.date_naive()))
        };
        let (mut told, mut others) = (Vec::new(), Vec::new());
        for one in document::all::<Action>(conn)? {
            match one.incident {
                Some(id) if allowed.contains(&id) => told.push(one),
                Some(_) if finished_within(&one) => others.push(one),
                // Nobody else's secret is told of it only to the writer.
                None if audience == Audience::Own
                    && (one.state == ActionState::Open || finished_within(&one)) =>
                {
                    told.push(one);
                }
                Some(_) | None => {}
            }
        }
        if !others.is_empty() {
            let at_any_time = Scope {
                period: Period::default(),
                ..scope.clone()
            };
            let incidents = scope::incidents(conn, &at_any_time)?.into_iter();
            let may_be_told: HashSet<IncidentId> = incidents
                .filter(|incident| incident.sharing.allows(audience))
                .map(|incident| incident.id)
                .collect();
            others.retain(|one| one.incident.is_some_and(|id| may_be_told.contains(&id)));
            told.append(&mut others);
        }
        Ok(told)
    }

    /// Without those that came of incidents which are all kept out, because they would tell of them; and how many these are.
    fn paper_contributions(
        &self,
        scope: &Scope,
        audience: Audience,
        allowed: &HashSet<IncidentId>,
    ) -> Result<(Vec<Contribution>, usize)> {
        let mut told = Vec::new();
        let mut kept_out = 0;
        for mut one in document::all::<Contribution>(self.conn())? {
            if !scope.period.contains(one.date) {
                continue;
            }
            if self.are_all_barred(&one.incidents, audience)? {
                kept_out += 1;
                continue;
            }
            one.incidents.retain(|id| allowed.contains(id));
            told.push(one);
        }
        Ok((told, kept_out))
    }

    /// Also those that lie outside a period.
    fn are_all_barred(&self, incidents: &[IncidentId], audience: Audience) -> Result<bool> {
        let mut is_any_barred = false;
        for id in incidents {
            if let Some(found) = incident::load(self.conn(), &id.to_string())? {
                if found.value.sharing.allows(audience) {
                    return Ok(false);
                }
                is_any_barred = true;
            }
        }
        Ok(is_any_barred)
    }

    /// Saved sentences first, then those that the data carries beside them; none that rests on an incident which these
    /// readers may not see.
    fn paper_claims(
        &self,
        scope: &Scope,
        audience: Audience,
        allowed: &HashSet<IncidentId>,
    ) -> Result<Vec<PaperClaim>> {
        let improvements: Vec<Improvement> = document::all(self.conn())?;
        let period = scope.period;
        let mut claims: Vec<PaperClaim> = Vec::new();
        for claim in document::all::<Claim>(self.conn())? {
            let (reading, stale) = self.read_for_paper(&claim, period, audience)?;
            claims.push(PaperClaim {
                template: claim.query.template,
                since: what_changed(&claim.query, &improvements),
                saved: true,
                stale,
                reading,
            });
        }
        for one in &improvements {
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
                claims.push(PaperClaim {
                    template,
                    since: Some(WhatChanged::of(one)),
                    saved: false,
                    stale: false,
                    reading: self.read_claim(&query.within(period), audience)?,
                });
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
                since: None,
                saved: false,
                stale: false,
                reading: insight::read_claim(&query, &timed, &actions, &runbooks, names, &asked),
            }
        };
        Ok(templates.iter().map(read).collect())
    }
}

/// The improvement whose day a sentence counts from.
fn what_changed(query: &ClaimQuery, improvements: &[Improvement]) -> Option<WhatChanged> {
    let day = query.template.day()?;
    let of_that_day = improvements
        .iter()
        .find(|one| one.day == day && one.scope == query.scope);
    of_that_day.map(WhatChanged::of)
}

impl WhatChanged {
    fn of(improvement: &Improvement) -> Self {
        Self {
            title: improvement.title.trim().to_owned(),
            behind: improvement.behind.clone(),
        }
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
