//! Incidents as status pages give them.

use serde_json::{Value, json};

pub const EXTRACT: &str = include_str!("../../../../tests/data/github-statuses/incidents.jsonl");

/// As the public API of a page gives it: newest update first, HTML in the texts, the page's own offset.
pub fn api_incident() -> Value {
    json!({
        "id": "p31zjtct2jer",
        "name": "Checkout is slow",
        "status": "resolved",
        "impact": "major",
        "created_at": "2026-03-02T08:00:00.419-06:00",
        "started_at": "2026-03-02T07:55:00-06:00",
        "resolved_at": "2026-03-02T09:30:00-06:00",
        "monitoring_at": null,
        "shortlink": "https://stspg.example/p31",
        "components": [{"name": "Checkout"}, {"name": "checkout "}, {"name": "API"}],
        "incident_updates": [
            {"id": "u4", "status": "resolved", "body": "Done.", "created_at": "2026-03-02T09:30:00-06:00"},
            {"id": "u3", "status": "monitoring", "body": "A fix is in place.", "created_at": "2026-03-02T09:10:00-06:00"},
            {"id": "u2", "status": "identified", "body": "The cause is <b>known</b>:<br /><br />a &amp; b < c, see <a href=\"https://x.example\">here</a>.",
             "created_at": "2026-03-02T09:40:00-06:00", "display_at": "2026-03-02T08:20:00-06:00"},
            {"id": "u1", "status": "investigating", "body": "We are looking.", "created_at": "2026-03-02T08:00:00-06:00"}
        ]
    })
}

pub fn page(incident: &Value) -> String {
    json!({"page": {"id": "x", "name": "Example"}, "incidents": [incident]}).to_string()
}

pub fn parsed_incident() -> Value {
    json!({
        "id": "101", "title": "Search is down", "url": "https://status.example/incidents/101",
        "started_at": "2026-05-01T10:00:00Z", "resolved_at": "2026-05-01T11:00:00Z",
        "impact": "minor", "components": ["Search"],
        "updates": [
            {"at": "2026-05-01T10:00:00Z", "status": "Investigating", "message": "Looking <into> it."},
            {"at": "2026-05-01T10:30:00Z", "status": "Update", "message": "Still looking."},
            {"at": "2026-05-01T11:00:00Z", "status": "Resolved", "message": "Over."}
        ]
    })
}
