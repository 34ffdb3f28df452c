//! Improvements, claims and saved views as the table `document` needs them.

use chrono::NaiveDate;

use crate::Result;
use crate::domain::{Claim, Improvement, ItemId, Noun, Scope, View};
use crate::store::checks::{check_day, check_name, check_time, keep_first};
use crate::store::columns::to_millis;
use crate::store::document::{Document, Homes};

impl Document for Improvement {
    const NOUN: Noun = Noun::Improvement;

    fn id(&self) -> String {
        self.id.to_string()
    }

    fn title(&self) -> String {
        self.title.clone()
    }

    fn day(&self) -> Option<NaiveDate> {
        Some(self.day)
    }

    fn tidy(&mut self) -> Result<()> {
        check_name(Self::NOUN, &self.title)?;
        for day in &self.days_tried {
            check_day(Some(*day))?;
        }
        check_day(Some(self.day))?;
        tidy_scope(&mut self.scope)
    }

    fn at_home(&mut self, homes: &Homes) -> bool {
        scope_at_home(&mut self.scope, homes)
    }

    fn forget(&mut self, erased: &ItemId) -> bool {
        let is_behind = self.behind.as_ref() == Some(erased);
        if is_behind {
            self.behind = None;
        }
        is_behind
    }
}

impl Document for Claim {
    const NOUN: Noun = Noun::Claim;

    fn id(&self) -> String {
        self.id.to_string()
    }

    fn title(&self) -> String {
        self.saved.sentence.clone()
    }

    fn day(&self) -> Option<NaiveDate> {
        Some(self.saved_at.date_naive())
    }

    /// A sentence that the data does not carry is a note.
    fn is_evidence(&self) -> bool {
        !self.is_note()
    }

    fn tidy(&mut self) -> Result<()> {
        check_time(self.saved_at)?;
        self.saved_at = to_millis(self.saved_at);
        check_day(self.query.template.day())?;
        tidy_scope(&mut self.query.scope)
    }

    fn at_home(&mut self, homes: &Homes) -> bool {
        scope_at_home(&mut self.query.scope, homes)
    }

    fn forget(&mut self, erased: &ItemId) -> bool {
        let before = self.saved.incidents.len();
        self.saved
            .incidents
            .retain(|id| ItemId::from(*id) != *erased);
        self.saved.incidents.len() < before
    }
}

impl Document for View {
    const NOUN: Noun = Noun::View;

    fn id(&self) -> String {
        self.id.to_string()
    }

    fn title(&self) -> String {
        self.name.clone()
    }

    fn tidy(&mut self) -> Result<()> {
        check_name(Self::NOUN, &self.name)?;
        tidy_scope(&mut self.scope)
    }

    fn at_home(&mut self, homes: &Homes) -> bool {
        scope_at_home(&mut self.scope, homes)
    }
}

fn tidy_scope(scope: &mut Scope) -> Result<()> {
    check_day(scope.period.from)?;
    check_day(scope.period.to)?;
    keep_first(&mut scope.services);
    keep_first(&mut scope.classes);
    keep_first(&mut scope.employers);
    Ok(())
}

/// A service, a class or an employer that is gone stays in the scope: without it the question would be a wider one.
fn scope_at_home(scope: &mut Scope, homes: &Homes) -> bool {
    let before = scope.clone();
    for id in &mut scope.services {
        *id = homes.service(*id);
    }
    for key in &mut scope.classes {
        *key = homes.class(key);
    }
    for id in &mut scope.employers {
        *id = homes.employer(*id);
    }
    *scope != before
}
