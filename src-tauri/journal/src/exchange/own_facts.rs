//! What our own tables say beyond what those of others may.

use std::{collections::BTreeMap, sync::Arc};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::sheets::{Node, as_cells, pairs};
use crate::domain::{
    Debrief, DetectedBy, Ending, EntryDetail, Impact, Incident, Mitigation, PhaseNote, Sharing,
    SourceRef, Story, Zone,
};

/// Of an incident, each under the path that it has in the archive.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Facts {
    detected_by: Option<DetectedBy>,
    impact: Impact,
    mitigation: Option<Mitigation>,
    ending: Option<Ending>,
    story: Story,
    phases: Vec<PhaseNote>,
    hands_on_minutes: Option<u32>,
    sharing: Sharing,
    source: Option<SourceRef>,
    debrief: Debrief,
    created_at: Option<DateTime<Utc>>,
}

impl Facts {
    pub(crate) fn of(incident: &Incident) -> Self {
        let incident = incident.clone();
        Self {
            detected_by: incident.detected_by,
            impact: incident.impact,
            mitigation: incident.mitigation,
            ending: incident.ending,
            story: incident.story,
            phases: incident.phases,
            hands_on_minutes: incident.hands_on_minutes,
            sharing: incident.sharing,
            source: incident.source,
            debrief: incident.debrief,
            created_at: Some(incident.created_at),
        }
    }

    /// What may be changed in the table.
    pub(crate) fn tell(self, of: &mut Incident) {
        of.detected_by = self.detected_by;
        of.impact = self.impact;
        of.mitigation = self.mitigation;
        of.ending = self.ending;
        of.story = self.story;
        of.phases = self.phases;
        of.hands_on_minutes = self.hands_on_minutes;
        of.sharing = self.sharing;
        of.debrief = self.debrief;
    }

    /// The same, and what it is from the beginning.
    pub(crate) fn tell_all(self, of: &mut Incident) {
        of.source.clone_from(&self.source);
        of.created_at = self.created_at.unwrap_or(of.created_at);
        self.tell(of);
    }
}

/// The cells of a row that say those facts. What has no column stays as it is; what has an empty one is not there.
#[derive(Debug, Clone)]
pub(crate) struct OwnCells {
    /// Of all columns, in their places.
    pub(crate) columns: Arc<[String]>,
    /// Those that hold something.
    pub(crate) filled: BTreeMap<usize, Box<str>>,
    /// By name; `None` where there is no column of it.
    pub(crate) employer: Option<String>,
}

impl OwnCells {
    pub(crate) fn has(&self, column: &str) -> bool {
        self.columns.iter().any(|name| name == column)
    }

    pub(crate) fn facts(&self, here: Facts) -> Facts {
        let known = as_cells(&here).unwrap_or_default();
        let mut cells: BTreeMap<&str, &str> = pairs(&known).collect();
        for (at, name) in self.columns.iter().enumerate() {
            cells.insert(name, self.filled.get(&at).map_or("", |cell| cell));
        }
        // A row that says what cannot be was refused before.
        Node::of(cells.into_iter()).read().unwrap_or(here)
    }
}

/// Of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LineFacts {
    pub(crate) zone: Option<Zone>,
    pub(crate) noted_at: Option<DateTime<Utc>>,
    /// Where all of it has columns.
    pub(crate) detail: Option<EntryDetail>,
    pub(crate) source_id: Option<String>,
}
