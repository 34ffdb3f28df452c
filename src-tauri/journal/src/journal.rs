//! The whole public API: one method per thing a user can do, one file per concern.

mod actions;
mod attachments;
mod claims;
mod contributions;
mod doors;
mod entries;
mod evidence;
mod feedback;
mod folder;
mod getting_ready;
mod history;
mod improvements;
mod incidents;
mod ladders;
mod lens;
mod merging;
mod names;
mod numbers;
mod on_call;
mod packets;
mod pad;
mod pad_lines;
mod pad_words;
mod papers;
mod postmortems;
mod practice;
mod redactions;
mod reminders;
mod runbooks;
mod sealed_lines;
mod seen_before;
mod session;
mod settings;
mod several;
mod taking_back;
mod trash;
mod types;
mod views;

use rusqlite::Connection;

pub use crate::store::keyfile::Unlock;
pub use crate::store::lock::Holder;
pub use crate::store::unwritable::Unwritable;
pub use types::*;

use crate::store::vault::Vault;
use crate::store::write::{Write, rehearse, write};
use crate::work::unwatch;
use crate::{Error, Result, Work, World};
use session::Session;

/// An open journal. One per process and window; short immediate transactions, so that several processes can use the folder.
pub struct Journal {
    vault: Vault,
    world: Box<dyn World>,
    session: Session,
    /// What it is at, where somebody looks on.
    work: Work,
}

impl Journal {
    /// Does something long that another thread looks at, and may cancel.
    pub fn watched<T>(
        &mut self,
        work: &Work,
        act: impl FnOnce(&mut Self) -> Result<T>,
    ) -> Result<T> {
        work.watch(self.conn())?;
        self.work = work.clone();
        let done = act(self);
        self.work = Work::default();
        unwatch(self.conn())?;
        done.map_err(|error| {
            if work.is_cancelled() {
                Error::Cancelled
            } else {
                error
            }
        })
    }

    fn conn(&self) -> &Connection {
        self.vault.connection()
    }

    /// One operation: one step of history and one undo.
    pub(crate) fn write<T>(
        &mut self,
        label: &str,
        act: impl FnOnce(&mut Write<'_>) -> Result<T>,
    ) -> Result<T> {
        let written = self.transact(label, act)?;
        if let Some(seq) = written.seq {
            self.session.did(seq);
        }
        Ok(written.value)
    }

    /// The same for a text that is saved while it is typed: what follows within two minutes, in the same field and
    /// with nothing in between, becomes one operation with it.
    fn write_typing<T>(
        &mut self,
        label: &str,
        field: String,
        act: impl FnOnce(&mut Write<'_>) -> Result<T>,
    ) -> Result<T> {
        let earlier = self.session.typing_in(&field, self.world.now());
        let written = self.transact(label, |write| {
            let value = act(write)?;
            let is_joined = match earlier {
                Some(seq) => write.absorb(seq)?,
                None => false,
            };
            Ok((value, is_joined, write.now()))
        })?;
        let (value, is_joined, now) = written.value;
        if let Some(seq) = written.seq {
            self.session.typed(seq, field, now, is_joined);
        }
        Ok(value)
    }

    fn write_maybe_typing<T>(
        &mut self,
        label: &str,
        typed: Option<String>,
        act: impl FnOnce(&mut Write<'_>) -> Result<T>,
    ) -> Result<T> {
        match typed {
            Some(field) => self.write_typing(label, field, act),
            None => self.write(label, act),
        }
    }

    /// What an operation would give, done and taken back.
    fn rehearse<T>(
        &mut self,
        label: &str,
        act: impl FnOnce(&mut Write<'_>) -> Result<T>,
    ) -> Result<T> {
        let process = &self.session.process;
        let conn = self.vault.connection_mut()?;
        Ok(rehearse(conn, &mut *self.world, process, label, act)?.value)
    }

    /// An operation that is no step of this session: undo itself, and what cannot be undone.
    fn transact<T>(
        &mut self,
        label: &str,
        act: impl FnOnce(&mut Write<'_>) -> Result<T>,
    ) -> Result<crate::store::write::Written<T>> {
        let process = &self.session.process;
        write(
            self.vault.connection_mut()?,
            &mut *self.world,
            process,
            label,
            act,
        )
    }
}
