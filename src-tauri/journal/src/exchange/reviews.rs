//! A postmortem that came in with its incident: its texts follow their source until the user rewrites them, its actions
//! are found again by what they say.

use std::collections::{BTreeMap, HashSet};

use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use serde_json::Value;

use super::{
    hex::to_hex,
    import::{IMPORT, was_taken_back},
    record::{RecordAction, Report},
};
use crate::{
    Result,
    domain::{
        Action, ActionId, ActionState, Incident, IncidentId, ItemId, MilestoneKind, Postmortem,
        PostmortemId, PostmortemState, Section, has_four_digit_year,
    },
    store::{
        document, history,
        record::Stored,
        write::{Put, Write},
    },
};
use sha2::{Digest, Sha256};

/// Two wordings of one action share at least this part of their words.
const ALIKE: f64 = 0.5;

/// Whether anything changed.
pub(crate) fn bring_in(
    write: &mut Write<'_>,
    incident: &Incident,
    source_id: &str,
    report: &Report,
) -> Result<bool> {
    let known = known_postmortem(write, incident.id, source_id)?;
    let (id, is_changed) = match known {
        Some(stored) if stored.deleted_at.is_some() => (stored.value.id, false),
        Some(stored) => {
            let id = stored.value.id;
            (id, follow(write, stored.value, report)?)
        }
        None => (make(write, incident, source_id, report)?, true),
    };
    let origin = Origin {
        incident: incident.id,
        postmortem: id,
        written: written_at(report, incident),
    };
    let actions = bring_in_actions(write, &origin, &report.actions)?;
    Ok(is_changed || actions)
}

/// What every action of one report has in common.
struct Origin {
    incident: IncidentId,
    postmortem: PostmortemId,
    written: DateTime<Utc>,
}

/// When the work was done that the report tells of, as near as it says: old work is not of the day of its import. Noon is
/// the same day in nearly every zone.
fn written_at(report: &Report, incident: &Incident) -> DateTime<Utc> {
    let ended = incident.at(MilestoneKind::Resolved);
    let latest = || incident.milestones.iter().map(|one| one.at).max();
    let known = ended.or_else(latest);
    let ended = known.unwrap_or_else(|| incident.start());
    match report.header.day {
        Some(day) if day != ended.date_naive() => day
            .and_time(NaiveTime::MIN)
            .and_utc()
            .checked_add_signed(TimeDelta::hours(12))
            .filter(|at| has_four_digit_year(*at))
            // Nothing is reviewed before it is over.
            .map_or(ended, |noon| known.map_or(noon, |known| noon.max(known))),
        Some(_) | None => ended,
    }
}

/// In the trash or not; one that is there only because its import was undone is as good as none.
fn known_postmortem(
    write: &Write<'_>,
    incident: IncidentId,
    source_id: &str,
) -> Result<Option<Stored<Postmortem>>> {
    let all = document::all_stored::<Postmortem>(write.conn())?;
    let of_source = |stored: &Stored<Postmortem>| {
        stored.value.incident == Some(incident)
            && stored.value.source_id.as_deref() == Some(source_id)
    };
    for stored in all.into_iter().filter(of_source) {
        let item = ItemId::from(stored.value.id);
        if stored.deleted_at.is_none() || !was_taken_back(write.conn(), &item)? {
            return Ok(Some(stored));
        }
    }
    Ok(None)
}

fn make(
    write: &mut Write<'_>,
    incident: &Incident,
    source_id: &str,
    report: &Report,
) -> Result<PostmortemId> {
    let id = PostmortemId(write.new_id());
    let mut postmortem = Postmortem::titled(&incident.title, id, write.now());
    postmortem.incident = Some(incident.id);
    postmortem.source_id = Some(source_id.to_owned());
    postmortem.header.clone_from(&report.header);
    postmortem.sections.clone_from(&report.sections);
    postmortem.others.clone_from(&report.others);
    postmortem.state = PostmortemState::Done {
        at: written_at(report, incident),
    };
    write.put(postmortem)?;
    Ok(id)
}

/// Takes over what the source says anew, in every part that still stands as an import left it.
fn follow(write: &mut Write<'_>, mut here: Postmortem, report: &Report) -> Result<bool> {
    let given = Given::of(write, &ItemId::from(here.id))?;
    for section in Section::ALL {
        let theirs = report.sections.get(&section).cloned().unwrap_or_default();
        if given.is_the_sources(section, here.section(section)) {
            here.set_section(section, theirs);
        }
    }
    if given.others.contains(&serde_json::to_value(&here.others)?) {
        here.others.clone_from(&report.others);
    }
    if given.headers.contains(&serde_json::to_value(&here.header)?) {
        here.header = report.header.clone();
    }
    Ok(write.put(here)? != Put::Same)
}

/// What imports gave, by the history: the journal keeps no second copy of what a source says.
#[derive(Default)]
struct Given {
    sections: BTreeMap<String, Vec<String>>,
    others: Vec<Value>,
    headers: Vec<Value>,
}

