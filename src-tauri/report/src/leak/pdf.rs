//! What a PDF says: the text of its pages through the fonts' maps to Unicode, and every string and stream beside it
//! (information, metadata, outline, links, alternatives).

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Display;
use std::io;

use flate2::read::ZlibDecoder;
use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::content::decoded;
use super::markup::unescape;
use super::{View, cmap::to_unicode, glyphs};
use crate::error::ReportError;

pub fn views(bytes: &[u8]) -> Result<Vec<View>, ReportError> {
    let file = load(bytes)?;
    let mut views = Vec::new();
    let mut of_pages = Fonts::new();
    for (number, page) in file.get_pages() {
        let fonts = page_fonts(&file, page);
        let text = content_text(&page_content(&file, page)?, &fonts)?;
        views.push(View::named(format!("page {number}"), text));
        of_pages.extend(fonts);
    }
    for object in file.objects.values() {
        beside(object, &mut views);
        if let Some(form) = stream_of(object, b"Subtype", b"Form") {
            views.push(View::named("a drawing", form_text(&file, form, &of_pages)?));
        }
        if let Some(attached) = stream_of(object, b"Type", b"EmbeddedFile") {
            let text = decoded(&intact(attached)?)?.to_owned();
            views.push(View::named("an attachment", text));
        }
    }
    beside(&Object::Dictionary(file.trailer.clone()), &mut views);
    Ok(views)
}

/// Of the pages alone.
pub fn text(bytes: &[u8]) -> Result<String, ReportError> {
    let file = load(bytes)?;
    let pages = file.get_pages().into_values();
    let text = |page| content_text(&page_content(&file, page)?, &page_fonts(&file, page));
    pages.map(text).collect()
}

fn load(bytes: &[u8]) -> Result<Document, ReportError> {
    let file = Document::load_mem(bytes).map_err(unreadable)?;
    if file.is_encrypted() {
        return Err(unreadable("it is encrypted"));
    }
    Ok(file)
}

fn unreadable(why: impl Display) -> ReportError {
    ReportError::Unreadable(format!("{why}"))
}

/// Strings and names of an object, and the text of its stream where that is no page content.
fn beside(object: &Object, views: &mut Vec<View>) {
    match object {
        Object::String(bytes, _) => {
            let text = text_string(bytes);
            views.push(View::named("document information", text));
        }
        Object::Name(name) => {
            views.push(View::named(
                "a name in the file",
                String::from_utf8_lossy(name),
            ));
        }
        Object::Array(items) => items.iter().for_each(|item| beside(item, views)),
        Object::Dictionary(fields) => dictionary(fields, views),
        Object::Stream(stream) => {
            dictionary(&stream.dict, views);
            let content = inflated(stream);
            if content.trim_ascii_start().starts_with(b"<") {
                let text = String::from_utf8_lossy(&content);
                views.push(View::named("metadata", unescape(&text)));
            }
        }
        Object::Null
        | Object::Boolean(_)
        | Object::Integer(_)
        | Object::Real(_)
        | Object::Reference(_) => {}
    }
}

fn dictionary(fields: &Dictionary, views: &mut Vec<View>) {
    for (_, value) in fields {
        beside(value, views);
    }
}

pub fn inflated(stream: &Stream) -> Vec<u8> {
    stream
        .decompressed_content()
        .unwrap_or_else(|_| stream.content.clone())
}

/// All of it, or nothing can be said: a stream that breaks off inflates as far as it goes.
fn intact(stream: &Stream) -> Result<Vec<u8>, ReportError> {
    let filters = stream.filters().unwrap_or_default();
    if filters.first() == Some(&b"FlateDecode".as_slice()) {
        io::copy(
            &mut ZlibDecoder::new(stream.content.as_slice()),
            &mut io::sink(),
        )
        .map_err(unreadable)?;
    }
    stream.decompressed_content().map_err(unreadable)
}

/// Of the parts that it names, in their order.
fn page_content(file: &Document, page: ObjectId) -> Result<Vec<u8>, ReportError> {
    let mut content = Vec::new();
    for part in file.get_page_contents(page) {
        let stream = file.get_object(part).and_then(Object::as_stream);
        content.extend(intact(stream.map_err(unreadable)?)?);
        content.push(b'\n');
    }
    Ok(content)
}

