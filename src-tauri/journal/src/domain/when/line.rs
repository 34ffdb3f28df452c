//! A whole incident in one typed line. What is not understood stays in the title; nothing typed is dropped.

use chrono::{DateTime, TimeDelta, Utc};

use super::{
    QuickLog, Understood,
    phrase::Phrase,
    range::read_range,
    read_span,
    times::Times,
    vocabulary::{incident_kind, mitigation, role, severity},
};
use crate::domain::{FailureClass, IncidentKind, Mitigation, NewIncident, Severity, Story, Zone};

/// "yesterday 03:10 replica lag, SEV2, rolled back, 40m #payments".
///
/// Anywhere in the line: a severity, `#service`, `+tag`. At either end of a part (parts end with a comma): when it
/// began, "until 04:20" or both as "03:10-04:20", and how long it took. As a whole part: what was done, my roles, the kind, the failure class.
pub fn read_quick_log(line: &str, now: DateTime<Utc>, zone: Zone) -> QuickLog {
    let mut reader = Reader::new(line, zone);
    reader.take_marked_words();
    let (began, until) = reader.take_times();
    let span = if until.is_none() {
        reader.take_span()
    } else {
        None
    };
    reader.take_whole_parts();
    let title = reader.title();
    let phrase = reader.telling_phrase();

    let mut incident = reader.incident;
    incident.title = [title, phrase, incident.services.join(", ")]
        .into_iter()
        .find(|words| !words.is_empty())
        .unwrap_or_default();
    let is_until = until.is_some();
    let times = Times::settle(began, until, span, now, zone);
    incident.milestones = times.milestones();
    times.echo(&mut reader.found, now, zone);
    reader.found.sort_by_key(|(place, _)| *place);
    QuickLog {
        incident,
        time: times.began.1,
        end: is_until
            .then(|| times.ended.map(|(_, reading)| reading))
            .flatten(),
        understood: reader.found.into_iter().map(|(_, what)| what).collect(),
    }
}

/// Something found in the line, and the word it starts at.
pub(super) type Found<T> = (usize, T);

struct Word<'a> {
    text: &'a str,
    part: usize,
    taken: bool,
}

struct Reader<'a> {
    words: Vec<Word<'a>>,
    incident: NewIncident,
    found: Vec<Found<Understood>>,
    /// The parts that were understood as a whole: first and last word.
    phrases: Vec<(usize, usize)>,
}

impl<'a> Reader<'a> {
    fn new(line: &'a str, zone: Zone) -> Self {
        let mut part = 0;
        let mut words = Vec::new();
        for word in line.split_whitespace() {
            let text = word.trim_end_matches(',');
            if !text.is_empty() {
                words.push(Word {
                    text,
                    part,
                    taken: false,
                });
            }
            if text.len() < word.len() {
                part += 1;
            }
        }
        Self {
            words,
            incident: untold(zone),
            found: Vec::new(),
            phrases: Vec::new(),
        }
    }

    fn take_marked_words(&mut self) {
        for place in 0..self.words.len() {
            let text = self.words[place].text;
            let understood = if let Some(name) = marked(text, '#') {
                self.incident.services.push(name.to_owned());
                Understood::new("service", name)
            } else if let Some(name) = marked(text, '+') {
                self.incident.tags.push(name.to_owned());
                Understood::new("tag", name)
            } else if let Some(severity) = self.severity_once(place) {
                self.incident.severity = Some(severity);
                Understood::new("severity", severity.label())
            } else {
                continue;
            };
            self.words[place].taken = true;
            self.found.push((place, understood));
        }
    }

    /// "SEV3" anywhere; "s3", which is also a store of objects, only between commas.
    fn severity_once(&self, place: usize) -> Option<Severity> {
        let Word { text, part, .. } = self.words[place];
        let is_long = text.len() > 2;
        let is_alone = || self.words.iter().filter(|word| word.part == part).count() == 1;
        if self.incident.severity.is_some() || !(is_long || is_alone()) {
            return None;
        }
        severity(text)
    }

