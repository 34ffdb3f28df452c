//! From bytes to whole lines: unfolding comes before decoding, because a fold may cut a character in two.

use std::borrow::Cow;

use icalendar::parser::read_components;

use crate::exchange::input;
use crate::exchange::refusal::Refusal;

pub(super) fn decode(file: &str, bytes: &[u8]) -> Result<String, Refusal> {
    let is_wide = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
    let text = if is_wide {
        unfolded_text(&input::decode(file, bytes)?)
    } else {
        input::decode(file, &unfolded(bytes))?
    };
    Ok(whole_lines(&text))
}

/// Every calendar in a text; some exports hold one for each event, or bytes behind the last.
pub(super) fn calendars(text: &str) -> Vec<&str> {
    const END: &str = "END:VCALENDAR";
    let mut rest = text;
    let mut found = Vec::new();
    while let Some(begin) = rest.find("BEGIN:VCALENDAR") {
        let one = &rest[begin..];
        let Some(end) = one.find(END) else {
            found.push(one);
            return found;
        };
        found.push(&one[..end + END.len()]);
        rest = &one[end + END.len()..];
    }
    found
}

/// The calendar without its events, and each of those: the time that it takes to read a component grows with the square of
/// its length. An event ends at the latest where the next one begins; the last one that does not end stays where it is.
pub(super) fn parts(calendar: &str) -> (String, Vec<&str>) {
    const BEGIN: &str = "BEGIN:VEVENT\n";
    const END: &str = "\nEND:VEVENT\n";
    let mut head = String::new();
    let mut events = Vec::new();
    let mut rest = calendar;
    while let Some(begin) = rest.find(BEGIN) {
        let inside = &rest[begin + BEGIN.len()..];
        let end = inside.find(END).map(|end| end + END.len());
        let next = inside.find(BEGIN);
        let Some(end) = end.into_iter().chain(next).min() else {
            break;
        };
        let end = begin + BEGIN.len() + end;
        head.push_str(&rest[..begin]);
        events.push(&rest[begin..end]);
        rest = &rest[end..];
    }
    head.push_str(rest);
    (head, events)
}

/// What says by which clocks a calendar is read, where something else in it is broken: its own lines and its zones.
pub(super) fn without_tasks(head: &str) -> Option<String> {
    let is_whole = head.contains("END:VCALENDAR") && !head.contains("BEGIN:VEVENT");
    let mut kept = String::new();
    let mut inside: Option<&str> = None;
    for line in head.lines().filter(|_| is_whole) {
        let begun = line
            .strip_prefix("BEGIN:")
            .filter(|name| *name != "VCALENDAR");
        if inside.is_none() {
            inside = begun;
        }
        if inside.is_none_or(|name| name == "VTIMEZONE") {
            kept.extend([line, "\n"]);
        }
        // Whatever it says that it ends: "END:VJOURNL".
        let ends = line.strip_prefix("END:");
        let is_end =
            |name: &str| inside.is_some_and(|inside| inside == name || inside != "VTIMEZONE");
        if ends.is_some_and(is_end) {
            inside = None;
        }
    }
    is_whole.then_some(kept)
}

/// What could not be read.
#[derive(Default)]
pub(super) struct Lost {
    /// The beginnings of lines.
    lines: Vec<String>,
    events: usize,
}

/// Without the lines that cannot be read as what they should be, where there are such, because one of them says nothing
/// about the others.
pub(super) fn readable<'a>(component: &'a str, lost: &mut Lost) -> Cow<'a, str> {
    /// As much of a line as tells which it is.
    const SHOWN: usize = 40;
    if read_components(component).is_ok() {
        return Cow::Borrowed(component);
    }
    let (whole, broken): (Vec<&str>, Vec<&str>) =
        component.lines().partition(|line| is_readable(line));
    let shown = broken.iter().map(|line| line.chars().take(SHOWN).collect());
    lost.lines.extend(shown);
    Cow::Owned(whole.join("\n"))
}

/// The same for one event; `None` where what is left would be another event, or none.
pub(super) fn readable_event<'a>(event: &'a str, lost: &mut Lost) -> Option<Cow<'a, str>> {
    /// Which event it is, and how often it comes.
    const DEFINING: [&str; 7] = [
        "UID",
        "DTSTART",
        "RRULE",
        "EXRULE",
        "RDATE",
        "EXDATE",
        "RECURRENCE-ID",
    ];
    let before = lost.lines.len();
    let whole = readable(event, lost);
    let is_defining = |line: &String| DEFINING.iter().any(|name| line.starts_with(name));
    let is_whole = !lost.lines[before..].iter().any(is_defining);
    if is_whole && read_components(&whole).is_ok() {
        return Some(whole);
    }
    lost.events += 1;
    None
}

