//! What our own tables say beyond what those of others may.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::{
    Debrief, DetectedBy, Ending, EntryDetail, Impact, Incident, Mitigation, PhaseNote, Sharing,
    SourceRef, Story, Zone,
};

/// Of an incident, each under the path that it has in the archive. What has no column, or an empty one, is not said.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Facts {
    detected_by: Option<DetectedBy>,
    impact: Option<Impact>,
    mitigation: Option<Mitigation>,
    ending: Option<Ending>,
    story: Option<Story>,
    phases: Option<Vec<PhaseNote>>,
    hands_on_minutes: Option<u32>,
    sharing: Option<Sharing>,
    debrief: Option<Debrief>,
    source: Option<SourceRef>,
    created_at: Option<DateTime<Utc>>,
    /// By name.
    pub(crate) employer: Option<String>,
}

impl Facts {
    /// What may have been changed in the table.
    pub(crate) fn tell(&self, of: &mut Incident) {
        let said = self.clone();
        of.detected_by = said.detected_by.or_else(|| of.detected_by.take());
        of.mitigation = said.mitigation.or_else(|| of.mitigation.take());
        of.ending = said.ending.or_else(|| of.ending.take());
        of.hands_on_minutes = said.hands_on_minutes.or(of.hands_on_minutes);
        put(&mut of.impact, said.impact);
        put(&mut of.story, said.story);
        put(&mut of.phases, said.phases);
        put(&mut of.sharing, said.sharing);
        put(&mut of.debrief, said.debrief);
    }

    /// The same, and what it is from the beginning.
    pub(crate) fn tell_all(&self, of: &mut Incident) {
        self.tell(of);
        of.source.clone_from(&self.source);
        put(&mut of.created_at, self.created_at);
    }
}

fn put<T>(place: &mut T, said: Option<T>) {
    if let Some(said) = said {
        *place = said;
    }
}

/// Of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LineFacts {
    pub(crate) zone: Option<Zone>,
    pub(crate) noted_at: Option<DateTime<Utc>>,
    pub(crate) detail: EntryDetail,
    pub(crate) source_id: Option<String>,
}
