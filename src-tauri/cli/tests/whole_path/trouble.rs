//! Folders that take no writing and folders with something missing: what is still read, and what is said.

use std::fs;

use serde_json::Value;

use crate::desk::{Desk, stderr};

const LOG: [&str; 4] = ["log", "Replica lag", "--at", "2025-03-14 03:10"];

#[cfg(unix)]
mod read_only {
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;
    use std::path::Path;
    use std::process::Output;

    use super::*;

    /// Runs the program as somebody whom permissions stop: the super-user they do not.
    fn run_as_anyone(desk: &Desk, args: &[&str]) -> Output {
        let program = desk.path("afterpage");
        if !program.exists() {
            fs::copy(env!("CARGO_BIN_EXE_afterpage"), &program).expect("a copy of the program");
        }
        let mut command = desk.command_of(&program, args);
        if fs::metadata("/proc/self").is_ok_and(|this| {
            use std::os::unix::fs::MetadataExt;
            this.uid() == 0
        }) {
            command.uid(65534).gid(65534);
        }
        command.output().expect("the program starts")
    }

    fn set_mode_below(folder: &Path, of_folders: u32, of_files: u32) {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                set_mode_below(&path, of_folders, of_files);
            } else {
                set_mode(&path, of_files);
            }
        }
        set_mode(folder, of_folders);
    }

    fn set_mode(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("permissions");
    }

    #[test]
    fn a_journal_in_a_read_only_folder_is_read_by_every_command_that_reads() {
        let desk = Desk::with_journal();
        let id = desk.done(&LOG).trim().to_owned();
        set_mode(desk.0.path(), 0o777);
        set_mode_below(&desk.path("journal"), 0o555, 0o444);

        for read in [
            &["list"][..],
            &["show", &id],
            &["search", "replica"],
            &["stats"],
            &["verify"],
            &["export", "--format", "json", "--out", "all.json"],
            &[
                "packet",
                "--kind",
                "review",
                "--from",
                "2025-01-01",
                "--to",
                "2025-12-31",
                "--format",
                "md",
                "--out",
                "review.md",
            ],
            &["backup", "copies"],
        ] {
            let output = run_as_anyone(&desk, read);
            assert!(output.status.success(), "{read:?}: {}", stderr(&output));
        }
        let list = run_as_anyone(&desk, &["list", "--json"]);
        let list: Value = serde_json::from_slice(&list.stdout).expect("one JSON value");
        assert_eq!(list[0]["title"], "Replica lag");

        let refused = run_as_anyone(&desk, &LOG);
        assert_eq!(refused.status.code(), Some(1));
        let folder = desk.path("journal");
        assert_eq!(
            stderr(&refused),
            format!(
                "{} cannot be written to. Nothing was changed.\n\
                 Check the permissions of the folder, or move the journal to another disk.\n",
                folder.display()
            )
        );
        set_mode_below_again(&folder);
    }

    #[test]
    fn a_journal_that_may_not_be_read_is_not_said_to_be_absent() {
        let desk = Desk::with_journal();
        set_mode(desk.0.path(), 0o777);
        let folder = desk.path("journal");
        for (of_folder, of_files) in [(0o000, 0o444), (0o555, 0o000)] {
            set_mode_below(&folder, of_folder, of_files);
            let refused = run_as_anyone(&desk, &["list"]);
            let said = stderr(&refused);
            assert!(said.contains("is not open to you"), "{said}");
            assert!(said.contains("Check the permissions"), "{said}");
            set_mode_below_again(&folder);
        }
    }

    /// So that the folder can be removed.
    fn set_mode_below_again(folder: &Path) {
        set_mode(folder, 0o755);
        set_mode(&folder.join("open"), 0o755);
        set_mode_below(folder, 0o755, 0o644);
    }
}

#[test]
fn a_lost_database_is_one_story_and_a_back_up_brings_the_journal_back() {
    let desk = Desk::with_journal();
    desk.done(&LOG);
    let copy = desk.done(&["backup", "copies"]).trim().to_owned();
    fs::remove_file(desk.path("journal/journal.db")).expect("the database was there");

    let said = desk.refused(1, &["list"]);
    assert!(said.contains("journal.db"), "{said}");
    assert!(said.contains("restore the latest back-up"), "{said}");
    assert_eq!(desk.refused(1, &["init", "--open"]), said);
    assert_eq!(desk.refused(1, &LOG), said);

    desk.done(&["restore", &copy]);
    assert_eq!(desk.json(&["list"])[0]["title"], "Replica lag");
}

#[test]
fn a_terminal_is_shown_no_commands_that_came_with_a_text() {
    let desk = Desk::with_journal();
    desk.done(&[
        "log",
        "red \u{1b}[31malert\nsecond line",
        "--at",
        "2025-03-14 03:10",
    ]);
    let list = desk.done(&["list"]);
    assert_eq!(list.lines().count(), 1, "one line for each incident");
    assert!(
        list.contains("red \u{fffd}[31malert second line"),
        "{list:?}"
    );
    let kept = &desk.json(&["list"])[0]["title"];
    assert_eq!(kept, "red \u{1b}[31malert\nsecond line", "as it was typed");
}

#[test]
fn damage_is_said_once_in_our_words_with_what_is_safe() {
    let desk = Desk::with_journal();
    for title in ["One", "Two", "Three"] {
        desk.done(&["log", title, "--at", "2025-03-14 03:10"]);
    }
    let file = desk.path("journal/journal.db");
    let mut bytes = fs::read(&file).expect("a database");
    let pages = bytes.len() / 4_096;
    for page in pages - 2..pages {
        bytes[page * 4_096 + 2_000] ^= 1;
    }
    fs::write(&file, bytes).expect("damage");

    let output = desk.run(&["verify"]);
    assert_eq!(output.status.code(), Some(1));
    let found = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(found.lines().count(), 1, "{found}");
    assert!(found.starts_with("journal.db is damaged: "), "{found}");
    assert!(!found.contains("memory"), "{found}");
    let said = stderr(&output);
    assert!(said.contains("Nothing was changed"), "{said}");
    assert!(said.contains("afterpage restore"), "{said}");
}

#[test]
fn a_key_file_that_was_written_anew_is_told_of() {
    let desk = Desk::with_journal();
    fs::write(desk.path("journal/keys.json"), "{").expect("damage");
    assert_eq!(
        desk.done(&["verify"]),
        "\"keys.json\" was damaged or missing when the journal was opened, and was written anew from its copy.\n\
         Everything is whole: every page, every row, the seals of 0 entries.\n"
    );
    let told = desk.done(&["verify"]);
    assert!(told.starts_with("Everything is whole"), "{told}");
}
