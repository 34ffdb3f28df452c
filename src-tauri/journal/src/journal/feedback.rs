//! Someone's words about the user: asked for, kept, allowed or not.

use chrono::NaiveDate;

use super::Journal;
use crate::Result;
use crate::domain::{Consent, Feedback, FeedbackEdit, FeedbackId, FeedbackView, IncidentId, Zone};
use crate::exchange::{PastedWords, read_pasted};
use crate::rules::asking::{Asking, ask_for_feedback};
use crate::store::{document, incident};

impl Journal {
    /// As it was copied from a mail or a chat, or typed; the line that says where it came from is kept apart.
    pub fn add_feedback(&mut self, text: &str, today: NaiveDate, zone: Zone) -> Result<Feedback> {
        let read = read_pasted(text, today, zone);
        self.write("Add feedback", |write| {
            let feedback = from_pasted(FeedbackId(write.new_id()), read, write.now());
            write.put(feedback.clone())?;
            Ok(feedback)
        })
    }

    /// Keeps that someone was asked, when, and when to ask again.
    pub fn ask_feedback(
        &mut self,
        from: &str,
        incident: Option<IncidentId>,
        asked_on: NaiveDate,
        ask_again: Option<NaiveDate>,
    ) -> Result<Feedback> {
        self.write("Ask for feedback", |write| {
            if let Some(id) = incident {
                incident::find(write.conn(), id)?;
            }
            let id = FeedbackId(write.new_id());
            let feedback = Feedback {
                from: from.trim().to_owned(),
                incident,
                asked_on: Some(asked_on),
                ask_again,
                ..from_pasted(id, PastedWords::default(), write.now())
            };
            write.put(feedback.clone())?;
            Ok(feedback)
        })
    }

    /// A text to copy that asks for it; Afterpage sends nothing.
    pub fn feedback_request(&self, from: &str, seen: Option<IncidentId>) -> Result<String> {
        let incident = match seen {
            Some(id) => Some(incident::find(self.conn(), id)?.value),
            None => None,
        };
        let author = self.settings()?.author;
        Ok(ask_for_feedback(&Asking {
            from,
            incident: incident
                .as_ref()
                .map(|incident| (incident.title.as_str(), incident.day())),
            author: &author,
        }))
    }

    pub fn edit_feedback(&mut self, id: FeedbackId, edit: FeedbackEdit) -> Result<Feedback> {
        let (label, typed) = words_of(&edit);
        let typed = typed.then(|| format!("{id} {label}"));
        self.write_maybe_typing(label, typed, |write| {
            let stored = document::find::<Feedback>(write.conn(), &id.to_string())?;
            let mut feedback = stored.value;
            if let FeedbackEdit::Incident(Some(id)) = &edit {
                incident::find(write.conn(), *id)?;
            }
            apply(&mut feedback, edit);
            write.put(feedback.clone())?;
            Ok(feedback)
        })
    }

    /// From the trash too.
    pub fn feedback(&self, id: FeedbackId) -> Result<FeedbackView> {
        let stored = document::find::<Feedback>(self.conn(), &id.to_string())?;
        let seen: Vec<IncidentId> = stored.value.incident.into_iter().collect();
        Ok(FeedbackView {
            incident: self.references(&seen)?.pop(),
            quote: stored.value.quote(),
            uses: self.uses(&id.into())?,
            feedback: stored.value,
            deleted_at: stored.deleted_at,
        })
    }

    /// Asked for, not come yet, and the day to ask again is here; the longest overdue first.
    pub fn feedback_to_ask(&self, today: NaiveDate) -> Result<Vec<Feedback>> {
        let mut due = document::all::<Feedback>(self.conn())?;
        due.retain(|feedback| {
            feedback.is_awaited() && feedback.ask_again.is_some_and(|day| day <= today)
        });
        due.sort_by_key(|feedback| (feedback.ask_again, feedback.id));
        Ok(due)
    }
}

fn from_pasted(id: FeedbackId, read: PastedWords, now: chrono::DateTime<chrono::Utc>) -> Feedback {
    Feedback {
        id,
        text: read.text,
        from: read.from,
        role: String::new(),
        level: String::new(),
        relation: String::new(),
        channel: read.channel,
        date: read.date,
        incident: None,
        consent: Consent::NotAsked,
        described_as: String::new(),
        asked_on: None,
        ask_again: None,
        source: read.source,
        created_at: now,
    }
}

fn apply(feedback: &mut Feedback, edit: FeedbackEdit) {
    match edit {
        FeedbackEdit::Text(text) => feedback.text = text,
        FeedbackEdit::From(from) => feedback.from = from,
        FeedbackEdit::Role(role) => feedback.role = role,
        FeedbackEdit::Level(level) => feedback.level = level,
        FeedbackEdit::Relation(relation) => feedback.relation = relation,
        FeedbackEdit::Channel(channel) => feedback.channel = channel,
        FeedbackEdit::Date(date) => feedback.date = date,
        FeedbackEdit::Incident(incident) => feedback.incident = incident,
        FeedbackEdit::Consent(consent) => feedback.consent = consent,
        FeedbackEdit::DescribedAs(words) => feedback.described_as = words,
        FeedbackEdit::AskedOn(day) => feedback.asked_on = day,
        FeedbackEdit::AskAgain(day) => feedback.ask_again = day,
        FeedbackEdit::Source(source) => feedback.source = source,
    }
}

/// What history calls the edit, and whether it is saved while it is typed.
fn words_of(edit: &FeedbackEdit) -> (&'static str, bool) {
    match edit {
        FeedbackEdit::Text(_) => ("Edit feedback", true),
        FeedbackEdit::From(_) => ("Edit whose feedback it is", true),
        FeedbackEdit::Role(_) => ("Edit role", true),
        FeedbackEdit::Level(_) => ("Edit level", true),
        FeedbackEdit::Relation(_) => ("Change relation", false),
        FeedbackEdit::Channel(_) => ("Change channel", false),
        FeedbackEdit::Date(_) => ("Change date of feedback", false),
        FeedbackEdit::Incident(_) => ("Change incident of feedback", false),
        FeedbackEdit::Consent(_) => ("Change consent", false),
        FeedbackEdit::DescribedAs(_) => ("Edit words for the name", true),
        FeedbackEdit::AskedOn(_) => ("Change when feedback was asked for", false),
        FeedbackEdit::AskAgain(_) => ("Change when to ask again", false),
        FeedbackEdit::Source(_) => ("Edit source line", true),
    }
}
