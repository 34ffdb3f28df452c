//! The key file: how the random data key of a journal is reached. Small, written in one step, kept
//! twice, and copied into every back-up, because without it the database is noise.

use std::fs;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;
use uuid::Uuid;
use zeroize::Zeroizing;

use super::files::{self, KEYS, KEYS_COPY};
use super::pad::SealingKey;
use super::recovery::RecoveryCode;
use super::secret::{Key, Stretching, Wrapped, hex};
use super::unwritable::Unwritable;
use crate::{Error, Result, World};

const FORMAT: &str = "afterpage-keys";
const VERSION: u32 = 1;

/// What a person gives to open a journal.
/// Without `Debug`: a log must not hold a passphrase.
#[derive(Clone, Copy)]
pub enum Unlock<'a> {
    /// Nothing: enough for a journal without a passphrase.
    Open,
    Passphrase(&'a str),
    RecoveryCode(&'a str),
}

/// What stands between the folder and its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Protection {
    /// Anyone with the folder can read it.
    Open,
    Passphrase,
}

/// The content of the key file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyFile {
    /// Tells the back-ups of two journals in one folder apart.
    pub journal: Uuid,
    /// Counts every change, so that of two differing copies the later one wins.
    revision: u64,
    pub sealing_key: SealingKey,
    daily: DailySlot,
    recovery_code: Wrapped,
}

/// How the data key is reached every day: it lies there, or a passphrase unwraps it; never both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum DailySlot {
    KeyReadableByAnyoneWithThisFolder(PlainKey),
    Passphrase(PassphraseSlot),
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct PassphraseSlot {
    argon2id: Stretching,
    #[serde(flatten)]
    key: Wrapped,
}

/// What is on disk: the content, with a sum that tells a damaged file from a whole one.
#[derive(Serialize, Deserialize)]
struct Envelope {
    format: String,
    version: u32,
    keys: KeyFile,
    sha256: String,
}

/// Read before the rest, so that a newer file is recognised whatever else it holds.
#[derive(Deserialize)]
struct Head {
    format: String,
    version: u32,
}

/// The key file of a folder, and which of its two copies had to be written anew.
pub struct Loaded {
    pub keys: KeyFile,
    pub repaired: Option<&'static str>,
}

impl KeyFile {
    /// The keys of a new journal, and the recovery code to be shown once.
    pub fn new(
        data_key: &Key,
        passphrase: Option<&str>,
        sealing_key: SealingKey,
        world: &mut dyn World,
    ) -> Result<(Self, RecoveryCode)> {
        let daily = DailySlot::new(data_key, passphrase, world)?;
        let code = RecoveryCode::random(world);
        let recovery_code = Wrapped::wrap(data_key, &code.key(), world)?;
        let journal = world.new_id();
        Ok((
            Self {
                journal,
                revision: 1,
                sealing_key,
                daily,
                recovery_code,
            },
            code,
        ))
    }

    pub fn protection(&self) -> Protection {
        match self.daily {
            DailySlot::KeyReadableByAnyoneWithThisFolder(_) => Protection::Open,
            DailySlot::Passphrase(_) => Protection::Passphrase,
        }
    }

    /// The data key. A journal without a passphrase opens whatever is given.
    pub fn unlock(&self, with: Unlock<'_>) -> Result<Key> {
        let slot = match &self.daily {
            DailySlot::KeyReadableByAnyoneWithThisFolder(key) => return Ok(key.0.clone()),
            DailySlot::Passphrase(slot) => slot,
        };
        match with {
            Unlock::Open => Err(Error::PassphraseNeeded),
            Unlock::Passphrase(passphrase) => slot.unlock(passphrase),
            Unlock::RecoveryCode(typed) => {
                let key = RecoveryCode::parse(typed)?.key();
                self.recovery_code
                    .unwrap_key(&key)
                    .ok_or(Error::WrongRecoveryCode)
            }
        }
    }

    /// Sets, changes (`Some`) or removes (`None`) the passphrase. Without one the key lies beside
    /// the data. The recovery code stays valid.
    pub fn set_passphrase(
        &mut self,
        data_key: &Key,
        passphrase: Option<&str>,
        world: &mut dyn World,
    ) -> Result<()> {
        self.daily = DailySlot::new(data_key, passphrase, world)?;
        self.revision += 1;
        Ok(())
    }

