//! What papers are made from.

use chrono::NaiveDate;
use serde::Serialize;

use crate::domain::{
    Action, Audience, ClaimReading, ClaimTemplate, Contribution, Entry, FailureClass, Feedback,
    Incident, IncidentId, ItemId, Ladder, NameSeen, Postmortem, Redaction, Runbook, Scope, Service,
    Stats,
};

/// Everything a paper may be made from; goes through `report::project` first.
#[derive(Debug, Clone, PartialEq)]
pub struct PaperData {
    pub scope: Scope,
    /// For whom it was read; what is not marked for them is not in it.
    pub audience: Audience,
    /// In the order of their start, oldest first.
    pub incidents: Vec<Incident>,
    pub entries: Vec<Entry>,
    pub services: Vec<Service>,
    pub classes: Vec<FailureClass>,
    pub stats: Stats,
    /// Incidents of the scope that are not marked for these readers; only the user is told which.
    pub kept_out: Vec<KeptOut>,
    /// Those that stand in fields of the whole journal, whoever may read of them; only what is for everyone asks for
    /// them, because all lines are looked through.
    pub names: Option<Vec<NameSeen>>,
    pub redactions: Vec<Redaction>,
    /// The user's own name, which is no secret of theirs.
    pub author: String,
    pub work: PaperWork,
}

/// What was done beside the response, as far as it belongs to the scope.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PaperWork {
    pub postmortems: Vec<Postmortem>,
    pub actions: Vec<Action>,
    pub runbooks: Vec<Runbook>,
    pub contributions: Vec<Contribution>,
    /// How many are not in it, because they came of incidents that these readers may not be told of.
    pub contributions_kept_out: usize,
    /// Goes into a paper by `Feedback::quote()` alone.
    pub feedback: Vec<Feedback>,
    pub ladders: Vec<Ladder>,
    /// Each carried by the data; those the user saved come first.
    pub claims: Vec<PaperClaim>,
}

/// A sentence with what it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperClaim {
    pub template: ClaimTemplate,
    pub since: Option<WhatChanged>,
    pub saved: bool,
    /// Saved when the data said something else.
    pub stale: bool,
    pub reading: ClaimReading,
}

/// What changed on the day from which a sentence is counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhatChanged {
    pub title: String,
    /// The runbook, action or contribution that made the change.
    pub behind: Option<ItemId>,
}

/// An incident that a paper must not tell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KeptOut {
    pub incident: IncidentId,
    pub day: NaiveDate,
    pub title: String,
}

/// Everything that a postmortem on paper may be made from; goes through `report::project` first.
#[derive(Debug, Clone, PartialEq)]
pub struct ReviewData {
    pub postmortem: Postmortem,
    pub incident: Option<Incident>,
    pub entries: Vec<Entry>,
    pub actions: Vec<Action>,
    pub services: Vec<Service>,
    pub classes: Vec<FailureClass>,
}
