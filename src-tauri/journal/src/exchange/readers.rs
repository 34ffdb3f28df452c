//! Every format of another tool: a file of its own, and its line in the list.

mod afterpage_csv;
mod afterpage_entries;
mod datadog;
mod firehydrant;
mod github;
mod grafana_oncall;
mod incident_io;
mod incident_io_updates;
mod jira;
mod jira_issues;
mod jrnl;
mod jrnl_text;
mod opsgenie;
mod pagerduty;
mod pagerduty_csv;
mod pagerduty_log;
mod pagerduty_webhooks;
mod rootly;
mod servicenow;
mod spreadsheet;

use super::{
    ImportOptions, json::JsonReader, postmortem, record::Reading, refusal::Refusal, statuspage,
    table::Preset,
};

/// The source of what came from our own tables.
pub(crate) const OWN: &str = afterpage_csv::PRESET.name;

/// The source of what came from a person's own table.
pub(crate) const ANYONES: &str = spreadsheet::PRESET.name;

/// In the order in which a file is offered to them: what is told by more comes first.
pub(crate) const ALL: &[Reader] = &[
    Reader::Json(&statuspage::READER),
    Reader::Text(&pagerduty_log::READER),
    Reader::Text(&pagerduty_webhooks::READER),
    Reader::Json(&pagerduty::READER),
    Reader::Json(&opsgenie::READER),
    Reader::Json(&firehydrant::READER),
    Reader::Json(&datadog::READER),
    Reader::Text(&incident_io_updates::READER),
    Reader::Json(&incident_io::READER),
    Reader::Json(&rootly::READER),
    Reader::Json(&grafana_oncall::READER),
    Reader::Json(&github::READER),
    Reader::Json(&jira_issues::READER),
    Reader::Json(&jrnl::READER),
    Reader::Text(&afterpage_entries::READER),
    Reader::Table(&afterpage_csv::PRESET),
    Reader::Table(&jira::PRESET),
    Reader::Table(&servicenow::PRESET),
    Reader::Table(&pagerduty_csv::PRESET),
    Reader::Text(&jrnl_text::READER),
    Reader::Table(&spreadsheet::PRESET),
    Reader::Text(&postmortem::READER),
];

/// What a format is made of. One tool may have several, under the same name.
pub(crate) enum Reader {
    Json(&'static JsonReader),
    Table(&'static Preset),
    Text(&'static TextReader),
}

/// A format that is neither JSON nor a table.
pub(crate) struct TextReader {
    /// As it is called on the command line.
    pub(crate) name: &'static str,
    /// Who says a line of it that no person said.
    pub(crate) author: &'static str,
    pub(crate) recognises: fn(&str) -> bool,
    pub(crate) read: fn(&str, &str, &ImportOptions) -> Result<Reading, Refusal>,
}

impl Reader {
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Json(reader) => reader.name,
            Self::Table(preset) => preset.name,
            Self::Text(reader) => reader.name,
        }
    }

    pub(crate) fn author(&self) -> &'static str {
        match self {
            Self::Json(reader) => reader.author,
            Self::Table(preset) => preset.author,
            Self::Text(reader) => reader.author,
        }
    }
}

/// Whether the author of a line is a tool or a paper from which it came, and so no person who took part.
pub fn is_tool(author: &str) -> bool {
    ALL.iter().any(|reader| reader.author() == author)
}

/// Where a bracket is no JSON.
pub(crate) fn begins_with_a_time(text: &str) -> bool {
    (jrnl_text::READER.recognises)(text)
}
