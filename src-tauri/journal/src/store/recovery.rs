//! The recovery code: 160 random bits on a piece of paper, forgiving to type.

use std::fmt;

use sha2::{Digest, Sha256};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::secret::Key;
use crate::{Error, Result, World};

/// Crockford's base 32: no I, L, O or U, so nothing is mistaken for 1 or 0.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const SECRET_BYTES: usize = 20;
/// Fifteen check bits, three characters: a typing mistake passes once in 32,768.
const CHECK_CHARACTERS: usize = 3;
const CHARACTERS: usize = SECRET_BYTES * 8 / 5 + CHECK_CHARACTERS;
const GROUP: usize = 5;

/// Opens a journal whose passphrase is forgotten. Shown once, when it is made; never stored.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct RecoveryCode([u8; SECRET_BYTES]);

impl RecoveryCode {
    pub(super) fn random(world: &mut dyn World) -> Self {
        let mut code = Self([0; SECRET_BYTES]);
        world.fill(&mut code.0);
        code
    }

    /// Reads what a person typed: any case, any spaces or dashes, O for 0, I and L for 1.
    pub fn parse(typed: &str) -> Result<Self> {
        Self::read(typed).ok_or(Error::RecoveryCodeMistyped)
    }

    /// The text to write down, in seven groups of five.
    pub fn text(&self) -> Zeroizing<String> {
        let characters = self.characters();
        let mut text = Zeroizing::new(String::with_capacity(CHARACTERS + CHARACTERS / GROUP));
        for (at, character) in characters.iter().enumerate() {
            if at > 0 && at % GROUP == 0 {
                text.push('-');
            }
            text.push(char::from(*character));
        }
        text
    }

    /// The code is as hard to guess as a key, so it needs no stretching.
    pub(super) fn key(&self) -> Key {
        Key::from_entropy("afterpage recovery code 1", &self.0)
    }

    fn read(typed: &str) -> Option<Self> {
        let digits = Zeroizing::new(
            typed
                .chars()
                .filter(|c| !is_separator(*c))
                .map(digit)
                .collect::<Option<Vec<u8>>>()?,
        );
        if digits.len() != CHARACTERS {
            return None;
        }
        let mut code = Self([0; SECRET_BYTES]);
        for (bytes, group) in code.0.chunks_mut(5).zip(digits.chunks(8)) {
            let bits = group
                .iter()
                .fold(0_u64, |bits, digit| bits << 5 | u64::from(*digit));
            bytes.copy_from_slice(&bits.to_be_bytes()[3..]);
        }
        let again = Zeroizing::new(code.characters());
        let same = digits
            .iter()
            .zip(again.iter())
            .all(|(d, c)| ALPHABET[usize::from(*d)] == *c);
        same.then_some(code)
    }

    fn characters(&self) -> Vec<u8> {
        let check = Sha256::digest(self.0);
        let check = (u64::from(check[0]) << 8 | u64::from(check[1])) >> 1;
        self.0
            .chunks(5)
            .map(|bytes| {
                bytes
                    .iter()
                    .fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte))
            })
            .flat_map(spell::<8>)
            .chain(spell::<CHECK_CHARACTERS>(check))
            .collect()
    }
}

/// Never the code itself: a log must not hold it.
impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode")
    }
}

/// The lowest `N * 5` bits as characters, highest first.
fn spell<const N: usize>(bits: u64) -> [u8; N] {
    std::array::from_fn(|at| ALPHABET[(bits >> (5 * (N - 1 - at)) & 31) as usize])
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '\u{2010}'..='\u{2015}' | '_' | '.')
}

fn digit(c: char) -> Option<u8> {
    let c = match c.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let at = ALPHABET.iter().position(|known| char::from(*known) == c)?;
    u8::try_from(at).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_code_is_seven_groups_of_five() {
        let text = RecoveryCode([0xA5; SECRET_BYTES]).text();
        assert_eq!(text.split('-').map(str::len).collect::<Vec<_>>(), [5; 7]);
    }

    proptest! {
        #[test]
        fn what_was_shown_is_read_back_however_it_is_typed(bytes: [u8; SECRET_BYTES]) {
            let code = RecoveryCode(bytes);
            let shown = code.text();
            let sloppy = shown.to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
            prop_assert!(RecoveryCode::parse(&shown).unwrap() == code);
            prop_assert!(RecoveryCode::parse(&sloppy).unwrap() == code);
        }

        #[test]
        fn nothing_typed_makes_it_panic(typed: String) {
            let _ = RecoveryCode::parse(&typed);
        }
    }

    #[test]
    fn a_wrong_short_or_foreign_character_is_a_typing_mistake() {
        let shown = RecoveryCode([7; SECRET_BYTES]).text();
        let other = if shown.starts_with('2') { "3" } else { "2" };
        for typed in [
            "",
            "U",
            &shown[1..],
            &format!("{other}{}", &shown[1..]),
            &shown.replace('-', "é"),
        ] {
            let error = RecoveryCode::parse(typed).unwrap_err();
            assert_eq!(error.code(), "recovery_code_mistyped", "typed {typed:?}");
        }
    }
}
