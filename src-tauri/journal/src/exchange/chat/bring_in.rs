//! The lines of a transcript become entries of an incident, each of them once.

use std::collections::HashMap;

use super::{ChatLine, ChatLineState, ChatNote, ChatReading, ChatReport, ChatReportLine};
use crate::{
    Result,
    domain::{Entry, EntryDetail, EntryId, IncidentId, ItemId},
    exchange::import::was_taken_back,
    store::{entry, incident, write::Write},
};

/// How the history calls it.
pub(crate) const IMPORT_CHAT: &str = "Import chat";

pub(crate) fn bring_in(
    write: &mut Write<'_>,
    incident: IncidentId,
    reading: ChatReading,
) -> Result<ChatReport> {
    incident::find(write.conn(), incident)?;
    let known = known_lines(write, incident)?;
    let lines: Vec<ChatReportLine> = reading
        .lines
        .into_iter()
        .map(|line| ChatReportLine {
            state: known
                .get(&line.source_id)
                .copied()
                .unwrap_or(ChatLineState::New),
            line,
        })
        .collect();
    let of = |state| {
        lines
            .iter()
            .filter(move |line| line.state == state)
            .map(|line| &line.line)
    };
    let count = |state| u32::try_from(of(state).count()).unwrap_or(u32::MAX);
    let mut doubts = reading.doubts;
    doubts.extend(in_future(write, of(ChatLineState::New)));
    add(write, incident, &of(ChatLineState::New).collect::<Vec<_>>())?;
    Ok(ChatReport {
        shape: reading.shape,
        new: count(ChatLineState::New),
        known: count(ChatLineState::Known),
        stay_deleted: count(ChatLineState::StaysDeleted),
        authors: reading.authors,
        says_today: reading.says_today,
        dropped: reading.dropped,
        doubts,
        not_understood: reading.not_understood,
        lines,
    })
}

/// Ids are given in the order of the lines, so that lines of one minute stay in it.
fn add(write: &mut Write<'_>, incident: IncidentId, lines: &[&ChatLine]) -> Result<()> {
    let mut ids: Vec<EntryId> = lines.iter().map(|_| EntryId(write.new_id())).collect();
    ids.sort_unstable();
    for (id, line) in ids.into_iter().zip(lines) {
        let noted_at = write.now();
        write.put(Entry {
            id,
            incident,
            kind: line.kind,
            text: line.text.clone(),
            author: line.author.clone(),
            happened_at: line.at,
            zone: line.zone,
            noted_at,
            detail: EntryDetail::default(),
            revision: 1,
            source_id: Some(line.source_id.clone()),
        })?;
    }
    Ok(())
}

/// What the incident has of earlier imports, by source id. A line that is in the trash only because its import was
/// undone is as good as new.
fn known_lines(write: &Write<'_>, incident: IncidentId) -> Result<HashMap<String, ChatLineState>> {
    let mut known = HashMap::new();
    for (id, source_id, is_deleted) in entry::sourced(write.conn(), incident)? {
        if !is_deleted {
            known.insert(source_id, ChatLineState::Known);
        } else if !was_taken_back(write.conn(), &ItemId::from(id))? {
            known
                .entry(source_id)
                .or_insert(ChatLineState::StaysDeleted);
        }
    }
    Ok(known)
}

/// Kept, for clocks differ; but more often the date or the zone is not the right one.
fn in_future<'a>(write: &Write<'_>, new: impl Iterator<Item = &'a ChatLine>) -> Option<ChatNote> {
    let ahead: Vec<&ChatLine> = new.filter(|line| line.at > write.now()).collect();
    let line = ahead.first()?.line;
    let lines = u32::try_from(ahead.len()).unwrap_or(u32::MAX);
    let text = match lines {
        1 => "One message lies in the future. Check the day and the time zone.".to_owned(),
        many => format!("{many} messages lie in the future. Check the day and the time zone."),
    };
    Some(ChatNote { line, lines, text })
}
