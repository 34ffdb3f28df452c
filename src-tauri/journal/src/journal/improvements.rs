//! Dated changes, and what came of them.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rusqlite::Connection;

use super::{ImprovementFinding, Journal, Proposal};
use crate::domain::{
    Audience, ClaimQuery, ClaimTemplate, Improvement, ImprovementEdit, ImprovementId, ItemId, Noun,
    Reference, Scope, StatsQuery,
};
use crate::store::document;
use crate::{Error, Result};

impl Journal {
    /// `tried` are the days that the incidents of this scope were divided by before the user settled on `day`.
    pub fn add_improvement(
        &mut self,
        title: &str,
        day: NaiveDate,
        scope: Scope,
        tried: &[NaiveDate],
    ) -> Result<Improvement> {
        self.write("Add improvement", |write| {
            let others = tried.iter().copied().filter(|other| *other != day);
            let mut days_tried = vec![day];
            days_tried.extend(others.collect::<BTreeSet<_>>());
            let improvement = Improvement {
                id: ImprovementId(write.new_id()),
                title: title.trim().to_owned(),
                day,
                scope,
                behind: None,
                days_tried,
            };
            write.put(improvement.clone())?;
            Ok(improvement)
        })
    }

    pub fn edit_improvement(
        &mut self,
        id: ImprovementId,
        edit: ImprovementEdit,
    ) -> Result<Improvement> {
        let (label, typed) = match &edit {
            ImprovementEdit::Title(_) => ("Rename improvement", Some(format!("{id} title"))),
            ImprovementEdit::Day(_) => ("Change day of improvement", None),
            ImprovementEdit::Scope(_) => ("Change scope of improvement", None),
            ImprovementEdit::Behind(_) => ("Change what is behind improvement", None),
        };
        self.write_maybe_typing(label, typed, |write| {
            let stored = document::load::<Improvement>(write.conn(), &id.to_string())?;
            let noun = Noun::Improvement;
            let mut improvement = stored.ok_or(Error::NotFound { noun })?.value;
            match edit {
                ImprovementEdit::Title(title) => title.trim().clone_into(&mut improvement.title),
                ImprovementEdit::Day(day) => improvement.put_on(day),
                ImprovementEdit::Scope(scope) => improvement.scope = scope,
                ImprovementEdit::Behind(behind) => {
                    if let Some(item) = &behind {
                        check_behind(write.conn(), item)?;
                    }
                    improvement.behind = behind;
                }
            }
            write.put(improvement.clone())?;
            Ok(improvement)
        })
    }

    /// The newest change first, each with what the incidents of its scope say to it.
    pub fn improvements(&self) -> Result<Vec<ImprovementFinding>> {
        let mut all = document::all::<Improvement>(self.conn())?;
        all.sort_by_key(|one| std::cmp::Reverse((one.day, one.id)));
        all.into_iter()
            .map(|improvement| {
                let stats = self.overview(&StatsQuery {
                    scope: improvement.scope.clone(),
                    before_after: Some(improvement.day),
                    ..StatsQuery::default()
                })?;
                Ok(ImprovementFinding {
                    behind: self.behind(&improvement)?,
                    supported: self.supported(&improvement)?,
                    improvement,
                    stats,
                })
            })
            .collect()
    }

    /// What may be behind an improvement, the newest first.
    pub fn improvement_causes(&self) -> Result<Vec<Reference>> {
        let mut causes = Vec::new();
        for noun in BEHIND {
            let all = document::all_of(self.conn(), noun)?.into_iter();
            causes.extend(all.map(|document| document.reference()));
        }
        causes.sort_by(|a, b| (b.day, &b.item.id).cmp(&(a.day, &a.item.id)));
        Ok(causes)
    }

    fn behind(&self, improvement: &Improvement) -> Result<Option<Reference>> {
        let Some(item) = &improvement.behind else {
            return Ok(None);
        };
        let stored = document::load_any(self.conn(), item)?;
        let visible = stored.filter(|stored| stored.deleted_at.is_none());
        Ok(visible.map(|stored| stored.value.reference()))
    }

    /// Of what can be said about a change, the strongest that the data carries; else how long such incidents take since.
    fn supported(&self, improvement: &Improvement) -> Result<Option<Proposal>> {
        let day = improvement.day;
        let mut since = improvement.scope.clone();
        since.period.from = since.period.from.max(Some(day));
        let of_change = |template| ClaimQuery {
            template,
            scope: improvement.scope.clone(),
        };
        let queries = [
            of_change(ClaimTemplate::TimeChange { day }),
            of_change(ClaimTemplate::FrequencyChange { day }),
            of_change(ClaimTemplate::Quiet { day }),
            ClaimQuery {
                template: ClaimTemplate::TypicalTime,
                scope: since,
            },
        ];
        for query in queries {
            let reading = self.read_claim(&query, Audience::Own)?;
            if reading.not_carried.is_none() {
                return Ok(Some(Proposal { query, reading }));
            }
        }
        Ok(None)
    }
}

const BEHIND: [Noun; 3] = [Noun::Runbook, Noun::Contribution, Noun::Action];

fn check_behind(conn: &Connection, item: &ItemId) -> Result<()> {
    let noun = item.noun;
    let found = BEHIND.contains(&noun) && document::load_any(conn, item)?.is_some();
    found.then_some(()).ok_or(Error::NotFound { noun })
}
