//! The forms of transcripts, and where in each of them a message begins.

use super::{
    ChatShape,
    clock::{Stamp, begins_like_clock, take_clock, take_stamp},
    noise::{is_doubled, is_emoji_only, skip_emoji},
};

/// The form of a whole text, and the details that differ from copy to copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Slack(Mark),
    /// Whether texts begin with "name: ".
    Brackets {
        named: bool,
    },
    Log {
        named: bool,
    },
    Unknown,
}

/// By what the time below a name is told from a time in the text. Clients and editors differ in what they leave of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// Blanks or a status before it, or the name in the same line.
    Indented,
    /// "AM", "PM" or a day.
    Said,
    /// An empty line above the name.
    Apart,
}

/// The beginning of a message.
pub(super) struct Start<'a> {
    pub(super) stamp: Stamp,
    /// Not said: who spoke last goes on.
    pub(super) name: Option<&'a str>,
    /// What stands in the same line.
    pub(super) rest: &'a str,
    /// The line after those that were read.
    pub(super) next: usize,
    /// The time stands where Slack leaves out "Today".
    pub(super) is_heading: bool,
}

/// How often a form was met in a text, and where first.
#[derive(Clone, Copy)]
struct Count {
    form: Form,
    met: usize,
    named: usize,
    first: usize,
}

impl Count {
    fn new(form: Form) -> Self {
        Self {
            form,
            met: 0,
            named: 0,
            first: usize::MAX,
        }
    }

    fn add(&mut self, at: usize, named: bool) {
        self.met += 1;
        self.named += usize::from(named);
        self.first = self.first.min(at);
    }

    /// Where most texts begin with something like a name, it is one; where few do, it is part of the text.
    fn is_named(&self) -> bool {
        self.named * 3 >= self.met * 2
    }
}

impl Form {
    pub(super) fn of(lines: &[&str]) -> Self {
        let marks = [Mark::Indented, Mark::Said, Mark::Apart];
        let mut slack = marks.map(|mark| Count::new(Self::Slack(mark)));
        let mut brackets = Count::new(Self::Brackets { named: true });
        let mut log = Count::new(Self::Log { named: true });
        for (at, line) in lines.iter().enumerate() {
            if let Some((mark, _)) = slack_heading(lines, at) {
                slack[mark as usize].add(at, true);
            } else if let Some(start) = bracketed(line, at, true) {
                brackets.add(at, start.name.is_some());
            } else if let Some(start) = logged(line, at, true) {
                log.add(at, start.name.is_some());
            }
        }
        brackets.form = Self::Brackets {
            named: brackets.is_named(),
        };
        log.form = Self::Log {
            named: log.is_named(),
        };
        choose(slack, brackets, log)
    }

    pub(super) fn shape(self) -> ChatShape {
        match self {
            Self::Slack(_) => ChatShape::Slack,
            Self::Brackets { .. } => ChatShape::Brackets,
            Self::Log { .. } => ChatShape::Log,
            Self::Unknown => ChatShape::Unknown,
        }
    }

    /// The message that begins in this line; `above` is the time of the one before.
    pub(super) fn start<'a>(
        self,
        lines: &[&'a str],
        at: usize,
        above: Option<Stamp>,
    ) -> Option<Start<'a>> {
        match self {
            Self::Slack(mark) => slack_heading(lines, at)
                .filter(|(met, _)| *met == mark)
                .map(|(_, start)| start)
                .or_else(|| slack_follow_up(lines[at], at, above?)),
            Self::Brackets { named } => bracketed(lines[at], at, named),
            Self::Log { named } => logged(lines[at], at, named),
            Self::Unknown => None,
        }
    }
}

