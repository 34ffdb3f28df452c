//! Reviews: begun from what the pad and the debrief know, or on their own for an incident of someone else.

use super::{Journal, PostmortemRow, PostmortemView, ReviewData};
use crate::domain::{
    Action, ActionId, IncidentId, Noun, OtherPart, Owner, Postmortem, PostmortemEdit, PostmortemId,
    ReviewRole, Scope, Section,
};
use crate::rules::review::{self, EarlierIncident, ReviewLists};
use crate::store::write::Write;
use crate::store::{class, document, incident, scope, service};
use crate::{Error, Result};

impl Journal {
    /// Of an incident: what is known is filled in, and its actions belong to the review from now on. One that is there
    /// already is given instead of a second.
    pub fn begin_postmortem(&mut self, incident: IncidentId) -> Result<Postmortem> {
        if let Some(there) = self.postmortem_of(incident)? {
            return Ok(there);
        }
        let draft = self.with_facts(incident, review::draft)?;
        let author = self.settings()?.author;
        self.write("Begin postmortem", |write| {
            let incident = incident::find(write.conn(), incident)?.value;
            let id = PostmortemId(write.new_id());
            let mut postmortem = Postmortem::titled(&incident.title, id, write.now());
            postmortem.incident = Some(incident.id);
            postmortem.my_roles = vec![ReviewRole::Wrote];
            postmortem.header.day = Some(draft.day);
            postmortem.header.authors = author;
            postmortem.sections = draft.sections;
            for mut action in document::of_incident::<Action>(write.conn(), incident.id)? {
                action.postmortem.get_or_insert(id);
                write.put(action)?;
            }
            write.put(postmortem.clone())?;
            Ok(postmortem)
        })
    }

    /// Facilitated for others: there is no incident of mine.
    pub fn begin_facilitated(&mut self, title: &str) -> Result<Postmortem> {
        self.write("Begin postmortem", |write| {
            let id = PostmortemId(write.new_id());
            let mut postmortem = Postmortem::titled(title, id, write.now());
            postmortem.my_roles = vec![ReviewRole::Facilitated];
            write.put(postmortem.clone())?;
            Ok(postmortem)
        })
    }

    pub fn edit_postmortem(
        &mut self,
        id: PostmortemId,
        edit: PostmortemEdit,
    ) -> Result<Postmortem> {
        let (label, typed) = words_of(&edit);
        let typed = typed.map(|field| format!("{id} {field}"));
        self.write_maybe_typing(label, typed, |write| {
            let mut postmortem = find(write, id)?;
            apply(&mut postmortem, edit);
            write.put(postmortem.clone())?;
            Ok(postmortem)
        })
    }

    /// A new action out of a review, in answer to one of its factors where one is named.
    pub fn add_review_action(
        &mut self,
        id: PostmortemId,
        factor: Option<u32>,
        what: &str,
    ) -> Result<Action> {
        self.write("Add action", |write| {
            let mut postmortem = find(write, id)?;
            let action_id = ActionId(write.new_id());
            let mut action = Action::titled(what, action_id, write.now());
            action.incident = postmortem.incident;
            action.postmortem = Some(id);
            if postmortem.my_roles == [ReviewRole::Facilitated] {
                action.owner = Owner::Nobody;
            }
            write.put(action.clone())?;
            let answered = postmortem
                .factors
                .iter_mut()
                .find(|each| Some(each.key) == factor);
            if let Some(answered) = answered {
                answered.actions.push(action_id);
                write.put(postmortem)?;
            }
            Ok(action)
        })
    }

    /// The latest first.
    pub fn postmortems(&self) -> Result<Vec<PostmortemRow>> {
        let mut all = document::all::<Postmortem>(self.conn())?;
        all.reverse();
        let rows = all.into_iter().map(|postmortem| PostmortemRow {
            id: postmortem.id,
            title: postmortem.title,
            day: postmortem.header.day,
            incident: postmortem.incident,
            state: postmortem.state,
            my_roles: postmortem.my_roles,
        });
        Ok(rows.collect())
    }

    pub fn postmortem_of(&self, incident: IncidentId) -> Result<Option<Postmortem>> {
        let all = document::of_incident::<Postmortem>(self.conn(), incident)?;
        Ok(all.into_iter().next())
    }

    /// A review as its screen shows it.
    pub fn postmortem(&self, id: PostmortemId) -> Result<PostmortemView> {
        let postmortem = self.live_postmortem(id)?;
        let mut actions = document::all::<Action>(self.conn())?;
        actions.retain(|action| is_of(action, &postmortem));
        let incident = match postmortem.incident {
            Some(id) => Some(incident::find(self.conn(), id)?.value),
            None => None,
        };
        Ok(PostmortemView {
            completeness: review::completeness(&postmortem, &actions),
            due: review::due(&postmortem, incident.as_ref()),
            notices: review::notices(&actions),
            actions,
            postmortem,
        })
    }

    /// What its paper is made from.
    pub fn review_data(&self, id: PostmortemId) -> Result<ReviewData> {
        let PostmortemView {
            postmortem,
            actions,
            ..
        } = self.postmortem(id)?;
        let view = postmortem
            .incident
            .map(|id| self.incident(id))
            .transpose()?;
        let (incident, entries) = view.map(|view| (view.incident, view.entries)).unzip();
        Ok(ReviewData {
            postmortem,
            incident,
            entries: entries.unwrap_or_default(),
            actions,
            services: service::all(self.conn())?,
            classes: class::all(self.conn())?,
        })
    }

