//! Addresses as they lead: with their percent signs resolved.

use percent_encoding::percent_decode_str;

/// Signs may be written with signs themselves.
const TIMES: usize = 4;

/// Word by word; `None` where there is nothing to resolve.
pub fn resolved(text: &str) -> Option<String> {
    if !text.contains(['%', '+']) {
        return None;
    }
    let words = text.split_inclusive(char::is_whitespace);
    let open: String = words.map(word).collect();
    (open != text).then_some(open)
}

fn word(written: &str) -> String {
    let mut open = written.to_owned();
    for _ in 0..TIMES {
        let once = percent_decode_str(&open).decode_utf8_lossy().into_owned();
        if once == open {
            break;
        }
        open = once;
    }
    // In a query a plus stands for a blank; between blanks it is one.
    let inner = open.trim();
    if inner.trim_matches('+').contains('+') {
        open = open.replace('+', " ");
    }
    open
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn signs_are_resolved_however_deep() {
        for (text, open) in [
            ("a%20b%C3%A9%", Some("a bé%")),
            ("%2551uarnix", Some("Quarnix")),
            ("Zorbium+Pay", Some("Zorbium Pay")),
            ("100 % of it", None),
            ("Ann + Lee", None),
            ("C++ and a++", None),
            ("plain", None),
        ] {
            assert_eq!(resolved(text).as_deref(), open, "{text}");
        }
    }
}
