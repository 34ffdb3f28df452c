//! Whether it is over, by the word that stands for it.

use std::collections::HashSet;

use csv::StringRecord;

use super::{Column, rows::Rows, words};
use crate::{
    domain::MilestoneKind,
    exchange::{
        dates,
        record::{Fault, Record, quoted},
    },
};

impl Rows<'_> {
    /// Where a tool says that it is over, but not when.
    pub(super) fn status(
        &self,
        cells: &StringRecord,
        record: &mut Record,
        used: &mut HashSet<usize>,
    ) {
        if record.instant(MilestoneKind::Resolved).is_some() {
            return;
        }
        let is_over = self
            .all(cells, Column::Status)
            .any(|(_, word)| words::is_over(word));
        let changed = self.first(cells, Column::StatusChanged).filter(|_| is_over);
        if let Some((place, cell)) = changed {
            let how = dates::Reading {
                order: self.order,
                zone: place.zone.unwrap_or(self.zone),
                day: None,
            };
            let read = dates::instant(cell, how).ok().flatten();
            used.extend(read.map(|_| place.at));
            record.set(MilestoneKind::Resolved, read.map(|read| read.at));
        }
    }

    /// Where a status, or a "no" instead of the time of the end, says so: a length is then only how long it has lasted.
    pub(super) fn is_still_open(&self, cells: &StringRecord) -> bool {
        let status = self.all(cells, Column::Status);
        let mut said = status.chain(self.all(cells, Column::Resolved));
        said.any(|(_, word)| words::is_still_open(word))
    }

    /// A tool's own status says so, in the numbers of ServiceNow too.
    pub(super) fn is_open_at_its_tool(&self, cells: &StringRecord) -> bool {
        let is_open = |word: &str| words::is_still_open(word) || words::is_open_number(word);
        let is_a_tools = !self.preset.is_anyones() && !self.preset.is_own;
        let mut said = self
            .all(cells, Column::Status)
            .map(|(_, word)| word)
            .peekable();
        is_a_tools && said.peek().is_some() && said.all(is_open)
    }

    /// A tool's word that it is over counts as read where an end is known; where none is, that is said.
    pub(super) fn over(
        &self,
        cells: &StringRecord,
        record: &mut Record,
        used: &mut HashSet<usize>,
    ) {
        if self.preset.is_anyones() {
            return;
        }
        let all = self.all(cells, Column::Status);
        let over: Vec<_> = all.filter(|(_, word)| words::is_over(word)).collect();
        if record.instant(MilestoneKind::Resolved).is_some() {
            used.extend(over.iter().map(|(place, _)| place.at));
        } else if let Some((place, word)) = over.first() {
            let problem = format!(
                "{} says that it is over, and nothing says when",
                quoted(word)
            );
            let fault = Fault::new(self.table.name(place.at), problem);
            record.remarks.push(fault);
        }
    }
}
