//! What is to be done so that it does not come again.

use super::Journal;
use crate::domain::{Action, ActionEdit, ActionId, ActionState, IncidentId, Noun};
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
            let action = Action {
                id: ActionId(write.new_id()),
                incident,
                what: what.trim().to_owned(),
                workaround,
                due: None,
                state: ActionState::Open,
                created_at: write.now(),
            };
            write.put(action.clone())?;
            Ok(action)
        })
    }

    pub fn edit_action(&mut self, id: ActionId, edit: ActionEdit) -> Result<Action> {
        let (label, typed) = match &edit {
            ActionEdit::What(_) => ("Edit action", Some(format!("{id} what"))),
            ActionEdit::Workaround(_) => ("Mark workaround", None),
            ActionEdit::Due(_) => ("Change due date", None),
            ActionEdit::State(_) => ("Change state of action", None),
        };
        self.write_maybe_typing(label, typed, |write| {
            let stored = document::load::<Action>(write.conn(), &id.to_string())?;
            let noun = Noun::Action;
            let mut action = stored.ok_or(Error::NotFound { noun })?.value;
            match edit {
                ActionEdit::What(what) => action.what = what,
                ActionEdit::Workaround(workaround) => action.workaround = workaround,
                ActionEdit::Due(due) => action.due = due,
                ActionEdit::State(state) => action.state = state,
            }
            write.put(action.clone())?;
            Ok(action)
        })
    }

    /// In the order in which they were filed.
    pub fn actions(&self) -> Result<Vec<Action>> {
        document::all(self.conn())
    }
}
