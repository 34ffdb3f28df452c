//! The nouns of the table `document`, and what each of them has of its own.

use serde::Serialize;
use serde_json::Value;

use super::checks::{check_name, check_time};
use super::columns::to_millis;
use super::document::Document;
use super::record::Record;
use crate::Result;
use crate::domain::{Action, Attachment, Claim, Improvement, IncidentId, ItemId, Noun, Reminder};

/// Runs a macro over all of them: type, the type of its id, and its list in an archive. They are brought in from an
/// archive in this order, so what others refer to comes first.
macro_rules! for_each_document {
    ($run:ident) => {
        $run! {
            Reminder, ReminderId, reminders;
            Action, ActionId, actions;
            Attachment, AttachmentId, attachments;
            Improvement, ImprovementId, improvements;
            Claim, ClaimId, claims;
        }
    };
}

pub(crate) use for_each_document;

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

            pub fn title(&self) -> String {
                match self { $(Self::$noun(document) => document.title()),* }
            }

            pub fn incident(&self) -> Option<IncidentId> {
                match self { $(Self::$noun(document) => document.incident()),* }
            }

            pub fn tidy(&mut self) -> Result<()> {
                match self { $(Self::$noun(document) => document.tidy()),* }
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

impl Document for Action {
    const NOUN: Noun = Noun::Action;

    fn id(&self) -> String {
        self.id.to_string()
    }

    fn title(&self) -> String {
        self.what.clone()
    }

    fn incident(&self) -> Option<IncidentId> {
        self.incident
    }

    fn tidy(&mut self) -> Result<()> {
        check_name(Self::NOUN, &self.what)
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
        Some(self.incident)
    }

    /// What was pasted to a line that goes stays with the incident.
    fn forget(&mut self, erased: &ItemId) -> bool {
        let is_its_line = self
            .entry
            .is_some_and(|entry| erased.id == entry.to_string());
        if is_its_line {
            self.entry = None;
        }
        is_its_line
    }
}

impl Document for Improvement {
    const NOUN: Noun = Noun::Improvement;

    fn id(&self) -> String {
        self.id.to_string()
    }

    fn title(&self) -> String {
        self.title.clone()
    }

    fn tidy(&mut self) -> Result<()> {
        check_name(Self::NOUN, &self.title)
    }

    fn forget(&mut self, erased: &ItemId) -> bool {
        let is_behind = self.behind.as_ref() == Some(erased);
        if is_behind {
            self.behind = None;
        }
        is_behind
    }
}

impl Document for Claim {
    const NOUN: Noun = Noun::Claim;

    fn id(&self) -> String {
        self.id.to_string()
    }

    fn title(&self) -> String {
        self.saved.sentence.clone()
    }

    fn tidy(&mut self) -> Result<()> {
        check_time(self.saved_at)?;
        self.saved_at = to_millis(self.saved_at);
        Ok(())
    }

    fn forget(&mut self, erased: &ItemId) -> bool {
        let before = self.saved.incidents.len();
        self.saved
            .incidents
            .retain(|id| ItemId::from(*id) != *erased);
        self.saved.incidents.len() < before
    }
}
