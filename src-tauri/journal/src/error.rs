//! The one error of the core.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("This incident is no longer in the journal. Nothing was changed.")]
    NotFound,
}
impl Error {
    pub fn code(&self) -> &'static str {
        todo!()
    }
    /// The next step, in a sentence.
    pub fn hint(&self) -> Option<String> {
        todo!()
    }
}
pub type Result<T> = std::result::Result<T, Error>;
