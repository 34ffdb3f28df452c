//! Procedures the user wrote or improved.

use chrono::NaiveDate;

use super::Journal;
use crate::Result;
use crate::domain::{
    ClassKey, IncidentKind, LikelyIncident, Reference, Runbook, RunbookEdit, RunbookId,
    RunbookView, Scope,
};
use crate::insight::{RunbookEffect, runbook_effect};
use crate::store::write::Write;
use crate::store::{class, document, incident, service, settings, times};

/// So many are enough to know where to begin.
const LIKELIEST: usize = 5;

impl Journal {
    pub fn add_runbook(&mut self, title: &str) -> Result<Runbook> {
        self.write("Add runbook", |write| {
            let runbook = Runbook {
                id: RunbookId(write.new_id()),
                title: title.trim().to_owned(),
                services: Vec::new(),
                classes: Vec::new(),
                link: String::new(),
                text: String::new(),
                written: None,
                improved: None,
                reviewed: None,
                used_in: Vec::new(),
                remind: true,
                created_at: write.now(),
            };
            write.put(runbook.clone())?;
            Ok(runbook)
        })
    }

    pub fn edit_runbook(&mut self, id: RunbookId, edit: RunbookEdit) -> Result<Runbook> {
        let (label, typed) = words_of(&edit);
        let typed = typed.then(|| format!("{id} {label}"));
        self.write_maybe_typing(label, typed, |write| {
            let stored = document::find::<Runbook>(write.conn(), &id.to_string())?;
            let mut runbook = stored.value;
            apply(write, &mut runbook, edit)?;
            write.put(runbook.clone())?;
            Ok(runbook)
        })
    }

    /// From the trash too. `today` is the civil day where the user is.
    pub fn runbook(&self, id: RunbookId, today: NaiveDate) -> Result<RunbookView> {
        let stored = document::find::<Runbook>(self.conn(), &id.to_string())?;
        let runbook = stored.value;
        let services = service::names(self.conn())?;
        let age = runbook.age(today);
        Ok(RunbookView {
            services: runbook
                .services
                .iter()
                .filter_map(|id| services.get(id).cloned())
                .collect(),
            classes: self.class_names(&runbook.classes)?,
            effect: self.effect_of(&runbook)?,
            age,
            stale: age > settings::load(self.conn())?.value.runbook_stale_days,
            used_in: self.references(&runbook.used_in)?,
            uses: self.uses(&id.into())?,
            runbook,
            deleted_at: stored.deleted_at,
        })
    }

    /// Those that Today speaks of, the stalest first.
    pub fn stale_runbooks(&self, today: NaiveDate) -> Result<Vec<Runbook>> {
        let limit = settings::load(self.conn())?.value.runbook_stale_days;
        let mut stale = document::all::<Runbook>(self.conn())?;
        stale.retain(|runbook| runbook.remind && runbook.age(today) > limit);
        stale.sort_by_key(|runbook| (std::cmp::Reverse(runbook.age(today)), runbook.id));
        Ok(stale)
    }

    /// The failure classes I met most often, each with the runbooks that cover it. False alarms and drills are no sign of
    /// what will come, nor is what only the review of was mine.
    pub fn likely_incidents(&self) -> Result<Vec<LikelyIncident>> {
        let mut found = incident::by_class(self.conn(), &IncidentKind::MET)?;
        found.truncate(LIKELIEST);
        let runbooks = document::all::<Runbook>(self.conn())?;
        let names = class::all(self.conn())?;
        Ok(found
            .into_iter()
            .map(|(key, incidents, latest)| LikelyIncident {
                name: name_in(&names, &key),
                runbooks: runbooks
                    .iter()
                    .filter(|runbook| runbook.classes.contains(&key))
                    .map(reference)
                    .collect(),
                class: key,
                incidents,
                latest,
            })
            .collect())
    }

    /// Among the failure classes it covers; if it names none, among those of the incidents it was used in.
    fn effect_of(&self, runbook: &Runbook) -> Result<Option<RunbookEffect>> {
        let mut classes = runbook.classes.clone();
        if classes.is_empty() {
            for id in &runbook.used_in {
                let stored = incident::load(self.conn(), &id.to_string())?;
                classes.extend(stored.and_then(|stored| stored.value.class));
            }
        }
        if classes.is_empty() || runbook.used_in.is_empty() {
            return Ok(None);
        }
        let scope = Scope {
            classes,
            kinds: IncidentKind::MET.to_vec(),
            ..Scope::default()
        };
        let incidents = times::of_scope(self.conn(), &scope)?;
        Ok(runbook_effect(&incidents, &runbook.used_in))
    }

    pub(super) fn class_names(&self, keys: &[ClassKey]) -> Result<Vec<String>> {
        let classes = class::all(self.conn())?;
        Ok(keys.iter().map(|key| name_in(&classes, key)).collect())
    }
}

pub(super) fn reference(runbook: &Runbook) -> Reference {
    Reference {
        item: runbook.id.into(),
        title: runbook.title.clone(),
        day: runbook.last_touched(),
    }
}

fn name_in(classes: &[crate::domain::FailureClass], key: &ClassKey) -> String {
    let class = classes.iter().find(|class| class.key == *key);
    class.map_or_else(|| key.0.clone(), |class| class.name.clone())
}

fn apply(write: &mut Write<'_>, runbook: &mut Runbook, edit: RunbookEdit) -> Result<()> {
    match edit {
        RunbookEdit::Title(title) => runbook.title = title,
        RunbookEdit::Services(names) => {
            let names = names.iter().filter(|name| !name.trim().is_empty());
            let services: Result<_> = names.map(|name| service::named(write, name)).collect();
            runbook.services = services?;
        }
        RunbookEdit::Classes(names) => {
            let names = names.iter().filter(|name| !name.trim().is_empty());
            let classes: Result<_> = names.map(|name| class::named(write, name)).collect();
            runbook.classes = classes?;
        }
        RunbookEdit::Link(link) => runbook.link = link,
        RunbookEdit::Text(text) => runbook.text = text,
        RunbookEdit::Written(day) => runbook.written = day,
        RunbookEdit::Improved(day) => runbook.improved = day,
        RunbookEdit::Reviewed(day) => runbook.reviewed = day,
        RunbookEdit::UsedIn(incidents) => {
            for id in &incidents {
                incident::find(write.conn(), *id)?;
            }
            runbook.used_in = incidents;
        }
        RunbookEdit::Remind(remind) => runbook.remind = remind,
    }
    Ok(())
}

/// What history calls the edit, and whether it is saved while it is typed.
fn words_of(edit: &RunbookEdit) -> (&'static str, bool) {
    match edit {
        RunbookEdit::Title(_) => ("Edit title of runbook", true),
        RunbookEdit::Services(_) => ("Change services of runbook", false),
        RunbookEdit::Classes(_) => ("Change classes of runbook", false),
        RunbookEdit::Link(_) => ("Edit link of runbook", true),
        RunbookEdit::Text(_) => ("Edit runbook", true),
        RunbookEdit::Written(_) => ("Change when the runbook was written", false),
        RunbookEdit::Improved(_) => ("Change when the runbook was improved", false),
        RunbookEdit::Reviewed(_) => ("Change when the runbook was reviewed", false),
        RunbookEdit::UsedIn(_) => ("Change where the runbook was used", false),
        RunbookEdit::Remind(_) => ("Change the reminder of the runbook", false),
    }
}
