//! Shaping, bidirectional order and line breaking, by parley.

use std::collections::HashMap;

use parley::{
    Alignment, AlignmentOptions, Cluster, FontContext, FontFeatures, FontStyle, FontWeight, Layout,
    LayoutContext, LineHeight, OverflowWrap, StyleProperty,
};

use crate::document::Style;

use super::face::{Face, families};
use super::{Glyph, Line, Piece, Run, Setting, Shaped, TextAlign, hyphen};

/// Each glyph run carries the index of its piece where parley expects a paint.
type PieceIndex = usize;

const SOFT_HYPHEN: char = '\u{ad}';

pub(super) struct Engine {
    fonts: FontContext,
    context: LayoutContext<PieceIndex>,
    layout: Layout<PieceIndex>,
    /// From a blob's id, which differs from process to process, to the index of its face.
    faces: HashMap<u64, usize>,
}

impl Engine {
    pub(super) fn new(fonts: FontContext, faces: &[Face]) -> Self {
        Self {
            fonts,
            context: LayoutContext::new(),
            layout: Layout::new(),
            faces: faces
                .iter()
                .enumerate()
                .map(|(index, face)| (face.data.id(), index))
                .collect(),
        }
    }

    pub(super) fn set(
        &mut self,
        faces: &[Face],
        pieces: &[Piece<'_>],
        setting: &Setting,
        width: Option<f32>,
    ) -> Shaped {
        let (text, ends) = join(pieces, setting.hyphenate);
        if text.is_empty() {
            return Shaped::default();
        }
        let mut shaped = Shaped::default();
        let mut start = 0;
        loop {
            let end = stretch_end(&text, start, width);
            let stretch = &text[start..end];
            let ends: Vec<usize> = ends
                .iter()
                .map(|piece_end| piece_end.saturating_sub(start).min(stretch.len()))
                .collect();
            self.lay(stretch, &ends, pieces, setting, width);
            let last = self.layout.len().saturating_sub(1);
            let goes_on = self.layout.get(last).map(|line| line.text_range().start);
            let goes_on = goes_on.filter(|&at| end < text.len() && at > 0);
            let mut next = self.collect(faces, stretch, setting);
            shaped.missing.append(&mut next.missing);
            if let Some(at) = goes_on {
                next.lines.pop();
                start += at;
            } else {
                start = end;
            }
            shaped.lines.append(&mut next.lines);
            if start == text.len() {
                return shaped;
            }
        }
    }

    fn lay(
        &mut self,
        text: &str,
        ends: &[usize],
        pieces: &[Piece<'_>],
        setting: &Setting,
        width: Option<f32>,
    ) {
        self.shape(text, ends, pieces, setting);
        self.layout.break_all_lines(width);
        let align = match setting.align {
            TextAlign::Start => Alignment::Start,
            TextAlign::Right => Alignment::Right,
        };
        if width.is_some() {
            self.layout.align(align, AlignmentOptions::default());
        }
    }

    fn shape(&mut self, text: &str, ends: &[usize], pieces: &[Piece<'_>], setting: &Setting) {
        let mut builder = self
            .context
            .ranged_builder(&mut self.fonts, text, 1.0, false);
        let families = families(setting.typeface, text.is_ascii());
        builder.push_default(StyleProperty::FontFamily(families.into()));
        builder.push_default(StyleProperty::FontSize(setting.size));
        builder.push_default(LineHeight::Absolute(setting.leading));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::Anywhere));
        if setting.tabular {
            builder.push_default(StyleProperty::FontFeatures(FontFeatures::from(
                "\"tnum\" 1",
            )));
        }
        let mut start = 0;
        for (index, (piece, &end)) in pieces.iter().zip(ends).enumerate() {
            builder.push(StyleProperty::Brush(index), start..end);
            let styles = [piece.style, setting.style];
            if styles.contains(&Style::Strong) {
                builder.push(FontWeight::SEMI_BOLD, start..end);
            }
            if styles.contains(&Style::Emphasis) {
                builder.push(FontStyle::Italic, start..end);
            }
            start = end;
        }
        builder.build_into(&mut self.layout, text);
    }

    fn collect(&self, faces: &[Face], text: &str, setting: &Setting) -> Shaped {
        let mut shaped = Shaped::default();
        let count = self.layout.len();
        for (index, line) in self.layout.lines().enumerate() {
            let metrics = line.metrics();
            let mut out = Line {
                runs: Vec::new(),
                width: metrics.advance - metrics.hanging_advance,
                baseline: metrics.baseline - metrics.block_min_coord,
            };
            let mut x = metrics.inline_min_coord + metrics.offset;
            let mut placed = Vec::new();
            for run in line.runs() {
                let face = self.faces.get(&run.font().data.id()).copied().unwrap_or(0);
                let mut setter =
                    RunSetter::new(text, face, setting.size, x, run.advance(), run.is_rtl());
                for cluster in run.clusters() {
                    setter.cluster(&cluster, faces, &mut shaped.missing);
                }
                placed.push((run.text_range().start, setter.finish()));
                x += run.advance();
            }
            // parley goes from left to right; readers of the file go by the text.
            placed.sort_by_key(|(start, _)| *start);
            out.runs = placed.into_iter().flat_map(|(_, runs)| runs).collect();
            let divided = index + 1 < count && text[line.text_range()].ends_with(SOFT_HYPHEN);
            if divided {
                add_hyphen(&mut out, faces);
            }
            shaped.lines.push(out);
        }
        shaped
    }
}

/// Breaking one long run into lines takes the square of its length. What is longer than this is laid stretch by
/// stretch, each from where the last whole line of the one before ended.
const STRETCH: usize = 8_000;

/// Where the stretch from `start` ends; text that is not broken into lines stays whole.
fn stretch_end(text: &str, start: usize, width: Option<f32>) -> usize {
    if width.is_none() || text.len() - start <= STRETCH {
        text.len()
    } else {
        text.floor_char_boundary(start + STRETCH)
    }
}

/// The text of all pieces and the end of each in it.
fn join(pieces: &[Piece<'_>], hyphenate: bool) -> (String, Vec<usize>) {
    let mut text = String::new();
    let mut ends = Vec::with_capacity(pieces.len());
    for (index, piece) in pieces.iter().enumerate() {
        if hyphenate {
            let last = index + 1 == pieces.len();
            push_printable(&mut text, &hyphen::soften(piece.text, last));
        } else {
            push_printable(&mut text, piece.text);
        }
        ends.push(text.len());
    }
    (text, ends)
}

/// Control characters have no shape: tabs become spaces, line ends stay, the rest goes.
fn push_printable(text: &mut String, piece: &str) {
    text.extend(piece.chars().filter_map(|c| match c {
        '\t' => Some(' '),
        '\n' => Some('\n'),
        c if c.is_control() => None,
        c => Some(c),
    }));
}

/// Collects the clusters of one shaped run, in reading order, into runs of one piece each.
struct RunSetter<'a> {
    text: &'a str,
    face: usize,
    size: f32,
    rtl: bool,
    /// Where the next cluster begins: its left edge, or its right edge in right-to-left text.
    pen: f32,
    runs: Vec<Run>,
}

impl<'a> RunSetter<'a> {
    fn new(text: &'a str, face: usize, size: f32, x: f32, advance: f32, rtl: bool) -> Self {
        Self {
            text,
            face,
            size,
            rtl,
            pen: if rtl { x + advance } else { x },
            runs: Vec::new(),
        }
    }

