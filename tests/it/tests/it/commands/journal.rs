//! Logging, finding, changing, taking back.

use serde_json::{Value, json};

use crate::stage::Stage;

fn incident(title: &str) -> Value {
    json!({ "incident": {
        "title": title,
        "kind": "incident",
        "severity": "sev2",
        "services": ["payments"],
        "class": null,
        "tags": [],
        "zone": "Europe/Berlin",
        "milestones": [
            { "kind": "began", "at": "2026-03-01T02:10:00Z", "zone": null, "estimated": false },
            { "kind": "resolved", "at": "2026-03-01T02:50:00Z", "zone": null, "estimated": false }
        ],
        "roles": ["first_responder"],
        "mitigation": null,
        "story": { "what_happened": "", "my_part": "", "outcome": "", "learned": "" },
        "hands_on_minutes": null
    } })
}

fn everything() -> Value {
    json!({ "query": {
        "scope": {
            "version": 1, "period": { "from": null, "to": null }, "services": [], "classes": [],
            "severities": [], "roles": [], "kinds": [], "employers": []
        },
        "text": "", "sort": "newest_first", "offset": 0, "limit": null
    } })
}

#[test]
fn an_incident_is_logged_listed_and_found() {
    let stage = Stage::open();

    let logged = stage.ok("log_incident", &incident("Replica lag"));
    assert_eq!(logged["title"], "Replica lag");
    let told = stage.around.changed();
    assert!(
        told.iter().any(|item| item.id == logged["id"]),
        "the page is told which incident is new: {told:?}"
    );

    let page = stage.ok("list_incidents", &everything());
    assert_eq!(page["total"], 1);
    assert_eq!(page["rows"][0]["seconds_to_resolve"], 2400);
    let hits = stage.ok("search", &json!({ "text": "repl" }));
    assert_eq!(hits[0]["incident"], logged["id"]);
    assert_eq!(
        stage.ok("services", &Value::Null)[0]["service"]["name"],
        "payments"
    );
}

#[test]
fn what_was_deleted_comes_back_by_undo_and_from_the_trash() {
    let stage = Stage::open();
    let logged = stage.ok("log_incident", &incident("Disk full"));
    let item = json!({ "item": { "noun": "incident", "id": logged["id"] } });
    let total = || stage.ok("list_incidents", &everything())["total"].clone();

    stage.ok("delete", &item);
    assert_eq!(total(), 0);
    assert!(stage.ok("undo", &Value::Null)["label"].is_string());
    assert_eq!(total(), 1);

    stage.ok("redo", &Value::Null);
    assert_eq!(stage.ok("trash", &Value::Null)[0]["title"], "Disk full");
    stage.ok("restore_from_trash", &item);
    assert_eq!(total(), 1);
    assert_eq!(stage.ok("trash", &Value::Null), json!([]));
}

#[test]
fn an_edit_is_saved_and_kept_in_the_history() {
    let stage = Stage::open();
    let logged = stage.ok("log_incident", &incident("Disk ful"));
    stage.around.changed();

    let edit = json!({ "id": logged["id"], "edit": { "field": "title", "value": "Disk full" } });
    assert_eq!(stage.ok("edit_incident", &edit)["title"], "Disk full");

    assert!(
        !stage.around.changed().is_empty(),
        "views are told to read again"
    );
    let item = json!({ "item": { "noun": "incident", "id": logged["id"] } });
    let history = stage.ok("history", &item).to_string();
    assert!(
        history.contains("Disk ful"),
        "the first title stays readable: {history}"
    );
}

#[test]
fn typed_words_are_read_without_a_journal() {
    let stage = Stage::new();

    let time = json!({ "text": "-10m", "zone": "Europe/Berlin" });
    assert_eq!(
        stage.ok("read_time", &time),
        json!({ "state": "clear", "at": "2026-03-02T03:00:00Z" })
    );
    let gap = json!({ "text": "2026-03-29 02:30", "zone": "Europe/Berlin" });
    assert_eq!(stage.ok("read_time", &gap)["state"], "skipped");
    let line = json!({ "line": "yesterday 03:10 replica lag, SEV2", "zone": "Europe/Berlin" });
    assert_eq!(
        stage.ok("read_quick_log", &line)["incident"]["severity"],
        "sev2"
    );
    let zones = stage.ok("zones", &Value::Null);
    assert!(
        zones
            .as_array()
            .is_some_and(|zones| zones.contains(&json!("Asia/Tokyo")))
    );
}

#[test]
fn an_incident_that_is_gone_is_a_sentence_with_a_code() {
    let stage = Stage::open();
    let nobody = json!({ "id": "019a48ba-e800-7001-8a17-5e1eef000001" });
    let error = stage
        .call("incident", &nobody)
        .expect_err("nothing has this id");
    assert_eq!(error["code"], "not_found");
    assert!(error["message"].is_string() && error["hint"].is_string());
    assert_eq!(error["field"], Value::Null);
}
