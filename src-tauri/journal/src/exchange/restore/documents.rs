//! What hangs on an incident: reminders, actions, and attachments with their bytes.

use super::Restorer;
use crate::{
    Result,
    domain::{Action, Attachment, Reminder},
    exchange::archive::Kept,
    picture,
    store::{blob, document::Document, incident, record::Record},
};

impl Restorer<'_, '_> {
    pub(super) fn documents(
        &mut self,
        reminders: Vec<Kept<Reminder>>,
        actions: Vec<Kept<Action>>,
        attachments: Vec<Kept<Attachment>>,
    ) -> Result<()> {
        for reminder in reminders {
            self.of_incident(String::new(), reminder)?;
        }
        for action in actions {
            self.of_incident(action.item.what.clone(), action)?;
        }
        for attachment in attachments {
            self.attachment(attachment)?;
        }
        Ok(())
    }

    /// One that may belong to an incident; if that was left out, so is this.
    fn of_incident<T: Document>(&mut self, name: String, kept: Kept<T>) -> Result<()>
    where
        Record: From<T>,
    {
        let conn = self.write.conn();
        if let Some(id) = kept.item.incident()
            && incident::load(conn, &id.to_string())?.is_none()
        {
            self.skip(0, &name, "incident", "is neither in the file nor here");
            return Ok(());
        }
        self.other(name, kept)
    }

    /// Its bytes come first; without them it would be an empty promise.
    fn attachment(&mut self, kept: Kept<Attachment>) -> Result<()> {
        let digest = kept.item.digest.clone();
        let name = kept.item.name.clone();
        if blob::bytes(self.write.conn(), &digest)?.is_none() {
            let Some(bytes) = self.blobs.remove(&digest) else {
                let text = "is not in this file; the archive as a zip holds the attached files";
                self.note(0, name, text.to_owned());
                return Ok(());
            };
            let thumbnail = picture::thumbnail(&bytes);
            blob::save(self.write.conn(), &digest, &bytes, thumbnail.as_deref())?;
        }
        self.of_incident(name, kept)
    }
}