/// UTF-16 or UTF-8 where the string says so, else one byte a character.
fn text_string(bytes: &[u8]) -> String {
    let units = |big: bool| -> Vec<u16> {
        let pairs = bytes[2..].chunks_exact(2);
        pairs
            .map(|pair| {
                if big {
                    u16::from_be_bytes([pair[0], pair[1]])
                } else {
                    u16::from_le_bytes([pair[0], pair[1]])
                }
            })
            .collect()
    };
    match bytes {
        [0xfe, 0xff, ..] => String::from_utf16_lossy(&units(true)),
        [0xff, 0xfe, ..] => String::from_utf16_lossy(&units(false)),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        bytes => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
        },
    }
}

/// Codes to text.
#[derive(Default)]
struct Font {
    wide: bool,
    map: BTreeMap<u32, String>,
    /// Of a font of one byte a character: codes that it gives a glyph of its own, and what that is.
    named: BTreeMap<u32, Option<&'static str>>,
}

/// What of the text state tells one word from the next.
#[derive(Default)]
struct Pen {
    text: String,
    font: Option<Vec<u8>>,
    /// Of the line matrix; only its height matters.
    y: f32,
    leading: f32,
    last_y: Option<f32>,
    /// A new marked content began since the last text.
    apart: bool,
}

/// Of the page itself, else of what it inherits from.
fn page_fonts(file: &Document, page: ObjectId) -> Fonts {
    let mut fonts = Fonts::new();
    let mut node = file.get_dictionary(page).ok();
    // A file may name itself as its parent.
    for _ in 0..MOST_PARENTS {
        let Some(fields) = node else { break };
        for (name, font) in Font::all(file, fields) {
            fonts.entry(name).or_insert(font);
        }
        node = inner(file, fields, b"Parent");
    }
    fonts
}

const MOST_PARENTS: usize = 32;

fn inner<'a>(file: &'a Document, fields: &'a Dictionary, name: &[u8]) -> Option<&'a Dictionary> {
    let (_, object) = file.dereference(fields.get(name).ok()?).ok()?;
    object.as_dict().ok()
}

fn stream_of<'a>(object: &'a Object, key: &[u8], wanted: &[u8]) -> Option<&'a Stream> {
    let stream = object.as_stream().ok()?;
    let name = stream.dict.get(key).and_then(Object::as_name);
    name.is_ok_and(|name| name == wanted).then_some(stream)
}

/// Content that pages and notes draw by its name, with fonts of its own or those of the page.
fn form_text(file: &Document, form: &Stream, of_pages: &Fonts) -> Result<String, ReportError> {
    let own = Font::all(file, &form.dict);
    let has_own = form.dict.has(b"Resources");
    content_text(&intact(form)?, if has_own { &own } else { of_pages })
}

type Fonts = BTreeMap<Vec<u8>, Font>;

fn content_text(content: &[u8], fonts: &Fonts) -> Result<String, ReportError> {
    let operations = Content::decode(content).map_err(unreadable)?.operations;
    if breaks_off(content, &operations) {
        return Err(unreadable("what it draws breaks off"));
    }
    let mut pen = Pen::default();
    for operation in &operations {
        let operands = &operation.operands;
        let number = |place: usize| operands.get(place).and_then(|one| one.as_float().ok());
        match operation.operator.as_str() {
            "BMC" | "EMC" => pen.apart = true,
            "BDC" => {
                pen.apart = true;
                let said = operands.get(1).and_then(|fields| fields.as_dict().ok());
                let said = said.and_then(|fields| fields.get(b"ActualText").ok());
                if let Some(Object::String(bytes, _)) = said {
                    pen.text.push('\n');
                    pen.text.push_str(&text_string(bytes));
                }
            }
            "BT" => pen.y = 0.0,
            "Tf" => {
                let name = operands.first().and_then(|name| name.as_name().ok());
                pen.font = name.map(<[u8]>::to_vec);
            }
            "Tm" => pen.y = number(5).unwrap_or(0.0),
            "Td" => pen.y += number(1).unwrap_or(0.0),
            "TD" => {
                pen.leading = -number(1).unwrap_or(0.0);
                pen.y += number(1).unwrap_or(0.0);
            }
            "TL" => pen.leading = number(0).unwrap_or(0.0),
            "T*" => pen.y -= pen.leading,
            "Tj" => pen.show(operands, fonts)?,
            "'" | "\"" => {
                pen.y -= pen.leading;
                pen.show(operands, fonts)?;
            }
            "TJ" => {
                if let Some(items) = operands.first().and_then(|items| items.as_array().ok()) {
                    pen.show(items, fonts)?;
                }
            }
            _ => {}
        }
    }
    Ok(pen.text)
}

