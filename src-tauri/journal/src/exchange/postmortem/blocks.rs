//! From Markdown to a flat list of pieces in the order of the file. Whatever is markup in it, scripts and pictures
//! too, becomes text: nothing of a report is ever run or fetched.

use super::front_matter;
use super::numbering::Numbering;
use super::{html_table, mdx, tracked};
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) kind: PieceKind,
    /// Lists around it; 0 outside of any.
    pub(super) depth: usize,
    pub(super) text: String,
    /// How much of the text, in bytes, was set in bold at its beginning.
    pub(super) bold: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum PieceKind {
    Heading(u8),
    Paragraph,
    /// Begins an item of a list.
    Item {
        ticked: Option<bool>,
    },
    Code {
        language: String,
    },
    /// The rows of one table have one number; the first of them is its head.
    Row {
        table: usize,
        is_head: bool,
        cells: Vec<String>,
    },
    /// "key: value" lines above everything else.
    FrontMatter,
}

/// Boxes to tick are actions, under whatever heading.
pub(super) fn has_boxes(pieces: &[Piece]) -> bool {
    let mut pieces = pieces.iter();
    pieces.any(|piece| matches!(piece.kind, PieceKind::Item { ticked: Some(_) }))
}

/// Deeper lists are read as if they were this deep.
const DEEPEST: usize = 8;

pub(super) fn read(markdown: &str) -> Vec<Piece> {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS | Options::ENABLE_STRIKETHROUGH;
    let (front_matter, code, markdown) = mdx::head(markdown).unwrap_or_else(|| {
        let (above, rest) = front_matter::split(markdown);
        (above.to_owned(), "", rest)
    });
    let mut reader = Reader::default();
    reader.begin(PieceKind::FrontMatter);
    reader.say(&front_matter);
    reader.begin(PieceKind::Code {
        language: "mdx".to_owned(),
    });
    reader.say(code);
    reader.end_piece();
    for event in Parser::new_ext(
        &html_table::joined(&tracked::as_timeline(markdown)),
        options,
    ) {
        reader.take(event);
    }
    reader.end_piece();
    reader.numbering.close(&mut reader.pieces);
    reader.pieces
}

#[derive(Default)]
struct Reader {
    pieces: Vec<Piece>,
    /// The piece being read.
    kind: Option<PieceKind>,
    text: String,
    bold: usize,
    depth: usize,
    quotes: usize,
    tables: usize,
    numbering: Numbering,
    /// An item began and has no text yet.
    begins_item: bool,
    /// Bold text, or marks around it, that began at the very start of the piece.
    is_bold_start: bool,
    /// Where the text of each open link begins, and its address.
    links: Vec<(usize, String)>,
    cells: Vec<String>,
}

