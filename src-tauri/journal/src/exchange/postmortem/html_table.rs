//! Tables that a document editor left as HTML in Markdown: their rows are rows like any other.

use std::borrow::Cow;

use crate::exchange::html;

const OPENS: &str = "<table";
const CLOSES: &str = "</table>";

/// Markdown ends a block of HTML at an empty line; within a table such lines go, so that it stays one block.
pub(super) fn joined(markdown: &str) -> Cow<'_, str> {
    if !markdown.to_ascii_lowercase().contains(OPENS) {
        return Cow::Borrowed(markdown);
    }
    let lines: Vec<&str> = markdown.split_inclusive('\n').collect();
    let mut out = String::with_capacity(markdown.len());
    let closes = |line: &&str| line.to_ascii_lowercase().contains(CLOSES);
    let last_end = lines.iter().rposition(closes);
    let mut is_fenced = false;
    // The line at which the table around this one ends.
    let mut end = 0;
    for (at, line) in lines.iter().enumerate() {
        let start = line.trim_start().to_ascii_lowercase();
        if start.starts_with("```") || start.starts_with("~~~") {
            is_fenced = !is_fenced;
        }
        let is_closed = last_end.is_some_and(|last| at <= last);
        if at >= end && is_closed && !is_fenced && start.starts_with(OPENS) {
            let rest = lines[at..].iter();
            end = at
                + rest
                    .copied()
                    .position(|line| closes(&line))
                    .unwrap_or_default();
        }
        if at >= end || !line.trim().is_empty() {
            out.push_str(line);
        }
    }
    Cow::Owned(out)
}

/// The cells of a block that is one table, row by row; a table without a head has an empty one.
pub(super) fn rows(block: &str) -> Option<Vec<Vec<String>>> {
    // The same places in bytes, whatever the letters.
    let lower = block.to_ascii_lowercase();
    let inner = lower.trim().strip_prefix(OPENS)?.strip_suffix(CLOSES)?;
    if inner.contains(OPENS) {
        return None;
    }
    let mut rows = Vec::new();
    let mut is_headed = false;
    for (start, end) in between(&lower, &["<tr"]) {
        let row = &lower[start..end];
        let cells = between(row, &["<td", "<th"]);
        if rows.is_empty() && !cells.is_empty() {
            is_headed = row.contains("<th>") || row.contains("<th ");
        }
        let cell = |&(from, to): &(usize, usize)| cell(&block[start + from..start + to]);
        let cells: Vec<String> = cells.iter().map(cell).collect();
        if !cells.is_empty() {
            rows.push(cells);
        }
    }
    let first = rows.first()?;
    if !is_headed {
        let empty = vec![String::new(); first.len()];
        rows.insert(0, empty);
    }
    Some(rows)
}

/// From the end of each such opening tag to the next of them.
fn between(lower: &str, opens: &[&str]) -> Vec<(usize, usize)> {
    let is_tag = |at: &usize| {
        let rest = &lower[*at..];
        opens.iter().any(|open| {
            let after = rest.strip_prefix(open);
            after.is_some_and(|after| after.starts_with(['>', ' ', '\t', '\r', '\n']))
        })
    };
    let places = lower.match_indices('<').map(|(at, _)| at);
    let mut starts: Vec<usize> = places.filter(is_tag).collect();
    starts.push(lower.len());
    let pairs = starts.windows(2).filter_map(|pair| {
        let begins = pair[0] + lower[pair[0]..pair[1]].find('>')? + 1;
        Some((begins, pair[1]))
    });
    pairs.collect()
}

fn cell(html: &str) -> String {
    let lower = html.to_ascii_lowercase();
    let ends = ["</td", "</th", "</tr"];
    let end = ends.iter().filter_map(|end| lower.find(end)).min();
    let text = html::to_text(&html[..end.unwrap_or(html.len())]);
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::{joined, rows};

    #[test]
    fn a_table_of_an_editor_has_its_rows_and_keeps_its_links() {
        let html = "<table>\n<thead>\n<tr class=\"header\">\n<th><strong>Time</strong></th>\n<th>Notes</th>\n</tr>\n\
            </thead>\n<tbody>\n<tr>\n<td>2:43pm</td>\n<td><p>Page &amp; call</p>\n\n<p>of <a href=\"https://x.example\">on call</a></p></td>\n\
            </tr>\n</tbody>\n</table>";
        let whole = joined(html);
        assert!(!whole.contains("\n\n"), "{whole}");
        let found = rows(&whole).expect("a table");
        assert_eq!(found[0], ["Time", "Notes"]);
        assert_eq!(
            found[1],
            ["2:43pm", "Page & call\nof on call (https://x.example)"]
        );
    }

    #[test]
    fn a_table_without_a_head_has_an_empty_one_and_what_is_none_stays() {
        let found = rows("<TABLE><TR><TD>Began<TD>12:21</TABLE>").expect("a table");
        assert_eq!(found, [vec!["", ""], vec!["Began", "12:21"]]);
        assert_eq!(
            rows("<table><tr><td><table></table></td></tr></table>"),
            None
        );
        assert_eq!(rows("<p>No table</p>"), None);
        for open in [
            "<table>\n\nnever closed\n",
            "```\n<table>\n\n</table>\n```\n\nText\n",
        ] {
            assert_eq!(joined(open), open);
        }
    }
}
