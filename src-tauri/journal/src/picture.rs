//! What a file is, by its bytes, and a small picture of a picture.

use std::io::Cursor;

use image::{ImageFormat, ImageReader, Limits};

/// Pixels a side.
const SMALL: u32 = 320;
/// A picture of more pixels a side is kept, but not opened: it may be made to fill the memory.
const LARGEST: u32 = 12_000;
const MOST_MEMORY: u64 = 256 * 1024 * 1024;

/// The type that the bytes show, whatever the name says.
pub fn media_type(bytes: &[u8]) -> &'static str {
    match infer::get(bytes) {
        Some(found) => found.mime_type(),
        None if is_text(bytes) => "text/plain",
        None => "application/octet-stream",
    }
}

/// `None` for what is no picture, or none that can be opened.
pub fn thumbnail(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(LARGEST);
    limits.max_image_height = Some(LARGEST);
    limits.max_alloc = Some(MOST_MEMORY);
    let mut reader = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .ok()?;
    reader.limits(limits);
    let small = reader.decode().ok()?.thumbnail(SMALL, SMALL);
    let mut png = Vec::new();
    small
        .write_to(&mut Cursor::new(&mut png), ImageFormat::Png)
        .ok()?;
    Some(png)
}

fn is_text(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok_and(|text| !text.contains('\0'))
}

#[cfg(test)]
mod tests {
    use image::{DynamicImage, ImageFormat};

    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = Vec::new();
        DynamicImage::new_rgb8(width, height)
            .write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png)
            .unwrap();
        bytes
    }

    #[test]
    fn a_picture_is_known_by_its_bytes_and_made_small() {
        let bytes = png(1280, 640);
        assert_eq!(media_type(&bytes), "image/png");
        let small = image::load_from_memory(&thumbnail(&bytes).unwrap()).unwrap();
        assert_eq!((small.width(), small.height()), (320, 160));
    }

    #[test]
    fn what_only_looks_like_a_picture_is_kept_without_one() {
        let cut_off = &png(200, 200)[..60];
        assert_eq!(thumbnail(cut_off), None);
        assert_eq!(media_type(b"not a picture"), "text/plain");
        assert_eq!(media_type(&[0, 159, 146, 150]), "application/octet-stream");
    }
}
