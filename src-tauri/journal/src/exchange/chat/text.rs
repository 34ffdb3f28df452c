//! The text of one message, put together from its lines.

#[derive(Default)]
pub(super) struct Text<'a> {
    whole: String,
    /// As it was copied, with the blank at its end.
    last: Option<&'a str>,
    /// An empty line came after it.
    blank: bool,
}

impl<'a> Text<'a> {
    pub(super) fn is_empty(&self) -> bool {
        self.last.is_none()
    }

    pub(super) fn blank(&mut self) {
        self.blank = true;
    }

    pub(super) fn last_line(&self) -> Option<&'a str> {
        self.last
    }

    /// Adds a line. Slack's copy breaks the line before and after "@someone"; that is put right.
    pub(super) fn push(&mut self, line: &'a str) {
        let Some(last) = self.last.replace(line) else {
            self.whole.push_str(line.trim_start());
            self.blank = false;
            return;
        };
        let goes_on = line.starts_with([' ', ',', '.', '!', '?', ';', ':', ')', '\'', '\u{2019}']);
        let joins = (is_mention(line) && last.ends_with(' ')) || (is_mention(last) && goes_on);
        if !joins || self.blank {
            self.whole.truncate(self.whole.trim_end_matches(' ').len());
            self.whole.push_str(if self.blank { "\n\n" } else { "\n" });
        }
        self.whole.push_str(line);
        self.blank = false;
    }

    pub(super) fn into_string(mut self) -> String {
        self.whole.truncate(self.whole.trim_end().len());
        self.whole
    }
}

fn is_mention(line: &str) -> bool {
    let name = line.trim_end().strip_prefix('@');
    name.is_some_and(|name| !name.is_empty() && name.split(' ').take(4).count() <= 3)
}
