//! Sealed notes: anyone may close one with the public key in the key file, only the opened journal
//! can read it. A locked pad appends such notes without being able to read anything.

use crypto_box::aead::rand_core::{CryptoRng, Error as RandomError, RngCore};
use crypto_box::{PublicKey, SecretKey};
use serde::{Deserialize, Serialize};

use super::secret::{Key, hex};
use crate::{Error, Result, World};

/// Closes notes. Lies in the key file for all to see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SealingKey([u8; 32]);

impl SealingKey {
    /// An X25519 sealed box, as libsodium's `crypto_box_seal` makes it.
    pub fn seal(&self, note: &[u8], world: &mut dyn World) -> Result<Vec<u8>> {
        PublicKey::from_bytes(self.0)
            .seal(&mut Randomness(world), note)
            .map_err(|_| Error::UnfitEngine {
                reason: "a note could not be encrypted".into(),
            })
    }
}

impl From<SealingKey> for String {
    fn from(key: SealingKey) -> Self {
        hex::encode(&key.0)
    }
}

impl TryFrom<String> for SealingKey {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let bytes = hex::decode(&text).and_then(|bytes| bytes.try_into().ok());
        bytes
            .map(Self)
            .ok_or("a public key has 64 hexadecimal digits")
    }
}

/// Opens notes. Lies inside the encrypted database only.
#[derive(Clone)]
pub struct UnsealingKey(Key);

impl UnsealingKey {
    pub(super) fn random(world: &mut dyn World) -> Self {
        Self(Key::random(world))
    }

    pub(super) fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(Key::from_bytes(bytes))
    }

    pub(super) fn bytes(&self) -> &[u8; 32] {
        self.0.bytes()
    }

    pub fn sealing_key(&self) -> SealingKey {
        SealingKey(self.secret().public_key().to_bytes())
    }

    pub fn open(&self, sealed: &[u8]) -> Result<Vec<u8>> {
        self.secret()
            .unseal(sealed)
            .map_err(|_| Error::SealedForAnother)
    }

    fn secret(&self) -> SecretKey {
        SecretKey::from_bytes(*self.0.bytes())
    }
}

/// The world's randomness in the shape the crypto library asks for.
struct Randomness<'a>(&'a mut dyn World);

impl RngCore for Randomness<'_> {
    fn next_u32(&mut self) -> u32 {
        let mut bytes = [0; 4];
        self.0.fill(&mut bytes);
        u32::from_le_bytes(bytes)
    }

    fn next_u64(&mut self) -> u64 {
        let mut bytes = [0; 8];
        self.0.fill(&mut bytes);
        u64::from_le_bytes(bytes)
    }

    fn fill_bytes(&mut self, bytes: &mut [u8]) {
        self.0.fill(bytes);
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), RandomError> {
        self.0.fill(bytes);
        Ok(())
    }
}

/// `World::fill` promises randomness fit for keys.
impl CryptoRng for Randomness<'_> {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::testing::TestWorld;

    #[test]
    fn a_note_sealed_with_the_public_half_opens_with_the_private_half_only() {
        let world = &mut TestWorld::default();
        let (ours, other) = (UnsealingKey::random(world), UnsealingKey::random(world));
        let sealed = ours
            .sealing_key()
            .seal(b"restarted the broker", world)
            .unwrap();
        let damaged = [&sealed[..sealed.len() - 1], &[!sealed[sealed.len() - 1]]].concat();

        assert_eq!(ours.open(&sealed).unwrap(), b"restarted the broker");
        assert!(
            !sealed.windows(9).any(|bytes| bytes == b"restarted"),
            "nothing of the text shows"
        );
        for (key, note) in [(&other, &sealed), (&ours, &damaged), (&ours, &Vec::new())] {
            assert_eq!(key.open(note).unwrap_err().code(), "sealed_for_another");
        }
    }

    #[test]
    fn sealing_twice_gives_different_bytes() {
        let world = &mut TestWorld::default();
        let key = UnsealingKey::random(world).sealing_key();
        assert_ne!(
            key.seal(b"same", world).unwrap(),
            key.seal(b"same", world).unwrap()
        );
    }
}
