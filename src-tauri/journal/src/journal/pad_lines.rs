//! How many lines of a pad are shown.

use crate::domain::{Entry, EntryKind};

/// A pad that was filled from a log may have a hundred thousand lines; this many are shown at most, so that a new one is
/// there at once.
const MOST_LINES: usize = 2_000;

/// Leaves out the oldest lines, but never a guess, a decision, an update or a request: those are gone back to. Says how
/// many went.
pub(super) fn leave_earlier(entries: &mut Vec<Entry>) -> u32 {
    let all = entries.len();
    let old = all.saturating_sub(MOST_LINES);
    let mut place = 0;
    entries.retain(|entry| {
        place += 1;
        let is_minor = matches!(
            entry.kind,
            EntryKind::Saw | EntryKind::Did | EntryKind::Note
        );
        place > old || !is_minor
    });
    u32::try_from(all - entries.len()).unwrap_or(u32::MAX)
}
