//! Postmortems and actions on the command line: in from files, listed, out again, and in once more.

use std::path::Path;

use serde_json::Value;

use crate::desk::{Desk, read};

fn extract(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/postmortems");
    folder.join(name).display().to_string()
}

fn count(value: &Value) -> usize {
    value.as_array().expect("a list").len()
}

#[test]
fn postmortems_come_in_and_go_out_in_every_template() {
    let desk = Desk::with_journal();
    let files = [
        "moj-cloud-platform/2023-06-06-user-services-down.html.md.erb",
        "mybinder/2019-04-03-ingress-cordoned.md",
    ];
    for file in files {
        desk.done(&["import", &extract(file), "--zone", "UTC"]);
    }
    assert_eq!(count(&desk.json(&["actions"])), 3);
    let listed = desk.json(&["postmortem"]);
    assert_eq!(count(&listed), 2);
    let id = listed[0]["incident"].as_str().expect("an incident");
    for template in [
        "full",
        "seven_sections",
        "short",
        "near_miss",
        "learning_review",
    ] {
        let out = format!("{template}.md");
        desk.done(&["postmortem", id, "--template", template, "--out", &out]);
        let text = String::from_utf8(read(&desk.path(&out))).expect("text");
        assert!(text.contains("30min outage"), "{text}");
        assert!(text.contains("Update SRE guide"), "{template}: {text}");
    }

    let other = Desk::with_journal();
    other.done(&[
        "import",
        &desk.path("full.md").display().to_string(),
        "--zone",
        "UTC",
    ]);
    assert_eq!(
        count(&other.json(&["actions"])),
        2,
        "what went out comes in again"
    );
    let incidents = other.json(&["list"]);
    assert_eq!(
        incidents[0]["title"],
        "2019-04-03, 30min outage during node pool upgrade"
    );
    assert_eq!(incidents[0]["began"], "2019-04-03T10:50:00Z");
    let shown = other.json(&["show", incidents[0]["id"].as_str().expect("an id")]);
    assert_eq!(count(&shown["entries"]), 3);
}
