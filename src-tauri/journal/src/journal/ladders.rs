//! The user's own rubric, what speaks for it, and where little does.

use std::collections::HashMap;

use chrono::{Months, NaiveDate};

use super::Journal;
use crate::Result;
use crate::domain::{
    Dimension, DimensionId, ItemId, Ladder, LadderEdit, LadderId, LadderRow, LadderView, ListQuery,
    Mappable, Mapped, Reference, quarter_name, quarter_of,
};
use crate::rules::rubric::read_rubric;
use crate::store::write::Write;
use crate::store::{document, documents, record};

/// Two years: what a review looks back on.
const QUARTERS: u32 = 8;

impl Journal {
    /// Oldest first.
    pub fn ladders(&self) -> Result<Vec<Ladder>> {
        document::all(self.conn())
    }

    /// From a rubric as it was pasted; its dimensions can be changed afterwards.
    pub fn add_ladder(&mut self, name: &str, rubric: &str) -> Result<Ladder> {
        self.write("Add ladder", |write| {
            let ladder = Ladder {
                id: LadderId(write.new_id()),
                name: name.trim().to_owned(),
                dimensions: dimensions(write, rubric, &[]),
                rubric: rubric.to_owned(),
                mapped: Vec::new(),
                doubts: Vec::new(),
                created_at: write.now(),
            };
            write.put(ladder.clone())?;
            Ok(ladder)
        })
    }

    pub fn edit_ladder(&mut self, id: LadderId, edit: LadderEdit) -> Result<Ladder> {
        let (label, typed) = match &edit {
            LadderEdit::Name(_) => ("Rename ladder", true),
            LadderEdit::Rubric(_) => ("Read rubric anew", false),
            LadderEdit::Dimensions(_) => ("Change dimensions", true),
            LadderEdit::Doubts(_) => ("Edit reasons not to", true),
        };
        let typed = typed.then(|| format!("{id} {label}"));
        self.write_maybe_typing(label, typed, |write| {
            let mut ladder = document::find::<Ladder>(write.conn(), &id.to_string())?.value;
            match edit {
                LadderEdit::Name(name) => ladder.name = name,
                LadderEdit::Rubric(rubric) => {
                    ladder.dimensions = dimensions(write, &rubric, &ladder.dimensions);
                    ladder.rubric = rubric;
                }
                LadderEdit::Dimensions(dimensions) => ladder.dimensions = dimensions,
                LadderEdit::Doubts(doubts) => ladder.doubts = doubts,
            }
            let known = ladder.dimensions.iter().map(|dimension| dimension.id);
            let known: Vec<DimensionId> = known.collect();
            ladder
                .mapped
                .retain(|mapped| known.contains(&mapped.dimension));
            write.put(ladder.clone())?;
            Ok(ladder)
        })
    }

    /// A fresh dimension at the end of a ladder.
    pub fn add_dimension(&mut self, id: LadderId, name: &str) -> Result<Ladder> {
        self.write("Add dimension", |write| {
            let mut ladder = document::find::<Ladder>(write.conn(), &id.to_string())?.value;
            ladder.dimensions.push(Dimension {
                id: DimensionId(write.new_id()),
                name: name.trim().to_owned(),
                wording: String::new(),
            });
            write.put(ladder.clone())?;
            Ok(ladder)
        })
    }

    /// Says, or takes back, that a record speaks for a dimension.
    pub fn map_evidence(
        &mut self,
        id: LadderId,
        dimension: DimensionId,
        item: &ItemId,
        speaks: bool,
    ) -> Result<Ladder> {
        self.write("Map evidence", |write| {
            record::find(write.conn(), item)?;
            let mut ladder = document::find::<Ladder>(write.conn(), &id.to_string())?.value;
            let mapped = Mapped {
                dimension,
                item: item.clone(),
            };
            ladder.mapped.retain(|there| *there != mapped);
            if speaks {
                ladder.mapped.push(mapped);
            }
            write.put(ladder.clone())?;
            Ok(ladder)
        })
    }

