//! Files kept with an incident, a contribution, an action or a packet.

use super::Journal;
use crate::domain::{
    Action, ActionId, ActionState, Attachment, AttachmentId, Contribution, ContributionId, EntryId,
    Holder, IncidentId, LARGEST_ATTACHMENT, Noun, Packet, PacketId,
};
use crate::store::write::Write;
use crate::store::{blob, document, entry, incident, packet};
use crate::{Error, Result, picture};

impl Journal {
    /// Kept as it is, under the type that its bytes show. A picture gets a small one for lists.
    pub fn attach(
        &mut self,
        id: IncidentId,
        to: Option<EntryId>,
        name: &str,
        bytes: &[u8],
    ) -> Result<Attachment> {
        let of = Holder::Incident {
            incident: id,
            entry: to,
        };
        self.write("Attach file", |write| keep(write, of, name, bytes))
    }

    pub fn attach_to_contribution(
        &mut self,
        contribution: ContributionId,
        name: &str,
        bytes: &[u8],
    ) -> Result<Attachment> {
        let of = Holder::Contribution { contribution };
        self.write("Attach file", |write| keep(write, of, name, bytes))
    }

    /// What shows that an action is done. A verified one has it as its proof.
    pub fn attach_proof(
        &mut self,
        action: ActionId,
        name: &str,
        bytes: &[u8],
    ) -> Result<Attachment> {
        let of = Holder::Action { action };
        self.write("Attach file", |write| keep(write, of, name, bytes))
    }

    /// A packet as it left: it stays as it is, whatever becomes of the packet. `sources` are the ids of all it may tell of.
    pub fn keep_copy(
        &mut self,
        packet: &Packet,
        sources: Vec<String>,
        name: &str,
        bytes: &[u8],
    ) -> Result<Attachment> {
        let of = Holder::Packet {
            packet: packet.id,
            audience: packet.audience,
            level: packet.level,
            sources,
        };
        // No step of the user's: an undo takes back what was changed before it.
        let label = "Keep a copy of packet";
        Ok(self
            .transact(label, |write| keep(write, of, name, bytes))?
            .value)
    }

    /// Newest first; without the trash.
    pub fn packet_copies(&self, id: PacketId) -> Result<Vec<Attachment>> {
        let mut all = document::all::<Attachment>(self.conn())?;
        all.retain(|file| matches!(file.of, Holder::Packet { packet, .. } if packet == id));
        all.reverse();
        Ok(all)
    }

    /// In the order in which they were added; without the trash.
    pub(super) fn attachments_of(&self, holder: &Holder) -> Result<Vec<Attachment>> {
        let mut all = document::all::<Attachment>(self.conn())?;
        all.retain(|attachment| attachment.of == *holder);
        Ok(all)
    }

    pub fn attachment_bytes(&self, id: AttachmentId) -> Result<Vec<u8>> {
        let attachment = self.attachment(id)?;
        blob::bytes(self.conn(), &attachment.digest)?.ok_or(Error::Damaged)
    }

    /// A PNG of at most 320 pixels a side; `None` for what is no picture.
    pub fn thumbnail(&self, id: AttachmentId) -> Result<Option<Vec<u8>>> {
        let attachment = self.attachment(id)?;
        blob::thumbnail(self.conn(), &attachment.digest)
    }

    fn attachment(&self, id: AttachmentId) -> Result<Attachment> {
        let stored = document::load::<Attachment>(self.conn(), &id.to_string())?;
        let noun = Noun::Attachment;
        Ok(stored.ok_or(Error::NotFound { noun })?.value)
    }
}

fn keep(write: &mut Write<'_>, of: Holder, name: &str, bytes: &[u8]) -> Result<Attachment> {
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if size > LARGEST_ATTACHMENT {
        return Err(Error::AttachmentTooLarge {
            name: name.to_owned(),
            bytes: size,
        });
    }
    check_holder(write.conn(), &of)?;
    let (digest, thumbnail) = (blob::digest(bytes), picture::thumbnail(bytes));
    blob::save(write.conn(), &digest, bytes, thumbnail.as_deref())?;
    let attachment = Attachment {
        id: AttachmentId(write.new_id()),
        of,
        name: name.trim().to_owned(),
        media_type: picture::media_type(bytes).to_owned(),
        bytes: size,
        digest,
        added_at: write.now(),
    };
    write.put(attachment.clone())?;
    if let Holder::Action { action } = attachment.of {
        prove(write, action, attachment.id)?;
    }
    Ok(attachment)
}

fn prove(write: &mut Write<'_>, id: ActionId, file: AttachmentId) -> Result<()> {
    let mut action = document::find::<Action>(write.conn(), &id.to_string())?.value;
    if let ActionState::Verified { proof, .. } = &mut action.state {
        proof.attachment = Some(file);
        write.put(action)?;
    }
    Ok(())
}

fn check_holder(conn: &rusqlite::Connection, of: &Holder) -> Result<()> {
    match of {
        Holder::Incident {
            incident: id,
            entry: to,
        } => {
            incident::find(conn, *id)?;
            if let Some(to) = to {
                let found = entry::load(conn, &to.to_string())?;
                found.ok_or(Error::NotFound { noun: Noun::Entry })?;
            }
            Ok(())
        }
        Holder::Contribution { contribution } => {
            document::find::<Contribution>(conn, &contribution.to_string()).map(|_| ())
        }
        Holder::Action { action } => {
            document::find::<Action>(conn, &action.to_string()).map(|_| ())
        }
        Holder::Packet { packet: id, .. } => {
            let found = packet::load(conn, &id.to_string())?;
            found
                .map(|_| ())
                .ok_or(Error::NotFound { noun: Noun::Packet })
        }
    }
}
