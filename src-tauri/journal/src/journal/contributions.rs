//! Other work that belongs in a packet.

use chrono::NaiveDate;

use super::Journal;
use crate::Result;
use crate::domain::{
    Contribution, ContributionEdit, ContributionId, ContributionKind, ContributionView, Drill,
    Holder,
};
use crate::store::{document, incident};

impl Journal {
    pub fn add_contribution(
        &mut self,
        kind: ContributionKind,
        title: &str,
        date: NaiveDate,
    ) -> Result<Contribution> {
        self.write("Add contribution", |write| {
            let contribution = Contribution {
                id: ContributionId(write.new_id()),
                kind,
                title: title.trim().to_owned(),
                date,
                what: String::new(),
                why: String::new(),
                reach: None,
                numbers: Vec::new(),
                links: Vec::new(),
                people: Vec::new(),
                drill: Drill::default(),
                incidents: Vec::new(),
                created_at: write.now(),
            };
            write.put(contribution.clone())?;
            Ok(contribution)
        })
    }

    pub fn edit_contribution(
        &mut self,
        id: ContributionId,
        edit: ContributionEdit,
    ) -> Result<Contribution> {
        let (label, typed) = words_of(&edit);
        let typed = typed.then(|| format!("{id} {label}"));
        self.write_maybe_typing(label, typed, |write| {
            let stored = document::find::<Contribution>(write.conn(), &id.to_string())?;
            let mut contribution = stored.value;
            if let ContributionEdit::Incidents(incidents) = &edit {
                for id in incidents {
                    incident::find(write.conn(), *id)?;
                }
            }
            apply(&mut contribution, edit);
            write.put(contribution.clone())?;
            Ok(contribution)
        })
    }

    /// From the trash too.
    pub fn contribution(&self, id: ContributionId) -> Result<ContributionView> {
        let stored = document::find::<Contribution>(self.conn(), &id.to_string())?;
        Ok(ContributionView {
            incidents: self.references(&stored.value.incidents)?,
            attachments: self.attachments_of(&Holder::Contribution { contribution: id })?,
            uses: self.uses(&id.into())?,
            contribution: stored.value,
            deleted_at: stored.deleted_at,
        })
    }
}

fn apply(contribution: &mut Contribution, edit: ContributionEdit) {
    match edit {
        ContributionEdit::Kind(kind) => contribution.kind = kind,
        ContributionEdit::Title(title) => contribution.title = title,
        ContributionEdit::Date(date) => contribution.date = date,
        ContributionEdit::What(what) => contribution.what = what,
        ContributionEdit::Why(why) => contribution.why = why,
        ContributionEdit::Reach(reach) => contribution.reach = reach,
        ContributionEdit::Numbers(numbers) => contribution.numbers = numbers,
        ContributionEdit::Links(links) => contribution.links = links,
        ContributionEdit::People(people) => contribution.people = people,
        ContributionEdit::Drill(drill) => contribution.drill = drill,
        ContributionEdit::Incidents(incidents) => contribution.incidents = incidents,
    }
}

/// What history calls the edit, and whether it is saved while it is typed.
fn words_of(edit: &ContributionEdit) -> (&'static str, bool) {
    match edit {
        ContributionEdit::Kind(_) => ("Change kind of contribution", false),
        ContributionEdit::Title(_) => ("Edit title of contribution", true),
        ContributionEdit::Date(_) => ("Change date of contribution", false),
        ContributionEdit::What(_) => ("Edit what was done", true),
        ContributionEdit::Why(_) => ("Edit why it was done", true),
        ContributionEdit::Reach(_) => ("Change reach", false),
        ContributionEdit::Numbers(_) => ("Edit numbers", true),
        ContributionEdit::Links(_) => ("Change links of contribution", true),
        ContributionEdit::People(_) => ("Edit people of contribution", true),
        ContributionEdit::Drill(_) => ("Change drill", false),
        ContributionEdit::Incidents(_) => ("Change incidents of contribution", false),
    }
}
