//! A zip of files.

use super::{Content, Found};
use crate::exchange::{
    ImportOptions,
    archive::{self, Source},
    chat, input,
    own_tables::OwnTable,
    readers,
    record::Reading,
    refusal::Refusal,
    zips::Zip,
};

/// A zip that is no archive of ours: our own tables, or the export of a chat.
pub(super) fn read<'a>(
    file: &str,
    bytes: &[u8],
    options: &ImportOptions,
) -> Result<Content<'a>, Refusal> {
    let mut zip = Zip::open(file, bytes)?;
    if chat::is_export(&zip.names) {
        return Err(Refusal::NeedsIncident {
            file: file.to_owned(),
        });
    }
    let (mut before, mut after) = (Vec::new(), Vec::new());
    let mut own = Vec::new();
    for list in archive::tables() {
        let (name, text) = zip_text(file, &mut zip, list)?;
        if let Some(table) = text.and_then(|text| OwnTable::called(list, &text)) {
            let is_before = archive::is_before_incidents(list);
            let tables = if is_before { &mut before } else { &mut after };
            tables.push(table);
            own.push(name);
        }
    }
    let mut incidents = Reading::default();
    // Incidents come before their lines.
    for list in ["incidents", "entries"] {
        let (name, text) = zip_text(file, &mut zip, list)?;
        if text.as_deref() == Some("") {
            own.push(name);
        } else if let Some(text) = text {
            incidents.add(Found::of(file, &text, options)?.read_as(readers::OWN)?);
            own.push(name);
        }
    }
    if own.is_empty() {
        return Err(Refusal::IsAZip {
            file: file.to_owned(),
        });
    }
    let others = zip.names.iter().filter(|name| !own.contains(name));
    incidents.unread.extend(others.cloned());
    Ok(Content::Tables {
        before: Source::Tables(before),
        incidents,
        after: Source::Tables(after),
    })
}

/// The name of the table of a list, and what it holds, where the zip has it. That of a journal without incidents is empty.
fn zip_text(
    file: &str,
    zip: &mut Zip<'_>,
    list: &str,
) -> Result<(String, Option<String>), Refusal> {
    let wanted = format!("{list}.csv");
    // Who packs a folder again has it before the names.
    let is_it = |name: &&String| {
        let file = name.rsplit('/').next().unwrap_or_default();
        file.eq_ignore_ascii_case(&wanted)
    };
    let Some(name) = zip.names.iter().find(is_it).cloned() else {
        return Ok((wanted, None));
    };
    let bytes = Some(zip.bytes(&name)?);
    match bytes.map(|bytes| input::decode(file, &bytes)) {
        Some(Err(Refusal::Empty { .. })) => Ok((name, Some(String::new()))),
        text => Ok((name, text.transpose()?)),
    }
}
