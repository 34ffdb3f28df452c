//! The archive as a zip: `journal.json`, and the bytes of attachments beside it.

use std::borrow::Cow;
use std::collections::HashMap;
use std::io::{BufWriter, Cursor, Read, Write};

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

/// The bytes of attachments, by their digest.
pub(crate) type Blobs = HashMap<String, Vec<u8>>;

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
pub(crate) fn holds_a_journal(bytes: &[u8]) -> bool {
    let zip = ZipArchive::new(Cursor::new(bytes));
    zip.is_ok_and(|zip| {
        let mut names = zip.file_names();
        names.any(|name| name.is_ok_and(|name| name == JOURNAL))
    })
}

/// `journal.json`, and the blobs that are what their names say. Nothing is ever written to disk, so paths in the zip
/// cannot lead anywhere.
pub(crate) fn unpack(file: &str, bytes: &[u8]) -> Result<(Vec<u8>, Blobs), Refusal> {
    let bad = |problem: &str| Refusal::BadArchive {
        file: file.to_owned(),
        problem: problem.to_owned(),
    };
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| bad("the zip is damaged"))?;
    if zip.len() > MAX_FILES {
        return Err(bad("it holds more than 20,000 files"));
    }
    let json = read_member(&mut zip, JOURNAL, MAX_JSON)
        .ok_or_else(|| bad("it holds no readable journal.json"))?
        .map_err(|()| bad("its journal.json unpacks to far more than its size allows"))?;
    // A name that cannot be read names nothing of ours.
    let names: Vec<String> = zip
        .file_names()
        .filter_map(|name| name.ok().map(Cow::into_owned))
        .collect();
    let mut blobs = Blobs::new();
    let mut total = 0;
    for name in names {
        let Some(wanted) = name.strip_prefix(BLOBS) else {
            continue;
        };
        let blob = read_member(&mut zip, &name, LARGEST_ATTACHMENT)
            .ok_or_else(|| bad("one of its attachments is damaged"))?
            .map_err(|()| bad("one of its attachments is larger than 20 MB"))?;
        total += blob.len() as u64;
        if total > MAX_BLOBS {
            return Err(bad("its attachments are larger than 2 GB together"));
        }
        if total > allowed(bytes.len() as u64) {
            return Err(bad(
                "its attachments unpack to far more than its size allows",
            ));
        }
        if blob::digest(&blob) == wanted {
            blobs.insert(wanted.to_owned(), blob);
        }
    }
    Ok((json, blobs))
}

/// What may come out of so many packed bytes.
fn allowed(packed: u64) -> u64 {
    packed.saturating_mul(MAX_RATIO).max(HARMLESS)
}

/// `None` if it is not there or damaged, an error if it is larger than `most` or than its packed size allows.
fn read_member(
    zip: &mut ZipArchive<Cursor<&[u8]>>,
    name: &str,
    most: u64,
) -> Option<Result<Vec<u8>, ()>> {
    let member = zip.by_name(name).ok()?;
    let limit = most.min(allowed(member.compressed_size()));
    let mut bytes = Vec::new();
    // What the zip says about its sizes may be untrue: the limit counts what really comes out.
    member.take(limit + 1).read_to_end(&mut bytes).ok()?;
    Some(if bytes.len() as u64 > limit {
        Err(())
    } else {
        Ok(bytes)
    })
}

fn zip_error(error: ZipError) -> Error {
    io_error(error.into())
}

fn io_error(error: std::io::Error) -> Error {
    Error::file("the archive".as_ref())(error)
}
