//! What of an export of Slack is meant: a channel, a thread of it or a stretch of time becomes the lines of one incident.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    ChatAuthor, ChatDropped, ChatLine, ChatOptions, ChatReading, ChatShape,
    slack_files::{Export, at, text, ts},
    slack_text,
};
use crate::{
    domain::EntryKind,
    exchange::{
        names::{key, shown},
        refusal::Refusal,
    },
};

/// What of an export is meant.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(default)]
pub struct SlackChoice {
    /// By name.
    pub channel: String,
    /// The thread of this message, by its link or by the time that Slack knows it by ("1454907523.000006").
    pub thread: Option<String>,
    pub from: Option<DateTime<Utc>>,
    pub until: Option<DateTime<Utc>>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct SlackChannel {
    pub name: String,
    pub messages: u32,
    pub first: Option<DateTime<Utc>>,
    pub last: Option<DateTime<Utc>>,
}

/// The channels, by name.
pub fn slack_channels(file: &str, bytes: &[u8]) -> Result<Vec<SlackChannel>, Refusal> {
    let mut export = Export::open(file, bytes)?;
    let mut names: Vec<String> = export.channels();
    names.sort();
    let channels = names.into_iter().map(|name| {
        let messages = export.messages(&name)?;
        let times = || messages.iter().filter_map(at);
        Ok(SlackChannel {
            messages: u32::try_from(messages.len()).unwrap_or(u32::MAX),
            first: times().min(),
            last: times().max(),
            name,
        })
    });
    channels.collect()
}

/// The messages that are meant, as lines. The day asked for does not matter: each message has its own.
pub fn read_slack(
    file: &str,
    bytes: &[u8],
    choice: &SlackChoice,
    options: &ChatOptions,
) -> Result<ChatReading, Refusal> {
    let mut export = Export::open(file, bytes)?;
    let people = People::of(&export.users()?);
    let wanted = choice.channel.trim_start_matches('#');
    if !export.has(wanted) {
        return Err(Refusal::NoSuchChannel {
            file: file.to_owned(),
            channel: choice.channel.clone(),
            known: export.channels().join(", "),
        });
    }
    let messages = export.messages(wanted)?;
    let mut reading = Lines {
        people,
        options,
        me: options.me.iter().map(|name| key(name)).collect(),
        channel: wanted,
        taken: Vec::new(),
        authors: BTreeMap::new(),
        dropped: ChatDropped::default(),
        seen: HashSet::new(),
    };
    let thread = choice.thread.as_deref().map(thread_of);
    let meant = |message: &&Value| is_meant(message, choice, thread.as_deref());
    for message in messages.iter().filter(meant) {
        reading.take(message);
    }
    Ok(reading.done())
}

/// From the link that Slack copies for a message: "/archives/C1/p1454907523000006", for an answer with the thread behind
/// it. The bare time stays as it is.
fn thread_of(link: &str) -> String {
    if let Some((_, stamp)) = link.split_once("thread_ts=") {
        return stamp.split('&').next().unwrap_or(stamp).to_owned();
    }
    let digits = link
        .rsplit_once("/p")
        .map(|(_, digits)| digits.split('?').next().unwrap_or(digits));
    match digits.and_then(|digits| digits.split_at_checked(digits.len().saturating_sub(MICROS))) {
        Some((seconds, micros)) if !seconds.is_empty() => format!("{seconds}.{micros}"),
        Some(_) | None => link.trim().to_owned(),
    }
}

/// Digits behind the point of a message's time.
const MICROS: usize = 6;

fn is_meant(message: &Value, choice: &SlackChoice, thread: Option<&str>) -> bool {
    let Some(at) = at(message) else {
        return true;
    };
    let is_of_thread = thread.is_none_or(|thread| {
        ts(message) == Some(thread) || text(message, "thread_ts") == Some(thread)
    });
    is_of_thread
        && choice.from.is_none_or(|from| from <= at)
        && choice.until.is_none_or(|until| at <= until)
}

/// Users by id: what they are called, and all they may be known by.
struct People(HashMap<String, (String, Vec<String>)>);

impl People {
    fn of(users: &[Value]) -> Self {
        let people = users.iter().filter_map(|user| {
            let id = text(user, "id")?.to_owned();
            let profile = user.get("profile").unwrap_or(&Value::Null);
            let names: Vec<&str> = [
                text(profile, "real_name"),
                text(user, "real_name"),
                text(profile, "display_name"),
                text(user, "name"),
                text(profile, "email"),
            ]
            .into_iter()
            .flatten()
            .collect();
            let name = (*names.first()?).to_owned();
            let mut all: Vec<String> = names.iter().map(|name| key(name)).collect();
            all.push(key(&id));
            Some((id, (name, all)))
        });
        Self(people.collect())
    }

