//! From bytes to whole lines: unfolding comes before decoding, because a fold may cut a character in two.

use crate::exchange::input;
use crate::exchange::refusal::Refusal;

pub(super) fn decode(file: &str, bytes: &[u8]) -> Result<String, Refusal> {
    let text = input::decode(file, &unfolded(bytes)).or_else(|refusal| {
        if matches!(refusal, Refusal::NotText { .. }) {
            input::decode(file, bytes).map(|text| unfolded_text(&text))
        } else {
            Err(refusal)
        }
    })?;
    Ok(whole_lines(&text))
}

/// Without the line breaks that a space or a tab follows (RFC 5545, 3.1).
fn unfolded(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((first, after)) = rest.split_first() {
        let fold = [&b"\r\n "[..], b"\r\n\t", b"\n ", b"\n\t", b"\r ", b"\r\t"];
        let folded = fold.into_iter().find_map(|fold| rest.strip_prefix(fold));
        if folded.is_none() {
            out.push(*first);
        }
        rest = folded.unwrap_or(after);
    }
    out
}

/// Of text that has two bytes to a character.
fn unfolded_text(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    text.replace("\n ", "").replace("\n\t", "")
}

/// A line that is none of a calendar belongs to the text above it: some feeds neither fold nor escape theirs.
fn whole_lines(text: &str) -> String {
    let mut whole = String::with_capacity(text.len());
    for line in text.lines().map(|line| line.trim_end_matches('\r')) {
        if line.trim().is_empty() {
            continue;
        }
        if is_property(line) {
            if !whole.is_empty() {
                whole.push('\n');
            }
            whole.push_str(line);
        } else if !whole.is_empty() {
            whole.push_str("\\n");
            whole.push_str(line);
        }
    }
    whole.push('\n');
    whole
}

fn is_property(line: &str) -> bool {
    let name = line.split([':', ';']).next().unwrap_or_default();
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-';
    name.len() < line.len() && !name.is_empty() && name.chars().all(is_name) && line.contains(':')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fold_may_cut_a_character_in_two() {
        let folded = b"SUMMARY:caf\xC3\r\n \xA9\r\nX:1\r\n";
        assert_eq!(decode("a.ics", folded).unwrap(), "SUMMARY:café\nX:1\n");
    }

    #[test]
    fn what_is_no_property_belongs_to_the_line_above() {
        let text = b"DESCRIPTION:first\nsecond line\n\nUID:1";
        assert_eq!(
            decode("a.ics", text).unwrap(),
            "DESCRIPTION:first\\nsecond line\nUID:1\n"
        );
    }
}
