//! What a table looks like before anything is read: its columns, what each is taken for, and the first rows.

use serde::{Deserialize, Serialize};

use super::{Column, FIELDS, Preset, Table, columns::Layout, moments};
use crate::exchange::{
    ImportOptions, dates,
    readers::{self, Reader},
};

/// How many rows are shown.
const SHOWN: usize = 5;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct TableLook {
    /// The tool whose columns these are, or "spreadsheet".
    pub format: String,
    pub columns: Vec<TableColumn>,
    /// The first ones, cut or filled to the number of columns.
    pub rows: Vec<Vec<String>>,
    pub row_count: u32,
    /// The file is so long that only its beginning was looked at.
    pub is_part: bool,
    /// A title and a time are among the fields.
    pub is_enough: bool,
    /// A cell of which nothing tells whether the day or the month comes first.
    pub open_day: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct TableColumn {
    pub name: String,
    /// What it is taken for, by the names that `--map` uses.
    pub field: Option<String>,
}

impl Table {
    pub(crate) fn look(&self, options: &ImportOptions) -> Option<TableLook> {
        let presets = readers::ALL.iter().filter_map(|reader| match reader {
            Reader::Table(preset) => Some(*preset),
            Reader::Json(_) | Reader::Text(_) => None,
        });
        let mut presets =
            presets.filter(|preset| preset.is_anyones() || self.is_of(preset, options));
        let preset = presets.next()?;
        let layout = Layout::of(self, preset);
        let layout = layout
            .with(&options.columns, self)
            .unwrap_or_else(|_| Layout::of(self, preset));
        let mut fields: Vec<Option<Column>> =
            (0..self.header.len()).map(|at| layout.column(at)).collect();
        if options.columns.is_empty() && preset.is_anyones() && !layout.is_enough() {
            self.propose(&mut fields);
        }
        Some(self.shown(preset, &layout, &fields, options))
    }

    fn shown(
        &self,
        preset: &Preset,
        layout: &Layout,
        fields: &[Option<Column>],
        options: &ImportOptions,
    ) -> TableLook {
        let columns = fields.iter().enumerate().map(|(at, column)| TableColumn {
            name: self.name(at),
            field: column.and_then(field),
        });
        let rows = self.rows.iter().take(SHOWN).map(|row| {
            let cells = (0..self.header.len()).map(|at| row.get(at).unwrap_or_default());
            cells.map(|cell| cell.chars().take(200).collect()).collect()
        });
        TableLook {
            format: preset.name.to_owned(),
            columns: columns.collect(),
            rows: rows.collect(),
            row_count: u32::try_from(self.rows.len()).unwrap_or(u32::MAX),
            is_part: false,
            is_enough: layout.is_enough(),
            open_day: moments::order(self, layout, options)
                .err()
                .map(str::to_owned),
        }
    }

    /// By what the cells hold, where no name tells: the first column of times is when it began, the second when it was
    /// over, and the longest texts are titles.
    fn propose(&self, fields: &mut [Option<Column>]) {
        let has = |fields: &[Option<Column>], column| fields.contains(&Some(column));
        let free: Vec<usize> = (0..fields.len())
            .filter(|at| fields[*at].is_none())
            .collect();
        let mut times = free.iter().filter(|at| self.are_times(**at));
        let is_dated = [Column::Began, Column::Detected, Column::Day]
            .iter()
            .any(|column| has(fields, *column));
        if !is_dated && let Some(at) = times.next() {
            fields[*at] = Some(Column::Began);
        }
        if !has(fields, Column::Resolved)
            && let Some(at) = times.next()
        {
            fields[*at] = Some(Column::Resolved);
        }
        if !has(fields, Column::Title) {
            let texts = free.iter().filter(|at| !self.are_times(**at));
            let longest = texts.max_by_key(|at| self.typical_length(**at));
            if let Some(at) = longest {
                fields[*at] = Some(Column::Title);
            }
        }
    }

    fn are_times(&self, at: usize) -> bool {
        let cells = self.rows.iter().filter_map(|row| row.get(at));
        let cells: Vec<&str> = cells.filter(|cell| !dates::is_blank(cell)).collect();
        !cells.is_empty()
            && cells.iter().filter(|cell| dates::is_time(cell)).count() * 10 >= cells.len() * 8
    }

    /// Of texts that fit on a line; a longer one is a note.
    fn typical_length(&self, at: usize) -> usize {
        const LINE: usize = 120;
        let cells = self.rows.iter().filter_map(|row| row.get(at));
        let lengths: Vec<usize> = cells.map(|cell| cell.chars().count()).collect();
        let mean = lengths.iter().sum::<usize>().checked_div(lengths.len());
        mean.filter(|mean| *mean <= LINE).unwrap_or_default()
    }
}

fn field(column: Column) -> Option<String> {
    let known = FIELDS.iter().find(|(_, known)| *known == column);
    known.map(|(name, _)| (*name).to_owned())
}
