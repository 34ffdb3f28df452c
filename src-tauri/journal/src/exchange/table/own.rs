//! What only our own table of incidents says.

use std::{
    collections::{BTreeMap, HashSet},
    sync::Arc,
};

use csv::StringRecord;

use super::rows::Rows;
use crate::exchange::{
    own_facts::{Facts, OwnCells},
    record::Fault,
    sheets::{Node, as_text, as_written, paths},
};

impl Rows<'_> {
    /// Of the columns that are none of other tables; those that tell something are read then.
    pub(super) fn own(
        &self,
        cells: &StringRecord,
        used: &mut HashSet<usize>,
    ) -> Result<OwnCells, Fault> {
        let columns = Arc::clone(&self.columns);
        let others = (0..columns.len()).filter(|at| self.layout.column(*at).is_none());
        let others = others.map(|at| (at, as_written(cells.get(at).unwrap_or_default())));
        let others: Vec<(usize, &str)> = others.collect();
        let named = others
            .iter()
            .map(|(at, cell)| (columns[*at].as_str(), *cell));
        let facts: Facts = Node::of(named).read()?;
        let known = paths(&facts);
        let filled = others.into_iter().filter(|(_, cell)| !cell.is_empty());
        let filled: BTreeMap<usize, Box<str>> =
            filled.map(|(at, cell)| (at, cell.into())).collect();
        let employer = columns.iter().position(|name| name == "employer");
        let is_read = |at: &usize| known.contains(&columns[*at]) || employer == Some(*at);
        used.extend(filled.keys().copied().filter(is_read));
        Ok(OwnCells {
            employer: employer.map(|at| {
                filled
                    .get(&at)
                    .map_or_else(String::new, |cell| as_text(cell))
            }),
            columns,
            filled,
        })
    }
}