    /// Makes a new recovery code; the one before stops working.
    pub fn renew_recovery_code(
        &mut self,
        data_key: &Key,
        world: &mut dyn World,
    ) -> Result<RecoveryCode> {
        let code = RecoveryCode::random(world);
        self.recovery_code = Wrapped::wrap(data_key, &code.key(), world)?;
        self.revision += 1;
        Ok(code)
    }

    /// Reads both copies of a folder, takes the later whole one and repairs the other. Only an opening does, which can
    /// tell of it.
    pub fn load(folder: &Path) -> Result<Loaded> {
        let (keys, damaged) = Self::read(folder)?;
        let Some(damaged) = damaged else {
            return Ok(Loaded {
                keys,
                repaired: None,
            });
        };
        let written = files::write_atomically(&folder.join(damaged), &keys.to_bytes()?);
        let repaired = match written {
            Ok(()) => Some(damaged),
            // The whole copy is enough to read with; a check of the journal names the other.
            Err(error) if Unwritable::of(&error).is_some() => None,
            Err(error) => return Err(error),
        };
        Ok(Loaded { keys, repaired })
    }

    /// The later whole copy, and the name of the other where it is not the same. Writes nothing.
    pub fn read(folder: &Path) -> Result<(Self, Option<&'static str>)> {
        let first = Copy::read(&folder.join(KEYS))?;
        let second = Copy::read(&folder.join(KEYS_COPY))?;
        Ok(match (first, second) {
            (Copy::Whole(first), Copy::Whole(second)) if first == second => (first, None),
            (Copy::Whole(first), Copy::Whole(second)) if first.revision < second.revision => {
                (second, Some(KEYS))
            }
            (Copy::Whole(first), _) => (first, Some(KEYS_COPY)),
            (_, Copy::Whole(second)) => (second, Some(KEYS)),
            (Copy::Missing, Copy::Missing) => {
                return Err(Error::KeysMissing {
                    folder: folder.to_owned(),
                });
            }
            (_, _) => {
                return Err(Error::KeysDamaged {
                    folder: folder.to_owned(),
                });
            }
        })
    }

    /// Writes both copies, one after the other: at every moment one of them is whole.
    pub fn save(&self, folder: &Path) -> Result<()> {
        let bytes = self.to_bytes()?;
        files::write_atomically(&folder.join(KEYS), &bytes)?;
        files::write_atomically(&folder.join(KEYS_COPY), &bytes)
    }

    /// What is wrong with the two copies of a folder, read anew: another process may have changed
    /// the passphrase, but never the journal they belong to.
    pub fn findings(&self, folder: &Path, sealing_key: &SealingKey) -> Vec<String> {
        let is_ours =
            |keys: &Self| keys.journal == self.journal && keys.sealing_key == *sealing_key;
        let found = [KEYS, KEYS_COPY].map(|name| (name, Copy::read(&folder.join(name))));
        let mut findings = Vec::new();
        for (name, copy) in &found {
            match copy {
                Ok(Copy::Whole(keys)) if is_ours(keys) => {}
                Ok(Copy::Whole(_)) => findings.push(format!("{name} belongs to another journal")),
                Ok(Copy::Missing) => findings.push(format!("{name} is missing")),
                Ok(Copy::Damaged) | Err(_) => findings.push(format!("{name} is damaged")),
            }
        }
        if let [(_, Ok(Copy::Whole(first))), (_, Ok(Copy::Whole(second)))] = &found
            && first != second
        {
            findings.push(format!("{KEYS} and {KEYS_COPY} differ"));
        }
        findings
    }

    fn to_bytes(&self) -> Result<Zeroizing<Vec<u8>>> {
        let envelope = Envelope {
            format: FORMAT.into(),
            version: VERSION,
            keys: self.clone(),
            sha256: self.sum()?,
        };
        serde_json::to_vec_pretty(&envelope)
            .map(Zeroizing::new)
            .map_err(unwritable)
    }

    fn sum(&self) -> Result<String> {
        let bytes = serde_json::to_vec(self)
            .map(Zeroizing::new)
            .map_err(unwritable)?;
        Ok(hex::encode(&Sha256::digest(&bytes)))
    }
}

