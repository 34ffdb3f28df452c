//! The fonts: their bytes, names and measures.

use std::sync::Arc;

use journal::domain::Typeface;
use parley::FontContext;
use parley::fontique::{
    Blob, Collection, CollectionOptions, FontInfoOverride, FontStyle, FontWeight, GenericFamily,
    SourceCache,
};
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::Metrics;
use skrifa::string::StringId;
use skrifa::{FontRef, MetadataProvider};

/// A font as the page needs it; measures are in thousandths of an em.
pub struct Face {
    /// The `PostScript` name, without a subset tag.
    pub name: String,
    pub data: Blob<u8>,
    /// Position in a font collection.
    pub index: u32,
    pub ascent: f32,
    pub descent: f32,
    pub cap_height: f32,
    pub italic_angle: f32,
    pub weight: f32,
    /// Left, bottom, right, top.
    pub bounds: [f32; 4],
    /// Glyph and advance of the hyphen added at line ends.
    pub(super) hyphen: Option<(u16, f32)>,
}

pub(super) struct Bundled {
    family: &'static str,
    weight: FontWeight,
    style: FontStyle,
    bytes: &'static [u8],
}

macro_rules! bundled {
    ($family:literal, $weight:ident, $style:ident, $file:literal) => {
        Bundled {
            family: $family,
            weight: FontWeight::$weight,
            style: FontStyle::$style,
            bytes: include_bytes!(concat!("../../../../assets/fonts/", $file)),
        }
    };
}

pub(super) static BUNDLED: [Bundled; 15] = [
    bundled!("Source Sans 3", NORMAL, Normal, "SourceSans3-Regular.ttf"),
    bundled!(
        "Source Sans 3",
        SEMI_BOLD,
        Normal,
        "SourceSans3-Semibold.ttf"
    ),
    bundled!("Source Sans 3", NORMAL, Italic, "SourceSans3-Italic.ttf"),
    bundled!(
        "Noto Sans Hebrew",
        NORMAL,
        Normal,
        "NotoSansHebrew-Regular.ttf"
    ),
    bundled!(
        "Noto Sans Hebrew",
        SEMI_BOLD,
        Normal,
        "NotoSansHebrew-Semibold.ttf"
    ),
    bundled!(
        "Noto Sans Arabic",
        NORMAL,
        Normal,
        "NotoSansArabic-Regular.ttf"
    ),
    bundled!(
        "Noto Sans Arabic",
        SEMI_BOLD,
        Normal,
        "NotoSansArabic-Semibold.ttf"
    ),
    bundled!("Noto Emoji", NORMAL, Normal, "NotoEmoji-Regular.ttf"),
    bundled!(
        "Noto Sans Symbols",
        NORMAL,
        Normal,
        "NotoSansSymbols-Regular.ttf"
    ),
    bundled!(
        "Noto Sans Symbols 2",
        NORMAL,
        Normal,
        "NotoSansSymbols2-Regular.ttf"
    ),
    bundled!("Noto Sans Math", NORMAL, Normal, "NotoSansMath-Regular.ttf"),
    bundled!("Noto Sans Mono", NORMAL, Normal, "NotoSansMono-Regular.ttf"),
    bundled!("Source Serif 4", NORMAL, Normal, "SourceSerif4-Regular.ttf"),
    bundled!(
        "Source Serif 4",
        SEMI_BOLD,
        Normal,
        "SourceSerif4-Semibold.ttf"
    ),
    bundled!("Source Serif 4", NORMAL, Italic, "SourceSerif4-Italic.ttf"),
];

const EXTRA_FAMILY: &str = "Extra";

macro_rules! others {
    () => {
        "'Noto Sans Hebrew', 'Noto Sans Arabic', 'Noto Emoji', 'Noto Sans Symbols', 'Noto Sans Symbols 2', \
         'Noto Sans Math', 'Noto Sans Mono', 'Extra'"
    };
}

