//! Fonts in the file: only the glyphs used, each with the text it stands for.

use std::collections::{BTreeMap, HashMap};

use lopdf::{Dictionary, Document, Object, Stream, StringFormat, dictionary};
use skrifa::instance::{LocationRef, Size};
use skrifa::raw::TableProvider;
use skrifa::{FontRef, GlyphId, MetadataProvider};
use subsetter::GlyphRemapper;

use crate::error::ReportError;
use crate::text::{Face, Fonts};

/// The codes given out so far, per font.
pub(super) struct FontTable<'a> {
    fonts: &'a Fonts,
    used: BTreeMap<usize, UsedFont<'a>>,
}

struct UsedFont<'a> {
    face: &'a Face,
    font: Option<FontRef<'a>>,
    /// `TrueType` outlines: codes are free, so that one glyph may stand for different texts.
    free_codes: bool,
    remapper: GlyphRemapper,
    /// By glyph: its codes, one for each text it stands for.
    codes: HashMap<u16, Vec<u16>>,
    entries: BTreeMap<u16, Entry>,
}

struct Entry {
    glyph: u16,
    advance: f32,
    text: String,
}

/// How a glyph is written: its code and how far it moves the pen, in thousandths of an em.
#[derive(Clone, Copy)]
pub(super) struct Code {
    pub code: u16,
    pub advance: f32,
}

impl<'a> FontTable<'a> {
    pub(super) fn new(fonts: &'a Fonts) -> Self {
        Self {
            fonts,
            used: BTreeMap::new(),
        }
    }

    pub(super) fn code(&mut self, face: usize, glyph: u16, text: &str) -> Code {
        let Some(used) = self.fonts.faces().get(face).map(|found| {
            self.used
                .entry(face)
                .or_insert_with(|| UsedFont::new(found))
        }) else {
            return Code {
                code: 0,
                advance: 0.0,
            };
        };
        used.code(glyph, text)
    }

    pub(super) fn name(face: usize) -> String {
        format!("T{face}")
    }

    /// Writes every used font; returns the font resources of all pages.
    pub(super) fn embed(&self, file: &mut Document) -> Result<Dictionary, ReportError> {
        let mut resources = Dictionary::new();
        for (&face, used) in &self.used {
            let id = used.embed(file)?;
            resources.set(Self::name(face), Object::Reference(id));
        }
        Ok(resources)
    }
}

impl<'a> UsedFont<'a> {
    fn new(face: &'a Face) -> Self {
        let font = FontRef::from_index(face.data.as_ref(), face.index).ok();
        Self {
            face,
            free_codes: font.as_ref().is_some_and(|font| font.glyf().is_ok()),
            font,
            remapper: GlyphRemapper::new(),
            codes: HashMap::new(),
            entries: BTreeMap::new(),
        }
    }

    fn code(&mut self, glyph: u16, text: &str) -> Code {
        let known = self.codes.entry(glyph).or_default();
        for &code in known.iter() {
            // Without free codes the first text wins.
            if let Some(entry) = self.entries.get(&code)
                && (entry.text == text || !self.free_codes)
            {
                let advance = entry.advance;
                return Code { code, advance };
            }
        }
        let subset = self.remapper.remap(glyph);
        let next = u16::try_from(self.entries.len() + 1).unwrap_or(u16::MAX);
        let code = if self.free_codes { next } else { subset };
        known.push(code);
        let advance = self.advance(glyph);
        let text = text.to_owned();
        self.entries.insert(
            code,
            Entry {
                glyph: subset,
                advance,
                text,
            },
        );
        Code { code, advance }
    }

    fn advance(&self, glyph: u16) -> f32 {
        let Some(font) = &self.font else {
            return 0.0;
        };
        let metrics = font.glyph_metrics(Size::new(1000.0), LocationRef::default());
        metrics
            .advance_width(GlyphId::from(glyph))
            .unwrap_or(0.0)
            .round()
    }

    fn embed(&self, file: &mut Document) -> Result<lopdf::ObjectId, ReportError> {
        let program = subsetter::subset(self.face.data.as_ref(), self.face.index, &self.remapper)
            .map_err(|error| ReportError::FontEmbedding {
            font: self.face.name.clone(),
            reason: error.to_string(),
        })?;
        let name = Object::Name(format!("{}+{}", self.subset_tag(), self.face.name).into_bytes());
        let program_entry = self.program(file, program);
        let mut descriptor = self.descriptor(&name);
        descriptor.set(program_entry.0, Object::Reference(program_entry.1));
        let descriptor = file.add_object(descriptor);
        let mut descendant = dictionary! {
            "Type" => "Font",
            "Subtype" => if self.free_codes { "CIDFontType2" } else { "CIDFontType0" },
            "BaseFont" => name.clone(),
            "CIDSystemInfo" => dictionary! {
                "Registry" => Object::string_literal("Adobe"),
                "Ordering" => Object::string_literal("Identity"),
                "Supplement" => 0,
            },
            "FontDescriptor" => descriptor,
            "DW" => 1000,
            "W" => self.widths(),
        };
        if self.free_codes {
            let map = file.add_object(Stream::new(Dictionary::new(), self.glyph_map()));
            descendant.set("CIDToGIDMap", Object::Reference(map));
        }
        let descendant = file.add_object(descendant);
        let to_unicode = file.add_object(Stream::new(Dictionary::new(), self.to_unicode()));
        Ok(file.add_object(dictionary! {
            "Type" => "Font",
            "Subtype" => "Type0",
            "BaseFont" => name,
            "Encoding" => "Identity-H",
            "DescendantFonts" => vec![Object::Reference(descendant)],
            "ToUnicode" => to_unicode,
        }))
    }

