//! A paper as plain text, 80 characters wide: for mails, terminals and boxes that take nothing else.

mod columns;
mod wrap;

use crate::document::{Content, Document, Fact, Figure, Link, ListItem, Span, Table, Text};
use crate::words;
use wrap::{clean, length, wrap};

const WIDTH: usize = 80;

pub fn plain(document: &Document) -> String {
    let mut paper = Paper::default();
    paper.cover(document);
    if document.contents {
        paper.contents(document);
    }
    for block in &document.blocks {
        paper.block(&block.content);
    }
    paper.notes();
    paper.finish()
}

#[derive(Default)]
struct Paper {
    out: String,
    notes: Vec<String>,
}

impl Paper {
    /// One piece with an empty line after it.
    fn push(&mut self, piece: &str) {
        for line in piece.trim_end().lines() {
            self.out.push_str(line.trim_end());
            self.out.push('\n');
        }
        self.out.push('\n');
    }

    fn finish(self) -> String {
        format!("{}\n", self.out.trim_end())
    }

    fn cover(&mut self, document: &Document) {
        let title = lines("", "", &clean(&document.title));
        let rule = rule(&title, "=");
        self.push(&format!("{rule}\n{title}\n{rule}"));
        let mut about = vec![clean(&document.subtitle)];
        about.extend(document.cover_lines.iter().map(|line| clean(line)));
        about.push(words::date(document.dated));
        self.push(&lines("", "", &about.join("\n")));
    }

    fn contents(&mut self, document: &Document) {
        self.heading(1, "Contents");
        let mut list = Vec::new();
        for heading in document.contents_headings() {
            let indent = "  ".repeat(usize::from(heading.level - 1));
            let title = clean(&heading.text.to_plain());
            list.push(lines(&indent, &format!("{indent}  "), &title));
        }
        self.push(&list.join("\n"));
    }

    fn block(&mut self, content: &Content) {
        match content {
            Content::Heading { level, text, .. } => {
                let text = self.text(text);
                self.heading(*level, &text);
            }
            Content::Paragraph(text) => self.paragraph("", text),
            Content::List { ordered, items } => self.list(*ordered, items),
            Content::Table(table) => self.table(table),
            Content::Figure(figure) => self.figure(figure),
            Content::Quote { text, attribution } => self.quote(text, attribution),
            Content::Callout { title, text } => {
                let text = format!("{}\n{}", clean(title), self.text(text));
                self.push(&lines("| ", "| ", text.trim_start()));
            }
            Content::Facts(facts) => self.facts(facts),
        }
    }

    /// Underlined twice, underlined once, in capitals.
    fn heading(&mut self, level: u8, text: &str) {
        let title = lines("", "", text);
        match level {
            0 | 1 => self.push(&format!("{title}\n{}", rule(&title, "="))),
            2 => self.push(&format!("{title}\n{}", rule(&title, "-"))),
            _ => self.push(&title.to_uppercase()),
        }
    }

    fn paragraph(&mut self, before: &str, text: &Text) {
        let text = self.text(text);
        self.push(&lines("", "", &format!("{before}{text}")));
    }

    fn list(&mut self, ordered: bool, items: &[ListItem]) {
        let mut list = Vec::new();
        for (index, item) in items.iter().enumerate() {
            let mark = if ordered {
                format!("{}. ", index + 1)
            } else {
                "- ".to_owned()
            };
            list.push(hanging(&mark, &self.text(&item.text)));
        }
        self.push(&list.join("\n"));
    }

    fn facts(&mut self, facts: &[Fact]) {
        let labels = facts.iter().map(|fact| length(&clean(&fact.label)));
        let widest = labels.max().unwrap_or_default().min(WIDTH / 3);
        let mut list = Vec::new();
        for fact in facts {
            let label = format!("{}:", clean(&fact.label));
            let value = self.text(&fact.value);
            list.push(hanging(
                &format!("{label:<width$}", width = widest + 3),
                &value,
            ));
        }
        self.push(&list.join("\n"));
    }

    fn table(&mut self, table: &Table) {
        if !table.caption.is_empty() {
            self.paragraph("", &table.caption);
        }
        let titles = table.columns.iter().map(|column| clean(&column.title));
        let mut rows = vec![titles.collect::<Vec<_>>()];
        for row in &table.rows {
            rows.push(row.cells.iter().map(|cell| self.text(cell)).collect());
        }
        let align: Vec<_> = table.columns.iter().map(|column| column.align).collect();
        self.push(&columns::columns(&rows, &align, WIDTH));
    }

    /// The words say what the drawing shows.
    fn figure(&mut self, figure: &Figure) {
        self.paragraph("Figure: ", &figure.caption);
        self.push(&lines("", "", &clean(&figure.alternative)));
    }

    fn quote(&mut self, text: &Text, attribution: &Text) {
        let mut quote = self.text(text);
        if !attribution.is_empty() {
            quote = format!("{quote}\n— {}", self.text(attribution));
        }
        self.push(&lines("    ", "    ", &quote));
    }

    fn notes(&mut self) {
        let notes = std::mem::take(&mut self.notes);
        if notes.is_empty() {
            return;
        }
        self.heading(1, "Notes");
        for (index, note) in notes.iter().enumerate() {
            self.push(&hanging(&format!("[{}] ", index + 1), note));
        }
    }

    fn text(&mut self, text: &Text) -> String {
        text.0.iter().map(|span| self.span(span)).collect()
    }

    fn span(&mut self, span: &Span) -> String {
        let mut text = clean(&span.text);
        if let Some(Link::Web(address)) = &span.link
            && Link::web(address).is_some()
            && *address != span.text
        {
            text = format!("{text} ({address})");
        }
        if let Some(note) = &span.footnote {
            let note = self.text(note);
            self.notes.push(note);
            text = format!("{text} [{}]", self.notes.len());
        }
        text
    }
}

/// Wrapped, the first line and the others with what stands before them.
fn lines(first: &str, others: &str, text: &str) -> String {
    let room = WIDTH - length(first).max(length(others)).min(WIDTH / 2);
    let mut out = first.to_owned();
    for (index, line) in wrap(text, room).iter().enumerate() {
        if index > 0 {
            out.push('\n');
            out.push_str(others);
        }
        out.push_str(line);
    }
    out
}

/// The text stands beside its mark, however many lines it takes.
fn hanging(mark: &str, text: &str) -> String {
    lines(mark, &" ".repeat(length(mark)), text)
}

/// As long as the longest line over it.
fn rule(text: &str, mark: &str) -> String {
    mark.repeat(text.lines().map(length).max().unwrap_or_default())
}
