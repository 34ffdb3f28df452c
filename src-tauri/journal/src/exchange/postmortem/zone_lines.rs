//! Lines that say in which zone the times of a report are.

use crate::domain::Zone;
use crate::exchange::zones;

/// Lines; a zone alone belongs to the clock above it, and the end of a span to its beginning.
pub(super) fn together(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        let is_zone = zones::take(line).is_some_and(|(_, rest)| rest.is_empty());
        let ends_as_clock = |above: &&mut String| {
            above.ends_with(|c: char| c.is_ascii_digit() || matches!(c, 'm' | 'M'))
        };
        let goes_on = |above: &&mut String| {
            let words = [" through", " until", " till", " to"];
            words.iter().any(|word| above.ends_with(word))
                && line.starts_with(|c: char| c.is_ascii_digit())
        };
        match lines
            .last_mut()
            .filter(|above| (is_zone && ends_as_clock(above)) || goes_on(above))
        {
            Some(above) => {
                above.push(' ');
                above.push_str(line.trim());
            }
            None => lines.push(line.to_owned()),
        }
    }
    lines
}

/// "All times in PST", "(all times US/Pacific, 24-hour clock)", and "(UTC)" alone.
pub(super) fn said(line: &str) -> Option<Zone> {
    const WORDS: [&str; 15] = [
        "all times",
        "all events",
        "documented in ",
        "all timestamps",
        "timestamps in ",
        "timestamps are ",
        "times in ",
        "times are ",
        "times listed ",
        "times below ",
        "times shown ",
        "times given ",
        "timeline is in ",
        "time zone",
        "timezone",
    ];
    /// Further on, another zone is an example.
    const NEAR: usize = 60;
    if let Some((zone, rest)) = zones::take(line)
        && rest.is_empty()
    {
        return Some(zone);
    }
    let lower = line.to_ascii_lowercase();
    let (word, place) = WORDS
        .iter()
        .find_map(|word| Some((word, lower.find(word)?)))?;
    // Those of a picture are not those of the report.
    if lower[..place].contains("screenshot") {
        return None;
    }
    let behind: String = line.get(place + word.len()..)?.chars().take(NEAR).collect();
    zones::named(&behind)
}
