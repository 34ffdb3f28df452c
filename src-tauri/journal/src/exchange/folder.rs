//! One Markdown file per incident, with what machines ask for in its head, for a folder of notes or a static site.

use std::collections::{HashMap, HashSet};
use std::fmt::Write;

use rusqlite::Connection;
use serde::Serialize;

use super::{
    archive::{ArchivedIncident, Kept},
    export::records,
    sheets::{Names, OutFile},
};
use crate::{
    Result, Work,
    domain::{Action, ActionState, Entry, EntryKind, Incident, IncidentId, Postmortem},
};

/// Without the trash, the history, and what is private. The same journal gives the same bytes.
pub(crate) fn export_markdown(conn: &Connection, work: &Work) -> Result<Vec<OutFile>> {
    let snapshot = conn.unchecked_transaction()?;
    let archive = records(&snapshot, work)?;
    let pages = Pages {
        names: Names::of(&archive),
        postmortems: by_incident(&archive.documents.postmortems, |one| one.incident),
        actions: by_incident(&archive.documents.actions, |one| one.incident),
    };
    let present = archive.incidents.iter();
    let mut present: Vec<&ArchivedIncident> = present
        .filter(|incident| incident.incident.deleted_at.is_none())
        .collect();
    present.sort_by_key(|incident| (incident.incident.item.start(), incident.incident.item.id));
    let mut taken = HashSet::new();
    let files = present.into_iter().map(|incident| {
        let name = file_name(&incident.incident.item, &mut taken);
        pages.page(incident).map(|text| OutFile {
            name,
            bytes: text.into_bytes(),
        })
    });
    files.collect()
}

fn by_incident<T>(
    kept: &[Kept<T>],
    incident: impl Fn(&T) -> Option<IncidentId>,
) -> HashMap<IncidentId, Vec<&T>> {
    let mut found: HashMap<IncidentId, Vec<&T>> = HashMap::new();
    for kept in kept.iter().filter(|kept| kept.deleted_at.is_none()) {
        if let Some(incident) = incident(&kept.item) {
            found.entry(incident).or_default().push(&kept.item);
        }
    }
    found
}

/// "2026-03-01-checkout-is-slow.md"; a name that every system takes.
fn file_name(incident: &Incident, taken: &mut HashSet<String>) -> String {
    const LONGEST: usize = 60;
    let day = incident
        .start()
        .with_timezone(&incident.zone.0)
        .date_naive();
    let mut slug = String::new();
    for c in incident.title.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug: String = slug.chars().take(LONGEST).collect();
    let stem = format!("{day}-{slug}").trim_end_matches('-').to_owned();
    let numbered = (2..).map(|number| format!("{stem}-{number}"));
    let mut names = std::iter::once(stem.clone()).chain(numbered);
    let free = names.find(|name| taken.insert(name.clone()));
    format!("{}.md", free.unwrap_or(stem))
}

/// What stands beside an incident.
struct Pages<'a> {
    names: Names,
    postmortems: HashMap<IncidentId, Vec<&'a Postmortem>>,
    actions: HashMap<IncidentId, Vec<&'a Action>>,
}

impl Pages<'_> {
    fn page(&self, archived: &ArchivedIncident) -> Result<String> {
        let incident = &archived.incident.item;
        let mut page = Page(String::new());
        self.head(&mut page, incident)?;
        page.heading(1, &incident.title);
        for (part, text) in incident.story.parts() {
            page.section(part.words(), text);
        }
        let entries = archived.entries.iter();
        let entries = entries.filter(|entry| entry.deleted_at.is_none());
        page.timeline(entries.map(|entry| &entry.item).collect())?;
        for postmortem in self.postmortems.get(&incident.id).into_iter().flatten() {
            page.postmortem(postmortem)?;
        }
        page.actions(self.actions.get(&incident.id).map_or(&[], Vec::as_slice));
        if !incident.links.is_empty() {
            page.heading(2, "Links");
            for link in &incident.links {
                let label = if link.label.is_empty() {
                    &link.url
                } else {
                    &link.label
                };
                page.line(&format!("- [{}](<{}>)", escaped(label), address(&link.url)));
            }
        }
        Ok(page.0)
    }

    fn head(&self, page: &mut Page, incident: &Incident) -> Result<()> {
        let zone = incident.zone.0;
        page.line("---");
        page.field("title", &incident.title)?;
        page.field("date", &incident.start().with_timezone(&zone).date_naive())?;
        page.field("id", &incident.id.to_string())?;
        page.field("kind", &incident.kind)?;
        if let Some(severity) = incident.severity {
            page.field("severity", severity.label())?;
        }
        let services: Vec<String> = incident
            .services
            .iter()
            .map(|id| self.names.get(id))
            .collect();
        page.list("services", &services)?;
        if let Some(class) = &incident.class {
            page.field("class", &class)?;
        }
        page.list("tags", &incident.tags)?;
        page.list("roles", &incident.roles)?;
        page.field("zone", incident.zone.name())?;
        for milestone in &incident.milestones {
            let name = serde_json::to_value(milestone.kind)?;
            let zone = milestone.zone.unwrap_or(incident.zone).0;
            let at = milestone.at.with_timezone(&zone).to_rfc3339();
            page.field(name.as_str().unwrap_or_default(), &at)?;
        }
        let estimated = incident.milestones.iter().filter(|known| known.estimated);
        let estimated: Vec<_> = estimated.map(|known| known.kind).collect();
        page.list("estimated", &estimated)?;
        page.line("---");
        page.line("");
        Ok(())
    }
}

