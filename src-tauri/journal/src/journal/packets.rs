use std::collections::HashSet;

use super::Journal;
use crate::domain::{
    Audience, Design, Noun, Packet, PacketEdit, PacketId, PacketKind, Period, RedactionLevel, Scope,
};
use crate::rules::draft::{self, Draft};
use crate::store::packet;
use crate::{Error, Result};

impl Journal {
    /// Newest first.
    pub fn packets(&self) -> Result<Vec<Packet>> {
        packet::all(self.conn())
    }

    /// The author is the one of the settings; the packet may name another.
    pub fn create_packet(
        &mut self,
        kind: PacketKind,
        name: &str,
        period: Period,
    ) -> Result<Packet> {
        let author = self.settings()?.author;
        self.write("Create packet", |write| {
            let packet = Packet {
                id: PacketId(write.new_id()),
                kind,
                name: name.to_owned(),
                author,
                period,
                chosen: None,
                audience: Audience::Own,
                level: RedactionLevel::Private,
                edits: Vec::new(),
                design: Design::default(),
            };
            write.put(packet.clone())?;
            Ok(packet)
        })
    }

    /// Another version: the same choices, words and design under the next free name, to be changed apart from it.
    pub fn duplicate_packet(&mut self, id: PacketId) -> Result<Packet> {
        self.write("Duplicate packet", |write| {
            let stored = packet::load(write.conn(), &id.to_string())?;
            let stored = stored.ok_or(Error::NotFound { noun: Noun::Packet })?;
            let taken: HashSet<String> = packet::all(write.conn())?
                .into_iter()
                .map(|packet| packet.name)
                .collect();
            let version = Packet {
                id: PacketId(write.new_id()),
                name: next_name(&stored.value.name, &taken),
                ..stored.value
            };
            write.put(version.clone())?;
            Ok(version)
        })
    }

    /// What a packet of this scope could be made of, for these readers.
    pub fn draft(&self, scope: &Scope, audience: Audience) -> Result<Draft> {
        Ok(draft::draft(&self.paper_data(
            scope,
            audience,
            RedactionLevel::Private,
        )?))
    }

    pub fn edit_packet(&mut self, id: PacketId, edit: PacketEdit) -> Result<Packet> {
        let (label, typed) = match &edit {
            PacketEdit::Name(_) => ("Rename packet", Some(format!("{id} name"))),
            PacketEdit::Author(_) => ("Change author of packet", Some(format!("{id} author"))),
            PacketEdit::Period(_) => ("Change period of packet", None),
            PacketEdit::Chosen(_) => ("Choose incidents of packet", None),
            PacketEdit::Kind(_) => ("Change kind of packet", None),
            PacketEdit::Audience(_) => ("Change readers of packet", None),
            PacketEdit::Level(_) => ("Change redaction of packet", None),
            PacketEdit::Design(_) => ("Change design of packet", None),
            PacketEdit::Part { edit, .. } if edit.words.is_some() => (
                "Change words of packet",
                Some(format!("{id} {} {}", edit.section, edit.was)),
            ),
            PacketEdit::Part { .. } => ("Change what is in packet", None),
        };
        self.write_maybe_typing(label, typed, |write| {
            let stored = packet::load(write.conn(), &id.to_string())?;
            let stored = stored.ok_or(Error::NotFound { noun: Noun::Packet })?;
            let mut packet = stored.value;
            packet.edit(edit);
            write.put(packet.clone())?;
            Ok(packet)
        })
    }
}

/// "Review 2026, version 2"; of that, version 3.
fn next_name(name: &str, taken: &HashSet<String>) -> String {
    const VERSION: &str = ", version ";
    let (base, number) = name
        .rsplit_once(VERSION)
        .and_then(|(base, number)| Some((base, number.parse::<u32>().ok()?)))
        .unwrap_or((name, 1));
    let mut number = number;
    loop {
        number = number.saturating_add(1);
        let next = format!("{base}{VERSION}{number}");
        if !taken.contains(&next) || number == u32::MAX {
            return next;
        }
    }
}