    /// Recurrence: what came before of the same class or service, and what of it is still open.
    pub fn earlier_incidents(&self, id: IncidentId) -> Result<Vec<EarlierIncident>> {
        let conn = self.conn();
        Ok(review::earlier(
            &incident::find(conn, id)?.value,
            &scope::incidents(conn, &Scope::default())?,
            &document::all(conn)?,
            &service::all(conn)?,
            &class::all(conn)?,
        ))
    }

    /// The lists and texts that every review is offered.
    pub fn review_lists(&self) -> Result<ReviewLists> {
        Ok(review::lists(&self.settings()?.factor_starters))
    }

    fn live_postmortem(&self, id: PostmortemId) -> Result<Postmortem> {
        let stored = document::load::<Postmortem>(self.conn(), &id.to_string())?;
        let stored = stored.filter(|stored| stored.deleted_at.is_none());
        let noun = Noun::Postmortem;
        Ok(stored.ok_or(Error::NotFound { noun })?.value)
    }
}

/// Those agreed in it, and those that its incident already had.
fn is_of(action: &Action, postmortem: &Postmortem) -> bool {
    action.postmortem == Some(postmortem.id)
        || (action.incident.is_some() && action.incident == postmortem.incident)
}

fn find(write: &Write<'_>, id: PostmortemId) -> Result<Postmortem> {
    let stored = document::load::<Postmortem>(write.conn(), &id.to_string())?;
    let noun = Noun::Postmortem;
    Ok(stored.ok_or(Error::NotFound { noun })?.value)
}

fn apply(postmortem: &mut Postmortem, edit: PostmortemEdit) {
    match edit {
        PostmortemEdit::Title(title) => postmortem.title = title,
        PostmortemEdit::Template(template) => postmortem.template = template,
        PostmortemEdit::State(state) => postmortem.state = state,
        PostmortemEdit::MyRoles(roles) => postmortem.my_roles = roles,
        PostmortemEdit::Header(header) => postmortem.header = header,
        PostmortemEdit::Section { section, text } => postmortem.set_section(section, text),
        PostmortemEdit::Others(others) => postmortem.others = kept(others),
        PostmortemEdit::Whys(whys) => postmortem.whys = whys,
        PostmortemEdit::Factors(factors) => postmortem.factors = factors,
        PostmortemEdit::Layer { layer, text } => {
            postmortem.layers.remove(&layer);
            if !text.is_empty() {
                postmortem.layers.insert(layer, text);
            }
        }
        PostmortemEdit::Considered(kinds) => postmortem.considered = kinds,
        PostmortemEdit::ConsideredFamilies(families) => postmortem.considered_families = families,
        PostmortemEdit::Kit(kit) => postmortem.kit = kit,
        PostmortemEdit::Published(published) => postmortem.published = published,
        PostmortemEdit::Readers(readers) => postmortem.readers = readers,
    }
}

/// An emptied part goes.
fn kept(mut others: Vec<OtherPart>) -> Vec<OtherPart> {
    others.retain(|part| !part.text.is_empty());
    others
}

/// What history and undo call the edit, and the field's name where it is typed and saved while typing.
fn words_of(edit: &PostmortemEdit) -> (&'static str, Option<String>) {
    let typed = |field: &str| Some(field.to_owned());
    match edit {
        PostmortemEdit::Title(_) => ("Edit title", typed("title")),
        PostmortemEdit::Template(_) => ("Change template", None),
        PostmortemEdit::State(_) => ("Change state of postmortem", None),
        PostmortemEdit::MyRoles(_) => ("Change my part in the review", None),
        PostmortemEdit::Header(_) => ("Edit head of postmortem", typed("header")),
        PostmortemEdit::Section { section, .. } => {
            (section_label(*section), typed(section.words()))
        }
        PostmortemEdit::Others(_) => ("Edit other parts", typed("others")),
        PostmortemEdit::Whys(_) => ("Edit whys", typed("whys")),
        PostmortemEdit::Factors(_) => ("Edit factors", typed("factors")),
        PostmortemEdit::Layer { layer, .. } => ("Edit layer", typed(layer.words())),
        PostmortemEdit::Considered(_) => ("Tick a kind of prevention", None),
        PostmortemEdit::ConsideredFamilies(_) => ("Tick a family of factors", None),
        PostmortemEdit::Kit(_) => ("Change the meeting", None),
        PostmortemEdit::Published(_) => ("Edit where it was published", typed("published")),
        PostmortemEdit::Readers(_) => ("Edit who read it", typed("readers")),
    }
}

fn section_label(section: Section) -> &'static str {
    match section {
        Section::Summary => "Edit summary",
        Section::Impact => "Edit impact",
        Section::Timeline => "Edit timeline",
        Section::Lessons => "Edit lessons",
        Section::Trigger
        | Section::RootCause
        | Section::Factors
        | Section::Detection
        | Section::Resolution
        | Section::WentWell
        | Section::WentPoorly
        | Section::Lucky
        | Section::Surprise
        | Section::Actions
        | Section::Sharing => "Edit postmortem",
    }
}