/// Markdown as it grows.
struct Page(String);

impl Page {
    fn line(&mut self, line: &str) {
        self.0.push_str(line);
        self.0.push('\n');
    }

    /// JSON is YAML, and quotes what needs quotes.
    fn field(&mut self, name: &str, value: &(impl Serialize + ?Sized)) -> Result<()> {
        // Writing to a string cannot fail.
        let _ = writeln!(self.0, "{name}: {}", serde_json::to_string(value)?);
        Ok(())
    }

    fn list(&mut self, name: &str, values: &[impl Serialize]) -> Result<()> {
        if values.is_empty() {
            return Ok(());
        }
        self.field(name, values)
    }

    fn heading(&mut self, level: usize, text: &str) {
        if !self.0.ends_with("\n\n") {
            self.0.push('\n');
        }
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        self.line(&format!("{} {}\n", "#".repeat(level), escaped(&text)));
    }

    fn section(&mut self, heading: &str, text: &str) {
        if !text.trim().is_empty() {
            self.heading(2, heading);
            self.line(&escaped(text.trim()));
        }
    }

    fn timeline(&mut self, mut entries: Vec<&Entry>) -> Result<()> {
        if entries.is_empty() {
            return Ok(());
        }
        self.heading(2, "Timeline");
        entries.sort_by_key(|entry| (entry.happened_at, entry.id));
        for entry in entries {
            let at = entry.happened_at.with_timezone(&entry.zone.0);
            let who = entry
                .author
                .as_deref()
                .map_or(String::new(), |who| format!("{}: ", escaped(who)));
            let kind = serde_json::to_value(entry.kind)?;
            let kind = kind.as_str().filter(|_| entry.kind != EntryKind::Note);
            let kind = kind.map_or(String::new(), |kind| format!("*{kind}* "));
            let text = escaped(entry.with_facts().trim()).replace('\n', "\n  ");
            self.line(&format!(
                "- {} {kind}{who}{text}",
                at.format("%Y-%m-%d %H:%M:%S %:z")
            ));
        }
        Ok(())
    }

    fn postmortem(&mut self, postmortem: &Postmortem) -> Result<()> {
        let mut parts = Vec::new();
        for (section, text) in &postmortem.sections {
            let name = serde_json::to_value(section)?;
            parts.push((sentence(name.as_str().unwrap_or_default()), text));
        }
        parts.extend(
            postmortem
                .others
                .iter()
                .map(|part| (part.heading.clone(), &part.text)),
        );
        parts.retain(|(_, text)| !text.trim().is_empty());
        if !parts.is_empty() {
            self.heading(2, "Postmortem");
        }
        for (heading, text) in parts {
            self.heading(3, &heading);
            // These are written in Markdown.
            self.line(text.trim());
        }
        Ok(())
    }

    fn actions(&mut self, actions: &[&Action]) {
        if actions.is_empty() {
            return;
        }
        self.heading(2, "Actions");
        for action in actions {
            let is_done = matches!(
                action.state,
                ActionState::Done { .. } | ActionState::Verified { .. }
            );
            let mark = if is_done { 'x' } else { ' ' };
            let due = action
                .due
                .map_or(String::new(), |due| format!(" (due {due})"));
            let what = escaped(&action.what).replace('\n', " ");
            self.line(&format!("- [{mark}] {what}{due}"));
        }
    }
}

/// `root_cause` as "Root cause".
fn sentence(name: &str) -> String {
    let mut letters = name.replace('_', " ").chars().collect::<Vec<_>>();
    if let Some(first) = letters.first_mut() {
        *first = first.to_ascii_uppercase();
    }
    letters.into_iter().collect()
}

/// What looks like Markdown or HTML in a text stays text.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at_start = true;
    for c in text.chars() {
        let is_mark = matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~'
        );
        let is_mark_at_start = at_start && matches!(c, '#' | '-' | '+' | '=');
        if is_mark || is_mark_at_start {
            out.push('\\');
        }
        if !c.is_control() || c == '\n' || c == '\t' {
            out.push(c);
        }
        at_start = c == '\n' || (at_start && c == ' ');
    }
    out
}

/// Between angle brackets nothing but these would end an address.
fn address(url: &str) -> String {
    url.replace('<', "%3C")
        .replace('>', "%3E")
        .replace(['\n', '\r'], "")
}
