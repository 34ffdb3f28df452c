//! What load needs of incidents: the pages that follow from their milestones, minutes with hands on, and majors.

use std::collections::{HashMap, HashSet};

use rusqlite::{Connection, Row};

use super::columns::{get_day, get_json, get_word, get_word_or_null};
use super::{class, document, service};
use crate::Result;
use crate::domain::{
    ClassKey, Debrief, IncidentId, Interruption, InterruptionId, Milestone, MilestoneKind,
    ServiceId, Zone,
};
use crate::load::{HandsOn, Major};

/// Entered ones and those that follow from incidents, the earliest first; without the trash.
///
/// What follows has the incident's own id. Once something was said about it, it is kept under that id, and only its time
/// still follows; in the trash it stays away. Nothing follows from an incident for which a page was entered by hand.
pub fn interruptions(conn: &Connection) -> Result<Vec<Interruption>> {
    let stored = document::all_stored::<Interruption>(conn)?;
    let mut followed: HashMap<InterruptionId, Interruption> = from_incidents(conn)?
        .into_iter()
        .map(|one| (one.id, one))
        .collect();
    let mut by_hand: HashSet<IncidentId> = HashSet::new();
    let mut all = Vec::new();
    for stored in stored {
        let mut kept = stored.value;
        let source = followed.remove(&kept.id);
        if stored.deleted_at.is_some() {
            continue;
        }
        match source {
            Some(source) => follow(&mut kept, source),
            // The incident it followed from is in the trash or erased; the page came all the same.
            None if kept
                .incident
                .is_some_and(|incident| incident.0 == kept.id.0) =>
            {
                kept.incident = None;
            }
            None => by_hand.extend(kept.incident),
        }
        all.push(kept);
    }
    let rest = followed.into_values();
    all.extend(rest.filter(|one| one.incident.is_none_or(|id| !by_hand.contains(&id))));
    all.sort_by_key(|one| (one.at, one.id));
    Ok(all)
}

/// The name of the incident is never copied, so that erasing it leaves nothing behind.
fn follow(kept: &mut Interruption, source: Interruption) {
    (kept.at, kept.zone) = (source.at, source.zone);
    if kept.cause.is_empty() {
        kept.cause = source.cause;
    }
}

/// Of incidents that were mine and real, and that paged someone; the time of the page, else of its acknowledgement.
fn from_incidents(conn: &Connection) -> Result<Vec<Interruption>> {
    let mut statement = conn.prepare_cached(
        "SELECT id, title, zone, milestones, class, services, debrief FROM incident
         WHERE deleted_at IS NULL AND kind NOT IN ('drill', 'reviewed_only', 'shadowed')
             AND (instr(milestones, '\"paged\"') > 0 OR instr(milestones, '\"acknowledged\"') > 0)",
    )?;
    let names = Names::of(conn)?;
    let found = statement.query_map([], |row| from_incident(row, &names))?;
    let found: Vec<Option<Interruption>> = found.collect::<rusqlite::Result<_>>()?;
    Ok(found.into_iter().flatten().collect())
}

fn from_incident(row: &Row<'_>, names: &Names) -> rusqlite::Result<Option<Interruption>> {
    let milestones: Vec<Milestone> = get_json(row, "milestones")?;
    let of = |kind| milestones.iter().find(|milestone| milestone.kind == kind);
    let paged = of(MilestoneKind::Paged).or_else(|| of(MilestoneKind::Acknowledged));
    let Some(page) = paged else {
        return Ok(None);
    };
    let id: IncidentId = get_word(row, "id")?;
    let zone: Zone = get_word(row, "zone")?;
    let debrief: Debrief = get_json(row, "debrief")?;
    let lost = debrief.sleep_lost_minutes.filter(|minutes| *minutes > 0);
    let title: String = row.get("title")?;
    let services: Vec<ServiceId> = get_json(row, "services")?;
    Ok(Some(Interruption {
        id: InterruptionId(id.0),
        at: page.at,
        zone: page.zone.unwrap_or(zone),
        woke_me: lost.map(|_| true),
        minutes_awake: lost,
        minutes_to_sleep: None,
        sleep_abandoned: false,
        verdict: None,
        fix_filed: false,
        incident: Some(id),
        cause: names
            .cause(get_word_or_null(row, "class")?, &services)
            .unwrap_or(title),
    }))
}

struct Names {
    services: HashMap<ServiceId, String>,
    classes: HashMap<ClassKey, String>,
}

impl Names {
    fn of(conn: &Connection) -> Result<Self> {
        let services = service::all(conn)?.into_iter();
        let classes = class::all(conn)?.into_iter();
        Ok(Self {
            services: services.map(|one| (one.id, one.name)).collect(),
            classes: classes.map(|one| (one.key, one.name)).collect(),
        })
    }

    /// "payments: bad deploy": what comes again comes under other titles.
    fn cause(&self, class: Option<ClassKey>, services: &[ServiceId]) -> Option<String> {
        let class = class.filter(|key| key.0 != "other")?;
        let class = self.classes.get(&class)?;
        let service = services.first().and_then(|id| self.services.get(id));
        Some(match service {
            Some(service) => format!("{service}: {class}"),
            None => class.clone(),
        })
    }
}

/// Without the trash.
pub fn hands_on(conn: &Connection) -> Result<Vec<HandsOn>> {
    let mut statement = conn.prepare_cached(
        "SELECT id, day, hands_on_minutes FROM incident
         WHERE deleted_at IS NULL AND hands_on_minutes IS NOT NULL ORDER BY day, id",
    )?;
    let found = statement.query_map([], |row| {
        Ok(HandsOn {
            incident: get_word(row, "id")?,
            day: get_day(row, "day")?,
            minutes: row.get("hands_on_minutes")?,
        })
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// SEV1 and SEV2 that ended, the earliest first; without the trash.
pub fn majors(conn: &Connection) -> Result<Vec<Major>> {
    let mut statement = conn.prepare_cached(
        "SELECT id, title, milestones FROM incident
         WHERE deleted_at IS NULL AND severity <= 2 AND kind IN ('incident', 'vendor')
         ORDER BY start_at DESC, id LIMIT 20",
    )?;
    let found = statement.query_map([], |row| {
        let milestones: Vec<Milestone> = get_json(row, "milestones")?;
        let of = |kind| milestones.iter().find(|milestone| milestone.kind == kind);
        let end = of(MilestoneKind::Resolved).or_else(|| of(MilestoneKind::Mitigated));
        let ended = end.map(|end| end.at);
        Ok((get_word(row, "id")?, row.get::<_, String>("title")?, ended))
    })?;
    let mut majors = Vec::new();
    for one in found {
        let (incident, title, ended) = one?;
        majors.extend(ended.map(|ended| Major {
            incident,
            title,
            ended,
        }));
    }
    majors.sort_by_key(|major| major.ended);
    Ok(majors)
}
