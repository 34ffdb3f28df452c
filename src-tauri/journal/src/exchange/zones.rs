//! Time zones as reports name them. An abbreviation stands for the region that uses it, because people write "PST" in
//! summer too and mean the clock on their wall.

use crate::domain::Zone;

const REGIONS: [(&str, &str); 42] = [
    ("UTC", "UTC"),
    ("GMT", "UTC"),
    ("Z", "UTC"),
    ("PST", "America/Los_Angeles"),
    ("PDT", "America/Los_Angeles"),
    ("PT", "America/Los_Angeles"),
    ("PACIFIC", "America/Los_Angeles"),
    ("MST", "America/Denver"),
    ("MDT", "America/Denver"),
    ("CST", "America/Chicago"),
    ("CDT", "America/Chicago"),
    ("CT", "America/Chicago"),
    ("EST", "America/New_York"),
    ("EDT", "America/New_York"),
    ("ET", "America/New_York"),
    ("EASTERN", "America/New_York"),
    ("BRT", "America/Sao_Paulo"),
    ("BST", "Europe/London"),
    ("WET", "Europe/Lisbon"),
    ("WEST", "Europe/Lisbon"),
    ("CET", "Europe/Berlin"),
    ("CEST", "Europe/Berlin"),
    ("EET", "Europe/Helsinki"),
    ("EEST", "Europe/Helsinki"),
    ("MEZ", "Europe/Berlin"),
    ("MESZ", "Europe/Berlin"),
    ("MSK", "Europe/Moscow"),
    ("WAT", "Africa/Lagos"),
    ("EAT", "Africa/Nairobi"),
    ("SAST", "Africa/Johannesburg"),
    ("GST", "Asia/Dubai"),
    ("PKT", "Asia/Karachi"),
    ("IST", "Asia/Kolkata"),
    ("SGT", "Asia/Singapore"),
    ("HKT", "Asia/Hong_Kong"),
    ("JST", "Asia/Tokyo"),
    ("KST", "Asia/Seoul"),
    ("AEST", "Australia/Sydney"),
    ("AEDT", "Australia/Sydney"),
    ("AWST", "Australia/Perth"),
    ("NZST", "Pacific/Auckland"),
    ("NZDT", "Pacific/Auckland"),
];

/// The zone that a text begins with, after a blank or a bracket, and what comes after it.
pub(crate) fn take(text: &str) -> Option<(Zone, &str)> {
    let start = text.trim_start_matches([' ', '(', '[', '\u{a0}', '\u{ff08}']);
    let end = start
        .find(|c: char| !c.is_ascii_alphabetic() && c != '_' && c != '/')
        .unwrap_or(start.len());
    let (word, rest) = start.split_at(end);
    let zone = region(word)?;
    // "UTC+2" is an offset from it.
    if zone == Zone::UTC
        && let Some(found) = offset_of(rest, true)
    {
        return Some(found);
    }
    Some((zone, after(rest)))
}

/// The zone that a report says all its times are in.
pub(crate) fn named(text: &str) -> Option<Zone> {
    let mut words = text.split(|c: char| !(c.is_ascii_alphanumeric() || "/_+-:".contains(c)));
    words.find_map(|word| {
        let word = word.trim_end_matches(':');
        // "US/Pacific", and what people make of it.
        let last = match word.rsplit_once('/') {
            Some((region, last)) if region.len() == 2 => last,
            Some(_) | None => word,
        };
        let (zone, rest) = take(last)?;
        rest.is_empty().then_some(zone)
    })
}

fn region(word: &str) -> Option<Zone> {
    // "PST/PDT"
    if let Some((winter, summer)) = word.split_once('/')
        && let Some(zone) = region(winter)
        && region(summer) == Some(zone)
    {
        return Some(zone);
    }
    let upper = word.to_ascii_uppercase();
    // Short ones are also words; as zones they are written in capitals.
    let is_plain_word = upper.len() < 6 && word != upper;
    let known = REGIONS
        .iter()
        .find(|(name, _)| *name == upper && !is_plain_word);
    let name = known.map_or(word, |(_, name)| name);
    if known.is_none() && !word.contains('/') {
        return None;
    }
    name.parse().ok()
}

/// "+02:00", "+2", "-0700"; only whole hours have a zone of their own. Behind a clock without seconds it is not asked
/// for: "10:00-11:00" is a span.
pub(crate) fn offset(text: &str) -> Option<(Zone, &str)> {
    offset_of(text, false)
}

/// Offsets that are no whole hours, as regions have them all year.
const UNEVEN: [(&str, &str); 8] = [
    ("+0330", "Asia/Tehran"),
    ("+0430", "Asia/Kabul"),
    ("+0530", "Asia/Kolkata"),
    ("+0545", "Asia/Kathmandu"),
    ("+0630", "Asia/Yangon"),
    ("+0845", "Australia/Eucla"),
    ("+0930", "Australia/Darwin"),
    ("-0930", "Pacific/Marquesas"),
];

fn offset_of(text: &str, is_behind_utc: bool) -> Option<(Zone, &str)> {
    let sign = text.chars().next().filter(|c| matches!(c, '+' | '-'))?;
    let digits = text[1..].bytes().take_while(u8::is_ascii_digit).count();
    let (hours, mut rest) = match digits {
        1 | 2 => text[1..].split_at(digits),
        4 => (&text[1..3], &text[3..]),
        _ => return None,
    };
    let minutes = rest.trim_start_matches(':').get(..2).unwrap_or_default();
    let has_minutes = digits == 4 || rest.starts_with(':');
    if has_minutes {
        let uneven = format!("{sign}{hours:0>2}{minutes}");
        let uneven = UNEVEN.iter().find(|(offset, _)| *offset == uneven);
        if minutes != "00" && uneven.is_none() {
            return None;
        }
        rest = &rest.trim_start_matches(':')[2..];
        if let Some((_, region)) = uneven {
            return Some((region.parse().ok()?, after(rest)));
        }
    } else if sign == '-' && digits != 2 && !is_behind_utc {
        return None;
    }
    let hours: i8 = hours.parse().ok()?;
    let west = if sign == '+' { -hours } else { hours };
    let zone = match west {
        0 => Zone::UTC,
        _ => format!("Etc/GMT{west:+}").parse().ok()?,
    };
    Some((zone, after(rest)))
}

fn after(rest: &str) -> &str {
    rest.trim_start_matches([')', ']', '\u{ff09}'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_says_its_zone_in_a_sentence() {
        for (text, zone) in [
            ("All times in PST", Some("America/Los_Angeles")),
            ("All times in GMT+2", Some("Etc/GMT-2")),
            ("Start (UTC-3)", Some("Etc/GMT+3")),
            ("UTC+5:30", Some("Asia/Kolkata")),
            ("All times in PST: see below", Some("America/Los_Angeles")),
            ("All times in UC/Pacific", Some("America/Los_Angeles")),
            ("(all times in Pacific Time)", Some("America/Los_Angeles")),
            ("Time (UTC)", Some("UTC")),
            ("all times in PST/PDT", Some("America/Los_Angeles")),
            ("times are Europe/Paris", Some("Europe/Paris")),
            ("we met at ten", None),
        ] {
            assert_eq!(named(text).map(Zone::name), zone, "{text}");
        }
    }
}