    /// When it began and ended. A range ("14:05-14:41", with its day) stays in the title where another time is said or a
    /// word before it says that it is something else.
    fn take_times(&mut self) -> (Option<Found<Phrase>>, Option<Found<Phrase>>) {
        const LONGEST: usize = 5;
        const LONGEST_RANGE: usize = 9;
        let until = self.take_end();
        let time = self.at_either_end(LONGEST, Phrase::read);
        let range = self.at_either_end(LONGEST_RANGE, read_range);
        let range = range.filter(|(from, to, _)| {
            let overlaps = |(start, end, _): &(usize, usize, Phrase)| start < to && from < end;
            until.is_none() && time.as_ref().is_none_or(overlaps) && !self.is_of_something(*from)
        });
        if let Some((from, to, (began, ended))) = range {
            self.take(from, to);
            return (Some((from, began)), Some((from, ended)));
        }
        let time = time.filter(|(from, ..)| !self.is_inside_range(*from, LONGEST_RANGE));
        let began = time.map(|(from, to, phrase)| {
            self.take(from, to);
            (from, phrase)
        });
        (began, until)
    }

    /// "moved from 04:10 to 04:20", "only 09:00-17:00".
    fn is_of_something(&self, from: usize) -> bool {
        const WORDS: [&str; 9] = [
            "moved", "changed", "went", "shifted", "only", "outside", "as", "ratio", "match",
        ];
        let before = from.checked_sub(1).and_then(|at| self.words.get(at));
        before.is_some_and(|word| WORDS.contains(&word.text.to_lowercase().as_str()))
    }

    /// The end of a range that was left in the title is no time of its own.
    fn is_inside_range(&self, place: usize, longest: usize) -> bool {
        let range = self.at_either_end(longest, read_range);
        range.is_some_and(|(from, to, _)| (from..to).contains(&place))
    }

    /// "until 04:20", up to the end of its part.
    fn take_end(&mut self) -> Option<Found<Phrase>> {
        self.runs().into_iter().find_map(|(start, end)| {
            let place = (start..end).find(|place| {
                let word = self.words[*place].text;
                word.eq_ignore_ascii_case("until") || word.eq_ignore_ascii_case("till")
            })?;
            let phrase = Phrase::read(&self.text(place + 1, end))?;
            self.take(place, end);
            Some((place, phrase))
        })
    }

