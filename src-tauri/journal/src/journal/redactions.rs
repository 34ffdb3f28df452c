//! Terms that must not leave, and names of the user's own records that may belong to them.

use std::collections::HashSet;

use super::Journal;
use crate::Result;
use crate::domain::{
    Audience, NameSeen, Redaction, RedactionEdit, RedactionId, RedactionKind, RedactionLevel, Scope,
};
use crate::rules::names;
use crate::store::document;

impl Journal {
    /// In the order in which they were named.
    pub fn redactions(&self) -> Result<Vec<Redaction>> {
        document::all(self.conn())
    }

    pub fn add_redaction(&mut self, term: &str, kind: RedactionKind) -> Result<Redaction> {
        self.write("Add redaction", |write| {
            let redaction = Redaction {
                id: RedactionId(write.new_id()),
                term: term.trim().to_owned(),
                variants: Vec::new(),
                kind,
                alias: String::new(),
                may_stay: false,
                created_at: write.now(),
            };
            write.put(redaction.clone())?;
            Ok(redaction)
        })
    }

    pub fn edit_redaction(&mut self, id: RedactionId, edit: RedactionEdit) -> Result<Redaction> {
        let (label, typed) = match &edit {
            RedactionEdit::Term(_) => ("Edit redaction", true),
            RedactionEdit::Variants(_) => ("Edit variants of redaction", true),
            RedactionEdit::Kind(_) => ("Change kind of redaction", false),
            RedactionEdit::Alias(_) => ("Edit alias of redaction", true),
            RedactionEdit::MayStay(_) => ("Change whether it may stay", false),
        };
        let typed = typed.then(|| format!("{id} {label}"));
        self.write_maybe_typing(label, typed, |write| {
            let mut redaction = document::find::<Redaction>(write.conn(), &id.to_string())?.value;
            match edit {
                RedactionEdit::Term(term) => redaction.term = term,
                RedactionEdit::Variants(variants) => redaction.variants = variants,
                RedactionEdit::Kind(kind) => redaction.kind = kind,
                RedactionEdit::Alias(alias) => redaction.alias = alias,
                RedactionEdit::MayStay(may_stay) => redaction.may_stay = may_stay,
            }
            write.put(redaction.clone())?;
            Ok(redaction)
        })
    }

    /// Names in the user's records that the list does not know yet, the most frequent first.
    pub fn names_seen(&self) -> Result<Vec<NameSeen>> {
        let data = self.paper_data(&Scope::default(), Audience::Own, RedactionLevel::Public)?;
        let known: HashSet<String> = data
            .redactions
            .iter()
            .flat_map(Redaction::spellings)
            .map(str::to_lowercase)
            .collect();
        let mut seen = names::seen(&data);
        seen.retain(|one| !known.contains(&one.name.to_lowercase()));
        seen.sort_by(|a, b| b.times.cmp(&a.times).then_with(|| a.name.cmp(&b.name)));
        Ok(seen)
    }
}