/// Logs are pasted into chats more often than chats into logs: two headings of Slack's make it Slack's. Otherwise the
/// form that comes first.
fn choose(slack: [Count; 3], brackets: Count, log: Count) -> Form {
    let [indented, said, apart] = slack;
    let mut slack = indented;
    for other in [said, apart] {
        if other.met > slack.met {
            slack = other;
        }
    }
    if slack.met >= 2 {
        return slack.form;
    }
    let met = [slack, brackets, log].into_iter();
    let first = met
        .filter(|count| count.met > 0)
        .min_by_key(|count| count.first);
    first.map_or(Form::Unknown, |count| count.form)
}

fn slack_heading<'a>(lines: &[&'a str], at: usize) -> Option<(Mark, Start<'a>)> {
    let line = lines[at];
    if let Some((name, stamp)) = beside(line) {
        return Some((Mark::Indented, heading(stamp, name, at + 1)));
    }
    if at == 0
        && let Some((Mark::Indented, stamp)) = time_line(line)
    {
        return Some((Mark::Indented, heading(stamp, "", 1)));
    }
    let (mark, stamp) = time_line(lines.get(at + 1)?)?;
    let above = if at > 0 { lines[at - 1] } else { "" };
    let is_name = match mark {
        Mark::Indented => true,
        // Between two times it is what was said at the first of them.
        Mark::Said => time_line(above).is_none(),
        Mark::Apart => above.trim().is_empty(),
    };
    let name = read_name(line).filter(|_| is_name)?;
    Some((mark, heading(stamp, name, at + 2)))
}

fn heading(stamp: Stamp, name: &str, next: usize) -> Start<'_> {
    Start {
        stamp,
        name: Some(name),
        rest: "",
        next,
        is_heading: true,
    }
}

/// "Ada Lovelace  10:15 AM".
fn beside(line: &str) -> Option<(&str, Stamp)> {
    const LONGEST: usize = 160;
    if line.len() > LONGEST {
        return None;
    }
    let line = line.trim_end();
    let blanks = line.rfind("  ").map(|place| place + 2);
    let after = blanks.max(line.rfind('\t').map(|place| place + 1))?;
    let (stamp, rest) = take_stamp(&line[after..])?;
    let name = read_name(&line[..after])?;
    is_link_or_nothing(rest).then_some((name, stamp))
}

/// A time alone, with a status or "APP" before it.
fn time_line(line: &str) -> Option<(Mark, Stamp)> {
    const LONGEST: usize = 240;
    if line.len() > LONGEST {
        return None;
    }
    let mut rest = line.trim();
    while let Some(after) = skip_emoji(rest) {
        rest = after.trim_start();
    }
    for label in ["APP", "BOT", "WORKFLOW"] {
        let after = rest.strip_prefix(label);
        rest = after.map_or(rest, str::trim_start);
    }
    let (stamp, after) = take_stamp(rest)?;
    let mark = if line.starts_with(char::is_whitespace) || rest.len() < line.trim().len() {
        Mark::Indented
    } else if stamp.clock.half.is_some() || stamp.day.is_some() {
        Mark::Said
    } else {
        Mark::Apart
    };
    is_link_or_nothing(after).then_some((mark, stamp))
}

/// Some clients copy the message's address along.
fn is_link_or_nothing(text: &str) -> bool {
    let text = text.trim();
    text.is_empty() || (text.starts_with("(http") && text.ends_with(')') && !text.contains(' '))
}

/// What the same person wrote within the same hour has only a time above it: "3:14".
fn slack_follow_up(line: &str, at: usize, above: Stamp) -> Option<Start<'_>> {
    const LONGEST_PAUSE: u32 = 60;
    let (clock, rest) = take_clock(line.trim())?;
    let is_soon = above.clock.minutes_to(clock) <= LONGEST_PAUSE;
    (rest.is_empty() && is_soon).then_some(Start {
        stamp: Stamp { day: None, clock },
        name: None,
        rest: "",
        next: at + 1,
        is_heading: false,
    })
}

