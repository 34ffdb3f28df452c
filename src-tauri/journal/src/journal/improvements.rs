//! Dated changes, and what came of them.

use chrono::NaiveDate;

use super::{ImprovementFinding, Journal};
use crate::domain::{Improvement, ImprovementEdit, ImprovementId, Noun, Scope, StatsQuery};
use crate::store::document;
use crate::{Error, Result};

impl Journal {
    pub fn add_improvement(
        &mut self,
        title: &str,
        day: NaiveDate,
        scope: Scope,
    ) -> Result<Improvement> {
        self.write("Add improvement", |write| {
            let improvement = Improvement {
                id: ImprovementId(write.new_id()),
                title: title.trim().to_owned(),
                day,
                scope,
                behind: None,
                days_tried: vec![day],
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
                ImprovementEdit::Behind(behind) => improvement.behind = behind,
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
                let stats = self.stats(&StatsQuery {
                    scope: improvement.scope.clone(),
                    before_after: Some(improvement.day),
                    ..StatsQuery::default()
                })?;
                Ok(ImprovementFinding { improvement, stats })
            })
            .collect()
    }
}
