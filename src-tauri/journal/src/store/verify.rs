//! Is every page of a journal whole? The first third of a full check; seals and rows are the others.

use std::collections::HashSet;

use rusqlite::Connection;

use crate::Result;

/// What a check of the pages found; empty lists are good news.
#[derive(Debug, Default, Clone, PartialEq, Eq, serde::Serialize)]
pub struct PageReport {
    /// Pages whose bytes are not what was written.
    pub cipher: Vec<String>,
    /// Contradictions between tables and indexes.
    pub integrity: Vec<String>,
    /// Rows that name a row that is not there, as "table entry, row 7, names a missing incident".
    pub references: Vec<String>,
    /// Key files that do not hold the keys this journal was opened with.
    pub key_files: Vec<String>,
}

impl PageReport {
    pub fn is_sound(&self) -> bool {
        [
            &self.cipher,
            &self.integrity,
            &self.references,
            &self.key_files,
        ]
        .iter()
        .all(|list| list.is_empty())
    }

    /// Whether rows can be read at all.
    pub fn has_damage(&self) -> bool {
        !(self.cipher.is_empty() && self.integrity.is_empty())
    }

    /// What was found, in sentences: damage as one, not page by page in the words of `SQLite`.
    pub fn sentences(&self) -> Vec<String> {
        let mut sentences = Vec::new();
        match self.cipher.len() {
            0 if self.integrity.is_empty() => {}
            0 => sentences.push(
                "journal.db contradicts itself: its tables and their indexes do not agree."
                    .to_owned(),
            ),
            1 => sentences.push(
                "journal.db is damaged: one of its pages is not what was written.".to_owned(),
            ),
            pages => sentences.push(format!(
                "journal.db is damaged: {pages} of its pages are not what was written."
            )),
        }
        if !self.has_damage() {
            let named = self.references.iter();
            sentences.extend(named.map(|finding| format!("In the {finding}.")));
        }
        sentences.extend(self.key_files.iter().map(|finding| format!("{finding}.")));
        sentences
    }
}

/// Checks the database behind a connection; key files are the vault's to compare.
pub fn check_pages(connection: &Connection) -> Result<PageReport> {
    let cipher = cipher_findings(connection)?;
    let is_damaged = !cipher.is_empty();
    Ok(PageReport {
        integrity: or_ended_by(is_damaged, integrity_findings(connection))?,
        references: or_ended_by(is_damaged, reference_findings(connection))?,
        key_files: Vec::new(),
        cipher,
    })
}

/// A page that cannot be read ends the checks that need it, with whatever error comes first ("out of
/// memory" too); that is a finding, not a failure to check.
fn or_ended_by(is_damaged: bool, found: Result<Vec<String>>) -> Result<Vec<String>> {
    match found {
        Err(_) if is_damaged => Ok(vec!["the check ended at a damaged page".to_owned()]),
        result => result,
    }
}

/// This check reads the file without a lock: a page being moved there from the log at that moment
/// looks damaged. Damage is what two looks agree on.
fn cipher_findings(connection: &Connection) -> Result<Vec<String>> {
    let mut first = texts(connection, "PRAGMA cipher_integrity_check")?;
    if !first.is_empty() {
        let second: HashSet<_> = texts(connection, "PRAGMA cipher_integrity_check")?
            .into_iter()
            .collect();
        first.retain(|finding| second.contains(finding));
    }
    Ok(first)
}

fn integrity_findings(connection: &Connection) -> Result<Vec<String>> {
    let mut found = texts(connection, "PRAGMA integrity_check")?;
    found.retain(|finding| finding != "ok");
    Ok(found)
}

fn reference_findings(connection: &Connection) -> Result<Vec<String>> {
    let mut check = connection.prepare("PRAGMA foreign_key_check")?;
    let rows = check.query_map([], |row| {
        let (table, row_id, parent): (String, Option<i64>, String) =
            (row.get(0)?, row.get(1)?, row.get(2)?);
        let row_id = row_id.map_or("without a number".to_owned(), |id| id.to_string());
        Ok(format!(
            "table {table}, row {row_id}, names a missing {parent}"
        ))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn texts(connection: &Connection, pragma: &str) -> Result<Vec<String>> {
    let mut statement = connection.prepare(pragma)?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