    fn cluster(
        &mut self,
        cluster: &Cluster<'_, PieceIndex>,
        faces: &[Face],
        missing: &mut Vec<char>,
    ) {
        // A ligature may reach across a place where its word could have been divided.
        let source = self.text[cluster.text_range()].trim_end_matches(SOFT_HYPHEN);
        let advance = cluster.advance();
        if self.rtl {
            self.pen -= advance;
        }
        if cluster.is_ligature_continuation() {
            self.continue_ligature(source, advance);
        } else if !source.is_empty() && !source.starts_with(['\n', '\r']) {
            self.start(cluster, source, faces, missing);
        }
        if !self.rtl {
            self.pen += advance;
        }
    }

    /// A later letter of a ligature: its text joins the glyph that was already set.
    fn continue_ligature(&mut self, source: &str, advance: f32) {
        let Some(run) = self.runs.last_mut() else {
            return;
        };
        run.text.push_str(source);
        run.width += advance;
        if let Some(glyph) = run
            .glyphs
            .iter_mut()
            .rev()
            .find(|glyph| !glyph.text.is_empty())
        {
            glyph.text.end = place(run.text.len());
            if self.rtl {
                glyph.x -= advance;
            }
        }
        if self.rtl {
            run.x = run.x.min(self.pen);
        }
    }

