//! The real program on real folders: what a person or a script would type, from an empty folder to a packet and back.

mod desk;
mod doors;
mod figures;
mod leaving;
mod load;
mod pad;
mod papers;
mod reviews;
mod shifts;
mod trouble;

use serde_json::Value;

use desk::{Desk, read, stderr};

const LOG: [&str; 14] = [
    "log",
    "Replica lag",
    "--at",
    "2025-03-14 03:10",
    "--resolved",
    "40m",
    "--severity",
    "SEV2",
    "--service",
    "payments",
    "--role",
    "incident commander",
    "--note",
    "> rolled the batch job back",
];

#[test]
fn a_class_is_read_by_its_name() {
    let desk = Desk::with_journal();
    for (class, name) in [
        ("bad_deploy", "bad deploy"),
        ("Frayed cable", "Frayed cable"),
    ] {
        let id = desk.done(&["log", name, "--at", "2025-03-14 03:10", "--class", class]);
        let id = id.trim();
        let list = desk.json(&["list"]);
        let rows = list.as_array().expect("rows");
        let row = rows.iter().find(|row| row["id"] == id).expect("listed");
        assert_eq!(row["class"], name);
        assert_eq!(desk.json(&["show", id])["incident"]["class"], name);
        let shown = desk.done(&["show", id]);
        let facts = shown.lines().find(|line| line.starts_with("Class "));
        assert!(facts.is_some_and(|line| line.ends_with(name)), "{shown}");
    }
}

#[test]
fn a_time_in_another_zone_than_the_incidents_names_it() {
    let desk = Desk::with_journal();
    let id = desk.done(&LOG).trim().to_owned();
    desk.done(&["export", "--format", "json", "--out", "all.json"]);
    let mut all: Value = serde_json::from_slice(&read(&desk.path("all.json"))).expect("JSON");
    all["operations"] = serde_json::json!([]);
    all["incidents"][0]["zone"] = "Asia/Tokyo".into();
    all["incidents"][0]["milestones"][0]["zone"] = "America/New_York".into();
    let other = Desk::with_journal();
    std::fs::write(other.path("moved.json"), all.to_string()).expect("a file");
    other.done(&["import", "moved.json"]);

    let shown = other.done(&["show", &id]);
    for named in [
        "2025-03-13 22:10:00 America/New_York",
        "2025-03-14 11:50:00 JST",
        "2025-03-14 03:10 Europe/Berlin  did",
    ] {
        assert!(shown.contains(named), "{named:?} in {shown}");
    }
}

#[test]
fn an_incident_is_logged_listed_shown_found_and_counted() {
    let desk = Desk::with_journal();
    let id = desk.done(&LOG).trim().to_owned();

    let list = desk.json(&["list"]);
    let row = &list[0];
    assert_eq!(row["id"], id.as_str());
    assert_eq!(row["severity"], "SEV2");
    assert_eq!(row["services"], serde_json::json!(["payments"]));
    assert_eq!(row["roles"], serde_json::json!(["incident_commander"]));
    assert_eq!(row["began"], "2025-03-14T02:10:00Z");
    assert_eq!(row["resolved"], "2025-03-14T02:50:00Z");
    assert_eq!(row["seconds_to_resolve"], 2400);
    assert_eq!(row["detected"], Value::Null);

    let shown = desk.done(&["show", &id]);
    assert!(
        shown.contains("2025-03-14 03:10:00 CET"),
        "in the zone of the writer: {shown}"
    );
    assert!(shown.contains("rolled the batch job back"), "{shown}");
    assert!(
        desk.done(&["search", "batc"]).contains(&id),
        "by the beginning of a word in an entry"
    );

    let stats = desk.json(&["stats", "--by", "severity", "--severity", "2"]);
    assert_eq!(stats["n"], 1);
    assert_eq!(stats["groups"][0]["median_seconds"], 2400.0);
    assert_eq!(stats["groups"][0]["interval_seconds"], Value::Null);
}

