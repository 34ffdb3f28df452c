//! Folders that take no writing: what can be read, what is refused, and that not a byte changes.
//!
//! Permissions do not stop the super-user, so these folders lack a place for their locks instead: `/sys` takes no file
//! from anybody.

use std::os::unix::fs::symlink;
use std::path::PathBuf;

use sha2::{Digest, Sha256};

use super::*;
use crate::World;
use crate::store::files::{DATABASE, DATABASE_COMPANIONS, KEYS, KEYS_COPY};
use crate::store::lock::{Access, Visit, Wanted, WindowClaim, WindowLock};
use crate::store::secret::hex;
use crate::store::unwritable::Unwritable;

/// A copy of a journal as it lies there, with locks that cannot be made.
fn read_only_copy(of: &Path, into: &Place) {
    for name in [DATABASE, KEYS, KEYS_COPY]
        .into_iter()
        .chain(DATABASE_COMPANIONS)
    {
        if of.join(name).exists() {
            fs::copy(of.join(name), into.path().join(name)).unwrap();
        }
    }
    symlink("/sys/kernel", into.path().join("open")).unwrap();
}

/// The digest of every file outside the folder of the locks. The engine may make an empty log where it can.
fn files_of(place: &Place) -> Vec<(PathBuf, String)> {
    let entries = fs::read_dir(place.path()).unwrap();
    let mut files: Vec<_> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .map(|path| (path.clone(), fs::read(&path).unwrap()))
        .filter(|(_, bytes)| !bytes.is_empty())
        .map(|(path, bytes)| (path, hex::encode(&Sha256::digest(bytes))))
        .collect();
    files.sort();
    files
}

#[test]
fn a_journal_in_a_read_only_folder_is_read_and_refuses_changes() {
    let (mut written, mut copy) = (Place::new(), Place::new());
    drop(written.create());
    read_only_copy(written.path(), &copy);
    let before = files_of(&copy);

    let mut vault = copy.reopen();
    assert_eq!(lines(&vault), [TYPED]);
    assert!(vault.verify_pages().unwrap().is_sound());
    assert_eq!(vault.unwritable().unwrap(), Some(Unwritable::ReadOnly));
    let refused = vault.connection_mut().err().unwrap();
    assert_eq!(refused.code(), "read_only");
    let refused = vault.rekey("x", &mut copy.world).err().unwrap();
    assert_ne!(refused.code(), "in_use");
    drop(vault);
    assert_eq!(files_of(&copy), before, "reading left no trace");
}

#[test]
fn what_a_crash_left_in_the_log_is_read_too() {
    let (mut written, mut copy) = (Place::new(), Place::new());
    let vault = written.create();
    write(&vault, "rolled the batch job back");
    // As after a crash: the log is full, and the index of the log is gone.
    read_only_copy(written.path(), &copy);
    fs::remove_file(copy.path().join("journal.db-shm")).unwrap();
    let before = files_of(&copy);

    let reading = copy.reopen();
    assert_eq!(lines(&reading), [TYPED, "rolled the batch job back"]);
    drop(reading);
    assert_eq!(files_of(&copy), before);
}

#[test]
fn a_damaged_key_file_does_not_keep_a_read_only_journal_shut() {
    let (mut written, mut copy) = (Place::new(), Place::new());
    drop(written.create());
    read_only_copy(written.path(), &copy);
    flip_bit(&copy.path().join(KEYS));
    // Where its new bytes would be written first.
    symlink("/sys/kernel/keys.part", copy.path().join("keys.part")).unwrap();

    let vault = copy.reopen();
    assert_eq!(lines(&vault), [TYPED]);
    assert_eq!(vault.repaired_key_file(), None);
    assert_eq!(vault.verify_pages().unwrap().key_files.len(), 1);
}

#[test]
fn an_older_schema_in_a_read_only_folder_is_refused_as_it_is() {
    let (mut written, mut copy) = (Place::new(), Place::new());
    drop(written.create());
    read_only_copy(written.path(), &copy);
    let opened = Vault::open(
        copy.folder.path(),
        Unlock::Open,
        NEWER_SCHEMA,
        Holder::Window,
        &mut copy.world,
    );
    assert_eq!(opened.err().unwrap().code(), "read_only");
}