impl Lost {
    pub(super) fn is_nothing(&self) -> bool {
        self.lines.is_empty() && self.events == 0
    }

    pub(super) fn told(&self) -> Vec<String> {
        let lines = self.lines.first().map(|first| match self.lines.len() {
            1 => format!("1 line could not be read and was left out: “{first}”."),
            n => format!("{n} lines could not be read and were left out, the first “{first}”."),
        });
        let events = match self.events {
            0 => None,
            1 => Some("1 event could not be read and was left out.".to_owned()),
            n => Some(format!("{n} events could not be read and were left out.")),
        };
        let stays = (!self.is_nothing())
            .then(|| "So no shift that is here already is taken away.".to_owned());
        [lines, events, stays].into_iter().flatten().collect()
    }
}

fn is_readable(line: &str) -> bool {
    if line.starts_with("BEGIN:") || line.starts_with("END:") {
        return true;
    }
    let quotes = |text: &str| text.matches('"').count();
    let head = line.split(':').next().unwrap_or_default();
    // A quote that is left open in front of the value goes on to the next one in the file.
    let is_open = quotes(line) % 2 == 1 && quotes(head) % 2 == 1;
    !is_open && read_components(&format!("BEGIN:X\n{line}\nEND:X\n")).is_ok()
}

/// Without the line breaks that a space or a tab follows (RFC 5545, 3.1).
fn unfolded(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((first, after)) = rest.split_first() {
        let fold = [&b"\r\n "[..], b"\r\n\t", b"\n ", b"\n\t", b"\r ", b"\r\t"];
        let folded = fold.into_iter().find_map(|fold| rest.strip_prefix(fold));
        if folded.is_none() {
            out.push(*first);
        }
        rest = folded.unwrap_or(after);
    }
    out
}

/// Of text that has two bytes to a character.
fn unfolded_text(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    text.replace("\n ", "").replace("\n\t", "")
}

/// A line that is none of a calendar belongs to the text above it: some feeds neither fold nor escape theirs.
fn whole_lines(text: &str) -> String {
    let text = text.replace('\r', "\n");
    let mut whole = String::with_capacity(text.len());
    let mut is_in_text = false;
    // Before the first line nothing is folded.
    let text = text.trim_start();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        if let Some((name, rest)) = property(line) {
            if !whole.is_empty() {
                whole.push('\n');
            }
            is_in_text = is_text(&name);
            whole.push_str(&name);
            whole.push_str(rest);
        } else if is_in_text {
            whole.push_str("\\n");
            whole.push_str(line);
        }
    }
    whole.push('\n');
    whole
}

/// Its name in capitals, and the rest of the line.
fn property(line: &str) -> Option<(String, &str)> {
    let end = line.find([':', ';'])?;
    let (name, rest) = line.split_at(end);
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-';
    if name.is_empty() || !name.chars().all(is_name) || !rest.contains(':') {
        return None;
    }
    let name = name.to_ascii_uppercase();
    if name != "BEGIN" && name != "END" {
        return Some((name, rest));
    }
    // "End: Friday" is text.
    let component = rest[1..].trim_end();
    let is_one = |c: char| c.is_ascii_alphabetic() || c == '-';
    let is_component = !component.is_empty() && component.chars().all(is_one);
    is_component.then(|| (format!("{name}:{}", component.to_ascii_uppercase()), ""))
}

fn is_text(name: &str) -> bool {
    matches!(name, "SUMMARY" | "DESCRIPTION" | "LOCATION" | "COMMENT") || name.starts_with("X-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fold_may_cut_a_character_in_two() {
        let folded = b"SUMMARY:caf\xC3\r\n \xA9\r\nX:1\r\n";
        assert_eq!(decode("a.ics", folded).unwrap(), "SUMMARY:café\nX:1\n");
    }

    #[test]
    fn what_is_no_property_belongs_to_the_line_above() {
        let text = b"DESCRIPTION:first\nsecond line\n\nUID:1";
        assert_eq!(
            decode("a.ics", text).unwrap(),
            "DESCRIPTION:first\\nsecond line\nUID:1\n"
        );
        let odd = b"begin:vevent \ndtend:20260101\nX_FOO:1\nstray\rDESCRIPTION:a\nEnd: Friday";
        assert_eq!(
            decode("a.ics", odd).unwrap(),
            "BEGIN:VEVENT\nDTEND:20260101\nDESCRIPTION:a\\nEnd: Friday\n"
        );
    }
}
