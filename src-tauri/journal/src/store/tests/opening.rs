use std::fs;

use super::*;
use crate::store::erase;
use crate::store::keyfile::Protection;
use crate::store::vault::protection_of;

#[test]
fn what_was_written_is_there_after_closing_and_opening() {
    let mut place = Place::new();
    drop(place.create());
    let vault = place.reopen();
    assert_eq!(lines(&vault), [TYPED]);
    assert!(vault.verify_pages().unwrap().is_sound());
    assert_eq!(vault.repaired_key_file(), None);
}

#[test]
fn no_byte_of_the_folder_shows_what_was_typed() {
    let mut place = Place::new();
    let vault = place.create();
    let while_open = files_below(place.path());
    assert!(
        while_open
            .iter()
            .any(|(name, bytes)| name == "journal.db-wal" && !bytes.is_empty())
    );
    drop(vault);
    for (name, bytes) in while_open.into_iter().chain(files_below(place.path())) {
        for word in ["kafka", "payments", "CREATE TABLE", "SQLite format"] {
            assert!(!contains(&bytes, word), "{name} shows {word:?}");
        }
    }
}

#[test]
fn a_closed_journal_is_three_files_and_no_trace_of_its_making() {
    let mut place = Place::new();
    drop(place.create());
    let names: Vec<String> = files_below(place.path())
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    let expected = [
        "journal.db",
        "keys.copy.json",
        "keys.json",
        "open/gate",
        "open/journal",
    ];
    assert_eq!(names, expected);
}

#[test]
fn two_programs_read_and_write_one_journal() {
    let mut place = Place::new();
    let window = place.create();
    let command_line = place.reopen();
    write(&command_line, "restarted the broker");
    assert_eq!(lines(&window), [TYPED, "restarted the broker"]);
    let others = window.others().unwrap();
    assert_eq!(others.len(), 1);
    assert_eq!(others[0].holder, Holder::CommandLine);
}

#[test]
fn a_folder_tells_its_protection_without_being_opened() {
    let mut place = Place::new();
    assert_eq!(protection_of(place.path()).unwrap(), None);
    let mut vault = place.create();
    assert_eq!(protection_of(place.path()).unwrap(), Some(Protection::Open));
    vault.set_passphrase(Some("x"), &mut place.world).unwrap();
    assert_eq!(
        protection_of(place.path()).unwrap(),
        Some(Protection::Passphrase)
    );
}

#[test]
fn a_lost_database_is_one_story_for_every_door() {
    let mut place = Place::new();
    drop(place.create());
    fs::remove_file(place.path().join("journal.db")).unwrap();
    let before = files_below(place.path());
    let Place { folder, world } = &mut place;
    let created = Vault::create(folder.path(), None, SCHEMA, Holder::Window, world);
    let answers = [
        protection_of(folder.path()).err().unwrap(),
        Vault::open(folder.path(), Unlock::Open, SCHEMA, Holder::Window, world)
            .err()
            .unwrap(),
        created.err().unwrap(),
    ];
    for answer in answers {
        assert_eq!(answer.code(), "database_missing");
        assert!(
            answer
                .hint()
                .unwrap()
                .contains("restore the latest back-up")
        );
    }
    assert_eq!(files_below(place.path()), before);
}

#[test]
fn creating_twice_is_refused_and_changes_nothing() {
    let mut place = Place::new();
    drop(place.create());
    let before = files_below(place.path());
    let again = Vault::create(
        place.folder.path(),
        None,
        SCHEMA,
        Holder::Window,
        &mut place.world,
    );
    assert_eq!(again.err().unwrap().code(), "journal_exists");
    assert_eq!(files_below(place.path()), before);
}

#[test]
fn a_folder_without_a_journal_says_so_and_stays_empty() {
    let mut place = Place::new();
    assert_eq!(place.open(Unlock::Open).err().unwrap().code(), "no_journal");
    assert!(files_below(place.path()).is_empty());
}

#[test]
fn every_missing_damaged_or_foreign_file_has_its_own_answer() {
    let database = ["journal.db"].as_slice();
    let keys = ["keys.json", "keys.copy.json"].as_slice();
    let noise = [7; 8192].as_slice();
    let cases = [
        ("database_missing", database, None),
        ("damaged", database, Some(b"".as_slice())),
        ("damaged", database, Some(noise)),
        (
            "not_encrypted",
            database,
            Some(b"SQLite format 3\0 and more"),
        ),
        ("keys_missing", keys, None),
        ("keys_damaged", keys, Some(b"")),
        (
            "keys_damaged",
            keys,
            Some(b"{\"format\": \"afterpage-keys\", \"version\": 1}"),
        ),
        ("keys_damaged", keys, Some(noise)),
    ];
    for (code, names, bytes) in cases {
        let mut place = Place::new();
        drop(place.create());
        for path in names.iter().map(|name| place.path().join(name)) {
            bytes
                .map_or_else(|| fs::remove_file(&path), |bytes| fs::write(&path, bytes))
                .unwrap();
        }
        let error = place.open(Unlock::Open).err().unwrap();
        assert_eq!(error.code(), code, "{names:?} with {bytes:?}");
    }
}

