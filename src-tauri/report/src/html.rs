//! A paper as one HTML file: no script, nothing fetched from anywhere, readable on a screen and on paper.

mod svg;

use std::fmt::Write;

use journal::domain::{Density, Design, Typeface};

use crate::document::{
    Align, Block, Content, Document, Fact, Figure, Link, ListItem, Span, Style, Table, Text,
};
use crate::layout::style;
use crate::words;

const STYLE: &str = include_str!("html/paper.css");

pub fn html(document: &Document, design: Design) -> String {
    let mut page = Page::default();
    page.head(document, design);
    page.cover(document);
    if document.contents {
        page.contents(document);
    }
    page.out.push_str("<main>\n");
    for block in &document.blocks {
        page.block(block);
    }
    page.notes();
    page.out.push_str("</main>\n</body>\n</html>\n");
    page.out
}

/// What a reader chose, in the words of the style sheet; letters of the reader's own computer, because a file that holds
/// fonts is a hundred times as long.
fn look(design: Design) -> String {
    let accent = style::accent(design.accent);
    let (red, green, blue) = (accent.red, accent.green, accent.blue);
    let letters = match design.typeface {
        Typeface::Sans => "\"Source Sans 3\", \"Inter\", system-ui, sans-serif",
        Typeface::Serif => "\"Source Serif 4\", Charter, \"Iowan Old Style\", Georgia, serif",
    };
    let size = match design.density {
        Density::Comfortable => "1rem",
        Density::Compact => "0.9rem",
    };
    let cover = if design.cover { "4.5rem" } else { "0" };
    format!(
        ":root {{ --accent-of-paper: #{red:02x}{green:02x}{blue:02x}; --letters: {letters}; --size: {size}; --cover: {cover}; }}\n"
    )
}

#[derive(Default)]
struct Page {
    out: String,
    notes: Vec<String>,
    figures: usize,
}

impl Page {
    fn push(&mut self, line: &str) {
        self.out.push_str(line);
        self.out.push('\n');
    }

