//! "Seen before?": what earlier incidents say about this one.

use std::collections::{BTreeSet, HashMap};

use super::{Journal, SeenBefore};
use crate::Result;
use crate::domain::{Incident, IncidentId};
use crate::rules::similar::{Known, Remembered, is_rare, named, similar, telling_words};
use crate::store::{class, document, entry, incident, search, service};

/// Of one service, one class or one word, the latest so many are looked at: what is older helps less.
const MOST_OF_EACH: usize = 40;
/// More words tell no more, and each is a question to the index.
const MOST_WORDS: usize = 24;

impl Journal {
    /// The cards of what the incident names, and its likeliest predecessors.
    pub fn seen_before(&self, id: IncidentId) -> Result<SeenBefore> {
        let mut incident = incident::find(self.conn(), id)?.value;
        let entries = entry::of_incident(self.conn(), id)?;
        let services = service::all(self.conn())?;
        let classes = class::all(self.conn())?;
        let known = Known {
            services: &services,
            classes: &classes,
        };
        let named = named(&incident, &entries, known);
        let set = incident.services.clone();
        incident.services.extend(&named.services);
        incident.class = incident.class.or_else(|| named.class.clone());

        let (rare, with_words) = self.rare_words(&telling_words(&incident, &entries))?;
        let earlier = self.candidates(&incident, with_words)?;
        let remembered: Vec<Remembered> = earlier.iter().map(Earlier::remembered).collect();
        let predecessors = similar(&incident, &remembered, &rare, known);
        let of = |wanted: &[_]| {
            let found = services.iter().filter(|one| wanted.contains(&one.id));
            found.cloned().collect()
        };
        Ok(SeenBefore {
            services: of(&set),
            named: of(&named.services),
            named_class: classes
                .iter()
                .find(|class| Some(&class.key) == named.class.as_ref())
                .cloned(),
            predecessors,
        })
    }

    /// Those of the words that few incidents have, and the incidents that have them.
    fn rare_words(&self, words: &BTreeSet<String>) -> Result<(BTreeSet<String>, Vec<IncidentId>)> {
        let all = incident::count(self.conn())?.saturating_sub(1);
        let mut rare = BTreeSet::new();
        let mut with_words = Vec::new();
        for word in words.iter().take(MOST_WORDS) {
            // One more than may have it, and this incident itself.
            let having = search::incidents_with_word(self.conn(), word, MOST_OF_EACH)?;
            if having.len() < MOST_OF_EACH && is_rare(having.len().saturating_sub(1), all) {
                rare.insert(word.clone());
                with_words.extend(having);
            }
        }
        Ok((rare, with_words))
    }

    /// Incidents that share a service, the class, or two rare words.
    fn candidates(&self, incident: &Incident, with_words: Vec<IncidentId>) -> Result<Vec<Earlier>> {
        let conn = self.conn();
        let mut wanted: BTreeSet<IncidentId> = BTreeSet::new();
        for service in &incident.services {
            wanted.extend(incident::latest_with_service(conn, *service, MOST_OF_EACH)?);
        }
        if let Some(class) = incident.class.as_ref().filter(|class| class.0 != "other") {
            wanted.extend(incident::latest_with_class(conn, class, MOST_OF_EACH)?);
        }
        let mut words_of: HashMap<IncidentId, usize> = HashMap::new();
        for id in with_words {
            *words_of.entry(id).or_default() += 1;
        }
        wanted.extend(
            words_of
                .iter()
                .filter(|(_, words)| **words > 1)
                .map(|(id, _)| *id),
        );
        wanted.remove(&incident.id);
        wanted
            .into_iter()
            .map(|id| {
                Ok(Earlier {
                    incident: incident::find(conn, id)?.value,
                    entries: entry::of_incident(conn, id)?,
                    actions: document::of_incident(conn, id)?,
                })
            })
            .collect()
    }
}

struct Earlier {
    incident: Incident,
    entries: Vec<crate::domain::Entry>,
    actions: Vec<crate::domain::Action>,
}

impl Earlier {
    fn remembered(&self) -> Remembered<'_> {
        Remembered {
            incident: &self.incident,
            entries: &self.entries,
            actions: &self.actions,
        }
    }
}
