//! Zips that others made, opened within limits. Nothing is ever written to disk; what tries to lead out of its folder is
//! refused all the same, for no honest export holds it.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::refusal::Refusal;

const MAX_ENTRIES: usize = 2_000;
const MAX_UNPACKED: u64 = 200 * 1024 * 1024;
const MAX_RATIO: u64 = 100;

pub(crate) struct Zip<'a> {
    file: &'a str,
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// In the order of the zip; folders have no name here.
    pub(crate) names: Vec<String>,
    /// How much may still come out of it.
    left: u64,
}

impl<'a> Zip<'a> {
    pub(crate) fn open(file: &'a str, bytes: &'a [u8]) -> Result<Self, Refusal> {
        let bad = |problem: &str| Refusal::BadZip {
            file: file.to_owned(),
            problem: problem.to_owned(),
        };
        let mut archive =
            ZipArchive::new(Cursor::new(bytes)).map_err(|_| bad("it is damaged or cut off"))?;
        if archive.len() > MAX_ENTRIES {
            return Err(bad("it holds more than 2,000 files"));
        }
        let mut names = Vec::new();
        for place in 0..archive.len() {
            let entry = archive
                .by_index_raw(place)
                .map_err(|_| bad("it is damaged or cut off"))?;
            let name = entry
                .name()
                .map_err(|_| bad("the name of one of its files cannot be read"))?
                .into_owned();
            if entry.is_symlink() || leads_out(&name) {
                return Err(bad("one of its files leads out of its folder"));
            }
            if entry.is_file() {
                names.push(name);
            }
        }
        Ok(Self {
            file,
            archive,
            names,
            left: MAX_UNPACKED,
        })
    }

    /// The bytes of one file. What the zip says about its sizes may be untrue: the limits count what comes out.
    pub(crate) fn bytes(&mut self, name: &str) -> Result<Vec<u8>, Refusal> {
        let bad = |problem: &str| Refusal::BadZip {
            file: self.file.to_owned(),
            problem: problem.to_owned(),
        };
        let entry = self
            .archive
            .by_name(name)
            .map_err(|_| bad("one of its files cannot be read"))?;
        let limit = self.left.min(entry.compressed_size().max(1024) * MAX_RATIO);
        let mut bytes = Vec::new();
        entry
            .take(limit + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| bad("one of its files cannot be read"))?;
        let length = bytes.len() as u64;
        if length > limit {
            return Err(bad(if limit == self.left {
                "it unpacks to more than 200 MB"
            } else {
                "it unpacks to far more than its size allows"
            }));
        }
        self.left -= length;
        Ok(bytes)
    }
}

fn leads_out(name: &str) -> bool {
    let is_drive = name.as_bytes().get(1) == Some(&b':');
    name.starts_with(['/', '\\']) || is_drive || name.split(['/', '\\']).any(|part| part == "..")
}