    fn name(&self, id: &str) -> Option<&str> {
        self.0.get(id).map(|(name, _)| name.as_str())
    }

    fn is_me(&self, id: &str, me: &HashSet<String>) -> bool {
        let known = self.0.get(id);
        known.is_some_and(|(_, all)| all.iter().any(|name| me.contains(name)))
    }
}

struct Lines<'a> {
    people: People,
    options: &'a ChatOptions,
    me: HashSet<String>,
    channel: &'a str,
    taken: Vec<ChatLine>,
    authors: BTreeMap<String, u32>,
    dropped: ChatDropped,
    /// A reply that was also sent to the channel stands there twice.
    seen: HashSet<String>,
}

impl Lines<'_> {
    fn take(&mut self, message: &Value) {
        // What a topic says may be how the incident stands; it is kept.
        const NOTICES: [&str; 10] = [
            "channel_join",
            "channel_leave",
            "channel_name",
            "channel_archive",
            "channel_unarchive",
            "group_join",
            "group_leave",
            "bot_add",
            "bot_remove",
            "bot_enable",
        ];
        let subtype = text(message, "subtype").unwrap_or_default();
        if NOTICES.contains(&subtype) {
            self.dropped.joined += 1;
            return;
        }
        let (Some(ts), Some(at)) = (ts(message), at(message)) else {
            self.dropped.empty += 1;
            return;
        };
        let said = slack_text::of(message, &|id| self.people.name(id).map(str::to_owned));
        if said.is_empty() || subtype == "tombstone" {
            self.dropped.empty += 1;
            return;
        }
        if !self.seen.insert(ts.to_owned()) {
            return;
        }
        let name = self.author(message);
        *self.authors.entry(name.clone()).or_default() += 1;
        let id = text(message, "user").unwrap_or_default();
        let is_me = self.people.is_me(id, &self.me) || self.me.contains(&key(&name));
        // A sign of the pad is one where I wrote it; Slack's own "> " is a quote.
        let (kind, text) = match EntryKind::read(&said) {
            (kind, rest) if is_me && kind != EntryKind::Did && !rest.is_empty() => {
                (kind, rest.to_owned())
            }
            _ => (EntryKind::Note, said),
        };
        self.taken.push(ChatLine {
            line: u32::try_from(self.taken.len() + 1).unwrap_or(u32::MAX),
            at,
            zone: self.options.zone,
            author: (!is_me).then(|| shown(&name, self.options.authors)),
            kind,
            text,
            source_id: format!("slack:{}:{ts}", self.channel),
        });
    }

    /// Bots have no user.
    fn author(&self, message: &Value) -> String {
        let profile = message.get("user_profile").unwrap_or(&Value::Null);
        let bot = message.get("bot_profile").unwrap_or(&Value::Null);
        let id = text(message, "user").unwrap_or_default();
        let known = self.people.name(id);
        let name = known
            .or_else(|| text(profile, "real_name"))
            .or_else(|| text(message, "username"))
            .or_else(|| text(bot, "name"));
        name.unwrap_or(id).to_owned()
    }

    fn done(self) -> ChatReading {
        let authors = self.authors.into_iter();
        ChatReading {
            shape: ChatShape::Slack,
            lines: self.taken,
            authors: authors
                .map(|(name, lines)| ChatAuthor { name, lines })
                .collect(),
            says_today: false,
            dropped: self.dropped,
            doubts: Vec::new(),
            not_understood: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::thread_of;

    #[test]
    fn a_thread_is_known_by_its_link_and_by_its_time() {
        for (link, thread) in [
            ("1454907523.000006", "1454907523.000006"),
            (
                "https://x.slack.com/archives/C1/p1454907523000006",
                "1454907523.000006",
            ),
            (
                "https://x.slack.com/archives/C1/p1454907600000100?thread_ts=1454907523.000006&cid=C1",
                "1454907523.000006",
            ),
            (
                "https://x.slack.com/archives/C1/p12",
                "https://x.slack.com/archives/C1/p12",
            ),
        ] {
            assert_eq!(thread_of(link), thread);
        }
    }
}