    fn program(&self, file: &mut Document, program: Vec<u8>) -> (&'static str, lopdf::ObjectId) {
        if self.free_codes {
            let length = i64::try_from(program.len()).unwrap_or(0);
            let stream = Stream::new(dictionary! { "Length1" => length }, program);
            return ("FontFile2", file.add_object(stream));
        }
        // A bare CFF table is what readers expect for codes that are glyph ids.
        let bare = FontRef::new(&program)
            .ok()
            .and_then(|font| font.table_data(skrifa::Tag::new(b"CFF ")))
            .map(|table| table.as_bytes().to_vec());
        let stream = match bare {
            Some(table) => Stream::new(dictionary! { "Subtype" => "CIDFontType0C" }, table),
            None => Stream::new(dictionary! { "Subtype" => "OpenType" }, program),
        };
        ("FontFile3", file.add_object(stream))
    }

    /// Six letters that differ from font to font.
    fn subset_tag(&self) -> String {
        let mut sum: u32 = 0;
        for (code, entry) in &self.entries {
            sum = sum
                .wrapping_mul(31)
                .wrapping_add(u32::from(*code) ^ (u32::from(entry.glyph) << 7));
            sum = entry.text.bytes().fold(sum, |sum, byte| {
                sum.wrapping_mul(31).wrapping_add(u32::from(byte))
            });
        }
        (0..6)
            .map(|_| {
                let letter = b'A' + u8::try_from(sum % 26).unwrap_or(0);
                sum /= 26;
                char::from(letter)
            })
            .collect()
    }

    fn descriptor(&self, name: &Object) -> Dictionary {
        const NONSYMBOLIC: i64 = 1 << 5;
        const ITALIC: i64 = 1 << 6;
        let italic = self.face.italic_angle != 0.0;
        let whole = |value: f32| Object::Real(value.round());
        dictionary! {
            "Type" => "FontDescriptor",
            "FontName" => name.clone(),
            "Flags" => if italic { NONSYMBOLIC | ITALIC } else { NONSYMBOLIC },
            "FontBBox" => self.face.bounds.map(whole).to_vec(),
            "ItalicAngle" => whole(self.face.italic_angle),
            "Ascent" => whole(self.face.ascent),
            "Descent" => whole(self.face.descent),
            "CapHeight" => whole(self.face.cap_height),
            // No table says how thick the stems are; this is the usual estimate from the weight.
            "StemV" => whole(50.0 + (self.face.weight / 65.0).powi(2)),
        }
    }

    fn widths(&self) -> Vec<Object> {
        let mut widths = Vec::new();
        let mut group: Vec<Object> = Vec::new();
        let mut next = None;
        for (&code, entry) in &self.entries {
            if next != Some(code) {
                if !group.is_empty() {
                    widths.push(Object::Array(std::mem::take(&mut group)));
                }
                widths.push(Object::Integer(i64::from(code)));
            }
            group.push(Object::Real(entry.advance));
            next = code.checked_add(1);
        }
        if !group.is_empty() {
            widths.push(Object::Array(group));
        }
        widths
    }

    fn glyph_map(&self) -> Vec<u8> {
        let last = self.entries.keys().next_back().copied().unwrap_or(0);
        (0..=last)
            .flat_map(|code| {
                self.entries
                    .get(&code)
                    .map_or(0, |entry| entry.glyph)
                    .to_be_bytes()
            })
            .collect()
    }

    fn to_unicode(&self) -> Vec<u8> {
        const HEAD: &str = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n\
            /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n\
            /CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n\
            1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
        const FOOT: &str = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
        let lines: Vec<String> = self
            .entries
            .iter()
            .filter(|(_, entry)| !entry.text.is_empty())
            .map(|(code, entry)| unicode_line(*code, &entry.text))
            .collect();
        let chunks: Vec<String> = lines
            .chunks(100)
            .map(|chunk| format!("{} beginbfchar\n{}endbfchar\n", chunk.len(), chunk.concat()))
            .collect();
        [HEAD, &chunks.concat(), FOOT].concat().into_bytes()
    }
}

fn unicode_line(code: u16, text: &str) -> String {
    let units: Vec<String> = text
        .encode_utf16()
        .map(|unit| format!("{unit:04X}"))
        .collect();
    format!("<{code:04X}> <{}>\n", units.concat())
}

/// Text outside of page contents: names, titles, alternatives.
pub(super) fn text_string(text: &str) -> Object {
    if text.is_ascii() {
        return Object::string_literal(text);
    }
    let mut bytes = vec![0xfe, 0xff];
    bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes, StringFormat::Hexadecimal)
}
