//! Services, as sources name them.

use std::collections::HashMap;

use crate::{
    Result,
    domain::{ItemId, ServiceId},
    store::{history, named, service, write::Write},
};

/// Services by the names that sources use for them. One that the user renamed still answers to the name it came with.
pub(super) struct Services(HashMap<String, ServiceId>);

impl Services {
    pub(super) fn load(write: &Write<'_>) -> Result<Self> {
        let conn = write.conn();
        let mut by_name = HashMap::new();
        let present = service::all(conn)?;
        for service in &present {
            let item = ItemId::from(service.id);
            for (_, change) in history::of_item(conn, &item)? {
                let states = change.before.iter().chain(&change.after);
                let names = states.filter_map(|patch| {
                    let whole = patch.0.get("").and_then(|state| state.get("name"));
                    whole.or_else(|| patch.0.get("/name"))?.as_str()
                });
                by_name.extend(names.map(|name| (named::name_key(name), service.id)));
            }
        }
        // Who has the name today comes before who had it once.
        by_name.extend(present.iter().map(|s| (named::name_key(&s.name), s.id)));
        Ok(Self(by_name))
    }

    /// The ids in their order, if there is a service for every name.
    pub(super) fn find(&self, names: &[String]) -> Option<Vec<ServiceId>> {
        let ids: Option<Vec<ServiceId>> = names.iter().map(|name| self.get(name)).collect();
        ids.map(|ids| super::sorted(&ids))
    }

    fn get(&self, name: &str) -> Option<ServiceId> {
        self.0.get(&named::name_key(name)).copied()
    }

    pub(super) fn make(
        &mut self,
        write: &mut Write<'_>,
        names: &[String],
    ) -> Result<Vec<ServiceId>> {
        let mut ids = Vec::with_capacity(names.len());
        for name in names {
            let id = match self.get(name) {
                Some(id) => id,
                None => service::named(write, name)?,
            };
            self.0.insert(named::name_key(name), id);
            ids.push(id);
        }
        Ok(ids)
    }
}