#[test]
fn several_files_are_imported_and_told_as_one_value() {
    let desk = Desk::with_journal();
    desk.done(&LOG);
    desk.done(&["export", "--format", "json", "--out", "a.json"]);
    std::fs::copy(desk.path("a.json"), desk.path("b.json")).expect("a copy");
    let import = ["--journal", "other", "import"];
    desk.done(&["--journal", "other", "init", "--open"]);

    let both = desk.json(&[&import[..], &["a.json", "b.json"]].concat());
    assert_eq!(both[0]["file"], "a.json");
    assert_eq!(both[0]["new"], 1);
    assert_eq!(both[1]["file"], "b.json");
    assert_eq!(both[1]["new"], 0);
    assert_eq!(
        desk.json(&[&import[..], &["a.json"]].concat())["file"],
        "a.json"
    );

    let partly = desk.run(&[&import[..], &["a.json", "missing.json", "--json"]].concat());
    assert_eq!(partly.status.code(), Some(1));
    let told: Value = serde_json::from_slice(&partly.stdout).expect("what was done before");
    assert_eq!(told[0]["file"], "a.json");
    assert_eq!(told[1], Value::Null);
}

#[test]
fn what_many_records_share_is_told_once() {
    let desk = Desk::with_journal();
    let rows = (1..=60).map(|row| format!("Queue {row},2026-02-13 09:00,soon\n"));
    let table = ["Title,Start,End\n".to_owned()].into_iter().chain(rows);
    std::fs::write(desk.path("t.csv"), table.collect::<String>()).expect("a file");
    let told = desk.run(&["import", "t.csv", "--zone", "UTC"]);
    let told = String::from_utf8(told.stderr).expect("text");
    assert_eq!(told.matches("Note on").count(), 1, "{told}");
    assert!(told.contains("(and 59 more with the same)"), "{told}");

    let rows = (1..=60).map(|row| format!("Cache {row},2026-02-14 09:00,soon {row}\n"));
    let table = ["Title,Start,End\n".to_owned()].into_iter().chain(rows);
    std::fs::write(desk.path("u.csv"), table.collect::<String>()).expect("a file");
    let told = desk.run(&["import", "u.csv", "--zone", "UTC"]);
    let told = String::from_utf8(told.stderr).expect("text");
    assert_eq!(told.matches("Note on").count(), 40, "{told}");
    assert!(told.contains("And 20 others; --json"), "{told}");
}

#[test]
fn a_dry_run_shows_the_first_incidents_and_writes_nothing() {
    let desk = Desk::with_journal();
    let table = "Title,Start,Severity\nQueue full,2026-02-13 09:00,SEV2\n";
    std::fs::write(desk.path("rows.csv"), table).expect("a file");
    let import = ["import", "--zone", "UTC", "rows.csv"];
    assert_eq!(
        desk.done(&[&import[..], &["--dry-run"]].concat()),
        "rows.csv: 1 record, 1 new.\n  2026-02-13  SEV2  Queue full\n"
    );
    assert_eq!(desk.done(&import), "rows.csv: 1 record, 1 new.\n");
}

#[test]
fn a_copied_chat_comes_into_its_incident_once() {
    let desk = Desk::with_journal();
    let id = desk.done(&LOG).trim().to_owned();
    let chat = "ops-room\n\nAda Berg\n  3:20 AM\nreplica lag is back\n:eyes:\n2\n\nSam\n  3:21 AM\n> failed over\n";
    std::fs::write(desk.path("chat.txt"), chat).expect("a file");
    let typed = format!(
        "import --format chat chat.txt --date 2025-03-14 --me sam --authors initials --incident {id}"
    );
    let import: Vec<&str> = typed.split(' ').collect();

    let preview = desk.json(&[&import[..], &["--dry-run"]].concat());
    assert_eq!(preview["new"], 2);
    assert_eq!(preview["dropped"]["reactions"], 1);
    assert!(
        !desk.done(&["show", &id]).contains("failed over"),
        "nothing was written"
    );

    let said = desk.run(&import);
    assert_eq!(
        String::from_utf8_lossy(&said.stdout),
        "chat.txt: 2 messages, 2 new.\n"
    );
    assert!(
        stderr(&said).contains("Not understood (line 1): ops-room"),
        "{}",
        stderr(&said)
    );
    assert_eq!(
        desk.done(&import),
        "chat.txt: 2 messages, 2 already here.\n"
    );
    let lines = desk.json(&["show", &id]);
    assert_eq!(lines["entries"][1]["author"], "AB");
    assert_eq!(lines["entries"][1]["happened_at"], "2025-03-14T02:20:00Z");
    assert_eq!(lines["entries"][2]["kind"], "did");
    assert_eq!(lines["entries"][2]["author"], Value::Null);
    desk.refused(2, &["import", "--format", "chat", "chat.txt"]);
}