impl Reader {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.say(&text);
            }
            Event::Code(code) => self.say(&format!("`{code}`")),
            // A place to link to says nothing.
            Event::Html(html) | Event::InlineHtml(html) if is_anchor(&html) => {}
            Event::Html(html) if is_break(&html) => self.say("\n"),
            Event::InlineHtml(html) if is_break(&html) => self.say(BREAK),
            Event::Html(html) | Event::InlineHtml(html) => self.say(&html),
            Event::FootnoteReference(name) => self.say(&format!("[{name}]")),
            Event::SoftBreak => self.say("\n"),
            Event::HardBreak => self.say(HARD_BREAK),
            Event::Rule => self.end_piece(),
            Event::TaskListMarker(ticked) => {
                self.kind = Some(PieceKind::Item {
                    ticked: Some(ticked),
                });
                self.begins_item = false;
            }
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph => self.open(PieceKind::Paragraph),
            Tag::Heading { level, .. } => self.begin_part(level),
            Tag::BlockQuote(_) => {
                self.end_piece();
                self.quotes += 1;
            }
            // "1.            Rewrite it": who lines words up writes no code.
            Tag::CodeBlock(CodeBlockKind::Indented) if self.begins_item => {
                self.open(PieceKind::Paragraph);
            }
            Tag::CodeBlock(kind) => {
                let language = match kind {
                    CodeBlockKind::Fenced(info) => info.to_string(),
                    CodeBlockKind::Indented => String::new(),
                };
                self.begin(PieceKind::Code { language });
            }
            Tag::HtmlBlock => self.begin(PieceKind::Paragraph),
            Tag::List(first) => {
                self.end_piece();
                if self.depth == 0 {
                    self.numbering.begin(first, &mut self.pieces);
                }
                self.depth += 1;
            }
            Tag::Item => {
                self.end_piece();
                if self.depth == 1 {
                    self.numbering.item();
                }
                self.begins_item = true;
            }
            Tag::Table(_) => {
                self.end_piece();
                self.tables += 1;
            }
            Tag::TableHead | Tag::TableRow => self.cells.clear(),
            Tag::TableCell => self.text.clear(),
            Tag::Strong => {
                if self.kind == Some(PieceKind::Paragraph) && self.ends_labelled_line() {
                    self.begin(PieceKind::Paragraph);
                }
                self.is_bold_start = self.text.trim().is_empty();
            }
            Tag::Strikethrough => self.say("~~"),
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => {
                self.links.push((self.text.len(), dest_url.into_string()));
            }
            Tag::MetadataBlock(_)
            | Tag::FootnoteDefinition(_)
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Emphasis
            | Tag::Superscript
            | Tag::Subscript => {}
        }
    }

    fn begin_part(&mut self, level: HeadingLevel) {
        self.end_piece();
        self.numbering.close(&mut self.pieces);
        self.begin(PieceKind::Heading(number(level)));
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::HtmlBlock => match html_table::rows(&self.text) {
                Some(rows) => self.end_table(rows),
                None => self.end_piece(),
            },
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::CodeBlock => self.end_piece(),
            TagEnd::BlockQuote(_) => {
                self.end_piece();
                self.quotes -= 1;
            }
            TagEnd::List(_) => {
                self.end_piece();
                self.depth -= 1;
                if self.depth == 0 {
                    self.numbering.end(&self.pieces);
                }
            }
            TagEnd::Item => {
                self.end_piece();
                self.begins_item = false;
            }
            TagEnd::TableCell => {
                let cell = with_breaks(&std::mem::take(&mut self.text));
                self.cells.push(cell.trim().to_owned());
            }
            TagEnd::TableHead => self.end_row(true),
            TagEnd::TableRow => self.end_row(false),
            TagEnd::Strong => {
                if std::mem::take(&mut self.is_bold_start) {
                    self.bold = self.text.len();
                }
            }
            TagEnd::Strikethrough => self.say("~~"),
            TagEnd::Link | TagEnd::Image => self.end_link(),
            TagEnd::Table
            | TagEnd::MetadataBlock(_)
            | TagEnd::FootnoteDefinition
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::Emphasis
            | TagEnd::Superscript
            | TagEnd::Subscript => {}
        }
    }

    /// A new piece, unless one is open already: the text of a tight item comes without a paragraph around it.
    fn open(&mut self, kind: PieceKind) {
        if self.kind.is_none() {
            let kind = if std::mem::take(&mut self.begins_item) {
                PieceKind::Item { ticked: None }
            } else {
                kind
            };
            self.kind = Some(kind);
        }
    }

    fn begin(&mut self, kind: PieceKind) {
        self.end_piece();
        self.kind = Some(kind);
    }

    /// Lines with a bold label each, one right below the other, are paragraphs of their own.
    fn ends_labelled_line(&self) -> bool {
        let (bold, rest) = self.text.split_at_checked(self.bold).unwrap_or_default();
        let is_label = bold.trim_end().ends_with(':') || rest.trim_start().starts_with(':');
        self.bold > 0 && is_label && (rest.ends_with('\n') || rest.ends_with(HARD_BREAK))
    }

    fn say(&mut self, text: &str) {
        self.open(PieceKind::Paragraph);
        self.text.push_str(text);
    }

    /// A link keeps its address, unless its words are the address.
    fn end_link(&mut self) {
        let Some((start, address)) = self.links.pop() else {
            return;
        };
        let said = self.text.get(start..).unwrap_or_default().trim();
        if !address.is_empty() && said != address {
            let shown = if said.is_empty() {
                address
            } else {
                format!(" ({address})")
            };
            self.say(&shown);
        }
    }

    fn end_row(&mut self, is_head: bool) {
        let cells = std::mem::take(&mut self.cells);
        self.text.clear();
        self.kind = None;
        self.pieces.push(Piece {
            kind: PieceKind::Row {
                table: self.tables,
                is_head,
                cells,
            },
            depth: self.depth.min(DEEPEST),
            text: String::new(),
            bold: 0,
        });
    }

    fn end_table(&mut self, rows: Vec<Vec<String>>) {
        self.tables += 1;
        for (place, cells) in rows.into_iter().enumerate() {
            self.cells = cells;
            self.end_row(place == 0);
        }
    }

    fn end_piece(&mut self) {
        let text = with_breaks(&std::mem::take(&mut self.text));
        let bold = std::mem::take(&mut self.bold);
        self.links.clear();
        self.is_bold_start = false;
        let Some(kind) = self.kind.take() else {
            return;
        };
        let lead = text.len() - text.trim_start().len();
        let mut text = text.trim().to_owned();
        if text.is_empty() {
            return;
        }
        if self.quotes > 0 && kind == PieceKind::Paragraph {
            text = format!("> {}", text.replace('\n', "\n> "));
        }
        self.pieces.push(Piece {
            depth: self.depth.min(DEEPEST),
            bold: bold.saturating_sub(lead).min(text.len()),
            kind,
            text,
        });
    }
}

fn is_anchor(html: &str) -> bool {
    let html = html.trim();
    html == "</a>"
        || ((html.starts_with("<a id=") || html.starts_with("<a name="))
            && !html[1..].contains("<a"))
}

/// Stand for ends of lines that were asked for, by a tag or by two blanks, until the piece is whole; of the same length.
const BREAK: &str = "\u{b}";
const HARD_BREAK: &str = "\u{c}";

/// Where lines end in the middle of those of the file, these only end where the page was too narrow, or where that was
/// asked for.
fn with_breaks(text: &str) -> String {
    let mut behind = text
        .split(BREAK)
        .skip(1)
        .map(|rest| rest.trim_start_matches([' ', '\t']));
    let is_wrapped = behind.any(|rest| !rest.is_empty() && !rest.starts_with('\n'));
    let text = if is_wrapped {
        text.replace('\n', " ").replace(BREAK, "\n")
    } else {
        text.replace(BREAK, " ")
    };
    text.replace(HARD_BREAK, "\n")
}

/// How a cell of a table begins a new line.
fn is_break(html: &str) -> bool {
    let bare = html.trim().to_ascii_lowercase().replace(' ', "");
    bare == "<br>" || bare == "<br/>"
}

fn number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
