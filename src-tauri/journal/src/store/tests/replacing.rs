use std::fs;

use super::*;
use crate::Work;
use crate::store::backup::backup;
use crate::store::lock::Access;
use crate::store::restore::restore;

/// The moves of a replacement, in their order, as a crash after any number of them leaves them.
const MOVES: [(&str, &str); 6] = [
    ("journal.db", "replaced/journal.db"),
    ("keys.json", "replaced/keys.json"),
    ("keys.copy.json", "replaced/keys.copy.json"),
    ("incoming-00/keys.json", "keys.json"),
    ("incoming-00/keys.copy.json", "keys.copy.json"),
    ("incoming-00/journal.db", "journal.db"),
];

/// A journal, and the files of another that is to replace it.
fn about_to_be_replaced() -> Place {
    let mut place = Place::new();
    drop(place.create());
    let mut other = Place::new();
    other.world.skip(1000);
    let vault = other.create();
    write(&vault, "the new journal");
    drop(vault);
    fs::create_dir(place.path().join("incoming-00")).unwrap();
    for name in ["journal.db", "keys.json", "keys.copy.json"] {
        fs::copy(
            other.path().join(name),
            place.path().join("incoming-00").join(name),
        )
        .unwrap();
    }
    place
}

#[test]
fn a_replacement_cut_short_after_any_step_is_finished_at_the_next_opening() {
    for steps in 0..=MOVES.len() {
        let mut place = about_to_be_replaced();
        let intent = r#"{"incoming": "incoming-00", "keep_as": "replaced"}"#;
        fs::write(place.path().join("replace.json"), intent).unwrap();
        fs::create_dir(place.path().join("replaced")).unwrap();
        for (from, to) in &MOVES[..steps] {
            fs::rename(place.path().join(from), place.path().join(to)).unwrap();
        }
        let vault = place.reopen();
        assert_eq!(
            lines(&vault),
            [TYPED, "the new journal"],
            "cut short after {steps} moves"
        );
        assert!(vault.verify_pages().unwrap().is_sound());
        assert!(!place.path().join("replace.json").exists());
        assert!(!place.path().join("incoming-00").exists());

        let old = place.path().join("replaced");
        let old =
            Vault::open(&old, Unlock::Open, SCHEMA, Holder::Window, &mut place.world).unwrap();
        assert_eq!(
            lines(&old),
            [TYPED],
            "the old journal is whole after {steps} moves"
        );
    }
}

#[test]
fn a_replacement_that_was_only_being_prepared_is_swept_away() {
    let mut place = about_to_be_replaced();
    assert_eq!(lines(&place.reopen()), [TYPED]);
    assert!(!place.path().join("incoming-00").exists());
}

#[test]
fn a_journal_left_by_a_crash_is_replaced_with_its_log() {
    let mut place = Place::new();
    let to = TempDir::new().unwrap();
    let vault = place.create();
    let file = backup(&vault, to.path(), &Work::default(), &mut place.world).unwrap();
    write(&vault, "only in the log");
    // What a crash leaves: the three files of a database that was never closed.
    let crashed = Place::new();
    for (name, bytes) in files_below(place.path())
        .into_iter()
        .filter(|(name, _)| !name.contains('/'))
    {
        fs::write(crashed.path().join(name), bytes).unwrap();
    }
    let folder = crashed.path();
    let replaced = restore(
        &file,
        folder,
        Unlock::Open,
        SCHEMA,
        Holder::Window,
        &mut place.world,
    );
    let replaced = replaced.unwrap().unwrap();
    let world = &mut place.world;
    let restored = Vault::open(folder, Unlock::Open, SCHEMA, Holder::Window, world).unwrap();
    assert_eq!(lines(&restored), [TYPED]);
    let old = Vault::open(&replaced, Unlock::Open, SCHEMA, Holder::Window, world).unwrap();
    assert_eq!(lines(&old), [TYPED, "only in the log"]);
}

