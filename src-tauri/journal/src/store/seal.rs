//! Seals: each revision of an entry carries a digest of its content and of the revision before it in its chain, one
//! chain per incident and device. They show accidental or partial change, and claim no more: whoever can write the
//! journal can also seal it anew.
//!
//! Everything hashed is length-prefixed under a version, so that no two different revisions read the same. The content
//! has a random salt and a digest of its own: when it is erased, both texts and salt go, and the chain still adds up.

use sha2::{Digest, Sha256};

pub const VERSION: u32 = 1;
pub const SALT_BYTES: usize = 16;

pub type Sealed = [u8; 32];

/// One revision as its columns hold it.
#[derive(Debug, Clone, Copy)]
pub struct Content<'a> {
    pub entry: &'a str,
    pub number: u32,
    pub noted_at: i64,
    pub recorded_at: i64,
    pub kind: &'a str,
    pub text: &'a str,
    pub author: Option<&'a str>,
    pub happened_at: i64,
    pub zone: &'a str,
    pub detail: &'a str,
}

/// Where a revision stands in its chain.
#[derive(Debug, Clone, Copy)]
pub struct Link<'a> {
    pub incident: &'a str,
    pub device: &'a str,
    pub counter: i64,
    /// The digest before; none for the first.
    pub previous: Option<&'a [u8]>,
}

pub fn content_digest(version: u32, salt: &[u8], content: &Content<'_>) -> Sealed {
    let mut hash = Framed::new("afterpage entry revision", version);
    hash.field(salt);
    hash.field(content.entry.as_bytes());
    hash.field(&content.number.to_be_bytes());
    hash.field(&content.noted_at.to_be_bytes());
    hash.field(&content.recorded_at.to_be_bytes());
    hash.field(content.kind.as_bytes());
    hash.field(content.text.as_bytes());
    hash.optional(content.author.map(str::as_bytes));
    hash.field(&content.happened_at.to_be_bytes());
    hash.field(content.zone.as_bytes());
    hash.field(content.detail.as_bytes());
    hash.finish()
}

pub fn digest(version: u32, link: &Link<'_>, content_digest: &[u8]) -> Sealed {
    let mut hash = Framed::new("afterpage seal", version);
    hash.field(link.incident.as_bytes());
    hash.field(link.device.as_bytes());
    hash.field(&link.counter.to_be_bytes());
    hash.optional(link.previous);
    hash.field(content_digest);
    hash.finish()
}

struct Framed(Sha256);

impl Framed {
    fn new(purpose: &str, version: u32) -> Self {
        let mut framed = Self(Sha256::new());
        framed.field(purpose.as_bytes());
        framed.field(&version.to_be_bytes());
        framed
    }

    fn field(&mut self, bytes: &[u8]) {
        self.0.update((bytes.len() as u64).to_be_bytes());
        self.0.update(bytes);
    }

    fn optional(&mut self, bytes: Option<&[u8]>) {
        self.field(&[u8::from(bytes.is_some())]);
        self.field(bytes.unwrap_or_default());
    }

    fn finish(self) -> Sealed {
        self.0.finalize().into()
    }
}
