//! Runbooks, contributions, feedback, hours and ladders as the table `document` needs them.

use chrono::NaiveDate;

use crate::Result;
use crate::domain::{Contribution, Feedback, Hours, IncidentId, ItemId, Ladder, Noun, Runbook};
use crate::store::checks::{check_day, check_name, check_number, keep_first};
use crate::store::document::{Document, Homes};

impl Document for Runbook {
    const NOUN: Noun = Noun::Runbook;

    fn id(&self) -> String {
        self.id.to_string()
    }

    fn title(&self) -> String {
        self.title.clone()
    }

    fn day(&self) -> Option<NaiveDate> {
        Some(self.last_touched().unwrap_or(self.created_at.date_naive()))
    }

    fn is_evidence(&self) -> bool {
        true
    }

    fn tidy(&mut self) -> Result<()> {
        check_name(Self::NOUN, &self.title)?;
        for day in [self.written, self.improved, self.reviewed] {
            check_day(day)?;
        }
        keep_first(&mut self.services);
        keep_first(&mut self.classes);
        keep_first(&mut self.used_in);
        Ok(())
    }

    fn at_home(&mut self, homes: &Homes) -> bool {
        let before = (self.services.clone(), self.classes.clone());
        for id in &mut self.services {
            *id = homes.service(*id);
        }
        for key in &mut self.classes {
            *key = homes.class(key);
        }
        (&self.services, &self.classes) != (&before.0, &before.1)
    }

    fn forget(&mut self, erased: &ItemId) -> bool {
        if erased.noun == Noun::FailureClass {
            let before = self.classes.len();
            self.classes.retain(|class| class.0 != erased.id);
            return self.classes.len() < before;
        }
        without(&mut self.services, &erased.id) | without(&mut self.used_in, &erased.id)
    }
}

impl Document for Contribution {
    const NOUN: Noun = Noun::Contribution;

    fn id(&self) -> String {
        self.id.to_string()
    }

    fn title(&self) -> String {
        self.title.clone()
    }

    fn day(&self) -> Option<NaiveDate> {
        Some(self.date)
    }

    fn is_evidence(&self) -> bool {
        true
    }

    fn tidy(&mut self) -> Result<()> {
        check_name(Self::NOUN, &self.title)?;
        check_day(Some(self.date))?;
        for number in &self.numbers {
            check_number("number", number.before)?;
            check_number("number", number.after)?;
        }
        for helper in &self.people {
            check_day(helper.thanked)?;
        }
        keep_first(&mut self.incidents);
        Ok(())
    }

    fn forget(&mut self, erased: &ItemId) -> bool {
        without(&mut self.incidents, &erased.id)
    }
}

impl Document for Feedback {
    const NOUN: Noun = Noun::Feedback;

    fn id(&self) -> String {
        self.id.to_string()
    }

    fn title(&self) -> String {
        self.headline()
    }

    fn day(&self) -> Option<NaiveDate> {
        Some(self.said_on())
    }

    fn is_evidence(&self) -> bool {
        !self.is_awaited()
    }

    fn tidy(&mut self) -> Result<()> {
        for day in [self.date, self.asked_on, self.ask_again] {
            check_day(day)?;
        }
        Ok(())
    }

    /// The words stay, whatever becomes of the incident they are about.
    fn forget(&mut self, erased: &ItemId) -> bool {
        let is_about = self
            .incident
            .is_some_and(|id: IncidentId| id.to_string() == erased.id);
        if is_about {
            self.incident = None;
        }
        is_about
    }
}

impl Document for Hours {
    const NOUN: Noun = Noun::Hours;

    fn id(&self) -> String {
        self.id.to_string()
    }

    fn title(&self) -> String {
        self.from.to_string()
    }

    fn day(&self) -> Option<NaiveDate> {
        Some(self.from)
    }

    fn tidy(&mut self) -> Result<()> {
        check_day(Some(self.from))?;
        for hours in [self.reactive, self.proactive, self.total] {
            check_number("hours", hours)?;
        }
        Ok(())
    }
}

impl Document for Ladder {
    const NOUN: Noun = Noun::Ladder;

    fn id(&self) -> String {
        self.id.to_string()
    }

    fn title(&self) -> String {
        self.name.clone()
    }

    fn tidy(&mut self) -> Result<()> {
        check_name(Self::NOUN, &self.name)?;
        keep_first(&mut self.mapped);
        Ok(())
    }

    fn forget(&mut self, erased: &ItemId) -> bool {
        let before = self.mapped.len();
        self.mapped.retain(|mapped| mapped.item != *erased);
        self.mapped.len() < before
    }
}

/// Whether the record was in the list.
fn without<T: ToString>(list: &mut Vec<T>, erased: &str) -> bool {
    let before = list.len();
    list.retain(|id| id.to_string() != erased);
    list.len() < before
}
