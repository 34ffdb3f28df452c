//! What the words for a severity mean, in whatever tool and language.

use crate::domain::{Severity, when::vocabulary};

/// Words, levels ("P2", "SEV-2"), and both ("2 - High"). A priority of five levels has two at its end that wake nobody.
pub(crate) fn severity(word: Option<&str>) -> Option<Severity> {
    let word = word?.trim().to_lowercase();
    // As a spreadsheet may write a number.
    let word = word.strip_suffix(".0").unwrap_or(&word);
    // "Prio 1"
    let word = word.strip_prefix("prio").map_or(word, str::trim_start);
    let level = word.split(['-', ':']).next().unwrap_or_default().trim();
    by_word(word)
        .or_else(|| vocabulary::severity(word))
        .or_else(|| by_level(word))
        .or_else(|| by_level(level))
        .or_else(|| in_few_words(word))
        .or_else(|| before_remark(word))
}

/// Whether a word for a severity goes on with a sentence: "Moderate: 12 % of the requests failed".
pub(super) fn says_more(word: &str) -> bool {
    before_remark(&word.to_lowercase()).is_some()
}

fn before_remark(word: &str) -> Option<Severity> {
    let marks = [": ", " - ", " \u{2013} "];
    let (level, rest) = marks.iter().find_map(|mark| word.split_once(mark))?;
    by_word(level.trim()).filter(|_| rest.trim().contains(' '))
}

/// "Critical (P1)", "Sev1/High", "🔴 Critical"; then the usual words of other languages.
fn in_few_words(text: &str) -> Option<Severity> {
    const MOST: usize = 3;
    const DENIED: [&str; 9] = [
        "not", "non", "no", "never", "less", "nicht", "kein", "keine", "sin",
    ];
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    if words.iter().any(|word| DENIED.contains(word)) {
        return None;
    }
    let is_level = |word: &&&str| !word.bytes().all(|byte| byte.is_ascii_digit());
    let mut levels: Vec<Severity> = words
        .iter()
        .filter(is_level)
        .filter_map(|word| by_level(word))
        .collect();
    levels.dedup();
    if levels.len() > 1 {
        return None;
    }
    let level = levels.pop();
    let mut few = words.iter().take(MOST).filter(|_| words.len() <= MOST);
    level.or_else(|| few.find_map(|word| by_word(word)))
}

fn by_word(word: &str) -> Option<Severity> {
    Some(match word {
        "critical" | "highest" | "blocker" | "urgent" | "emergency" | "kritisch" | "höchste"
        | "höchster" | "dringend" | "critique" | "crítica" | "crítico" | "critica" | "critico"
        | "urgente" => Severity::Sev1,
        "major" | "high" | "severe" | "hoch" | "schwer" | "élevée" | "élevé" | "haute" | "alta"
        | "alto" | "grave" => Severity::Sev2,
        "minor" | "medium" | "moderate" | "normal" | "mittel" | "moyenne" | "moyen" | "media"
        | "medio" | "média" | "médio" => Severity::Sev3,
        "none" | "low" | "lowest" | "trivial" | "niedrig" | "niedrigste" | "gering" | "faible"
        | "basse" | "baja" | "bajo" | "baixa" | "bassa" | "basso" => Severity::Sev4,
        _ => return None,
    })
}

fn by_level(word: &str) -> Option<Severity> {
    const WORDS: [&str; 4] = ["severity", "priority", "sev", "p"];
    let rest = WORDS.iter().find_map(|prefix| word.strip_prefix(prefix));
    match rest
        .unwrap_or(word)
        .trim_start_matches(['-', ':', ' ', '/'])
    {
        "0" | "1" => Some(Severity::Sev1),
        "2" => Some(Severity::Sev2),
        "3" => Some(Severity::Sev3),
        "4" | "5" => Some(Severity::Sev4),
        _ => None,
    }
}
