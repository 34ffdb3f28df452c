//! Who speaks: me, or someone else under the name that the user chose to keep.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};

use super::{ChatAuthor, ChatLine, ChatOptions, ChatShape, split::Message};
use crate::{
    domain::EntryKind,
    exchange::{
        hex::to_hex,
        names::{key, shown},
    },
};

/// The lines as entries will carry them, and everyone who speaks.
pub(super) fn attribute(
    messages: Vec<(Message, DateTime<Utc>)>,
    shape: ChatShape,
    options: &ChatOptions,
) -> (Vec<ChatLine>, Vec<ChatAuthor>) {
    let me: HashSet<String> = options.me.iter().map(|name| key(name)).collect();
    let mut met = Met::default();
    let mut ids = Ids::default();
    let mut lines = Vec::with_capacity(messages.len());
    for (message, at) in messages {
        met.meet(&message.name);
        let is_me = me.contains(&key(&message.name));
        // A sign of the pad is one where I wrote it; in what others say it is a quote or an exclamation.
        let is_log = message.name.is_empty() && shape != ChatShape::Slack;
        let (kind, text) = match EntryKind::read(&message.text) {
            read if (is_me || is_log) && !read.1.is_empty() => read,
            // A key with nothing behind it is all that was said.
            _ => (EntryKind::Note, message.text.as_str()),
        };
        lines.push(ChatLine {
            line: message.line,
            at,
            zone: options.zone,
            author: (!is_me).then(|| shown(&message.name, options.authors)),
            kind,
            text: text.to_owned(),
            source_id: ids.next(&message, at),
        });
    }
    (lines, met.authors)
}

/// Everyone who speaks, in the order of their first lines.
#[derive(Default)]
struct Met {
    authors: Vec<ChatAuthor>,
    places: HashMap<String, usize>,
}

impl Met {
    fn meet(&mut self, name: &str) {
        let place = *self.places.entry(key(name)).or_insert_with(|| {
            self.authors.push(ChatAuthor {
                name: name.to_owned(),
                lines: 0,
            });
            self.authors.len() - 1
        });
        self.authors[place].lines += 1;
    }
}

/// Ids of lines from what they say: who, when, what. Whether a name was told apart from its text must not matter, for
/// it can depend on how much of a log is pasted. The same words of the same minute are told apart by their order.
#[derive(Default)]
struct Ids(HashMap<String, u32>);

impl Ids {
    fn next(&mut self, message: &Message, at: DateTime<Utc>) -> String {
        let mut hasher = Sha256::new();
        hasher.update(at.timestamp_millis().to_le_bytes());
        if !message.name.is_empty() {
            hasher.update(key(&message.name));
            hasher.update(": ");
        }
        hasher.update(&message.text);
        let digest = to_hex(&hasher.finalize()[..12]);
        let met = self.0.entry(digest.clone()).or_default();
        *met += 1;
        match *met {
            1 => format!("chat:{digest}"),
            more => format!("chat:{digest}-{more}"),
        }
    }
}
