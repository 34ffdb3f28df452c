//! Cells that hold several things.

use csv::StringRecord;

use super::{Column, leftovers, rows::Rows};
use crate::{
    domain::Link,
    exchange::{dates, sheets::unlisted},
};

impl Rows<'_> {
    /// Of every cell, what commas and semicolons part. Some scripts leave whole objects in cells; those are no names.
    pub(super) fn list(&self, cells: &StringRecord, column: Column) -> Vec<String> {
        let cells = self.all(cells, column).map(|(_, cell)| cell);
        let is_own = self.preset.is_own;
        let cells = cells.filter(|cell| is_own || !leftovers::is_object(cell));
        cells.flat_map(|cell| self.parts(cell)).collect()
    }

    pub(super) fn parts(&self, cell: &str) -> Vec<String> {
        if self.preset.is_own {
            return unlisted(cell);
        }
        // "checkout + payments"
        let is_list = self.preset.is_anyones() && !dates::is_blank(&cell.replace(' ', ""));
        let joined = is_list.then(|| cell.replace(" + ", ",").replace(" / ", ","));
        let parts = joined.as_deref().unwrap_or(cell).split([',', ';', '\n']);
        let parts = parts.map(str::trim);
        let parts = parts.filter(|part| !dates::is_blank(part));
        parts.map(str::to_owned).collect()
    }

    pub(super) fn links(&self, cell: &str) -> Vec<Link> {
        let (links, unnamed) = if self.preset.is_own {
            (unlisted(cell), "")
        } else {
            let links = cell.split_whitespace().map(str::to_owned);
            (links.collect(), "Link")
        };
        let links = links.into_iter().map(|link| {
            let (url, label) = link.split_once(' ').unwrap_or((&link, unnamed));
            Link {
                label: label.to_owned(),
                url: url.to_owned(),
            }
        });
        links.collect()
    }
}
