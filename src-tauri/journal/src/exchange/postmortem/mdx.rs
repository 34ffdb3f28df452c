//! The head of a report that a web site is built from: code above the text, which names it in a literal.

/// "title: Relay outage", a line for each text that the code sets, in the form of a front matter; the code; and the rest.
pub(super) fn head(markdown: &str) -> Option<(String, &str, &str)> {
    let is_code = |line: &str| line.starts_with("import ") || line.starts_with("export ");
    let first = markdown.lines().find(|line| !line.trim().is_empty())?;
    if !is_code(first.trim_start_matches('\u{feff}')) {
        return None;
    }
    let mut read = 0;
    let mut open: usize = 0;
    let mut said = String::new();
    for line in markdown.split_inclusive('\n') {
        let bare = line.trim_start_matches('\u{feff}');
        if open == 0 && !is_code(bare) && !bare.trim().is_empty() {
            break;
        }
        if let Some((key, text)) = literal(line) {
            said.extend([key, ": ", text, "\n"]);
        }
        open += line.matches(['{', '(', '[']).count();
        open = open.saturating_sub(line.matches(['}', ')', ']']).count());
        read += line.len();
    }
    let (code, rest) = markdown.split_at(read);
    // An object that never ends is no head.
    (open == 0 && !said.is_empty()).then_some((said, code, rest))
}

/// "title: 'Relay outage'," sets a text; what is computed says nothing here.
fn literal(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.trim().split_once(':')?;
    let value = value.trim().trim_end_matches(',');
    let quote = value.chars().next().filter(|c| matches!(c, '\'' | '"'))?;
    let text = value.strip_prefix(quote)?.strip_suffix(quote)?;
    let is_name = key.chars().all(|c| c.is_alphanumeric() || c == '_');
    (is_name && !key.is_empty()).then_some((key, text))
}

#[cfg(test)]
mod tests {
    use super::head;

    #[test]
    fn code_above_a_report_says_its_title_and_its_day() {
        let code = "import { Layout } from '@/layout'\n\nexport const post = {\n  date: '2024-11-19',\n  title: 'Relay outage',\n}\n\n\
            export const metadata = {\n  title: post.title,\n}\n\nexport default (props) => <Layout {...props} />\n\n";
        let text = format!("{code}## What happened\n");
        let (said, kept, rest) = head(&text).expect("a head");
        assert_eq!(said, "date: 2024-11-19\ntitle: Relay outage\n");
        assert_eq!(kept, code);
        assert_eq!(rest, "## What happened\n");
    }

    #[test]
    fn other_words_at_the_top_are_text() {
        for text in [
            "",
            "export to Excel failed\n\ntitle: 'x'",
            "# Title\nimport x",
            "import {\n",
        ] {
            assert_eq!(head(text), None, "{text}");
        }
    }
}
