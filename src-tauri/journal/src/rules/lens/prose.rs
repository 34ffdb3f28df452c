//! What of a Markdown text is prose: code, addresses and comments are not the writer's words.

use std::ops::Range;

/// The same text, byte for byte as long, with blanks where it is not prose; lines that are only wrapped are joined.
pub(super) fn only(text: &str) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for place in fences(text) {
        blank(&mut bytes, place);
    }
    for (open, close) in [("<!--", "-->"), ("`", "`")] {
        enclosed(&mut bytes, open.as_bytes(), close.as_bytes());
    }
    addresses(&mut bytes);
    join_lines(&mut bytes);
    // Only whole characters were replaced, each byte by a blank.
    String::from_utf8(bytes).unwrap_or_default()
}

fn blank(bytes: &mut [u8], place: Range<usize>) {
    for byte in &mut bytes[place] {
        if *byte != b'\n' {
            *byte = b' ';
        }
    }
}

/// Blocks between lines of three backticks or tildes; one that never ends is code to the end.
fn fences(text: &str) -> Vec<Range<usize>> {
    let (mut found, mut open, mut at) = (Vec::new(), None, 0);
    for line in text.split_inclusive('\n') {
        let mark = line.trim_start();
        let is_fence = |fence: &&str| mark.starts_with(*fence);
        match (open, ["```", "~~~"].iter().find(|fence| is_fence(fence))) {
            (None, Some(fence)) => open = Some((*fence, at)),
            (Some((fence, from)), Some(close)) if fence == *close => {
                found.push(from..at + line.len());
                open = None;
            }
            (None, None) | (Some(_), _) => {}
        }
        at += line.len();
    }
    found.extend(open.map(|(_, from)| from..text.len()));
    found
}

/// Within one paragraph, so that a lone backtick hides nothing.
fn enclosed(bytes: &mut [u8], open: &[u8], close: &[u8]) {
    let (mut at, mut paragraph) = (0, 0);
    while let Some(from) = find(bytes, open, at) {
        let inside = from + open.len();
        if inside > paragraph {
            paragraph = find(bytes, b"\n\n", inside).unwrap_or(bytes.len());
        }
        at = match find(&bytes[..paragraph], close, inside) {
            Some(end) => {
                blank(bytes, from..end + close.len());
                end + close.len()
            }
            // Nothing further down in it closes either.
            None => paragraph,
        };
    }
}

fn addresses(bytes: &mut [u8]) {
    let mut at = 0;
    while let Some(scheme) = find(bytes, b"://", at) {
        let is_border = |byte: &u8| byte.is_ascii_whitespace() || b"()<>\"".contains(byte);
        let from = bytes[..scheme].iter().rposition(is_border);
        let to = bytes[scheme..].iter().position(is_border);
        at = to.map_or(bytes.len(), |to| scheme + to);
        blank(bytes, from.map_or(0, |border| border + 1)..at);
    }
}

/// A line that goes on in small letters is the same sentence.
fn join_lines(bytes: &mut [u8]) {
    for at in 0..bytes.len() {
        if bytes[at] != b'\n' {
            continue;
        }
        let next = bytes[at + 1..].iter().find(|byte| **byte != b' ');
        if next.is_some_and(u8::is_ascii_lowercase) {
            bytes[at] = b' ';
        }
    }
}

fn find(bytes: &[u8], what: &[u8], from: usize) -> Option<usize> {
    let place = bytes
        .get(from..)?
        .windows(what.len())
        .position(|window| window == what);
    place.map(|place| from + place)
}
