//! From bytes to text to JSON, within limits that keep a hostile file from doing harm.

use std::io::{self, Read};

use encoding_rs::WINDOWS_1252;
use serde_json::Value;

use super::refusal::Refusal;

/// What is longer comes in piece by piece, or not at all.
pub(crate) const MAX_BYTES: u64 = 50 << 20;
/// Our own archive must come in again however long the journal was kept.
pub(crate) const MAX_OWN_BYTES: u64 = 1 << 30;
const MAX_DEPTH: u32 = 64;
pub(crate) const MAX_FIELD_BYTES: usize = 1024 * 1024;

/// How bytes are text.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Encoding {
    Utf8,
    Utf16(fn([u8; 2]) -> u16),
    Windows1252,
}

const UTF8_MARK: &[u8] = b"\xEF\xBB\xBF";

impl Encoding {
    /// By the byte order mark, else by whether it is strict UTF-8.
    fn of(bytes: &[u8]) -> Self {
        match bytes {
            [0xFF, 0xFE, ..] => Self::Utf16(u16::from_le_bytes),
            [0xFE, 0xFF, ..] => Self::Utf16(u16::from_be_bytes),
            _ if bytes.starts_with(UTF8_MARK) || std::str::from_utf8(bytes).is_ok() => Self::Utf8,
            _ => Self::Windows1252,
        }
    }

    pub(crate) fn decode(self, file: &str, bytes: &[u8]) -> Result<String, Refusal> {
        let text = match self {
            Self::Utf8 => {
                let bytes = bytes.strip_prefix(UTF8_MARK).unwrap_or(bytes);
                std::str::from_utf8(bytes).ok().map(str::to_owned)
            }
            Self::Utf16(unit) => utf16(&bytes[2..], unit),
            Self::Windows1252 => windows_1252(bytes),
        };
        text.ok_or_else(|| Refusal::NotText {
            file: file.to_owned(),
        })
    }
}

/// The text of a file.
pub(crate) fn decode(file: &str, bytes: &[u8]) -> Result<String, Refusal> {
    if bytes.len() as u64 > MAX_BYTES {
        return Err(too_large(file, MAX_BYTES));
    }
    let text = Encoding::of(bytes).decode(file, bytes)?;
    if text.trim().is_empty() {
        return Err(Refusal::Empty {
            file: file.to_owned(),
        });
    }
    Ok(text)
}

pub(crate) fn too_large(file: &str, limit: u64) -> Refusal {
    Refusal::TooLarge {
        file: file.to_owned(),
        limit_mb: u32::try_from(limit >> 20).unwrap_or(u32::MAX),
    }
}

/// Of a file that is not held, read once from where it stands; `None` where a byte is not a line's end by itself.
pub(crate) fn encoding_of_long(mut file: impl Read) -> io::Result<Option<Encoding>> {
    let mut block = vec![0; 1 << 20];
    let (mut kept, mut is_first) = (0, true);
    loop {
        let read = file.read(&mut block[kept..])?;
        let bytes = &block[..kept + read];
        if is_first && matches!(Encoding::of(bytes), Encoding::Utf16(_)) {
            return Ok(None);
        }
        is_first = false;
        match std::str::from_utf8(bytes) {
            Ok(_) => kept = 0,
            // A character may go on in the next block.
            Err(error) if error.error_len().is_none() && read > 0 => {
                let from = error.valid_up_to();
                kept = bytes.len() - from;
                block.copy_within(from..from + kept, 0);
            }
            Err(_) => return Ok(Some(Encoding::Windows1252)),
        }
        if read == 0 {
            return Ok(Some(Encoding::Utf8));
        }
    }
}

/// What older tools on Windows write. Bytes that no text of it holds are another kind of file.
fn windows_1252(bytes: &[u8]) -> Option<String> {
    let is_text = |byte: &u8| *byte >= b' ' || matches!(byte, b'\n' | b'\r' | b'\t' | 0x0B | 0x0C);
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    bytes.iter().all(is_text).then(|| text.into_owned())
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
    let text = String::from_utf16(&units).ok()?;
    rest.is_empty().then_some(text)
}

/// Refuses deep nesting before the parser recurses into it.
pub(crate) fn check_depth(file: &str, text: &str) -> Result<(), Refusal> {
    let (mut depth, mut in_string, mut escaped) = (0_u32, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            // A broken line of JSON Lines must not hide the depth of the next.
            b'\n' => in_string = false,
            b'[' | b'{' if !in_string => depth += 1,
            b']' | b'}' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > MAX_DEPTH {
            return Err(Refusal::TooDeep {
                file: file.to_owned(),
                limit: MAX_DEPTH,
            });
        }
    }
    Ok(())
}

pub(crate) fn parse(file: &str, text: &str) -> Result<Value, Refusal> {
    serde_json::from_str(text).map_err(|error| Refusal::NotJson {
        file: file.to_owned(),
        line: error.line(),
        column: error.column(),
    })
}
