//! What opens a locked journal, on its way from the page to the core.

use journal::Unlock;
use serde::Deserialize;

/// A passphrase. It has no `Debug` and no way back to the page.
#[derive(Deserialize, specta::Type)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    pub fn expose(&self) -> &str {
        &self.0
    }
}

#[derive(Deserialize, specta::Type)]
#[serde(tag = "with", content = "value", rename_all = "snake_case")]
pub enum Key {
    Nothing,
    Passphrase(Secret),
    RecoveryCode(Secret),
}

impl Key {
    pub fn unlock(&self) -> Unlock<'_> {
        match self {
            Self::Nothing => Unlock::Open,
            Self::Passphrase(secret) => Unlock::Passphrase(secret.expose()),
            Self::RecoveryCode(secret) => Unlock::RecoveryCode(secret.expose()),
        }
    }
}
