//! The archive as a zip: `journal.json`, and the blobs beside it once there are any.

use std::io::{Cursor, Read, Write};

use zip::{
    CompressionMethod, DateTime, ZipArchive, ZipWriter, result::ZipResult, write::SimpleFileOptions,
};

use crate::exchange::refusal::Refusal;

const JOURNAL: &str = "journal.json";
const MAX_FILES: usize = 2_000;
const MAX_UNPACKED: u64 = 200 * 1024 * 1024;
const MAX_RATIO: u64 = 100;

pub(crate) fn is_package(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// The same journal gives the same bytes: the files carry no time of their own.
pub(crate) fn pack(json: &[u8]) -> ZipResult<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file(JOURNAL, options)?;
    zip.write_all(json)?;
    Ok(zip.finish()?.into_inner())
}

/// The bytes of `journal.json`. Nothing is ever written to disk, so paths in the zip cannot lead anywhere.
pub(crate) fn unpack(file: &str, bytes: &[u8]) -> Result<Vec<u8>, Refusal> {
    let bad = |problem: &str| Refusal::BadArchive {
        file: file.to_owned(),
        problem: problem.to_owned(),
    };
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| bad("the zip is damaged"))?;
    if zip.len() > MAX_FILES {
        return Err(bad("it holds more than 2,000 files"));
    }
    let entry = zip
        .by_name(JOURNAL)
        .map_err(|_| bad("it holds no readable journal.json"))?;
    let limit = MAX_UNPACKED.min(entry.compressed_size().max(1024) * MAX_RATIO);
    let mut json = Vec::new();
    // What the zip says about its sizes may be untrue: the limit counts what really comes out.
    entry
        .take(limit + 1)
        .read_to_end(&mut json)
        .map_err(|_| bad("its journal.json is damaged"))?;
    if json.len() as u64 > limit {
        return Err(bad("it unpacks to far more than its size allows"));
    }
    Ok(json)
}
