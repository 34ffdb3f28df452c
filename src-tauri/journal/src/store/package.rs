//! A back-up as one file: an uncompressed zip of the encrypted database, its keys, and a word
//! about itself. Any zip tool opens it; `restore` reads nothing but these three names.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::files::{self, DATABASE, KEYS};
use crate::{Error, Result};

const FORMAT: &str = "afterpage-backup";
const VERSION: u32 = 1;
const ABOUT: &str = "about.json";

/// What a back-up says of itself, readable without its passphrase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    format: String,
    version: u32,
    pub journal: Uuid,
    pub made: DateTime<Utc>,
    pub schema: u32,
}

impl About {
    pub fn new(journal: Uuid, made: DateTime<Utc>, schema: u32) -> Self {
        Self {
            format: FORMAT.into(),
            version: VERSION,
            journal,
            made,
            schema,
        }
    }
}

/// Writes the database and key file of a folder into one flushed file.
pub fn pack(folder: &Path, about: &About, to: &Path) -> Result<()> {
    let json = serde_json::to_vec_pretty(about).map_err(io::Error::from);
    let file = files::create_private(to).map_err(Error::file(to))?;
    let mut zip = ZipWriter::new(file);
    json.and_then(|json| add(&mut zip, ABOUT, json.as_slice()))
        .map_err(Error::file(to))?;
    for name in [KEYS, DATABASE] {
        let from = folder.join(name);
        let source = File::open(&from).map_err(Error::file(&from))?;
        add(&mut zip, name, source).map_err(Error::file(to))?;
    }
    let file = zip
        .finish()
        .map_err(|error| Error::file(to)(error.into()))?;
    file.sync_all().map_err(Error::file(to))
}

/// Takes a back-up apart into a folder. Its parts are whole as far as the zip can tell.
pub fn unpack(file: &Path, into: &Path) -> Result<About> {
    let mut zip = open(file)?;
    let about = read_about(&mut zip, file)?;
    for name in [KEYS, DATABASE] {
        let target = into.join(name);
        let mut part = part(&mut zip, name, file)?;
        let mut out = files::create_private(&target).map_err(Error::file(&target))?;
        let copied = io::copy(&mut part, &mut out).and_then(|_| out.sync_all());
        copied.map_err(|error| {
            // The disk we write to has its own two answers; everything else is the file we read.
            let error = Error::file(&target)(error);
            if let Error::File { source, .. } = error {
                bad(file, &source)
            } else {
                error
            }
        })?;
    }
    Ok(about)
}

/// What a back-up says of itself, without taking it apart.
pub fn about(file: &Path) -> Result<About> {
    read_about(&mut open(file)?, file)
}

fn add(zip: &mut ZipWriter<File>, name: &str, mut from: impl Read) -> io::Result<()> {
    // Encrypted bytes do not shrink; and a journal may outgrow the 4 GiB of a plain entry.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(zip::DateTime::default())
        .large_file(true);
    zip.start_file(name, options)?;
    io::copy(&mut from, zip)?;
    zip.flush()
}

fn open(file: &Path) -> Result<ZipArchive<File>> {
    let source = File::open(file).map_err(Error::file(file))?;
    ZipArchive::new(source).map_err(|error| bad(file, &error))
}

fn read_about(zip: &mut ZipArchive<File>, file: &Path) -> Result<About> {
    let part = part(zip, ABOUT, file)?;
    // A word about itself is short; more is not ours.
    let about: About =
        serde_json::from_reader(part.take(64 * 1024)).map_err(|error| bad(file, &error))?;
    if about.format == FORMAT && about.version > VERSION {
        return Err(Error::NewerFile {
            found: about.version,
            known: VERSION,
        });
    }
    if about.format == FORMAT {
        Ok(about)
    } else {
        Err(bad(file, &"another kind of file"))
    }
}

fn part<'a>(zip: &'a mut ZipArchive<File>, name: &str, file: &Path) -> Result<impl Read + use<'a>> {
    let part = zip
        .by_name(name)
        .map_err(|_| bad(file, &format!("{name} is missing in it")))?;
    if part.compression() == CompressionMethod::Stored {
        Ok(part)
    } else {
        Err(bad(file, &format!("{name} is compressed, ours never are")))
    }
}

fn bad(file: &Path, reason: &impl ToString) -> Error {
    Error::BadBackup {
        path: file.to_owned(),
        reason: reason.to_string(),
    }
}
