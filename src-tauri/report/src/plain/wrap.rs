//! Text that fits a width, counted in characters.

pub(super) fn length(text: &str) -> usize {
    text.chars().count()
}

/// Without the characters that would move a cursor or colour a terminal; line breaks stay.
pub(super) fn clean(text: &str) -> String {
    text.chars()
        .filter_map(|c| match c {
            '\n' => Some('\n'),
            '\r' => None,
            '\t' => Some(' '),
            c if c.is_control() => Some('\u{fffd}'),
            c => Some(c),
        })
        .collect()
}

/// Line breaks of the text stay. A word that is too long stands alone and whole, so that addresses can be copied.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    text.lines()
        .flat_map(|line| wrap_line(line, width))
        .collect()
}

/// Only at plain spaces: "1 h" with a space that must not break stays together.
fn wrap_line(line: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut current = String::new();
    for word in line.split(' ').filter(|word| !word.is_empty()) {
        if !current.is_empty() {
            if length(&current) + 1 + length(word) > width {
                lines.push(std::mem::take(&mut current));
            } else {
                current.push(' ');
            }
        }
        current.push_str(word);
    }
    lines.push(current);
    lines
}
