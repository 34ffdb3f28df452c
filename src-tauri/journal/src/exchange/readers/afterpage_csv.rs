//! Our own table of incidents, as the export to CSV writes it.

use super::super::table::{Column, Preset};

pub(crate) const PRESET: Preset = Preset {
    name: "afterpage_csv",
    author: "Afterpage",
    told_by: &[&[
        "id",
        "title",
        "kind",
        "zone",
        "estimated",
        "roles",
        "created_at",
    ]],
    is_own: true,
    columns: &[
        (Column::Id, &["id"]),
        (Column::Title, &["title"]),
        (Column::Kind, &["kind"]),
        (Column::Severity, &["severity"]),
        (Column::Service, &["services"]),
        (Column::Class, &["class"]),
        (Column::Tags, &["tags"]),
        (Column::Zone, &["zone"]),
        (Column::Began, &["began"]),
        (Column::Detected, &["detected"]),
        (Column::Paged, &["paged"]),
        (Column::Acknowledged, &["acknowledged"]),
        (Column::Engaged, &["engaged"]),
        (Column::Mitigated, &["mitigated"]),
        (Column::CauseKnown, &["cause_known"]),
        (Column::Resolved, &["resolved"]),
        (Column::Verified, &["verified"]),
        (Column::Reviewed, &["reviewed"]),
        (Column::Estimated, &["estimated"]),
        (Column::MyRole, &["roles"]),
        (Column::Person, &["people"]),
        (Column::Link, &["links"]),
    ],
};