impl Given {
    fn of(write: &Write<'_>, item: &ItemId) -> Result<Self> {
        let mut given = Self::default();
        for (operation, change) in history::of_item(write.conn(), item)? {
            let Some(after) = change.after.filter(|_| operation.label == IMPORT) else {
                continue;
            };
            for (pointer, value) in &after.0 {
                given.add(pointer, value);
            }
        }
        Ok(given)
    }

    fn add(&mut self, pointer: &str, value: &Value) {
        match pointer {
            "" => {
                for field in ["sections", "others", "header"] {
                    if let Some(value) = value.get(field) {
                        self.add(&format!("/{field}"), value);
                    }
                }
            }
            "/sections" => {
                for section in value.as_object().into_iter().flatten() {
                    self.add(&format!("/sections/{}", section.0), section.1);
                }
            }
            "/others" => self.others.push(value.clone()),
            "/header" => self.headers.push(value.clone()),
            _ => {
                if let (Some(section), Some(text)) =
                    (pointer.strip_prefix("/sections/"), value.as_str())
                {
                    let texts = self.sections.entry(section.to_owned()).or_default();
                    texts.push(text.to_owned());
                }
            }
        }
    }

    /// A text that no import gave is the user's, and so is the gap where one was deleted.
    fn is_the_sources(&self, section: Section, here: &str) -> bool {
        let key = serde_json::to_value(section).unwrap_or_default();
        match self.sections.get(key.as_str().unwrap_or_default()) {
            Some(texts) => texts.iter().any(|text| text == here),
            None => here.is_empty(),
        }
    }
}

fn bring_in_actions(
    write: &mut Write<'_>,
    origin: &Origin,
    theirs: &[RecordAction],
) -> Result<bool> {
    let mut known = known_actions(write, origin.incident)?;
    let mut new: Vec<&RecordAction> = Vec::new();
    for action in theirs {
        let id = source_id(action);
        let place = known
            .iter()
            .position(|here| here.value.source_id.as_ref() == Some(&id));
        match place {
            Some(place) => {
                known.remove(place);
            }
            None => new.push(action),
        }
    }
    let mut is_changed = false;
    for action in new {
        let alike = known
            .iter()
            .position(|here| likeness(&here.value.what, &action.what) >= ALIKE);
        is_changed |= match alike {
            Some(place) => reword(write, known.remove(place), action)?,
            None => add(write, origin, action)?,
        };
    }
    Ok(is_changed)
}

fn known_actions(write: &Write<'_>, incident: IncidentId) -> Result<Vec<Stored<Action>>> {
    let mut known = Vec::new();
    for stored in document::all_stored::<Action>(write.conn())? {
        let is_sourced = stored.value.source_id.is_some();
        if !is_sourced || stored.value.incident != Some(incident) {
            continue;
        }
        let item = ItemId::from(stored.value.id);
        if stored.deleted_at.is_none() || !was_taken_back(write.conn(), &item)? {
            known.push(stored);
        }
    }
    Ok(known)
}

/// A corrected wording follows its source, unless the user's own stands there. One in the trash stays there.
fn reword(write: &mut Write<'_>, here: Stored<Action>, theirs: &RecordAction) -> Result<bool> {
    let mut action = here.value;
    let stands_as_given = action.source_id.as_deref() == Some(&digest(&action.what));
    if here.deleted_at.is_some() || !stands_as_given {
        return Ok(false);
    }
    action.what.clone_from(&theirs.what);
    action.source_id = Some(source_id(theirs));
    Ok(write.put(action)? != Put::Same)
}

fn add(write: &mut Write<'_>, origin: &Origin, theirs: &RecordAction) -> Result<bool> {
    let id = ActionId(write.new_id());
    let mut action = Action::titled(&theirs.what, id, write.now());
    action.incident = Some(origin.incident);
    action.postmortem = Some(origin.postmortem);
    action.owner = theirs.owner.clone();
    action.priority = theirs.priority;
    action.kind = theirs.kind;
    action.due = theirs.due;
    action.ticket.clone_from(&theirs.ticket);
    action.source_id = Some(source_id(theirs));
    if theirs.is_done {
        action.state = ActionState::Done { at: origin.written };
    }
    Ok(write.put(action)? != Put::Same)
}

fn source_id(action: &RecordAction) -> String {
    digest(action.what.trim())
}

fn digest(text: &str) -> String {
    to_hex(&Sha256::digest(text.as_bytes()))[..16].to_owned()
}

/// How many of the words of both are in both.
fn likeness(one: &str, other: &str) -> f64 {
    let words = |text: &str| -> HashSet<String> {
        let lower = text.to_lowercase();
        let words = lower.split(|c: char| !c.is_alphanumeric());
        words
            .filter(|word| word.len() > 2)
            .map(str::to_owned)
            .collect()
    };
    let (one, other) = (words(one), words(other));
    let (shared, all) = (one.intersection(&other).count(), one.union(&other).count());
    if all == 0 {
        return 0.0;
    }
    #[expect(clippy::cast_precision_loss, reason = "words of one line")]
    let likeness = shared as f64 / all as f64;
    likeness
}