impl DailySlot {
    fn new(data_key: &Key, passphrase: Option<&str>, world: &mut dyn World) -> Result<Self> {
        match passphrase {
            None => Ok(Self::KeyReadableByAnyoneWithThisFolder(PlainKey(
                data_key.clone(),
            ))),
            Some("") => Err(Error::EmptyPassphrase),
            Some(passphrase) => {
                PassphraseSlot::new(data_key, passphrase, world).map(Self::Passphrase)
            }
        }
    }
}

impl PassphraseSlot {
    fn new(data_key: &Key, passphrase: &str, world: &mut dyn World) -> Result<Self> {
        let argon2id = Stretching::new(world);
        let stretched = argon2id
            .key(&composed(passphrase))
            .ok_or_else(|| Error::UnfitEngine {
                reason: "the passphrase could not be stretched".into(),
            })?;
        Ok(Self {
            argon2id,
            key: Wrapped::wrap(data_key, &stretched, world)?,
        })
    }

    /// As typed, too: it may have been set before it was composed.
    fn unlock(&self, passphrase: &str) -> Result<Key> {
        let opens = |typed: &str| self.key.unwrap_key(&self.argon2id.key(typed)?);
        let composed = composed(passphrase);
        let as_typed = Some(passphrase).filter(|typed| *typed != composed.as_str());
        opens(&composed)
            .or_else(|| opens(as_typed?))
            .ok_or(Error::WrongPassphrase)
    }
}

/// The same letters in one form (Unicode NFC): one keyboard types "é" as one character, another as two.
fn composed(passphrase: &str) -> Zeroizing<String> {
    // With room for all of it: a text that grows leaves pieces of itself behind.
    let mut composed = Zeroizing::new(String::with_capacity(3 * passphrase.len()));
    composed.extend(passphrase.nfc());
    composed
}

enum Copy {
    Whole(KeyFile),
    Damaged,
    Missing,
}

impl Copy {
    /// A newer file is an error at once: neither used nor repaired.
    fn read(path: &Path) -> Result<Self> {
        let bytes = match fs::read(path) {
            Ok(bytes) => Zeroizing::new(bytes),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::Missing),
            Err(error) => return Err(Error::unread(path)(error)),
        };
        let Ok(head) = serde_json::from_slice::<Head>(&bytes) else {
            return Ok(Self::Damaged);
        };
        if head.format == FORMAT && head.version > VERSION {
            return Err(Error::NewerFile {
                found: head.version,
                known: VERSION,
            });
        }
        Ok(Self::whole(&bytes).map_or(Self::Damaged, Self::Whole))
    }

    fn whole(bytes: &[u8]) -> Option<KeyFile> {
        let envelope: Envelope = serde_json::from_slice(bytes).ok()?;
        let is_ours = envelope.format == FORMAT && envelope.version == VERSION;
        let is_whole = envelope.keys.sum().ok()? == envelope.sha256;
        (is_ours && is_whole).then_some(envelope.keys)
    }
}

fn unwritable(error: serde_json::Error) -> Error {
    Error::File {
        path: KEYS.into(),
        source: error.into(),
    }
}

/// A key that is stored as it is; wiped from memory like every other.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
struct PlainKey(Key);

/// Never the key itself: a log must not hold it.
impl std::fmt::Debug for PlainKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PlainKey")
    }
}

impl From<PlainKey> for String {
    fn from(key: PlainKey) -> Self {
        key.0.to_hex().to_string()
    }
}

impl TryFrom<String> for PlainKey {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let text = Zeroizing::new(text);
        Key::from_hex(&text)
            .map(Self)
            .ok_or("a key has 64 hexadecimal digits")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::testing::TestWorld;

    #[test]
    fn a_passphrase_that_was_set_before_it_was_composed_still_opens() {
        let mut world = TestWorld::default();
        let (typed, composed) = ("cafe\u{301}", "caf\u{e9}");
        let data_key = Key::random(&mut world);
        let argon2id = Stretching::new(&mut world);
        let stretched = argon2id.key(typed).unwrap();
        let key = Wrapped::wrap(&data_key, &stretched, &mut world).unwrap();
        let slot = PassphraseSlot { argon2id, key };
        assert!(slot.unlock(typed).is_ok());
        assert!(slot.unlock(composed).is_err());
    }
}
