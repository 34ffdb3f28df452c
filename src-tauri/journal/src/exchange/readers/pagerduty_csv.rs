//! PagerDuty: the CSV of its reports, and of scripts that write what its API says as rows.

use super::super::table::{Column, Preset};

pub(super) const PRESET: Preset = Preset {
    name: "pagerduty",
    author: "PagerDuty",
    told_by: &[
        &["incident_number", "created_on"],
        &["incident_number", "created_at", "service"],
        &["#", "Service", "Opened On"],
        &["Incident ID", "Incident Number", "Created On"],
    ],
    is_own: false,
    columns: &[
        (Column::Id, &["id", "Incident ID", "incident_number", "#"]),
        (Column::Title, &["title", "description", "summary", "#"]),
        (Column::Detected, &["created_on", "created_at", "Opened On"]),
        (
            Column::SecondsToAcknowledge,
            &[
                "seconds_to_first_ack",
                "Time to Acknowledge (s)",
                "Time to Acknowledge (seconds)",
            ],
        ),
        (
            Column::Resolved,
            &["resolved_on", "resolved_at", "Resolved On"],
        ),
        (
            Column::SecondsToResolve,
            &[
                "seconds_to_resolve",
                "Time to Resolve (s)",
                "Time to Resolve (seconds)",
            ],
        ),
        (Column::Severity, &["priority", "priority_name"]),
        (Column::Urgency, &["urgency"]),
        (Column::Service, &["service_name", "Service"]),
        (
            Column::Responder,
            &[
                "acknowledged_by_user_names",
                "Acknowledged By",
                "Resolved By",
                "Assigned To",
                "assigned_to_user_names",
                "resolved_by_user_name",
            ],
        ),
        (Column::Link, &["html_url"]),
    ],
};
