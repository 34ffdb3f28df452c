//! What is said of records that do not come in as they are.

use super::Restorer;
use crate::{
    Error,
    domain::{Incident, ItemId},
    exchange::{ImportNote, refusal::Refusal},
};

impl Restorer<'_, '_> {
    pub(super) fn skip(&mut self, record: u32, name: &str, field: &str, text: &str) {
        self.report.skipped.push(ImportNote {
            record,
            name: name.to_owned(),
            field: field.to_owned(),
            text: text.to_owned(),
        });
    }

    /// Rows that contradict each other: the file was not written by Afterpage as it is now.
    pub(super) fn broken(&self, incident: &Incident, error: Error) -> Error {
        if !matches!(error, Error::Database(_) | Error::NotFound { .. }) {
            return error;
        }
        Error::Import(Refusal::BadArchive {
            file: self.file.to_owned(),
            problem: format!(
                "the lines of \u{201c}{}\u{201d} contradict their seals",
                incident.title
            ),
        })
    }

    pub(super) fn differs(&mut self, number: u32, item: &ItemId, name: String) {
        let text = format!(
            "this {} is already here with other content; what is here was kept",
            item.noun.words()
        );
        self.note(number, name, text);
    }

    pub(super) fn note(&mut self, record: u32, name: String, text: String) {
        self.report.warnings.push(ImportNote {
            record,
            name,
            field: String::new(),
            text,
        });
    }
}
