//! Saved views of the list of incidents.

use super::Journal;
use crate::domain::{ListQuery, Noun, View, ViewId};
use crate::store::document;
use crate::store::write::Write;
use crate::{Error, Result};

impl Journal {
    /// By name.
    pub fn views(&self) -> Result<Vec<View>> {
        let mut views = document::all::<View>(self.conn())?;
        views.sort_by_key(|view| view.name.to_lowercase());
        Ok(views)
    }

    /// Of a question, what is asked; not which page of the answer.
    pub fn save_view(&mut self, name: &str, query: ListQuery) -> Result<View> {
        self.write("Save view", |write| {
            let view = View {
                id: ViewId(write.new_id()),
                name: free(write, name, None)?,
                scope: query.scope,
                text: query.text,
                sort: query.sort,
                created_at: write.now(),
            };
            write.put(view.clone())?;
            Ok(view)
        })
    }

    pub fn rename_view(&mut self, id: ViewId, name: &str) -> Result<View> {
        self.write("Rename view", |write| {
            let mut view = document::find::<View>(write.conn(), &id.to_string())?.value;
            view.name = free(write, name, Some(id))?;
            write.put(view.clone())?;
            Ok(view)
        })
    }
}

/// The name, if no other view has it.
fn free(write: &Write<'_>, name: &str, own: Option<ViewId>) -> Result<String> {
    let name = name.trim();
    let others = document::all::<View>(write.conn())?.into_iter();
    let mut others = others.filter(|view| Some(view.id) != own);
    if others.any(|view| view.name.to_lowercase() == name.to_lowercase()) {
        let (noun, name) = (Noun::View, name.to_owned());
        return Err(Error::NameTaken { noun, name });
    }
    Ok(name.to_owned())
}
