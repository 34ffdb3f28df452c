//! What was pasted into the pad and is not stored yet.

use std::collections::VecDeque;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use journal::domain::EntryKind;

/// Whole lines, and behind them the last one, which goes on being typed.
#[derive(Debug, Default)]
pub(super) struct Pasted(VecDeque<String>);

impl Pasted {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Lines that only wait for their turn.
    pub(super) fn whole_lines(&self) -> usize {
        self.0.len().saturating_sub(1)
    }

    /// A text behind what was typed before it. What a pasted line begins with is no sign of the pad's: it gets the blank
    /// that keeps it text.
    pub(super) fn add(&mut self, typed: &str, text: &str) {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let mut last = match self.0.pop_back() {
            Some(last) => last,
            None => typed.to_owned(),
        };
        for (place, piece) in text.split('\n').enumerate() {
            if place > 0 {
                self.0.push_back(std::mem::take(&mut last));
            }
            if last.is_empty() && EntryKind::read(piece).0 != EntryKind::Note {
                last.push(' ');
            }
            last.push_str(piece);
        }
        self.0.push_back(last);
    }

    /// What was kept of a paste, as it stands: the first line is for the input.
    pub(super) fn of_draft(draft: &str) -> (String, Self) {
        let (first, rest) = draft.split_once('\n').unwrap_or((draft, ""));
        let rest = rest.split('\n').filter(|_| draft.contains('\n'));
        (first.to_owned(), Self(rest.map(str::to_owned).collect()))
    }

    pub(super) fn next(&mut self) -> Option<String> {
        self.0.pop_front()
    }

    /// A key that was pressed while lines are being stored comes behind them.
    pub(super) fn type_on(&mut self, key: KeyEvent) {
        let Some(last) = self.0.back_mut() else {
            return;
        };
        if key.code == KeyCode::Enter {
            self.0.push_back(String::new());
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
        let mut lines = Vec::with_capacity(self.0.len() + 1);
        // Between two lines of a paste nothing is being typed.
        if !input.is_empty() || self.0.is_empty() {
            lines.push(input);
        }
        lines.extend(self.0.iter().map(String::as_str));
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
}
