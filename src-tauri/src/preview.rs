//! A page of a PDF for the screen: what you see is the file you hand over.

use base64::{Engine, prelude::BASE64_STANDARD};
use report::picture;

use crate::{error::CommandError, paper::PagePreview};

/// `number` counts from 1; `width` is in pixels.
pub fn page(pdf: Vec<u8>, number: u32, width: u32) -> Result<PagePreview, CommandError> {
    let picture = picture::page(pdf, number, width)?;
    Ok(PagePreview {
        pages: picture.pages,
        image: format!(
            "data:image/png;base64,{}",
            BASE64_STANDARD.encode(picture.png)
        ),
        width: picture.width,
        height: picture.height,
    })
}
