//! What is to be done so that it does not come again.

use chrono::NaiveDate;

use super::{ActionBoard, ActionRow, Journal};
use crate::domain::{Action, ActionEdit, ActionId, Holder, IncidentId, Noun, Owner, Postmortem};
use crate::rules::review;
use crate::rules::ticket::ticket_text;
use crate::store::{document, incident};
use crate::{Error, Result};

impl Journal {
    pub fn add_action(
        &mut self,
        incident: Option<IncidentId>,
        what: &str,
        workaround: bool,
    ) -> Result<Action> {
        self.write("Add action", |write| {
            if let Some(id) = incident {
                incident::find(write.conn(), id)?;
            }
            let id = ActionId(write.new_id());
            let action = Action {
                incident,
                workaround,
                ..Action::titled(what, id, write.now())
            };
            write.put(action.clone())?;
            Ok(action)
        })
    }

    pub fn edit_action(&mut self, id: ActionId, edit: ActionEdit) -> Result<Action> {
        let (label, typed) = words_of(&edit);
        let typed = typed.map(|field| format!("{id} {field}"));
        self.write_maybe_typing(label, typed, |write| {
            let stored = document::load::<Action>(write.conn(), &id.to_string())?;
            let noun = Noun::Action;
            let mut action = stored.ok_or(Error::NotFound { noun })?.value;
            if let ActionEdit::Caused(Some(incident)) = &edit {
                incident::find(write.conn(), *incident)?;
            }
            apply(&mut action, edit);
            write.put(action.clone())?;
            Ok(action)
        })
    }

    /// In the order in which they were filed.
    pub fn actions(&self) -> Result<Vec<Action>> {
        document::all(self.conn())
    }

    /// `today` is the reader's: what was due before it is overdue.
    pub fn action_board(&self, today: NaiveDate) -> Result<ActionBoard> {
        let actions = self.actions()?;
        let rows = actions.iter().map(|action| self.action_row(action, today));
        let rows = rows.collect::<Result<_>>()?;
        let in_place = actions
            .iter()
            .filter(|action| action.is_workaround_in_place());
        Ok(ActionBoard {
            rows,
            notices: review::notices(&actions),
            workarounds: in_place.cloned().collect(),
        })
    }

    pub fn action(&self, id: ActionId, today: NaiveDate) -> Result<ActionRow> {
        let stored = document::load::<Action>(self.conn(), &id.to_string())?;
        let stored = stored.filter(|stored| stored.deleted_at.is_none());
        let noun = Noun::Action;
        self.action_row(&stored.ok_or(Error::NotFound { noun })?.value, today)
    }

    fn action_row(&self, action: &Action, today: NaiveDate) -> Result<ActionRow> {
        let caused = match action.caused {
            Some(id) => incident::load(self.conn(), &id.to_string())?,
            None => None,
        };
        Ok(ActionRow {
            of: self.belongs_to(action)?,
            is_overdue: action.is_open() && action.due.is_some_and(|due| due < today),
            caused: caused.map(|stored| stored.value.title),
            attachments: self.attachments_of(&Holder::Action { action: action.id })?,
            action: action.clone(),
        })
    }

    /// Mine, open, and due by `today`; the longest due first.
    pub fn due_actions(&self, today: NaiveDate) -> Result<Vec<Action>> {
        let mut due = self.actions()?;
        due.retain(|action| {
            action.is_open()
                && action.remind
                && action.owner == Owner::Me
                && action.due.is_some_and(|due| due <= today)
        });
        due.sort_by_key(|action| (action.due, action.id));
        Ok(due)
    }

    /// The action as the text of a ticket.
    pub fn ticket_text(&self, id: ActionId) -> Result<String> {
        let noun = Noun::Action;
        let stored = document::load::<Action>(self.conn(), &id.to_string())?;
        let action = stored.ok_or(Error::NotFound { noun })?.value;
        let of = self.belongs_to(&action)?;
        let review = match action.postmortem {
            Some(id) => document::load::<Postmortem>(self.conn(), &id.to_string())?,
            None => None,
        };
        let published = review.and_then(|stored| {
            let mut published = stored.value.published.into_iter();
            published.find_map(|each| (!each.link.is_empty()).then_some(each.link))
        });
        let me = self.settings()?.author;
        Ok(ticket_text(&action, &of, published.as_deref(), &me))
    }

    /// The title of its incident, else of its review.
    fn belongs_to(&self, action: &Action) -> Result<String> {
        if let Some(id) = action.incident
            && let Some(stored) = incident::load(self.conn(), &id.to_string())?
        {
            return Ok(stored.value.title);
        }
        if let Some(id) = action.postmortem
            && let Some(stored) = document::load::<Postmortem>(self.conn(), &id.to_string())?
        {
            return Ok(stored.value.title);
        }
        Ok(String::new())
    }
}

fn apply(action: &mut Action, edit: ActionEdit) {
    match edit {
        ActionEdit::What(what) => action.what = what,
        ActionEdit::Kind(kind) => action.kind = kind,
        ActionEdit::Priority(priority) => action.priority = priority,
        ActionEdit::Owner(owner) => action.owner = owner,
        ActionEdit::Workaround(workaround) => action.workaround = workaround,
        ActionEdit::Due(due) => {
            action.due = due;
            action.remind = true;
        }
        ActionEdit::Remind(remind) => action.remind = remind,
        ActionEdit::State(state) => action.state = state,
        ActionEdit::AcceptanceTest(test) => action.acceptance_test = test,
        ActionEdit::Delay(why) => action.delay = why,
        ActionEdit::Ticket(ticket) => action.ticket = ticket,
        ActionEdit::Focus(focus) => action.focus = focus,
        ActionEdit::Caused(incident) => action.caused = incident,
    }
}

/// What history and undo call the edit, and the field's name where it is typed and saved while typing.
fn words_of(edit: &ActionEdit) -> (&'static str, Option<&'static str>) {
    match edit {
        ActionEdit::What(_) => ("Edit action", Some("what")),
        ActionEdit::Kind(_) => ("Change kind of action", None),
        ActionEdit::Priority(_) => ("Change priority", None),
        ActionEdit::Owner(_) => ("Change owner of action", Some("owner")),
        ActionEdit::Workaround(_) => ("Mark workaround", None),
        ActionEdit::Due(_) => ("Change due date", None),
        ActionEdit::Remind(true) => ("Ask for action when due", None),
        ActionEdit::Remind(false) => ("Do not ask for action", None),
        // Who, why and the proof are typed.
        ActionEdit::State(_) => ("Change state of action", Some("state")),
        ActionEdit::AcceptanceTest(_) => ("Edit acceptance test", Some("test")),
        ActionEdit::Delay(_) => ("Note why it is late", Some("delay")),
        ActionEdit::Ticket(_) => ("Edit ticket", Some("ticket")),
        ActionEdit::Focus(true) => ("Put action in focus", None),
        ActionEdit::Focus(false) => ("Take action out of focus", None),
        ActionEdit::Caused(_) => ("Link the incident it caused", None),
    }
}
