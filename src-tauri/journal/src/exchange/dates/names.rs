//! Words in written times: weekdays and months by their names, and what only stands between.

pub(super) fn is_filler(word: &str) -> bool {
    const WORDS: [&str; 9] = ["at", "um", "uhr", "h", "de", "del", "le", "on", "of"];
    WORDS.contains(&word)
}

/// By whole names or the usual short ones, in English, German, French and Spanish.
pub(super) fn is_weekday(word: &str) -> bool {
    const NAMES: [&str; 28] = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "montag",
        "dienstag",
        "mittwoch",
        "donnerstag",
        "freitag",
        "samstag",
        "sonntag",
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
        "samedi",
        "dimanche",
        "lunes",
        "martes",
        "mi\u{e9}rcoles",
        "jueves",
        "viernes",
        "s\u{e1}bado",
        "domingo",
    ];
    let length = word.chars().count();
    // "mar" is March.
    let is_short = matches!(length, 2 | 3) && month(word).is_none();
    NAMES
        .iter()
        .any(|name| *name == word || (is_short && name.starts_with(word)))
}

/// By its first letters, in the languages of the exports that are known. "marketing" is no month.
pub(super) fn month(name: &str) -> Option<u32> {
    const LONGEST: usize = 10;
    const NAMES: [&[&str]; 12] = [
        &["jan", "ene", "gen", "j\u{e4}n", "sty"],
        &["feb", "fev", "f\u{e9}v", "lut"],
        &["mar", "m\u{e4}r", "mrz", "maa"],
        &["apr", "abr", "avr", "kwi"],
        &["may", "mai", "mag", "mei"],
        &["jun", "jui", "giu", "cze"],
        &["jul", "lug", "lip"],
        &["aug", "ago", "ao\u{fb}", "aou", "sie"],
        &["sep", "set", "wrz"],
        &["oct", "okt", "ott", "out", "pa\u{17a}"],
        &["nov", "lis"],
        &["dec", "dez", "dic", "d\u{e9}c", "gru"],
    ];
    // "juillet" begins like "juin".
    if name.starts_with("juil") {
        return Some(7);
    }
    let is_one = name.chars().all(char::is_alphabetic) && name.chars().count() <= LONGEST;
    let begins = |names: &&[&str]| names.iter().any(|known| name.starts_with(known));
    let place = NAMES.iter().position(begins)?;
    u32::try_from(place + 1).ok().filter(|_| is_one)
}