#[test]
fn a_back_up_is_restored_elsewhere_and_is_whole() {
    let desk = Desk::with_journal();
    let id = desk.done(&LOG);
    std::fs::create_dir(desk.path("copies")).expect("a folder");
    let copy = desk.done(&["backup", "copies"]);
    desk.done(&["--journal", "other", "restore", copy.trim()]);
    assert!(
        desk.done(&["--journal", "other", "list"])
            .contains(id.trim())
    );
    assert!(
        desk.done(&["--journal", "other", "verify"])
            .contains("whole")
    );
}

#[test]
fn a_passphrase_opens_and_another_does_not() {
    let desk = Desk::new();
    std::fs::write(desk.path("right"), "a lighthouse in march\n").expect("a file");
    std::fs::write(desk.path("wrong"), "something else\n").expect("a file");
    let code = desk.done(&["init", "--passphrase-file", "right"]);
    std::fs::write(desk.path("code"), &code).expect("a file");

    desk.done(&["list", "--passphrase-file", "right"]);
    desk.done(&["list", "--passphrase-file", "code"]);
    let said = desk.refused(1, &["list", "--passphrase-file", "wrong"]);
    assert!(
        said.contains("The passphrase does not open this journal. Nothing was changed."),
        "{said}"
    );
    let by_environment = desk
        .command(&["list"])
        .env("AFTERPAGE_PASSPHRASE", "a lighthouse in march")
        .status()
        .expect("the program starts");
    assert!(by_environment.success());
}

#[test]
fn a_time_that_the_clock_change_made_doubtful_is_refused_with_both_candidates() {
    let desk = Desk::with_journal();
    let twice = desk.refused(2, &["log", "Twice", "--at", "2025-10-26 02:30"]);
    assert!(
        twice.contains("2025-10-26T02:30:00+02:00 or 2025-10-26T02:30:00+01:00"),
        "{twice}"
    );
    let skipped = desk.refused(2, &["log", "Skipped", "--at", "2025-03-30 02:30"]);
    assert!(
        skipped.contains("2025-03-30T01:30:00+01:00 or 2025-03-30T03:30:00+02:00"),
        "{skipped}"
    );
    assert_eq!(
        desk.json(&["list"]),
        serde_json::json!([]),
        "nothing was saved"
    );
}

#[test]
fn a_year_that_no_calendar_carries_is_refused() {
    let desk = Desk::with_journal();
    for at in [
        "+262000-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z",
        "0001-01-01T00:00:00Z",
    ] {
        let said = desk.refused(1, &["log", "Far away", "--at", at]);
        assert!(said.contains("outside the years 1000 to 9998"), "{said}");
    }
    desk.done(&["log", "Long ago", "--at", "1903-01-01T00:00:00Z"]);
    let list = desk.json(&["list", "--to", "1903-12-31"]);
    assert_eq!(list.as_array().map(Vec::len), Some(1));
}

#[test]
fn wrong_use_exits_with_two_and_failures_with_one() {
    let desk = Desk::with_journal();
    desk.refused(2, &["frobnicate"]);
    desk.refused(2, &["log", "No time"]);
    desk.refused(2, &["log", "Bad", "--at", "now", "--severity", "SEV9"]);
    desk.refused(2, &["log", "Bad", "--at", "the day before never"]);
    desk.refused(2, &["list", "--service", "nothing"]);
    desk.refused(2, &["packet", "--kind", "review", "--out", "paper.docx"]);
    desk.refused(1, &["show", "01900000-0000-7000-8000-000000000000"]);
    let said = desk.refused(1, &["--journal", "nowhere", "list", "--json"]);
    let said: Value = serde_json::from_str(&said).expect("errors are JSON too");
    assert_eq!(said["error"]["code"], "no_journal");
    for args in [
        &["frobnicate", "--json"][..],
        &["list", "--from", "soon", "--json"],
        &["log", "--json"],
    ] {
        let said: Value =
            serde_json::from_str(&desk.refused(2, args)).expect("also what was mistyped");
        assert_eq!(said["error"]["code"], "usage", "{args:?}");
    }
    let said = desk.refused(1, &[]);
    assert!(
        said.contains("no display"),
        "without a command and a display: {said}"
    );
}

#[test]
fn the_demo_can_be_made_twice() {
    let desk = Desk::new();
    desk.done(&["demo", "--out", "demo"]);
    let first = read(&desk.path("demo/packet.pdf"));
    let made = desk.json(&["demo", "--out", "demo"]);
    assert_eq!(made.as_array().map(Vec::len), Some(16));
    assert!(first == read(&desk.path("demo/packet.pdf")), "equal bytes");
    for name in ["packet.md", "packet.html", "response-times.svg"] {
        assert!(desk.path("demo").join(name).exists(), "{name}");
    }
}
