//! Long work, seen from another thread: how far it is, and whether it is still wanted.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use rusqlite::Connection;

use crate::{Error, Result};

/// How many steps of the database's own machine pass between two looks at whether the work is still wanted: some
/// milliseconds.
const STEPS: i32 = 10_000;

/// A clone is the same work.
#[derive(Debug, Clone, Default)]
pub struct Work(Arc<State>);

#[derive(Debug, Default)]
struct State {
    done: AtomicUsize,
    of: AtomicUsize,
    is_cancelled: AtomicBool,
}

impl PartialEq for Work {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Work {
    /// It ends soon, with [`Error::Cancelled`], and leaves nothing behind. What is done already stays done.
    pub fn cancel(&self) {
        self.0.is_cancelled.store(true, Ordering::Relaxed);
    }

    pub fn is_cancelled(&self) -> bool {
        self.0.is_cancelled.load(Ordering::Relaxed)
    }

    /// The part that is done, from 0 to 1; `None` while nobody knows how much there is.
    pub fn share(&self) -> Option<f64> {
        let (done, of) = (
            self.0.done.load(Ordering::Relaxed),
            self.0.of.load(Ordering::Relaxed),
        );
        #[expect(
            clippy::cast_precision_loss,
            reason = "a bar on a screen has some hundred steps"
        )]
        (of > 0).then(|| (done as f64 / of as f64).min(1.0))
    }

    /// From here on it is known how many steps there are.
    pub(crate) fn begin(&self, steps: usize) {
        self.0.done.store(0, Ordering::Relaxed);
        self.0.of.store(steps, Ordering::Relaxed);
    }

    /// One more is done.
    pub(crate) fn step(&self) -> Result<()> {
        self.0.done.fetch_add(1, Ordering::Relaxed);
        if self.is_cancelled() {
            return Err(Error::Cancelled);
        }
        Ok(())
    }

    /// Statements of this connection end too, with an error that becomes [`Error::Cancelled`].
    pub(crate) fn watch(&self, conn: &Connection) -> Result<()> {
        let work = self.clone();
        Ok(conn.progress_handler(STEPS, Some(move || work.is_cancelled()))?)
    }
}

pub(crate) fn unwatch(conn: &Connection) -> Result<()> {
    Ok(conn.progress_handler(0, None::<fn() -> bool>)?)
}
