//! What was pasted into the pad and is not stored yet.

use std::collections::VecDeque;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use journal::domain::EntryKind;

/// Whole lines, and behind them the last one, which goes on being typed.
#[derive(Debug, Default)]
pub(super) struct Pasted {
    lines: VecDeque<String>,
    /// How many of the last ones were typed while the others were being stored.
    typed: usize,
    /// The line that was taken last is one of those.
    took_typed: bool,
}

impl Pasted {
    pub(super) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Whether the line that was taken last was typed: then it may be a command.
    pub(super) fn took_typed(&self) -> bool {
        self.took_typed
    }

    /// Lines that only wait for their turn.
    pub(super) fn whole_lines(&self) -> usize {
        self.lines.len().saturating_sub(1)
    }

    /// A text behind what was typed before it. What a pasted line begins with is no sign of the pad's: it gets the blank
    /// that keeps it text.
    pub(super) fn add(&mut self, typed: &str, text: &str) {
        self.typed = 0;
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let mut last = match self.lines.pop_back() {
            Some(last) => last,
            None => typed.to_owned(),
        };
        for (place, piece) in text.split('\n').enumerate() {
            if place > 0 {
                self.lines.push_back(std::mem::take(&mut last));
            }
            if last.is_empty() && EntryKind::read(piece).0 != EntryKind::Note {
                last.push(' ');
            }
            last.push_str(piece);
        }
        self.lines.push_back(last);
    }

    /// What was kept of a paste, as it stands: the first line is for the input.
    pub(super) fn of_draft(draft: &str) -> (String, Self) {
        let (first, rest) = draft.split_once('\n').unwrap_or((draft, ""));
        let rest = rest.split('\n').filter(|_| draft.contains('\n'));
        let rest = Self {
            lines: rest.map(str::to_owned).collect(),
            ..Self::default()
        };
        (first.to_owned(), rest)
    }

    pub(super) fn next(&mut self) -> Option<String> {
        self.took_typed = self.lines.len() <= self.typed;
        let next = self.lines.pop_front();
        self.typed = self.typed.min(self.lines.len());
        next
    }

    /// A key that was pressed while lines are being stored comes behind them.
    pub(super) fn type_on(&mut self, key: KeyEvent) {
        let Some(last) = self.lines.back_mut() else {
            return;
        };
        // What goes on with a pasted line is a part of it.
        if self.typed == 0 && last.is_empty() {
            self.typed = 1;
        }
        if key.code == KeyCode::Enter {
            self.lines.push_back(String::new());
            self.typed += 1;
        } else if key.code == KeyCode::Backspace {
            last.pop();
        } else if let KeyCode::Char(letter) = key.code
            && !key.modifiers.contains(KeyModifiers::CONTROL)
        {
            last.push(letter);
        }
    }

    /// Everything that is not stored, behind what stands in the input.
    pub(super) fn behind(&self, input: &str) -> String {
        let mut lines = Vec::with_capacity(self.lines.len() + 1);
        // Between two lines of a paste nothing is being typed.
        if !input.is_empty() || self.lines.is_empty() {
            lines.push(input);
        }
        lines.extend(self.lines.iter().map(String::as_str));
        lines.join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(pasted: &mut Pasted) -> Vec<String> {
        std::iter::from_fn(|| pasted.next()).collect()
    }

    #[test]
    fn a_pasted_line_goes_on_from_what_was_typed_and_is_text() {
        let mut pasted = Pasted::default();
        pasted.add("> saw ", "this\r\n> quoted\n! urgent\nthe rest");
        assert_eq!(pasted.whole_lines(), 3);
        pasted.add("", " of it\n? who");
        assert_eq!(
            lines(&mut pasted),
            [
                "> saw this",
                " > quoted",
                " ! urgent",
                "the rest of it",
                " ? who"
            ]
        );
    }

    #[test]
    fn what_is_not_stored_yet_comes_back_as_it_was() {
        let mut pasted = Pasted::default();
        pasted.add("", "one\ntwo\nthree\nfour");
        assert_eq!(pasted.next().as_deref(), Some("one"));
        let held = pasted.next().unwrap_or_default();
        let draft = pasted.behind(&held);
        assert_eq!(draft, "two\nthree\nfour");
        let (input, mut rest) = Pasted::of_draft(&draft);
        assert_eq!(input, "two");
        assert_eq!(lines(&mut rest), ["three", "four"]);
        assert_eq!(Pasted::default().behind("> half"), "> half");
        let (input, rest) = Pasted::of_draft("> half");
        assert_eq!((input.as_str(), rest.is_empty()), ("> half", true));
    }

    #[test]
    fn keys_pressed_meanwhile_come_behind_the_paste() {
        let mut pasted = Pasted::default();
        pasted.add("", "one\n");
        for code in [
            KeyCode::Char('a'),
            KeyCode::Char('b'),
            KeyCode::Backspace,
            KeyCode::Enter,
        ] {
            pasted.type_on(KeyEvent::new(code, KeyModifiers::NONE));
        }
        assert_eq!(lines(&mut pasted), ["one", "a", ""]);
    }

    #[test]
    fn only_what_was_typed_may_be_a_command() {
        let mut pasted = Pasted::default();
        pasted.add("", "one\n:end fixed\nand ");
        for key in "so on\n:end fixed\n".chars() {
            let code = match key {
                '\n' => KeyCode::Enter,
                letter => KeyCode::Char(letter),
            };
            pasted.type_on(KeyEvent::new(code, KeyModifiers::NONE));
        }
        let mut taken = Vec::new();
        while let Some(line) = pasted.next() {
            taken.push((line, pasted.took_typed()));
        }
        let expected = [
            ("one", false),
            (":end fixed", false),
            ("and so on", false),
            (":end fixed", true),
            ("", true),
        ];
        assert_eq!(
            taken,
            expected.map(|(line, typed)| (line.to_owned(), typed))
        );
    }
}
