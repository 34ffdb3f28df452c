//! What a PDF says: the text of its pages through the fonts' maps to Unicode, and every string and stream beside it
//! (information, metadata, outline, links, alternatives).

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Display;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::View;
use super::markup::unescape;
use crate::error::ReportError;

pub fn views(bytes: &[u8]) -> Result<Vec<View>, ReportError> {
    let file = load(bytes)?;
    let mut views = Vec::new();
    for (number, page) in file.get_pages() {
        views.push(View::named(
            format!("page {number}"),
            page_text(&file, page)?,
        ));
    }
    for object in file.objects.values() {
        beside(object, &mut views);
        if let Some(form) = form(object) {
            views.push(View::named("a drawing", form_text(&file, form)?));
        }
    }
    beside(&Object::Dictionary(file.trailer.clone()), &mut views);
    Ok(views)
}

/// Of the pages alone.
pub fn text(bytes: &[u8]) -> Result<String, ReportError> {
    let file = load(bytes)?;
    let pages = file.get_pages().into_values();
    pages.map(|page| page_text(&file, page)).collect()
}

fn load(bytes: &[u8]) -> Result<Document, ReportError> {
    Document::load_mem(bytes).map_err(unreadable)
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

fn page_text(file: &Document, page: ObjectId) -> Result<String, ReportError> {
    let fonts = file.get_page_fonts(page).map_err(unreadable)?;
    content_text(&file.get_page_content(page), &Font::all(file, fonts))
}

/// Content that pages and notes draw by its name.
fn form(object: &Object) -> Option<&Stream> {
    let stream = object.as_stream().ok()?;
    let subtype = stream.dict.get(b"Subtype").and_then(Object::as_name);
    subtype.is_ok_and(|name| name == b"Form").then_some(stream)
}

fn form_text(file: &Document, form: &Stream) -> Result<String, ReportError> {
    let inner = |fields: &Dictionary, name: &[u8]| {
        let entry = fields.get(name).ok()?;
        let (_, object) = file.dereference(entry).ok()?;
        object.as_dict().ok().cloned()
    };
    let fonts = inner(&form.dict, b"Resources").and_then(|all| inner(&all, b"Font"));
    let fonts = fonts.unwrap_or_default();
    let fonts = fonts.iter().filter_map(|(name, entry)| {
        let (_, font) = file.dereference(entry).ok()?;
        Some((name.clone(), font.as_dict().ok()?))
    });
    content_text(&inflated(form), &Font::all(file, fonts))
}

type Fonts = BTreeMap<Vec<u8>, Font>;

fn content_text(content: &[u8], fonts: &Fonts) -> Result<String, ReportError> {
    let operations = Content::decode(content).map_err(unreadable)?.operations;
    let mut pen = Pen::default();
    for operation in &operations {
        let operands = &operation.operands;
        let number = |place: usize| operands.get(place).and_then(|one| one.as_float().ok());
        match operation.operator.as_str() {
            "BMC" | "BDC" | "EMC" => pen.apart = true,
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
    fn all<'a>(
        file: &Document,
        fonts: impl IntoIterator<Item = (Vec<u8>, &'a Dictionary)>,
    ) -> Fonts {
        let fonts = fonts.into_iter();
        fonts
            .map(|(name, font)| (name, Self::of(file, font)))
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
        Self {
            wide: subtype == b"Type0",
            map: map.unwrap_or_default(),
        }
    }

    /// `None` where a code stands for what nobody can tell.
    fn read(&self, codes: &[u8]) -> Option<String> {
        let width = if self.wide { 2 } else { 1 };
        codes.chunks(width).map(|code| self.letter(code)).collect()
    }

    /// Fonts of one byte a character that say nothing have the letters of ASCII in their places. Of several glyphs that
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
        let plain = char::from_u32(number).filter(|c| matches!(c, ' '..='~'));
        plain.map(|c| Cow::Owned(c.to_string()))
    }
}

/// `bfchar` and `bfrange` of a `CMap`.
fn to_unicode(cmap: &str) -> BTreeMap<u32, String> {
    let mut map = BTreeMap::new();
    let words: Vec<&str> = cmap
        .split_inclusive('>')
        .flat_map(str::split_whitespace)
        .collect();
    let mut codes: Vec<&str> = Vec::new();
    for word in words {
        match word {
            "endbfchar" => {
                for pair in codes.chunks_exact(2) {
                    if let (Some(code), text) = (code(pair[0]), unicode(pair[1])) {
                        map.insert(code, text);
                    }
                }
            }
            "endbfrange" => {
                for triple in codes.chunks_exact(3) {
                    range(triple, &mut map);
                }
            }
            word if word.starts_with('<') => {
                codes.push(word);
                continue;
            }
            _ => {}
        }
        if word.starts_with("begin") || word.starts_with("end") {
            codes.clear();
        }
    }
    map
}

fn range(triple: &[&str], map: &mut BTreeMap<u32, String>) {
    let (Some(first), Some(last)) = (code(triple[0]), code(triple[1])) else {
        return;
    };
    let mut text: Vec<char> = unicode(triple[2]).chars().collect();
    for at in first..=last.min(first + 0xffff) {
        map.insert(at, text.iter().collect());
        if let Some(end) = text.last_mut() {
            *end = char::from_u32(u32::from(*end) + 1).unwrap_or(*end);
        }
    }
}

fn code(hex: &str) -> Option<u32> {
    u32::from_str_radix(hex.trim_matches(['<', '>']), 16).ok()
}

fn unicode(hex: &str) -> String {
    let digits = hex.trim_matches(['<', '>']);
    let units: Vec<u16> = (0..digits.len() / 4)
        .filter_map(|place| u16::from_str_radix(digits.get(place * 4..place * 4 + 4)?, 16).ok())
        .collect();
    String::from_utf16_lossy(&units)
}

#[cfg(test)]
mod tests {
    use super::{text_string, to_unicode};

    #[test]
    fn a_map_to_unicode_is_read() {
        let map = to_unicode(
            "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n2 beginbfchar\n<0001> <0041>\n\
             <0002><00660069>\nendbfchar\n1 beginbfrange\n<0005> <0007> <0061>\nendbfrange\n",
        );
        let text = |code: u32| map.get(&code).map(String::as_str);
        assert_eq!(
            [1, 2, 5, 6, 7, 8].map(text),
            [Some("A"), Some("fi"), Some("a"), Some("b"), Some("c"), None]
        );
    }

    #[test]
    fn strings_are_read_in_each_of_their_encodings() {
        assert_eq!(text_string(b"\xfe\xff\x00A\x04\x16"), "AЖ");
        assert_eq!(text_string(b"\xef\xbb\xbfAcm\xc3\xa9"), "Acmé");
        assert_eq!(text_string(b"Acm\xe9"), "Acmé");
    }
}