    /// The policy keeps the file to itself, whatever opens it.
    fn head(&mut self, document: &Document, design: Design) {
        let title = escape(&document.title);
        let author = escape(&document.author);
        let language = escape(&document.language);
        self.push("<!DOCTYPE html>");
        self.push(&format!("<html lang=\"{language}\">"));
        self.push("<head>\n<meta charset=\"utf-8\">");
        self.push("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        self.push(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        );
        self.push("<meta name=\"color-scheme\" content=\"light dark\">");
        self.push(&format!("<meta name=\"author\" content=\"{author}\">"));
        self.push(&format!("<title>{title}</title>"));
        let look = look(design);
        self.push(&format!("<style>\n{look}{STYLE}</style>\n</head>\n<body>"));
    }

    fn cover(&mut self, document: &Document) {
        self.push("<header>");
        self.push(&format!(
            "<p class=\"kind\">{}</p>",
            escape(&document.subtitle)
        ));
        self.push(&format!(
            "<h1 dir=\"auto\">{}</h1>",
            escape(&document.title)
        ));
        for line in &document.cover_lines {
            self.push(&format!("<p dir=\"auto\">{}</p>", escape(line)));
        }
        self.push(&format!("<p>{}</p>", words::date(document.dated)));
        self.push("</header>");
    }

    fn contents(&mut self, document: &Document) {
        self.push("<nav aria-label=\"Contents\">\n<h2>Contents</h2>\n<ul>");
        for heading in document.contents_headings() {
            self.push(&format!(
                "<li class=\"level-{}\"><a href=\"#{}\" dir=\"auto\">{}</a></li>",
                heading.level,
                escape(heading.anchor),
                escape(&heading.text.to_plain())
            ));
        }
        self.push("</ul>\n</nav>");
    }

    fn block(&mut self, block: &Block) {
        match &block.content {
            Content::Heading {
                level,
                text,
                anchor,
                ..
            } => self.heading(*level, text, anchor),
            Content::Paragraph(text) => {
                let text = self.text(text);
                self.push(&format!("<p dir=\"auto\">{text}</p>"));
            }
            Content::List { ordered, items } => self.list(*ordered, items),
            Content::Table(table) => self.table(table),
            Content::Figure(figure) => self.figure(figure),
            Content::Quote { text, attribution } => self.quote(text, attribution),
            Content::Callout { title, text } => {
                let text = self.text(text);
                self.push(&format!(
                    "<aside><p><strong>{}</strong></p><p dir=\"auto\">{text}</p></aside>",
                    escape(title)
                ));
            }
            Content::Facts(facts) => self.facts(facts),
        }
    }

    /// One level down: the title of the paper is the only `h1`.
    fn heading(&mut self, level: u8, text: &Text, anchor: &str) {
        let rank = level.clamp(1, 5) + 1;
        let text = self.text(text);
        self.push(&format!(
            "<h{rank} id=\"{}\" dir=\"auto\">{text}</h{rank}>",
            escape(anchor)
        ));
    }

    fn list(&mut self, ordered: bool, items: &[ListItem]) {
        let tag = if ordered { "ol" } else { "ul" };
        self.push(&format!("<{tag}>"));
        for item in items {
            let text = self.text(&item.text);
            self.push(&format!("<li dir=\"auto\">{text}</li>"));
        }
        self.push(&format!("</{tag}>"));
    }

    fn facts(&mut self, facts: &[Fact]) {
        self.push("<dl>");
        for fact in facts {
            let value = self.text(&fact.value);
            self.push(&format!(
                "<dt>{}</dt><dd dir=\"auto\">{value}</dd>",
                escape(&fact.label)
            ));
        }
        self.push("</dl>");
    }

    fn table(&mut self, table: &Table) {
        self.push("<div class=\"table\"><table>");
        if !table.caption.is_empty() {
            let caption = self.text(&table.caption);
            self.push(&format!("<caption>{caption}</caption>"));
        }
        self.push("<thead><tr>");
        for column in &table.columns {
            let class = class_of(column.align);
            self.push(&format!(
                "<th scope=\"col\"{class}>{}</th>",
                escape(&column.title)
            ));
        }
        self.push("</tr></thead>\n<tbody>");
        for row in &table.rows {
            let mut line = String::from("<tr>");
            for (cell, column) in row.cells.iter().zip(&table.columns) {
                let text = self.text(cell);
                // Writing to a string cannot fail.
                let _ = write!(
                    line,
                    "<td{} dir=\"auto\">{text}</td>",
                    class_of(column.align)
                );
            }
            self.push(&format!("{line}</tr>"));
        }
        self.push("</tbody></table></div>");
    }

    fn figure(&mut self, figure: &Figure) {
        self.figures += 1;
        let caption = self.text(&figure.caption);
        self.push("<figure>");
        self.push(&svg::drawing(figure, self.figures));
        self.push(&format!("<figcaption>{caption}</figcaption>"));
        if !figure.table.is_empty() {
            let rows = words::count(figure.table.rows.len(), "row");
            self.push(&format!(
                "<details><summary>The same facts as a table ({rows})</summary>"
            ));
            self.table(&figure.table);
            self.push("</details>");
        }
        self.push("</figure>");
    }

    fn quote(&mut self, text: &Text, attribution: &Text) {
        let text = self.text(text);
        let by = self.text(attribution);
        self.push(&format!(
            "<figure class=\"quote\"><blockquote dir=\"auto\">{text}</blockquote><figcaption>{by}</figcaption></figure>"
        ));
    }

    fn notes(&mut self) {
        let notes = std::mem::take(&mut self.notes);
        if notes.is_empty() {
            return;
        }
        self.push("<section aria-label=\"Notes\"><ol class=\"notes\">");
        for (index, note) in notes.iter().enumerate() {
            let number = index + 1;
            self.push(&format!(
                "<li id=\"note-{number}\">{note} <a href=\"#note-{number}-at\" aria-label=\"Back to the text\">↩</a></li>"
            ));
        }
        self.push("</ol></section>");
    }

    fn text(&mut self, text: &Text) -> String {
        text.0.iter().map(|span| self.span(span)).collect()
    }

    fn span(&mut self, span: &Span) -> String {
        let text = escape(&span.text).replace('\n', "<br>");
        let styled = match span.style {
            Style::Plain => text,
            Style::Strong => format!("<strong>{text}</strong>"),
            Style::Emphasis => format!("<em>{text}</em>"),
        };
        let linked = match &span.link {
            Some(Link::Internal(anchor) | Link::Pointer(anchor)) => {
                format!("<a href=\"#{}\">{styled}</a>", escape(anchor))
            }
            Some(Link::Web(address)) => match Link::web(address) {
                Some(_) => format!(
                    "<a href=\"{}\" rel=\"noreferrer\">{styled}</a>",
                    escape(address.trim())
                ),
                None => styled,
            },
            None => styled,
        };
        let linked = match &span.anchor {
            Some(anchor) => format!("<span id=\"{}\">{linked}</span>", escape(anchor)),
            None => linked,
        };
        let Some(note) = &span.footnote else {
            return linked;
        };
        let note = self.text(note);
        self.notes.push(note);
        let number = self.notes.len();
        format!(
            "{linked}<sup><a id=\"note-{number}-at\" href=\"#note-{number}\">{number}</a></sup>"
        )
    }
}

fn class_of(align: Align) -> &'static str {
    match align {
        Align::Start => "",
        Align::End => " class=\"end\"",
    }
}

/// For text and for attributes in double quotes. Characters that HTML cannot hold are shown as replaced.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\r' => {}
            '\n' | '\t' => out.push(c),
            c if c.is_control() => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}
