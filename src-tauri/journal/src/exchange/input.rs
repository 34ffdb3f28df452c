//! From bytes to text to JSON, within limits that keep a hostile file from doing harm.

use encoding_rs::WINDOWS_1252;
use serde_json::Value;

use super::refusal::Refusal;

const MAX_MB: u32 = 50;
const MAX_OWN_MB: u32 = 1024;
const MAX_DEPTH: u32 = 64;
pub(crate) const MAX_FIELD_BYTES: usize = 1024 * 1024;

/// The text of a file: by its byte order mark, else as strict UTF-8.
pub(crate) fn decode(file: &str, bytes: &[u8]) -> Result<String, Refusal> {
    decode_up_to(MAX_MB, file, bytes)
}

/// The same for our own archive, which must come in again however long the journal was kept.
pub(crate) fn decode_own(file: &str, bytes: &[u8]) -> Result<String, Refusal> {
    decode_up_to(MAX_OWN_MB, file, bytes)
}

fn decode_up_to(limit_mb: u32, file: &str, bytes: &[u8]) -> Result<String, Refusal> {
    if bytes.len() > limit_mb as usize * 1024 * 1024 {
        return Err(Refusal::TooLarge {
            file: file.to_owned(),
            limit_mb,
        });
    }
    let text = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => std::str::from_utf8(rest).ok().map(str::to_owned),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        _ => std::str::from_utf8(bytes)
            .map(str::to_owned)
            .ok()
            .or_else(|| windows_1252(bytes)),
    };
    let text = text.ok_or_else(|| Refusal::NotText {
        file: file.to_owned(),
    })?;
    if text.trim().is_empty() {
        return Err(Refusal::Empty {
            file: file.to_owned(),
        });
    }
    Ok(text)
}

/// What older tools on Windows write. Bytes that no text of it holds are another kind of file.
fn windows_1252(bytes: &[u8]) -> Option<String> {
    let is_text = |byte: &u8| *byte >= b' ' || matches!(byte, b'\n' | b'\r' | b'\t');
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