#[test]
fn an_older_journal_is_migrated_after_a_copy_of_it_is_kept() {
    let mut place = Place::new();
    drop(place.create());
    let Place { folder, world } = &mut place;
    let vault = Vault::open(
        folder.path(),
        Unlock::Open,
        NEWER_SCHEMA,
        Holder::Window,
        world,
    )
    .unwrap();
    vault
        .connection()
        .execute("UPDATE line SET kind = 'observed'", [])
        .unwrap();
    assert_eq!(lines(&vault), [TYPED]);
    drop(vault);

    let copy = folder.path().join("before-schema-2.afterpage");
    let elsewhere = TempDir::new().unwrap();
    restore(
        &copy,
        elsewhere.path(),
        Unlock::Open,
        SCHEMA,
        Holder::Window,
        world,
    )
    .unwrap();
    let old = Vault::open(
        elsewhere.path(),
        Unlock::Open,
        SCHEMA,
        Holder::Window,
        world,
    )
    .unwrap();
    assert_eq!(lines(&old), [TYPED]);
}

#[test]
fn a_migration_needs_the_journal_alone_and_changes_nothing_before() {
    let mut place = Place::new();
    let window = place.create();
    let folder = place.folder.path().to_owned();
    let world = &mut place.world;
    let refused = Vault::open(
        &folder,
        Unlock::Open,
        NEWER_SCHEMA,
        Holder::CommandLine,
        world,
    );
    let error = refused.err().unwrap();
    assert_eq!(error.to_string(), in_the_way("The window"));
    assert!(!folder.join("before-schema-2.afterpage").exists());
    write(&window, "the window works on");
    drop(window);
    assert!(
        Vault::open(
            &folder,
            Unlock::Open,
            NEWER_SCHEMA,
            Holder::CommandLine,
            world
        )
        .is_ok()
    );
}

#[test]
fn a_migration_that_fails_leaves_the_journal_as_it_was() {
    const BROKEN: Schema = &[
        FIRST,
        "ALTER TABLE line ADD COLUMN kind TEXT; CREATE TABLE line (id);",
    ];
    let mut place = Place::new();
    drop(place.create());
    let Place { folder, world } = &mut place;
    let failed = Vault::open(folder.path(), Unlock::Open, BROKEN, Holder::Window, world);
    assert_eq!(failed.err().unwrap().code(), "database");
    let vault = place.reopen();
    assert_eq!(lines(&vault), [TYPED]);
    let columns = vault
        .connection()
        .prepare("SELECT * FROM line")
        .unwrap()
        .column_count();
    assert_eq!(columns, 2, "the half that worked was taken back");
}

#[test]
fn an_interrupted_replacement_waits_for_nobody_who_is_not_there() {
    let mut place = about_to_be_replaced();
    let intent = r#"{"incoming": "incoming-00", "keep_as": null}"#;
    fs::write(place.path().join("replace.json"), intent).unwrap();
    drop(Access::open(place.folder.path(), Holder::Window, &mut place.world).unwrap());
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
    assert_eq!(names, expected, "the old one is gone, as the note said");
    assert_eq!(lines(&place.reopen()), [TYPED, "the new journal"]);
}

#[test]
fn looking_at_the_folder_finishes_an_interrupted_replacement_too() {
    let mut place = about_to_be_replaced();
    let intent = r#"{"incoming": "incoming-00", "keep_as": "replaced"}"#;
    fs::write(place.path().join("replace.json"), intent).unwrap();
    fs::create_dir(place.path().join("replaced")).unwrap();
    for name in ["keys.json", "keys.copy.json", "journal.db"] {
        let path = place.path().join(name);
        fs::rename(&path, place.path().join("replaced").join(name)).unwrap();
    }
    let protection = crate::store::vault::protection_of(place.path()).unwrap();
    assert_eq!(protection, Some(crate::store::keyfile::Protection::Open));
    assert_eq!(lines(&place.reopen()), [TYPED, "the new journal"]);
}
