//! "Next update 03:30" in a line that was told: what is promised by it.

use chrono::{DateTime, TimeDelta, Utc};

use crate::domain::{TimeReading, Zone, read_end, read_span};

/// The instant after `told` for which the line promises the next update, if it does.
pub fn said_next_update(text: &str, told: DateTime<Utc>, zone: Zone) -> Option<DateTime<Utc>> {
    const MARK: &str = "next update";
    let lower = text.to_ascii_lowercase();
    let behind = &text[lower.find(MARK)? + MARK.len()..];
    let words: Vec<&str> = behind
        .split_whitespace()
        .map(|word| word.trim_matches([':', ',', '.', ';', ')', '(']))
        .filter(|word| {
            !matches!(
                word.to_ascii_lowercase().as_str(),
                "" | "at" | "in" | "by" | "is" | "due"
            )
        })
        .take(2)
        .collect();
    let (first, both) = (words.first()?, words.join(" "));
    let in_a_while = read_span(first.trim_start_matches('+')).or_else(|| read_span(&both));
    if let Some(span) = in_a_while.filter(|span| *span > TimeDelta::zero()) {
        return told.checked_add_signed(span);
    }
    [both.as_str(), first]
        .into_iter()
        .map(|words| read_end(words, told, told, zone))
        .find(|reading| *reading != TimeReading::Unreadable)
        .and_then(|reading| reading.latest())
        .filter(|at| *at > told)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_told_line_promises() {
        let told: DateTime<Utc> = "2026-11-20T03:00:00Z".parse().unwrap();
        let at = |text| said_next_update(text, told, Zone::UTC).map(|at| (at - told).num_minutes());
        for (text, minutes) in [
            (
                "support: 7 % fail, looking into it. Next update 03:30",
                Some(30),
            ),
            ("next update at 3:15.", Some(15)),
            ("Next update: 2:50 pm", Some(11 * 60 + 50)),
            ("next update +30m", Some(30)),
            ("next update in 45 min, all", Some(45)),
            ("next update by 02:30", Some(23 * 60 + 30)),
            ("next update when we know more", None),
            ("told support on the phone", None),
            ("next update", None),
        ] {
            assert_eq!(at(text), minutes, "{text}");
        }
    }
}
