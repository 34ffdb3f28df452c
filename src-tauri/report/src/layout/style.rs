//! The look of a paper: sizes, distances and colours, in one place.

use journal::domain::{Accent, Typeface};

use crate::document::{Paint, Style};
use crate::text::{Setting, TextAlign};

pub(super) const INK: Paint = rgb(0x1c, 0x20, 0x24);
pub(super) const MUTED: Paint = rgb(0x5a, 0x63, 0x6e);
pub(super) const HAIRLINE: Paint = rgb(0xcf, 0xd4, 0xda);

/// For titles, links and rules; each has more than 7 : 1 on white.
pub(crate) const fn accent(accent: Accent) -> Paint {
    match accent {
        Accent::Blue => rgb(0x1f, 0x45, 0x7c),
        Accent::Green => rgb(0x1d, 0x55, 0x3f),
        Accent::Plum => rgb(0x6a, 0x2a, 0x5b),
        Accent::Graphite => rgb(0x33, 0x39, 0x40),
    }
}

/// The same, hardly there: behind remarks.
pub(super) const fn tint(accent: Accent) -> Paint {
    match accent {
        Accent::Blue => rgb(0xf2, 0xf5, 0xf9),
        Accent::Green => rgb(0xf1, 0xf6, 0xf3),
        Accent::Plum => rgb(0xf8, 0xf3, 0xf7),
        Accent::Graphite => rgb(0xf4, 0xf4, 0xf5),
    }
}

pub(super) const HAIRLINE_WIDTH: f32 = 0.5;
pub(super) const RULE_WIDTH: f32 = 0.9;

/// Distance before a paragraph, list or quote.
pub(super) const PARAGRAPH_GAP: f32 = 7.5;
/// Distance before a list item after the first.
pub(super) const ITEM_GAP: f32 = 3.0;
/// Distance before and after a table, figure or callout.
pub(super) const BLOCK_GAP: f32 = 15.0;
/// Between the columns of a table.
pub(super) const GUTTER: f32 = 11.0;
/// Above and below the text of a table row.
pub(super) const CELL_PADDING: f32 = 4.0;

/// Letters of the serif design, which are wider, against those of the other: both hold as much on a page.
pub(super) const SERIF_SIZE: f32 = 0.94;

pub(super) const BODY: Setting = Setting {
    size: 10.5,
    leading: 15.0,
    style: Style::Plain,
    hyphenate: true,
    tabular: false,
    align: TextAlign::Start,
    typeface: Typeface::Sans,
};
pub(super) const QUOTE: Setting = Setting {
    style: Style::Emphasis,
    ..BODY
};
pub(super) const SMALL: Setting = Setting {
    size: 9.0,
    leading: 12.5,
    ..BODY
};
pub(super) const CELL: Setting = Setting {
    tabular: true,
    ..SMALL
};
pub(super) const CELL_HEADER: Setting = Setting {
    size: 8.5,
    leading: 11.5,
    style: Style::Strong,
    hyphenate: false,
    ..BODY
};
pub(super) const CAPTION: Setting = Setting {
    hyphenate: false,
    ..SMALL
};
pub(super) const NOTE: Setting = Setting {
    size: 8.5,
    leading: 11.5,
    ..BODY
};
pub(super) const LABEL: Setting = Setting {
    hyphenate: false,
    ..BODY
};
pub(super) const CALLOUT_TITLE: Setting = Setting {
    style: Style::Strong,
    ..LABEL
};
pub(super) const FOOTER: Setting = Setting {
    size: 8.0,
    leading: 10.0,
    hyphenate: false,
    tabular: true,
    ..BODY
};
pub(super) const COVER_TITLE: Setting = Setting {
    size: 32.0,
    leading: 38.0,
    style: Style::Strong,
    hyphenate: false,
    ..BODY
};
pub(super) const COVER_LONG_TITLE: Setting = Setting {
    size: 20.0,
    leading: 25.0,
    ..COVER_TITLE
};
pub(super) const COVER_SUBTITLE: Setting = Setting {
    size: 16.0,
    leading: 22.0,
    hyphenate: false,
    ..BODY
};
pub(super) const COVER_LINE: Setting = Setting {
    size: 11.0,
    leading: 17.0,
    hyphenate: false,
    ..BODY
};
pub(super) const CONTENTS_TOP: Setting = Setting {
    style: Style::Strong,
    tabular: true,
    ..LABEL
};
pub(super) const CONTENTS: Setting = Setting {
    tabular: true,
    ..LABEL
};

/// How a heading is set and how far it stands from what comes before and after.
pub(super) struct HeadingStyle {
    pub setting: Setting,
    /// `None` for the accent.
    pub paint: Option<Paint>,
    pub before: f32,
    pub after: f32,
}

pub(super) const fn heading(level: u8) -> HeadingStyle {
    let (size, leading, before, after, paint) = match level {
        0 | 1 => (21.0, 26.0, 34.0, 9.0, None),
        2 => (14.5, 19.0, 23.0, 3.0, Some(INK)),
        3 => (11.5, 16.0, 16.0, 1.0, Some(INK)),
        _ => (10.5, 15.0, 13.0, 0.0, Some(MUTED)),
    };
    HeadingStyle {
        setting: Setting {
            size,
            leading,
            style: Style::Strong,
            hyphenate: false,
            ..BODY
        },
        paint,
        before,
        after,
    }
}

const fn rgb(red: u8, green: u8, blue: u8) -> Paint {
    Paint {
        red,
        green,
        blue,
        opacity: 1.0,
    }
}
