//! PagerDuty: the CSV of its reports, and of scripts that write what its API says as rows.

use super::super::table::{Column, Preset};

pub(super) const PRESET: Preset = Preset {
    name: "pagerduty",
    author: "PagerDuty",
    told_by: &[
        &["incident_number", "created_on"],
        &["incident_number", "created_at", "service"],
        &["#", "Service", "Opened On"],
    ],
    is_own: false,
    columns: &[
        (Column::Id, &["id", "incident_number", "#"]),
        (Column::Title, &["title", "description", "summary", "#"]),
        (Column::Detected, &["created_on", "created_at", "Opened On"]),
        (Column::SecondsToAcknowledge, &["seconds_to_first_ack"]),
        (
            Column::Resolved,
            &["resolved_on", "resolved_at", "Resolved On"],
        ),
        (Column::SecondsToResolve, &["seconds_to_resolve"]),
        (Column::Urgency, &["urgency"]),
        (Column::Service, &["service_name", "Service"]),
        (
            Column::Responder,
            &[
                "acknowledged_by_user_names",
                "assigned_to_user_names",
                "resolved_by_user_name",
            ],
        ),
        (Column::Link, &["html_url"]),
    ],
};
