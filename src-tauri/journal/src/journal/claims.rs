//! Sentences that rest on the data, and whether they still do.

use chrono::NaiveDate;

use super::{ClaimView, Journal, Proposal};
use crate::domain::{
    Action, Audience, Claim, ClaimId, ClaimQuery, ClaimReading, ClaimTemplate, Employer,
    FailureClass, Noun, Period, Role, Runbook, Scope, Service,
};
use crate::insight::{self, Asked, Names, TimedIncident};
use crate::store::{class, document, employer, service, times};
use crate::{Error, Result};

impl Journal {
    /// The usual sentences about a scope, those the data carries first; `day` is that of a change.
    pub fn propose_claims(&self, scope: &Scope, day: Option<NaiveDate>) -> Result<Vec<Proposal>> {
        let mut templates: Vec<ClaimTemplate> = Vec::new();
        if let Some(day) = day {
            templates.extend([
                ClaimTemplate::TimeChange { day },
                ClaimTemplate::FrequencyChange { day },
                ClaimTemplate::Quiet { day },
            ]);
        }
        templates.extend(Role::ALL.map(|role| ClaimTemplate::Part { role }));
        templates.extend([
            ClaimTemplate::TypicalTime,
            ClaimTemplate::Actions,
            ClaimTemplate::Runbooks,
        ]);
        let facts = self.facts(scope, Audience::Own)?;
        let mut proposals = Vec::new();
        for template in templates {
            let query = ClaimQuery {
                template,
                scope: scope.clone(),
            };
            let reading = facts.read(&query);
            if is_worth_saying(&reading, template) {
                proposals.push(Proposal { query, reading });
            }
        }
        proposals.sort_by_key(|one| one.reading.not_carried.is_some());
        Ok(proposals)
    }

    /// What the data says now. Where it does not carry the sentence, it is kept as a note.
    pub fn save_claim(&mut self, query: ClaimQuery) -> Result<Claim> {
        let saved = self.read_claim(&query, Audience::Own)?;
        let label = if saved.not_carried.is_some() {
            "Keep note"
        } else {
            "Save claim"
        };
        self.write(label, |write| {
            let claim = Claim {
                id: ClaimId(write.new_id()),
                query,
                saved,
                saved_at: write.now(),
            };
            write.put(claim.clone())?;
            Ok(claim)
        })
    }

    /// Takes over what the data says now; a sentence that it no longer carries becomes a note.
    pub fn renew_claim(&mut self, id: ClaimId) -> Result<Claim> {
        let stored = document::load::<Claim>(self.conn(), &id.to_string())?;
        let noun = Noun::Claim;
        let mut claim = stored.ok_or(Error::NotFound { noun })?.value;
        let saved = self.read_claim(&claim.query, Audience::Own)?;
        self.write("Renew claim", |write| {
            claim.saved = saved;
            claim.saved_at = write.now();
            write.put(claim.clone())?;
            Ok(claim)
        })
    }

    /// In the order in which they were saved, each with what the data says now.
    pub fn claims(&self) -> Result<Vec<ClaimView>> {
        document::all::<Claim>(self.conn())?
            .into_iter()
            .map(|claim| {
                let (_, now, stale) = self.read_again(&claim, Audience::Own)?;
                Ok(ClaimView { claim, now, stale })
            })
            .collect()
    }

    pub(super) fn read_claim(
        &self,
        query: &ClaimQuery,
        audience: Audience,
    ) -> Result<ClaimReading> {
        Ok(self.facts(&query.scope, audience)?.read(query))
    }

    /// What the data says now, and whether it has changed since the claim was saved. That is asked as of then: a rate
    /// falls with every quiet day, which is no change of the data.
    fn read_again(&self, claim: &Claim, audience: Audience) -> Result<(Facts, ClaimReading, bool)> {
        let mut facts = self.facts(&claim.query.scope, audience)?;
        let now = facts.read(&claim.query);
        facts.asked = self.asked_at(&claim.query.scope, claim.saved_at)?;
        let stale = !facts.read(&claim.query).rests_on_the_same(&claim.saved);
        Ok((facts, now, stale))
    }

    /// The same for a paper about a period; where its days alone carry no sentence, that of all.
    pub(super) fn read_for_paper(
        &self,
        claim: &Claim,
        period: Period,
        audience: Audience,
    ) -> Result<(ClaimReading, bool)> {
        let (mut facts, now, stale) = self.read_again(claim, audience)?;
        let query = claim.query.within(period);
        facts.keep(query.scope.period);
        facts.asked = self.asked(&query.scope)?;
        let of_period = facts.read(&query);
        let is_carried = of_period.not_carried.is_none();
        Ok((if is_carried { of_period } else { now }, stale))
    }

    /// Under the names that sentences for these readers may hold: the public does not hear whom I worked for.
    pub(super) fn employers_for(&self, audience: Audience) -> Result<Vec<Employer>> {
        let mut employers = employer::all(self.conn())?;
        if audience == Audience::Public {
            for employer in &mut employers {
                "my employer".clone_into(&mut employer.name);
            }
        }
        Ok(employers)
    }

    fn facts(&self, scope: &Scope, audience: Audience) -> Result<Facts> {
        Ok(Facts {
            incidents: times::of_scope(self.conn(), scope)?,
            met: self.met(scope)?.0,
            actions: document::all(self.conn())?,
            runbooks: document::all(self.conn())?,
            services: service::all(self.conn())?,
            classes: class::all(self.conn())?,
            employers: self.employers_for(audience)?,
            asked: self.asked(scope)?,
        })
    }
}

/// Of what was not done nothing can be said, not even as a note; nor of a change with nothing on one of its sides, or of
/// a silence that is none.
fn is_worth_saying(reading: &ClaimReading, template: ClaimTemplate) -> bool {
    let counts: Vec<u32> = reading.figures.iter().map(|figure| figure.n).collect();
    match template {
        ClaimTemplate::Quiet { .. } => counts.first() > Some(&0) && counts.get(1) == Some(&0),
        ClaimTemplate::TimeChange { .. } | ClaimTemplate::FrequencyChange { .. } => {
            counts.iter().take(2).all(|n| *n > 0)
        }
        ClaimTemplate::Part { .. }
        | ClaimTemplate::TypicalTime
        | ClaimTemplate::Actions
        | ClaimTemplate::Runbooks => counts.iter().any(|n| *n > 0),
    }
}

/// What sentences about one scope rest on, read once.
struct Facts {
    /// Of every kind.
    incidents: Vec<TimedIncident>,
    /// What most sentences speak of.
    met: Vec<TimedIncident>,
    actions: Vec<Action>,
    runbooks: Vec<Runbook>,
    services: Vec<Service>,
    classes: Vec<FailureClass>,
    employers: Vec<Employer>,
    asked: Asked,
}

impl Facts {
    /// What they are read from covers all the days of the period.
    fn keep(&mut self, period: Period) {
        self.incidents.retain(|one| period.contains(one.day));
        self.met.retain(|one| period.contains(one.day));
    }

    fn read(&self, query: &ClaimQuery) -> ClaimReading {
        let names = Names {
            services: &self.services,
            classes: &self.classes,
            employers: &self.employers,
        };
        let (actions, runbooks) = (&self.actions, &self.runbooks);
        // Whoever facilitates a review did not have to be there.
        let of_any_kind = ClaimTemplate::Part {
            role: Role::Facilitator,
        };
        let incidents = if query.template == of_any_kind {
            &self.incidents
        } else {
            &self.met
        };
        insight::read_claim(query, incidents, actions, runbooks, names, &self.asked)
    }
}
