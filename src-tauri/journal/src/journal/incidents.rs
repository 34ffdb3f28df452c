use chrono::{DateTime, Utc};

use super::reminders::tend_hints;
use super::{IncidentView, Journal, SearchHit};
use crate::Result;
use crate::domain::{
    Facets, Incident, IncidentEdit, IncidentId, ListPage, ListQuery, Mark, MarkState, Milestone,
    MilestoneKind, NewIncident, Pad, Phase, PhaseNote, ServiceId,
};
use crate::store::write::Write;
use crate::store::{checks, class, employer, entry, incident, list, search, service};

impl Journal {
    /// A title and a time are enough; services and classes are made where they do not exist yet.
    pub fn log_incident(&mut self, new: NewIncident) -> Result<Incident> {
        self.write("Log incident", |write| {
            let incident = from_new(write, new)?;
            let id = incident.id;
            write.put(incident)?;
            Ok(incident::find(write.conn(), id)?.value)
        })
    }

    pub fn edit_incident(&mut self, id: IncidentId, edit: IncidentEdit) -> Result<Incident> {
        let (label, typed) = words_of(&edit);
        let typed = typed.map(|field| format!("{id} {field}"));
        self.write_maybe_typing(label, typed, |write| {
            change(write, id, edit)?;
            Ok(incident::find(write.conn(), id)?.value)
        })
    }

    /// From the trash too, so that it can be looked at before it is restored.
    pub fn incident(&self, id: IncidentId) -> Result<IncidentView> {
        let stored = incident::find(self.conn(), id)?;
        let incident = stored.value;
        let mut services = Vec::new();
        for service in &incident.services {
            let found = service::load(self.conn(), &service.to_string())?;
            services.extend(found.map(|stored| stored.value));
        }
        let employer = match incident.employer {
            Some(id) => employer::load(self.conn(), &id.to_string())?,
            None => None,
        };
        let mut warnings = checks::contradictions(&incident);
        warnings.extend(checks::yet_to_come(&incident, self.world.now()));
        Ok(IncidentView {
            services,
            employer: employer.map(|stored| stored.value),
            entries: entry::of_incident(self.conn(), id)?,
            warnings,
            incident,
            deleted_at: stored.deleted_at,
        })
    }

    pub fn list(&self, query: &ListQuery) -> Result<ListPage> {
        list::page(self.conn(), query)
    }

    /// Counts for narrowing: each facet counts what the rest of the query leaves.
    pub fn facets(&self, query: &ListQuery) -> Result<Facets> {
        list::facets(self.conn(), query)
    }

    /// Newest first, at most 200, prefixes from one letter.
    pub fn search(&self, text: &str) -> Result<Vec<SearchHit>> {
        search::hits(self.conn(), &search::Query::read(text))
    }
}

pub(super) fn change(write: &mut Write<'_>, id: IncidentId, edit: IncidentEdit) -> Result<()> {
    let mut incident = incident::find(write.conn(), id)?.value;
    let may_call_for_help = matches!(edit, IncidentEdit::Severity(_) | IncidentEdit::Impact(_));
    let is_live = incident.pad.is_live();
    apply(write, &mut incident, edit)?;
    write.put(incident)?;
    if may_call_for_help && is_live {
        tend_hints(write, id)?;
    }
    Ok(())
}

fn from_new(write: &mut Write<'_>, new: NewIncident) -> Result<Incident> {
    let id = IncidentId(write.new_id());
    let class = new.class.filter(|name| !name.trim().is_empty());
    Ok(Incident {
        kind: new.kind,
        severity: new.severity,
        services: services(write, &new.services)?,
        class: class.map(|name| class::named(write, &name)).transpose()?,
        tags: new.tags,
        milestones: new.milestones,
        roles: new.roles,
        mitigation: new.mitigation,
        story: new.story,
        hands_on_minutes: new.hands_on_minutes,
        ..Incident::titled(new.title, id, new.zone, write.now())
    })
}

fn services(write: &mut Write<'_>, names: &[String]) -> Result<Vec<ServiceId>> {
    let names = names.iter().filter(|name| !name.trim().is_empty());
    names.map(|name| service::named(write, name)).collect()
}

