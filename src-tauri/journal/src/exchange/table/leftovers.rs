//! What of a row nobody read: a person's own words become a note, a tool's columns are listed.

use std::collections::HashSet;

use csv::StringRecord;

use super::{Column, rows::Rows};

impl Rows<'_> {
    /// What a person's own columns say beside those that are known; a tool's export has hundreds that say nothing.
    pub(super) fn others(&mut self, cells: &StringRecord, used: &HashSet<usize>) -> Option<String> {
        let mut lines = Vec::new();
        for (at, cell) in cells.iter().enumerate() {
            let cell = cell.trim();
            if cell.is_empty() || used.contains(&at) || self.is_in_a_list(at, cell) {
                continue;
            }
            if self.preset.is_anyones() {
                lines.push(format!("{}: {cell}", self.table.name(at)));
            } else if !self.ids.contains(&at)
                && !["[]", "{}"].contains(&cell)
                && !self.is_said_already(cells, at, used)
            {
                self.unread.insert(at);
            }
        }
        (!lines.is_empty()).then(|| lines.join("\n"))
    }

    fn is_in_a_list(&self, at: usize, cell: &str) -> bool {
        let column = self.layout.column(at);
        let is_list = |cell| self.preset.is_own || !is_object(cell);
        column.is_some_and(|column| column.is_many() && (!column.is_of_names() || is_list(cell)))
    }

    /// "title" and "description" of one text: the other one was read.
    fn is_said_already(&self, cells: &StringRecord, at: usize, used: &HashSet<usize>) -> bool {
        let cell = cells.get(at).map(str::trim);
        let column = self.layout.column(at);
        let same = column.into_iter().flat_map(|one| self.layout.places(one));
        let mut read = same.filter(|place| used.contains(&place.at));
        read.any(|place| cells.get(place.at).map(str::trim) == cell)
    }
}

/// Some scripts leave whole objects in cells; those are no names.
pub(super) fn is_object(cell: &str) -> bool {
    cell.starts_with(['{', '['])
}

impl Column {
    /// Every column of the kind is read, not only the first.
    fn is_many(self) -> bool {
        let is_text = matches!(
            self,
            Self::Notes | Self::Closing | Self::Comment | Self::WorkNotes
        );
        is_text || self.is_of_names()
    }

    /// Its cells are names, with commas between them where there are several.
    fn is_of_names(self) -> bool {
        matches!(
            self,
            Self::Service | Self::Responder | Self::Person | Self::Tags
        )
    }
}
