//! Words that a rule looks for, kept as data.

/// What has not happened is no evidence.
pub const FUTURE: [&str; 12] = [
    "will",
    "i'll",
    "we'll",
    "going to",
    "plan to",
    "plans to",
    "planning to",
    "intend to",
    "hope to",
    "next quarter",
    "next year",
    "in the future",
];

/// Known to every reader of such a paper.
pub const KNOWN_ACRONYMS: [&str; 48] = [
    "AM", "API", "CDN", "CEO", "CLI", "CPU", "CSV", "CTO", "DB", "DNS", "EU", "EUR", "GB", "GBP",
    "HTML", "HTTP", "HTTPS", "ID", "IO", "IP", "IT", "JSON", "KB", "MB", "MS", "OK", "OS", "PDF",
    "PM", "PR", "QA", "RAM", "SEV", "SLA", "SQL", "SSH", "SSL", "STAR", "TB", "TCP", "TLS", "TTL",
    "UI", "UK", "URL", "US", "USD", "UTC",
];

/// Whether the words stand in a text as words, whatever their case.
pub fn stands_in(text: &str, words: &str) -> bool {
    let text = text.to_lowercase().replace('\u{2019}', "'");
    let is_word = |c: char| c.is_alphanumeric() || c == '\'';
    text.match_indices(words).any(|(at, found)| {
        let before = text[..at].chars().next_back();
        let after = text[at + found.len()..].chars().next();
        !before.is_some_and(is_word) && !after.is_some_and(is_word)
    })
}

/// Words in capitals, of two to six letters.
pub fn acronyms(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| {
        (2..=6).contains(&word.len()) && word.chars().all(|c| c.is_ascii_uppercase())
    })
}

#[cfg(test)]
mod tests {
    use super::{acronyms, stands_in};

    #[test]
    fn words_are_found_as_words() {
        assert!(stands_in("We\u{2019}ll see", "we'll"));
        assert!(stands_in("It will.", "will"));
        assert!(!stands_in("He is willing", "will"));
    }

    #[test]
    fn acronyms_are_in_capitals() {
        let found: Vec<&str> = acronyms("The RPC of SEV2 and A, KAFKAESQUE; gRPC (WAL)").collect();
        assert_eq!(found, ["RPC", "WAL"]);
    }
}