    fn start(
        &mut self,
        cluster: &Cluster<'_, PieceIndex>,
        source: &str,
        faces: &[Face],
        missing: &mut Vec<char>,
    ) {
        let pen = self.pen;
        let rtl = self.rtl;
        let run = self.run_for(cluster.style().brush);
        let from = place(run.text.len());
        run.text.push_str(source);
        run.width += cluster.advance();
        if rtl {
            run.x = pen;
        }
        let text = from..place(run.text.len());
        let speaker = run.glyphs.len();
        let mut widest = f32::NEG_INFINITY;
        let mut x = pen;
        for glyph in cluster.glyphs() {
            if glyph.id == 0 {
                missing.extend(undrawable(source, faces));
            }
            let set = Glyph {
                id: u16::try_from(glyph.id).unwrap_or(0),
                x: x + glyph.x,
                y: glyph.y,
                text: text.end..text.end,
            };
            // The letter itself comes first and speaks for its marks, which readers would take for more letters.
            if glyph.advance > widest {
                widest = glyph.advance;
                run.glyphs.insert(speaker, set);
            } else {
                run.glyphs.push(set);
            }
            x += glyph.advance;
        }
        if let Some(speaker) = run.glyphs.get_mut(speaker) {
            speaker.text = text;
        }
    }

    /// The run of this piece, begun if the last one belongs to another.
    fn run_for(&mut self, piece: PieceIndex) -> &mut Run {
        let fresh = self.runs.last().is_none_or(|run| run.piece != piece);
        if fresh {
            self.runs.push(Run {
                face: self.face,
                size: self.size,
                x: self.pen,
                width: 0.0,
                piece,
                text: String::new(),
                glyphs: Vec::new(),
            });
        }
        let last = self.runs.len() - 1;
        &mut self.runs[last]
    }

    /// Glyph positions become relative to their run.
    fn finish(mut self) -> Vec<Run> {
        for run in &mut self.runs {
            for glyph in &mut run.glyphs {
                glyph.x -= run.x;
            }
            // A paper of hundreds of pages has a million of them.
            run.glyphs.shrink_to_fit();
            run.text.shrink_to_fit();
        }
        self.runs
    }
}

/// A place in the text of a run, which is no longer than a line.
fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// The characters of a cluster that no font draws; the whole cluster if only the combination is unknown.
fn undrawable(source: &str, faces: &[Face]) -> Vec<char> {
    let unknown: Vec<char> = source
        .chars()
        .filter(|&c| !faces.iter().any(|face| face.draws(c)))
        .collect();
    if unknown.is_empty() {
        source.chars().collect()
    } else {
        unknown
    }
}

/// parley breaks at a soft hyphen but draws none.
fn add_hyphen(line: &mut Line, faces: &[Face]) {
    let Some(run) = line.runs.last_mut() else {
        return;
    };
    let Some((id, advance)) = faces.get(run.face).and_then(|face| face.hyphen) else {
        return;
    };
    let from = place(run.text.len());
    run.text.push(SOFT_HYPHEN);
    run.glyphs.push(Glyph {
        id,
        x: run.width,
        y: 0.0,
        text: from..place(run.text.len()),
    });
    run.width += advance * run.size;
    line.width += advance * run.size;
}