#[test]
fn on_a_full_disk_the_journal_is_read_and_a_change_says_that_the_disk_is_full() {
    let mut place = Place::new();
    drop(place.create());
    let before = files_of(&place);
    // The record of this process cannot be written: the first thing that a full disk refuses.
    let mut drawn = [0; 8];
    TestWorld::default().fill(&mut drawn);
    let record = format!("open/{}-{}.part", std::process::id(), hex::encode(&drawn));
    symlink("/dev/full", place.path().join(record)).unwrap();

    let mut vault = Vault::open(
        place.folder.path(),
        Unlock::Open,
        SCHEMA,
        Holder::CommandLine,
        &mut TestWorld::default(),
    )
    .unwrap();
    assert_eq!(lines(&vault), [TYPED]);
    assert_eq!(vault.unwritable().unwrap(), Some(Unwritable::DiskFull));
    assert_eq!(vault.connection_mut().err().unwrap().code(), "disk_full");
    drop(vault);
    assert_eq!(files_of(&place), before);
}

#[test]
fn a_folder_that_takes_writing_again_is_written_without_opening_it_anew() {
    let (mut written, mut copy) = (Place::new(), Place::new());
    drop(written.create());
    read_only_copy(written.path(), &copy);
    let WindowClaim::Ours(mut window) = WindowLock::claim(copy.path(), Wanted::Front).unwrap()
    else {
        panic!("it opens");
    };
    let mut vault = copy.reopen();
    let regain = |vault: &mut Vault| {
        let mut world = TestWorld::default();
        vault
            .regain_writing(SCHEMA, Holder::Window, &mut world)
            .unwrap()
    };
    assert!(!regain(&mut vault), "nothing has changed");
    assert_eq!(lines(&vault), [TYPED]);

    fs::remove_file(copy.path().join("open")).unwrap();
    assert!(regain(&mut vault));
    assert_eq!(vault.unwritable().unwrap(), None);
    write(&vault, "freed some space");
    assert_eq!(lines(&vault), [TYPED, "freed some space"]);
    assert!(!regain(&mut vault), "there is nothing to regain");
    assert_eq!(lines(&copy.reopen()), [TYPED, "freed some space"]);

    assert_eq!(window.take_request(), None);
    assert!(
        matches!(
            WindowLock::claim(copy.path(), Wanted::Front).unwrap(),
            WindowClaim::AlreadyOpen
        ),
        "the window has its lock by now"
    );
    assert_eq!(window.take_request(), Some(Wanted::Front));
}

#[test]
fn a_window_opens_on_a_read_only_folder() {
    let (mut written, copy) = (Place::new(), Place::new());
    drop(written.create());
    read_only_copy(written.path(), &copy);
    assert!(matches!(
        WindowLock::claim(copy.path(), Wanted::Front).unwrap(),
        WindowClaim::Ours(_)
    ));
}

#[test]
fn a_journal_that_is_being_replaced_is_not_read_meanwhile() {
    let mut place = Place::new();
    drop(place.create());
    let access = Access::open(place.folder.path(), Holder::Window, &mut place.world).unwrap();
    let alone = access.alone().unwrap();
    assert_eq!(Visit::open(place.path()).err().unwrap().code(), "in_use");
    drop(alone);
    Visit::open(place.path()).unwrap();
}

#[test]
fn who_only_reads_sees_what_another_process_goes_on_writing() {
    let mut place = Place::new();
    let writing = place.create();
    fs::rename(place.path().join("open"), place.path().join("elsewhere")).unwrap();
    symlink("/sys/kernel", place.path().join("open")).unwrap();

    let reading = place.reopen();
    write(&writing, "restarted the broker");
    assert_eq!(lines(&reading), [TYPED, "restarted the broker"]);
    assert_eq!(reading.unwritable().unwrap(), Some(Unwritable::ReadOnly));
}
