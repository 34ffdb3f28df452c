//! What looks like a secret is stored only by somebody who means it, as in the pad.

use journal::rules::secrets;

use crate::failure::{Failure, Result};

/// `sure` lets everything pass.
pub fn refuse<'a>(texts: impl IntoIterator<Item = &'a str>, sure: bool) -> Result<()> {
    let this = |text| ("This".to_owned(), text);
    refuse_any(texts.into_iter().map(this), sure)
}

/// Each text with what it is called; what it says is told nowhere.
pub fn refuse_any<'a>(
    texts: impl IntoIterator<Item = (String, &'a str)>,
    sure: bool,
) -> Result<()> {
    let mut texts = texts.into_iter();
    let found =
        texts.find_map(|(what, text)| Some((what, secrets::find(text).into_iter().next()?)));
    match found.filter(|_| !sure) {
        Some((what, found)) => Err(Failure::Failed {
            code: "looks_like_a_secret",
            message: format!("{what} looks like {}. Nothing was stored.", found.words),
            hint: "Leave it out, or give --sure to store it all the same.".to_owned(),
        }),
        None => Ok(()),
    }
}
