//! The words of closed lists, for the page: it says what papers and sentences say.

use std::{any::type_name, collections::BTreeSet, fs, io, path::Path};

use chrono::{DateTime, Utc};
use journal::domain::{
    ActionKind, ActionState, Audience, Consent, ContributionKind, ContributionReach, DetectedBy,
    DrillKind, DrillResult, Duty, EntryKind, FactorFamily, IncidentKind, Layer, MilestoneKind,
    Noun, PacketKind, PageVerdict, Phase, Priority, Proof, RedactionKind, RedactionLevel,
    ReminderKind, ReviewRole, Role, Severity, StoryPart, WarningKind,
};
use report::words;
use serde::Serialize;

/// Writes them as TypeScript, one file for each subject, so that a screen loads only the words it says.
/// The committed copies are in `ui/src/ipc/words`.
pub fn write_words(folder: &Path) -> io::Result<()> {
    write(&folder.join("incident.ts"), &incident()?)?;
    write(&folder.join("review.ts"), &review()?)?;
    write(&folder.join("evidence.ts"), &evidence()?)?;
    write(&folder.join("packet.ts"), &packet()?)?;
    write(&folder.join("load.ts"), &load()?)
}

fn incident() -> io::Result<Vec<List>> {
    let keys = EntryKind::ALL
        .into_iter()
        .filter_map(|kind| Some((kind, kind.key()?)));
    Ok(vec![
        tagged("by", &ways_of_detection(), words::detected_by)?,
        list(EntryKind::ALL, words::entry_kind)?,
        // A note is what stands without a key.
        List {
            types: vec!["EntryKind"],
            record: record(
                "entryKeyWords",
                ("Exclude<EntryKind, \"note\">", "string"),
                keys,
            )?,
        },
        list(IncidentKind::ALL, IncidentKind::words)?,
        list(MilestoneKind::ALL, MilestoneKind::words)?,
        list(Phase::ALL, words::phase)?,
        list(ReminderKind::ALL, ReminderKind::words)?,
        list(Role::ALL, Role::words)?,
        list(Severity::ALL, Severity::words)?,
        list(StoryPart::ALL, StoryPart::words)?,
    ])
}

fn review() -> io::Result<Vec<List>> {
    Ok(vec![
        list(ActionKind::ALL, ActionKind::words)?,
        tagged("state", &action_states(), ActionState::words)?,
        list(FactorFamily::ALL, FactorFamily::words)?,
        list(Layer::ALL, Layer::words)?,
        list(Priority::ALL, Priority::named)?,
        list(ReviewRole::ALL, ReviewRole::words)?,
    ])
}

fn evidence() -> io::Result<Vec<List>> {
    Ok(vec![
        list(Consent::ALL, Consent::words)?,
        list(ContributionKind::ALL, ContributionKind::words)?,
        list(ContributionReach::ALL, ContributionReach::words)?,
        list(DrillKind::ALL, DrillKind::words)?,
        list(DrillResult::ALL, DrillResult::words)?,
        list(Noun::ALL, Noun::words)?,
    ])
}

fn packet() -> io::Result<Vec<List>> {
    Ok(vec![
        list(PacketKind::ALL, PacketKind::words)?,
        list(RedactionKind::ALL, RedactionKind::words)?,
        List {
            types: vec!["PacketKind"],
            record: record(
                "packetKindIsOfOne",
                ("PacketKind", "boolean"),
                pairs(PacketKind::ALL, PacketKind::is_of_one),
            )?,
        },
        List {
            types: vec!["Audience", "RedactionLevel"],
            record: record(
                "leastLevel",
                ("Audience", "RedactionLevel"),
                pairs(Audience::ALL, RedactionLevel::of),
            )?,
        },
    ])
}

fn load() -> io::Result<Vec<List>> {
    Ok(vec![
        list(Duty::ALL, Duty::words)?,
        list(PageVerdict::ALL, PageVerdict::words)?,
        list(WarningKind::ALL, WarningKind::words)?,
    ])
}

/// A record typed by its list, so that the page does not build while a value has no words.
struct List {
    types: Vec<&'static str>,
    record: String,
}

fn write(file: &Path, lists: &[List]) -> io::Result<()> {
    let types: BTreeSet<&str> = lists
        .iter()
        .flat_map(|list| list.types.iter().copied())
        .collect();
    let types: Vec<String> = types.iter().map(|name| format!("  {name},\n")).collect();
    let records: String = lists.iter().map(|list| list.record.as_str()).collect();
    let text = format!(
        "// Written by `WRITE_BINDINGS=1 cargo test -p afterpage-it bindings`.\n\
         import type {{\n{}}} from \"../bindings\";\n{records}",
        types.concat()
    );
    fs::write(file, text)
}

/// One of each; what they hold is not told.
fn action_states() -> [ActionState; 5] {
    let at = DateTime::<Utc>::UNIX_EPOCH;
    let (who, why, proof) = (String::new(), String::new(), Proof::default());
    [
        ActionState::Open,
        ActionState::Done { at },
        ActionState::Verified { at, proof },
        ActionState::RiskAccepted {
            at,
            who,
            why: why.clone(),
        },
        ActionState::Dropped { at, why },
    ]
}

fn ways_of_detection() -> [DetectedBy; 5] {
    [
        DetectedBy::Alert,
        DetectedBy::UserReport,
        DetectedBy::Colleague,
        DetectedBy::Me { lead_minutes: None },
        DetectedBy::Other,
    ]
}

fn list<T: Copy + Serialize, W: Serialize, const N: usize>(
    all: [T; N],
    words: fn(T) -> W,
) -> io::Result<List> {
    let type_name = name_of::<T>();
    let record = record(&label(type_name), (type_name, "string"), pairs(all, words))?;
    Ok(List {
        types: vec![type_name],
        record,
    })
}

/// Of a list whose values hold more than their name: keyed by the tag that tells them apart.
fn tagged<T: Serialize, W: Serialize, const N: usize>(
    tag: &str,
    all: &[T; N],
    words: fn(&T) -> W,
) -> io::Result<List> {
    let type_name = name_of::<T>();
    let pairs = all
        .iter()
        .map(|value| Ok((serde_json::to_value(value)?[tag].take(), words(value))))
        .collect::<io::Result<Vec<_>>>()?;
    let keys = format!("{type_name}[\"{tag}\"]");
    let record = record(&label(type_name), (&keys, "string"), pairs.into_iter())?;
    Ok(List {
        types: vec![type_name],
        record,
    })
}

fn name_of<T>() -> &'static str {
    let path = type_name::<T>();
    path.rsplit_once("::").map_or(path, |(_, name)| name)
}

fn label(name: &str) -> String {
    format!("{}{}Words", name[..1].to_lowercase(), &name[1..])
}

fn pairs<T: Copy, W, const N: usize>(
    all: [T; N],
    of: impl Fn(T) -> W,
) -> impl Iterator<Item = (T, W)> {
    all.into_iter().map(move |value| (value, of(value)))
}

fn record<K: Serialize, W: Serialize>(
    label: &str,
    (keys, values): (&str, &str),
    pairs: impl Iterator<Item = (K, W)>,
) -> io::Result<String> {
    let lines: Vec<String> = pairs
        .map(|(value, words)| {
            let (key, words) = (
                serde_json::to_string(&value)?,
                serde_json::to_string(&words)?,
            );
            Ok(format!("  {key}: {words},\n"))
        })
        .collect::<io::Result<_>>()?;
    Ok(format!(
        "\nexport const {label}: Record<{keys}, {values}> = {{\n{}}};\n",
        lines.concat()
    ))
}
