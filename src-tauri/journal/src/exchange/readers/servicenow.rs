//! ServiceNow: the CSV of a list of incidents, by field names or by labels.

use super::super::table::{Column, Preset};

pub(super) const PRESET: Preset = Preset {
    name: "servicenow",
    author: "ServiceNow",
    told_by: &[
        &["number", "short_description"],
        &["Number", "Short description", "Opened"],
        &["Number", "Short description", "Priority"],
    ],
    is_own: false,
    columns: &[
        (Column::Id, &["number"]),
        (Column::Title, &["short_description"]),
        (
            Column::Detected,
            &["opened_at", "Opened", "sys_created_on", "Created"],
        ),
        (
            Column::Resolved,
            &["resolved_at", "Resolved", "closed_at", "Closed"],
        ),
        (Column::Status, &["incident_state", "state"]),
        (Column::Severity, &["priority", "severity"]),
        (Column::Urgency, &["urgency"]),
        (
            Column::Service,
            &[
                "business_service",
                "Service",
                "cmdb_ci",
                "Configuration item",
            ],
        ),
        (
            Column::Responder,
            &["assigned_to", "resolved_by", "closed_by"],
        ),
        (Column::Person, &["opened_by", "caller_id", "Caller"]),
        (Column::Notes, &["description"]),
        (Column::Closing, &["close_notes", "Resolution notes"]),
        (
            Column::WorkNotes,
            &[
                "work_notes",
                "comments_and_work_notes",
                "comments",
                "Work notes",
                "Additional comments",
            ],
        ),
    ],
};