    /// The first thing at either end of a part, and its words; of several ways to read it the longest.
    fn at_either_end<T>(
        &self,
        longest: usize,
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<(usize, usize, T)> {
        self.runs().into_iter().find_map(|(start, end)| {
            let lengths = (1..=longest.min(end - start)).rev();
            lengths
                .flat_map(|length| [(start, start + length), (end - length, end)])
                .find_map(|(from, to)| read(&self.text(from, to)).map(|found| (from, to, found)))
        })
    }

    /// A length at the end of a part ("40m", "took 2 h"), unless a word before it says that it is something else.
    fn take_span(&mut self) -> Option<Found<TimeDelta>> {
        const LONGEST: usize = 4;
        self.runs().into_iter().find_map(|(start, end)| {
            let lengths = (1..=LONGEST.min(end - start)).rev();
            let (from, span) = lengths
                .map(|length| end - length)
                .find_map(|from| read_length(&self.text(from, end)).map(|span| (from, span)))?;
            let before = (from > start).then(|| self.words[from - 1].text.to_lowercase());
            let from = match before.as_deref() {
                Some("took" | "for" | "lasted") => from - 1,
                Some(
                    "after" | "every" | "each" | "over" | "under" | "within" | "than" | "by" | "of"
                    | "at" | "past" | "last" | "next" | "to" | "from",
                ) => return None,
                _ => from,
            };
            self.take(from, end);
            Some((from, span))
        })
    }

    fn take_whole_parts(&mut self) {
        for (start, end) in self.runs() {
            let text = self.text(start, end).to_lowercase();
            let understood = self.take_phrase(&text);
            if !understood.is_empty() {
                self.take(start, end);
                self.phrases.push((start, end));
                let found = understood.into_iter().map(|what| (start, what));
                self.found.extend(found);
            }
        }
    }

    fn take_phrase(&mut self, text: &str) -> Vec<Understood> {
        if let Some((kind, words)) = mitigation(text)
            && self.incident.mitigation.is_none()
        {
            self.incident.mitigation = Some(Mitigation {
                kind,
                trade_off: String::new(),
            });
            return vec![Understood::new("mitigation", words)];
        }
        if let Some((kind, words)) = incident_kind(text)
            && self.incident.kind == IncidentKind::Incident
        {
            self.incident.kind = kind;
            return vec![Understood::new("kind", words)];
        }
        if let Some(class) = FailureClass::starters().into_iter().find(|class| {
            let key = class.key.0.replace('_', " ");
            self.incident.class.is_none() && (text == class.name.to_lowercase() || text == key)
        }) && text != "other"
        {
            self.incident.class = Some(class.key.0);
            return vec![Understood::new("class", class.name)];
        }
        self.take_roles(text)
    }

    /// One role, or several joined by "and"; all of them or none.
    fn take_roles(&mut self, text: &str) -> Vec<Understood> {
        let roles: Option<Vec<_>> = text.split(" and ").map(role).collect();
        let roles = roles.unwrap_or_default();
        for (role, _) in &roles {
            if !self.incident.roles.contains(role) {
                self.incident.roles.push(*role);
            }
        }
        let words = roles.iter().map(|(_, words)| *words);
        words.map(|words| Understood::new("role", words)).collect()
    }

    /// What is left, part by part, in the user's own words.
    fn title(&self) -> String {
        let runs = self.runs();
        let mut title = String::new();
        let mut last_part = None;
        for (start, end) in runs {
            let part = self.words[start].part;
            if let Some(last) = last_part {
                title.push_str(if last == part { " " } else { ", " });
            }
            title.push_str(&self.text(start, end));
            last_part = Some(part);
        }
        title
    }

    /// "disk full" names a class, and where nothing else is said it is the title too.
    fn telling_phrase(&self) -> String {
        let is_class = |start: usize| {
            let class = |(place, what): &Found<Understood>| *place == start && what.what == "class";
            self.found.iter().any(class)
        };
        let class = self.phrases.iter().find(|(start, _)| is_class(*start));
        let phrase = class.or_else(|| self.phrases.first());
        phrase.map_or_else(String::new, |(start, end)| self.text(*start, *end))
    }

    /// Stretches of words not yet understood, each within one part.
    fn runs(&self) -> Vec<(usize, usize)> {
        let mut runs: Vec<(usize, usize)> = Vec::new();
        for (place, word) in self.words.iter().enumerate().filter(|(_, w)| !w.taken) {
            match runs.last_mut() {
                Some((_, end)) if *end == place && self.words[place - 1].part == word.part => {
                    *end = place + 1;
                }
                _ => runs.push((place, place + 1)),
            }
        }
        runs
    }

    fn text(&self, from: usize, to: usize) -> String {
        let words: Vec<&str> = self.words[from..to].iter().map(|w| w.text).collect();
        words.join(" ")
    }

    fn take(&mut self, from: usize, to: usize) {
        for word in &mut self.words[from..to] {
            word.taken = true;
        }
    }
}

fn untold(zone: Zone) -> NewIncident {
    NewIncident {
        title: String::new(),
        kind: IncidentKind::Incident,
        severity: None,
        services: Vec::new(),
        class: None,
        tags: Vec::new(),
        zone,
        milestones: Vec::new(),
        roles: Vec::new(),
        mitigation: None,
        story: Story::default(),
        hands_on_minutes: None,
    }
}

/// Nobody tells an incident's length in seconds; "500s" are errors.
fn read_length(text: &str) -> Option<TimeDelta> {
    let in_seconds = text.ends_with(|c: char| c.eq_ignore_ascii_case(&'s'))
        && !text.contains(|c: char| "mhd".contains(c.to_ascii_lowercase()));
    (!in_seconds).then(|| read_span(text)).flatten()
}

/// `#payments`; a number behind the mark is a ticket or a count and stays text.
fn marked(text: &str, mark: char) -> Option<&str> {
    let name = text.strip_prefix(mark)?;
    name.contains(char::is_alphabetic).then_some(name)
}
