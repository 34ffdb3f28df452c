//! Everything as tables: one CSV file per noun. No cell begins as a formula of a spreadsheet would; our own import takes
//! that back, and reads them to the same values.

mod cells;
mod flat;
mod node;

use std::{
    collections::{HashMap, HashSet},
    ffi::OsStr,
    path::Path,
};

use rusqlite::Connection;
use serde::{Serialize, de::DeserializeOwned};

use super::archive::{ArchivedIncident, Kept, Records, pack_files};
use super::export::records;
use super::own_facts::Facts;
use crate::{
    Result, Work,
    domain::{Entry, Incident, IncidentId, Milestone, MilestoneKind, Role},
    store::{document::Document, documents::for_each_document},
};
pub(crate) use cells::{as_written, unlisted};
use cells::{harmless, listed};
use flat::told;
pub(crate) use flat::{as_cells, as_text, pairs, paths};
pub(crate) use node::Node;

/// A file that goes out beside others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutFile {
    /// With a folder before it where it stands in one.
    pub name: String,
    pub bytes: Vec<u8>,
}

/// As one zip.
pub fn packed(files: Vec<OutFile>) -> Result<Vec<u8>> {
    pack_files(files.into_iter().map(|file| Ok((file.name, file.bytes))))
}

/// Without the trash, the history, and what is private.
pub(crate) fn export_csv(conn: &Connection, work: &Work) -> Result<Vec<OutFile>> {
    let snapshot = conn.unchecked_transaction()?;
    let mut archive = records(&snapshot, work)?;
    leave_out_trash(&mut archive);
    let names = Names::of(&archive);
    let incidents: Vec<&ArchivedIncident> = archive
        .incidents
        .iter()
        .filter(|incident| incident.incident.deleted_at.is_none())
        .collect();
    let mut files = vec![sheet("incidents", |sheet| {
        for incident in &incidents {
            sheet.incident(&incident.incident.item, &names)?;
        }
        Ok(())
    })?];
    files.push(sheet("entries", |sheet| {
        sheet.header = ENTRY.map(str::to_owned).to_vec();
        sheet.places = (0..)
            .zip(ENTRY)
            .map(|(at, name)| (name.to_owned(), at))
            .collect();
        let entries = incidents.iter().flat_map(|incident| &incident.entries);
        for entry in present(entries) {
            sheet.entry(entry)?;
        }
        Ok(())
    })?);
    files.extend(others(&archive)?);
    Ok(files)
}

macro_rules! lists_of_documents {
    ($($noun:ident, $id:ident, $list:ident;)*) => { &[$(stringify!($list)),*] };
}

/// Whether a file is called as one of our tables that are no incidents.
pub(crate) fn is_of_another_noun(file: &str) -> bool {
    const DOCUMENTS: &[&str] = for_each_document!(lists_of_documents);
    const OTHERS: [&str; 4] = ["services", "employers", "classes", "packets"];
    let name = Path::new(file).file_stem().and_then(OsStr::to_str);
    name.is_some_and(|name| DOCUMENTS.contains(&name) || OTHERS.contains(&name))
}

macro_rules! visible {
    ($($noun:ident, $id:ident, $list:ident;)*) => {
        /// What hangs on an incident in the trash goes where that goes.
        fn leave_out_trash(archive: &mut Records) {
            let in_trash = archive.incidents.iter().map(|one| &one.incident);
            let in_trash = in_trash.filter(|one| one.deleted_at.is_some());
            let in_trash: HashSet<IncidentId> = in_trash.map(|one| one.item.id).collect();
            $(archive.documents.$list.retain(|one| {
                one.item.incident().is_none_or(|id| !in_trash.contains(&id))
            });)*
        }
    };
}

for_each_document!(visible);

