//! What the pad proposes in words: updates, hand-off sheets, lists. Nothing here is stored.

use chrono::TimeDelta;

use super::{IncidentView, Journal};
use crate::Result;
use crate::domain::IncidentId;
use crate::rules::Facts;
use crate::rules::checklists::{Checklist, checklists};
use crate::rules::debrief::{DebriefProposal, propose};
use crate::rules::handoff::{HandOffSheet, sheet};
use crate::rules::severity::{BlastAdvice, SeverityRow, blast_advice, severity_table};
use crate::rules::title::title;
use crate::rules::updates::{UpdateDraft, UpdateTemplate, draft, templates};
use crate::store::document;

impl Journal {
    pub fn update_templates(&self) -> Result<Vec<UpdateTemplate>> {
        Ok(templates(&self.settings()?.pad))
    }

    /// `None` for a template that does not exist.
    pub fn draft_update(&self, id: IncidentId, template: &str) -> Result<Option<UpdateDraft>> {
        self.with_facts(id, |facts| draft(facts, template))
    }

    pub fn hand_off_sheet(&self, id: IncidentId) -> Result<HandOffSheet> {
        self.with_facts(id, sheet)
    }

    /// All lists of an incident, with the user's own lines.
    pub fn checklists(&self) -> Result<Vec<Checklist>> {
        Ok(checklists(&self.settings()?.pad))
    }

    pub fn severity_table(&self) -> Result<Vec<SeverityRow>> {
        Ok(severity_table(&self.settings()?.pad))
    }

    /// What to do first, by how far it reaches and since when; `None` while that is not known.
    pub fn blast_advice(&self, id: IncidentId) -> Result<Option<BlastAdvice>> {
        self.with_facts(id, |facts| {
            let age = facts.now - facts.incident.start();
            blast_advice(&facts.incident.impact.blast, age.max(TimeDelta::zero()))
        })
    }

    /// What the page of the morning after is prefilled with; nothing of it is set until it is taken.
    pub fn propose_debrief(&self, id: IncidentId) -> Result<DebriefProposal> {
        self.with_facts(id, propose)
    }

    /// What is to be fixed where it was nothing but the alert, to end it by.
    pub fn alarm_fix(&self, id: IncidentId) -> Result<String> {
        let title = self.with_facts(id, title)?;
        Ok(format!("Mend the alert behind: {title}"))
    }

    pub(super) fn with_facts<T>(
        &self,
        id: IncidentId,
        ask: impl FnOnce(&Facts<'_>) -> T,
    ) -> Result<T> {
        self.with_facts_of(&self.incident(id)?, ask)
    }

    /// Of an incident that was read already: with a hundred thousand lines it is not read twice.
    pub(super) fn with_facts_of<T>(
        &self,
        view: &IncidentView,
        ask: impl FnOnce(&Facts<'_>) -> T,
    ) -> Result<T> {
        let settings = self.settings()?.pad;
        let actions = document::of_incident(self.conn(), view.incident.id)?;
        Ok(ask(&Facts {
            incident: &view.incident,
            entries: &view.entries,
            services: &view.services,
            actions: &actions,
            settings: &settings,
            now: self.world.now(),
        }))
    }
}
