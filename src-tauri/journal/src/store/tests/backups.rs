use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use chrono::{NaiveDate, TimeDelta};

use super::*;
use crate::Work;
use crate::store::backup::{backup, daily_backup, list_backups};
use crate::store::restore::restore;

/// A folder for back-ups with one of a journal that holds `TYPED`.
struct Kept {
    place: Place,
    to: TempDir,
    file: PathBuf,
}

impl Kept {
    fn new() -> Self {
        let (mut place, to) = (Place::new(), TempDir::new().unwrap());
        let vault = place.create();
        let file = backup(&vault, to.path(), &Work::default(), &mut place.world).unwrap();
        write(&vault, "written after the back-up");
        drop(vault);
        Self { place, to, file }
    }

    fn restore(&mut self, file: &Path, unlock: Unlock<'_>) -> Result<Option<PathBuf>> {
        let Place { folder, world } = &mut self.place;
        restore(file, folder.path(), unlock, SCHEMA, Holder::Window, world)
    }
}

#[test]
fn a_backup_is_one_file_that_shows_nothing_and_restores_elsewhere() {
    let mut kept = Kept::new();
    let names: Vec<String> = files_below(kept.to.path())
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    assert_eq!(names, ["afterpage-2026-11-21T031500Z.afterpage"]);
    assert!(!contains(&fs::read(&kept.file).unwrap(), "kafka"));

    let mut elsewhere = Place::new();
    let folder = elsewhere.path().join("new machine");
    let world = &mut elsewhere.world;
    let replaced = restore(
        &kept.file,
        &folder,
        Unlock::Open,
        SCHEMA,
        Holder::Window,
        world,
    )
    .unwrap();
    assert_eq!(replaced, None);
    let vault = Vault::open(&folder, Unlock::Open, SCHEMA, Holder::Window, world).unwrap();
    assert_eq!(lines(&vault), [TYPED]);
    assert!(vault.verify_pages().unwrap().is_sound());
    assert_eq!(
        lines(&kept.place.reopen()).len(),
        2,
        "the journal itself is untouched"
    );
}

#[test]
fn a_backup_holds_what_another_program_has_just_written() {
    let mut place = Place::new();
    let window = place.create();
    let command_line = place.reopen();
    write(&command_line, "from the terminal");
    let to = TempDir::new().unwrap();
    let file = backup(
        &window,
        &to.path().join("new folder"),
        &Work::default(),
        &mut place.world,
    )
    .unwrap();
    drop((window, command_line));
    restore(
        &file,
        place.folder.path(),
        Unlock::Open,
        SCHEMA,
        Holder::Window,
        &mut place.world,
    )
    .unwrap();
    assert_eq!(lines(&place.reopen()), [TYPED, "from the terminal"]);
}

#[test]
fn restoring_keeps_the_replaced_journal_beside_it_whole() {
    let mut kept = Kept::new();
    let replaced = kept
        .restore(&kept.file.clone(), Unlock::Open)
        .unwrap()
        .unwrap();
    assert_eq!(replaced.file_name().unwrap(), "replaced-2026-11-21T031500Z");
    assert_eq!(lines(&kept.place.reopen()), [TYPED]);

    let world = &mut kept.place.world;
    let old = Vault::open(&replaced, Unlock::Open, SCHEMA, Holder::Window, world).unwrap();
    assert_eq!(lines(&old), [TYPED, "written after the back-up"]);
    drop(old);

    let second = kept
        .restore(&kept.file.clone(), Unlock::Open)
        .unwrap()
        .unwrap();
    assert_eq!(second.file_name().unwrap(), "replaced-2026-11-21T031500Z-2");
}

#[test]
fn a_backup_opens_with_the_passphrase_of_its_day() {
    let mut place = Place::new();
    let to = TempDir::new().unwrap();
    let mut vault = place.create();
    vault
        .set_passphrase(Some("then"), &mut place.world)
        .unwrap();
    let file = backup(&vault, to.path(), &Work::default(), &mut place.world).unwrap();
    vault.set_passphrase(Some("now"), &mut place.world).unwrap();
    drop(vault);

    let mut kept = Kept { place, to, file };
    let file = kept.file.clone();
    let before = files_below(kept.place.path());
    let wrong = kept.restore(&file, Unlock::Passphrase("now")).unwrap_err();
    assert_eq!(wrong.code(), "wrong_passphrase");
    assert_eq!(files_below(kept.place.path()), before);
    kept.restore(&file, Unlock::Passphrase("then")).unwrap();
    assert_eq!(
        lines(&kept.place.open(Unlock::Passphrase("then")).unwrap()),
        [TYPED]
    );
}

#[test]
fn a_broken_foreign_or_newer_file_is_refused_and_the_journal_stays() {
    let mut kept = Kept::new();
    let whole = fs::read(&kept.file).unwrap();
    let mut broken = vec![
        Vec::new(),
        b"not a zip".to_vec(),
        whole[..whole.len() / 2].to_vec(),
    ];
    // Not the first and last part: a flipped bit in a date of the zip itself harms nobody.
    broken.extend((1..12).map(|part| {
        let mut bytes = whole.clone();
        let at = whole.len() * part / 13 + 40;
        bytes[at] ^= 0x10;
        bytes
    }));
    let before = files_below(kept.place.path());
    let file = kept.to.path().join("broken.afterpage");
    for (number, bytes) in broken.into_iter().enumerate() {
        fs::write(&file, bytes).unwrap();
        let error = kept.restore(&file, Unlock::Open).unwrap_err();
        assert_eq!(error.code(), "bad_backup", "broken file {number}");
        assert!(
            files_below(kept.place.path()) == before,
            "broken file {number} changed nothing"
        );
    }
    let error = kept
        .restore(&kept.to.path().join("none"), Unlock::Open)
        .unwrap_err();
    assert_eq!(error.code(), "file");
    let Place { folder, world } = &mut kept.place;
    let older = restore(
        &kept.file,
        folder.path(),
        Unlock::Open,
        &[],
        Holder::Window,
        world,
    )
    .unwrap_err();
    assert_eq!(older.code(), "newer_file");
    assert_eq!(files_below(kept.place.path()), before);
}