/// The families in the order in which a character looks for one, as a CSS list. One is enough for ASCII, and quicker to
/// resolve.
pub(super) fn families(typeface: Typeface, ascii: bool) -> &'static str {
    match (typeface, ascii) {
        (Typeface::Sans, true) => "'Source Sans 3'",
        (Typeface::Serif, true) => "'Source Serif 4'",
        (Typeface::Sans, false) => concat!("'Source Sans 3', ", others!()),
        (Typeface::Serif, false) => concat!("'Source Serif 4', 'Source Sans 3', ", others!()),
    }
}

/// A font context that never looks at the system's fonts: equal input, equal pages.
pub(super) fn context() -> FontContext {
    FontContext {
        collection: Collection::new(CollectionOptions {
            shared: false,
            system_fonts: false,
        }),
        source_cache: SourceCache::default(),
    }
}

pub(super) fn register(context: &mut FontContext, font: &Bundled) -> Option<Face> {
    let data = Blob::new(Arc::new(font.bytes));
    let known = FontInfoOverride {
        family_name: Some(font.family),
        weight: Some(font.weight),
        style: Some(font.style),
        ..FontInfoOverride::default()
    };
    let registered = context.collection.register_fonts(data.clone(), Some(known));
    let family = registered.first()?.0;
    if font.family == "Noto Emoji" {
        context
            .collection
            .set_generic_families(GenericFamily::Emoji, std::iter::once(family));
    }
    face(data)
}

pub(super) fn register_extra(context: &mut FontContext, bytes: Vec<u8>) -> Option<Face> {
    let data = Blob::new(Arc::new(bytes));
    let known = FontInfoOverride {
        family_name: Some(EXTRA_FAMILY),
        weight: Some(FontWeight::NORMAL),
        style: Some(FontStyle::Normal),
        ..FontInfoOverride::default()
    };
    context.collection.register_fonts(data.clone(), Some(known));
    face(data)
}

fn face(data: Blob<u8>) -> Option<Face> {
    let font = FontRef::from_index(data.as_ref(), 0).ok()?;
    let metrics = font.metrics(Size::unscaled(), LocationRef::default());
    let scale = 1000.0 / f32::from(metrics.units_per_em);
    let bounds = metrics.bounds.map_or([0.0, -250.0, 1000.0, 1000.0], |b| {
        [b.x_min, b.y_min, b.x_max, b.y_max].map(|value| value * scale)
    });
    Some(Face {
        name: postscript_name(&font),
        index: 0,
        ascent: metrics.ascent * scale,
        descent: metrics.descent * scale,
        cap_height: metrics.cap_height.unwrap_or(metrics.ascent) * scale,
        italic_angle: metrics.italic_angle,
        weight: font.attributes().weight.value(),
        bounds,
        hyphen: hyphen(&font, &metrics),
        data,
    })
}

/// Names in a PDF may hold only letters, digits and hyphens.
fn postscript_name(font: &FontRef<'_>) -> String {
    let name: String = font
        .localized_strings(StringId::POSTSCRIPT_NAME)
        .english_or_first()
        .map(|name| name.chars().collect())
        .unwrap_or_default();
    let plain: String = name
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || *c == '-')
        .collect();
    if plain.is_empty() {
        "Font".to_owned()
    } else {
        plain
    }
}

fn hyphen(font: &FontRef<'_>, metrics: &Metrics) -> Option<(u16, f32)> {
    let glyph = font.charmap().map('-')?;
    let advance = font
        .glyph_metrics(Size::unscaled(), LocationRef::default())
        .advance_width(glyph)?;
    let id = u16::try_from(glyph.to_u32()).ok()?;
    Some((id, advance / f32::from(metrics.units_per_em)))
}

impl Face {
    pub(super) fn draws(&self, character: char) -> bool {
        FontRef::from_index(self.data.as_ref(), self.index)
            .is_ok_and(|font| font.charmap().map(character).is_some())
    }
}
