use journal::domain::Severity;

use crate::document::Paint;

/// The colours of a chart, by the same roles as the window's. Shapes differ too, so that grey is enough.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Palette {
    pub text: Paint,
    pub muted: Paint,
    pub line: Paint,
    /// What the chart lies on.
    pub surface: Paint,
    pub accent: Paint,
    /// SEV1 to SEV4.
    pub severity: [Paint; 4],
    /// No severity was given.
    pub none: Paint,
}

impl Palette {
    pub const LIGHT: Self = Self {
        text: rgb(0x0021_201c),
        muted: rgb(0x0063_635e),
        line: rgb(0x00e2_e1de),
        surface: rgb(0x00ff_ffff),
        accent: rgb(0x0000_705f),
        severity: [
            rgb(0x00b9_2530),
            rgb(0x00b8_4a00),
            rgb(0x0085_6000),
            rgb(0x005d_6b77),
        ],
        none: rgb(0x0063_635e),
    };

    pub const DARK: Self = Self {
        text: rgb(0x00ee_eeec),
        muted: rgb(0x00b5_b3ad),
        line: rgb(0x0031_312e),
        surface: rgb(0x0011_1110),
        accent: rgb(0x000b_d8b6),
        severity: [
            rgb(0x00ff_8a86),
            rgb(0x00ff_a057),
            rgb(0x00f5_d273),
            rgb(0x00a9_b4bd),
        ],
        none: rgb(0x00b5_b3ad),
    };

    /// For the very dark, warm window of the night.
    pub const NIGHT: Self = Self {
        text: rgb(0x00e3_d3b8),
        muted: rgb(0x00ab_9a7f),
        line: rgb(0x002b_231a),
        surface: rgb(0x000a_0806),
        accent: rgb(0x00cb_b99f),
        severity: [
            rgb(0x00f0_7f73),
            rgb(0x00e8_914f),
            rgb(0x00d9_b45c),
            rgb(0x00a3_9b8c),
        ],
        none: rgb(0x00ab_9a7f),
    };

    /// For paper: black text, lines that survive a copier.
    pub const PRINT: Self = Self {
        text: rgb(0x0000_0000),
        muted: rgb(0x004a_4a46),
        line: rgb(0x00cf_ceca),
        ..Self::LIGHT
    };

    pub fn of(&self, severity: Option<Severity>) -> Paint {
        severity.map_or(self.none, |severity| match severity {
            Severity::Sev1 => self.severity[0],
            Severity::Sev2 => self.severity[1],
            Severity::Sev3 => self.severity[2],
            Severity::Sev4 => self.severity[3],
        })
    }

    /// Every severity in the same colour.
    pub(super) fn in_one(self, paint: Paint) -> Self {
        Self {
            severity: [paint; 4],
            none: paint,
            ..self
        }
    }
}

const fn rgb(code: u32) -> Paint {
    let [_, red, green, blue] = code.to_be_bytes();
    Paint {
        red,
        green,
        blue,
        opacity: 1.0,
    }
}

impl Paint {
    /// The same colour, let through by this share.
    pub(super) fn faded(self, opacity: f32) -> Self {
        Self { opacity, ..self }
    }
}
