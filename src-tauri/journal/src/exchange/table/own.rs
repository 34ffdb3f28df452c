//! What only our own table of incidents says.

use std::collections::HashSet;

use csv::StringRecord;

use super::rows::Rows;
use crate::exchange::{
    own_facts::Facts,
    record::Fault,
    sheets::{Node, as_written, paths},
};

impl Rows<'_> {
    /// Of the columns that are none of other tables; those that tell something are read then.
    pub(super) fn own(
        &self,
        cells: &StringRecord,
        used: &mut HashSet<usize>,
    ) -> Result<Facts, Fault> {
        let header = &self.table.header;
        let places = (0..header.len()).filter(|at| self.layout.column(*at).is_none());
        let others = places.filter_map(|at| Some((at, as_written(cells.get(at)?))));
        let others: Vec<(usize, &str)> = others.filter(|(_, cell)| !cell.is_empty()).collect();
        let named = others
            .iter()
            .map(|(at, cell)| (header[*at].as_str(), *cell));
        let facts: Facts = Node::of(named).read()?;
        let known = paths(&facts);
        let places = others.iter().map(|(at, _)| *at);
        used.extend(places.filter(|at| known.contains(&header[*at])));
        Ok(facts)
    }
}
