//! Every format of another tool: a file beside this one, and its line in the list.

mod datadog;
mod firehydrant;
mod github;
mod grafana_oncall;
mod incident_io;
mod jrnl;
mod opsgenie;
mod pagerduty;
mod rootly;

use super::{json::JsonReader, statuspage};

/// In the order in which a file is offered to them: what is told by more fields comes first.
pub(crate) const JSON: &[&JsonReader] = &[
    &statuspage::READER,
    &pagerduty::READER,
    &opsgenie::READER,
    &firehydrant::READER,
    &datadog::READER,
    &incident_io::READER,
    &rootly::READER,
    &grafana_oncall::READER,
    &github::READER,
    &jrnl::READER,
];
