//! The pieces that days and clocks are read from.

pub(super) fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// A number of so many digits, and no more.
pub(super) fn number(text: &str, least: usize, most: usize) -> Option<(u32, &str)> {
    let count = digits(text);
    let count = if most == 2 && least == 2 && count > 2 {
        2
    } else {
        count
    };
    if count < least || count > most {
        // "1600" begins with an hour too.
        if most != 2 || count != 4 {
            return None;
        }
        return Some((text[..2].parse().ok()?, &text[2..]));
    }
    Some((text[..count].parse().ok()?, &text[count..]))
}

pub(super) fn take_word(text: &str) -> Option<(&str, &str)> {
    let end = text
        .find(|c: char| !c.is_ascii_alphabetic())
        .unwrap_or(text.len());
    (end > 0).then(|| text.split_at(end))
}
