//! The nouns of the table `document`, and what each of them has of its own.

mod evidence;
mod insight;
mod load;
mod review;

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::Value;

use super::checks::{check_name, check_time, keep_first};
use super::columns::to_millis;
use super::document::{Document, Homes};
use super::record::Record;
use crate::Result;
use crate::domain::{
    Action, Attachment, CheckIn, Claim, Contribution, Feedback, Holder, Hours, Improvement,
    IncidentId, Interruption, ItemId, Ladder, Noun, Postmortem, Redaction, Reference, Reminder,
    Rest, Runbook, Shift, View,
};

/// Runs a macro over all of them: type, the type of its id, and its list in an archive. They are brought in from an
/// archive in this order, so what others refer to comes first.
macro_rules! for_each_document {
    ($run:ident) => {
        $run! {
            Reminder, ReminderId, reminders;
            Postmortem, PostmortemId, postmortems;
            Action, ActionId, actions;
            Runbook, RunbookId, runbooks;
            Contribution, ContributionId, contributions;
            Feedback, FeedbackId, feedback;
            Hours, HoursId, hours;
            Ladder, LadderId, ladders;
            Attachment, AttachmentId, attachments;
            Improvement, ImprovementId, improvements;
            Claim, ClaimId, claims;
            Shift, ShiftId, shifts;
            Interruption, InterruptionId, interruptions;
            CheckIn, CheckInId, check_ins;
            Rest, RestId, rests;
            Redaction, RedactionId, redactions;
            View, ViewId, views;
        }
    };
}

pub(crate) use for_each_document;

/// Nouns of which records may be evidence of the user's own work.
pub const EVIDENCE: [Noun; 6] = [
    Noun::Runbook,
    Noun::Contribution,
    Noun::Feedback,
    Noun::Postmortem,
    Noun::Action,
    Noun::Claim,
];

macro_rules! any_document {
    ($($noun:ident, $id:ident, $list:ident;)*) => {
        /// One of any of these nouns.
        #[derive(Debug, Clone, PartialEq, Serialize)]
        #[serde(untagged)]
        pub enum AnyDocument {
            $($noun(Box<$noun>)),*
        }

        impl AnyDocument {
            pub fn read(noun: Noun, value: Value) -> Result<Self> {
                $(if noun == Noun::$noun {
                    return Ok(Self::$noun(serde_json::from_value(value)?));
                })*
                Err(crate::Error::NotFound { noun })
            }

            pub fn noun(&self) -> Noun {
                match self { $(Self::$noun(_) => Noun::$noun),* }
            }

            pub fn id(&self) -> String {
                match self { $(Self::$noun(document) => document.id()),* }
            }

            pub fn item(&self) -> ItemId {
                ItemId { noun: self.noun(), id: self.id() }
            }

            pub fn title(&self) -> String {
                match self { $(Self::$noun(document) => document.title()),* }
            }

            pub fn incident(&self) -> Option<IncidentId> {
                match self { $(Self::$noun(document) => document.incident()),* }
            }

            pub fn day(&self) -> Option<NaiveDate> {
                match self { $(Self::$noun(document) => document.day()),* }
            }

            /// As others name it.
            pub fn reference(&self) -> Reference {
                Reference { item: self.item(), title: self.title(), day: self.day() }
            }

            pub fn is_evidence(&self) -> bool {
                match self { $(Self::$noun(document) => document.is_evidence()),* }
            }

            pub fn tidy(&mut self) -> Result<()> {
                match self { $(Self::$noun(document) => document.tidy()),* }
            }

            pub fn at_home(&mut self, homes: &Homes) -> bool {
                match self { $(Self::$noun(document) => document.at_home(homes)),* }
            }

            pub fn forget(&mut self, erased: &ItemId) -> bool {
                match self { $(Self::$noun(document) => document.forget(erased)),* }
            }
        }

        impl From<AnyDocument> for Record {
            fn from(document: AnyDocument) -> Self {
                Self::Document(document)
            }
        }

        $(impl From<$noun> for AnyDocument {
            fn from(document: $noun) -> Self {
                Self::$noun(Box::new(document))
            }
        }

        impl From<$noun> for Record {
            fn from(document: $noun) -> Self {
                Self::Document(document.into())
            }
        }

        impl From<crate::domain::$id> for ItemId {
            fn from(id: crate::domain::$id) -> Self {
                Self { noun: Noun::$noun, id: id.to_string() }
            }
        })*
    };
}

for_each_document!(any_document);

impl Document for Reminder {
    const NOUN: Noun = Noun::Reminder;

    fn id(&self) -> String {
        self.id.to_string()
    }

    fn title(&self) -> String {
        String::new()
    }

    fn incident(&self) -> Option<IncidentId> {
        self.incident
    }

    fn tidy(&mut self) -> Result<()> {
        check_time(self.at)?;
        self.at = to_millis(self.at);
        Ok(())
    }
}

impl Document for Attachment {
    const NOUN: Noun = Noun::Attachment;

    fn id(&self) -> String {
        self.id.to_string()
    }

    fn title(&self) -> String {
        self.name.clone()
    }

    fn incident(&self) -> Option<IncidentId> {
        match &self.of {
            Holder::Incident { incident, .. } => Some(*incident),
            Holder::Contribution { .. } | Holder::Action { .. } | Holder::Packet { .. } => None,
        }
    }

    /// What was pasted to a line that goes stays with the incident.
    fn forget(&mut self, erased: &ItemId) -> bool {
        if let Holder::Incident { entry, .. } = &mut self.of
            && entry.is_some_and(|entry| erased.id == entry.to_string())
        {
            *entry = None;
            return true;
        }
        false
    }
}

impl Document for Redaction {
    const NOUN: Noun = Noun::Redaction;

    fn id(&self) -> String {
        self.id.to_string()
    }

    fn title(&self) -> String {
        self.term.clone()
    }

    fn tidy(&mut self) -> Result<()> {
        check_name(Self::NOUN, &self.term)?;
        keep_first(&mut self.variants);
        Ok(())
    }
}
