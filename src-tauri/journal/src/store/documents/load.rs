//! Shifts, interruptions, check-ins and rest as the table `document` needs them.

use chrono::{DateTime, NaiveDate, Utc};

use crate::domain::{CheckIn, Interruption, ItemId, Noun, Rest, Shift, Zone};
use crate::store::checks::{check_day, check_time};
use crate::store::columns::to_millis;
use crate::store::document::Document;
use crate::{Error, Result};

impl Document for Shift {
    const NOUN: Noun = Noun::Shift;

    fn id(&self) -> String {
        self.id.to_string()
    }

    fn title(&self) -> String {
        titled(&self.rotation, "Shift", day_of(self.from, self.zone))
    }

    fn day(&self) -> Option<NaiveDate> {
        Some(day_of(self.from, self.zone))
    }

    fn tidy(&mut self) -> Result<()> {
        tidy_span(&mut self.from, &mut self.to)
    }
}

impl Document for Interruption {
    const NOUN: Noun = Noun::Interruption;

    fn id(&self) -> String {
        self.id.to_string()
    }

    fn title(&self) -> String {
        titled(&self.cause, "Page", day_of(self.at, self.zone))
    }

    fn day(&self) -> Option<NaiveDate> {
        Some(day_of(self.at, self.zone))
    }

    fn tidy(&mut self) -> Result<()> {
        check_time(self.at)?;
        self.at = to_millis(self.at);
        Ok(())
    }

    /// The page came all the same; what it was about is gone.
    fn forget(&mut self, erased: &ItemId) -> bool {
        let was_it = self.incident.is_some_and(|id| ItemId::from(id) == *erased);
        if was_it {
            self.incident = None;
            self.cause.clear();
        }
        was_it
    }
}

impl Document for CheckIn {
    const NOUN: Noun = Noun::CheckIn;

    fn id(&self) -> String {
        self.id.to_string()
    }

    fn title(&self) -> String {
        titled("", "Check-in", self.day)
    }

    fn day(&self) -> Option<NaiveDate> {
        Some(self.day)
    }

    fn tidy(&mut self) -> Result<()> {
        check_day(Some(self.day))?;
        let marks = [self.rested, self.manageable];
        if marks
            .into_iter()
            .flatten()
            .any(|mark| !(1..=5).contains(&mark))
        {
            return Err(Error::InvalidNumber {
                field: "answer",
                range: "It goes from 1 to 5.",
            });
        }
        Ok(())
    }
}

impl Document for Rest {
    const NOUN: Noun = Noun::Rest;

    fn id(&self) -> String {
        self.id.to_string()
    }

    fn title(&self) -> String {
        titled(&self.note, "Rest", day_of(self.from, self.zone))
    }

    fn day(&self) -> Option<NaiveDate> {
        Some(day_of(self.from, self.zone))
    }

    fn tidy(&mut self) -> Result<()> {
        tidy_span(&mut self.from, &mut self.to)
    }
}

fn tidy_span(from: &mut DateTime<Utc>, to: &mut DateTime<Utc>) -> Result<()> {
    for at in [&mut *from, &mut *to] {
        check_time(*at)?;
        *at = to_millis(*at);
    }
    if from < to {
        Ok(())
    } else {
        Err(Error::EndNotAfterStart)
    }
}

fn day_of(at: DateTime<Utc>, zone: Zone) -> NaiveDate {
    at.with_timezone(&zone.0).date_naive()
}

/// As the trash calls it: its own words, or what it is, and its day.
fn titled(words: &str, what: &str, day: NaiveDate) -> String {
    let words = words.trim();
    format!("{}, {day}", if words.is_empty() { what } else { words })
}