#[test]
fn a_flipped_bit_in_any_page_is_found() {
    let mut place = Place::new();
    let vault = place.create();
    for _ in 0..40 {
        write(&vault, &"0123456789".repeat(400));
    }
    drop(vault);
    let whole = fs::read(place.path().join("journal.db")).unwrap();
    for page in 0..whole.len() / 4096 {
        let mut bytes = whole.clone();
        bytes[page * 4096 + (page * 53 + 17) % 4096] ^= 1 << (page % 8);
        fs::write(place.path().join("journal.db"), bytes).unwrap();
        let found = match place.open(Unlock::Open) {
            Ok(vault) => !vault.verify_pages().unwrap().is_sound(),
            Err(error) => error.code() == "damaged",
        };
        assert!(found, "a flipped bit in page {} stayed unseen", page + 1);
    }
}

#[test]
fn a_newer_file_is_refused_byte_for_byte_untouched() {
    let mut place = Place::new();
    drop(
        Vault::create(
            place.folder.path(),
            None,
            NEWER_SCHEMA,
            Holder::Window,
            &mut place.world,
        )
        .unwrap(),
    );
    let before = files_below(place.path());
    let error = place.open(Unlock::Open).err().unwrap();
    assert_eq!(
        error.to_string(),
        "This file was made by a newer version (schema 2, this app knows 1). Nothing was changed."
    );
    assert_eq!(
        error.hint().as_deref(),
        Some("Update Afterpage to open it.")
    );
    assert_eq!(files_below(place.path()), before);
}

#[test]
fn a_full_disk_is_named_and_what_was_saved_before_stays() {
    let mut place = Place::new();
    let vault = place.create();
    vault
        .connection()
        .pragma_update(None, "max_page_count", 8)
        .unwrap();
    let text = "x".repeat(100_000);
    let full = vault
        .connection()
        .execute("INSERT INTO line (text) VALUES (?1)", [text])
        .unwrap_err();
    assert_eq!(crate::Error::from(full).code(), "disk_full");
    assert_eq!(lines(&vault), [TYPED]);
}

#[test]
fn a_writer_that_waits_too_long_says_busy() {
    let mut place = Place::new();
    let window = place.create();
    let command_line = place.reopen();
    command_line
        .connection()
        .busy_timeout(std::time::Duration::ZERO)
        .unwrap();
    window
        .connection()
        .execute_batch("BEGIN IMMEDIATE")
        .unwrap();
    let busy = command_line
        .connection()
        .execute_batch("BEGIN IMMEDIATE")
        .unwrap_err();
    assert_eq!(crate::Error::from(busy).code(), "busy");
}

#[test]
fn a_damaged_page_is_named_as_damage_when_it_is_read() {
    let mut place = Place::new();
    let vault = place.create();
    write(&vault, &"0123456789".repeat(40_000));
    drop(vault);
    flip_bit(&place.path().join("journal.db"));
    let vault = place.reopen();
    let last_letters = "SELECT group_concat(substr(text, -1)) FROM line";
    let read = vault.connection().query_row(last_letters, [], |_| Ok(()));
    assert_eq!(crate::Error::from(read.unwrap_err()).code(), "damaged");
}

#[test]
fn many_come_and_go_at_once_and_no_line_is_lost() {
    let mut place = Place::new();
    drop(place.create());
    std::thread::scope(|scope| {
        for writer in 0..4 {
            let folder = place.folder.path();
            scope.spawn(move || {
                let mut world = TestWorld::default();
                world.skip(writer * 1000);
                for _ in 0..5 {
                    let holder = Holder::CommandLine;
                    let vault = Vault::open(folder, Unlock::Open, SCHEMA, holder, &mut world);
                    write(&vault.unwrap(), "one of many");
                }
            });
        }
    });
    assert_eq!(lines(&place.reopen()).len(), 1 + 4 * 5);
}

#[test]
fn a_log_that_another_process_is_reading_is_said_not_to_be_empty() {
    let mut place = Place::new();
    let vault = place.create();
    let other = place.reopen();
    other
        .connection()
        .execute_batch("BEGIN; SELECT count(*) FROM line")
        .unwrap();
    // The five seconds of patience are for people.
    vault
        .connection()
        .busy_timeout(std::time::Duration::ZERO)
        .unwrap();
    write(&vault, "a pasted secret");
    assert!(!erase::empty_log(vault.connection()).unwrap());
    other.connection().execute_batch("COMMIT").unwrap();
    assert!(erase::empty_log(vault.connection()).unwrap());
}
