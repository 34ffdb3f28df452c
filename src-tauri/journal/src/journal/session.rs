//! What one process remembers between its writes: what it can take back, and the text it is typing.

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};

use crate::World;
use crate::domain::ItemId;

/// Longer than this, and undo takes the text back in several steps.
const TYPING: TimeDelta = TimeDelta::minutes(2);

/// Lives as long as the journal is open; after that, history still shows everything.
pub struct Session {
    /// A name for this process in the history.
    pub process: String,
    /// Operations of this process that were not undone, the latest last.
    pub undo: Vec<i64>,
    pub redo: Vec<i64>,
    /// Revisions that undo or redo made, and the earlier revision whose state they brought back.
    same: HashMap<(ItemId, i64), i64>,
    typing: Option<Typing>,
    /// Another process kept the log from being emptied after something was erased.
    pub log_holds_erased: bool,
}

struct Typing {
    field: String,
    seq: i64,
    since: DateTime<Utc>,
}

impl Session {
    pub fn new(world: &mut dyn World) -> Self {
        Self {
            process: world.new_id().to_string(),
            undo: Vec::new(),
            redo: Vec::new(),
            same: HashMap::new(),
            typing: None,
            log_holds_erased: false,
        }
    }

    pub fn did(&mut self, seq: i64) {
        self.undo.push(seq);
        self.redo.clear();
        self.typing = None;
    }

    /// The operation that typing in this field may go on with.
    pub fn typing_in(&self, field: &str, now: DateTime<Utc>) -> Option<i64> {
        self.typing
            .as_ref()
            .filter(|typing| typing.field == field && (now - typing.since).abs() <= TYPING)
            .map(|typing| typing.seq)
    }

    pub fn typed(&mut self, seq: i64, field: String, now: DateTime<Utc>, is_joined: bool) {
        let mut since = now;
        if is_joined {
            self.undo.pop();
            since = self.typing.take().map_or(now, |typing| typing.since);
        }
        self.did(seq);
        self.typing = Some(Typing { field, seq, since });
    }

    pub fn interrupt_typing(&mut self) {
        self.typing = None;
    }

    pub fn is_same(&self, item: &ItemId, one: i64, other: i64) -> bool {
        self.original(item, one) == self.original(item, other)
    }

    pub fn brought_back(&mut self, item: ItemId, revision: i64, state_of: i64) {
        let original = self.original(&item, state_of);
        self.same.insert((item, revision), original);
    }

    fn original(&self, item: &ItemId, revision: i64) -> i64 {
        let known = self.same.get(&(item.clone(), revision));
        known.copied().unwrap_or(revision)
    }
}
