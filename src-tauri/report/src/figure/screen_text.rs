/// Width of a text in Inter, near enough to place labels where no font is at hand; it errs on the wide side.
pub fn screen_width(text: &str, size: f32, strong: bool) -> f32 {
    let ems: f32 = text.chars().map(advance).sum();
    ems * size * if strong { 1.06 } else { 1.0 }
}

/// In ems, by kind of character.
fn advance(character: char) -> f32 {
    match character {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | 'I' | ' ' => 0.3,
        'f' | 't' | 'r' | '(' | ')' | '-' | '/' => 0.4,
        'm' | 'w' | 'M' | 'W' | '%' | '@' => 0.92,
        'A'..='Z' => 0.72,
        '0'..='9' => 0.64,
        _ if character.is_ascii() => 0.6,
        // Other scripts: most letters are wider, and ideographs fill the em.
        _ => 1.0,
    }
}
