//! Pages of cState, whose paragraphs say at their end when they were written: `Back up. {{< track "2021-03-04 16:50" >}}`.

use std::borrow::Cow;

const OPEN: &str = "{{< track ";
const CLOSE: &str = ">}}";

/// The same page, with such paragraphs and the headings right above them as the lines of a timeline.
pub(super) fn as_timeline(markdown: &str) -> Cow<'_, str> {
    if !markdown.contains(OPEN) {
        return Cow::Borrowed(markdown);
    }
    let (mut kept, mut lines): (Vec<&str>, Vec<String>) = (Vec::new(), Vec::new());
    for paragraph in markdown.split("\n\n") {
        let Some((time, text)) = told(paragraph) else {
            kept.push(paragraph);
            continue;
        };
        let heading = kept.last().and_then(|above| heading(above));
        let line = match heading {
            Some(heading) => {
                kept.pop();
                format!("- {time} {heading}: {text}")
            }
            None => format!("- {time} {text}"),
        };
        lines.push(line.replace('\n', " "));
    }
    if lines.is_empty() {
        return Cow::Borrowed(markdown);
    }
    let page = kept.join("\n\n");
    Cow::Owned(format!("{page}\n\n## Timeline\n\n{}\n", lines.join("\n")))
}

/// The time and the text of a paragraph that ends with one.
fn told(paragraph: &str) -> Option<(&str, &str)> {
    let (text, code) = paragraph.trim().rsplit_once(OPEN)?;
    let time = code.strip_suffix(CLOSE)?.trim().trim_matches('"');
    let text = text.trim();
    let is_text = !text.starts_with(['#', '-', '>', '|']);
    (is_text && !text.contains("```")).then_some((time, text))
}

/// Of what is nothing else.
fn heading(text: &str) -> Option<&str> {
    let text = text.trim();
    let heading = text.trim_start_matches('#');
    let is_one = heading.len() < text.len() && !text.contains('\n');
    is_one
        .then(|| heading.trim())
        .filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::as_timeline;

    #[test]
    fn paragraphs_with_a_time_at_their_end_are_lines() {
        let page = "Slow.\n\n### Back\n\nThe change\nwas undone. {{< track \"2022-04-21T11:34:00.000Z\" >}}\n\n*Over* - All fine. {{< track \"2022-04-21 12:23\" >}}\n";
        assert_eq!(
            as_timeline(page),
            "Slow.\n\n## Timeline\n\n- 2022-04-21T11:34:00.000Z Back: The change was undone.\n- 2022-04-21 12:23 *Over* - All fine.\n"
        );
        for page in ["No time.", "See {{< track \"x\" >}} for more."] {
            assert_eq!(as_timeline(page), page);
        }
    }
}
