//! The pad: lines while it burns, locked or not, and what rings.

use afterpage_desktop::Watch;
use chrono::TimeDelta;
use journal::domain::ReminderKind;
use serde_json::{Value, json};

use crate::stage::Stage;

const PASSPHRASE: &str = "four grey herons waiting";

#[test]
fn lines_are_taken_while_locked_and_join_their_incident_at_unlock() {
    let stage = Stage::new();
    stage.ok("create_journal", &json!({ "passphrase": PASSPHRASE }));
    stage.ok("lock", &Value::Null);
    assert_eq!(stage.refused("live_incidents", &Value::Null), "locked");
    let read = stage.ok(
        "read_pad_line",
        &json!({ "line": "> restarted broker-3", "id": null }),
    );
    assert_eq!(read["kind"], "did", "the echo works while locked");
    stage.ok(
        "seal_line",
        &json!({ "line": ". brokers are gone", "id": null }),
    );
    stage.ok(
        "seal_line",
        &json!({ "line": "> restarted broker-3", "id": null }),
    );

    let key = json!({ "key": { "with": "passphrase", "value": PASSPHRASE } });
    stage.ok("unlock", &key);
    let collected = stage.ok("collect_sealed", &Value::Null);
    assert_eq!(collected, json!({ "lines": 2, "unreadable": 0 }));
    let live = stage.ok("live_incidents", &Value::Null);
    let pad = stage.ok("pad", &json!({ "id": live[0]["id"] }));
    let texts: Vec<&Value> = pad["view"]["entries"]
        .as_array()
        .expect("lines")
        .iter()
        .map(|entry| &entry["text"])
        .collect();
    assert_eq!(texts, ["brokers are gone", "restarted broker-3"]);
}

#[test]
fn a_reminder_rings_once_and_the_tray_knows_how_many_burn() {
    let stage = Stage::open();
    stage.ok("open_pad", &json!({ "title": "Replica lag" }));
    let mut watch = Watch::new(stage.desk.now());
    stage.around.pass(TimeDelta::seconds(2));
    watch.look(&stage.desk);
    assert_eq!((stage.around.live(), stage.around.rang()), (1, Vec::new()));
    stage.around.pass(TimeDelta::hours(2));
    for _ in 0..3 {
        watch.look(&stage.desk);
        stage.around.pass(TimeDelta::seconds(2));
    }
    assert_eq!(stage.around.rang(), [ReminderKind::HandOff]);
}

/// Looks around as often as it does in a day.
fn wait(stage: &Stage, watch: &mut Watch, time: TimeDelta) {
    let step = TimeDelta::seconds(30);
    for _ in 0..time.num_seconds() / step.num_seconds() {
        stage.around.pass(step);
        watch.look(&stage.desk);
    }
}

#[test]
fn a_locked_journal_rings_once_also_after_a_sleep() {
    let stage = Stage::new();
    stage.ok("create_journal", &json!({ "passphrase": PASSPHRASE }));
    stage.ok("open_pad", &json!({ "title": "Replica lag" }));
    let mut watch = Watch::new(stage.desk.now());
    wait(&stage, &mut watch, TimeDelta::minutes(10));
    stage.ok("lock", &Value::Null);
    // Two sleeps of a machine whose journal is locked already.
    for _ in 0..2 {
        stage.around.pass(TimeDelta::minutes(10));
        watch.look(&stage.desk);
    }
    assert_eq!((stage.around.live(), stage.around.rang()), (1, Vec::new()));
    wait(&stage, &mut watch, TimeDelta::hours(2));
    assert_eq!(stage.around.rang(), [ReminderKind::HandOff]);
}

#[test]
fn what_fell_due_while_an_open_journal_slept_rings_before_it_is_locked() {
    let stage = Stage::new();
    stage.ok("create_journal", &json!({ "passphrase": PASSPHRASE }));
    stage.ok("open_pad", &json!({ "title": "Replica lag" }));
    let mut watch = Watch::new(stage.desk.now());
    watch.look(&stage.desk);
    stage.around.pass(TimeDelta::hours(3));
    watch.look(&stage.desk);
    assert_eq!(stage.refused("live_incidents", &Value::Null), "locked");
    assert_eq!(stage.around.rang(), [ReminderKind::HandOff]);
}

#[test]
fn an_update_is_drafted_checked_and_kept_as_told() {
    let stage = Stage::open();
    let incident = stage.ok("open_pad", &json!({ "title": "Checkout is slow" }));
    let id = &incident["id"];
    let draft = stage.ok(
        "draft_update",
        &json!({ "id": id, "template": "first_acknowledgement" }),
    );
    assert_eq!(draft["number"], 1);
    let findings = stage.ok(
        "check_update",
        &json!({ "text": "It will be fixed by 10:00.", "audience": "customers" }),
    );
    let rules: Vec<&Value> = findings
        .as_array()
        .expect("findings")
        .iter()
        .map(|finding| &finding["rule"])
        .collect();
    assert!(rules.contains(&&json!("promise")), "{findings}");
    let next = "2026-03-02T03:40:00Z";
    let update =
        json!({ "id": id, "text": "Checkout is slow.", "audience": "support", "nextUpdate": next });
    assert_eq!(stage.ok("add_update", &update)["kind"], "told");
    assert_eq!(stage.ok("pad", &json!({ "id": id }))["next_update"], next);
}

#[test]
fn a_pasted_file_is_kept_with_its_picture() {
    let stage = Stage::open();
    let incident = stage.ok("open_pad", &json!({ "title": null }));
    // A picture of one pixel.
    let png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    let file = json!({ "id": incident["id"], "entry": null, "name": "graph.png", "base64": png });
    let attachment = stage.ok("attach", &file);
    assert_eq!(attachment["media_type"], "image/png");
    let id = json!({ "id": attachment["id"] });
    assert_eq!(stage.ok("attachment", &id), png);
    assert!(stage.ok("thumbnail", &id).is_string());
}

#[test]
fn a_chat_is_looked_at_before_it_joins_an_incident() {
    let stage = Stage::open();
    let id = stage.ok("open_pad", &json!({ "title": "Replica lag" }))["id"].clone();
    let chat = json!({
        "id": id,
        "text": "23:58 Ada: replica lag\n00:04 me: > restarted it\n",
        "options": {
            "date": "2026-03-01", "zone": "Europe/Berlin", "authors": "initials", "me": ["me"]
        }
    });
    let preview = stage.ok("preview_chat", &chat);
    let entries = |stage: &Stage| stage.ok("incident", &json!({ "id": id }))["entries"].clone();
    assert_eq!(preview["new"], 2);
    assert_eq!(entries(&stage), json!([]), "a look writes nothing");

    assert_eq!(stage.ok("import_chat", &chat)["new"], 2);
    let lines = entries(&stage);
    assert_eq!(lines[0]["author"], "A");
    assert_eq!(lines[1]["author"], Value::Null);
    assert_eq!(lines[1]["happened_at"], "2026-03-01T23:04:00Z");
    assert_eq!(stage.ok("import_chat", &chat)["new"], 0, "nothing twice");
}
