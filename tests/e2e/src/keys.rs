//! Keys by the names people say: "Ctrl+K", "Enter", "j".

use thirtyfour::Key;

/// The keys of a chord, those to hold first.
pub fn chord(named: &str) -> Vec<char> {
    if named == "+" {
        return vec!['+'];
    }
    named.split('+').map(key).collect()
}

fn key(named: &str) -> char {
    let mut letters = named.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) => letter,
        _ => special(named).into(),
    }
}

fn special(named: &str) -> Key {
    match named {
        "Ctrl" => Key::Control,
        "Shift" => Key::Shift,
        "Alt" => Key::Alt,
        "Enter" => Key::Enter,
        "Esc" => Key::Escape,
        "Tab" => Key::Tab,
        "Space" => Key::Space,
        "Backspace" => Key::Backspace,
        "Delete" => Key::Delete,
        "Up" => Key::Up,
        "Down" => Key::Down,
        "Left" => Key::Left,
        "Right" => Key::Right,
        "Home" => Key::Home,
        "End" => Key::End,
        _ => panic!("There is no key called {named:?}."),
    }
}
