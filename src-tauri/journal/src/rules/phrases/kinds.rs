//! Kinds of words that a pattern names: numbers, units, times, participles.

pub(super) fn is_number(word: &str) -> bool {
    const WORDS: [&str; 13] = [
        "a", "an", "one", "two", "three", "four", "five", "ten", "fifteen", "twenty", "thirty",
        "few", "couple",
    ];
    WORDS.contains(&word) || word.bytes().all(|byte| byte.is_ascii_digit())
}

/// "minutes", and "30min" where the number is part of it.
pub(super) fn is_unit(word: &str) -> bool {
    const WORDS: [&str; 15] = [
        "m", "min", "mins", "minute", "minutes", "h", "hr", "hrs", "hour", "hours", "day", "days",
        "week", "weeks", "moments",
    ];
    WORDS.contains(&word.trim_start_matches(|c: char| c.is_ascii_digit()))
}

pub(super) fn is_time_of_day(word: &str) -> bool {
    let noon = word.strip_suffix("am").or_else(|| word.strip_suffix("pm"));
    let clock = noon.unwrap_or(word);
    let digits = clock
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b':');
    let named = [
        "noon", "midnight", "tomorrow", "tonight", "monday", "friday",
    ];
    (digits && !clock.is_empty() && (noon.is_some() || clock.contains(':')))
        || named.contains(&word)
}

/// "failed", "known": what stands behind "have".
pub(super) fn is_participle(word: &str) -> bool {
    const IRREGULAR: &[&str] = &[
        "become",
        "been",
        "begun",
        "brought",
        "broken",
        "built",
        "bought",
        "caught",
        "chosen",
        "come",
        "cut",
        "dealt",
        "done",
        "drawn",
        "driven",
        "fallen",
        "felt",
        "forgotten",
        "found",
        "given",
        "gone",
        "gotten",
        "got",
        "had",
        "held",
        "hidden",
        "hit",
        "kept",
        "known",
        "learnt",
        "left",
        "let",
        "lost",
        "made",
        "meant",
        "met",
        "paid",
        "put",
        "read",
        "run",
        "said",
        "seen",
        "sent",
        "set",
        "shown",
        "spoken",
        "taken",
        "thought",
        "told",
        "written",
    ];
    (word.len() > 3 && word.ends_with("ed") && !matches!(word, "need" | "speed" | "feed" | "seed"))
        || IRREGULAR.contains(&word)
}