fn present<'a, T: 'a>(kept: impl Iterator<Item = &'a Kept<T>>) -> impl Iterator<Item = &'a T> {
    let present = kept.filter(|kept| kept.deleted_at.is_none());
    present.map(|kept| &kept.item)
}

macro_rules! others {
    ($($noun:ident, $id:ident, $list:ident;)*) => {
        /// All nouns but incidents and entries, each in a file of its own where there is any.
        fn others(archive: &Records) -> Result<Vec<OutFile>> {
            // Check-ins are for nobody else's eyes, and the list of redactions holds the very words that must not be told.
            const NO_TABLES: [&str; 2] = ["check_ins", "redactions"];
            let documents = &archive.documents;
            let files = [
                table("services", &archive.services)?,
                table("employers", &archive.employers)?,
                table("classes", &archive.classes)?,
                table("packets", &archive.packets)?,
                $(if NO_TABLES.contains(&stringify!($list)) {
                    None
                } else {
                    table(stringify!($list), &documents.$list)?
                },)*
            ];
            Ok(files.into_iter().flatten().collect())
        }
    };
}

for_each_document!(others);

fn table<T: Serialize + DeserializeOwned>(name: &str, all: &[Kept<T>]) -> Result<Option<OutFile>> {
    let mut present = present(all.iter()).peekable();
    if present.peek().is_none() {
        return Ok(None);
    }
    let file = sheet(name, |sheet| {
        for record in present {
            sheet.row(as_cells(record)?);
        }
        Ok(())
    })?;
    Ok(Some(file))
}

/// What the ids in incidents stand for.
pub(crate) struct Names(HashMap<String, String>);

impl Names {
    pub(crate) fn of(archive: &Records) -> Self {
        let services = present(archive.services.iter());
        let services = services.map(|service| (service.id.to_string(), service.name.clone()));
        let employers = present(archive.employers.iter());
        let employers = employers.map(|employer| (employer.id.to_string(), employer.name.clone()));
        Self(services.chain(employers).collect())
    }

    pub(crate) fn get(&self, id: &impl ToString) -> String {
        let id = id.to_string();
        self.0.get(&id).cloned().unwrap_or(id)
    }
}

fn sheet(name: &str, fill: impl FnOnce(&mut Sheet) -> Result<()>) -> Result<OutFile> {
    let mut sheet = Sheet::default();
    fill(&mut sheet)?;
    Ok(OutFile {
        name: format!("{name}.csv"),
        bytes: sheet.bytes(),
    })
}

/// Rows whose columns are found as they are filled.
#[derive(Default)]
struct Sheet {
    header: Vec<String>,
    places: HashMap<String, usize>,
    rows: Vec<Vec<String>>,
}

impl Sheet {
    fn row(&mut self, cells: impl IntoIterator<Item = (String, String)>) {
        let mut row = Vec::new();
        for (name, cell) in cells {
            let next = self.header.len();
            let place = *self.places.entry(name.clone()).or_insert(next);
            if place == next {
                self.header.push(name);
            }
            if row.len() <= place {
                row.resize(place + 1, String::new());
            }
            row[place] = cell;
        }
        self.rows.push(row);
    }

    fn incident(&mut self, incident: &Incident, names: &Names) -> Result<()> {
        let cell = |name: &str, text: String| (name.to_owned(), text);
        let mut cells = vec![
            cell("id", incident.id.to_string()),
            cell("title", incident.title.clone()),
            cell("kind", incident.kind.words().to_owned()),
            cell(
                "severity",
                incident
                    .severity
                    .map(|s| s.label().to_owned())
                    .unwrap_or_default(),
            ),
            cell(
                "services",
                listed(incident.services.iter().map(|id| names.get(id))),
            ),
            cell(
                "class",
                incident.class.clone().map(|key| key.0).unwrap_or_default(),
            ),
            cell("tags", listed(incident.tags.iter().cloned())),
            cell("zone", incident.zone.name().to_owned()),
        ];
        for kind in MilestoneKind::ALL {
            let at = incident
                .milestone(kind)
                .map(|known| written(incident, known));
            cells.push(cell(
                &kind.words().replace(' ', "_"),
                at.unwrap_or_default(),
            ));
        }
        let estimated = incident.milestones.iter().filter(|known| known.estimated);
        cells.push(cell(
            "estimated",
            listed(estimated.map(|known| known.kind.words().to_owned())),
        ));
        cells.push(cell(
            "roles",
            listed(incident.roles.iter().map(|role| role.words().to_owned())),
        ));
        cells.extend(beside(incident, names));
        cells.extend(as_cells(&Facts::of(incident))?);
        self.row(cells);
        Ok(())
    }

    fn entry(&mut self, entry: &Entry) -> Result<()> {
        let zone = entry.zone;
        let at = entry.happened_at.with_timezone(&zone.0).to_rfc3339();
        let kind = serde_json::to_value(entry.kind)?;
        let detail = &entry.detail;
        let result = serde_json::to_value(detail.result)?;
        let bucket = serde_json::to_value(detail.bucket)?;
        let next = detail
            .next_update
            .map(|at| at.with_timezone(&zone.0).to_rfc3339());
        let cells = [
            entry.incident.to_string(),
            entry.id.to_string(),
            at,
            kind.as_str().unwrap_or_default().to_owned(),
            // Empty is me.
            entry.author.clone().unwrap_or_default(),
            entry.text.clone(),
            zone.name().to_owned(),
            result.as_str().unwrap_or_default().to_owned(),
            detail.outcome.clone(),
            detail.why.clone(),
            detail.alternatives.clone(),
            detail.test.clone(),
            detail.audience.clone(),
            next.unwrap_or_default(),
            bucket.as_str().unwrap_or_default().to_owned(),
            detail
                .likelihood
                .map_or_else(String::new, |likelihood| likelihood.to_string()),
            entry.noted_at.to_rfc3339(),
            entry.source_id.clone().unwrap_or_default(),
        ];
        self.row(ENTRY.map(str::to_owned).into_iter().zip(cells));
        Ok(())
    }

    /// As spreadsheets take it: a byte order mark, so that they read UTF-8; commas; rows end with CR and LF.
    fn bytes(&self) -> Vec<u8> {
        let mut text = String::from("\u{feff}");
        let header = self.header.iter().map(String::as_str);
        write_row(&mut text, header.clone());
        for row in &self.rows {
            let cells = row.iter().map(String::as_str);
            let missing = self.header.len().saturating_sub(row.len());
            write_row(&mut text, cells.chain(std::iter::repeat_n("", missing)));
        }
        text.into_bytes()
    }
}

/// The columns of lines.
pub(crate) const ENTRY: [&str; 18] = [
    "incident",
    "id",
    "at",
    "kind",
    "author",
    "text",
    "zone",
    "result",
    "outcome",
    "why",
    "alternatives",
    "test",
    "to",
    "next_update",
    "bucket",
    "likelihood",
    "noted_at",
    "source_id",
];

fn write_row<'a>(text: &mut String, cells: impl Iterator<Item = &'a str>) {
    for (place, cell) in cells.enumerate() {
        if place > 0 {
            text.push(',');
        }
        let cell = harmless(cell);
        let needs_quotes = cell.contains([',', '"', '\n', '\r', ';', '\t'])
            || cell.starts_with(' ')
            || cell.ends_with(' ');
        if needs_quotes {
            text.push('"');
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(&cell);
        }
    }
    text.push_str("\r\n");
}

/// Who was there, what is linked, and where it was.
fn beside(incident: &Incident, names: &Names) -> [(String, String); 3] {
    let people = incident.pad.people.iter();
    let people = listed(people.map(|person| with_role(&person.name, person.role)));
    let links = incident.links.iter();
    let links = links.map(|link| format!("{} {}", link.url, link.label));
    let links = listed(links.map(|link| link.trim().to_owned()));
    let employer = incident.employer.map(|id| names.get(&id));
    [
        ("people".to_owned(), people),
        ("links".to_owned(), links),
        ("employer".to_owned(), told(&employer.unwrap_or_default())),
    ]
}

/// The instant in the zone it was read in.
fn written(incident: &Incident, milestone: &Milestone) -> String {
    let zone = milestone.zone.unwrap_or(incident.zone);
    milestone.at.with_timezone(&zone.0).to_rfc3339()
}

fn with_role(name: &str, role: Option<Role>) -> String {
    role.map_or_else(
        || name.to_owned(),
        |role| format!("{name} ({})", role.words()),
    )
}
