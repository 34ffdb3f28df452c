//! The archive as a zip: `journal.json`, and the bytes of attachments beside it.

use std::io::{self, BufWriter, Cursor, Read, Seek, Write};

use serde::Serialize;
use zip::{
    CompressionMethod, DateTime, ZipArchive, ZipWriter, result::ZipError, write::SimpleFileOptions,
};

use super::Archive;
use crate::{Error, domain::LARGEST_ATTACHMENT, exchange::refusal::Refusal, store::blob};

const JOURNAL: &str = "journal.json";
/// Attachments lie here, named by their digest.
const BLOBS: &str = "blobs/";
/// Bytes that are packed in one go.
const AT_ONCE: usize = 1 << 16;
const LEVEL: i64 = 1;
const MAX_FILES: usize = 20_000;
const MAX_JSON: u64 = 1024 * 1024 * 1024;
const MAX_BLOBS: u64 = 2 * 1024 * 1024 * 1024;
/// Above `HARMLESS`; pasted logs pack better than this.
const MAX_RATIO: u64 = 100;
const HARMLESS: u64 = 64 * 1024 * 1024;

pub(crate) fn is_package(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// The same journal gives the same bytes: the files carry no time of their own.
pub(crate) fn pack<I: Serialize, O: Serialize>(
    archive: &Archive<I, O>,
    blobs: impl IntoIterator<Item = Result<(String, Vec<u8>), Error>>,
) -> Result<Vec<u8>, Error> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file(JOURNAL, options()).map_err(zip_error)?;
    // As it is written, so that it is never in memory whole beside what it is made of.
    let mut to = BufWriter::with_capacity(AT_ONCE, &mut zip);
    archive.write(&mut to).map_err(io_error)?;
    to.flush().map_err(io_error)?;
    drop(to);
    let blobs = blobs.into_iter().map(|blob| {
        let (digest, bytes) = blob?;
        Ok((format!("{BLOBS}{digest}"), bytes))
    });
    add_files(zip, blobs)
}

/// Files by their names.
pub(crate) fn pack_files(
    files: impl IntoIterator<Item = Result<(String, Vec<u8>), Error>>,
) -> Result<Vec<u8>, Error> {
    add_files(ZipWriter::new(Cursor::new(Vec::new())), files)
}

fn add_files(
    mut zip: ZipWriter<Cursor<Vec<u8>>>,
    files: impl IntoIterator<Item = Result<(String, Vec<u8>), Error>>,
) -> Result<Vec<u8>, Error> {
    for file in files {
        let (name, bytes) = file?;
        zip.start_file(name, options()).map_err(zip_error)?;
        zip.write_all(&bytes).map_err(io_error)?;
    }
    Ok(zip.finish().map_err(zip_error)?.into_inner())
}

fn options() -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        // The usual level takes three times as long for a tenth less.
        .compression_level(Some(LEVEL))
        .last_modified_time(DateTime::default())
}

/// Whether a zip is one of ours, damaged or not.
pub(crate) fn holds_a_journal(zip: impl Read + Seek) -> bool {
    let zip = ZipArchive::new(zip);
    zip.is_ok_and(|zip| {
        let mut names = zip.file_names();
        names.any(|name| name.is_ok_and(|name| name == JOURNAL))
    })
}

/// An archive as a zip. Nothing of it is ever written to disk, so paths in it cannot lead anywhere.
pub(crate) struct Package<R> {
    file: String,
    zip: ZipArchive<R>,
    /// How many bytes of attachments may still come out.
    left: u64,
}

impl<R: Read + Seek> Package<R> {
    pub(crate) fn open(file: &str, zip: R, packed: u64) -> Result<Self, Refusal> {
        let zip = ZipArchive::new(zip).map_err(|_| bad(file, "the zip is damaged"))?;
        if zip.len() > MAX_FILES {
            return Err(bad(file, "it holds more than 20,000 files"));
        }
        Ok(Self {
            file: file.to_owned(),
            zip,
            left: MAX_BLOBS.min(allowed(packed)),
        })
    }

    /// `journal.json`, and how long it says to be.
    pub(crate) fn journal(&mut self) -> Result<(impl Read, u64), Refusal> {
        let journal = self.zip.by_name(JOURNAL);
        let journal = journal.map_err(|_| bad(&self.file, "it holds no readable journal.json"))?;
        let (length, limit) = (journal.size(), allowed(journal.compressed_size()));
        let left = MAX_JSON.min(limit);
        Ok((
            Limited {
                from: journal,
                left,
            },
            length,
        ))
    }

    /// An attachment by its digest, if there is one that is what its name says.
    pub(crate) fn blob(&mut self, digest: &str) -> Result<Option<Vec<u8>>, Refusal> {
        let bad = |problem| bad(&self.file, problem);
        let member = match self.zip.by_name(&format!("{BLOBS}{digest}")) {
            Err(ZipError::FileNotFound) => return Ok(None),
            member => member.map_err(|_| bad("one of its attachments is damaged"))?,
        };
        let limit = self.left.min(allowed(member.compressed_size()));
        let mut from = Limited {
            from: member,
            left: limit.min(LARGEST_ATTACHMENT),
        };
        let mut bytes = Vec::new();
        from.read_to_end(&mut bytes).map_err(|error| {
            bad(if error.kind() != TOO_MUCH {
                "one of its attachments is damaged"
            } else if limit > LARGEST_ATTACHMENT {
                "one of its attachments is larger than 20 MB"
            } else {
                "its attachments unpack to far more than its size allows"
            })
        })?;
        self.left -= bytes.len() as u64;
        Ok((blob::digest(&bytes) == digest).then_some(bytes))
    }
}

fn bad(file: &str, problem: &str) -> Refusal {
    Refusal::BadArchive {
        file: file.to_owned(),
        problem: problem.to_owned(),
    }
}

/// What may come out of so many packed bytes.
fn allowed(packed: u64) -> u64 {
    packed.saturating_mul(MAX_RATIO).max(HARMLESS)
}

/// How a [`Limited`] says that there is more.
pub(super) const TOO_MUCH: io::ErrorKind = io::ErrorKind::QuotaExceeded;

/// What the zip says about its sizes may be untrue: the limit counts what really comes out.
struct Limited<R> {
    from: R,
    left: u64,
}

impl<R: Read> Read for Limited<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.from.read(into)?;
        self.left = self
            .left
            .checked_sub(read as u64)
            .ok_or(io::Error::from(TOO_MUCH))?;
        Ok(read)
    }
}

fn zip_error(error: ZipError) -> Error {
    io_error(error.into())
}

fn io_error(error: std::io::Error) -> Error {
    Error::file("the archive".as_ref())(error)
}
