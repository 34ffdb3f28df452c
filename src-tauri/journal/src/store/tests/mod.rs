//! The vault as its callers use it: real files in temporary folders.

mod backups;
mod keys;
mod locks;
mod opening;
#[cfg(target_os = "linux")]
mod reading;
mod replacing;

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::keyfile::Unlock;
use super::lock::Holder;
use super::migration::Schema;
use super::recovery::RecoveryCode;
use super::testing::TestWorld;
use super::vault::Vault;
use crate::Result;

/// A schema small enough to read here, with a second version for migrations.
const FIRST: &str = "CREATE TABLE secret (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT;
    CREATE TABLE line (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;";
const SECOND: &str = "ALTER TABLE line ADD COLUMN kind TEXT";
const SCHEMA: Schema = &[FIRST];
const NEWER_SCHEMA: Schema = &[FIRST, SECOND];

const TYPED: &str = "kafka consumer lag on payments";

/// A folder with a world of its own.
struct Place {
    folder: TempDir,
    world: TestWorld,
}

impl Place {
    fn new() -> Self {
        Self {
            folder: TempDir::new().unwrap(),
            world: TestWorld::default(),
        }
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn create_with(&mut self, passphrase: Option<&str>) -> (Vault, RecoveryCode) {
        let Self { folder, world } = self;
        Vault::create(folder.path(), passphrase, SCHEMA, Holder::Window, world).unwrap()
    }

    fn create(&mut self) -> Vault {
        let (vault, _) = self.create_with(None);
        write(&vault, TYPED);
        vault
    }

    fn open(&mut self, unlock: Unlock<'_>) -> Result<Vault> {
        Vault::open(
            self.folder.path(),
            unlock,
            SCHEMA,
            Holder::CommandLine,
            &mut self.world,
        )
    }

    fn reopen(&mut self) -> Vault {
        self.open(Unlock::Open).unwrap()
    }
}

fn write(vault: &Vault, text: &str) {
    vault
        .connection()
        .execute("INSERT INTO line (text) VALUES (?1)", [text])
        .unwrap();
}

fn lines(vault: &Vault) -> Vec<String> {
    let mut statement = vault
        .connection()
        .prepare("SELECT text FROM line ORDER BY id")
        .unwrap();
    let rows = statement.query_map([], |row| row.get(0)).unwrap();
    rows.collect::<Result<_, _>>().unwrap()
}

/// What a job that needs the journal alone says while one other has it open.
fn in_the_way(who: &str) -> String {
    let pid = std::process::id();
    format!("{who} (process {pid}) has this journal open. Nothing was changed.")
}

/// Every file of a folder, with its bytes, by its path below the folder.
fn files_below(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            let inner = files_below(&path).into_iter();
            found.extend(inner.map(|(inner, bytes)| (format!("{name}/{inner}"), bytes)));
        } else {
            found.push((name, fs::read(&path).unwrap()));
        }
    }
    found.sort();
    found
}

fn contains(bytes: &[u8], text: &str) -> bool {
    bytes
        .windows(text.len())
        .any(|window| window == text.as_bytes())
}

/// Flips one bit in the middle of a file.
fn flip_bit(path: &Path) {
    let mut bytes = fs::read(path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(path, bytes).unwrap();
}
