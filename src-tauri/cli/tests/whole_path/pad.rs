//! The pad at the end of a pipe: what was acknowledged is there, whenever the program is killed.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Stdio};

use crate::desk::Desk;

/// As often as `AFTERPAGE_SOAK` says; a few times where it says nothing.
fn times() -> u32 {
    let said = std::env::var("AFTERPAGE_SOAK").ok();
    said.and_then(|times| times.parse().ok()).unwrap_or(6)
}

fn start(desk: &Desk) -> Child {
    desk.command(&["pad"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the pad starts")
}

fn texts(desk: &Desk, id: &str) -> Vec<String> {
    let shown = desk.json(&["show", id]);
    let entries = shown["entries"].as_array().expect("entries");
    let texts = entries.iter().map(|entry| entry["text"].as_str());
    texts.map(|text| text.expect("a text").to_owned()).collect()
}

#[test]
fn every_acknowledged_line_survives_a_kill_at_any_moment() {
    let desk = Desk::with_journal();
    let mut acknowledged = Vec::new();
    for run in 0..times() {
        let mut pad = start(&desk);
        let mut stdin = pad.stdin.take().expect("a pipe in");
        let mut answers = BufReader::new(pad.stdout.take().expect("a pipe out")).lines();
        // Two more are on their way when it is killed, at a different moment in each run.
        for line in 0..run % 5 + 3 {
            writeln!(stdin, "> run {run} line {line}").expect("it is read");
            if line >= 2 {
                let answer = answers.next().expect("an answer").expect("text");
                let (_, text) = answer.split_once("> ").expect("how the line reads");
                acknowledged.push(text.to_owned());
            }
        }
        pad.kill().expect("it dies");
        pad.wait().expect("it is gone");
    }
    let list = desk.json(&["list"]);
    let id = list[0]["id"].as_str().expect("one live incident");
    assert_eq!(list.as_array().map(Vec::len), Some(1), "all in one pad");
    let kept = texts(&desk, id);
    for text in &acknowledged {
        assert!(kept.contains(text), "{text:?} was acknowledged and is gone");
    }
    let verified = desk.done(&["verify"]);
    assert!(verified.contains("Everything is whole"), "{verified}");
}

const SECRET: [&str; 2] = ["--passphrase-file", "secret"];

/// A journal with a passphrase, and a line that was taken without it.
fn locked_with_a_line() -> Desk {
    let desk = Desk::new();
    std::fs::write(desk.path("secret"), "four grey herons\n").expect("a file");
    desk.done(&[&["init"], &SECRET[..]].concat());
    let mut pad = start(&desk);
    let mut stdin = pad.stdin.take().expect("a pipe in");
    writeln!(stdin, ". brokers are gone").expect("it is read");
    drop(stdin);
    let output = pad.wait_with_output().expect("it ends");
    assert!(output.status.success(), "{output:?}");
    assert!(String::from_utf8_lossy(&output.stdout).contains("kept for the journal"));
    desk
}

#[test]
fn a_locked_journal_takes_lines_from_a_pipe_and_the_pad_has_them_after_unlocking() {
    let desk = locked_with_a_line();
    let mut pad = desk
        .command(&[&["pad"], &SECRET[..]].concat())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the pad starts");
    drop(pad.stdin.take());
    assert!(pad.wait().expect("it ends").success());
    let found = desk.done(&[&["search", "brokers"], &SECRET[..]].concat());
    assert!(found.contains("brokers are gone"), "{found}");
}

#[test]
fn pads_that_are_opened_at_once_are_one_and_one_without_a_line_is_none() {
    let desk = Desk::with_journal();
    let empty = desk.command(&["pad"]).stdin(Stdio::null()).output();
    assert!(empty.expect("it starts").status.success());
    assert_eq!(desk.json(&["list"]), serde_json::json!([]));
    let mut pads: Vec<Child> = (0..4).map(|_| start(&desk)).collect();
    for (pad, number) in pads.iter_mut().zip(1..) {
        let mut stdin = pad.stdin.take().expect("a pipe in");
        writeln!(stdin, "> line {number}").expect("it is read");
    }
    for mut pad in pads {
        assert!(pad.wait().expect("it ends").success());
    }
    let list = desk.json(&["list"]);
    assert_eq!(list.as_array().map(Vec::len), Some(1), "{list}");
    let id = list[0]["id"].as_str().expect("the live incident");
    assert_eq!(texts(&desk, id).len(), 4);
}

#[test]
fn a_log_does_not_keep_what_looks_like_a_secret_unless_told() {
    let desk = Desk::with_journal();
    let key = ["AKIA", "QWERTYUIOPASDFGH"].concat();
    let note = format!("> used {key}");
    let log = ["log", "Key leaked", "--at", "-10m", "--note", &note];
    let said = desk.refused(1, &log);
    assert!(said.contains("Nothing was stored"), "{said}");
    assert_eq!(desk.json(&["list"]), serde_json::json!([]));
    desk.done(&[&log[..], &["--sure"]].concat());
    assert_eq!(desk.json(&["list"]).as_array().map(Vec::len), Some(1));
}

#[test]
fn what_looks_like_a_secret_has_to_be_sent_twice() {
    let desk = Desk::with_journal();
    let key = ["AKIA", "QWERTYUIOPASDFGH"].concat();
    let mut pad = start(&desk);
    let mut stdin = pad.stdin.take().expect("a pipe in");
    writeln!(
        stdin,
        "> used {key}\n. something else\n> used {key}\n> used {key}"
    )
    .expect("read");
    drop(stdin);
    let output = pad.wait_with_output().expect("it ends");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(said.lines().count(), 2, "one other line, one key: {said}");
}

#[test]
fn the_checklists_are_read_here_and_printed_to_a_file() {
    let desk = Desk::with_journal();
    let text = desk.done(&["checklists"]);
    assert!(
        text.contains("Opening minute") && text.contains("Acknowledge it"),
        "{text}"
    );
    let file = desk.path("lists.pdf");
    desk.done(&["checklists", "--out", &file.display().to_string()]);
    assert!(std::fs::read(&file).expect("a file").starts_with(b"%PDF-"));
    assert_eq!(desk.json(&["checklists"])[0]["key"], "opening");
}

#[test]
fn a_line_that_is_no_text_is_reported_and_those_after_it_are_kept() {
    let desk = Desk::with_journal();
    let mut pad = desk
        .command(&["pad"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the pad starts");
    let mut stdin = pad.stdin.take().expect("a pipe in");
    stdin
        .write_all(b"> one\n\xff\xfe x\n> \n> with\0nothing\n> three\n")
        .expect("read");
    drop(stdin);
    let output = pad.wait_with_output().expect("it ends");
    assert!(!output.status.success(), "two lines are missing");
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        told.contains("Line 2 was not stored") && told.contains("Line 4 was not stored"),
        "{told}"
    );
    let list = desk.json(&["list"]);
    let id = list[0]["id"].as_str().expect("one live incident");
    assert_eq!(texts(&desk, id), ["one", "three"]);
}

#[test]
fn lines_taken_while_locked_are_there_whatever_the_journal_is_opened_for() {
    let desk = locked_with_a_line();
    let found = desk.done(&[&["search", "brokers"], &SECRET[..]].concat());
    assert!(found.contains("brokers are gone"), "{found}");
}

#[test]
fn a_title_longer_than_any_line_is_listed() {
    let desk = Desk::with_journal();
    let title = "x".repeat(70_000);
    desk.done(&["log", &title, "--at", "2025-03-14 10:00"]);
    assert!(desk.done(&["list"]).contains(&title));
}

/// The pad of a pipe with these lines in it: what it acknowledged and what it said beside.
fn pad_with(desk: &Desk, args: &[&str], lines: &str) -> (String, String) {
    let mut pad = desk
        .command(&[&["pad"], args].concat())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the pad starts");
    let mut stdin = pad.stdin.take().expect("a pipe in");
    stdin.write_all(lines.as_bytes()).expect("it is read");
    drop(stdin);
    let output = pad.wait_with_output().expect("it ends");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (text(&output.stdout), text(&output.stderr))
}

#[test]
fn commands_and_titles_are_looked_at_for_secrets_too() {
    let desk = Desk::with_journal();
    let key = ["AKIA", "QWERTYUIOPASDFGH"].concat();
    let (_, said) = pad_with(&desk, &["--title", &key], ". 500s\n");
    assert!(said.contains("Nothing was stored"), "{said}");
    assert_eq!(desk.json(&["list"]), serde_json::json!([]));
    let (done, said) = pad_with(&desk, &[], &format!("? pool\n:fix {key}\n:out 1 {key}\n"));
    assert_eq!(done.lines().count(), 1, "only the guess: {done}");
    assert_eq!(said.matches("Send it again").count(), 2, "{said}");
    let (done, _) = pad_with(&desk, &[], &format!(":fix {key}\n:fix {key}\n"));
    assert!(done.contains("Filed"), "{done}");

    let id = desk.json(&["list"])[0]["id"]
        .as_str()
        .expect("an id")
        .to_owned();
    let chat = format!("10:00 Ada: the key is {key}\n10:01 Bo: thanks\n");
    std::fs::write(desk.path("chat.txt"), chat).expect("a file");
    let import = ["import", "--format", "chat", "chat.txt", "--incident", &id];
    let said = desk.refused(1, &import);
    assert!(said.contains("Nothing was stored"), "{said}");
    desk.done(&[&import[..], &["--sure"]].concat());
}

#[test]
fn a_locked_pad_begins_what_its_title_says_and_does_no_commands() {
    let desk = Desk::new();
    std::fs::write(desk.path("secret"), "four grey herons\n").expect("a file");
    desk.done(&[&["init"], &SECRET[..]].concat());
    let opened = [&["--title", "Search slow"], &SECRET[..]].concat();
    pad_with(&desk, &opened, ". slow\n");
    let (_, said) = pad_with(&desk, &["--title", "Payments down"], ". 500s\n:end fixed\n");
    assert!(said.contains("only lines can be taken"), "{said}");
    let list = desk.done(&[&["list"], &SECRET[..]].concat());
    assert!(
        list.contains("Payments down") && list.contains("Search slow"),
        "{list}"
    );
    let found = desk.done(&[&["search", "500s"], &SECRET[..]].concat());
    assert!(found.contains("Payments down"), "{found}");
}

#[test]
fn what_became_of_a_line_is_shown_and_a_missing_postmortem_is_said() {
    let desk = Desk::with_journal();
    pad_with(
        &desk,
        &[],
        "? the pool\n! roll back\n:out 1 never full\n:outcome 1 errors fell\n",
    );
    let id = desk.json(&["list"])[0]["id"]
        .as_str()
        .expect("an id")
        .to_owned();
    let shown = desk.done(&["show", &id]);
    for part in [
        "the pool (ruled out; came of it: never full)",
        "roll back (came of it: errors fell)",
    ] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    let said = desk.refused(1, &["postmortem", &id, "--out", "x.md"]);
    assert!(said.contains("has no postmortem yet"), "{said}");
}
