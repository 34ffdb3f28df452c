//! From lines to messages: what belongs to which, what is noise, and what belongs to nothing.

use super::{
    ChatDropped, ChatNote,
    clock::{SaidDay, Stamp, begins_like_clock, read_said_day},
    line_number, noise,
    shape::{Form, Start},
    text::Text,
};

/// The parts of a transcript in the order of the text.
pub(super) struct Split {
    pub(super) items: Vec<Item>,
    pub(super) dropped: ChatDropped,
    pub(super) not_understood: Vec<ChatNote>,
    pub(super) doubts: Vec<ChatNote>,
}

pub(super) enum Item {
    /// A line between messages that says which day follows.
    Day(SaidDay),
    Message(Message),
}

pub(super) struct Message {
    /// From 1.
    pub(super) line: u32,
    pub(super) stamp: Stamp,
    /// In a heading of Slack's, where a time without a day is one of today.
    pub(super) is_heading: bool,
    pub(super) name: String,
    pub(super) text: String,
}

pub(super) fn split(lines: &[&str], form: Form) -> Split {
    let mut splitter = Splitter {
        lines,
        form,
        open: None,
        name: String::new(),
        done: Split {
            items: Vec::new(),
            dropped: ChatDropped::default(),
            not_understood: Vec::new(),
            doubts: Vec::new(),
        },
    };
    let mut at = 0;
    while at < lines.len() {
        at = splitter.take(at).max(at + 1);
    }
    splitter.close();
    splitter.done
}

struct Splitter<'a> {
    lines: &'a [&'a str],
    form: Form,
    open: Option<Open<'a>>,
    /// Who spoke last.
    name: String,
    done: Split,
}

struct Open<'a> {
    line: u32,
    stamp: Stamp,
    is_heading: bool,
    text: Text<'a>,
}

impl<'a> Splitter<'a> {
    /// Reads what begins in this line, and says where the next thing begins.
    fn take(&mut self, at: usize) -> usize {
        let above = self.open.as_ref().map(|open| open.stamp);
        if let Some(start) = self.form.start(self.lines, at, above) {
            let next = start.next;
            self.start(at, &start);
            return next;
        }
        if self.lines[at].trim().is_empty() {
            if let Some(open) = &mut self.open {
                open.text.blank();
            }
            return at + 1;
        }
        if let Some(day) = self.day_between(at) {
            self.close();
            self.done.items.push(Item::Day(day));
            return at + 1;
        }
        let noise = self.noise(at);
        if noise > 0 {
            return at + noise;
        }
        self.add(at);
        at + 1
    }

    fn start(&mut self, at: usize, start: &Start<'a>) {
        self.close();
        let goes_on = matches!(self.form, Form::Slack(_) | Form::Brackets { .. });
        match start.name {
            Some(name) => name.clone_into(&mut self.name),
            None if goes_on => {}
            None => self.name.clear(),
        }
        if names_a_zone(start.rest) {
            let text = "The letters after this time look like a time zone; they were kept as text, and the time was \
                        read in the zone that was chosen.";
            self.doubt(at, text.to_owned());
        }
        let mut text = Text::default();
        let rest = self.without_edited(start.rest);
        if !rest.trim().is_empty() {
            text.push(rest);
        }
        self.open = Some(Open {
            line: line_number(at),
            stamp: start.stamp,
            is_heading: start.is_heading,
            text,
        });
    }

    fn close(&mut self) {
        let Some(open) = self.open.take() else {
            return;
        };
        let text = open.text.into_string();
        let is_chat = !matches!(self.form, Form::Log { .. });
        if text.is_empty() {
            self.done.dropped.empty += 1;
        } else if is_chat && noise::is_coming_or_going(&text) {
            self.done.dropped.joined += 1;
        } else {
            self.done.items.push(Item::Message(Message {
                line: open.line,
                stamp: open.stamp,
                is_heading: open.is_heading,
                name: self.name.clone(),
                text,
            }));
        }
    }

    /// A day alone in a line is one between messages if a message begins below it, and it is not the text of one.
    fn day_between(&self, at: usize) -> Option<SaidDay> {
        let is_first_text = self.open.as_ref().is_some_and(|open| open.text.is_empty());
        let decoration = |c: char| "-\u{2013}\u{2014}=#*_ \t".contains(c);
        let day = read_said_day(self.lines[at].trim().trim_matches(decoration))?;
        (!is_first_text && self.is_before_message(at)).then_some(day)
    }

    fn is_before_message(&self, at: usize) -> bool {
        // Enough for the empty lines of a copy, and little enough for a text of nothing else.
        const FARTHEST: usize = 20;
        let mut below = (at + 1..self.lines.len()).take(FARTHEST);
        let next = below.find(|place| {
            let line = self.lines[*place];
            !line.trim().is_empty() && !noise::is_new_mark(line)
        });
        next.is_some_and(|next| self.form.start(self.lines, next, None).is_some())
    }

    /// How many lines of noise begin here.
    fn noise(&mut self, at: usize) -> usize {
        if matches!(self.form, Form::Log { .. } | Form::Unknown) {
            return 0;
        }
        let has_text = self.open.as_ref().is_none_or(|open| !open.text.is_empty());
        if has_text && noise::is_new_mark(self.lines[at]) && self.is_before_message(at) {
            self.done.dropped.marks += 1;
            return 1;
        }
        let above = self.open.as_ref().and_then(|open| open.text.last_line());
        noise::take(self.lines, at, above, &mut self.done.dropped)
    }

    /// To the message above, or to what was not understood.
    fn add(&mut self, at: usize) {
        let line = self.without_edited(self.lines[at]);
        let is_clock = begins_like_clock(line.trim());
        let Some(open) = &mut self.open else {
            return self.set_aside(at);
        };
        open.text.push(line);
        if is_clock {
            let words = beginning(line);
            self.doubt(
                at,
                format!("“{words}” begins like a time and was read as text of the message above."),
            );
        }
    }

    fn doubt(&mut self, at: usize, text: String) {
        let line = line_number(at);
        self.done.doubts.push(ChatNote {
            line,
            lines: 1,
            text,
        });
    }

    fn set_aside(&mut self, at: usize) {
        let line = line_number(at);
        match self.done.not_understood.last_mut() {
            Some(note) if note.line + note.lines == line => note.lines += 1,
            _ => self.done.not_understood.push(ChatNote {
                line,
                lines: 1,
                text: beginning(self.lines[at]),
            }),
        }
    }

    fn without_edited<'t>(&mut self, line: &'t str) -> &'t str {
        let is_chat = matches!(self.form, Form::Slack(_) | Form::Brackets { .. });
        match noise::before_edited(line).filter(|_| is_chat) {
            Some(before) => {
                self.done.dropped.edited += 1;
                before
            }
            None => line,
        }
    }
}

/// "UTC restarted the broker", behind a time.
fn names_a_zone(rest: &str) -> bool {
    const KNOWN: [&str; 12] = [
        "UTC", "GMT", "BST", "CET", "CEST", "EST", "EDT", "CST", "CDT", "PST", "PDT", "IST",
    ];
    let word = rest.split([' ', ':', ',']).next().unwrap_or_default();
    KNOWN.contains(&word.trim_matches(['(', ')']))
}

/// Enough of a line to find it again.
pub(super) fn beginning(text: &str) -> String {
    const LONGEST: usize = 120;
    text.trim().chars().take(LONGEST).collect()
}
