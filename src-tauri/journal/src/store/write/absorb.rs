//! Typing that goes on is one step of history.

use super::Write;
use crate::Result;
use crate::store::history::{self, Change};
use crate::store::record::{find, state};

impl Write<'_> {
    /// Typing goes on: takes the place of operation `earlier` if that was the last one of any process and did nothing
    /// but change the same fields of the same item. Whether it did.
    pub fn absorb(&mut self, earlier: i64) -> Result<bool> {
        if history::seq_before(self.conn, self.seq)? != Some(earlier) {
            return Ok(false);
        }
        let (old, new) = (
            history::changes(self.conn, earlier)?,
            history::changes(self.conn, self.seq)?,
        );
        let ([old], [new]) = (old.as_slice(), new.as_slice()) else {
            return Ok(false);
        };
        let (Some(old_after), Some(new_before)) = (&old.after, &new.before) else {
            return Ok(false);
        };
        let same_fields = old_after.0.keys().eq(new_before.0.keys());
        if old.item != new.item || old.before.is_none() || !same_fields {
            return Ok(false);
        }
        let current = find(self.conn, &new.item)?;
        let after = state(&current.value, current.deleted_at)?;
        let between = new_before.applied_to(after.clone());
        let joined = Change::joined(
            Some(old.clone()),
            new.item.clone(),
            new.base,
            between,
            &after,
        );
        history::replace(self.conn, self.seq, &joined)?;
        history::forget_operation(self.conn, earlier)?;
        Ok(true)
    }
}
