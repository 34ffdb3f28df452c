//! Who may read, and until when.

use afterpage_desktop::{LockReason, Watch};
use chrono::TimeDelta;
use journal::{Holder, Journal, Unlock};
use serde_json::{Value, json};

use crate::stage::Stage;

const PASSPHRASE: &str = "four grey herons waiting";

fn protected() -> (Stage, String) {
    let stage = Stage::new();
    let code = stage.ok("create_journal", &json!({ "passphrase": PASSPHRASE }));
    let code = code.as_str().expect("a recovery code").to_owned();
    (stage, code)
}

fn state(stage: &Stage) -> Value {
    stage.ok("app_state", &Value::Null)["journal"].clone()
}

#[test]
fn a_journal_without_a_passphrase_opens_by_itself_and_says_so() {
    let stage = Stage::new();
    assert_eq!(state(&stage), "absent");
    assert_eq!(stage.refused("services", &Value::Null), "locked");

    assert_eq!(
        stage.ok("create_journal", &json!({ "passphrase": null })),
        Value::Null
    );
    assert_eq!(state(&stage), "unprotected");

    stage.ok("lock", &Value::Null);
    assert_eq!(stage.around.locked(), [], "there is nothing to lock with");
    assert_eq!(stage.ok("services", &Value::Null), json!([]));
}

#[test]
fn a_locked_journal_opens_with_its_passphrase_or_its_recovery_code_only() {
    let (stage, code) = protected();
    assert_eq!(state(&stage), "open");
    stage.ok("lock", &Value::Null);
    assert_eq!(stage.around.locked(), [LockReason::ByHand]);
    assert_eq!(state(&stage), "locked");
    assert_eq!(
        stage.call("services", &Value::Null),
        Err(json!({
            "code": "locked", "message": "The journal is locked.", "hint": "Unlock it to go on."
        }))
    );

    let key = |with: &str, value: &str| json!({ "key": { "with": with, "value": value } });
    assert_eq!(
        stage.refused("unlock", &key("passphrase", "guess")),
        "wrong_passphrase"
    );
    assert_eq!(state(&stage), "locked");
    stage.ok("unlock", &key("recovery_code", &code));
    assert_eq!(state(&stage), "open");
    stage.ok("lock", &Value::Null);
    stage.ok("unlock", &key("passphrase", PASSPHRASE));
    assert_eq!(stage.ok("services", &Value::Null), json!([]));
}

#[test]
fn the_first_passphrase_brings_a_recovery_code() {
    let stage = Stage::open();
    let set = json!({ "passphrase": PASSPHRASE });
    assert!(stage.ok("set_passphrase", &set).is_string());
    assert_eq!(
        stage.ok("set_passphrase", &set),
        Value::Null,
        "a change keeps the code"
    );
    stage.ok("lock", &Value::Null);
    assert_eq!(state(&stage), "locked");
}

#[test]
fn an_untouched_journal_locks_and_activity_keeps_it_open() {
    let (stage, _) = protected();
    let mut watch = Watch::new(stage.desk.now());
    let mut minutes = |count: usize| {
        for _ in 0..count {
            stage.around.pass(TimeDelta::minutes(1));
            watch.look(&stage.desk);
        }
    };

    minutes(14);
    stage.ok("report_activity", &Value::Null);
    minutes(14);
    assert_eq!(stage.around.locked(), [], "someone was there a moment ago");
    minutes(1);
    assert_eq!(stage.around.locked(), [LockReason::Idle]);
    assert_eq!(state(&stage), "locked");
}

#[test]
fn a_journal_locks_when_the_computer_slept() {
    let (stage, _) = protected();
    let mut watch = Watch::new(stage.desk.now());
    stage.around.pass(TimeDelta::minutes(5));
    watch.look(&stage.desk);
    assert_eq!(stage.around.locked(), [LockReason::Sleep]);
}

#[test]
fn the_page_hears_what_another_process_wrote() {
    let stage = Stage::open();
    let mut watch = Watch::new(stage.desk.now());
    watch.look(&stage.desk);
    stage.around.changed();

    let mut other = Journal::open(
        &stage.journal(),
        Unlock::Open,
        Holder::CommandLine,
        Box::new(stage.around.clone()),
    )
    .expect("two may use one journal");
    let line = journal::domain::when::read_quick_log(
        "03:10 replica lag",
        stage.desk.now(),
        "Europe/Berlin".parse().expect("a zone"),
    );
    let written = other.log_incident(line.incident).expect("it is logged");

    watch.look(&stage.desk);
    let heard = stage.around.changed();
    assert!(
        heard.iter().any(|item| item.id == written.id.to_string()),
        "{heard:?}"
    );
    watch.look(&stage.desk);
    assert_eq!(stage.around.changed(), [], "once is enough");
}

/// `/sys` takes no file from anybody, not even from the super-user: locks that cannot be made.
#[cfg(target_os = "linux")]
#[test]
fn a_journal_that_takes_no_writing_is_read_and_says_so() {
    let stage = Stage::open();
    stage.ok("load_sample", &Value::Null);
    assert_eq!(
        stage.ok("app_state", &Value::Null)["unwritable"],
        Value::Null
    );
    let closed = Stage::new();
    std::fs::create_dir(closed.journal()).expect("a folder");
    for name in [
        "keys.json",
        "keys.copy.json",
        "journal.db",
        "journal.db-wal",
    ] {
        std::fs::copy(stage.journal().join(name), closed.journal().join(name)).expect("a copy");
    }
    std::os::unix::fs::symlink("/sys/kernel", closed.journal().join("open")).expect("a link");

    let told = closed.ok("app_state", &Value::Null);
    assert_eq!(told["journal"], "unprotected");
    assert_eq!(told["unwritable"], "read_only");
    assert_ne!(
        closed.ok("search", &json!({ "text": "checkout" })),
        json!([])
    );
    assert_eq!(closed.refused("load_sample", &Value::Null), "read_only");

    let mut watch = Watch::new(closed.desk.now());
    std::fs::remove_file(closed.journal().join("open")).expect("it takes writing again");
    closed.around.pass(TimeDelta::seconds(2));
    watch.look(&closed.desk);
    assert_eq!(
        closed.ok("app_state", &Value::Null)["unwritable"],
        Value::Null,
        "nobody has to start it again"
    );
}
