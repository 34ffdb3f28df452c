//! Secrets in memory (wiped when dropped) and how one secret wraps another.

use argon2::{Algorithm, Argon2, Params, Version};
use crypto_secretbox::aead::Aead;
use crypto_secretbox::{KeyInit, XSalsa20Poly1305};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::{Error, Result, World};

/// 256 secret bits: the data key that encrypts the database, or a key that wraps it.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct Key([u8; 32]);

impl Key {
    pub fn random(world: &mut dyn World) -> Self {
        let mut key = Self([0; 32]);
        world.fill(&mut key.0);
        key
    }

    pub fn from_hex(text: &str) -> Option<Self> {
        let bytes = Zeroizing::new(hex::decode(text)?);
        Some(Self(bytes.as_slice().try_into().ok()?))
    }

    pub fn to_hex(&self) -> Zeroizing<String> {
        Zeroizing::new(hex::encode(&self.0))
    }

    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// A key from bytes that are already as hard to guess as a key, kept apart by its purpose.
    pub fn from_entropy(purpose: &str, bytes: &[u8]) -> Self {
        Self(
            Sha256::new()
                .chain_update(purpose)
                .chain_update([0])
                .chain_update(bytes)
                .finalize()
                .into(),
        )
    }
}

/// How a passphrase becomes a key: Argon2id with the cost of the day it was set, so that the cost
/// can rise later without locking anyone out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stretching {
    salt: String,
    memory_kib: u32,
    passes: u32,
    lanes: u32,
}

impl Stretching {
    /// The cost of OWASP's and RFC 9106's second recommendation: 64 MiB, three passes, four lanes.
    pub fn new(world: &mut dyn World) -> Self {
        let mut salt = [0; 16];
        world.fill(&mut salt);
        Self {
            salt: hex::encode(&salt),
            memory_kib: 64 * 1024,
            passes: 3,
            lanes: 4,
        }
    }

    /// `None` if the stored parameters make no sense.
    pub fn key(&self, passphrase: &str) -> Option<Key> {
        // A forged file must not make the app claim all memory or run for hours.
        if self.memory_kib > 1024 * 1024 || self.passes > 64 || self.lanes > 64 {
            return None;
        }
        let salt = hex::decode(&self.salt)?;
        let params = Params::new(self.memory_kib, self.passes, self.lanes, Some(32)).ok()?;
        let mut key = Key([0; 32]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(passphrase.as_bytes(), &salt, &mut key.0)
            .ok()?;
        Some(key)
    }
}

/// A data key, encrypted and authenticated with another key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wrapped {
    nonce: String,
    sealed: String,
}

impl Wrapped {
    pub fn wrap(data_key: &Key, with: &Key, world: &mut dyn World) -> Result<Self> {
        let mut nonce = [0; 24];
        world.fill(&mut nonce);
        let sealed = XSalsa20Poly1305::new(with.bytes().into())
            .encrypt(&nonce.into(), data_key.bytes().as_slice())
            .map_err(|_| Error::UnfitEngine {
                reason: "a key could not be encrypted".into(),
            })?;
        Ok(Self {
            nonce: hex::encode(&nonce),
            sealed: hex::encode(&sealed),
        })
    }

    /// `None` if `with` is not the key it was wrapped with.
    pub fn unwrap_key(&self, with: &Key) -> Option<Key> {
        let nonce: [u8; 24] = hex::decode(&self.nonce)?.try_into().ok()?;
        let opened = XSalsa20Poly1305::new(with.bytes().into())
            .decrypt(&nonce.into(), hex::decode(&self.sealed)?.as_slice());
        let bytes = Zeroizing::new(opened.ok()?);
        Some(Key(bytes.as_slice().try_into().ok()?))
    }
}

/// Bytes as lower-case text, for JSON that a person may have to look at.
pub mod hex {
    use std::fmt::Write;

    pub fn encode(bytes: &[u8]) -> String {
        bytes
            .iter()
            .fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
                // Writing into a String cannot fail.
                let _ = write!(text, "{byte:02x}");
                text
            })
    }

    pub fn decode(text: &str) -> Option<Vec<u8>> {
        if !text.is_ascii() || !text.len().is_multiple_of(2) {
            return None;
        }
        (0..text.len())
            .step_by(2)
            .map(|at| u8::from_str_radix(&text[at..at + 2], 16).ok())
            .collect()
    }
}
