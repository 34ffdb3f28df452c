//! Where an archive is read from: bytes that are there already, a file that is too long to be held, or tables of it.

use std::{
    borrow::Cow,
    cell::Cell,
    fs::File,
    io::{BufRead, BufReader, Cursor, Read, Seek},
    path::Path,
    rc::Rc,
};

use super::{
    is_package,
    package::Package,
    read::{self, Piece},
};
use crate::{
    Error, Result, Work,
    exchange::own_tables::{self, OwnTable},
};

/// Bytes that are read in one go; progress is counted in these.
const AT_ONCE: usize = 1 << 16;

pub(crate) enum Source<'a> {
    Held(Cow<'a, [u8]>),
    Lies(&'a Path),
    /// Of our own, one after the other.
    Tables(Vec<OwnTable>),
}

trait ReadSeek: Read + Seek {}

impl<T: Read + Seek> ReadSeek for T {}

type Opened<'s> = Box<dyn ReadSeek + 's>;

/// The bytes of attachments, which only a zip has beside its journal.
pub(crate) struct Blobs<'s>(Option<Package<Opened<'s>>>);

impl Blobs<'_> {
    pub(crate) fn take(&mut self, digest: &str) -> Result<Option<Vec<u8>>> {
        let Some(package) = &mut self.0 else {
            return Ok(None);
        };
        Ok(package.blob(digest)?)
    }
}

impl Source<'_> {
    /// Gives every piece away. How many incidents there are; `None` where it is no archive.
    pub(crate) fn read(
        &self,
        file: &str,
        work: &Work,
        take: &mut dyn FnMut(Piece) -> Result<()>,
    ) -> Result<Option<u32>> {
        if let Some(mut package) = self.package(file)? {
            let (journal, length) = package.journal()?;
            return read_counted(file, (journal, length), work, take);
        }
        let (text, length) = match self {
            Self::Tables(tables) => return own_tables::read(tables, work, take).map(Some),
            Self::Held(bytes) => held(bytes),
            Self::Lies(path) => lying(path)?,
        };
        read_counted(file, (text, length), work, take)
    }

    pub(crate) fn blobs(&self, file: &str) -> Result<Blobs<'_>> {
        Ok(Blobs(self.package(file)?))
    }

    fn package(&self, file: &str) -> Result<Option<Package<Opened<'_>>>> {
        let (mut opened, length) = match self {
            Self::Tables(_) => return Ok(None),
            Self::Held(bytes) => held(bytes),
            Self::Lies(path) => lying(path)?,
        };
        let mut start = [0; 4];
        let unread = || Error::unread(file.as_ref());
        let read = opened.read(&mut start).map_err(unread())?;
        opened.rewind().map_err(unread())?;
        if !is_package(&start[..read]) {
            return Ok(None);
        }
        Ok(Some(Package::open(file, opened, length)?))
    }
}

fn held(bytes: &[u8]) -> (Opened<'_>, u64) {
    (Box::new(Cursor::new(bytes)), bytes.len() as u64)
}

fn lying(path: &Path) -> Result<(Opened<'_>, u64)> {
    let opened = File::open(path).map_err(Error::unread(path))?;
    let length = opened.metadata().map_err(Error::unread(path))?.len();
    Ok((Box::new(opened), length))
}

fn read_counted(
    file: &str,
    (from, length): (impl Read, u64),
    work: &Work,
    take: &mut dyn FnMut(Piece) -> Result<()>,
) -> Result<Option<u32>> {
    let bytes = Rc::new(Cell::new(0));
    let counted = Counted {
        from,
        bytes: bytes.clone(),
    };
    let mut text = BufReader::with_capacity(AT_ONCE, counted);
    // What cannot be read is told by who reads on.
    if text
        .fill_buf()
        .is_ok_and(|start| start.starts_with(b"\xEF\xBB\xBF"))
    {
        text.consume(3);
    }
    let steps = length / AT_ONCE as u64 + 1;
    work.begin(usize::try_from(steps).unwrap_or(usize::MAX));
    let mut done = 0;
    let read = read::read(file, serde_json::de::IoRead::new(text), &mut |piece| {
        while done < bytes.get() / AT_ONCE as u64 {
            work.step()?;
            done += 1;
        }
        take(piece)
    })?;
    work.step()?;
    Ok(read)
}

struct Counted<R> {
    from: R,
    /// How many came out so far.
    bytes: Rc<Cell<u64>>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let read = self.from.read(into)?;
        self.bytes.set(self.bytes.get() + read as u64);
        Ok(read)
    }
}
