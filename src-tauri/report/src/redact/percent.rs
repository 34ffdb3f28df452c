//! Addresses as they lead: with their percent signs resolved.

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
        let once = decoded(&open);
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

fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut place = 0;
    while place < bytes.len() {
        let code = text
            .get(place + 1..place + 3)
            .filter(|_| bytes[place] == b'%')
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        out.push(code.unwrap_or(bytes[place]));
        place += if code.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&out).into_owned()
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
