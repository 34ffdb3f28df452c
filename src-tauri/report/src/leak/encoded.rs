//! Terms in the raw bytes, written in other ways than as text. Short ones would be found by chance.

use std::fmt::Write;

use aho_corasick::AhoCorasick;
use lopdf::Document;

use super::{Hit, called, fixed, pdf};
use crate::error::ReportError;
use crate::redact::Terms;

/// In bytes of UTF-8.
const SHORTEST: usize = 6;

struct Pattern {
    bytes: Vec<u8>,
    term: usize,
    encoding: &'static str,
}

/// In the file as it is, and in the streams of a PDF once they are inflated.
pub fn hits(bytes: &[u8], terms: &Terms) -> Result<Vec<Hit>, ReportError> {
    let patterns = patterns(terms);
    let search = AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .build(patterns.iter().map(|pattern| &pattern.bytes))
        .map_err(|error| ReportError::Unreadable(error.to_string()))?;
    let mut hits = Vec::new();
    let mut look = |place: &str, bytes: &[u8]| {
        for found in search.find_overlapping_iter(bytes) {
            if let Some(pattern) = patterns.get(found.pattern().as_usize()) {
                hits.push(Hit {
                    term: called(terms, pattern.term),
                    written: called(terms, pattern.term),
                    place: place.to_owned(),
                    around: pattern.encoding.to_owned(),
                });
            }
        }
    };
    look("the bytes of the file", bytes);
    if bytes.starts_with(b"%PDF-")
        && let Ok(file) = Document::load_mem(bytes)
    {
        let streams = file.objects.values().filter_map(|one| one.as_stream().ok());
        for stream in streams {
            look("a stream of the file", &pdf::inflated(stream));
        }
    }
    Ok(hits)
}

fn patterns(terms: &Terms) -> Vec<Pattern> {
    let mut patterns = Vec::new();
    for (term, one) in terms.iter().enumerate() {
        for spelling in &one.spellings {
            let spelling = spelling.trim();
            if spelling.len() < SHORTEST || fixed::are_fixed(spelling) {
                continue;
            }
            for (encoding, bytes) in clothes(spelling) {
                patterns.push(Pattern {
                    bytes,
                    term,
                    encoding,
                });
            }
        }
    }
    patterns
}

fn clothes(text: &str) -> Vec<(&'static str, Vec<u8>)> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
    let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
    let (mut percent, mut decimal, mut hexadecimal) = (String::new(), String::new(), String::new());
    for byte in text.bytes() {
        push(&mut percent, format_args!("%{byte:02X}"));
    }
    for number in text.chars().map(u32::from) {
        push(&mut decimal, format_args!("&#{number};"));
        push(&mut hexadecimal, format_args!("&#x{number:X};"));
    }
    let mut clothes = vec![
        ("UTF-16", big.clone()),
        ("UTF-16", little),
        ("hexadecimal digits", hex(text.as_bytes()).into_bytes()),
        ("hexadecimal digits of UTF-16", hex(&big).into_bytes()),
        ("percent signs", percent.into_bytes()),
        ("entities", decimal.into_bytes()),
        ("entities", hexadecimal.into_bytes()),
    ];
    let partly = partly_percent(text);
    if partly != text {
        clothes.push(("percent signs", partly.into_bytes()));
    }
    for shift in 0..3 {
        clothes.push(("base64", base64(text.as_bytes(), shift)));
    }
    clothes
}

/// As an address has it: only what may not stand there.
fn partly_percent(text: &str) -> String {
    text.bytes()
        .map(|byte| {
            if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect()
}

/// Writing into a text cannot fail.
fn push(text: &mut String, more: std::fmt::Arguments<'_>) {
    let _ = text.write_fmt(more);
}

fn hex(bytes: &[u8]) -> String {
    let mut digits = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        push(&mut digits, format_args!("{byte:02X}"));
    }
    digits
}

/// The characters that are sure wherever the text stands in what was encoded: `shift` bytes after a group of three.
fn base64(bytes: &[u8], shift: usize) -> Vec<u8> {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let bits: Vec<bool> = bytes
        .iter()
        .flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1 == 1))
        .collect();
    // Bits of the first character that belong to what stands before.
    let skip = (6 - shift * 8 % 6) % 6;
    bits.get(skip..)
        .unwrap_or_default()
        .chunks_exact(6)
        .map(|group| {
            let place = group
                .iter()
                .fold(0, |sum, bit| sum << 1 | usize::from(*bit));
            ALPHABET[place]
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::base64;

    #[test]
    fn base64_is_known_at_every_place() {
        // "Acmecorp" after none, one and two bytes: QWNtZWNvcnA=, eEFjbWVjb3Jw, eHhBY21lY29ycA==
        assert_eq!(base64(b"Acmecorp", 0), b"QWNtZWNvcn");
        assert_eq!(base64(b"Acmecorp", 1), b"FjbWVjb3Jw");
        assert_eq!(base64(b"Acmecorp", 2), b"BY21lY29yc");
    }
}
