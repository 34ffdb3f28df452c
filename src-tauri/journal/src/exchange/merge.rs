//! A second import of the same incident: what the source changed comes in, what the user wrote stays.
//!
//! Nothing is stored to tell the two apart. The history already knows every value that an import ever gave a field; a
//! field that stands at one of those is the source's, and follows it. One that stands at anything else is the user's.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use super::{mapping::Mapped, own_facts::Facts, record::Extent};
use crate::domain::{Entry, Incident, Milestone, MilestoneKind};

/// Changed fields of a record by JSON pointer, as the history keeps them; the empty pointer is the whole record.
pub(crate) type Fields = BTreeMap<String, Value>;

/// The values that imports gave the fields of one record.
#[derive(Debug, Default)]
pub(crate) struct Given(BTreeMap<String, Vec<Value>>);

impl Given {
    /// What one import changed: the fields before (none where it made the record) and after.
    pub(crate) fn add(&mut self, before: Option<&Fields>, after: &Fields) {
        for (field, value) in flat(after) {
            if before.is_none_or(|before| flat(before).get(&field) != Some(&value)) {
                self.0.entry(field).or_default().push(value);
            }
        }
        // A milestone that this import made or took away stands on one side only.
        for field in before.map(flat).unwrap_or_default().into_keys() {
            if field.starts_with(MILESTONE) && !flat(after).contains_key(&field) {
                self.0.entry(field).or_default().push(Value::Null);
            }
        }
    }

    fn holds(&self, field: &str, here: &Value) -> bool {
        self.0
            .get(field)
            .map_or(here.is_null(), |values| values.contains(here))
    }
}

const MILESTONE: &str = "milestones/";

/// Top-level fields; of the milestones, which stand in one list, the instant of each kind.
fn flat(fields: &Fields) -> BTreeMap<String, Value> {
    let whole = fields
        .get("")
        .and_then(Value::as_object)
        .into_iter()
        .flatten();
    let whole = whole.map(|(name, value)| (name.as_str(), value));
    let single = fields
        .iter()
        .filter_map(|(pointer, value)| Some((pointer.strip_prefix('/')?, value)));
    let mut flat = BTreeMap::new();
    for (name, value) in whole.chain(single) {
        let milestones = value.as_array().filter(|_| name == "milestones");
        match milestones {
            None => {
                flat.insert(name.to_owned(), value.clone());
            }
            Some(milestones) => flat.extend(milestones.iter().filter_map(|milestone| {
                let kind = milestone.get("kind")?.as_str()?;
                Some((format!("{MILESTONE}{kind}"), milestone.get("at")?.clone()))
            })),
        }
    }
    flat
}

/// Whether a field stands as an import left it.
pub(crate) fn is_the_sources(field: &str, here: &impl Serialize, given: &Given) -> bool {
    given.holds(field, &value(here))
}

/// The incident as it shall be: `here`, with what `source` says in every field that is still the source's. The
/// services are left to the caller, who knows them by name.
pub(crate) fn incident(here: &Incident, source: &Incident, given: &Given) -> Incident {
    let mut merged = here.clone();
    follow(&mut merged.title, &source.title, "title", given);
    follow(&mut merged.kind, &source.kind, "kind", given);
    follow(&mut merged.severity, &source.severity, "severity", given);
    follow(&mut merged.tags, &source.tags, "tags", given);
    follow(&mut merged.roles, &source.roles, "roles", given);
    follow(&mut merged.links, &source.links, "links", given);
    of_our_own(&mut merged, source, given);
    for kind in MilestoneKind::ALL {
        let field = format!("{MILESTONE}{}", value(&kind).as_str().unwrap_or_default());
        let (mut at, wanted) = (here.at(kind), source.at(kind));
        if follow(&mut at, &wanted, &field, given) {
            merged.milestones.retain(|milestone| milestone.kind != kind);
            merged.milestones.extend(at.map(|at| {
                Milestone {
                    kind,
                    at,
                    zone: here.milestone(kind).and_then(|milestone| milestone.zone),
                    estimated: source
                        .milestone(kind)
                        .is_some_and(|milestone| milestone.estimated),
                }
            }));
        }
    }
    merged.milestones.sort_by_key(|milestone| milestone.kind);
    merged
}

