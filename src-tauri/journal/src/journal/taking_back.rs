//! Undo and redo: new operations that bring back what the history remembers, of this process only.

use super::{Journal, Undone};
use crate::domain::ItemId;
use crate::store::history::{self, Change, Operation};
use crate::store::record::{find, load, state};
use crate::store::write::Write;
use crate::{Error, Result};

#[derive(Clone, Copy)]
enum Direction {
    Back,
    Again,
}

/// An item, its revision now, and the earlier revision whose state that is.
type BroughtBack = (ItemId, i64, i64);

impl Journal {
    /// The latest change of this process that was not undone; `None` when there is none. Refused if the item was
    /// changed by another process since; the next call then takes back the change before it.
    pub fn undo(&mut self) -> Result<Option<Undone>> {
        while let Some(seq) = self.session.undo.pop() {
            let undone = match self.repeat(seq, Direction::Back) {
                Ok(undone) => undone,
                Err(error) => {
                    // What could not be done now can be done later; what has moved on cannot.
                    if !matches!(error, Error::MovedOn { .. }) {
                        self.session.undo.push(seq);
                    }
                    return Err(error);
                }
            };
            self.session.redo.push(seq);
            if undone.is_some() {
                return Ok(undone);
            }
        }
        Ok(None)
    }

    /// The latest undone change again, until something else is changed.
    pub fn redo(&mut self) -> Result<Option<Undone>> {
        while let Some(seq) = self.session.redo.pop() {
            let undone = match self.repeat(seq, Direction::Again) {
                Ok(undone) => undone,
                Err(error) => {
                    if !matches!(error, Error::MovedOn { .. }) {
                        self.session.redo.push(seq);
                    }
                    return Err(error);
                }
            };
            self.session.undo.push(seq);
            if undone.is_some() {
                return Ok(undone);
            }
        }
        Ok(None)
    }

    /// `None` if there is nothing to do: the operation was erased, or typing ended where it began.
    fn repeat(&mut self, seq: i64, direction: Direction) -> Result<Option<Undone>> {
        self.session.interrupt_typing();
        let Some(Operation { label, .. }) = history::operation(self.conn(), seq)? else {
            return Ok(None);
        };
        let changes = history::changes(self.conn(), seq)?;
        for change in &changes {
            self.check_not_moved_on(change, direction)?;
        }
        let verb = match direction {
            Direction::Back => "Undo",
            Direction::Again => "Redo",
        };
        let written = self.transact(&format!("{verb}: {label}"), |write| {
            let changes = changes.iter();
            changes
                .map(|change| bring_back(write, seq, change, direction))
                .collect()
        })?;
        let brought_back: Vec<BroughtBack> = written.value;
        for (item, revision, state_of) in brought_back {
            self.session.brought_back(item, revision, state_of);
        }
        let ids: Vec<ItemId> = written.touched.into_iter().collect();
        Ok(written.seq.map(|_| Undone { label, ids }))
    }

    fn check_not_moved_on(&self, change: &Change, direction: Direction) -> Result<()> {
        let expected = match direction {
            Direction::Back => change.revision,
            Direction::Again => change.base,
        };
        let item = &change.item;
        let is_unchanged = load(self.conn(), item)?
            .is_some_and(|now| self.session.is_same(item, now.revision, expected));
        if is_unchanged {
            Ok(())
        } else {
            Err(Error::MovedOn { noun: item.noun })
        }
    }
}

fn bring_back(
    write: &mut Write<'_>,
    seq: i64,
    change: &Change,
    direction: Direction,
) -> Result<BroughtBack> {
    let item = &change.item;
    let (state_of, patch) = match direction {
        Direction::Back => (change.base, &change.before),
        Direction::Again => (change.revision, &change.after),
    };
    match (patch, direction) {
        (Some(patch), _) => {
            let now = find(write.conn(), item)?;
            let state = patch.applied_to(state(&now.value, now.deleted_at)?);
            write.put_state(item, state)?;
        }
        // It was made by this change. Nothing is lost: it waits in the trash.
        (None, Direction::Back) => write.delete(item)?,
        (None, Direction::Again) => {
            if let Some(first) = history::first_state(write.conn(), seq, item)? {
                write.put_state(item, first)?;
            }
        }
    }
    Ok((item.clone(), find(write.conn(), item)?.revision, state_of))
}
