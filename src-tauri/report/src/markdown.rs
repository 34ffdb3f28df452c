//! A paper as Markdown (`CommonMark` with tables and footnotes). What looks like Markdown or HTML in a text stays text.

use std::fmt::Write;

use crate::document::{
    Align, Block, Content, Document, Fact, Figure, Link, ListItem, Span, Style, Table, Text,
};

use crate::words;

pub fn markdown(document: &Document) -> String {
    let mut paper = Paper::default();
    paper.cover(document);
    if document.contents {
        paper.contents(document);
    }
    for block in &document.blocks {
        paper.block(block);
    }
    paper.notes();
    paper.out
}

#[derive(Default)]
struct Paper {
    out: String,
    notes: Vec<String>,
}

impl Paper {
    /// One piece with an empty line after it.
    fn push(&mut self, piece: &str) {
        self.out.push_str(piece.trim_end());
        self.out.push_str("\n\n");
    }

    fn cover(&mut self, document: &Document) {
        self.push(&format!("# {}", line(&document.title)));
        self.push(&format!("**{}**", line(&document.subtitle)));
        let mut lines: Vec<String> = document.cover_lines.iter().map(|text| line(text)).collect();
        lines.push(words::date(document.dated));
        self.push(&lines.join("\\\n"));
    }

    fn contents(&mut self, document: &Document) {
        self.push("## Contents");
        let mut list = String::new();
        for heading in document.contents_headings() {
            let indent = "  ".repeat(usize::from(heading.level - 1));
            let title = line(&heading.text.to_plain());
            // Writing to a string cannot fail.
            let _ = writeln!(list, "{indent}- [{title}](#{})", heading.anchor);
        }
        self.push(&list);
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
                let text = self.text(text, Place::Paragraph);
                self.push(&text);
            }
            Content::List { ordered, items } => self.list(*ordered, items),
            Content::Table(table) => self.table(table),
            Content::Figure(figure) => self.figure(figure),
            Content::Quote { text, attribution } => self.quote(text, attribution),
            Content::Callout { title, text } => {
                let text = self.text(text, Place::Paragraph);
                self.push(&quoted(&format!("**{}**\n\n{text}", line(title))));
            }
            Content::Facts(facts) => self.facts(facts),
        }
    }

    /// With an anchor of our own, because programs disagree on those they make from titles.
    fn heading(&mut self, level: u8, text: &Text, anchor: &str) {
        let marks = "#".repeat(usize::from(level) + 1);
        let text = self.text(text, Place::Line);
        self.push(&format!("<a id=\"{anchor}\"></a>\n\n{marks} {text}"));
    }

    fn list(&mut self, ordered: bool, items: &[ListItem]) {
        let mut list = String::new();
        for (index, item) in items.iter().enumerate() {
            let mark = if ordered {
                format!("{}. ", index + 1)
            } else {
                "- ".to_owned()
            };
            let text = self.text(&item.text, Place::Paragraph);
            let hanging = format!("\n{}", " ".repeat(mark.len()));
            let _ = writeln!(list, "{mark}{}", text.replace('\n', &hanging));
        }
        self.push(&list);
    }

    fn facts(&mut self, facts: &[Fact]) {
        let mut list = String::new();
        for fact in facts {
            let value = self.text(&fact.value, Place::Paragraph);
            let _ = writeln!(
                list,
                "- **{}:** {}",
                line(&fact.label),
                value.replace('\n', "\n  ")
            );
        }
        self.push(&list);
    }

    fn table(&mut self, table: &Table) {
        if !table.caption.is_empty() {
            let caption = self.text(&table.caption, Place::Line);
            self.push(&format!("*{caption}*"));
        }
        let titles = table.columns.iter().map(|column| cell(&column.title));
        let mut rows = row(titles);
        rows += &row(table.columns.iter().map(|column| match column.align {
            Align::Start => "---".to_owned(),
            Align::End => "---:".to_owned(),
        }));
        for data in &table.rows {
            let cells: Vec<String> = data
                .cells
                .iter()
                .map(|text| self.text(text, Place::Cell))
                .collect();
            rows += &row(cells.into_iter());
        }
        self.push(&rows);
    }

    /// Markdown holds no drawings: the words say the same, and so does the table where the figure brings one.
    fn figure(&mut self, figure: &Figure) {
        let caption = self.text(&figure.caption, Place::Line);
        self.push(&format!("**Figure:** {caption}"));
        self.push(&escape(&figure.alternative, Place::Paragraph));
        if !figure.table.is_empty() {
            self.table(&figure.table);
        }
    }

    fn quote(&mut self, text: &Text, attribution: &Text) {
        let text = self.text(text, Place::Paragraph);
        let by = self.text(attribution, Place::Line);
        self.push(&quoted(&format!("{text}\n\n— {by}")));
    }

    fn notes(&mut self) {
        let notes = std::mem::take(&mut self.notes);
        for (index, note) in notes.iter().enumerate() {
            self.push(&format!("[^{}]: {note}", index + 1));
        }
    }

    fn text(&mut self, text: &Text, place: Place) -> String {
        let joined: String = text.0.iter().map(|span| self.span(span, place)).collect();
        match place {
            Place::Cell => joined,
            Place::Line | Place::Paragraph => guard_line_starts(&joined),
        }
    }

    fn span(&mut self, span: &Span, place: Place) -> String {
        let escaped = escape(&span.text, place);
        let styled = match span.style {
            Style::Plain => escaped,
            Style::Strong => wrapped(&escaped, "**", "**"),
            Style::Emphasis => wrapped(&escaped, "*", "*"),
        };
        let linked = match &span.link {
            Some(Link::Internal(anchor) | Link::Pointer(anchor)) => {
                wrapped(&styled, "[", &format!("](#{anchor})"))
            }
            Some(Link::Web(address)) => match Link::web(address) {
                Some(_) => wrapped(&styled, "[", &format!("](<{}>)", destination(address))),
                None => styled,
            },
            None => styled,
        };
        let linked = match &span.anchor {
            Some(anchor) => format!("<a id=\"{anchor}\"></a>{linked}"),
            None => linked,
        };
        let Some(note) = &span.footnote else {
            return linked;
        };
        let note = self.text(note, Place::Line);
        self.notes.push(note);
        format!("{linked}[^{}]", self.notes.len())
    }
}