fn apply(write: &mut Write<'_>, incident: &mut Incident, edit: IncidentEdit) -> Result<()> {
    match edit {
        IncidentEdit::Title(title) => incident.title = title,
        IncidentEdit::Kind(kind) => incident.kind = kind,
        IncidentEdit::Severity(severity) => incident.severity = severity,
        IncidentEdit::Services(names) => incident.services = services(write, &names)?,
        IncidentEdit::Class(name) => {
            let name = name.filter(|name| !name.trim().is_empty());
            incident.class = name.map(|name| class::named(write, &name)).transpose()?;
        }
        IncidentEdit::Tags(tags) => incident.tags = tags,
        IncidentEdit::Zone(zone) => incident.zone = zone,
        IncidentEdit::SetMilestone(milestone) => set_milestone(incident, milestone),
        IncidentEdit::ClearMilestone(kind) => clear_milestone(incident, kind),
        IncidentEdit::Roles(roles) => incident.roles = roles,
        IncidentEdit::DetectedBy(by) => incident.detected_by = by,
        IncidentEdit::Impact(impact) => incident.impact = impact,
        IncidentEdit::Mitigation(mitigation) => incident.mitigation = mitigation,
        IncidentEdit::Ending(ending) => incident.ending = ending,
        IncidentEdit::Story { part, text } => *incident.story.part_mut(part) = text,
        IncidentEdit::Phase { phase, text } => set_phase(incident, phase, text),
        IncidentEdit::HandsOnMinutes(minutes) => incident.hands_on_minutes = minutes,
        IncidentEdit::Employer(name) => {
            let name = name.filter(|name| !name.trim().is_empty());
            incident.employer = name.map(|name| employer::named(write, &name)).transpose()?;
        }
        IncidentEdit::Sharing(sharing) => incident.sharing = sharing,
        IncidentEdit::Links(links) => incident.links = links,
        IncidentEdit::Private(private) => incident.private = private,
        IncidentEdit::Mark { line, mark } => set_mark(&mut incident.pad, line, mark, write.now()),
        IncidentEdit::People(people) => incident.pad.people = people,
        IncidentEdit::Debrief(debrief) => incident.debrief = debrief,
    }
    Ok(())
}

fn set_milestone(incident: &mut Incident, milestone: Milestone) {
    clear_milestone(incident, milestone.kind);
    incident.milestones.push(milestone);
}

fn clear_milestone(incident: &mut Incident, kind: MilestoneKind) {
    incident
        .milestones
        .retain(|milestone| milestone.kind != kind);
}

fn set_mark(pad: &mut Pad, line: String, mark: Option<MarkState>, at: DateTime<Utc>) {
    pad.marks.retain(|mark| mark.line != line);
    pad.marks.extend(mark.map(|state| Mark { line, state, at }));
}

/// An emptied note goes.
fn set_phase(incident: &mut Incident, phase: Phase, text: String) {
    incident.phases.retain(|note| note.phase != phase);
    if !text.is_empty() {
        incident.phases.push(PhaseNote { phase, text });
    }
}

/// What history and undo call the edit, and the field's name where it is typed and saved while typing.
fn words_of(edit: &IncidentEdit) -> (&'static str, Option<String>) {
    let typed = |field: &str| Some(field.to_owned());
    match edit {
        IncidentEdit::Title(_) => ("Edit title", typed("title")),
        IncidentEdit::Kind(_) => ("Change kind", None),
        IncidentEdit::Severity(_) => ("Change severity", None),
        IncidentEdit::Services(_) => ("Change services", None),
        IncidentEdit::Class(_) => ("Change failure class", None),
        IncidentEdit::Tags(_) => ("Change tags", None),
        IncidentEdit::Zone(_) => ("Change time zone", None),
        IncidentEdit::SetMilestone(_) => ("Set time", None),
        IncidentEdit::ClearMilestone(_) => ("Clear time", None),
        IncidentEdit::Roles(_) => ("Change my roles", None),
        IncidentEdit::DetectedBy(_) => ("Change how it was detected", None),
        IncidentEdit::Impact(_) => ("Edit impact", typed("impact")),
        IncidentEdit::Mitigation(_) => ("Edit mitigation", typed("mitigation")),
        IncidentEdit::Ending(_) => ("Edit ending", typed("ending")),
        IncidentEdit::Story { part, .. } => ("Edit story", Some(format!("story {part:?}"))),
        IncidentEdit::Phase { phase, .. } => ("Edit phase", Some(format!("phase {phase:?}"))),
        IncidentEdit::HandsOnMinutes(_) => ("Change hands-on time", None),
        IncidentEdit::Employer(_) => ("Change employer", None),
        IncidentEdit::Sharing(_) => ("Change sharing", None),
        IncidentEdit::Links(_) => ("Change links", typed("links")),
        IncidentEdit::Private(_) => ("Edit private notes", typed("private")),
        IncidentEdit::Mark { .. } => ("Tick a line", None),
        IncidentEdit::People(_) => ("Edit people", typed("people")),
        IncidentEdit::Debrief(_) => ("Edit debrief", typed("debrief")),
    }
}
