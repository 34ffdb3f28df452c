//! The nouns that are only read whole; attachments with their bytes.

use super::{Restorer, references::References};
use crate::{
    Result,
    domain::Attachment,
    exchange::archive::Kept,
    picture,
    store::{blob, documents::AnyDocument, incident},
};

impl Restorer<'_, '_> {
    /// One that may hang on an incident; if that was left out, so is this.
    pub(super) fn document(&mut self, number: u32, mut kept: Kept<AnyDocument>) -> Result<()> {
        kept.item.at_home(self.homes);
        if self.is_counted {
            self.references.push(References::of(number, &kept.item));
        }
        let name = kept.item.title();
        let conn = self.write.conn();
        if let Some(id) = kept.item.incident()
            && incident::load(conn, &id.to_string())?.is_none()
        {
            self.skip(number, &name, "incident", "is neither in the file nor here");
            return Ok(());
        }
        if let AnyDocument::Attachment(attachment) = &kept.item
            && !self.take_bytes(attachment)?
        {
            let text = "is not in this file; the archive as a zip holds the attached files";
            self.note(number, name, text.to_owned());
            return Ok(());
        }
        self.other(number, name, kept)
    }

    /// The bytes come first; without them an attachment would be an empty promise. Whether they are here now.
    fn take_bytes(&mut self, attachment: &Attachment) -> Result<bool> {
        let digest = &attachment.digest;
        if blob::bytes(self.write.conn(), digest)?.is_some() {
            return Ok(true);
        }
        let Some(bytes) = self.blobs.take(digest)? else {
            return Ok(false);
        };
        let thumbnail = picture::thumbnail(&bytes);
        blob::save(self.write.conn(), digest, &bytes, thumbnail.as_deref())?;
        Ok(true)
    }
}
