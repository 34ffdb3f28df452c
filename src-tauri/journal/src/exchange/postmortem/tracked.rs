//! Pages of cState, whose paragraphs say at their end when they were written: `Back up. {{< track "2021-03-04 16:50" >}}`.

use std::borrow::Cow;

const OPEN: &str = "{{< track ";
const CLOSE: &str = ">}}";

/// The same page, with such paragraphs and the headings right above them as the lines of a timeline.
pub(super) fn as_timeline(markdown: &str) -> Cow<'_, str> {
    if !markdown.contains(OPEN) {
        return Cow::Borrowed(markdown);
    }
    let (mut kept, mut lines): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    for paragraph in paragraphs(markdown) {
        let Some((time, text)) = told(&paragraph) else {
            kept.push(paragraph);
            continue;
        };
        let heading = kept.last().and_then(|above| heading(above));
        let line = match heading {
            Some(heading) => format!("- {time} {heading}: {text}"),
            None => format!("- {time} {text}"),
        };
        if heading.is_some() {
            kept.pop();
        }
        lines.push(line.replace('\n', " "));
    }
    if lines.is_empty() {
        return Cow::Borrowed(markdown);
    }
    let page = kept.join("\n\n");
    Cow::Owned(format!("{page}\n\n## Timeline\n\n{}\n", lines.join("\n")))
}

/// Each ends at an empty line, or with its time.
fn paragraphs(markdown: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    for line in markdown.lines() {
        let is_empty = line.trim().is_empty();
        if let Some(last) = all.last_mut().filter(|_| !is_empty) {
            if !last.is_empty() {
                last.push('\n');
            }
            last.push_str(line);
        }
        if is_empty || line.trim_end().ends_with(CLOSE) {
            all.push(String::new());
        }
    }
    all.retain(|paragraph| !paragraph.is_empty());
    all
}

/// The time and the text of a paragraph that ends with one.
fn told(paragraph: &str) -> Option<(&str, &str)> {
    let (text, code) = paragraph.trim().rsplit_once(OPEN)?;
    let time = code.strip_suffix(CLOSE)?.trim().trim_matches('"');
    let text = text.trim();
    let is_text = !text.starts_with(['#', '-', '>', '|']);
    (is_text && !text.contains("```")).then_some((time, text))
}

/// Of what is nothing else; the largest is the title of the page.
fn heading(text: &str) -> Option<&str> {
    let text = text.trim();
    let heading = text.trim_start_matches('#');
    let is_one = heading.len() + 1 < text.len() && !text.contains('\n');
    is_one
        .then(|| heading.trim())
        .filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::as_timeline;

    #[test]
    fn paragraphs_with_a_time_at_their_end_are_lines() {
        let page = "# Balancer\n\nSlow.\n\n### Back\n\nThe change\nwas undone. {{< track \"2022-04-21T11:34:00.000Z\" >}}\n\
            *Over* - All fine. {{< track \"2022-04-21 12:23\" >}}\n";
        let lines = "# Balancer\n\nSlow.\n\n## Timeline\n\n- 2022-04-21T11:34:00.000Z Back: The change was undone.\n\
            - 2022-04-21 12:23 *Over* - All fine.\n";
        assert_eq!(as_timeline(page), lines);
        assert_eq!(as_timeline(&page.replace('\n', "\r\n")), lines);
        for page in ["No time.", "See {{< track \"x\" >}} for more."] {
            assert_eq!(as_timeline(page), page);
        }
        let titled = "# Over\n\nAll fine. {{< track \"2022-04-21 12:23\" >}}";
        assert!(as_timeline(titled).starts_with("# Over\n"));
    }
}