/// What cannot be read is left out by whoever reads it, with all that follows. An image ends with its own word.
fn breaks_off(content: &[u8], operations: &[Operation]) -> bool {
    let content = content.trim_ascii_end();
    let ends_with = |operation: &Operation| {
        content.ends_with(operation.operator.as_bytes())
            || (operation.operator == "BI" && content.ends_with(b"EI"))
    };
    !content.is_empty() && !operations.last().is_some_and(ends_with)
}

impl Pen {
    /// Text on the same line and of the same marked content goes on with the word before it.
    fn show(&mut self, items: &[Object], fonts: &Fonts) -> Result<(), ReportError> {
        const SAME_LINE: f32 = 0.5;
        /// In thousandths of the size: about the width of a blank.
        const BLANK: f32 = -200.0;
        let same_line = self
            .last_y
            .is_some_and(|last| (last - self.y).abs() < SAME_LINE);
        if self.apart || !same_line {
            self.text.push('\n');
        }
        self.apart = false;
        self.last_y = Some(self.y);
        let font = self.font.as_ref().and_then(|name| fonts.get(name));
        for item in items {
            if let Object::String(codes, _) = item {
                let read = font.and_then(|font| font.read(codes));
                let text = read.ok_or_else(|| unreadable("a font does not say what it writes"))?;
                self.text.push_str(&text);
            } else if item.as_float().unwrap_or(0.0) < BLANK && !self.text.ends_with(' ') {
                self.text.push(' ');
            }
        }
        Ok(())
    }
}

impl Font {
    fn all(file: &Document, fields: &Dictionary) -> Fonts {
        let fonts = inner(file, fields, b"Resources");
        let fonts = fonts.and_then(|resources| inner(file, resources, b"Font"));
        let fonts = fonts.into_iter().flatten();
        fonts
            .filter_map(|(name, entry)| {
                let (_, font) = file.dereference(entry).ok()?;
                Some((name.clone(), Self::of(file, font.as_dict().ok()?)))
            })
            .collect()
    }

    fn of(file: &Document, font: &Dictionary) -> Self {
        let map = font
            .get(b"ToUnicode")
            .ok()
            .and_then(|entry| file.dereference(entry).ok())
            .and_then(|(_, object)| object.as_stream().ok())
            .map(|stream| to_unicode(&String::from_utf8_lossy(&inflated(stream))));
        let subtype = font
            .get(b"Subtype")
            .and_then(Object::as_name)
            .unwrap_or(b"");
        let differences = inner(file, font, b"Encoding")
            .and_then(|encoding| encoding.get(b"Differences").ok())
            .and_then(|entry| file.dereference(entry).ok())
            .and_then(|(_, object)| object.as_array().ok());
        Self {
            wide: subtype == b"Type0",
            map: map.unwrap_or_default(),
            named: differences.map_or_else(BTreeMap::new, |items| glyphs::named(items)),
        }
    }

    /// `None` where a code stands for what nobody can tell.
    fn read(&self, codes: &[u8]) -> Option<String> {
        let width = if self.wide { 2 } else { 1 };
        codes.chunks(width).map(|code| self.letter(code)).collect()
    }

    /// Fonts of one byte a character that say nothing have the letters of Windows in their places. Of several glyphs that
    /// are one letter together, a wide font names it at the first.
    fn letter(&self, code: &[u8]) -> Option<Cow<'_, str>> {
        let number = code
            .iter()
            .fold(0, |number, byte| number << 8 | u32::from(*byte));
        if let Some(text) = self.map.get(&number) {
            return Some(Cow::Borrowed(text));
        }
        if self.wide {
            return (!self.map.is_empty()).then_some(Cow::Borrowed(""));
        }
        match self.named.get(&number) {
            Some(named) => named.map(Cow::Borrowed),
            None => glyphs::of_windows(number).map(|c| Cow::Owned(c.to_string())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::text_string;

    #[test]
    fn strings_are_read_in_each_of_their_encodings() {
        assert_eq!(text_string(b"\xfe\xff\x00A\x04\x16"), "AЖ");
        assert_eq!(text_string(b"\xef\xbb\xbfAcm\xc3\xa9"), "Acmé");
        assert_eq!(text_string(b"Acm\xe9"), "Acmé");
    }
}