#[test]
fn restoring_needs_the_journal_alone() {
    let mut kept = Kept::new();
    let open = kept.place.reopen();
    let error = kept.restore(&kept.file.clone(), Unlock::Open).unwrap_err();
    assert_eq!(error.code(), "in_use");
    assert_eq!(lines(&open).len(), 2);
}

#[test]
fn the_daily_backup_is_made_once_a_day_and_pruned_to_its_calendar() {
    let mut place = Place::new();
    let to = TempDir::new().unwrap();
    let vault = place.create();
    let by_hand = backup(&vault, to.path(), &Work::default(), &mut place.world).unwrap();
    let foreign = [
        "afterpage-daily-2020-01-01.afterpage",
        "afterpage-daily-2020-01-01-notes.txt",
        "photo.jpg",
    ];
    for name in foreign {
        fs::write(to.path().join(name), "not ours").unwrap();
    }
    let first: NaiveDate = "2026-03-01".parse().unwrap();
    for today in first.iter_days().take(20) {
        let made = daily_backup(&vault, to.path(), today, &mut place.world).unwrap();
        assert!(
            made.is_some_and(|file| file.exists()),
            "a back-up on {today}"
        );
        assert_eq!(
            daily_backup(&vault, to.path(), today, &mut place.world).unwrap(),
            None
        );
        place.world.pass(TimeDelta::days(1));
    }
    let names: BTreeSet<String> = files_below(to.path())
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    let daily = names
        .iter()
        .filter_map(|name| name.strip_prefix("afterpage-daily-2026-03-"));
    let daily: Vec<&str> = daily.map(|rest| &rest[..2]).collect();
    // Friday the 20th: seven days, and the Sundays of three weeks.
    assert_eq!(
        daily,
        ["01", "08", "14", "15", "16", "17", "18", "19", "20"]
    );
    assert!(by_hand.exists() && foreign.iter().all(|name| names.contains(*name)));
}

#[test]
fn two_journals_share_a_backup_folder_without_touching_each_other() {
    let to = TempDir::new().unwrap();
    let today = "2026-11-21".parse().unwrap();
    let (mut ours, mut other) = (Place::new(), Place::new());
    other.world.skip(1000);
    for place in [&mut ours, &mut other] {
        let vault = place.create();
        assert!(
            daily_backup(&vault, to.path(), today, &mut place.world)
                .unwrap()
                .is_some()
        );
    }
    assert_eq!(list_backups(to.path()).unwrap().len(), 2);
}

#[test]
fn backups_are_listed_newest_first_and_unreadable_ones_last() {
    let mut place = Place::new();
    let to = TempDir::new().unwrap();
    let vault = place.create();
    fs::write(to.path().join("broken.afterpage"), "half").unwrap();
    fs::write(to.path().join("photo.jpg"), "other").unwrap();
    let older = backup(&vault, to.path(), &Work::default(), &mut place.world).unwrap();
    place.world.pass(TimeDelta::hours(1));
    let newer = backup(&vault, to.path(), &Work::default(), &mut place.world).unwrap();

    let found = list_backups(to.path()).unwrap();
    let paths: Vec<&Path> = found.iter().map(|backup| backup.path.as_path()).collect();
    assert_eq!(
        paths,
        [&*newer, &*older, &*to.path().join("broken.afterpage")]
    );
    let about = found[0].about.as_ref().unwrap();
    assert_eq!(
        (about.made, about.schema),
        (crate::World::now(&place.world), 1)
    );
    assert_eq!(found[2].about, None);
}

#[test]
fn a_folder_that_is_not_there_is_named_and_not_made_on_the_wrong_disk() {
    let mut place = Place::new();
    let vault = place.create();
    let gone = place.path().join("disk/backups");
    let today = "2026-11-21".parse().unwrap();
    let daily = daily_backup(&vault, &gone, today, &mut place.world).unwrap_err();
    let by_hand = backup(&vault, &gone, &Work::default(), &mut place.world).unwrap_err();
    assert_eq!(
        (daily.code(), by_hand.code()),
        ("backup_folder_missing", "backup_folder_missing")
    );
    assert!(!gone.exists());
}

#[test]
fn a_backup_of_a_damaged_journal_is_not_made() {
    let mut place = Place::new();
    let vault = place.create();
    for _ in 0..40 {
        write(&vault, &"0123456789".repeat(400));
    }
    drop(vault);
    flip_bit(&place.path().join("journal.db"));
    let vault = place.reopen();
    let to = TempDir::new().unwrap();
    let error = backup(&vault, to.path(), &Work::default(), &mut place.world).unwrap_err();
    assert_eq!(error.code(), "damaged", "{error:?}");
    assert!(
        files_below(to.path()).is_empty(),
        "neither a back-up nor a trace of its making"
    );
}

#[test]
fn what_a_crash_left_of_a_backup_goes_with_the_next_one() {
    let mut place = Place::new();
    let vault = place.create();
    let to = TempDir::new().unwrap();
    let left = to.path().join(".afterpage-making-0123");
    fs::create_dir(&left).unwrap();
    fs::write(left.join("lock"), "").unwrap();
    fs::write(left.join("journal.db"), "half").unwrap();
    backup(&vault, to.path(), &Work::default(), &mut place.world).unwrap();
    assert!(!left.exists());
}
