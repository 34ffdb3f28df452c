//! The words of closed lists, for the page: it says what papers and sentences say.

use std::{fs, io, path::Path};

use journal::domain::{
    Consent, ContributionKind, ContributionReach, DrillKind, DrillResult, EntryKind, IncidentKind,
    MilestoneKind, PacketKind, Phase, RedactionKind, Role,
};
use report::words;
use serde::Serialize;

const PHASES: [Phase; 7] = [
    Phase::Detect,
    Phase::Respond,
    Phase::Mitigate,
    Phase::Resolve,
    Phase::Verify,
    Phase::Learn,
    Phase::Prevent,
];

/// Writes them as TypeScript; the committed copy is `ui/src/ipc/words.ts`.
pub fn write_words(file: &Path) -> io::Result<()> {
    let keyed = EntryKind::ALL
        .into_iter()
        .filter_map(|kind| Some((kind, kind.key()?)));
    let lists = [
        record("IncidentKind", pairs(IncidentKind::ALL, words::kind))?,
        record(
            "MilestoneKind",
            pairs(MilestoneKind::ALL, MilestoneKind::words),
        )?,
        record("Role", pairs(Role::ALL, words::role))?,
        record("Phase", pairs(PHASES, words::phase))?,
        record("EntryKind", pairs(EntryKind::ALL, words::entry_kind))?,
        record("EntryKey", keyed)?,
        record(
            "ContributionKind",
            pairs(ContributionKind::ALL, ContributionKind::words),
        )?,
        record(
            "ContributionReach",
            pairs(ContributionReach::ALL, ContributionReach::words),
        )?,
        record("DrillKind", pairs(DrillKind::ALL, DrillKind::words))?,
        record("DrillResult", pairs(DrillResult::ALL, DrillResult::words))?,
        record("Consent", pairs(Consent::ALL, Consent::words))?,
        record("PacketKind", pairs(PacketKind::ALL, PacketKind::words))?,
        record(
            "RedactionKind",
            pairs(RedactionKind::ALL, RedactionKind::words),
        )?,
    ];
    let header = "// Written by `WRITE_BINDINGS=1 cargo test -p afterpage-it bindings`.\n\
        import type {\n\
        \x20 Consent,\n\
        \x20 ContributionKind,\n\
        \x20 DrillKind,\n\
        \x20 DrillResult,\n\
        \x20 EntryKind,\n\
        \x20 IncidentKind,\n\
        \x20 MilestoneKind,\n\
        \x20 PacketKind,\n\
        \x20 Phase,\n\
        \x20 ContributionReach,\n\
        \x20 RedactionKind,\n\
        \x20 Role,\n\
        } from \"./bindings\";\n\
        \n\
        type EntryKey = Exclude<EntryKind, \"note\">;\n";
    fs::write(file, format!("{header}{}", lists.concat()))
}

fn pairs<T: Copy, const N: usize>(
    all: [T; N],
    words: fn(T) -> &'static str,
) -> impl Iterator<Item = (T, &'static str)> {
    all.into_iter().map(move |value| (value, words(value)))
}

/// A record typed by the list, so that the page does not build while a value has no words.
fn record<T: Serialize, W: Serialize>(
    list: &str,
    pairs: impl Iterator<Item = (T, W)>,
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
    let name = format!("{}{}", list[..1].to_lowercase(), &list[1..]);
    Ok(format!(
        "\nexport const {name}Words: Record<{list}, string> = {{\n{}}};\n",
        lines.concat()
    ))
}