/// What no other source says.
fn of_our_own(merged: &mut Incident, source: &Incident, given: &Given) {
    macro_rules! follow_in {
        ($($field:ident)*) => {
            $(follow(&mut merged.$field, &source.$field, stringify!($field), given);)*
        };
    }
    follow_in!(detected_by impact mitigation ending story phases hands_on_minutes sharing debrief);
}

/// `here`, with what the source says of it now. One that says nothing of the severity, the links, tags and roles takes
/// none back; one that tells only a part takes nothing back at all.
pub(crate) fn said(here: &Incident, mapped: &Mapped) -> Incident {
    let mut whole = Incident {
        title: mapped.title.clone(),
        kind: mapped.kind,
        severity: mapped.severity.or(here.severity),
        tags: some_or(&mapped.tags, &here.tags),
        roles: some_or(&mapped.roles, &here.roles),
        milestones: with_untold(&here.milestones, mapped),
        links: some_or(&mapped.links, &here.links),
        ..here.clone()
    };
    if let Some(own) = &mapped.own {
        own.facts(Facts::of(here)).tell(&mut whole);
    }
    if mapped.extent == Extent::Whole {
        return whole;
    }
    let told = Incident {
        roles: with_others(&here.roles, &mapped.roles),
        milestones: with_log(&here.milestones, &mapped.milestones),
        links: with_others(&here.links, &mapped.links),
        ..whole
    };
    if mapped.extent == Extent::WithoutLog {
        return told;
    }
    Incident {
        title: here.title.clone(),
        kind: here.kind,
        ..told
    }
}

/// What the source says now, and what it has no place for.
fn with_untold(here: &[Milestone], mapped: &Mapped) -> Vec<Milestone> {
    let is_said = |kind| mapped.milestones.iter().any(|said| said.kind == kind);
    let mut all = mapped.milestones.clone();
    let kept = here
        .iter()
        .filter(|known| mapped.untold.milestones.contains(&known.kind) && !is_said(known.kind));
    all.extend(kept.cloned());
    all.sort_by_key(|one| one.kind);
    all
}

/// A log comes page by page, in any order: of what it notes twice the first time counts, of an end the last.
fn with_log(here: &[Milestone], said: &[Milestone]) -> Vec<Milestone> {
    let mut all = here.to_vec();
    for one in said {
        match all.iter_mut().find(|known| known.kind == one.kind) {
            Some(known) if (one.at > known.at) == (one.kind == MilestoneKind::Resolved) => {
                *known = one.clone();
            }
            Some(_) => {}
            None => all.push(one.clone()),
        }
    }
    all.sort_by_key(|one| one.kind);
    all
}

fn with_others<T: Clone + PartialEq>(here: &[T], said: &[T]) -> Vec<T> {
    let mut all = here.to_vec();
    all.extend(said.iter().filter(|one| !here.contains(one)).cloned());
    all
}

fn some_or<T: Clone>(said: &[T], here: &[T]) -> Vec<T> {
    let some = if said.is_empty() { here } else { said };
    some.to_vec()
}

/// The line as it shall be.
pub(crate) fn entry(here: &Entry, source: &Entry, given: &Given) -> Entry {
    let mut merged = here.clone();
    follow(&mut merged.text, &source.text, "text", given);
    follow(&mut merged.detail, &source.detail, "detail", given);
    follow(
        &mut merged.happened_at,
        &source.happened_at,
        "happened_at",
        given,
    );
    merged
}

fn follow<T: Clone + PartialEq + Serialize>(
    here: &mut T,
    source: &T,
    field: &str,
    given: &Given,
) -> bool {
    let follows = here != source && given.holds(field, &value(here));
    if follows {
        *here = source.clone();
    }
    follows
}

/// As the history writes it. Our own plain types always serialize.
fn value(of: &impl Serialize) -> Value {
    serde_json::to_value(of).unwrap_or_default()
}