/// Where a text stands decides what a line break becomes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Paragraph,
    Line,
    Cell,
}

fn line(text: &str) -> String {
    guard_line_starts(&escape(text, Place::Line))
}

fn cell(text: &str) -> String {
    escape(text, Place::Cell)
}

fn row(cells: impl Iterator<Item = String>) -> String {
    let cells: Vec<String> = cells.collect();
    format!("| {} |\n", cells.join(" | "))
}

fn quoted(text: &str) -> String {
    text.lines()
        .map(|line| format!("> {line}").trim_end().to_owned())
        .collect::<Vec<_>>()
        .join("\n")
}

/// The marks stand against the words, or they would not count as marks.
fn wrapped(text: &str, open: &str, close: &str) -> String {
    let inner = text.trim();
    if inner.is_empty() {
        return text.to_owned();
    }
    let lead = &text[..text.len() - text.trim_start().len()];
    let tail = &text[text.trim_end().len()..];
    format!("{lead}{open}{inner}{close}{tail}")
}

fn escape(text: &str, place: Place) -> String {
    let mut out = String::with_capacity(text.len());
    // A text may end with a break, where another follows it.
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            out.push_str(match place {
                Place::Paragraph => "\\\n",
                Place::Line => " ",
                Place::Cell => "<br>",
            });
        }
        escape_line(line.trim_end_matches('\r'), &mut out);
    }
    out
}

fn escape_line(line: &str, out: &mut String) {
    for c in line.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '|' | '$' | '^' | '#' => {
                out.push('\\');
                out.push(c);
            }
            '\t' => out.push(' '),
            c if c.is_control() => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
}

/// Takes the meaning from characters that have one only at the start of a line: headings, lists, rules, code.
fn guard_line_starts(text: &str) -> String {
    text.split('\n')
        .map(guard_line_start)
        .collect::<Vec<_>>()
        .join("\n")
}

fn guard_line_start(line: &str) -> String {
    let line = line.trim_start();
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    let rest = &line[digits..];
    if digits > 0 && rest.starts_with(['.', ')']) {
        format!("{}\\{rest}", &line[..digits])
    } else if line.starts_with(['+', '-', '=', ':']) {
        format!("\\{line}")
    } else {
        line.to_owned()
    }
}

/// An address between angle brackets.
fn destination(address: &str) -> String {
    address
        .replace('\\', "%5C")
        .replace('<', "%3C")
        .replace('>', "%3E")
        .replace('&', "\\&")
}
