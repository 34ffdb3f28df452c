//! Files kept with an incident.

use super::Journal;
use crate::domain::{Attachment, AttachmentId, EntryId, IncidentId, LARGEST_ATTACHMENT, Noun};
use crate::store::{blob, document, entry, incident};
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
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        if size > LARGEST_ATTACHMENT {
            return Err(Error::AttachmentTooLarge {
                name: name.to_owned(),
                bytes: size,
            });
        }
        let digest = blob::digest(bytes);
        let thumbnail = picture::thumbnail(bytes);
        self.write("Attach file", |write| {
            incident::find(write.conn(), id)?;
            if let Some(to) = to {
                let found = entry::load(write.conn(), &to.to_string())?;
                found.ok_or(Error::NotFound { noun: Noun::Entry })?;
            }
            blob::save(write.conn(), &digest, bytes, thumbnail.as_deref())?;
            let attachment = Attachment {
                id: AttachmentId(write.new_id()),
                incident: id,
                entry: to,
                name: name.trim().to_owned(),
                media_type: picture::media_type(bytes).to_owned(),
                bytes: size,
                digest,
                added_at: write.now(),
            };
            write.put(attachment.clone())?;
            Ok(attachment)
        })
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