/// "[10:15 AM] name: text", "[10:15] text", "name  [10:15 AM]".
fn bracketed(line: &str, at: usize, named: bool) -> Option<Start<'_>> {
    const LONGEST: usize = 240;
    let line = line.trim();
    let open = line.strip_prefix('[');
    if let Some((stamp, rest)) = open.and_then(take_bracket) {
        return Some(with_text(stamp, rest, at, named));
    }
    if line.len() > LONGEST {
        return None;
    }
    let (before, after) = line.split_once('[')?;
    let (stamp, rest) = take_bracket(after)?;
    let name = read_name(before).filter(|name| {
        name.split(' ').count() <= 4 && !name.ends_with(['.', '!', '?', ':', ',', ';'])
    })?;
    is_link_or_nothing(rest).then(|| heading(stamp, name, at + 1))
}

/// What stands in brackets, and what follows them.
fn take_bracket(text: &str) -> Option<(Stamp, &str)> {
    let (stamp, rest) = take_stamp(text.trim_start())?;
    let rest = rest.trim_start().strip_prefix(']')?;
    let link = rest
        .strip_prefix("(http")
        .and_then(|link| link.split_once(')'));
    Some((stamp, link.map_or(rest, |(_, rest)| rest)))
}

/// "10:15 text", "10:15:01 - text", "- 10:15 name: text", "2025-03-28 10:15 text".
fn logged(line: &str, at: usize, named: bool) -> Option<Start<'_>> {
    let line = line
        .trim_start()
        .trim_start_matches(['-', '*', '\u{2022}', '#', ' ']);
    if !line.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (stamp, rest) = take_stamp(line)?;
    let is_apart = rest.is_empty() || rest.starts_with(char::is_whitespace);
    let is_separated = is_apart || after_separator(rest) != rest;
    is_separated.then(|| with_text(stamp, rest, at, named))
}

fn with_text(stamp: Stamp, rest: &str, at: usize, named: bool) -> Start<'_> {
    let text = after_separator(rest.trim_start()).trim_start();
    let spoken = if named { spoken(text) } else { None };
    Start {
        stamp,
        name: spoken.map(|(name, _)| name),
        rest: spoken.map_or(text, |(_, text)| text),
        next: at + 1,
        is_heading: false,
    }
}

/// Without the "- " or ": " between time and text.
fn after_separator(text: &str) -> &str {
    let rest = text.strip_prefix(['-', '\u{2013}', '\u{2014}', '|', ':', ',']);
    rest.filter(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
        .unwrap_or(text)
}

/// "name: text" or "<name> text".
fn spoken(text: &str) -> Option<(&str, &str)> {
    const LONGEST: usize = 40;
    let (name, rest) = match text.strip_prefix('<') {
        Some(rest) => rest.split_once('>')?,
        None => text.split_once(':')?,
    };
    let is_apart = rest.is_empty() || rest.starts_with(char::is_whitespace);
    let name = name.strip_prefix('@').unwrap_or(name).trim();
    let is_name = name.len() <= LONGEST
        && name.starts_with(char::is_alphabetic)
        && name.split(' ').count() <= 3
        && name
            .chars()
            .all(|c| c.is_alphanumeric() || " ._-'\u{2019}()".contains(c));
    (is_apart && is_name).then(|| (name, rest.trim_start()))
}

/// A name as it stands above a time: some clients copy it twice, or with a status behind it.
fn read_name(line: &str) -> Option<&str> {
    const LONGEST: usize = 80;
    let mut name = line.split("![").next().unwrap_or_default().trim();
    if let Some(place) = name.find(" :") {
        let status = is_emoji_only(name[place..].trim());
        name = if status {
            name[..place].trim_end()
        } else {
            name
        };
    }
    name = name.strip_suffix(" APP").unwrap_or(name).trim_end();
    if is_doubled(name) {
        name = &name[..name.len() / 2];
    }
    let is_name = !name.is_empty()
        && name.len() <= LONGEST
        && name.contains(char::is_alphabetic)
        && !name.contains("://")
        && !begins_like_clock(name)
        && !is_emoji_only(name);
    is_name.then_some(name)
}