    /// Counts by dimension and quarter, up to the quarter of `today`.
    pub fn ladder(&self, id: LadderId, today: NaiveDate) -> Result<LadderView> {
        let ladder = document::find::<Ladder>(self.conn(), &id.to_string())?.value;
        let known: HashMap<ItemId, Reference> = self
            .all_evidence()?
            .into_iter()
            .map(|what| (what.item.clone(), what))
            .collect();
        let quarters = last_quarters(today);
        let rows = ladder.dimensions.iter().map(|dimension| {
            let of_it = ladder
                .mapped
                .iter()
                .filter(|mapped| mapped.dimension == dimension.id);
            let evidence = of_it.filter_map(|mapped| known.get(&mapped.item).cloned());
            row_of(dimension.id, evidence.collect(), &quarters)
        });
        Ok(LadderView {
            rows: rows.collect(),
            quarters: quarters.into_iter().map(quarter_name).collect(),
            ladder,
        })
    }

    /// Everything that may speak for a dimension, the newest first, with what it was said to speak for.
    pub fn mappable(&self, id: LadderId) -> Result<Vec<Mappable>> {
        let ladder = document::find::<Ladder>(self.conn(), &id.to_string())?.value;
        let mut mapped: HashMap<ItemId, Vec<DimensionId>> = HashMap::new();
        for Mapped { dimension, item } in ladder.mapped {
            mapped.entry(item).or_default().push(dimension);
        }
        let all = self.all_evidence()?.into_iter();
        Ok(all
            .map(|what| Mappable {
                dimensions: mapped.remove(&what.item).unwrap_or_default(),
                what,
            })
            .collect())
    }

    /// Incidents and every document that is evidence; without the trash, the newest first.
    fn all_evidence(&self) -> Result<Vec<Reference>> {
        let rows = self.list(&ListQuery::default())?.rows.into_iter();
        let mut all: Vec<Reference> = rows
            .map(|row| Reference {
                item: row.id.into(),
                title: row.title,
                day: Some(row.day),
            })
            .collect();
        for noun in documents::EVIDENCE {
            for stored in document::all_of(self.conn(), noun)? {
                all.extend(stored.is_evidence().then(|| stored.reference()));
            }
        }
        all.sort_by(|a, b| (b.day, &b.item.id).cmp(&(a.day, &a.item.id)));
        Ok(all)
    }
}

/// Of a rubric; one that was there by the same name keeps its id, and with it its evidence.
fn dimensions(write: &mut Write<'_>, rubric: &str, before: &[Dimension]) -> Vec<Dimension> {
    let mut free: Vec<&Dimension> = before.iter().collect();
    read_rubric(rubric)
        .into_iter()
        .map(|asked| {
            let same = free
                .iter()
                .position(|dimension| dimension.name == asked.name);
            let id = same.map(|at| free.remove(at).id);
            Dimension {
                id: id.unwrap_or_else(|| DimensionId(write.new_id())),
                name: asked.name,
                wording: asked.wording,
            }
        })
        .collect()
}

/// The first days of the last quarters, the oldest first.
fn last_quarters(today: NaiveDate) -> Vec<NaiveDate> {
    let last = quarter_of(today);
    let back = (0..QUARTERS).rev();
    back.filter_map(|quarters| last.checked_sub_months(Months::new(3 * quarters)))
        .collect()
}

/// What has no day is counted with what came before.
fn row_of(
    dimension: DimensionId,
    mut evidence: Vec<Reference>,
    quarters: &[NaiveDate],
) -> LadderRow {
    let mut row = LadderRow {
        dimension,
        earlier: 0,
        cells: vec![0; quarters.len()],
        evidence: Vec::new(),
    };
    for what in &evidence {
        let quarter = what.day.map(quarter_of);
        let place = quarter.and_then(|quarter| quarters.iter().position(|each| *each == quarter));
        match place.and_then(|place| row.cells.get_mut(place)) {
            Some(cell) => *cell += 1,
            None => row.earlier += 1,
        }
    }
    evidence.sort_by(|a, b| (b.day, &b.item.id).cmp(&(a.day, &a.item.id)));
    row.evidence = evidence;
    row
}
