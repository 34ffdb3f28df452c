//! Drills, days since, and how the time went.

use chrono::{Months, NaiveDate, TimeDelta};

use super::Journal;
use crate::Result;
use crate::domain::{
    Contribution, ContributionKind, DrillRow, Hours, HoursEdit, HoursId, HoursRow, HoursSpan,
    IncidentKind, Practice, Reference, Since, quarter_name,
};
use crate::store::write::Write;
use crate::store::{document, incident};

/// How far the table of hours looks back.
const QUARTERS: u32 = 8;
const WEEKS: i64 = 13;

impl Journal {
    /// `today` is the civil day where the user is. Hours by quarter, or by week if wished.
    pub fn practice(&self, span: HoursSpan, today: NaiveDate) -> Result<Practice> {
        let drills = self.drills()?;
        let last = incident::latest(self.conn(), &[IncidentKind::Incident, IncidentKind::Vendor])?;
        let last = last.map(|incident| Reference {
            item: incident.id.into(),
            day: Some(incident.day()),
            title: incident.title,
        });
        Ok(Practice {
            last_incident: last.map(|what| since(what, today)),
            last_drill: drills.first().map(|drill| since(drill.what.clone(), today)),
            drills,
            hours: self.hours(span, today)?,
        })
    }

    /// The estimate of the quarter or week of a day; emptied of everything, it goes.
    pub fn set_hours(&mut self, span: HoursSpan, day: NaiveDate, edit: HoursEdit) -> Result<()> {
        let from = span.around(day).from.unwrap_or(day);
        self.write("Estimate hours", |write| {
            let mut hours = estimate_of(write, span, from)?;
            match edit {
                HoursEdit::Reactive(value) => hours.reactive = value,
                HoursEdit::Proactive(value) => hours.proactive = value,
                HoursEdit::Total(value) => hours.total = value,
            }
            let is_empty = [hours.reactive, hours.proactive, hours.total] == [None; 3];
            let item = hours.id.into();
            write.put(hours)?;
            if is_empty {
                write.delete(&item)
            } else {
                Ok(())
            }
        })
    }

    /// Contributions of this kind and incidents of this kind are both drills; the newest first.
    fn drills(&self) -> Result<Vec<DrillRow>> {
        let mut drills: Vec<DrillRow> = document::all::<Contribution>(self.conn())?
            .into_iter()
            .filter(|contribution| contribution.kind == ContributionKind::Drill)
            .map(|contribution| DrillRow {
                kind: contribution.drill.kind,
                result: contribution.drill.result,
                what: Reference {
                    item: contribution.id.into(),
                    title: contribution.title,
                    day: Some(contribution.date),
                },
            })
            .collect();
        for incident in incident::of_kind(self.conn(), IncidentKind::Drill)? {
            drills.push(DrillRow {
                kind: None,
                result: None,
                what: Reference {
                    item: incident.id.into(),
                    day: Some(incident.day()),
                    title: incident.title,
                },
            });
        }
        drills.sort_by(|a, b| (b.what.day, &b.what.item.id).cmp(&(a.what.day, &a.what.item.id)));
        Ok(drills)
    }

    pub(super) fn hours(&self, span: HoursSpan, today: NaiveDate) -> Result<Vec<HoursRow>> {
        let estimates = document::all::<Hours>(self.conn())?;
        let mut rows = Vec::new();
        for from in starts(span, today) {
            let period = span.around(from);
            let minutes = incident::hands_on(self.conn(), period)?;
            let mut estimates = estimates.iter();
            let estimate = estimates.find(|hours| hours.span == span && hours.from == from);
            rows.push(HoursRow {
                span,
                from,
                name: match span {
                    HoursSpan::Quarter => quarter_name(from),
                    HoursSpan::Week => format!("Week of {from}"),
                },
                reactive_percent: estimate.and_then(reactive_percent),
                estimate: estimate.cloned(),
                hands_on_minutes: minutes.minutes,
                incidents_with_minutes: minutes.with,
                incidents: minutes.of,
            });
        }
        Ok(rows)
    }
}

fn since(what: Reference, today: NaiveDate) -> Since {
    let days = what.day.map_or(0, |day| (today - day).num_days());
    Since {
        what,
        days: u32::try_from(days).unwrap_or(0),
    }
}

/// One that was emptied before comes back as itself, so that undo finds it.
fn estimate_of(write: &mut Write<'_>, span: HoursSpan, from: NaiveDate) -> Result<Hours> {
    let mut stored = document::all_stored::<Hours>(write.conn())?.into_iter();
    let found = stored.find(|hours| hours.value.span == span && hours.value.from == from);
    match found {
        Some(hours) => {
            if hours.deleted_at.is_some() {
                write.undelete(&hours.value.id.into())?;
            }
            Ok(hours.value)
        }
        None => Ok(Hours {
            id: HoursId(write.new_id()),
            span,
            from,
            reactive: None,
            proactive: None,
            total: None,
        }),
    }
}

/// Of all hours where they are known, else of the two parts together.
fn reactive_percent(hours: &Hours) -> Option<f64> {
    let reactive = hours.reactive?;
    let parts = hours.proactive.map(|proactive| reactive + proactive);
    let all = hours.total.or(parts)?;
    (all > 0.0 && reactive <= all).then(|| 100.0 * reactive / all)
}

/// First days, the newest first.
fn starts(span: HoursSpan, today: NaiveDate) -> Vec<NaiveDate> {
    let last = span.around(today).from.unwrap_or(today);
    match span {
        HoursSpan::Quarter => (0..QUARTERS)
            .filter_map(|back| last.checked_sub_months(Months::new(3 * back)))
            .collect(),
        HoursSpan::Week => (0..WEEKS)
            .map(|back| last - TimeDelta::weeks(back))
            .collect(),
    }
}
